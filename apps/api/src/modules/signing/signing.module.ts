import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { AgreementRepository } from './agreement.repository.ts';
import { AgreementService } from './agreement.service.ts';
import { SignatureRepository } from './signature.repository.ts';
import { SigningController } from './signing.controller.ts';
import { Signing } from './signing.service.ts';

@Module({
  imports: [IdentityModule],
  controllers: [SigningController],
  providers: [AgreementRepository, AgreementService, SignatureRepository, Signing],
  exports: [Signing],
})
export class SigningModule {}
