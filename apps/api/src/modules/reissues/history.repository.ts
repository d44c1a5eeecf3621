import { Injectable } from '@nestjs/common';
import type { getDocument, InputOf, OutputOf, recordFormerDocument } from '@itog/contracts';
import type { ReissueReason } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Page = OutputOf<typeof getDocument>;
type Facts = InputOf<typeof recordFormerDocument>['body'];

const WHO = (user: string) =>
  `(SELECT concat_ws(' ', u.last_name, u.first_name, u.patronymic) FROM app_user u WHERE u.id = ${user})`;
const SHEET = `concat_ws(' ', nullif(b.series, ''), b.number)`;

/**
 * Every event of document $1: `at` when it was recorded, `on` the day that it names. Paper that was taken has no record of its own
 * but the action log's.
 */
const EVENTS = `
SELECT 'issued' AS event, d.issued_at AS at, ${WHO('d.issued_by')} AS by, NULL::date AS "on", NULL AS detail, NULL AS reason, 1 AS place
FROM issued_document d WHERE d.id = $1
UNION ALL
SELECT 'printed', f.stored_at, NULL, NULL, NULL, NULL, 2
FROM issued_document d JOIN stored_file f ON f.sha256 = d.file_sha256 WHERE d.id = $1
UNION ALL
SELECT d.status, d.status_at,
       (SELECT ${WHO('a.actor_id')} FROM audit_entry a
        WHERE a.subject_id = d.id::text AND a.action IN ('registry.annul', 'registry.reissue') ORDER BY a.id DESC LIMIT 1),
       NULL, NULL, d.status_reason, 3
FROM issued_document d WHERE d.id = $1 AND d.status <> 'valid' AND d.status_at IS NOT NULL
UNION ALL
SELECT 'blank-taken', coalesce(log.at, b.taken_on::timestamp AT TIME ZONE org.zone), log.by, b.taken_on, ${SHEET}, NULL, 4
FROM blank b CROSS JOIN organisation org
LEFT JOIN LATERAL (
  SELECT a.at, ${WHO('a.actor_id')} AS by FROM audit_entry a JOIN issued_document d ON d.id = $1
  WHERE a.action = 'blanks.assign' AND a.subject_id IN (d.id::text, d.protocol_id::text)
    AND (a.at AT TIME ZONE org.zone)::date = b.taken_on ORDER BY a.id DESC LIMIT 1
) log ON true
WHERE b.document_id = $1
UNION ALL
SELECT 'blank-spoilt', t.at, ${WHO('t.made_by')}, t.date, ${SHEET}, '№ ' || t.number || ': ' || t.reason, 5
FROM blank b JOIN blank_act t ON t.id = b.act_id WHERE b.document_id = $1
UNION ALL
SELECT 'handed-over', h.at, ${WHO('h.by')}, h.handed_on, h.way, h.reason, 6 FROM hand_over h WHERE h.document_id = $1
UNION ALL
SELECT DISTINCT CASE x.outcome WHEN 'delivered' THEN 'post-delivered' ELSE 'post-returned' END, x.at, ${WHO('x.by')}, x.happened_on, NULL, x.note, 7
FROM delivery x JOIN hand_over h ON h.id = x.hand_over_id WHERE h.document_id = $1
UNION ALL
SELECT coalesce(r.state, 'loss-proved'), r.at, ${WHO('r.by')}, r.happened_on, r.loss_proof, r.note, 8
FROM reissue_record r JOIN issued_document next ON next.id = r.document_id
WHERE coalesce(next.duplicate_of, next.replaces) = $1
ORDER BY at, place`;

/** What has happened to documents, and what is recorded of those in whose place others were issued. */
@Injectable()
export class HistoryRepository {
  /** Every event, the first first. */
  async selectEvents(tx: EntityManager, documentId: string): Promise<Page['events']> {
    const found = await rows<Page['events'][number] & { place: number }>(tx, EVENTS, [documentId]);
    return found.map(({ place: _place, ...event }) => event);
  }

  /** The organisation's day. */
  async selectToday(tx: EntityManager): Promise<string> {
    const sql = 'SELECT (clock_timestamp() AT TIME ZONE zone)::date AS today FROM organisation';
    const [now] = await rows<{ today: string }>(tx, sql);
    if (!now) throw new Error('there is no organisation');
    return now.today;
  }

  /** The document in whose place this one was issued, and the record of it that holds; null for a first one. */
  async selectFormer(tx: EntityManager, documentId: string): Promise<Page['former']> {
    const [former] = await rows<NonNullable<Page['former']>>(
      tx,
      `SELECT n.text AS "registrationNumber", old.issued_on AS "issuedOn", d.reissue_reason AS reason, last.record
       FROM issued_document d
       JOIN issued_document old ON old.id = coalesce(d.duplicate_of, d.replaces)
       JOIN document_number n ON n.id = old.number_id
       LEFT JOIN LATERAL (
         SELECT json_build_object('lossProof', r.loss_proof, 'state', r.state, 'on', r.happened_on, 'note', r.note,
                                  'by', ${WHO('r.by')}, 'at', r.at) AS record
         FROM reissue_record r WHERE r.document_id = d.id ORDER BY r.turn DESC LIMIT 1
       ) last ON true
       WHERE d.id = $1`,
      [documentId],
    );
    return former ?? null;
  }

  /** Locked: two who record of one document wait for each other. */
  async lockFormer(
    tx: EntityManager,
    documentId: string,
  ): Promise<{ reason: ReissueReason; issuedOn: string; turn: number } | null> {
    await tx.query('SELECT FROM issued_document WHERE id = $1 FOR UPDATE', [documentId]);
    const [former] = await rows<{ reason: ReissueReason; issuedOn: string; turn: number }>(
      tx,
      `SELECT d.reissue_reason AS reason, old.issued_on AS "issuedOn",
              (SELECT count(*)::integer FROM reissue_record r WHERE r.document_id = d.id) AS turn
       FROM issued_document d JOIN issued_document old ON old.id = coalesce(d.duplicate_of, d.replaces) WHERE d.id = $1`,
      [documentId],
    );
    return former ?? null;
  }

  async insertFormer(
    tx: EntityManager,
    { documentId, turn, by }: { documentId: string; turn: number; by: string },
    { lossProof, state, on, note }: Facts,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO reissue_record (document_id, turn, loss_proof, state, happened_on, note, by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [documentId, turn, lossProof, state, on, note, by],
    );
  }
}
