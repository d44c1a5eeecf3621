import { Injectable } from '@nestjs/common';
import type { RegisterPackage, RegisterPackageDetail } from '@itog/contracts';
import type { PackageStatus, RegisterRow } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type PackageRow = Omit<RegisterPackage, 'dueOn'> & {
  readonly exportedOn: string | null;
  readonly answerSha256: string | null;
  readonly issued: string[];
};
export type PackedRow = RegisterPackageDetail['documents'][number] & { readonly learnerId: string };

const NAME = `concat_ws(' ', u.last_name, u.first_name, u.patronymic)`;
const PACKAGE = `
SELECT k.id, k.number, k.status, k.made_at AS "madeAt", ${NAME} AS "madeBy", k.file_name AS "fileName",
       k.file_sha256 AS "fileSha256", k.exported_at AS "exportedAt", (k.exported_at AT TIME ZONE org.zone)::date AS "exportedOn",
       k.operator_number AS "operatorNumber", k.sent_on AS "sentOn", k.answered_at AS "answeredAt",
       CASE WHEN k.withdrawn_at IS NOT NULL THEN json_build_object('at', k.withdrawn_at, 'reason', k.withdrawn_reason,
         'by', (SELECT concat_ws(' ', w.last_name, w.first_name, w.patronymic) FROM app_user w WHERE w.id = k.withdrawn_by)) END AS withdrawn,
       k.answer_name AS "answerName", k.answer_sha256 AS "answerSha256", k.answer_note AS "answerNote",
       (SELECT count(*) FROM register_row x WHERE x.package_id = k.id)::int AS rows,
       (SELECT count(*) FROM register_row x WHERE x.package_id = k.id AND x.state = 'rejected')::int AS "rejectedRows",
       (SELECT coalesce(json_agg(DISTINCT d.issued_on), '[]') FROM register_row x JOIN issued_document d ON d.id = x.document_id
        WHERE x.package_id = k.id) AS issued
FROM register_package k JOIN app_user u ON u.id = k.made_by CROSS JOIN organisation org`;

/** Packages and what became of their rows. */
@Injectable()
export class PackageRepository {
  selectPackages(tx: EntityManager): Promise<PackageRow[]> {
    return rows(tx, `${PACKAGE} ORDER BY k.number DESC LIMIT 500`);
  }

  /** @param lock makes two who act on one package wait for each other */
  async selectOptional(tx: EntityManager, id: string, { lock = false } = {}): Promise<PackageRow | null> {
    if (lock) await tx.query('SELECT FROM register_package WHERE id = $1 FOR UPDATE', [id]);
    return (await rows<PackageRow>(tx, `${PACKAGE} WHERE k.id = $1`, [id]))[0] ?? null;
  }

  selectRows(tx: EntityManager, packageId: string): Promise<PackedRow[]> {
    return rows(
      tx,
      `SELECT x.document_id AS "documentId", x.position, d.learner_id AS "learnerId", d.kind,
              d.duplicate_of IS NOT NULL AS duplicate, d.issued_on AS "issuedOn",
              concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
                        d.snapshot #>> '{learner,patronymic}') AS "learnerName",
              d.snapshot ->> 'registrationNumber' AS "registrationNumber", x.state, x.message, d.status = 'annulled' AS annulled
       FROM register_row x JOIN issued_document d ON d.id = x.document_id WHERE x.package_id = $1 ORDER BY x.position`,
      [packageId],
    );
  }

  /** Makes whoever puts documents into packages wait: none goes into two. */
  async lockPacking(tx: EntityManager): Promise<void> {
    await tx.query('LOCK TABLE register_row IN SHARE ROW EXCLUSIVE MODE');
  }

  async insertPackage(tx: EntityManager, madeBy: string, documentIds: readonly string[]): Promise<string> {
    const sql = 'INSERT INTO register_package (made_by) VALUES ($1) RETURNING id';
    const [made] = await rows<{ id: string }>(tx, sql, [madeBy]);
    if (!made) throw new Error('no package was made');
    await tx.query(
      `INSERT INTO register_row (package_id, position, document_id)
       SELECT $1, d.position, d.id FROM unnest($2::uuid[]) WITH ORDINALITY AS d (id, position)`,
      [made.id, documentIds],
    );
    return made.id;
  }

  /** Its documents are free again; it stays in the log with its rows, without the personal data that were never sent. */
  async updateWithdrawn(tx: EntityManager, id: string, by: string, reason: string): Promise<void> {
    await tx.query(`UPDATE register_row SET state = 'withdrawn', cells = NULL WHERE package_id = $1`, [id]);
    await tx.query(
      `UPDATE register_package SET status = 'withdrawn', withdrawn_at = clock_timestamp(), withdrawn_by = $2, withdrawn_reason = $3
       WHERE id = $1`,
      [id, by, reason],
    );
  }

  /** Freezes the cells and the file. */
  async updateExported(
    tx: EntityManager,
    id: string,
    by: string,
    file: { readonly name: string; readonly sha256: string },
    cells: readonly { readonly documentId: string; readonly row: RegisterRow }[],
  ): Promise<void> {
    await tx.query(
      `UPDATE register_row x SET cells = c.cells FROM unnest($2::uuid[], $3::jsonb[]) AS c (id, cells)
       WHERE x.package_id = $1 AND x.document_id = c.id`,
      [id, cells.map(({ documentId }) => documentId), cells.map(({ row }) => JSON.stringify(row))],
    );
    await tx.query(
      `UPDATE register_package SET status = 'exported', file_name = $2, file_sha256 = $3, exported_at = clock_timestamp(),
              exported_by = $4 WHERE id = $1`,
      [id, file.name, file.sha256, by],
    );
  }

  async updateSent(
    tx: EntityManager,
    id: string,
    by: string,
    { operatorNumber, sentOn }: { readonly operatorNumber: string; readonly sentOn: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE register_package SET status = 'sent', operator_number = $2, sent_on = $3, sent_by = $4 WHERE id = $1`,
      [id, operatorNumber, sentOn, by],
    );
  }

  async updateAnswered(
    tx: EntityManager,
    id: string,
    by: string,
    answer: {
      readonly status: PackageStatus;
      readonly note: string | null;
      readonly file: { readonly name: string; readonly sha256: string } | null;
      readonly rejected: readonly { readonly documentId: string; readonly message: string | null }[];
    },
  ): Promise<void> {
    await tx.query(`UPDATE register_row SET state = 'accepted' WHERE package_id = $1`, [id]);
    await tx.query(
      `UPDATE register_row x SET state = 'rejected', message = r.message FROM unnest($2::uuid[], $3::text[]) AS r (id, message)
       WHERE x.package_id = $1 AND x.document_id = r.id`,
      [id, answer.rejected.map(({ documentId }) => documentId), answer.rejected.map(({ message }) => message)],
    );
    await tx.query(
      `UPDATE register_package SET status = $2, answered_at = clock_timestamp(), answered_by = $3, answer_note = $4,
              answer_name = $5, answer_sha256 = $6 WHERE id = $1`,
      [id, answer.status, by, answer.note, answer.file?.name ?? null, answer.file?.sha256 ?? null],
    );
  }
}
