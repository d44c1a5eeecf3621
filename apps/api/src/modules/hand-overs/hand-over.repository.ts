import { Injectable } from '@nestjs/common';
import type { HandOver, InputOf, listMyHandOvers, listUnhanded, OutputOf } from '@itog/contracts';
import type { DeliveryOutcome, HandedDocument, HandOverFacts, HandOverWay } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** A document as it is handed over, with what its learner left to reach him by. */
export type Handed = HandedDocument & {
  readonly id: string;
  readonly learnerId: string;
  readonly turn: number;
  readonly postalAddress: string | null;
  readonly email: string | null;
};
type Letter = { readonly id: string; readonly way: HandOverWay; readonly on: string; readonly turn: number };
type Unhanded = OutputOf<typeof listUnhanded>['documents'][number];
type Mine = OutputOf<typeof listMyHandOvers>['documents'][number];

const PAGE = 50;
const LEARNER = `concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
                            d.snapshot #>> '{learner,patronymic}')`;

const DELIVERY = (handOver: string) => `(
  SELECT json_build_object('outcome', x.outcome, 'on', x.happened_on, 'note', x.note, 'at', x.at,
           'by', (SELECT concat_ws(' ', w.last_name, w.first_name, w.patronymic) FROM app_user w WHERE w.id = x.by))
  FROM delivery x WHERE x.hand_over_id = ${handOver}.id ORDER BY x.turn DESC LIMIT 1)`;

/** The record that holds: the last turn; and what became of the letter. */
const LAST = `
LEFT JOIN LATERAL (SELECT h.* FROM hand_over h WHERE h.document_id = d.id ORDER BY h.turn DESC LIMIT 1) last ON true
LEFT JOIN LATERAL (
  SELECT x.outcome, x.happened_on FROM delivery x WHERE x.hand_over_id = last.id ORDER BY x.turn DESC LIMIT 1
) letter ON true`;

/** When the last letter that came back was here again: also one before the record that holds. */
const RETURNED = `(
  SELECT max(x.happened_on) FROM hand_over h
  JOIN LATERAL (SELECT * FROM delivery WHERE hand_over_id = h.id ORDER BY turn DESC LIMIT 1) x ON x.outcome = 'returned'
  WHERE h.document_id = d.id)`;

/** It lies here: it was never handed over, or its letter came back. */
const LIES = `(coalesce(last.way, 'none') = 'none' OR letter.outcome IS NOT DISTINCT FROM 'returned')`;
const SHOWN = { lying: LIES, posted: `(last.way = 'by-post' AND letter.outcome IS NULL)` } as const;

/** How documents reached their learners. */
@Injectable()
export class HandOverRepository {
  async selectToday(tx: EntityManager): Promise<string> {
    const sql = 'SELECT (clock_timestamp() AT TIME ZONE zone)::date AS today FROM organisation';
    const [now] = await rows<{ today: string }>(tx, sql);
    if (!now) throw new Error('there is no organisation');
    return now.today;
  }

  /** Locked: two who hand one document over wait for each other. */
  async lockDocuments(tx: EntityManager, ids: readonly string[]): Promise<Handed[]> {
    await tx.query('SELECT FROM issued_document WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    return rows<Handed>(
      tx,
      `SELECT d.id, d.learner_id AS "learnerId", n.text AS number, d.status, d.issued_on AS "issuedOn",
              CASE WHEN letter.outcome = 'returned' THEN 'none' ELSE last.way END AS way,
              ${RETURNED} AS "returnedOn", coalesce(last.turn, 0) AS turn, r.postal_address AS "postalAddress", u.email
       FROM issued_document d
       JOIN document_number n ON n.id = d.number_id
       JOIN app_user u ON u.id = d.learner_id
       LEFT JOIN learner_record r ON r.user_id = d.learner_id
       ${LAST}
       WHERE d.id = ANY ($1) ORDER BY n.series, n.year, n.n`,
      [ids],
    );
  }

