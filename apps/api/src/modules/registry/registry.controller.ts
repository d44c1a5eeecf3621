import { Controller, type StreamableFile } from '@nestjs/common';
import {
  annulDocument,
  getDocumentFile,
  issueDocuments,
  issueOrderDocuments,
  listDocuments,
  listDueDocuments,
  listSeries,
  previewIssuance,
  previewOrderIssuance,
  updateSeries,
  type InputOf,
  type OutputOf,
  type RegistryEntry,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { DueGrounds } from './due-grounds.service.ts';
import { IssuanceService } from './issuance.service.ts';
import { Registry } from './registry.service.ts';
import { SeriesService } from '../organisation/series.service.ts';

@Controller()
export class RegistryController {
  constructor(
    private readonly issuance: IssuanceService,
    private readonly registry: Registry,
    private readonly grounds: DueGrounds,
    private readonly series: SeriesService,
  ) {}

  @Serve(previewIssuance)
  previewIssuance(
    @Input(previewIssuance) { params }: InputOf<typeof previewIssuance>,
  ): Promise<OutputOf<typeof previewIssuance>> {
    return this.issuance.preview({ kind: 'protocol', id: params.protocolId });
  }

  @Serve(issueDocuments)
  issueDocuments(
    @CurrentUser() user: User,
    @Input(issueDocuments) { params }: InputOf<typeof issueDocuments>,
  ): Promise<OutputOf<typeof issueDocuments>> {
    return this.issuance.issue(user.id, { kind: 'protocol', id: params.protocolId });
  }

  @Serve(previewOrderIssuance)
  previewOrderIssuance(
    @Input(previewOrderIssuance) { params }: InputOf<typeof previewOrderIssuance>,
  ): Promise<OutputOf<typeof previewOrderIssuance>> {
    return this.issuance.preview({ kind: 'order', id: params.orderId });
  }

  @Serve(issueOrderDocuments)
  issueOrderDocuments(
    @CurrentUser() user: User,
    @Input(issueOrderDocuments) { params }: InputOf<typeof issueOrderDocuments>,
  ): Promise<OutputOf<typeof issueOrderDocuments>> {
    return this.issuance.issue(user.id, { kind: 'order', id: params.orderId });
  }

  @Serve(listDueDocuments)
  listDueDocuments(): Promise<OutputOf<typeof listDueDocuments>> {
    return this.grounds.list();
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
