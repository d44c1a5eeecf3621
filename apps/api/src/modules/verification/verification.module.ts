import { Module } from '@nestjs/common';
import { ProtocolsModule } from '../protocols/protocols.module.ts';
import { CredentialKeyRepository } from './credential-key.repository.ts';
import { CredentialKeys } from './credential-keys.service.ts';
import { CredentialsController } from './credentials.controller.ts';
import { Credentials } from './credentials.service.ts';
import { VerificationController } from './verification.controller.ts';
import { VerificationRepository } from './verification.repository.ts';
import { VerificationService } from './verification.service.ts';
import { WellKnown } from './well-known.service.ts';

@Module({
  imports: [ProtocolsModule],
  controllers: [CredentialsController, VerificationController],
  providers: [
    CredentialKeyRepository,
    CredentialKeys,
    Credentials,
    VerificationRepository,
    VerificationService,
    WellKnown,
  ],
})
export class VerificationModule {}
