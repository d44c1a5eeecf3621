import { Controller } from '@nestjs/common';
import {
  acceptSigningAgreement,
  getMySigning,
  getSigningAgreement,
  listSigners,
  listSigningAgreements,
  publishSigningAgreement,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { AgreementService } from './agreement.service.ts';

@Controller()
export class SigningController {
  constructor(private readonly agreements: AgreementService) {}

  @Serve(getMySigning)
  getMySigning(@CurrentUser() user: User): Promise<OutputOf<typeof getMySigning>> {
    return this.agreements.mine(user.id);
  }

  @Serve(acceptSigningAgreement)
  acceptSigningAgreement(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(acceptSigningAgreement) input: InputOf<typeof acceptSigningAgreement>,
  ): Promise<OutputOf<typeof acceptSigningAgreement>> {
    return this.agreements.accept(user.id, origin, input);
  }

  @Serve(listSigningAgreements)
  listSigningAgreements(): Promise<OutputOf<typeof listSigningAgreements>> {
    return this.agreements.list();
  }

  @Serve(getSigningAgreement)
  getSigningAgreement(
    @Input(getSigningAgreement) { params }: InputOf<typeof getSigningAgreement>,
  ): Promise<OutputOf<typeof getSigningAgreement>> {
    return this.agreements.one(params.agreementId);
  }

  @Serve(publishSigningAgreement)
  publishSigningAgreement(
    @CurrentUser() user: User,
    @Input(publishSigningAgreement) input: InputOf<typeof publishSigningAgreement>,
  ): Promise<OutputOf<typeof publishSigningAgreement>> {
    return this.agreements.publish(user.id, input);
  }

  @Serve(listSigners)
  listSigners(): Promise<OutputOf<typeof listSigners>> {
    return this.agreements.signers();
  }
}
