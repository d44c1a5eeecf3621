import { Controller } from '@nestjs/common';
import {
  claimWriting,
  finishAttempt,
  flagQuestion,
  getAttempt,
  getReceipt,
  saveAnswer,
  startAttempt,
  type AttemptView,
  type InputOf,
  type OutputOf,
  type Receipt,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { AnswerService } from './answer.service.ts';
import { AttemptService } from './attempt.service.ts';
import { ClosingService } from './closing.service.ts';

@Controller()
export class AttemptController {
  constructor(
    private readonly attempts: AttemptService,
    private readonly answers: AnswerService,
    private readonly closing: ClosingService,
  ) {}

  @Serve(startAttempt)
  startAttempt(
    @CurrentUser() user: User,
    @Input(startAttempt) { params }: InputOf<typeof startAttempt>,
  ): Promise<AttemptView> {
    return this.attempts.start(user.id, params.sessionId);
  }

  @Serve(getAttempt)
  getAttempt(
    @CurrentUser() user: User,
    @Input(getAttempt) { params }: InputOf<typeof getAttempt>,
  ): Promise<AttemptView> {
    return this.attempts.open(user.id, params.attemptId);
  }

  @Serve(saveAnswer)
  saveAnswer(
    @CurrentUser() user: User,
    @Input(saveAnswer) input: InputOf<typeof saveAnswer>,
  ): Promise<OutputOf<typeof saveAnswer>> {
    return this.answers.save(user.id, input);
  }

  @Serve(claimWriting)
  claimWriting(
    @CurrentUser() user: User,
    @Input(claimWriting) { params, body }: InputOf<typeof claimWriting>,
    @RequestOrigin() origin: Origin,
  ): Promise<AttemptView> {
    return this.attempts.claim(user.id, params.attemptId, body.tabId, origin);
  }

  @Serve(flagQuestion)
  flagQuestion(
    @CurrentUser() user: User,
    @Input(flagQuestion) { params, body }: InputOf<typeof flagQuestion>,
  ): Promise<void> {
    return this.attempts.flag(user.id, params.attemptId, params.questionId, body.flagged);
  }

  @Serve(finishAttempt)
  finishAttempt(
    @CurrentUser() user: User,
    @Input(finishAttempt) { params }: InputOf<typeof finishAttempt>,
  ): Promise<Receipt> {
    return this.closing.finish(user.id, params.attemptId);
  }

  @Serve(getReceipt)
  getReceipt(@CurrentUser() user: User, @Input(getReceipt) { params }: InputOf<typeof getReceipt>): Promise<Receipt> {
    return this.closing.receipt(user.id, params.attemptId);
  }
}
