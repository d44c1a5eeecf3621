import { Injectable } from '@nestjs/common';
import type { PrintRun, PrintRunWhole } from '@itog/contracts';
import type { PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Item = { readonly position: number; readonly documentId: string };

/** A place of a run that is printed. */
export type Ticked = { readonly runId: string; readonly position: number };

/** A printed document of a run, as its archive names it. */
export type PrintedItem = {
  readonly registrationNumber: string;
  readonly learner: PersonName;
  readonly fileSha256: string;
};

const RUN = `
SELECT r.id, r.title, r.status, r.made_at AS "madeAt", r.finished_at AS "finishedAt",
       json_build_object('id', u.id, 'name', json_build_object(
         'lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)) AS "madeBy", counted.*
FROM print_run r JOIN app_user u ON u.id = r.made_by
CROSS JOIN LATERAL (
  SELECT count(*) AS total, count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state = 'failed') AS failed
  FROM print_run_item i WHERE i.run_id = r.id) counted`;

const LATEST = 50;

/** A printer error that may pass is given so many tries. */
const TRIES = 3;

@Injectable()
export class PrintRunRepository {
  /** Two requests of one person for the same list wait for each other. */
  async lockMaker(tx: EntityManager, userId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('print_run ' || $1, 0))`, [userId]);
  }

  /** Those of the documents that are valid, in the order of their numbers. */
  async selectValid(tx: EntityManager, documentIds: readonly string[]): Promise<string[]> {
    const sql = `SELECT d.id FROM issued_document d JOIN document_number n ON n.id = d.number_id
                 WHERE d.id = ANY ($1) AND d.status = 'valid' ORDER BY d.kind, n.year, n.n, d.id`;
    return (await rows<{ id: string }>(tx, sql, [documentIds])).map(({ id }) => id);
  }

  /** What the documents have in common. */
  async selectCommon(tx: EntityManager, documentIds: readonly string[]) {
    const sql = `SELECT array_agg(DISTINCT d.kind) AS kinds, array_agg(DISTINCT coalesce(
                   'протоколу № ' || (d.snapshot #>> '{protocol,number}'), 'приказу № ' || (d.snapshot #>> '{order,number}'))) AS grounds
                 FROM issued_document d WHERE d.id = ANY ($1)`;
    return (await rows<{ kinds: string[]; grounds: string[] }>(tx, sql, [documentIds]))[0];
  }

  async selectOptionalSame(tx: EntityManager, madeBy: string, listSha256: string): Promise<string | null> {
    const sql = `SELECT id FROM print_run WHERE made_by = $1 AND list_sha256 = $2 AND status IN ('running', 'paused')`;
    return (await rows<{ id: string }>(tx, sql, [madeBy, listSha256]))[0]?.id ?? null;
  }

  async insertRun(
    tx: EntityManager,
    {
      title,
      listSha256,
      madeBy,
      documentIds,
    }: { title: string; listSha256: string; madeBy: string; documentIds: string[] },
  ): Promise<string> {
    const sql = `WITH run AS (INSERT INTO print_run (title, list_sha256, made_by) VALUES ($1, $2, $3) RETURNING id),
                 items AS (INSERT INTO print_run_item (run_id, position, document_id)
                           SELECT run.id, given.position, given.id
                           FROM run, unnest($4::uuid[]) WITH ORDINALITY AS given(id, position))
                 SELECT id FROM run`;
    const [run] = await rows<{ id: string }>(tx, sql, [title, listSha256, madeBy, documentIds]);
    if (!run) throw new Error('the run was not inserted');
    return run.id;
  }

  selectRuns(tx: EntityManager): Promise<PrintRun[]> {
    return rows<PrintRun>(tx, `${RUN} ORDER BY r.made_at DESC LIMIT ${LATEST}`, []);
  }

  async selectOptionalRun(tx: EntityManager, id: string): Promise<PrintRun | null> {
    return (await rows<PrintRun>(tx, `${RUN} WHERE r.id = $1`, [id]))[0] ?? null;
  }

  selectFailures(tx: EntityManager, id: string): Promise<PrintRunWhole['failures']> {
    return rows(
      tx,
      `SELECT i.document_id AS "documentId", d.snapshot ->> 'registrationNumber' AS "registrationNumber", i.problem,
              concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
                        d.snapshot #>> '{learner,patronymic}') AS "learnerName"
       FROM print_run_item i JOIN issued_document d ON d.id = i.document_id
       WHERE i.run_id = $1 AND i.state = 'failed' ORDER BY i.position`,
      [id],
    );
  }

  selectPrinted(tx: EntityManager, id: string): Promise<PrintedItem[]> {
    return rows<PrintedItem>(
      tx,
      `SELECT d.snapshot ->> 'registrationNumber' AS "registrationNumber", d.snapshot -> 'learner' AS learner,
              d.file_sha256 AS "fileSha256"
       FROM print_run_item i JOIN issued_document d ON d.id = i.document_id
       WHERE i.run_id = $1 AND i.state = 'done' AND d.file_sha256 IS NOT NULL ORDER BY i.position`,
      [id],
    );
  }

  /** Changes the status of a run that has one of these; gives whether it had. */
  async updateStatus(
    tx: EntityManager,
    id: string,
    { from, to }: { readonly from: readonly PrintRun['status'][]; readonly to: PrintRun['status'] },
  ): Promise<boolean> {
    const changed = await rows(
      tx,
      `UPDATE print_run SET status = $3, finished_at = CASE WHEN $3 IN ('cancelled', 'done') THEN clock_timestamp() END
       WHERE id = $1 AND status = ANY ($2) RETURNING id`,
      [id, from, to],
    );
    return changed.length > 0;
  }

  /** What could not be printed waits again; gives the documents. */
  async updateFailedAgain(tx: EntityManager, id: string): Promise<string[]> {
    const sql = `UPDATE print_run_item SET state = 'waiting', problem = NULL, tries = 0
                 WHERE run_id = $1 AND state = 'failed' RETURNING document_id AS "documentId"`;
    return (await rows<{ documentId: string }>(tx, sql, [id])).map(({ documentId }) => documentId);
  }

  /** Takes a run to print, or holds it for longer; false when it is not to be printed now, or another worker prints it. */
  async updateHeld(tx: EntityManager, id: string, holder: string, seconds: number): Promise<boolean> {
    const held = await rows(
      tx,
      `UPDATE print_run SET held_by = $2, held_until = clock_timestamp() + $3 * interval '1 second'
       WHERE id = $1 AND status = 'running' AND (held_by IS NULL OR held_by = $2 OR held_until < clock_timestamp())
       RETURNING id`,
      [id, holder, seconds],
    );
    return held.length > 0;
  }

  async updateReleased(tx: EntityManager, id: string, holder: string): Promise<void> {
    await tx.query(`UPDATE print_run SET held_by = NULL, held_until = NULL WHERE id = $1 AND held_by = $2`, [
      id,
      holder,
    ]);
  }

  /** Runs that nobody prints although they are to be printed, the oldest first. */
  async selectDropped(tx: EntityManager): Promise<string[]> {
    const sql = `SELECT id FROM print_run
                 WHERE status = 'running' AND (held_by IS NULL OR held_until < clock_timestamp()) ORDER BY made_at`;
    return (await rows<{ id: string }>(tx, sql, [])).map(({ id }) => id);
  }

  selectWaiting(tx: EntityManager, id: string, count: number): Promise<Item[]> {
    const sql = `SELECT position, document_id AS "documentId" FROM print_run_item
                 WHERE run_id = $1 AND state = 'waiting' ORDER BY position LIMIT $2`;
    return rows<Item>(tx, sql, [id, count]);
  }

  async updateDone(tx: EntityManager, ticked: readonly Ticked[]): Promise<void> {
    const sql = `UPDATE print_run_item i SET state = 'done' FROM unnest($1::uuid[], $2::int[]) AS t(run_id, position)
                 WHERE i.run_id = t.run_id AND i.position = t.position AND i.state = 'waiting'`;
    await tx.query(sql, [ticked.map(({ runId }) => runId), ticked.map(({ position }) => position)]);
  }

  async updateFailed(tx: EntityManager, id: string, position: number, problem: string): Promise<void> {
    const sql = `UPDATE print_run_item SET state = 'failed', problem = $3 WHERE run_id = $1 AND position = $2 AND state = 'waiting'`;
    await tx.query(sql, [id, position, problem]);
  }

  /** One try more; after the last one it is a failure. */
  async updateTried(tx: EntityManager, id: string, position: number, problem: string): Promise<void> {
    await tx.query(
      `UPDATE print_run_item SET tries = tries + 1, state = CASE WHEN tries + 1 < ${TRIES} THEN 'waiting' ELSE 'failed' END,
              problem = CASE WHEN tries + 1 < ${TRIES} THEN NULL ELSE $3 END
       WHERE run_id = $1 AND position = $2 AND state = 'waiting'`,
      [id, position, problem],
    );
  }

  /** The run is over when nothing waits; gives whether it is. */
  async updateOver(tx: EntityManager, id: string): Promise<boolean> {
    const over = await rows(
      tx,
      `UPDATE print_run r SET status = 'done', finished_at = clock_timestamp()
       WHERE id = $1 AND status = 'running'
         AND NOT EXISTS (SELECT FROM print_run_item i WHERE i.run_id = r.id AND i.state = 'waiting') RETURNING id`,
      [id],
    );
    return over.length > 0;
  }

  async selectOptionalMaker(tx: EntityManager, id: string): Promise<string | null> {
    const sql = `SELECT made_by AS "madeBy" FROM print_run WHERE id = $1`;
    return (await rows<{ madeBy: string }>(tx, sql, [id]))[0]?.madeBy ?? null;
  }
}
