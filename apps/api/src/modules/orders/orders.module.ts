import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { SealsModule } from '../seals/seals.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { OrderController } from './order.controller.ts';
import { OrderDrafting } from './order-drafting.service.ts';
import { OrderKinds } from './order-kinds.service.ts';
import { OrderPrinting } from './order-printing.service.ts';
import { OrderRepository } from './order.repository.ts';
import { OrderTemplates } from './order-templates.service.ts';
import { Orders } from './orders.service.ts';

@Module({
  imports: [OrganisationModule, SealsModule, SigningModule],
  controllers: [OrderController],
  providers: [OrderDrafting, OrderKinds, OrderPrinting, OrderRepository, Orders, OrderTemplates],
  exports: [OrderDrafting, OrderKinds, OrderPrinting, Orders],
})
export class OrdersModule {}
