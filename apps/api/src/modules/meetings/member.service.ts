import { Injectable } from '@nestjs/common';
import type {
  giveMark,
  InputOf,
  OutputOf,
  recordOpinion,
  recordQuestion,
  removeOpinion,
  removeQuestion,
} from '@itog/contracts';
import { dutyRefusals, examinationStateRefusals, markRefusals, stateRefusals, type MeetingDuty } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { found, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { seenBy } from '../attestation/session.service.ts';
import { ExaminationRepository, type Floor } from './examination.repository.ts';
import { MeetingFloor } from './floor.service.ts';

type Params = { readonly meetingId: string; readonly examinationId: string };
type Saved = OutputOf<typeof giveMark>;

/** What members write themselves, all at once and none in another’s way: marks, questions, dissenting opinions (4). */
@Injectable()
export class MemberService {
  constructor(
    private readonly db: DataSource,
    private readonly examinations: ExaminationRepository,
    private readonly floor: MeetingFloor,
  ) {}

  /** The member’s own mark; he may change it until the chair opens the marks. */
  mark(user: User, { params, body }: InputOf<typeof giveMark>): Promise<Saved> {
    return this.write(user, params, 'vote', async (tx, floor) => {
      refuseIf(markRefusals({ ...floor, mark: body.mark }));
      return { savedAt: await this.examinations.upsertMark(tx, { ...params, userId: user.id }, body.mark) };
    });
  }

  /** A question: a member writes his own, chair and secretary write anybody’s. */
  question(user: User, { params, body }: InputOf<typeof recordQuestion>): Promise<Saved> {
    const { questionId, examinationId } = params;
    const duty = body.askedBy === user.id ? 'vote' : 'record';
    return this.write(user, params, duty, async (tx, floor) => {
      refuseIf(examinationStateRefusals(floor));
      found((await this.examinations.isVoter(tx, floor.commissionId, body.askedBy)) || null);
      const question = { id: questionId, examinationId, userId: user.id, ...body, anyone: keepsRecord(floor) };
      const savedAt = found(await this.examinations.upsertQuestion(tx, question));
      await this.note(tx, user, params, 'question', { questionId, ...body });
      return { savedAt };
    });
  }

  async removeQuestion(user: User, { params }: InputOf<typeof removeQuestion>): Promise<void> {
    const { questionId } = params;
    await this.write(user, params, 'attend', async (tx, floor) => {
      const asked = { ...params, userId: user.id };
      found((await this.examinations.deleteQuestion(tx, questionId, asked, keepsRecord(floor))) || null);
      await this.note(tx, user, params, 'question-removed', { questionId });
    });
  }

  opinion(user: User, { params, body }: InputOf<typeof recordOpinion>): Promise<Saved> {
    const { opinionId, examinationId } = params;
    return this.write(user, params, 'vote', async (tx, floor) => {
      refuseIf(examinationStateRefusals(floor));
      const opinion = { id: opinionId, examinationId, userId: user.id, text: body.text };
      const savedAt = found(await this.examinations.upsertOpinion(tx, opinion));
      await this.note(tx, user, params, 'opinion', { opinionId, text: body.text });
      return { savedAt };
    });
  }

  async removeOpinion(user: User, { params }: InputOf<typeof removeOpinion>): Promise<void> {
    const { opinionId } = params;
    await this.write(user, params, 'vote', async (tx) => {
      found((await this.examinations.deleteOpinion(tx, opinionId, { ...params, userId: user.id })) || null);
      await this.note(tx, user, params, 'opinion-removed', { opinionId });
    });
  }

  private note(tx: EntityManager, user: User, params: Params, kind: string, facts: object): Promise<void> {
    return this.examinations.insertEvent(tx, { ...params, userId: user.id }, kind, facts);
  }

  private async write<T>(
    user: User,
    { meetingId, examinationId }: Params,
    duty: MeetingDuty,
    work: (tx: EntityManager, floor: Floor) => Promise<T>,
  ): Promise<T> {
    const written = await this.db.transaction(async (tx) => {
      const asked = { meetingId, examinationId, userId: user.id };
      const floor = found(await this.examinations.lockOptionalFloor(tx, seenBy(user), asked));
      refuseIf(dutyRefusals(floor.role, duty));
      refuseIf(stateRefusals(floor));
      return work(tx, floor);
    });
    this.floor.tell(meetingId);
    return written;
  }
}

const keepsRecord = ({ role }: Floor): boolean => role === 'chair' || role === 'secretary';
