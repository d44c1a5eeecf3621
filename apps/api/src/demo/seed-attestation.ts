import type { INestApplicationContext } from '@nestjs/common';
import { addDays, dayOf, DEFAULT_POLICY, instantAt, testMark } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { PaperService } from '../modules/attestation/paper.service.ts';
import { ClosingRepository } from '../modules/attempts/closing.repository.ts';
import { rows } from '../platform/db/rows.ts';
import type { DemoContent, DemoLearner } from './content/index.ts';

const MINUTE = 60_000;
const POLICY = DEFAULT_POLICY['professional-development'];
/** How long a demo learner takes for a question. */
const PACE_MS = 40_000;

type SessionKey = 'earlier' | 'today';
type Facts = {
  readonly tx: EntityManager;
  readonly app: INestApplicationContext;
  readonly now: Date;
  readonly zone: string;
};
type Sitting = {
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly number: number;
};

/**
 * Seats the demo learners: two sessions of the group and everybody's attempts, written by the product's own papers and
 * grading, only at times in the past. Gives the sessions' ids.
 */
export async function seedAttempts(
  app: INestApplicationContext,
  tx: EntityManager,
  content: DemoContent,
  ids: { readonly groupId: string; readonly commissionId: string; readonly users: ReadonlyMap<string, string> },
): Promise<Record<SessionKey, string>> {
  const [clock] = await rows<{ now: Date }>(tx, 'SELECT now()');
  const facts: Facts = { tx, app, now: clock?.now ?? new Date(), zone: content.organisation.zone };
  const sessions = await insertSessions(facts, content, ids);
  for (const learner of content.people.learners) {
    const learnerId = ids.users.get(learner.login);
    if (!learnerId) throw new Error(`no demo learner ${learner.login}`);
    await seatLearner(facts, sessions, learner, learnerId);
  }
  return sessions;
}

async function insertSessions(
  { tx, now, zone }: Facts,
  { program }: DemoContent,
  { groupId, commissionId }: { readonly groupId: string; readonly commissionId: string },
): Promise<Record<SessionKey, string>> {
  const sessions = { earlier: '', today: '' };
  for (const { key, daysAgo, opensAt, startUntil, venue, address } of program.sessions) {
    const day = addDays(dayOf(now, zone), -daysAgo);
    const [session] = await rows<{ id: string }>(
      tx,
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, address, check_reason, policy)
       VALUES ($1, $2, $3, $4, $5, $6, 'initial', $7) RETURNING id`,
      [
        groupId,
        commissionId,
        instantAt(day, opensAt, zone),
        instantAt(day, startUntil, zone),
        venue,
        address,
        JSON.stringify(POLICY),
      ],
    );
    sessions[key] = session?.id ?? '';
  }
  return sessions;
}

async function seatLearner(
  facts: Facts,
  sessions: Record<SessionKey, string>,
  { login, state }: DemoLearner,
  learnerId: string,
): Promise<void> {
  const [enrolment] = await rows<{ id: string }>(facts.tx, 'SELECT id FROM enrolment WHERE learner_id = $1', [
    learnerId,
  ]);
  if (!enrolment) throw new Error(`${login} is not enrolled`);
  const sitting = (key: SessionKey, number: number): Sitting => ({
    sessionId: sessions[key],
    enrolmentId: enrolment.id,
    learnerId,
    number,
  });
  if (state.kind === 'in-progress') {
    const startedAt = notBeforeToday(facts, new Date(facts.now.getTime() - state.minutesIn * MINUTE));
    const attemptId = await sit(facts, sitting('today', 1), startedAt, state);
    await flagLast(facts.tx, attemptId, state.flagged);
  }
  if (!('attempts' in state)) return;
  for (const [index, { session, daysAgo, correct }] of state.attempts.entries()) {
    const finishedAt = finishOf(facts, daysAgo, Number(login.replace(/\D/g, '')));
    const startedAt = notBeforeToday(facts, new Date(finishedAt.getTime() - 50 * MINUTE), daysAgo);
    const attemptId = await sit(facts, sitting(session, index + 1), startedAt, { answered: Infinity, correct });
    await close(facts.tx, attemptId, finishedAt);
  }
}

/** Midday of a former day; of today, a little while ago. Everybody ends at a minute of his own. */
function finishOf({ now, zone }: Facts, daysAgo: number, nth: number): Date {
  const offset = (nth % 12) * MINUTE;
  const midnight = instantAt(dayOf(now, zone), '00:00', zone);
  if (daysAgo === 0) return new Date(Math.max(now.getTime() - 5 * MINUTE - offset, midnight.getTime()));
  return new Date(instantAt(addDays(dayOf(now, zone), -daysAgo), '12:00', zone).getTime() + offset);
}

/** A product started just after midnight must not have attempts that began yesterday. */
function notBeforeToday({ now, zone }: Facts, wanted: Date, daysAgo = 0): Date {
  const midnight = instantAt(dayOf(now, zone), '00:00', zone);
  if (daysAgo > 0 || wanted >= midnight) return wanted;
  return new Date(Math.min(midnight.getTime(), now.getTime() - MINUTE));
}

/** Starts an attempt and answers its first questions, the first `correct` of them right. */
async function sit(
  { tx, app }: Facts,
  { sessionId, enrolmentId, learnerId, number }: Sitting,
  startedAt: Date,
  { answered, correct }: { readonly answered: number; readonly correct: number },
): Promise<string> {
  const paperId = await app.get(PaperService, { strict: false }).paperFor(tx, sessionId, enrolmentId, number);
  const deadlineAt = new Date(startedAt.getTime() + POLICY.timeLimitMinutes * MINUTE);
  await tx.query(
    `WITH started AS (
       INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, total)
       SELECT id, session_id, enrolment_id, $2, number, $3, $4, questions FROM paper WHERE id = $1 RETURNING id
     )
     INSERT INTO attempt_event (attempt_id, at, kind) SELECT id, $3, 'started' FROM started`,
    [paperId, learnerId, startedAt, deadlineAt],
  );
  await tx.query(
    `INSERT INTO answer_event (attempt_id, revision, question_id, option_id, at, offset_ms)
     SELECT paper_id, position, question_id,
            CASE WHEN position <= $4 THEN right_option_id
                 ELSE (SELECT o FROM unnest(option_ids) AS o WHERE o <> right_option_id LIMIT 1) END,
            $2::timestamptz + position * $5 * interval '1 millisecond', position * $5
     FROM paper_question WHERE paper_id = $1 AND position <= $3`,
    [paperId, startedAt, Number.isFinite(answered) ? answered : 10_000, correct, PACE_MS],
  );
  return paperId;
}

async function flagLast(tx: EntityManager, attemptId: string, count: number): Promise<void> {
  await tx.query(
    `INSERT INTO attempt_flag (attempt_id, question_id)
     SELECT paper_id, question_id FROM paper_question WHERE paper_id = $1 ORDER BY position DESC LIMIT $2`,
    [attemptId, count],
  );
}

async function close(tx: EntityManager, attemptId: string, finishedAt: Date): Promise<void> {
  const closings = new ClosingRepository(tx.connection);
  const [grade] = await closings.grade(tx, [attemptId]);
  const [attempt] = await rows<{ total: number }>(tx, 'SELECT total FROM attempt WHERE id = $1', [attemptId]);
  if (!grade || !attempt) throw new Error(`demo attempt ${attemptId} has no paper`);
  const mark = testMark({ correct: grade.correct, total: attempt.total }, POLICY);
  await closings.updateClosed(tx, [{ ...grade, finishedAt, closeReason: 'learner', mark }]);
}
