import { Module } from '@nestjs/common';
import { ProtocolsModule } from '../protocols/protocols.module.ts';
import { VerificationController } from './verification.controller.ts';
import { VerificationRepository } from './verification.repository.ts';
import { VerificationService } from './verification.service.ts';

@Module({
  imports: [ProtocolsModule],
  controllers: [VerificationController],
  providers: [VerificationRepository, VerificationService],
})
export class VerificationModule {}
