import { Injectable } from '@nestjs/common';
import type { Blank, BlankedDocument, InputOf, listBlanks } from '@itog/contracts';
import type { BlankedDocument as DocumentFacts, BlankKind, BlankSeen } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** A sheet as it is taken. */
export type Sheet = { readonly id: string; readonly series: string; readonly number: string };
export type SeenBlank = BlankSeen & Sheet & { readonly since: string; readonly documentId: string | null };
export type SeenDocument = DocumentFacts & {
  readonly id: string;
  readonly learnerName: string;
  readonly blankId: string | null;
  readonly series: string | null;
  readonly blankNumber: string | null;
};

const PAGE = 50;
const TEXT = (blank: string) => `concat_ws(' ', nullif(${blank}.series, ''), ${blank}.number)`;
const LEARNER = `concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
                            d.snapshot #>> '{learner,patronymic}')`;
/** Paper is used pack after pack, sheet after sheet. */
const IN_USE_ORDER = `p.received_on, p.at, p.id, b.number`;

const BLANK = `
SELECT b.id, b.kind, b.series, b.number, b.state, p.received_on AS "receivedOn", b.taken_on AS "takenOn",
       CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'registrationNumber', n.text, 'learnerName', ${LEARNER}) END AS document,
       CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'number', a.number, 'date', a.date) END AS act
FROM blank b
JOIN blank_batch p ON p.id = b.batch_id
LEFT JOIN issued_document d ON d.id = b.document_id
LEFT JOIN document_number n ON n.id = d.number_id
LEFT JOIN blank_act a ON a.id = b.act_id`;

const SEEN = `
SELECT b.id, b.kind, b.series, b.number, ${TEXT('b')} AS blank, b.state, b.document_id AS "documentId", n.text AS "takenFor",
       a.number AS "actNumber", coalesce(b.taken_on, p.received_on) AS since
FROM blank b
JOIN blank_batch p ON p.id = b.batch_id
LEFT JOIN issued_document d ON d.id = b.document_id
LEFT JOIN document_number n ON n.id = d.number_id
LEFT JOIN blank_act a ON a.id = b.act_id`;

const DOCUMENT = `
SELECT d.id, n.text AS number, d.kind, d.status, ${LEARNER} AS "learnerName", d.blank_id AS "blankId", b.series, b.number AS "blankNumber",
       CASE WHEN b.id IS NOT NULL THEN ${TEXT('b')} END AS blank
FROM issued_document d
JOIN document_number n ON n.id = d.number_id
LEFT JOIN blank b ON b.id = d.blank_id`;

/** Sheets of numbered paper and the documents that lie on them. */
@Injectable()
export class BlankRepository {
  /** Whoever takes, receives or writes off paper waits here: the next sheet is one for everybody. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('blank', 0))`);
  }

  async selectPage(tx: EntityManager, query: InputOf<typeof listBlanks>['query']) {
    const { search = '', kind = null, state = null, offset } = query;
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const where = `WHERE ($1::text IS NULL OR b.kind = $1) AND ($2::text IS NULL OR b.state = $2)
      AND concat_ws(' ', ${TEXT('b')}, n.text, a.number, ${LEARNER}) ILIKE $3`;
    const found = await rows<Blank & { total: number }>(
      tx,
      `SELECT *, count(*) OVER () AS total FROM (${BLANK} ${where} ORDER BY b.kind, ${IN_USE_ORDER}) AS found LIMIT ${PAGE} OFFSET $4`,
      [kind, state, pattern, offset],
    );
    return { total: found[0]?.total ?? 0, blanks: found };
  }

  selectAll(tx: EntityManager): Promise<Blank[]> {
    return rows<Blank>(tx, `${BLANK} ORDER BY b.kind, ${IN_USE_ORDER}`);
  }

  /** What a document lies on and what was spoilt over it, the newest first. */
  selectOfDocument(tx: EntityManager, documentId: string): Promise<Blank[]> {
    return rows<Blank>(tx, `${BLANK} WHERE b.document_id = $1 ORDER BY b.state, a.date DESC, a.number DESC`, [
      documentId,
    ]);
  }

