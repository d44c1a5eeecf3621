import { Controller, type StreamableFile } from '@nestjs/common';
import {
  annulDocument,
  getDocumentFile,
  issueDocuments,
  listDocuments,
  listSeries,
  previewIssuance,
  updateSeries,
  verifyDocument,
  verifyFile,
  type InputOf,
  type OutputOf,
  type RegistryEntry,
  type Verification,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { IssuanceService } from './issuance.service.ts';
import { Registry } from './registry.service.ts';
import { SeriesService } from '../organisation/series.service.ts';
import { VerificationService } from './verification.service.ts';

@Controller()
export class RegistryController {
  constructor(
    private readonly issuance: IssuanceService,
    private readonly registry: Registry,
    private readonly series: SeriesService,
    private readonly verification: VerificationService,
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

  @Serve(verifyDocument)
  verifyDocument(
    @RequestOrigin() { address }: Origin,
    @Input(verifyDocument) { params }: InputOf<typeof verifyDocument>,
  ): Promise<Verification> {
    return this.verification.verify(address, params.code);
  }

  @Serve(verifyFile)
  verifyFile(
    @RequestOrigin() { address }: Origin,
    @Input(verifyFile) { params }: InputOf<typeof verifyFile>,
  ): Promise<OutputOf<typeof verifyFile>> {
    return this.verification.verifyFile(address, params.sha256);
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
