import { Injectable } from '@nestjs/common';
import type { InputOf, RegistryEntry, RegistryFilter } from '@itog/contracts';
import type { listDocuments } from '@itog/contracts';
import type { DocumentStatus, RegisteredKind } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { DocumentSnapshot } from './snapshot.ts';

/** An issued document whole. */
export type IssuedDocument = {
  readonly id: string;
  readonly kind: RegisteredKind;
  readonly status: DocumentStatus;
  readonly code: string;
  readonly snapshot: DocumentSnapshot;
  readonly fileSha256: string | null;
  readonly replacedByCode: string | null;
  readonly learnerId: string;
  readonly issuedAt: Date;
  /** The design with which it was issued; null: the form’s own. */
  readonly designVersionId: string | null;
};

/** Of what a filter finds; the printed ones are among the valid. */
export type Counts = Readonly<Record<'valid' | 'printed' | 'replaced' | 'annulled', number>>;

const PAGE = 50;

const ENTRY = `
d.id, d.kind, d.duplicate_of IS NOT NULL AS duplicate, n.text AS "registrationNumber", d.issued_on AS "issuedOn",
concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
          d.snapshot #>> '{learner,patronymic}') AS "learnerName",
d.snapshot ->> 'program' AS "programTitle", g.title AS "groupTitle", d.protocol_id AS "protocolId",
d.snapshot #>> '{protocol,number}' AS "protocolNumber",
CASE WHEN d.order_id IS NOT NULL THEN json_build_object('id', d.order_id, 'number', d.snapshot #>> '{order,number}') END AS "order",
d.status, d.code, d.file_sha256 IS NOT NULL AS printed, f.problem AS "printProblem"`;

const ENTRY_FROM = `
FROM issued_document d
JOIN document_number n ON n.id = d.number_id
JOIN enrolment e ON e.id = d.enrolment_id
JOIN study_group g ON g.id = e.group_id
LEFT JOIN document_print_failure f ON f.document_id = d.id AND f.given_up AND d.file_sha256 IS NULL`;

/** What a filter finds: kind, protocol, first and last day, words. */
const SEARCHED = `
WITH matching AS (
  SELECT ${ENTRY}, d.issued_at, n.year, n.n ${ENTRY_FROM}
  WHERE ($1::text IS NULL OR d.kind = $1) AND ($2::uuid IS NULL OR d.protocol_id = $2)
    AND ($3::date IS NULL OR d.issued_on >= $3) AND ($4::date IS NULL OR d.issued_on <= $4)
), searched AS (
  SELECT * FROM matching
  WHERE concat_ws(' ', "learnerName", "registrationNumber", "programTitle", "groupTitle", "protocolNumber", "order" ->> 'number', code) ILIKE $5
)`;

function searching({ search = '', kind, protocolId, from, to }: RegistryFilter) {
  const words = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return [kind ?? null, protocolId ?? null, from ?? null, to ?? null, words];
}

const WHOLE = `
SELECT d.id, d.kind, d.status, d.code, d.snapshot, d.file_sha256 AS "fileSha256", d.learner_id AS "learnerId",
       d.issued_at AS "issuedAt",
       d.design_version_id AS "designVersionId",
       (SELECT r.code FROM issued_document r WHERE r.id = d.replaced_by) AS "replacedByCode"
FROM issued_document d`;

/** The registry of issued documents. */
@Injectable()
export class DocumentRepository {
  constructor(private readonly db: DataSource) {}

  /** A page of 50, the newest first, and how many there are in all. */
  async selectEntries(query: InputOf<typeof listDocuments>['query']) {
    const found = await rows<RegistryEntry & { total: number }>(
      this.db.manager,
      `${SEARCHED}
       SELECT *, (SELECT count(*) FROM searched) AS total FROM searched
       ORDER BY issued_at DESC, kind, "registrationNumber" LIMIT ${PAGE} OFFSET $6`,
      [...searching(query), query.offset],
    );
    return { total: found[0]?.total ?? 0, documents: found };
  }

  /** Ids of the valid documents that a filter finds, in the order of their numbers; at most so many. */
  async selectValidIds(tx: EntityManager, filter: RegistryFilter, most: number): Promise<string[]> {
    const sql = `${SEARCHED} SELECT id FROM searched WHERE status = 'valid' ORDER BY kind, year, n, id LIMIT $6`;
    return (await rows<{ id: string }>(tx, sql, [...searching(filter), most])).map(({ id }) => id);
  }

  /** How many of what a filter finds can be printed, have been, and cannot. */
  async selectCounts(tx: EntityManager, filter: RegistryFilter): Promise<Counts> {
    const counts = `count(*) FILTER (WHERE status = 'valid') AS valid,
                    count(*) FILTER (WHERE status = 'valid' AND printed) AS printed,
                    count(*) FILTER (WHERE status = 'replaced') AS replaced,
                    count(*) FILTER (WHERE status = 'annulled') AS annulled`;
    const [found] = await rows<Counts>(tx, `${SEARCHED} SELECT ${counts} FROM searched`, searching(filter));
    return found ?? { valid: 0, printed: 0, replaced: 0, annulled: 0 };
  }

