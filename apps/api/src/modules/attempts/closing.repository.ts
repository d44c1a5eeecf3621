import { Injectable } from '@nestjs/common';
import type { Policy, TestMark } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Closable = {
  readonly id: string;
  readonly learnerId: string;
  readonly sessionId: string;
  readonly total: number;
  readonly deadlineAt: Date;
  readonly at: Date;
  readonly policy: Policy;
};

export type Graded = {
  readonly id: string;
  /** Questions that count: a void one does not. */
  readonly total: number;
  readonly answered: number;
  readonly correct: number;
  readonly sheetSha256: string;
};

export type Closing = Graded & {
  readonly finishedAt: Date;
  readonly closeReason: 'learner' | 'deadline';
  readonly mark: TestMark;
};

export type ReceiptRow = {
  readonly attemptId: string;
  readonly learnerId: string;
  readonly learner: string;
  readonly programTitle: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly closeReason: Closing['closeReason'];
  readonly answered: number;
  readonly total: number;
  readonly sheetSha256: string;
  readonly serverNow: Date;
};

const CLOSABLE = `
SELECT a.id, a.learner_id AS "learnerId", a.session_id AS "sessionId", a.total, a.deadline_at AS "deadlineAt",
       clock_timestamp() AS at, s.policy
FROM attempt a JOIN attestation_session s ON s.id = a.session_id`;

/** The ruling `r` leaves the question of the paper in the test. */
const COUNTS = `r.ruling IS DISTINCT FROM 'void'`;

/** The choice, as it stands on this paper, that the ruling `r` names right. */
const RULED = `(
  SELECT (shown.pair->>0)::uuid FROM paper sheet CROSS JOIN LATERAL json_array_elements(sheet.sheet->(p.position - 1)->2) AS shown (pair)
  WHERE sheet.id = p.paper_id AND shown.pair->>1 = r.right_option_id::text)`;

@Injectable()
export class ClosingRepository {
  constructor(private readonly db: DataSource) {}

  /** Locks those of the attempts that are still open. */
  lockOpen(tx: EntityManager, attemptIds: readonly string[]): Promise<Closable[]> {
    return rows(tx, `${CLOSABLE} WHERE a.id = ANY ($1) AND a.finished_at IS NULL ORDER BY a.id FOR UPDATE OF a`, [
      attemptIds,
    ]);
  }

  /** Locks a set of attempts whose time is over and that nobody else is closing. */
  lockOverdue(tx: EntityManager, most: number): Promise<Closable[]> {
    return rows(
      tx,
      `${CLOSABLE} WHERE a.finished_at IS NULL AND a.deadline_at <= clock_timestamp()
       ORDER BY a.deadline_at LIMIT $1 FOR UPDATE OF a SKIP LOCKED`,
      [most],
    );
  }

  /**
   * Counts the answers that stand, the choice with the highest revision of each question, and hashes the answer sheet: a
   * line per question of the paper, `position question option revision time`, dashes for an unanswered one. What an appeals
   * commission has ruled of a question since the paper was drawn counts: another key, or nothing at all (5.10, decision).
   */
  grade(tx: EntityManager, attemptIds: readonly string[]): Promise<Graded[]> {
    return rows(
      tx,
      `SELECT p.paper_id AS id, count(*) FILTER (WHERE ${COUNTS})::integer AS total,
              count(e.option_id) FILTER (WHERE ${COUNTS})::integer AS answered,
              count(*) FILTER (WHERE ${COUNTS} AND e.option_id = CASE WHEN r.id IS NULL THEN p.right_option_id ELSE ${RULED} END)::integer
                AS correct,
              encode(sha256(convert_to(string_agg(
                concat_ws(' ', p.position, p.question_id, coalesce(e.option_id::text, '-'), coalesce(e.revision::text, '-'),
                          coalesce(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '-')),
                E'\\n' ORDER BY p.position), 'UTF8')), 'hex') AS "sheetSha256"
       FROM paper_question p
       LEFT JOIN question_ruling r ON r.version_id = p.version_id
       LEFT JOIN (
         SELECT DISTINCT ON (attempt_id, question_id) attempt_id, question_id, option_id, revision, at FROM answer_event
         WHERE attempt_id = ANY ($1) ORDER BY attempt_id, question_id, revision DESC
       ) e ON e.attempt_id = p.paper_id AND e.question_id = p.question_id
       WHERE p.paper_id = ANY ($1) GROUP BY p.paper_id`,
      [attemptIds],
    );
  }

  async updateClosed(tx: EntityManager, closings: readonly Closing[]): Promise<void> {
    const column = <Key extends keyof Closing>(key: Key) => closings.map((closing) => closing[key]);
    await tx.query(
      `WITH closing AS (
         SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::integer[], $5::integer[], $6::text[], $7::text[], $8::integer[])
           AS c (id, finished_at, close_reason, answered, correct, mark, sheet_sha256, total)
       ), closed AS (
         UPDATE attempt a SET finished_at = c.finished_at, close_reason = c.close_reason, answered = c.answered,
                total = c.total, correct = c.correct, mark = c.mark, sheet_sha256 = c.sheet_sha256
         FROM closing c WHERE a.id = c.id RETURNING a.id, a.close_reason
       )
       INSERT INTO attempt_event (attempt_id, kind, facts)
       SELECT id, 'finished', json_build_object('reason', close_reason) FROM closed`,
      [
        column('id'),
        column('finishedAt'),
        column('closeReason'),
        column('answered'),
        column('correct'),
        column('mark'),
        column('sheetSha256'),
        column('total'),
      ],
    );
  }

  /** The receipts of those attempts that are this learner's; `finishedAt` is null for one that still runs. */
  async selectReceipts(pairs: readonly { attemptId: string; learnerId: string }[]): Promise<ReceiptRow[]> {
    return rows(
      this.db.manager,
      `SELECT a.id AS "attemptId", a.learner_id AS "learnerId", concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS learner,
              pr.title AS "programTitle", a.number, a.started_at AS "startedAt", a.finished_at AS "finishedAt",
              a.close_reason AS "closeReason", a.answered, a.total, a.sheet_sha256 AS "sheetSha256",
              clock_timestamp() AS "serverNow"
       FROM unnest($1::uuid[], $2::uuid[]) AS asked (attempt_id, learner_id)
       JOIN attempt a ON a.id = asked.attempt_id AND a.learner_id = asked.learner_id
       JOIN app_user u ON u.id = a.learner_id
       JOIN attestation_session s ON s.id = a.session_id
       JOIN study_group g ON g.id = s.group_id
       JOIN program pr ON pr.id = g.program_id`,
      [pairs.map(({ attemptId }) => attemptId), pairs.map(({ learnerId }) => learnerId)],
    );
  }
}
