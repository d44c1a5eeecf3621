import { Injectable } from '@nestjs/common';
import type { ChainLink } from '@itog/contracts';
import type { DocumentStatus, PersonName, RegisteredKind, ReissueReason } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { DocumentSnapshot, Ground } from '../registry/document-facts.service.ts';

/** What somebody was called before, and the day since which he has another name. */
export type Formerly = { readonly name: PersonName; readonly until: string };

/** An issued document that another is to take the place of. */
export type Original = {
  readonly id: string;
  readonly kind: RegisteredKind;
  readonly status: DocumentStatus;
  readonly ground: Ground;
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly snapshot: DocumentSnapshot;
  /** The learner’s name today. */
  readonly nameToday: PersonName;
  readonly isHeld: boolean;
};

/** What its page shows of a document besides its line in the registry. */
export type DocumentPart = {
  readonly learner: { readonly id: string; readonly name: PersonName };
  readonly snapshot: DocumentSnapshot;
  readonly statusReason: string | null;
  readonly fileSha256: string | null;
};

/** As SQL: what the person of this alias of `app_user` was called before the first document on the name that he has now. */
const formerly = (user: string): string => `(
  SELECT json_build_object('name', old.snapshot -> 'learner', 'until', d.issued_on)
  FROM issued_document d JOIN issued_document old ON old.id = d.replaces
  WHERE d.learner_id = ${user}.id AND d.reissue_reason = 'name-change'
    AND (d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}', d.snapshot #>> '{learner,patronymic}')
      IS NOT DISTINCT FROM (${user}.last_name, ${user}.first_name, ${user}.patronymic)
  ORDER BY d.issued_at LIMIT 1)`;

/** Reads and writes the chain from document to document. */
@Injectable()
export class ReissueRepository {
  /** @param lock whoever issues in its place, or annuls it, waits for the others */
  async selectOptionalOriginal(tx: EntityManager, id: string, { lock }: { lock: boolean }): Promise<Original | null> {
    if (lock) {
      // The protocol or the order first, as whoever issues by it or amends it does: nobody then waits in a circle.
      for (const [table, column] of [
        ['protocol', 'protocol_id'],
        ['director_order', 'order_id'],
      ])
        await tx.query(
          `SELECT FROM ${table} WHERE id = (SELECT ${column} FROM issued_document WHERE id = $1) FOR KEY SHARE`,
          [id],
        );
      await tx.query('SELECT FROM issued_document WHERE id = $1 FOR UPDATE', [id]);
    }
    const [original] = await rows<Original>(
      tx,
      `SELECT d.id, d.kind, d.status, d.enrolment_id AS "enrolmentId",
              d.learner_id AS "learnerId", d.snapshot,
              json_build_object('kind', CASE WHEN d.order_id IS NULL THEN 'protocol' ELSE 'order' END,
                                'id', coalesce(d.protocol_id, d.order_id)) AS ground,
              json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS "nameToday",
              EXISTS (SELECT FROM held_enrolment h WHERE h.enrolment_id = d.enrolment_id) AS "isHeld"
       FROM issued_document d JOIN app_user u ON u.id = d.learner_id WHERE d.id = $1`,
      [id],
    );
    return original ?? null;
  }

  /** What the learner is called today, and was called before he changed his name. */
  async selectNames(tx: EntityManager, enrolmentId: string): Promise<{ today: PersonName; formerly: Formerly | null }> {
    const [names] = await rows<{ today: PersonName; formerly: Formerly | null }>(
      tx,
      `SELECT json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS today,
              ${formerly('u')} AS formerly
       FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE e.id = $1`,
      [enrolmentId],
    );
    if (!names) throw new Error(`enrolment ${enrolmentId} does not exist`);
    return names;
  }

  /** What those of these enrolments who have changed their names were called before. */
  async selectFormerNames(tx: EntityManager, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, Formerly>> {
    const found = await rows<{ id: string; formerly: Formerly | null }>(
      tx,
      `SELECT e.id, ${formerly('u')} AS formerly FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE e.id = ANY ($1)`,
      [enrolmentIds],
    );
    return new Map(found.flatMap(({ id, formerly }) => (formerly ? [[id, formerly]] : [])));
  }

  /** The document that this request has issued already. */
  async selectOptionalRequested(tx: EntityManager, requestId: string): Promise<string | null> {
    const sql = 'SELECT id FROM issued_document WHERE request_id = $1';
    return (await rows<{ id: string }>(tx, sql, [requestId]))[0]?.id ?? null;
  }

  async updateReplaced(tx: EntityManager, id: string, reason: string): Promise<void> {
    await tx.query(
      `UPDATE issued_document SET status = 'replaced', status_reason = $2, status_at = clock_timestamp() WHERE id = $1`,
      [id, reason],
    );
  }

  async updateReplacedBy(tx: EntityManager, id: string, by: string): Promise<void> {
    await tx.query('UPDATE issued_document SET replaced_by = $2 WHERE id = $1', [id, by]);
  }

  async selectPart(tx: EntityManager, id: string): Promise<DocumentPart> {
    const [part] = await rows<DocumentPart>(
      tx,
      `SELECT json_build_object('id', u.id, 'name', json_build_object('lastName', u.last_name, 'firstName', u.first_name,
                                                                      'patronymic', u.patronymic)) AS learner,
              d.snapshot, d.status_reason AS "statusReason", d.file_sha256 AS "fileSha256"
       FROM issued_document d JOIN app_user u ON u.id = d.learner_id WHERE d.id = $1`,
      [id],
    );
    if (!part) throw new Error(`document ${id} does not exist`);
    return part;
  }

  /** Every document of the chain that this one belongs to, the first first. */
  selectChain(tx: EntityManager, id: string): Promise<ChainLink[]> {
    return rows<ChainLink>(
      tx,
      `WITH RECURSIVE later AS (
         SELECT id, replaced_by FROM issued_document WHERE id = $1
         UNION SELECT d.id, d.replaced_by FROM later JOIN issued_document d ON d.id = later.replaced_by
       ), earlier AS (
         SELECT id FROM later
         UNION SELECT d.id FROM earlier JOIN issued_document d ON d.replaced_by = earlier.id
       )
       SELECT d.id, d.kind, n.text AS "registrationNumber", d.issued_on AS "issuedOn", d.status, d.status_reason AS "statusReason",
              concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}',
                        d.snapshot #>> '{learner,patronymic}') AS "learnerName",
              CASE WHEN d.duplicate_of IS NOT NULL THEN 'duplicate' WHEN d.replaces IS NOT NULL THEN 'replacement'
                   WHEN EXISTS (SELECT FROM issued_document former WHERE former.replaced_by = d.id) THEN 'anew' ELSE 'first' END AS origin,
              d.reissue_reason AS "reissueReason", d.reissue_note AS "reissueNote"
       FROM issued_document d JOIN document_number n ON n.id = d.number_id
       WHERE d.id IN (SELECT id FROM earlier) ORDER BY d.issued_at, d.id`,
      [id],
    );
  }
}

/** What a document of the chain was issued again for. */
export type Wish = { readonly reason: ReissueReason; readonly note: string | null; readonly name: PersonName | null };
