import { Injectable } from '@nestjs/common';
import type { AnswerSeen } from '@itog/domain';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from '../../platform/db/pool.ts';

/** One choice on its way into the store. */
export type AnswerRow = {
  readonly learnerId: string;
  readonly attemptId: string;
  readonly questionId: string;
  readonly optionId: string;
  readonly revision: number;
  readonly tabId: string | null;
  readonly offsetMs: number | null;
};

/** What the database saw and did with one choice. */
export type AnswerOutcome = AnswerSeen & {
  /** The row was written by this statement. */
  readonly inserted: boolean;
  /** This very choice stands under this revision since then: the reply to an earlier call was lost. */
  readonly repeatedAt: Date | null;
  /** Another choice stands under this revision. */
  readonly revisionTaken: boolean;
  /** A later revision holds a choice for the same question. */
  readonly superseded: boolean;
};

/**
 * Saves any number of choices in one statement: checks for each that the attempt is the learner's own, open and in time
 * by the database's clock, and that the choice is on its paper. The share lock makes a save and a finish wait for each
 * other: no answer lands in a graded attempt. A stranger's attempt gives no row.
 */
const SAVE = `
WITH incoming AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::integer[], $6::uuid[], $7::integer[])
    WITH ORDINALITY AS i (learner_id, attempt_id, question_id, option_id, revision, tab_id, offset_ms, place)
), own AS MATERIALIZED (
  SELECT id, learner_id, deadline_at, finished_at, writer_tab_id FROM attempt
  WHERE id = ANY ($2::uuid[]) ORDER BY id FOR SHARE
), seen AS MATERIALIZED (
  SELECT i.*, own.deadline_at, own.finished_at,
         coalesce(i.option_id = ANY (p.option_ids), false) AS belongs,
         coalesce(own.writer_tab_id <> i.tab_id, false) AS written_elsewhere
  FROM incoming i
  JOIN own ON own.id = i.attempt_id AND own.learner_id = i.learner_id
  LEFT JOIN paper_question p ON p.paper_id = i.attempt_id AND p.question_id = i.question_id
), saved AS (
  INSERT INTO answer_event (attempt_id, revision, question_id, option_id, at, offset_ms)
  SELECT attempt_id, revision, question_id, option_id, statement_timestamp(), offset_ms FROM seen
  WHERE finished_at IS NULL AND statement_timestamp() < deadline_at AND belongs AND NOT written_elsewhere
  ORDER BY attempt_id, revision
  ON CONFLICT (attempt_id, revision) DO NOTHING
  RETURNING attempt_id, revision, question_id, option_id
)
SELECT seen.place, seen.deadline_at AS "deadlineAt", seen.finished_at AS "finishedAt", seen.belongs,
       seen.written_elsewhere AS "writtenElsewhere", statement_timestamp() AS at,
       saved.revision IS NOT NULL AS inserted, before."repeatedAt",
       coalesce(before."revisionTaken", false) AS "revisionTaken", coalesce(before.superseded, false) AS superseded
FROM seen
LEFT JOIN saved USING (attempt_id, revision, question_id, option_id)
LEFT JOIN LATERAL (
  SELECT max(e.at) FILTER (WHERE e.revision = seen.revision AND e.question_id = seen.question_id AND e.option_id = seen.option_id) AS "repeatedAt",
         bool_or(e.revision = seen.revision AND (e.question_id, e.option_id) <> (seen.question_id, seen.option_id)) AS "revisionTaken",
         bool_or(e.revision > seen.revision AND e.question_id = seen.question_id) AS superseded
  FROM answer_event e WHERE e.attempt_id = seen.attempt_id AND e.revision >= seen.revision
) AS before ON true`;

@Injectable()
export class AnswerRepository {
  private readonly pool: pg.Pool;

  constructor(db: DataSource) {
    this.pool = poolOf(db);
  }

  /** One outcome per row, in their order; null where the attempt is not the learner's. */
  async save(answers: readonly AnswerRow[]): Promise<(AnswerOutcome | null)[]> {
    const order = answers.map((_, index) => index).sort((a, b) => compare(answers[a], answers[b]));
    const sorted = order.map((index) => answers[index] as AnswerRow);
    const column = <Key extends keyof AnswerRow>(key: Key) => sorted.map((answer) => answer[key]);
    const { rows } = await this.pool.query<AnswerOutcome & { place: number }>({
      name: 'save-answers',
      text: SAVE,
      values: [
        column('learnerId'),
        column('attemptId'),
        column('questionId'),
        column('optionId'),
        column('revision'),
        column('tabId'),
        column('offsetMs'),
      ],
    });
    const outcomes: (AnswerOutcome | null)[] = answers.map(() => null);
    for (const row of rows) outcomes[order[row.place - 1] as number] = row;
    return outcomes;
  }
}

/** Two statements that lock the same attempts in the same order cannot wait for each other for ever. */
function compare(a: AnswerRow | undefined, b: AnswerRow | undefined): number {
  if (!a || !b || a.attemptId === b.attemptId) return (a?.revision ?? 0) - (b?.revision ?? 0);
  return a.attemptId < b.attemptId ? -1 : 1;
}
