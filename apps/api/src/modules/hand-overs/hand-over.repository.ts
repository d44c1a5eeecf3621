import { Injectable } from '@nestjs/common';
import type { HandOver, listMyHandOvers, listUnhanded, OutputOf } from '@itog/contracts';
import type { HandedDocument, HandOverFacts } from '@itog/domain';
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
type Unhanded = OutputOf<typeof listUnhanded>['documents'][number];
type Mine = OutputOf<typeof listMyHandOvers>['documents'][number];

const PAGE = 50;
const LEARNER = `concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
                            d.snapshot #>> '{learner,patronymic}')`;

/** The record that holds: the last turn. */
const LAST = `LEFT JOIN LATERAL (SELECT h.* FROM hand_over h WHERE h.document_id = d.id ORDER BY h.turn DESC LIMIT 1) last ON true`;

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
      `SELECT d.id, d.learner_id AS "learnerId", n.text AS number, d.status, d.issued_on AS "issuedOn", last.way,
              coalesce(last.turn, 0) AS turn, r.postal_address AS "postalAddress", u.email
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
              h.track_number AS "trackNumber", h.reason, h.at, concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS by
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

  /** Valid documents without a hand-over that holds, the oldest first. */
  async selectUnhanded(tx: EntityManager, { search = '', offset }: { search?: string | undefined; offset: number }) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const found = await rows<Unhanded & { total: number }>(
      tx,
      `SELECT d.id, d.kind, n.text AS "registrationNumber", d.issued_on AS "issuedOn", ${LEARNER} AS "learnerName",
              d.snapshot ->> 'program' AS "programTitle", g.title AS "groupTitle", r.postal_address AS "postalAddress", u.email,
              (clock_timestamp() AT TIME ZONE org.zone)::date - d.issued_on AS lies, count(*) OVER () AS total
       FROM issued_document d
       JOIN document_number n ON n.id = d.number_id
       JOIN enrolment e ON e.id = d.enrolment_id
       JOIN study_group g ON g.id = e.group_id
       JOIN app_user u ON u.id = d.learner_id
       LEFT JOIN learner_record r ON r.user_id = d.learner_id
       CROSS JOIN organisation org
       ${LAST}
       WHERE d.status = 'valid' AND coalesce(last.way, 'none') = 'none'
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
       WHERE d.status = 'valid' AND coalesce(last.way, 'none') = 'none'
         AND d.issued_on < (clock_timestamp() AT TIME ZONE org.zone)::date`,
    );
    return found ?? { count: 0, since: null };
  }

  /** The person's own valid documents, and where each is. */
  selectMine(tx: EntityManager, learnerId: string): Promise<Mine[]> {
    return rows<Mine>(
      tx,
      `SELECT d.id AS "documentId", d.kind, n.text AS "registrationNumber",
              CASE WHEN last.way <> 'none' THEN json_build_object('way', last.way, 'on', last.handed_on,
                'trackNumber', last.track_number, 'recipient', last.recipient) END AS "handOver"
       FROM issued_document d JOIN document_number n ON n.id = d.number_id ${LAST}
       WHERE d.learner_id = $1 AND d.status = 'valid' ORDER BY d.issued_on DESC, n.series`,
      [learnerId],
    );
  }
}
