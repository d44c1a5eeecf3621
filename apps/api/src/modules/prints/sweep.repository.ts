import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** A minute: what is younger is simply being printed. */
const LATE = `now() - interval '1 minute'`;

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
      `SELECT d.id FROM issued_document d WHERE d.file_sha256 IS NULL AND d.issued_at < ${LATE}
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

  /** Printed passwords lie for an hour at most. */
  selectExpiredSlips(tx: EntityManager): Promise<{ id: string; fileSha256: string }[]> {
    return rows(
      tx,
      `SELECT id, file_sha256 AS "fileSha256" FROM print
       WHERE request->>'kind' = 'access-slips' AND file_sha256 IS NOT NULL AND requested_at < now() - interval '1 hour'`,
    );
  }
}