  /** The next sheets of a kind, at most so many; without a lock they are only a forecast. */
  selectNext(tx: EntityManager, kind: BlankKind, count: number): Promise<Sheet[]> {
    return rows<Sheet>(
      tx,
      `SELECT b.id, b.series, b.number FROM blank b JOIN blank_batch p ON p.id = b.batch_id
       WHERE b.kind = $1 AND b.state = 'in-stock' ORDER BY ${IN_USE_ORDER} LIMIT $2`,
      [kind, count],
    );
  }

  /** Kinds of which numbered paper was ever received; the others are printed on plain paper. */
  async selectKindsKept(tx: EntityManager): Promise<ReadonlySet<string>> {
    const found = await rows<{ kind: string }>(tx, 'SELECT DISTINCT kind FROM blank_batch WHERE removed_at IS NULL');
    return new Set(found.map(({ kind }) => kind));
  }

  selectSeen(tx: EntityManager, ids: readonly string[]): Promise<SeenBlank[]> {
    return rows<SeenBlank>(tx, `${SEEN} WHERE b.id = ANY ($1) ORDER BY b.kind, ${IN_USE_ORDER}`, [ids]);
  }

  /** Sheets with this number: of the kind that is wanted first. */
  async selectByNumber(
    tx: EntityManager,
    { kind, series, number }: { kind: string; series: string; number: string },
  ): Promise<SeenBlank | null> {
    const sql = `${SEEN} WHERE b.series = $2 AND b.number = $3 ORDER BY (b.kind = $1) DESC LIMIT 1`;
    return (await rows<SeenBlank>(tx, sql, [kind, series, number]))[0] ?? null;
  }

  async selectDocument(tx: EntityManager, id: string): Promise<SeenDocument | null> {
    return (await rows<SeenDocument>(tx, `${DOCUMENT} WHERE d.id = $1`, [id]))[0] ?? null;
  }

  /** The valid documents of a protocol that may lie on numbered paper, in the order of their numbers. */
  selectOfProtocol(tx: EntityManager, protocolId: string): Promise<SeenDocument[]> {
    const sql = `${DOCUMENT} WHERE d.protocol_id = $1 AND d.status = 'valid' AND d.kind <> 'extract' ORDER BY d.kind, n.year, n.n`;
    return rows<SeenDocument>(tx, sql, [protocolId]);
  }

  async hasProtocol(tx: EntityManager, protocolId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 FROM protocol WHERE id = $1', [protocolId])).length > 0;
  }

  /** Puts sheets under documents, pair by pair, on the organisation's day. */
  async updateTaken(
    tx: EntityManager,
    pairs: readonly { readonly blankId: string; readonly documentId: string }[],
  ): Promise<void> {
    const ids = [pairs.map(({ blankId }) => blankId), pairs.map(({ documentId }) => documentId)];
    // Documents in one order with those who print them.
    await tx.query('SELECT FROM issued_document WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids[1]]);
    await tx.query(
      `UPDATE blank b SET state = 'issued', document_id = pair.document_id, taken_on = (clock_timestamp() AT TIME ZONE org.zone)::date
       FROM unnest($1::uuid[], $2::uuid[]) AS pair(blank_id, document_id), organisation org WHERE b.id = pair.blank_id`,
      ids,
    );
    await tx.query(
      `UPDATE issued_document d SET blank_id = pair.blank_id
       FROM unnest($1::uuid[], $2::uuid[]) AS pair(blank_id, document_id) WHERE d.id = pair.document_id`,
      ids,
    );
  }

  /** Writes sheets off; the documents on them have no paper after this. */
  async updateSpoilt(tx: EntityManager, blankIds: readonly string[], actId: string): Promise<void> {
    await tx.query('SELECT FROM issued_document WHERE blank_id = ANY ($1) ORDER BY id FOR UPDATE', [blankIds]);
    await tx.query(`UPDATE issued_document SET blank_id = NULL WHERE blank_id = ANY ($1)`, [blankIds]);
    await tx.query(`UPDATE blank SET state = 'spoilt', act_id = $2 WHERE id = ANY ($1)`, [blankIds, actId]);
  }
}

/** A document with its paper, as the interface shows it. */
export function documentView({
  id,
  kind,
  number,
  learnerName,
  blankId,
  series,
  blankNumber,
}: SeenDocument): BlankedDocument {
  const blank = blankId === null ? null : { id: blankId, series: series ?? '', number: blankNumber ?? '' };
  return { documentId: id, kind: kind as BlankedDocument['kind'], registrationNumber: number, learnerName, blank };
}
