import type { INestApplicationContext } from '@nestjs/common';
import { addDays, dayOf, DEFAULT_POLICY, instantAt, testMark } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { PaperService } from '../modules/attestation/paper.service.ts';
import { ClosingRepository } from '../modules/attempts/closing.repository.ts';
import { DraftingService } from '../modules/protocols/drafting.service.ts';
import { IssuanceService } from '../modules/registry/issuance.service.ts';
import { rows } from '../platform/db/rows.ts';
import { Jobs } from '../platform/jobs.ts';
import type { User } from '../platform/sign-in.ts';
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
 * Seats the demo learners in two sessions of their group, with attempts in the past, and lets the commission sign what is
 * over: all by the product's own papers, grading, protocols and documents. Repeating it adds nothing.
 */
export async function seedAttestation(app: INestApplicationContext, content: DemoContent): Promise<void> {
  const db = app.get(DataSource);
  const [seeded] = await rows(db.manager, 'SELECT 1 FROM attestation_session LIMIT 1');
  if (seeded) return;
  const sessions = await db.transaction(async (tx) => {
    const facts = await factsOf(app, tx, content);
    const inserted = await insertSessions(facts, content);
    for (const learner of content.people.learners) await seatFirst(facts, inserted, learner);
    return inserted;
  });
  const first = await signProtocol(app, sessions.earlier);
  await app
    .get(IssuanceService, { strict: false })
    .issue(await userId(db.manager, 'admin'), { kind: 'protocol', id: first });
  await db.transaction(async (tx) => {
    const facts = await factsOf(app, tx, content);
    for (const learner of content.people.learners) await seatAgain(facts, sessions, learner);
  });
  await signProtocol(app, sessions.earlier);
}

/** Draws up the protocol of a session as its secretary and takes all signatures for given on the day they were due. */
async function signProtocol(app: INestApplicationContext, sessionId: string): Promise<string> {
  const { manager } = app.get(DataSource);
  const secretary: User = {
    id: await userId(manager, 'secretary'),
    roles: ['secretary'],
    version: 1,
    mustChangePassword: false,
  };
  const protocolId = await app.get(DraftingService, { strict: false }).draft(secretary, sessionId);
  await manager.query(
    `INSERT INTO signature (subject_kind, subject_id, user_id, role, content_sha256, at, address, device, method, agreement_id)
     SELECT 'protocol', p.id, s.user_id, s.role, p.content_sha256,
            p.due_at - interval '5 hours' + (CASE s.role WHEN 'chair' THEN 9 ELSE s.position END) * interval '2 minutes',
            '192.0.2.' || s.position, 'Демонстрационные данные', 'password',
            (SELECT id FROM signing_agreement_in_force)
     FROM protocol p JOIN commission_seat s ON s.commission_id = p.commission_id AND s.role <> 'secretary' WHERE p.id = $1`,
    [protocolId],
  );
  await manager.query(
    `UPDATE protocol SET status = 'signed', signed_at = due_at - interval '5 hours' + interval '18 minutes' WHERE id = $1`,
    [protocolId],
  );
  await app.get(Jobs).enqueue(manager, 'protocols.print', [{ protocolId }]);
  return protocolId;
}

async function userId(tx: EntityManager, login: string): Promise<string> {
  const [user] = await rows<{ id: string }>(tx, 'SELECT id FROM app_user WHERE login = $1', [login]);
  if (!user) throw new Error(`no demo user ${login}`);
  return user.id;
}

async function factsOf(app: INestApplicationContext, tx: EntityManager, content: DemoContent): Promise<Facts> {
  const [clock] = await rows<{ now: Date }>(tx, 'SELECT now()');
  if (!clock) throw new Error('the database did not tell the time');
  return { tx, app, now: clock.now, zone: content.organisation.zone };
}

