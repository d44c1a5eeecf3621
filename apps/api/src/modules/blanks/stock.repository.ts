import { Injectable } from '@nestjs/common';
import type { BlankAct, getBlankStock, InputOf, OutputOf, receiveBlanks } from '@itog/contracts';
import type { PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Stock = OutputOf<typeof getBlankStock>;
type Batch = Stock['batches'][number];
type NewBatch = InputOf<typeof receiveBlanks>['body'] & { readonly numbers: readonly string[] };
export type Signer = { readonly name: PersonName; readonly post: string | null };

const FULL = (user: string) => `concat_ws(' ', ${user}.last_name, ${user}.first_name, ${user}.patronymic)`;

const NAME = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;

const BATCH = `
SELECT p.id, p.kind, p.series, p.first_number AS "firstNumber", p.count, p.received_on AS "receivedOn",
       lpad((p.first_number::bigint + p.count - 1)::text, length(p.first_number), '0') AS "lastNumber",
       p.supplier_document AS "supplierDocument", ${FULL('u')} AS "receivedBy",
       (SELECT count(*)::integer FROM blank b WHERE b.batch_id = p.id AND b.state <> 'in-stock') AS used,
       CASE WHEN p.removed_at IS NOT NULL THEN
         json_build_object('at', p.removed_at, 'by', ${FULL('remover')}, 'reason', p.removed_reason) END AS removed
FROM blank_batch p JOIN app_user u ON u.id = p.received_by LEFT JOIN app_user remover ON remover.id = p.removed_by`;

const ACT = `
SELECT a.id, a.number, a.date, a.ground, a.reason, a.signers,
       (SELECT json_agg(json_build_object('kind', b.kind, 'series', b.series, 'number', b.number) ORDER BY b.kind, b.series, b.number)
        FROM blank b WHERE b.act_id = a.id) AS blanks
FROM blank_act a`;

/** Packs as they come in, acts as sheets go, and what is left between them. */
@Injectable()
export class StockRepository {
  /** The organisation's day. */
  async selectToday(tx: EntityManager): Promise<string> {
    const sql = 'SELECT (clock_timestamp() AT TIME ZONE zone)::date AS today FROM organisation';
    const [now] = await rows<{ today: string }>(tx, sql);
    if (!now) throw new Error('there is no organisation');
    return now.today;
  }

  /** Received, issued, spoilt and left at the end of a day. An issued sheet that was spoilt by then counts as spoilt. */
  selectStock(tx: EntityManager, on: string): Promise<Stock['stock']> {
    return rows(
      tx,
      `SELECT b.kind, b.series, count(*) AS received,
              count(*) FILTER (WHERE b.taken_on <= $1 AND NOT coalesce(a.date <= $1, false)) AS issued,
              count(*) FILTER (WHERE a.date <= $1) AS spoilt,
              count(*) FILTER (WHERE NOT coalesce(b.taken_on <= $1, false) AND NOT coalesce(a.date <= $1, false)) AS left
       FROM blank b JOIN blank_batch p ON p.id = b.batch_id LEFT JOIN blank_act a ON a.id = b.act_id
       WHERE p.received_on <= $1 GROUP BY b.kind, b.series ORDER BY b.kind, b.series`,
      [on],
    );
  }

  selectBatches(tx: EntityManager, on: string): Promise<Batch[]> {
    return rows(tx, `${BATCH} WHERE p.received_on <= $1 ORDER BY p.received_on DESC, p.at DESC`, [on]);
  }

  /** A sheet of the same kind and series that has one of these numbers. */
  async selectOverlapping(tx: EntityManager, { kind, series, numbers }: NewBatch) {
    const [taken] = await rows<{ blank: string; receivedOn: string }>(
      tx,
      `SELECT concat_ws(' ', nullif(b.series, ''), b.number) AS blank, p.received_on AS "receivedOn"
       FROM blank b JOIN blank_batch p ON p.id = b.batch_id
       WHERE b.kind = $1 AND b.series = $2 AND b.number = ANY ($3) ORDER BY b.number LIMIT 1`,
      [kind, series, numbers],
    );
    return taken ?? null;
  }

  async insertBatch(tx: EntityManager, actorId: string, batch: NewBatch): Promise<Batch> {
    const { kind, series, firstNumber, count, receivedOn, supplierDocument, numbers } = batch;
    const [made] = await rows<{ id: string }>(
      tx,
      `INSERT INTO blank_batch (kind, series, first_number, count, received_on, supplier_document, received_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [kind, series, firstNumber, count, receivedOn, supplierDocument, actorId],
    );
    await tx.query(`INSERT INTO blank (batch_id, kind, series, number) SELECT $1, $2, $3, unnest($4::text[])`, [
      made?.id,
      kind,
      series,
      numbers,
    ]);
    const view = await this.selectBatch(tx, made?.id ?? '');
    if (!view) throw new Error('a pack that was received is not there');
    return view;
  }

  async selectBatch(tx: EntityManager, id: string): Promise<Batch | null> {
    return (await rows<Batch>(tx, `${BATCH} WHERE p.id = $1`, [id]))[0] ?? null;
  }

  /** Its sheets are gone, its record stays. */
  async removeBatch(tx: EntityManager, id: string, { by, reason }: { by: string; reason: string }): Promise<void> {
    await tx.query('DELETE FROM blank WHERE batch_id = $1', [id]);
    await tx.query(
      'UPDATE blank_batch SET removed_at = clock_timestamp(), removed_by = $2, removed_reason = $3 WHERE id = $1',
      [id, by, reason],
    );
  }

  selectPeople(tx: EntityManager): Promise<{ id: string; name: PersonName; post: string | null }[]> {
    return rows(
      tx,
      `SELECT u.id, ${NAME('u')} AS name, u.post FROM app_user u WHERE u.active AND NOT u.roles <@ ARRAY['learner']
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`,
    );
  }

  /** Those of these people who work here, in the order asked for, as they are called today. */
  selectSigners(tx: EntityManager, ids: readonly string[]): Promise<Signer[]> {
    return rows(
      tx,
      `SELECT ${NAME('u')} AS name, u.post FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, position)
       JOIN app_user u ON u.id = asked.id AND u.active AND NOT u.roles <@ ARRAY['learner'] ORDER BY asked.position`,
      [ids],
    );
  }

  async insertAct(
    tx: EntityManager,
    act: Pick<BlankAct, 'number' | 'date' | 'ground' | 'reason'> & { signers: readonly Signer[]; madeBy: string },
  ): Promise<string> {
    const [made] = await rows<{ id: string }>(
      tx,
      `INSERT INTO blank_act (number, date, reason, signers, made_by, ground) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [act.number, act.date, act.reason, JSON.stringify(act.signers), act.madeBy, act.ground],
    );
    if (!made) throw new Error('an act was not written');
    return made.id;
  }

  selectActs(tx: EntityManager): Promise<BlankAct[]> {
    return rows(tx, `${ACT} ORDER BY a.date DESC, a.at DESC`);
  }

  async selectAct(tx: EntityManager, id: string): Promise<BlankAct | null> {
    return (await rows<BlankAct>(tx, `${ACT} WHERE a.id = $1`, [id]))[0] ?? null;
  }
}
