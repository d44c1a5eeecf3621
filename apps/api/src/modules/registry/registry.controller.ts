import { Controller, type StreamableFile } from '@nestjs/common';
import {
  annulDocument,
  getDocumentFile,
  issueDocuments,
  listDocuments,
  listSeries,
  previewIssuance,
  updateSeries,
  type InputOf,
  type OutputOf,
  type RegistryEntry,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { IssuanceService } from './issuance.service.ts';
import { Registry } from './registry.service.ts';
import { SeriesService } from '../organisation/series.service.ts';

@Controller()
export class RegistryController {
  constructor(
    private readonly issuance: IssuanceService,
    private readonly registry: Registry,
    private readonly series: SeriesService,
  ) {}

  @Serve(previewIssuance)
  previewIssuance(
    @Input(previewIssuance) { params }: InputOf<typeof previewIssuance>,
  ): Promise<OutputOf<typeof previewIssuance>> {
    return this.issuance.preview(params.protocolId);
  }

  @Serve(issueDocuments)
  issueDocuments(
    @CurrentUser() user: User,
    @Input(issueDocuments) { params }: InputOf<typeof issueDocuments>,
  ): Promise<OutputOf<typeof issueDocuments>> {
    return this.issuance.issue(user.id, params.protocolId);
  }

  @Serve(listDocuments)
  listDocuments(@Input(listDocuments) input: InputOf<typeof listDocuments>): Promise<OutputOf<typeof listDocuments>> {
    return this.registry.list(input);
  }

  @Serve(getDocumentFile)
  getDocumentFile(
    @CurrentUser() user: User,
    @Input(getDocumentFile) { params }: InputOf<typeof getDocumentFile>,
  ): Promise<StreamableFile> {
    return this.registry.file(user, params.documentId);
  }

  @Serve(annulDocument)
  annulDocument(
    @CurrentUser() user: User,
    @Input(annulDocument) input: InputOf<typeof annulDocument>,
  ): Promise<RegistryEntry> {
    return this.registry.annul(user.id, input);
  }

  @Serve(listSeries)
  listSeries(): Promise<OutputOf<typeof listSeries>> {
    return this.series.list();
  }

  @Serve(updateSeries)
  updateSeries(
    @CurrentUser() user: User,
    @Input(updateSeries) input: InputOf<typeof updateSeries>,
  ): Promise<OutputOf<typeof updateSeries>> {
    return this.series.update(user.id, input);
  }
}
