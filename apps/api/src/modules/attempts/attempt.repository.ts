import { Injectable } from '@nestjs/common';
import type { Policy } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { preparedRows, rows } from '../../platform/db/rows.ts';
import { STANDING, type AttemptStanding } from '../attestation/session.service.ts';

/** A paper in one piece: question, version shown, and each choice's id here and in the bank. */
export type Sheet = readonly (readonly [
  questionId: string,
  versionId: string,
  options: readonly (readonly [id: string, sourceId: string])[],
])[];

export type StartRow = {
  readonly enrolmentId: string;
  readonly extraMinutes: number;
  readonly tuitionPaid: boolean;
  readonly overrideReason: string | null;
  readonly modules: { title: string; done: boolean }[];
  readonly acknowledged: boolean;
  readonly zone: string;
  readonly at: Date;
  readonly opensAt: Date;
  readonly startUntil: Date;
  readonly cancelledAt: Date | null;
  readonly policy: Policy;
  /** All attempts of the enrolment, whichever session of the group they were made in: the retake rule counts them all. */
  readonly grant: { decisionId: string; untilDay: string } | null;
  readonly attempts: (AttemptStanding & { id: string; number: number })[];
};

export type AttemptRow = {
  readonly attemptId: string;
  readonly sessionId: string;
  readonly number: number;
  readonly programTitle: string;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly finishedAt: Date | null;
  readonly closeReason: 'learner' | 'deadline' | null;
  readonly serverNow: Date;
  readonly writerTabId: string | null;
  readonly sheet: Sheet;
  readonly lastRevision: number;
  readonly chosen: Record<string, { optionId: string; revision: number }> | null;
  readonly flagged: string[];
};

const MOST_EVENTS = 500;

const ATTEMPT_VIEW = `
SELECT a.id AS "attemptId", a.session_id AS "sessionId", a.number, pr.title AS "programTitle", a.started_at AS "startedAt",
       a.deadline_at AS "deadlineAt", a.finished_at AS "finishedAt", a.close_reason AS "closeReason",
       clock_timestamp() AS "serverNow", a.writer_tab_id AS "writerTabId", p.sheet, coalesce(e.last, 0) AS "lastRevision",
       e.chosen, ARRAY(SELECT question_id FROM attempt_flag f WHERE f.attempt_id = a.id)::text[] AS flagged
FROM attempt a
JOIN paper p ON p.id = a.id
JOIN attestation_session s ON s.id = a.session_id
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
LEFT JOIN LATERAL (
  SELECT max(c.revision) AS last,
         json_object_agg(c.question_id, json_build_object('optionId', c.option_id, 'revision', c.revision)) AS chosen
  FROM (SELECT DISTINCT ON (question_id) question_id, option_id, revision FROM answer_event
        WHERE attempt_id = a.id ORDER BY question_id, revision DESC) c
) e ON true
WHERE a.id = $1 AND a.learner_id = $2`;

const INSERT_ATTEMPT = `
WITH started AS (
  INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, total, granted_by_decision)
  SELECT id, session_id, enrolment_id, $4, number, $5, $6, questions, $7
  FROM paper WHERE session_id = $1 AND enrolment_id = $2 AND number = $3
  RETURNING *
), told AS (
  INSERT INTO attempt_event (attempt_id, at, kind) SELECT id, started_at, 'started' FROM started
)
SELECT a.id AS "attemptId", a.session_id AS "sessionId", a.number, pr.title AS "programTitle", a.started_at AS "startedAt",
       a.deadline_at AS "deadlineAt", a.finished_at AS "finishedAt", a.close_reason AS "closeReason",
       clock_timestamp() AS "serverNow", a.writer_tab_id AS "writerTabId", p.sheet, 0 AS "lastRevision", NULL AS chosen,
       '{}'::text[] AS flagged
FROM started a
JOIN paper p ON p.id = a.id
JOIN attestation_session s ON s.id = a.session_id
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id`;

@Injectable()
export class AttemptRepository {
  constructor(private readonly db: DataSource) {}

  /**
   * Makes two starts of one learner wait for each other, and a start and a cancellation; false when the session is not his.
   * What the start is judged by is read afterwards, by a statement that sees what the other has written.
   */
  async lockForStart(tx: EntityManager, sessionId: string, learnerId: string): Promise<boolean> {
    const locked = await preparedRows(
      tx,
      'lock-for-start',
      `SELECT 1 FROM attestation_session s JOIN enrolment e ON e.group_id = s.group_id AND e.learner_id = $2
       WHERE s.id = $1 AND s.form = 'test' FOR SHARE OF s FOR NO KEY UPDATE OF e`,
      [sessionId, learnerId],
    );
    return locked.length > 0;
  }

