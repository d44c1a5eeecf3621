import { randomUUID } from 'node:crypto';
import {
  callLearner,
  closeMeeting,
  confirmMark,
  draftProtocol,
  getMeeting,
  giveMark,
  openMarks,
  openMeeting,
  recordAbsence,
  recordDecision,
  recordPresence,
  type Meeting,
} from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import { sql } from './database.ts';
import { DEMO_PASSWORD, type Stage } from './stage.ts';

const DAY_MS = 24 * 3_600_000;
const VOTERS = ['director', 'member1', 'member2', 'member3'];

/** A meeting of the demo group in retraining, held past the screens: its first learner is heard, the others did not come. */
export class Hearing {
  private constructor(
    readonly meetingId: string,
    readonly sessionId: string,
    private readonly stage: Stage,
    private readonly voters: readonly ApiClient[],
  ) {}

  /** Moves the session to where the clock stands, opens the meeting and calls the first learner up. */
  static async open(stage: Stage, form: 'exam' | 'defence'): Promise<Hearing> {
    const { origin, databaseUrl } = stage.product;
    const [found] = await sql<{ id: string; sessionId: string }>(
      databaseUrl,
      `UPDATE attestation_session s SET opens_at = now() - interval '1 minute', start_until = now() + interval '1 hour'
       FROM meeting m WHERE m.session_id = s.id AND s.form = $1 RETURNING m.id, s.id AS "sessionId"`,
      [form],
    );
    if (!found) throw new Error(`the demo group has no ${form}`);
    const voters = await Promise.all(VOTERS.map((login) => ApiClient.signedIn(origin, login, DEMO_PASSWORD)));
    const hearing = new Hearing(found.id, found.sessionId, stage, voters);
    const params = { meetingId: found.id };
    const { seats } = await hearing.chair.call(getMeeting, { params });
    for (const { id } of seats.slice(0, VOTERS.length))
      await hearing.chair.call(recordPresence, { params: { ...params, userId: id }, body: { present: true } });
    const [first] = (await hearing.chair.call(openMeeting, { params })).examinations;
    await hearing.chair.call(callLearner, { params, body: { examinationId: first?.id ?? null } });
    return hearing;
  }

  private get chair(): ApiClient {
    const [chair] = this.voters;
    if (!chair) throw new Error('a meeting without a chair');
    return chair;
  }

  /** Marks the first learner, records the others' absence with the days of their second time, closes; gives a protocol's id. */
  async finish(): Promise<string> {
    const { examinations } = await this.chair.call(getMeeting, { params: { meetingId: this.meetingId } });
    const [first, ...rest] = examinations;
    const params = { meetingId: this.meetingId, examinationId: first?.id ?? '' };
    for (const voter of this.voters) await voter.call(giveMark, { params, body: { mark: 'good' } });
    await this.chair.call(openMarks, { params });
    await this.chair.call(confirmMark, { params, body: { mark: 'good' } });
    for (const examination of rest) await this.absent(examination);
    await this.chair.call(closeMeeting, { params: { meetingId: this.meetingId } });
    const secretary = await ApiClient.signedIn(this.stage.product.origin, 'secretary', DEMO_PASSWORD);
    return (await secretary.call(draftProtocol, { params: { sessionId: this.sessionId } })).id;
  }

  private async absent({ id: examinationId, enrolmentId }: Meeting['examinations'][number]): Promise<void> {
    const { meetingId } = this;
    await this.chair.call(recordAbsence, { params: { meetingId, examinationId }, body: { absent: true } });
    const day = new Date(Date.now() + 7 * DAY_MS).toLocaleDateString('sv', { timeZone: this.stage.zone });
    const decision = { kind: 'second-time' as const, fromDay: day, untilDay: day, reasons: 'Отсутствие по болезни.' };
    const params = { meetingId, decisionId: randomUUID() };
    await this.chair.call(recordDecision, { params, body: { ...decision, enrolmentId } });
  }
}
