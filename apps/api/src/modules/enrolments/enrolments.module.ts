import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { EnrollingService } from './enrolling.service.ts';
import { EnrolmentController } from './enrolment.controller.ts';
import { EnrolmentOrders } from './enrolment-orders.service.ts';
import { EnrolmentRepository } from './enrolment.repository.ts';
import { Enrolments } from './enrolment.service.ts';
import { GroupController } from './group.controller.ts';
import { GroupRepository } from './group.repository.ts';
import { GroupService } from './group.service.ts';
import { Newcomers } from './newcomers.service.ts';

@Module({
  imports: [IdentityModule, OrdersModule],
  controllers: [GroupController, EnrolmentController],
  providers: [
    EnrollingService,
    EnrolmentOrders,
    EnrolmentRepository,
    Enrolments,
    GroupRepository,
    GroupService,
    Newcomers,
  ],
  exports: [EnrolmentOrders, Enrolments, GroupService],
})
export class EnrolmentsModule {}
