import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { DraftingService } from './drafting.service.ts';
import { DueDocumentsService } from './due-documents.service.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import { ProtocolPrinting } from './protocol-printing.service.ts';
import { ProtocolController } from './protocol.controller.ts';
import { ProtocolRepository } from './protocol.repository.ts';
import { Protocols } from './protocols.service.ts';
import { ResultRepository } from './result.repository.ts';

@Module({
  imports: [OrganisationModule, SigningModule],
  controllers: [ProtocolController],
  providers: [
    DraftingService,
    DueDocumentsService,
    ProtocolNews,
    ProtocolPrinting,
    ProtocolRepository,
    Protocols,
    ResultRepository,
  ],
  exports: [DueDocumentsService, ProtocolPrinting, Protocols],
})
export class ProtocolsModule {}