  async hasDocument(tx: EntityManager, id: string): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 FROM issued_document WHERE id = $1', [id])).length > 0;
  }

  /** Every record of a document, the one that holds first. */
  selectOf(tx: EntityManager, documentId: string): Promise<HandOver[]> {
    return rows<HandOver>(
      tx,
      `SELECT h.id, h.way, h.handed_on AS "on", h.recipient, h.proxy_document AS "proxyDocument", h.address,
              h.track_number AS "trackNumber", h.reason, h.at, ${DELIVERY('h')} AS delivery, concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS by
       FROM hand_over h JOIN app_user u ON u.id = h.by WHERE h.document_id = $1 ORDER BY h.turn DESC`,
      [documentId],
    );
  }

  async insert(tx: EntityManager, document: Handed, facts: HandOverFacts, by: string): Promise<void> {
    await tx.query(
      `INSERT INTO hand_over (document_id, turn, way, handed_on, recipient, proxy_document, address, track_number, reason, by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[document.id, document.turn + 1, facts.way, facts.on, facts.recipient, facts.proxyDocument, facts.address],
        ...[facts.trackNumber, facts.reason, by],
      ],
    );
  }

  /** The record that holds, as a letter is followed: which, how and when. */
  async selectLetter(tx: EntityManager, documentId: string): Promise<Letter | null> {
    const [letter] = await rows<Letter>(
      tx,
      `SELECT h.id, h.way, h.handed_on AS "on", (SELECT count(*)::integer FROM delivery x WHERE x.hand_over_id = h.id) AS turn
       FROM hand_over h WHERE h.document_id = $1 ORDER BY h.turn DESC LIMIT 1`,
      [documentId],
    );
    return letter ?? null;
  }

  async insertDelivery(
    tx: EntityManager,
    { id, turn }: Letter,
    { outcome, on, note }: { outcome: DeliveryOutcome; on: string; note: string | null },
    by: string,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO delivery (hand_over_id, turn, outcome, happened_on, note, by) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, turn + 1, outcome, on, note, by],
    );
  }

  /** A corrected record of a letter keeps what is known of its end, unless that is before the corrected day. */
  async insertSameDelivery(tx: EntityManager, documentId: string): Promise<void> {
    await tx.query(
      `INSERT INTO delivery (hand_over_id, turn, outcome, happened_on, note, by, at)
       SELECT now.id, 1, x.outcome, x.happened_on, x.note, x.by, x.at
       FROM (SELECT * FROM hand_over WHERE document_id = $1 ORDER BY turn DESC LIMIT 1) now
       JOIN hand_over was ON was.document_id = $1 AND was.turn = now.turn - 1 AND was.way = 'by-post' AND now.way = 'by-post'
       JOIN LATERAL (SELECT * FROM delivery WHERE hand_over_id = was.id ORDER BY turn DESC LIMIT 1) x ON x.happened_on >= now.handed_on`,
      [documentId],
    );
  }

  /** Valid documents that lie here, or that are on their way, the oldest first. */
  async selectUnhanded(tx: EntityManager, { search = '', show, offset }: InputOf<typeof listUnhanded>['query']) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const found = await rows<Unhanded & { total: number }>(
      tx,
      `SELECT d.id, d.kind, n.text AS "registrationNumber", d.issued_on AS "issuedOn", ${LEARNER} AS "learnerName",
              d.snapshot ->> 'program' AS "programTitle", g.title AS "groupTitle", r.postal_address AS "postalAddress", u.email,
              (clock_timestamp() AT TIME ZONE org.zone)::date - d.issued_on AS lies,
              CASE WHEN last.way = 'by-post' AND letter.outcome IS NULL THEN json_build_object('on', last.handed_on, 'address', last.address,
                'trackNumber', last.track_number) END AS posted,
              CASE WHEN letter.outcome = 'returned' THEN letter.happened_on END AS "returnedOn", count(*) OVER () AS total
       FROM issued_document d
       JOIN document_number n ON n.id = d.number_id
       JOIN enrolment e ON e.id = d.enrolment_id
       JOIN study_group g ON g.id = e.group_id
       JOIN app_user u ON u.id = d.learner_id
       LEFT JOIN learner_record r ON r.user_id = d.learner_id
       CROSS JOIN organisation org
       ${LAST}
       WHERE d.status = 'valid' AND ${SHOWN[show]}
         AND concat_ws(' ', ${LEARNER}, n.text, d.snapshot ->> 'program', g.title) ILIKE $1
       ORDER BY d.issued_on, n.series, n.year, n.n LIMIT ${PAGE} OFFSET $2`,
      [pattern, offset],
    );
    return { total: found[0]?.total ?? 0, documents: found };
  }

  /** How many valid documents of former days nobody has taken, and when the oldest of them was issued. */
  async selectLying(tx: EntityManager): Promise<{ count: number; since: string | null }> {
    const [found] = await rows<{ count: number; since: string | null }>(
      tx,
      `SELECT count(*)::integer AS count, min(d.issued_on) AS since FROM issued_document d CROSS JOIN organisation org ${LAST}
       WHERE d.status = 'valid' AND ${LIES}
         AND d.issued_on < (clock_timestamp() AT TIME ZONE org.zone)::date`,
    );
    return found ?? { count: 0, since: null };
  }

  /** The person's own valid documents, and where each is. */
  selectMine(tx: EntityManager, learnerId: string): Promise<Mine[]> {
    return rows<Mine>(
      tx,
      `SELECT d.id AS "documentId", d.kind, n.text AS "registrationNumber",
              CASE WHEN NOT ${LIES} THEN json_build_object('way', last.way, 'on', last.handed_on,
                'trackNumber', last.track_number, 'recipient', last.recipient, 'delivery', ${DELIVERY('last')}) END AS "handOver"
       FROM issued_document d JOIN document_number n ON n.id = d.number_id ${LAST}
       WHERE d.learner_id = $1 AND d.status = 'valid' ORDER BY d.issued_on DESC, n.series`,
      [learnerId],
    );
  }
}
