import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { AgreementRepository } from './agreement.repository.ts';
import { AgreementService } from './agreement.service.ts';
import { LetterJob } from './letter.job.ts';
import { SecondFactorController } from './second-factor.controller.ts';
import { SecondFactorRepository } from './second-factor.repository.ts';
import { SecondFactors } from './second-factor.service.ts';
import { SignatureRepository } from './signature.repository.ts';
import { SigningController } from './signing.controller.ts';
import { Signing } from './signing.service.ts';

@Module({
  imports: [IdentityModule],
  controllers: [SecondFactorController, SigningController],
  providers: [
    AgreementRepository,
    AgreementService,
    LetterJob,
    SecondFactorRepository,
    SecondFactors,
    SignatureRepository,
    Signing,
  ],
  exports: [Signing],
})
export class SigningModule {}