  async selectEntry(tx: EntityManager, id: string): Promise<RegistryEntry> {
    const [entry] = await rows<RegistryEntry>(tx, `SELECT ${ENTRY} ${ENTRY_FROM} WHERE d.id = $1`, [id]);
    if (!entry) throw new Error(`document ${id} does not exist`);
    return entry;
  }

  async selectOptional(
    tx: EntityManager,
    by: { readonly id: string } | { readonly code: string } | { readonly fileSha256: string },
  ): Promise<IssuedDocument | null> {
    const column = 'id' in by ? 'id' : 'code' in by ? 'code' : 'file_sha256';
    return (await rows<IssuedDocument>(tx, `${WHOLE} WHERE d.${column} = $1`, Object.values(by)))[0] ?? null;
  }

  /** The valid documents of a protocol, in the order of their numbers. */
  selectValid(tx: EntityManager, protocolId: string): Promise<IssuedDocument[]> {
    const sql = `${WHOLE} JOIN document_number n ON n.id = d.number_id
                 WHERE d.protocol_id = $1 AND d.status = 'valid' ORDER BY d.kind, n.year, n.n`;
    return rows<IssuedDocument>(tx, sql, [protocolId]);
  }

  /** Whether it was valid until now; two who annul at once wait for each other. */
  async updateAnnulled(tx: EntityManager, id: string, reason: string): Promise<boolean> {
    const annulled = await rows(
      tx,
      `UPDATE issued_document SET status = 'annulled', status_reason = $2, status_at = clock_timestamp()
       WHERE id = $1 AND status = 'valid' RETURNING id`,
      [id, reason],
    );
    return annulled.length > 0;
  }

  /** Every valid document of these enrolments; gives the ids. */
  async updateAnnulledOf(tx: EntityManager, enrolmentIds: readonly string[], reason: string): Promise<string[]> {
    // In the order of {@link updateFiles}: a print under way must not wait for this one, and this one for it.
    await tx.query('SELECT FROM issued_document WHERE enrolment_id = ANY ($1) ORDER BY id FOR UPDATE', [enrolmentIds]);
    const annulled = await rows<{ id: string }>(
      tx,
      `UPDATE issued_document SET status = 'annulled', status_reason = $2, status_at = clock_timestamp()
       WHERE enrolment_id = ANY ($1) AND status = 'valid' RETURNING id`,
      [enrolmentIds, reason],
    );
    return annulled.map(({ id }) => id);
  }

  /** Gives documents their files, unless they have one; the file that each of them has then, in their order. */
  async updateFiles(
    tx: EntityManager,
    files: readonly { readonly id: string; readonly sha256: string }[],
  ): Promise<(string | null)[]> {
    const ids = files.map(({ id }) => id);
    // Always in one order: two workers must not wait for each other.
    const locked = `SELECT id, file_sha256 AS sha256 FROM issued_document WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE`;
    const had = new Map(
      (await rows<{ id: string; sha256: string | null }>(tx, locked, [ids])).map((d) => [d.id, d.sha256]),
    );
    await tx.query(
      `UPDATE issued_document d SET file_sha256 = f.sha256 FROM unnest($1::uuid[], $2::text[]) AS f(id, sha256)
       WHERE d.id = f.id AND d.file_sha256 IS NULL`,
      [ids, files.map(({ sha256 }) => sha256)],
    );
    await this.deletePrintFailures(tx, ids);
    return files.map(({ id, sha256 }) => (had.has(id) ? (had.get(id) ?? sha256) : null));
  }

  /** One more print that failed; whether the document now counts as one that cannot be printed. */
  async upsertPrintFailure(
    tx: EntityManager,
    { id, problem, lasting }: { readonly id: string; readonly problem: string; readonly lasting: boolean },
  ): Promise<boolean> {
    const [failure] = await rows<{ givenUp: boolean }>(
      tx,
      `INSERT INTO document_print_failure AS f (document_id, problem, lasting) VALUES ($1, $2, $3)
       ON CONFLICT (document_id) DO UPDATE
         SET problem = $2, lasting = $3, tries = f.tries + 1, failed_at = clock_timestamp()
       RETURNING given_up AS "givenUp"`,
      [id, problem, lasting],
    );
    return failure?.givenUp ?? false;
  }

  /** Printed at last, or to be tried again from the beginning. */
  async deletePrintFailures(tx: EntityManager, ids: readonly string[]): Promise<void> {
    await tx.query(`DELETE FROM document_print_failure WHERE document_id = ANY ($1)`, [ids]);
  }
}
