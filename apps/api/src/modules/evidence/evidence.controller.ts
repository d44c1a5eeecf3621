import { Controller } from '@nestjs/common';
import {
  getAttemptTimeline,
  getExaminationTimeline,
  type AttemptTimeline,
  type ExaminationTimeline,
  type InputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Timelines } from './timelines.service.ts';

@Controller()
export class EvidenceController {
  constructor(private readonly timelines: Timelines) {}

  @Serve(getAttemptTimeline)
  ofAttempt(
    @CurrentUser() user: User,
    @Input(getAttemptTimeline) { params }: InputOf<typeof getAttemptTimeline>,
  ): Promise<AttemptTimeline> {
    return this.timelines.ofAttempt(user, params.attemptId);
  }

  @Serve(getExaminationTimeline)
  ofExamination(
    @CurrentUser() user: User,
    @Input(getExaminationTimeline) { params }: InputOf<typeof getExaminationTimeline>,
  ): Promise<ExaminationTimeline> {
    return this.timelines.ofExamination(user, params.examinationId);
  }
}
