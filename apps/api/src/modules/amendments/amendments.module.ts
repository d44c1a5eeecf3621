import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { AmendmentRepository } from './amendment.repository.ts';
import { Amendments } from './amendments.service.ts';

@Module({
  imports: [OrganisationModule, SigningModule],
  providers: [AmendmentRepository, Amendments],
  exports: [Amendments],
})
export class AmendmentsModule {}
