import { Injectable } from '@nestjs/common';
import type { QUESTION_STATUSES } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type OptionRow = { readonly html: string; readonly correct: boolean };

/** A question in its latest version, or in the one that papers are drawn from. */
export type QuestionRow = {
  readonly id: string;
  readonly programId: string;
  readonly versionId: string;
  readonly name: string;
  readonly topicId: string | null;
  readonly topic: string | null;
  readonly status: (typeof QUESTION_STATUSES)[number];
  /** Papers hold it, in this or in an earlier version. */
  readonly isPublished: boolean;
  readonly version: number;
  readonly html: string;
  readonly plainText: string;
  readonly explanationHtml: string | null;
  readonly options: OptionRow[];
  readonly pictures: string[];
};

/** Which version of each question: the newest, or the published one of those that papers are drawn from. */
export type Which = 'latest' | 'published';

const VERSION: Record<Which, string> = {
  latest: 'coalesce(q.draft_version_id, q.published_version_id)',
  published: 'CASE WHEN q.withdrawn_at IS NULL THEN q.published_version_id END',
};

const selectQuestion = (which: Which) => `
  SELECT q.id, q.program_id AS "programId", v.id AS "versionId", v.name, v.topic_id AS "topicId", t.title AS topic, v.version, v.html,
         v.plain_text AS "plainText", v.explanation_html AS "explanationHtml",
         CASE WHEN q.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN q.draft_version_id IS NOT NULL THEN 'draft'
              ELSE 'published' END AS status,
         q.withdrawn_at IS NULL AND q.published_version_id IS NOT NULL AS "isPublished",
         ARRAY(SELECT sha256 FROM question_picture WHERE version_id = v.id ORDER BY sha256) AS pictures,
         (SELECT json_agg(json_build_object('html', o.html, 'correct', o.correct) ORDER BY o.position)
          FROM question_option o WHERE o.version_id = v.id) AS options
  FROM question q JOIN question_version v ON v.id = ${VERSION[which]} LEFT JOIN topic t ON t.id = v.topic_id`;

@Injectable()
export class QuestionRepository {
  /** All questions of a program's bank in their order. */
  selectBank(tx: EntityManager, programId: string, which: Which = 'latest'): Promise<QuestionRow[]> {
    return rows(tx, `${selectQuestion(which)} WHERE q.program_id = $1 ORDER BY q.position, q.id`, [programId]);
  }

  async selectOptionalQuestion(tx: EntityManager, questionId: string): Promise<QuestionRow | null> {
    const [question] = await rows<QuestionRow>(tx, `${selectQuestion('latest')} WHERE q.id = $1`, [questionId]);
    return question ?? null;
  }

  selectVersions(
    tx: EntityManager,
    questionId: string,
  ): Promise<{ version: number; at: Date; author: string | null }[]> {
    return rows(
      tx,
      `SELECT v.version, v.created_at AS at, CASE WHEN u.id IS NOT NULL
              THEN concat_ws(' ', u.last_name, u.first_name, u.patronymic) END AS author
       FROM question_version v LEFT JOIN app_user u ON u.id = v.author_id
       WHERE v.question_id = $1 ORDER BY v.version DESC`,
      [questionId],
    );
  }

  /** Whether there is such a program. Changes of one bank wait for each other from here on; draws of papers wait too. */
  async lockBank(tx: EntityManager, programId: string): Promise<boolean> {
    const locked = await rows(tx, 'SELECT id FROM program WHERE id = $1 FOR NO KEY UPDATE', [programId]);
    return locked.length > 0;
  }

  /** As `lockBank`, for the bank that a question is in; null when there is no such question. */
  async lockBankOf(tx: EntityManager, questionId: string): Promise<string | null> {
    const [question] = await rows<{ programId: string }>(
      tx,
      'SELECT program_id AS "programId" FROM question WHERE id = $1',
      [questionId],
    );
    if (!question) return null;
    await this.lockBank(tx, question.programId);
    return question.programId;
  }

  async hasProgram(tx: EntityManager, programId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT id FROM program WHERE id = $1', [programId])).length > 0;
  }

  /** Fingerprints that questions of the bank have already, those withdrawn left out. */
  async selectFingerprints(tx: EntityManager, programId: string): Promise<Set<string>> {
    const known = await rows<{ fingerprint: string }>(
      tx,
      'SELECT DISTINCT fingerprint FROM question WHERE program_id = $1 AND withdrawn_at IS NULL',
      [programId],
    );
    return new Set(known.map(({ fingerprint }) => fingerprint));
  }

  /** Pictures that some version of some question of the bank shows. */
  async selectPictures(tx: EntityManager, programId: string): Promise<Set<string>> {
    const known = await rows<{ sha256: string }>(
      tx,
      `SELECT p.sha256 FROM question q JOIN question_version v ON v.question_id = q.id
       JOIN question_picture p ON p.version_id = v.id WHERE q.program_id = $1
       UNION SELECT sha256 FROM bank_picture WHERE program_id = $1`,
      [programId],
    );
    return new Set(known.map(({ sha256 }) => sha256));
  }

  /** Makes a stored file a picture of the bank; repeating it begins anew the week after which an unused one is removed. */
  async insertPicture(tx: EntityManager, programId: string, sha256: string, actorId: string): Promise<void> {
    await tx.query(
      `INSERT INTO bank_picture (program_id, sha256, added_by) VALUES ($1, $2, $3)
       ON CONFLICT (program_id, sha256) DO UPDATE SET added_at = now()`,
      [programId, sha256, actorId],
    );
  }

  /** Takes a question out of future papers; false when it was out already. */
  async withdraw(tx: EntityManager, questionId: string): Promise<boolean> {
    const withdrawn = await rows(
      tx,
      'UPDATE question SET withdrawn_at = now() WHERE id = $1 AND withdrawn_at IS NULL RETURNING id',
      [questionId],
    );
    return withdrawn.length > 0;
  }
}
