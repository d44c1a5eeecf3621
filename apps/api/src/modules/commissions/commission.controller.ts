import { Controller } from '@nestjs/common';
import { listCandidates, listCommissions, type InputOf, type OutputOf } from '@itog/contracts';
import { Input, Serve } from '../../platform/serve.ts';
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
  listCandidates(
    @Input(listCandidates) input: InputOf<typeof listCandidates>,
  ): Promise<OutputOf<typeof listCandidates>> {
    return this.commissions.candidates(input);
  }
}
