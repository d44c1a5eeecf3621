import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { OptionRow } from './question.repository.ts';

/** What a version of a question says; all HTML is clean. */
export type NewVersion = {
  readonly name: string;
  readonly topic: string | null;
  readonly html: string;
  readonly plainText: string;
  readonly explanationHtml: string | null;
  readonly options: readonly OptionRow[];
  /** SHA-256 of its pictures, each in the file store already. */
  readonly pictures: readonly string[];
  readonly fingerprint: string;
};

type Numbered = NewVersion & {
  readonly id: string;
  readonly questionId: string;
  readonly version: number;
  readonly topicId: string | null;
};

/** Writes questions in sets: a bank of 800 takes as many statements as a single question. */
@Injectable()
export class VersionRepository {
  /** Adds questions as drafts at the end of a bank that the caller has locked; gives their ids in the same order. */
  async insertQuestions(
    tx: EntityManager,
    programId: string,
    authorId: string | null,
    questions: readonly NewVersion[],
  ): Promise<string[]> {
    const ids = questions.map(() => randomUUID());
    await tx.query(
      `INSERT INTO question (id, program_id, position, fingerprint)
       SELECT n.id, $1, last.position + n.number, n.fingerprint
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS n (id, fingerprint, number)
       CROSS JOIN (SELECT coalesce(max(position), 0) AS position FROM question WHERE program_id = $1) last`,
      [programId, ids, questions.map(({ fingerprint }) => fingerprint)],
    );
    const versions = questions.map((question, index) => ({ ...question, questionId: ids[index] ?? '', version: 1 }));
    await this.insertDrafts(tx, programId, authorId, versions);
    return ids;
  }

  /** Writes one more version of a question as its draft; a question withdrawn before comes back as a draft only. */
  async insertRevision(
    tx: EntityManager,
    programId: string,
    authorId: string,
    revision: NewVersion & { readonly questionId: string; readonly version: number },
  ): Promise<void> {
    await tx.query(
      `UPDATE question SET fingerprint = $2, withdrawn_at = NULL,
              published_version_id = CASE WHEN withdrawn_at IS NULL THEN published_version_id END
       WHERE id = $1`,
      [revision.questionId, revision.fingerprint],
    );
    await this.insertDrafts(tx, programId, authorId, [revision]);
  }

  private async insertDrafts(
    tx: EntityManager,
    programId: string,
    authorId: string | null,
    drafts: readonly Omit<Numbered, 'id' | 'topicId'>[],
  ): Promise<void> {
    const topics = await this.insertTopics(tx, programId, drafts);
    const versions: Numbered[] = drafts.map((draft) => ({
      ...draft,
      id: randomUUID(),
      topicId: draft.topic === null ? null : (topics.get(draft.topic) ?? null),
    }));
    await this.insertVersions(tx, authorId, versions);
    await this.insertOptions(tx, versions);
    await this.insertPictures(tx, versions);
    await tx.query(
      `UPDATE question SET draft_version_id = d.version_id
       FROM unnest($1::uuid[], $2::uuid[]) AS d (question_id, version_id) WHERE question.id = d.question_id`,
      [versions.map(({ questionId }) => questionId), versions.map(({ id }) => id)],
    );
  }

  private async insertTopics(
    tx: EntityManager,
    programId: string,
    versions: readonly Pick<NewVersion, 'topic'>[],
  ): Promise<Map<string, string>> {
    const titles = [...new Set(versions.flatMap(({ topic }) => topic ?? []))];
    await tx.query(
      'INSERT INTO topic (program_id, title) SELECT $1, unnest($2::text[]) ON CONFLICT (program_id, title) DO NOTHING',
      [programId, titles],
    );
    const topics = await rows<{ id: string; title: string }>(
      tx,
      'SELECT id, title FROM topic WHERE program_id = $1 AND title = ANY ($2)',
      [programId, titles],
    );
    return new Map(topics.map(({ id, title }) => [title, id]));
  }

  private async insertVersions(
    tx: EntityManager,
    authorId: string | null,
    versions: readonly Numbered[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO question_version (id, question_id, version, topic_id, name, html, plain_text, explanation_html, author_id)
       SELECT v.*, $9::uuid
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[]) AS v`,
      [
        versions.map(({ id }) => id),
        versions.map(({ questionId }) => questionId),
        versions.map(({ version }) => version),
        versions.map(({ topicId }) => topicId),
        versions.map(({ name }) => name),
        versions.map(({ html }) => html),
        versions.map(({ plainText }) => plainText),
        versions.map(({ explanationHtml }) => explanationHtml),
        authorId,
      ],
    );
  }

  private async insertOptions(tx: EntityManager, versions: readonly Numbered[]): Promise<void> {
    const options = versions.flatMap(({ id, options: all }) =>
      all.map((option, index) => ({ ...option, versionId: id, position: index + 1 })),
    );
    await tx.query(
      `INSERT INTO question_option (version_id, position, html, correct)
       SELECT * FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::boolean[])`,
      [
        options.map(({ versionId }) => versionId),
        options.map(({ position }) => position),
        options.map(({ html }) => html),
        options.map(({ correct }) => correct),
      ],
    );
  }

  private async insertPictures(tx: EntityManager, versions: readonly Numbered[]): Promise<void> {
    const pictures = versions.flatMap(({ id, pictures: all }) => all.map((sha256) => [id, sha256] as const));
    await tx.query('INSERT INTO question_picture (version_id, sha256) SELECT * FROM unnest($1::uuid[], $2::text[])', [
      pictures.map(([versionId]) => versionId),
      pictures.map(([, sha256]) => sha256),
    ]);
  }
}
