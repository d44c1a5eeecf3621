import { Injectable } from '@nestjs/common';
import type { AttemptTimeline, ExaminationTimeline } from '@itog/contracts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { seenBy } from '../attestation/session.service.ts';
import { examinationTimelineOf } from './examination-view.ts';
import { ExaminationTimelineRepository } from './examination-timeline.repository.ts';
import { timelineOf } from './timeline-view.ts';
import { TimelineRepository, type Reader } from './timeline.repository.ts';

/** The evidence of attempts and examinations, for those who may read it: what an appeal is judged by (5.7, 5.9, 5.10). */
@Injectable()
export class Timelines {
  constructor(
    private readonly attempts: TimelineRepository,
    private readonly examinations: ExaminationTimelineRepository,
  ) {}

  /** What happened in the attempt. The learner reads his own once it is over; to others than its staff it does not exist. */
  ofAttempt(user: User, attemptId: string): Promise<AttemptTimeline> {
    return this.read(attemptId, readerOf(user));
  }

  /** The same for a printed annex, as its reader of that moment may see it. */
  ofAttemptFor(reader: Reader, attemptId: string): Promise<AttemptTimeline> {
    return this.read(attemptId, reader);
  }

  /** What happened in the exam or the defence. */
  ofExamination(user: User, examinationId: string): Promise<ExaminationTimeline> {
    return this.ofExaminationFor(readerOf(user), examinationId);
  }

  /** The same for a printed annex. */
  async ofExaminationFor(reader: Reader, examinationId: string): Promise<ExaminationTimeline> {
    return examinationTimelineOf(found(await this.examinations.selectOptionalExamination(examinationId, reader)));
  }

  private async read(attemptId: string, reader: Reader): Promise<AttemptTimeline> {
    const head = found(await this.attempts.selectOptionalHead(attemptId, reader));
    if (head.own && !head.finishedAt) throw new Refused([{ code: 'attempt.unfinished', clause: null }]);
    const [paper, choices] = await Promise.all([
      this.attempts.selectPaper(attemptId),
      this.attempts.selectChoices(attemptId),
    ]);
    return timelineOf(head, paper, choices);
  }
}

export type { Reader };

/** How this person reads evidence: his roles decide whether he sees everything. */
export function readerOf(user: User): Reader {
  return { userId: user.id, all: seenBy(user) === null };
}
