import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** A minute: what is younger is simply being printed. */
const LATE = `now() - interval '1 minute'`;

/** What cannot be printed waits for a person; what the printer has failed at is tried once an hour. */
const NOT_GIVEN_UP = `NOT EXISTS (
  SELECT FROM document_print_failure f WHERE f.document_id = d.id AND f.given_up
    AND (f.lasting OR f.failed_at > now() - interval '1 hour'))`;

const UNUSED = `b.added_at < now() - interval '7 days'
  AND NOT EXISTS (SELECT FROM question_picture p WHERE p.sha256 = b.sha256)`;

const noJobFor = (queue: string, key: string, id: string) => `NOT EXISTS (
  SELECT FROM pgboss.job j WHERE j.name = '${queue}' AND j.state < 'completed' AND j.data->>'${key}' = ${id}::text)`;

const ids = async (tx: EntityManager, sql: string): Promise<string[]> =>
  (await rows<{ id: string }>(tx, sql)).map(({ id }) => id);

/** Finds what a crash, or a job that failed for good, has left undone. */
@Injectable()
export class SweepRepository {
  selectUnprintedDocuments(tx: EntityManager): Promise<string[]> {
    return ids(
      tx,
      `SELECT d.id FROM issued_document d WHERE d.file_sha256 IS NULL AND d.issued_at < ${LATE} AND ${NOT_GIVEN_UP}
         AND ${noJobFor('registry.print', 'documentId', 'd.id')} ORDER BY d.issued_at LIMIT 1000`,
    );
  }

  selectUnprintedProtocols(tx: EntityManager): Promise<string[]> {
    return ids(
      tx,
      `SELECT p.id FROM protocol p WHERE p.status <> 'draft' AND p.file_sha256 IS NULL AND p.signed_at < ${LATE}
         AND ${noJobFor('protocols.print', 'protocolId', 'p.id')} ORDER BY p.signed_at LIMIT 1000`,
    );
  }

  selectAbandonedPrints(tx: EntityManager): Promise<string[]> {
    return ids(
      tx,
      `SELECT r.id FROM print r WHERE r.status = 'waiting' AND r.requested_at < ${LATE}
         AND ${noJobFor('prints.make', 'printId', 'r.id')}`,
    );
  }

  /** Printed passwords lie for an hour at most, copies of personal data for a day. */
  selectExpired(tx: EntityManager): Promise<{ id: string; fileSha256: string; isSlip: boolean }[]> {
    return rows(
      tx,
      `SELECT id, file_sha256 AS "fileSha256", request->>'kind' = 'access-slips' AS "isSlip" FROM print
       WHERE file_sha256 IS NOT NULL AND requested_at < now() - CASE
         WHEN request->>'kind' = 'access-slips' THEN interval '1 hour'
         WHEN request->>'kind' IN ('registry-book', 'group-file', 'group-file-zip', 'destruction-act') THEN interval '1 day' END`,
    );
  }

  /** Pictures that were added by hand a week ago and stand in no version of any question. */
  async selectUnusedPictures(tx: EntityManager): Promise<string[]> {
    const unused = await rows<{ sha256: string }>(tx, `SELECT DISTINCT b.sha256 FROM bank_picture b WHERE ${UNUSED}`);
    return unused.map(({ sha256 }) => sha256);
  }

  /** Takes an unused picture out of the banks. */
  async deleteUnusedPicture(tx: EntityManager, sha256: string): Promise<void> {
    await tx.query(`DELETE FROM bank_picture b WHERE b.sha256 = $1 AND ${UNUSED}`, [sha256]);
  }

  /** Those of these files that no print holds any more. */
  async selectLoose(tx: EntityManager, files: readonly string[]): Promise<string[]> {
    const sql = `SELECT DISTINCT f AS sha256 FROM unnest($1::text[]) AS f WHERE NOT EXISTS (SELECT FROM print p WHERE p.file_sha256 = f)`;
    return (await rows<{ sha256: string }>(tx, sql, [files])).map(({ sha256 }) => sha256);
  }
}
