import { Controller } from '@nestjs/common';
import {
  acknowledgeRegulation,
  getOrganisation,
  getProtocolReminders,
  getRegulation,
  listAcknowledgements,
  publishEdition,
  updateOrganisation,
  updateProtocolReminders,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Organisations } from './organisation.service.ts';
import { RegulationService } from './regulation.service.ts';

@Controller()
export class OrganisationController {
  constructor(
    private readonly organisations: Organisations,
    private readonly regulation: RegulationService,
  ) {}

  @Serve(getOrganisation)
  getOrganisation(): Promise<OutputOf<typeof getOrganisation>> {
    return this.organisations.current();
  }

  @Serve(updateOrganisation)
  updateOrganisation(
    @CurrentUser() user: User,
    @Input(updateOrganisation) { body }: InputOf<typeof updateOrganisation>,
  ): Promise<OutputOf<typeof updateOrganisation>> {
    return this.organisations.update(user.id, body);
  }

  @Serve(getProtocolReminders)
  getProtocolReminders(): Promise<OutputOf<typeof getProtocolReminders>> {
    return this.organisations.protocolReminders();
  }

  @Serve(updateProtocolReminders)
  updateProtocolReminders(
    @CurrentUser() user: User,
    @Input(updateProtocolReminders) { body }: InputOf<typeof updateProtocolReminders>,
  ): Promise<OutputOf<typeof updateProtocolReminders>> {
    return this.organisations.updateProtocolReminders(user.id, body.minutes);
  }

  @Serve(getRegulation)
  getRegulation(): Promise<OutputOf<typeof getRegulation>> {
    return this.regulation.regulation();
  }

  @Serve(publishEdition)
  publishEdition(
    @CurrentUser() user: User,
    @Input(publishEdition) input: InputOf<typeof publishEdition>,
  ): Promise<OutputOf<typeof publishEdition>> {
    return this.regulation.publish(user.id, input);
  }

  @Serve(acknowledgeRegulation)
  acknowledgeRegulation(
    @CurrentUser() user: User,
    @RequestOrigin() { address }: Origin,
    @Input(acknowledgeRegulation) input: InputOf<typeof acknowledgeRegulation>,
  ): Promise<OutputOf<typeof acknowledgeRegulation>> {
    return this.regulation.acknowledge(user.id, address, input);
  }

  @Serve(listAcknowledgements)
  listAcknowledgements(): Promise<OutputOf<typeof listAcknowledgements>> {
    return this.regulation.acknowledgements();
  }
}
