import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { DocumentPage } from './document-page.service.ts';
import { ExtractService } from './extract.service.ts';
import { FormerDocuments } from './former-documents.service.ts';
import { HistoryRepository } from './history.repository.ts';
import { ReissueRepository } from './reissue.repository.ts';
import { ReissueService } from './reissue.service.ts';
import { ReissuesController } from './reissues.controller.ts';

@Module({
  imports: [IdentityModule, RegistryModule],
  controllers: [ReissuesController],
  providers: [DocumentPage, ExtractService, FormerDocuments, HistoryRepository, ReissueRepository, ReissueService],
  exports: [FormerDocuments],
})
export class ReissuesModule {}
