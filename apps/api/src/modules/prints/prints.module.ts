import { Module } from '@nestjs/common';
import { BlanksModule } from '../blanks/blanks.module.ts';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { GroupFilesModule } from '../group-files/group-files.module.ts';
import { HandOversModule } from '../hand-overs/hand-overs.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProtocolsModule } from '../protocols/protocols.module.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { PrivacyModule } from '../privacy/privacy.module.ts';
import { MakePrintJob } from './make-print.job.ts';
import { PaperMaker } from './paper-maker.service.ts';
import { PaperRepository } from './paper.repository.ts';
import { PrintController } from './print.controller.ts';
import { PrintRepository } from './print.repository.ts';
import { Prints } from './prints.service.ts';
import { SweepJob } from './sweep.job.ts';
import { SweepRepository } from './sweep.repository.ts';

@Module({
  imports: [
    BlanksModule,
    EvidenceModule,
    GroupFilesModule,
    HandOversModule,
    IdentityModule,
    OrdersModule,
    PrivacyModule,
    ProtocolsModule,
    RegistryModule,
  ],
  controllers: [PrintController],
  providers: [MakePrintJob, PaperMaker, PaperRepository, PrintRepository, Prints, SweepJob, SweepRepository],
})
export class PrintsModule {}
