import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { ProtocolsModule } from '../protocols/protocols.module.ts';
import { SealsModule } from '../seals/seals.module.ts';
import { DesignsModule } from '../designs/designs.module.ts';
import { DischargeOrders } from './discharge-orders.service.ts';
import { DueGrounds } from './due-grounds.service.ts';
import { DocumentFacts } from './document-facts.service.ts';
import { DocumentPrinting } from './document-printing.service.ts';
import { DocumentRepository } from './document.repository.ts';
import { IssuanceRepository } from './issuance.repository.ts';
import { IssuanceService } from './issuance.service.ts';
import { RegistryNews } from './registry-news.service.ts';
import { RegistryController } from './registry.controller.ts';
import { Registry } from './registry.service.ts';

@Module({
  imports: [DesignsModule, EnrolmentsModule, OrdersModule, OrganisationModule, ProtocolsModule, SealsModule],
  controllers: [RegistryController],
  providers: [
    DischargeOrders,
    DueGrounds,
    DocumentFacts,
    DocumentPrinting,
    DocumentRepository,
    IssuanceRepository,
    IssuanceService,
    Registry,
    RegistryNews,
  ],
  exports: [DocumentFacts, DocumentPrinting, DueGrounds, IssuanceService, Registry],
})
export class RegistryModule {}
