import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { CommissionController } from './commission.controller.ts';
import { CommissionRepository } from './commission.repository.ts';
import { Commissions } from './commissions.service.ts';

@Module({
  imports: [IdentityModule],
  controllers: [CommissionController],
  providers: [Commissions, CommissionRepository],
  exports: [Commissions],
})
export class CommissionsModule {}
