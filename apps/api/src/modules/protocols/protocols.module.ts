import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { SealsModule } from '../seals/seals.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { DraftingService } from './drafting.service.ts';
import { DueDocumentsService } from './due-documents.service.ts';
import { ProtocolEvidence } from './protocol-evidence.service.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import { ProtocolPrinting } from './protocol-printing.service.ts';
import { ProtocolController } from './protocol.controller.ts';
import { ProtocolRepository } from './protocol.repository.ts';
import { Protocols } from './protocols.service.ts';
import { RemindersJob } from './reminders.job.ts';
import { ResultRepository } from './result.repository.ts';

@Module({
  imports: [OrganisationModule, SealsModule, SigningModule],
  controllers: [ProtocolController],
  providers: [
    DraftingService,
    DueDocumentsService,
    ProtocolEvidence,
    ProtocolNews,
    ProtocolPrinting,
    ProtocolRepository,
    Protocols,
    RemindersJob,
    ResultRepository,
  ],
  exports: [DueDocumentsService, ProtocolEvidence, ProtocolPrinting, Protocols],
})
export class ProtocolsModule {}
