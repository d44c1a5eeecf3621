import { Controller, type StreamableFile } from '@nestjs/common';
import {
  fileAppeal,
  getAppeal,
  getAppealApplicationFile,
  getAppealAttachment,
  getAppealProtocolFile,
  getMyAppeal,
  listAppeals,
  listMyAppeals,
  previewAppeal,
  removeAppealAttachment,
  uploadAppealAttachment,
  type Appeal,
  type AppealAttachment,
  type InputOf,
  type MyAppeal,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Appeals } from './appeals.service.ts';
import { Filing } from './filing.service.ts';

@Controller()
export class AppealController {
  constructor(
    private readonly appeals: Appeals,
    private readonly filing: Filing,
  ) {}

  @Serve(listMyAppeals)
  listMyAppeals(@CurrentUser() user: User): Promise<OutputOf<typeof listMyAppeals>> {
    return this.appeals.mine(user);
  }

  @Serve(previewAppeal)
  previewAppeal(
    @CurrentUser() user: User,
    @Input(previewAppeal) input: InputOf<typeof previewAppeal>,
  ): Promise<OutputOf<typeof previewAppeal>> {
    return this.filing.preview(user, input);
  }

  @Serve(fileAppeal)
  async fileAppeal(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(fileAppeal) input: InputOf<typeof fileAppeal>,
  ): Promise<MyAppeal> {
    return this.appeals.getMine(user, await this.filing.file(user, origin, input));
  }

  @Serve(uploadAppealAttachment)
  uploadAppealAttachment(
    @CurrentUser() user: User,
    @Input(uploadAppealAttachment) { query, body }: InputOf<typeof uploadAppealAttachment>,
  ): Promise<AppealAttachment> {
    return this.filing.upload(user, query.fileName, body);
  }

  @Serve(removeAppealAttachment)
  removeAppealAttachment(
    @CurrentUser() user: User,
    @Input(removeAppealAttachment) { params }: InputOf<typeof removeAppealAttachment>,
  ): Promise<void> {
    return this.filing.remove(user, params.attachmentId);
  }

  @Serve(getMyAppeal)
  getMyAppeal(
    @CurrentUser() user: User,
    @Input(getMyAppeal) { params }: InputOf<typeof getMyAppeal>,
  ): Promise<MyAppeal> {
    return this.appeals.getMine(user, params.appealId);
  }

  @Serve(listAppeals)
  listAppeals(
    @CurrentUser() user: User,
    @Input(listAppeals) { query }: InputOf<typeof listAppeals>,
  ): Promise<OutputOf<typeof listAppeals>> {
    return this.appeals.list(user, query);
  }

  @Serve(getAppeal)
  getAppeal(@CurrentUser() user: User, @Input(getAppeal) { params }: InputOf<typeof getAppeal>): Promise<Appeal> {
    return this.appeals.get(user, params.appealId);
  }

  @Serve(getAppealApplicationFile)
  getAppealApplicationFile(
    @CurrentUser() user: User,
    @Input(getAppealApplicationFile) { params }: InputOf<typeof getAppealApplicationFile>,
  ): Promise<StreamableFile> {
    return this.appeals.paper(user, params.appealId, 'application');
  }

  @Serve(getAppealProtocolFile)
  getAppealProtocolFile(
    @CurrentUser() user: User,
    @Input(getAppealProtocolFile) { params }: InputOf<typeof getAppealProtocolFile>,
  ): Promise<StreamableFile> {
    return this.appeals.paper(user, params.appealId, 'protocol');
  }

  @Serve(getAppealAttachment)
  getAppealAttachment(
    @CurrentUser() user: User,
    @Input(getAppealAttachment) { params }: InputOf<typeof getAppealAttachment>,
  ): Promise<StreamableFile> {
    return this.appeals.attachment(user, params.appealId, params.attachmentId);
  }
}
