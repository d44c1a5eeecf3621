import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.ts';
import { CommissionController } from './commission.controller.ts';
import { CommissionOrders } from './commission-orders.service.ts';
import { CommissionRepository } from './commission.repository.ts';
import { Commissions } from './commissions.service.ts';

@Module({
  imports: [OrdersModule],
  controllers: [CommissionController],
  providers: [CommissionOrders, CommissionRepository, Commissions],
  exports: [Commissions],
})
export class CommissionsModule {}