  /** Everything the start is judged by. */
  async selectOptionalForStart(tx: EntityManager, sessionId: string, learnerId: string): Promise<StartRow | null> {
    const [row] = await preparedRows<StartRow>(
      tx,
      'select-for-start',
      `SELECT e.id AS "enrolmentId", e.extra_minutes AS "extraMinutes", e.tuition_paid AS "tuitionPaid",
              e.override_reason AS "overrideReason", s.opens_at AS "opensAt", s.start_until AS "startUntil",
              s.cancelled_at AS "cancelledAt", s.policy, (SELECT zone FROM organisation) AS zone, clock_timestamp() AS at,
              EXISTS (SELECT 1 FROM acknowledgement k JOIN regulation_in_force r ON r.id = k.edition_id
                      WHERE k.user_id = e.learner_id) AS acknowledged,
              coalesce((SELECT json_agg(json_build_object('title', m.title, 'done', d.module_id IS NOT NULL) ORDER BY m.position)
                        FROM program_module m LEFT JOIN module_done d ON d.module_id = m.id AND d.enrolment_id = e.id
                        WHERE m.program_id = g.program_id AND NOT m.attestation), '[]') AS modules,
              (SELECT json_build_object('decisionId', o.decision_id, 'untilDay', o.until_day) FROM open_grant o
               WHERE o.enrolment_id = e.id LIMIT 1) AS "grant",
              coalesce((SELECT json_agg(json_build_object('id', a.id, 'number', a.number, 'annulledAt', a.annulled_at, ${STANDING('a')})
                                        ORDER BY a.started_at)
                        FROM attempt a WHERE a.enrolment_id = e.id), '[]') AS attempts
       FROM attestation_session s
       JOIN study_group g ON g.id = s.group_id
       JOIN enrolment e ON e.group_id = s.group_id AND e.learner_id = $2
       WHERE s.id = $1`,
      [sessionId, learnerId],
    );
    return row ?? null;
  }

  /**
   * Opens the attempt of this number on its paper and gives it as the learner sees it; null when nobody has drawn the paper
   * yet. One statement, since a start is what a whole group does at once.
   */
  async insertOptionalAttempt(
    tx: EntityManager,
    attempt: { sessionId: string; enrolmentId: string; number: number; learnerId: string } & {
      startedAt: Date;
      deadlineAt: Date;
      grantedBy: string | null;
    },
  ): Promise<AttemptRow | null> {
    const { sessionId, enrolmentId, number, learnerId, startedAt, deadlineAt, grantedBy } = attempt;
    const values = [sessionId, enrolmentId, number, learnerId, startedAt, deadlineAt, grantedBy];
    const [row] = await preparedRows<AttemptRow>(tx, 'insert-attempt', INSERT_ATTEMPT, values);
    return row ?? null;
  }

  async selectOptionalAttempt(learnerId: string, attemptId: string): Promise<AttemptRow | null> {
    const [row] = await rows<AttemptRow>(this.db.manager, ATTEMPT_VIEW, [attemptId, learnerId]);
    return row ?? null;
  }

  /** Makes a tab the writer of an open attempt; gives the tab that wrote before, or nothing when it is not his. */
  async updateWriter(
    tx: EntityManager,
    learnerId: string,
    attemptId: string,
    tabId: string,
  ): Promise<{ before: string | null } | null> {
    const [row] = await rows<{ before: string | null }>(
      tx,
      `UPDATE attempt a SET writer_tab_id = $3
       FROM (SELECT id, writer_tab_id AS before FROM attempt WHERE id = $2 AND learner_id = $1 AND finished_at IS NULL FOR UPDATE) b
       WHERE a.id = b.id RETURNING b.before`,
      [learnerId, attemptId, tabId],
    );
    return row ?? null;
  }

  /** Writes down which tab writes from now on; past some hundreds of such changes it is a program that plays with its tabs. */
  async insertWriterEvent(tx: EntityManager, attemptId: string, kind: string, facts: object): Promise<void> {
    await tx.query(
      `INSERT INTO attempt_event (attempt_id, kind, facts) SELECT $1::uuid, $2, $3::jsonb
       WHERE (SELECT count(*) FROM attempt_event WHERE attempt_id = $1) < ${MOST_EVENTS}`,
      [attemptId, kind, JSON.stringify(facts)],
    );
  }

  /** Sets or removes a flag; false when there is no such question in an open attempt of this learner. */
  async updateFlag(learnerId: string, attemptId: string, questionId: string, flagged: boolean): Promise<boolean> {
    const open = `SELECT a.id, p.question_id FROM attempt a JOIN paper_question p ON p.paper_id = a.id AND p.question_id = $3
                  WHERE a.id = $2 AND a.learner_id = $1 AND a.finished_at IS NULL`;
    const change = flagged
      ? 'INSERT INTO attempt_flag SELECT id, question_id FROM open ON CONFLICT DO NOTHING RETURNING 1'
      : 'DELETE FROM attempt_flag f USING open WHERE f.attempt_id = open.id AND f.question_id = open.question_id RETURNING 1';
    const [row] = await rows<{ found: boolean }>(
      this.db.manager,
      `WITH open AS (${open}), changed AS (${change}) SELECT EXISTS (SELECT 1 FROM open) AS found, (SELECT count(*) FROM changed)`,
      [learnerId, attemptId, questionId],
    );
    return row?.found ?? false;
  }
}
