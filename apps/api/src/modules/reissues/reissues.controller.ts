import { Controller } from '@nestjs/common';
import {
  getDocument,
  issueExtract,
  previewExtract,
  previewReissue,
  recordFormerDocument,
  reissueDocument,
  type InputOf,
  type OutputOf,
  type RegistryEntry,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { DocumentPage } from './document-page.service.ts';
import { ExtractService } from './extract.service.ts';
import { FormerDocuments } from './former-documents.service.ts';
import { ReissueService } from './reissue.service.ts';

@Controller()
export class ReissuesController {
  constructor(
    private readonly page: DocumentPage,
    private readonly reissues: ReissueService,
    private readonly extracts: ExtractService,
    private readonly formers: FormerDocuments,
  ) {}

  @Serve(getDocument)
  getDocument(@Input(getDocument) { params }: InputOf<typeof getDocument>): Promise<OutputOf<typeof getDocument>> {
    return this.page.read(params.documentId);
  }

  @Serve(previewReissue)
  previewReissue(
    @Input(previewReissue) input: InputOf<typeof previewReissue>,
  ): Promise<OutputOf<typeof previewReissue>> {
    return this.reissues.preview(input);
  }

  @Serve(reissueDocument)
  reissueDocument(
    @CurrentUser() user: User,
    @Input(reissueDocument) input: InputOf<typeof reissueDocument>,
  ): Promise<RegistryEntry> {
    return this.reissues.issue(user.id, input);
  }

  @Serve(recordFormerDocument)
  recordFormerDocument(
    @CurrentUser() user: User,
    @Input(recordFormerDocument) input: InputOf<typeof recordFormerDocument>,
  ): Promise<OutputOf<typeof recordFormerDocument>> {
    return this.formers.record(user.id, input);
  }

  @Serve(previewExtract)
  previewExtract(
    @Input(previewExtract) input: InputOf<typeof previewExtract>,
  ): Promise<OutputOf<typeof previewExtract>> {
    return this.extracts.preview(input);
  }

  @Serve(issueExtract)
  issueExtract(
    @CurrentUser() user: User,
    @Input(issueExtract) input: InputOf<typeof issueExtract>,
  ): Promise<RegistryEntry> {
    return this.extracts.issue(user.id, input);
  }
}
