import { Module } from '@nestjs/common';
import { SigningModule } from '../signing/signing.module.ts';
import { CommissionController } from './commission.controller.ts';
import { CommissionRepository } from './commission.repository.ts';
import { Commissions } from './commissions.service.ts';

@Module({
  imports: [SigningModule],
  controllers: [CommissionController],
  providers: [Commissions, CommissionRepository],
  exports: [Commissions],
})
export class CommissionsModule {}
