import { Controller } from '@nestjs/common';
import {
  checkCommission,
  draftCommission,
  listCandidates,
  listCommissions,
  signOrder,
  type Commission,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Commissions } from './commissions.service.ts';

@Controller()
export class CommissionController {
  constructor(private readonly commissions: Commissions) {}

  @Serve(listCommissions)
  listCommissions(
    @Input(listCommissions) input: InputOf<typeof listCommissions>,
  ): Promise<OutputOf<typeof listCommissions>> {
    return this.commissions.list(input);
  }

  @Serve(listCandidates)
  listCandidates(): Promise<OutputOf<typeof listCandidates>> {
    return this.commissions.candidates();
  }

  @Serve(checkCommission)
  checkCommission(
    @Input(checkCommission) input: InputOf<typeof checkCommission>,
  ): Promise<OutputOf<typeof checkCommission>> {
    return this.commissions.check(input);
  }

  @Serve(draftCommission)
  draftCommission(
    @CurrentUser() user: User,
    @Input(draftCommission) input: InputOf<typeof draftCommission>,
  ): Promise<Commission> {
    return this.commissions.draft(user.id, input);
  }

  @Serve(signOrder)
  signOrder(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(signOrder) input: InputOf<typeof signOrder>,
  ): Promise<Commission> {
    return this.commissions.sign(user.id, origin, input);
  }
}
