import { runProductCommand } from '@itog/testing';
import pg from 'pg';
import type { Load } from '../exam.ts';
import { CLOSE_EXAM, CLOSE_MEETING, HOLD_EXAM, MEETINGS, RETRAINING } from './hall.sql.ts';

/** One meeting under way, as its members come to it. */
export type HeldMeeting = {
  readonly meetingId: string;
  readonly sessionId: string;
  /** Logins of the chair and the members. */
  readonly logins: readonly string[];
  readonly examinationIds: readonly string[];
};

export type Hall = {
  readonly meetings: readonly HeldMeeting[];
  /** A closed meeting that waits for its protocol. */
  readonly closed: HeldMeeting;
  readonly password: string;
  readonly secretary: string;
};

export type HallSize = {
  readonly meetings: number;
  readonly members: number;
  readonly learners: number;
  /** Learners of the closed meeting. */
  readonly inProtocol: number;
};

/** So many exams of retraining held at once, and a closed one: made from the world that `seed:load` makes. */
export async function fillHall(databaseUrl: string, size: HallSize): Promise<Hall> {
  const args = ['--learners', '1', '--questions', '3'];
  const { sessionId, logins, password } = JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as Load;
  const prefix = (logins[0] ?? '').replace(/-1$/, '');
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(RETRAINING, [sessionId]);
    await db.query(HOLD_EXAM);
    const hold = 'SELECT pg_temp.hold_exam($1, $2, $3, $4)';
    for (let n = 1; n <= size.meetings; n++)
      await db.query(hold, [sessionId, `${prefix}-held-${n}`, size.members, size.learners]);
    await db.query(hold, [sessionId, `${prefix}-closed`, size.members, size.inProtocol]);
    const [closed] = (await db.query<HeldMeeting>(MEETINGS, [`${prefix}-closed`])).rows;
    if (!closed) throw new Error('there is no meeting to draw a protocol from');
    await db.query(CLOSE_EXAM, [closed.sessionId]);
    await db.query(CLOSE_MEETING, [closed.sessionId]);
    const { rows: meetings } = await db.query<HeldMeeting>(MEETINGS, [`${prefix}-held-%`]);
    return { meetings, closed, password, secretary: `${prefix}-secretary` };
  } finally {
    await db.end();
  }
}
