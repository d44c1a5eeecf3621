import { Injectable } from '@nestjs/common';
import type { DrawableQuestion } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type BankQuestion = DrawableQuestion & { readonly questionId: string };

/** A paper about to be written: everything has its id already. */
export type NewPaper = {
  readonly id: string;
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly number: number;
  readonly questions: readonly {
    readonly questionId: string;
    readonly versionId: string;
    readonly options: readonly (readonly [id: string, sourceId: string])[];
    readonly rightOptionId: string;
  }[];
};

@Injectable()
export class PaperRepository {
  /**
   * The published questions of a session's program, with their keys as an appeals commission has ruled on them (5.10);
   * publishing waits until they are drawn, or the draw for it.
   */
  async selectBank(tx: EntityManager, sessionId: string): Promise<BankQuestion[]> {
    await tx.query(
      `SELECT 1 FROM program WHERE id = (SELECT g.program_id FROM attestation_session s JOIN study_group g ON g.id = s.group_id
       WHERE s.id = $1) FOR SHARE`,
      [sessionId],
    );
    return rows(
      tx,
      `SELECT q.id AS "questionId", v.id AS "versionId", v.topic_id AS "topicId",
              array_agg(o.id ORDER BY o.position)::text[] AS "optionIds",
              coalesce(r.right_option_id, (array_agg(o.id) FILTER (WHERE o.correct))[1]) AS "rightOptionId",
              r.ruling IS NOT DISTINCT FROM 'void' AS "isVoid"
       FROM attestation_session s
       JOIN study_group g ON g.id = s.group_id
       JOIN question q ON q.program_id = g.program_id AND q.withdrawn_at IS NULL
       JOIN question_version v ON v.id = q.published_version_id
       JOIN question_option o ON o.version_id = v.id
       LEFT JOIN question_ruling r ON r.version_id = v.id
       WHERE s.id = $1 GROUP BY q.id, v.id, r.id ORDER BY q.position`,
      [sessionId],
    );
  }

  /** Enrolments of the session's group that have no first paper yet. */
  async selectWithoutPaper(tx: EntityManager, sessionId: string, most: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT e.id FROM attestation_session s JOIN enrolment e ON e.group_id = s.group_id
       WHERE s.id = $1 AND s.cancelled_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM paper p WHERE p.session_id = s.id AND p.enrolment_id = e.id)
       ORDER BY e.id LIMIT $2`,
      [sessionId, most],
    );
    return found.map(({ id }) => id);
  }

  /** Writes papers; one that another has drawn meanwhile is left alone. */
  async insertPapers(tx: EntityManager, papers: readonly NewPaper[]): Promise<void> {
    const inserted = await rows<{ id: string }>(
      tx,
      `INSERT INTO paper (id, session_id, enrolment_id, number, questions, sheet)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::integer[], $6::json[])
       ON CONFLICT (session_id, enrolment_id, number) DO NOTHING RETURNING id`,
      [
        papers.map(({ id }) => id),
        papers.map(({ sessionId }) => sessionId),
        papers.map(({ enrolmentId }) => enrolmentId),
        papers.map(({ number }) => number),
        papers.map(({ questions }) => questions.length),
        papers.map(({ questions }) =>
          JSON.stringify(questions.map(({ questionId, versionId, options }) => [questionId, versionId, options])),
        ),
      ],
    );
    const written = new Set(inserted.map(({ id }) => id));
    await this.insertQuestions(
      tx,
      papers.filter(({ id }) => written.has(id)),
    );
  }

  private async insertQuestions(tx: EntityManager, papers: readonly NewPaper[]): Promise<void> {
    const lines = papers.flatMap(({ id, questions }) =>
      questions.map((question, index) => ({ ...question, paperId: id, position: index + 1 })),
    );
    await tx.query(
      `INSERT INTO paper_question (paper_id, question_id, position, version_id, option_ids, right_option_id)
       SELECT l.paper_id, l.question_id, l.position, l.version_id, l.option_ids::uuid[], l.right_option_id
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::uuid[])
         AS l (paper_id, question_id, position, version_id, option_ids, right_option_id)`,
      [
        lines.map(({ paperId }) => paperId),
        lines.map(({ questionId }) => questionId),
        lines.map(({ position }) => position),
        lines.map(({ versionId }) => versionId),
        lines.map(({ options }) => `{${options.map(([id]) => id).join(',')}}`),
        lines.map(({ rightOptionId }) => rightOptionId),
      ],
    );
  }
}
