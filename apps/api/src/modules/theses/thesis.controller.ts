import { Controller, type StreamableFile } from '@nestjs/common';
import {
  getMyThesis,
  getMyThesisFile,
  getThesis,
  getThesisFile,
  listTheses,
  updateThesis,
  uploadMyThesis,
  uploadThesis,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { download } from '../../platform/download.ts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Theses, type ThesisFile } from './theses.service.ts';

type View = OutputOf<typeof getThesis>;

@Controller()
export class ThesisController {
  constructor(private readonly theses: Theses) {}

  @Serve(listTheses)
  listTheses(
    @CurrentUser() user: User,
    @Input(listTheses) { params }: InputOf<typeof listTheses>,
  ): Promise<OutputOf<typeof listTheses>> {
    return this.theses.list(user, params.groupId);
  }

  @Serve(getThesis)
  getThesis(@CurrentUser() user: User, @Input(getThesis) { params }: InputOf<typeof getThesis>): Promise<View> {
    return this.theses.get(user, params.enrolmentId);
  }

  @Serve(updateThesis)
  updateThesis(@CurrentUser() user: User, @Input(updateThesis) input: InputOf<typeof updateThesis>): Promise<View> {
    return this.theses.update(user, input);
  }

  @Serve(uploadThesis)
  uploadThesis(@CurrentUser() user: User, @Input(uploadThesis) input: InputOf<typeof uploadThesis>): Promise<View> {
    return this.theses.upload(user, input);
  }

  @Serve(getThesisFile)
  async getThesisFile(
    @CurrentUser() user: User,
    @Input(getThesisFile) { params }: InputOf<typeof getThesisFile>,
  ): Promise<StreamableFile> {
    return send(await this.theses.file(user, params.enrolmentId));
  }

  @Serve(getMyThesis)
  getMyThesis(
    @CurrentUser() user: User,
    @Input(getMyThesis) { params }: InputOf<typeof getMyThesis>,
  ): Promise<OutputOf<typeof getMyThesis>> {
    return this.theses.mine(user, params.enrolmentId);
  }

  @Serve(uploadMyThesis)
  uploadMyThesis(
    @CurrentUser() user: User,
    @Input(uploadMyThesis) input: InputOf<typeof uploadMyThesis>,
  ): Promise<void> {
    return this.theses.uploadMine(user, input);
  }

  @Serve(getMyThesisFile)
  async getMyThesisFile(
    @CurrentUser() user: User,
    @Input(getMyThesisFile) { params }: InputOf<typeof getMyThesisFile>,
  ): Promise<StreamableFile> {
    return send(await this.theses.myFile(user, params.enrolmentId));
  }
}

/** Always as a download of bare bytes: whatever is inside, no browser shows it on this origin. */
const send = ({ bytes, name }: ThesisFile): StreamableFile => download(bytes, name, 'application/octet-stream');
