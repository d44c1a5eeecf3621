import { Controller, Res } from '@nestjs/common';
import {
  createQuestion,
  exportQuestions,
  getPicture,
  getQuestion,
  importQuestions,
  listQuestions,
  publishQuestions,
  reviseQuestion,
  uploadPicture,
  withdrawQuestion,
  type ImportReport,
  type InputOf,
  type OutputOf,
  type Question,
} from '@itog/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { EditingService } from './editing.service.ts';
import { ImportService } from './import.service.ts';
import { PublicationService } from './publication.service.ts';
import { QuestionFiles } from './question-files.service.ts';
import { QuestionService } from './question.service.ts';

const EXPORT_NAMES = { gift: 'questions.gift.txt', 'moodle-xml': 'questions.moodle.xml' } as const;

@Controller()
export class QuestionController {
  constructor(
    private readonly questions: QuestionService,
    private readonly editing: EditingService,
    private readonly publication: PublicationService,
    private readonly imports: ImportService,
    private readonly files: QuestionFiles,
  ) {}

  @Serve(listQuestions)
  listQuestions(@Input(listQuestions) input: InputOf<typeof listQuestions>): Promise<OutputOf<typeof listQuestions>> {
    return this.questions.list(input);
  }

  @Serve(importQuestions)
  importQuestions(
    @CurrentUser() user: User,
    @Input(importQuestions) input: InputOf<typeof importQuestions>,
  ): Promise<ImportReport> {
    return this.imports.import(user.id, input);
  }

  @Serve(exportQuestions)
  async exportQuestions(
    @Input(exportQuestions) input: InputOf<typeof exportQuestions>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { bytes, mediaType } = await this.files.export(input);
    const disposition = `attachment; filename="${EXPORT_NAMES[input.query.format]}"`;
    reply.header('content-type', mediaType).header('content-disposition', disposition);
    return bytes;
  }

  @Serve(publishQuestions)
  publishQuestions(
    @CurrentUser() user: User,
    @Input(publishQuestions) input: InputOf<typeof publishQuestions>,
  ): Promise<OutputOf<typeof publishQuestions>> {
    return this.publication.publish(user.id, input);
  }

  @Serve(getQuestion)
  getQuestion(@Input(getQuestion) input: InputOf<typeof getQuestion>): Promise<Question> {
    return this.questions.get(input);
  }

  @Serve(createQuestion)
  createQuestion(
    @CurrentUser() user: User,
    @Input(createQuestion) input: InputOf<typeof createQuestion>,
  ): Promise<Question> {
    return this.editing.create(user.id, input);
  }

  @Serve(reviseQuestion)
  reviseQuestion(
    @CurrentUser() user: User,
    @Input(reviseQuestion) input: InputOf<typeof reviseQuestion>,
  ): Promise<Question> {
    return this.editing.revise(user.id, input);
  }

  @Serve(withdrawQuestion)
  withdrawQuestion(
    @CurrentUser() user: User,
    @Input(withdrawQuestion) input: InputOf<typeof withdrawQuestion>,
  ): Promise<Question> {
    return this.questions.withdraw(user.id, input);
  }

  @Serve(uploadPicture)
  uploadPicture(
    @CurrentUser() user: User,
    @Input(uploadPicture) input: InputOf<typeof uploadPicture>,
  ): Promise<OutputOf<typeof uploadPicture>> {
    return this.files.upload(user.id, input);
  }

  @Serve(getPicture)
  async getPicture(
    @CurrentUser() user: User,
    @Input(getPicture) input: InputOf<typeof getPicture>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { bytes, mediaType } = await this.files.picture(user, input);
    reply
      .header('content-type', mediaType)
      .header('content-disposition', 'inline')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=31536000, immutable');
    return bytes;
  }
}
