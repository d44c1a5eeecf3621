import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rows } from '../platform/db/rows.ts';

export type Attempted = {
  readonly login: string;
  readonly mark: 'pass' | 'fail';
  /** 2 for the retake (3.8). */
  readonly number?: number;
  readonly finishedAt?: Date;
};

/** Attempts of a session that are over, as the test room leaves them; gives their ids in the same order. */
export async function finishAttempts(
  tx: EntityManager,
  sessionId: string,
  attempts: readonly Attempted[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const attempt of attempts) ids.push(await insertAttempt(tx, sessionId, attempt));
  return ids;
}

async function insertAttempt(
  tx: EntityManager,
  sessionId: string,
  { login, mark, number = 1, finishedAt = new Date() }: Attempted,
): Promise<string> {
  const id = randomUUID();
  const correct = mark === 'pass' ? 8 : 3;
  const inserted = await rows<{ id: string }>(
    tx,
    `WITH learner AS (
       SELECT e.id AS enrolment_id, u.id AS learner_id FROM app_user u JOIN enrolment e ON e.learner_id = u.id
       JOIN attestation_session s ON s.id = $2 AND s.group_id = e.group_id WHERE u.login = $3
     ), drawn AS (
       INSERT INTO paper (id, session_id, enrolment_id, number, questions, sheet)
       SELECT $1, $2, enrolment_id, $4, 10, '[]' FROM learner
       ON CONFLICT (session_id, enrolment_id, number) DO UPDATE SET questions = paper.questions RETURNING id
     )
     INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, finished_at,
                          close_reason, total, answered, correct, mark, sheet_sha256)
     SELECT drawn.id, $2, enrolment_id, learner_id, $4, $5::timestamptz - interval '30 minutes',
            $5::timestamptz + interval '60 minutes', $5, 'learner', 10, 10, $6, $7, $8
     FROM learner, drawn RETURNING id`,
    [id, sessionId, login, number, finishedAt, correct, mark, createHash('sha256').update(id).digest('hex')],
  );
  if (!inserted[0]) throw new Error(`${login} is not enrolled in the session's group`);
  return inserted[0].id;
}