async function insertSessions({ tx, now, zone }: Facts, { program }: DemoContent): Promise<Record<SessionKey, string>> {
  const sessions = { earlier: '', today: '' };
  for (const { key, daysAgo, opensAt, startUntil, venue, address } of program.sessions) {
    const day = addDays(dayOf(now, zone), -daysAgo);
    const [session] = await rows<{ id: string }>(
      tx,
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, address, check_reason, policy)
       SELECT g.id, c.id, $1, $2, $3, $4, 'initial', $5 FROM study_group g JOIN commission c ON c.program_id = g.program_id AND c.kind = 'attestation'
       ORDER BY g.created_at LIMIT 1 RETURNING id`,
      [instantAt(day, opensAt, zone), instantAt(day, startUntil, zone), venue, address, JSON.stringify(POLICY)],
    );
    sessions[key] = session?.id ?? '';
  }
  return sessions;
}

/** The first attempt of those who have one, and the test that is under way. */
async function seatFirst(facts: Facts, sessions: Record<SessionKey, string>, learner: DemoLearner): Promise<void> {
  const { state } = learner;
  if (state.kind === 'in-progress') {
    const startedAt = notBeforeToday(facts, new Date(facts.now.getTime() - state.minutesIn * MINUTE));
    const attemptId = await sit(facts, await sittingOf(facts, sessions.today, learner.login, 1), startedAt, state);
    await flagSome(facts.tx, attemptId, state);
  }
  if ('attempts' in state && state.attempts[0]) await seat(facts, sessions, learner, state.attempts[0], 1);
}

/** The retakes. */
async function seatAgain(facts: Facts, sessions: Record<SessionKey, string>, learner: DemoLearner): Promise<void> {
  const { state } = learner;
  if (!('attempts' in state)) return;
  for (const [index, attempt] of state.attempts.slice(1).entries())
    await seat(facts, sessions, learner, attempt, index + 2);
}

async function seat(
  facts: Facts,
  sessions: Record<SessionKey, string>,
  { login }: DemoLearner,
  { session, daysAgo, correct }: { session: SessionKey; daysAgo: number; correct: number },
  number: number,
): Promise<void> {
  const finishedAt = finishOf(facts, daysAgo, Number(login.replace(/\D/g, '')));
  const startedAt = notBeforeToday(facts, new Date(finishedAt.getTime() - 50 * MINUTE), daysAgo);
  const sitting = await sittingOf(facts, sessions[session], login, number);
  const attemptId = await sit(facts, sitting, startedAt, { answered: Infinity, correct });
  await close(facts.tx, attemptId, finishedAt);
}

async function sittingOf({ tx }: Facts, sessionId: string, login: string, number: number): Promise<Sitting> {
  const [enrolment] = await rows<{ enrolmentId: string; learnerId: string }>(
    tx,
    `SELECT e.id AS "enrolmentId", e.learner_id AS "learnerId" FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = $1`,
    [login],
  );
  if (!enrolment) throw new Error(`${login} is not enrolled`);
  return { sessionId, number, ...enrolment };
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
  await app.get(PaperService, { strict: false }).drawMissing(tx, { sessionId, enrolmentId, number });
  const deadlineAt = new Date(startedAt.getTime() + POLICY.timeLimitMinutes * MINUTE);
  const [started] = await rows<{ id: string }>(
    tx,
    `WITH started AS (
       INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, total)
       SELECT id, session_id, enrolment_id, $2, number, $3, $4, questions FROM paper
       WHERE session_id = $1 AND enrolment_id = $5 AND number = $6 RETURNING id
     ), told AS (
       INSERT INTO attempt_event (attempt_id, at, kind) SELECT id, $3, 'started' FROM started
     )
     SELECT id FROM started`,
    [sessionId, learnerId, startedAt, deadlineAt, enrolmentId, number],
  );
  if (!started) throw new Error('there is no paper to start');
  const attemptId = started.id;
  await tx.query(
    `INSERT INTO answer_event (attempt_id, revision, question_id, option_id, at, offset_ms)
     SELECT paper_id, position, question_id,
            CASE WHEN position <= $4 THEN right_option_id
                 ELSE (SELECT o FROM unnest(option_ids) AS o WHERE o <> right_option_id LIMIT 1) END,
            $2::timestamptz + position * $5 * interval '1 millisecond', position * $5
     FROM paper_question WHERE paper_id = $1 AND position <= $3`,
    [attemptId, startedAt, Number.isFinite(answered) ? answered : 10_000, correct, PACE_MS],
  );
  return attemptId;
}

/** Flags every eighth of the answered questions. */
async function flagSome(
  tx: EntityManager,
  attemptId: string,
  { answered, flagged }: { readonly answered: number; readonly flagged: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO attempt_flag (attempt_id, question_id)
     SELECT paper_id, question_id FROM paper_question WHERE paper_id = $1 AND position <= $2 AND position % 8 = 0
     ORDER BY position LIMIT $3`,
    [attemptId, answered, flagged],
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
