import { Module } from '@nestjs/common';
import { RegistryModule } from '../registry/registry.module.ts';
import { DocumentPage } from './document-page.service.ts';
import { ExtractService } from './extract.service.ts';
import { ReissueRepository } from './reissue.repository.ts';
import { ReissueService } from './reissue.service.ts';
import { ReissuesController } from './reissues.controller.ts';

@Module({
  imports: [RegistryModule],
  controllers: [ReissuesController],
  providers: [DocumentPage, ExtractService, ReissueRepository, ReissueService],
})
export class ReissuesModule {}
