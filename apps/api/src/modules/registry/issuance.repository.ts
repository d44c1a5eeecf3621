import { Injectable } from '@nestjs/common';
import type { DocumentKind, PersonName, ProgramKind, RegisteredKind, ReissueReason } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { SeriesName, SeriesNumber } from '../organisation/numbers.service.ts';
import type { DocumentSnapshot } from './snapshot.ts';

/** What documents rest on: a protocol, or the order of discharge of a group in which nobody came (3.14). */
export type Ground = { readonly kind: 'protocol' | 'order'; readonly id: string };

/** A ground as its documents need it. */
export type IssuingGround = {
  readonly ground: Ground;
  readonly groupId: string;
  readonly replaced: boolean;
  readonly signedAt: Date | null;
  readonly number: string;
  readonly date: string;
  readonly programKind: ProgramKind;
  readonly programTitle: string;
  readonly hours: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly organisation: DocumentSnapshot['organisation'];
  readonly chair: PersonName;
  readonly secretary: PersonName | null;
  /** Whether chair and secretary are still with the organisation. */
  readonly chairInOffice: boolean;
  readonly secretaryInOffice: boolean;
  /** Who heads the organisation now; before there is one, who signed the order on the commission. */
  readonly director: PersonName;
  /** The organisation’s day. */
  readonly today: string;
};

export type IssuedNumber = { readonly id: string; readonly enrolmentId: string; readonly text: string };

export type NewDocument = {
  readonly kind: RegisteredKind;
  readonly numberId: string;
  readonly enrolmentId: string;
  readonly issuedOn: string;
  readonly snapshot: DocumentSnapshot;
  readonly code: string;
  readonly duplicateOf?: string;
  readonly replaces?: string;
  readonly reissueReason?: ReissueReason;
  readonly reissueNote?: string | null;
  readonly requestId?: string;
};

const idOf = (kind: Ground['kind'], ground: Ground): string | null => (ground.kind === kind ? ground.id : null);

const name = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;

const seated = (
  role: string,
  what = name('u'),
) => `(SELECT ${what} FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
  WHERE seat.commission_id = p.commission_id AND seat.role = '${role}' ORDER BY seat.position LIMIT 1)`;

const SOURCES: Record<Ground['kind'], string> = {
  protocol: `SELECT 'protocol' AS kind, p.id, p.status = 'replaced' AS replaced, p.signed_at, p.number, p.date, s.group_id, p.commission_id
    FROM protocol p JOIN attestation_session s ON s.id = p.session_id WHERE p.id = $1`,
  order: `SELECT 'order' AS kind, d.id, false AS replaced, d.signed_at, d.number, d.date, d.group_id,
      (SELECT s.commission_id FROM attestation_session s WHERE s.group_id = d.group_id
       ORDER BY s.cancelled_at IS NOT NULL, s.opens_at DESC, s.id LIMIT 1) AS commission_id
    FROM director_order d WHERE d.id = $1 AND d.kind = 'complete-and-discharge' AND d.cancelled_at IS NULL`,
};
const TABLES: Record<Ground['kind'], string> = { protocol: 'protocol', order: 'director_order' };

/** What issuing reads and writes. */
@Injectable()
export class IssuanceRepository {
  /** @param lock makes two issuers of one ground wait for each other */
  async selectOptionalGround(
    tx: EntityManager,
    { kind, id }: Ground,
    { lock }: { lock: boolean },
  ): Promise<IssuingGround | null> {
    if (lock) await tx.query(`SELECT FROM ${TABLES[kind]} WHERE id = $1 FOR UPDATE`, [id]);
    const [ground] = await rows<IssuingGround>(
      tx,
      `SELECT json_build_object('kind', p.kind, 'id', p.id) AS ground, g.id AS "groupId", p.replaced,
              p.signed_at AS "signedAt", p.number, p.date,
              pr.kind AS "programKind", pr.title AS "programTitle", pr.hours, g.starts_on AS "startsOn", g.ends_on AS "endsOn",
              json_build_object('name', org.name, 'city', org.city) AS organisation,
              ${seated('chair')} AS chair, ${seated('secretary')} AS secretary,
              ${seated('chair', 'u.active')} AS "chairInOffice",
              coalesce(${seated('secretary', 'u.active')}, false) AS "secretaryInOffice",
              (SELECT ${name('u')} FROM app_user u
               WHERE u.active AND 'director' = ANY (u.roles) OR u.id = o.signed_by
               ORDER BY u.active AND 'director' = ANY (u.roles) DESC, u.created_at DESC LIMIT 1) AS director,
              (clock_timestamp() AT TIME ZONE org.zone)::date AS today
       FROM (${SOURCES[kind]}) p
       JOIN study_group g ON g.id = p.group_id
       JOIN program pr ON pr.id = g.program_id
       JOIN commission c ON c.id = p.commission_id
       JOIN director_order o ON o.id = c.order_id
       CROSS JOIN organisation org`,
      [id],
    );
    return ground ?? null;
  }

  /** Numbers kept for these learners since their protocol was drawn up. */
  selectReserved(tx: EntityManager, series: DocumentKind, enrolmentIds: readonly string[]): Promise<IssuedNumber[]> {
    return rows<IssuedNumber>(
      tx,
      `SELECT id, enrolment_id AS "enrolmentId", text FROM document_number
       WHERE series = $1 AND enrolment_id = ANY ($2) AND state = 'reserved'`,
      [series, enrolmentIds],
    );
  }

  async updateIssued(tx: EntityManager, numberIds: readonly string[]): Promise<void> {
    await tx.query(`UPDATE document_number SET state = 'issued' WHERE id = ANY ($1)`, [numberIds]);
  }

  insertIssued(
    tx: EntityManager,
    { ground, series }: { ground: Ground; series: SeriesName },
    taken: readonly { readonly enrolmentId: string; readonly number: SeriesNumber }[],
  ): Promise<IssuedNumber[]> {
    return rows<IssuedNumber>(
      tx,
      `INSERT INTO document_number (series, year, n, text, enrolment_id, protocol_id, state)
       SELECT $2, r.year, r.n, r.text, r.enrolment_id, $1, 'issued'
       FROM unnest($3::int[], $4::int[], $5::text[], $6::uuid[]) AS r(year, n, text, enrolment_id)
       RETURNING id, enrolment_id AS "enrolmentId", text`,
      [
        idOf('protocol', ground),
        series,
        taken.map(({ number }) => number.year),
        taken.map(({ number }) => number.n),
        taken.map(({ number }) => number.text),
        taken.map(({ enrolmentId }) => enrolmentId),
      ],
    );
  }

  /** The documents, and a note in annulled ones of the same kind that these have taken their place. Gives the ids. */
  async insertDocuments(
    tx: EntityManager,
    { ground, issuedBy }: { ground: Ground; issuedBy: string },
    documents: readonly NewDocument[],
  ): Promise<string[]> {
    const inserted = await rows<{ id: string }>(
      tx,
      `INSERT INTO issued_document (kind, number_id, protocol_id, order_id, enrolment_id, learner_id, issued_on, issued_by, snapshot, code,
                                    duplicate_of, replaces, reissue_reason, reissue_note, request_id, design_version_id)
       SELECT d.kind, d."numberId", $1, $4, d."enrolmentId", e.learner_id, d."issuedOn", $2, d.snapshot, d.code,
              d."duplicateOf", d.replaces, d."reissueReason", d."reissueNote", d."requestId",
              (SELECT v.id FROM document_design v WHERE v.kind = d.kind ORDER BY v.version DESC LIMIT 1)
       FROM jsonb_to_recordset($3) AS d(kind text, "numberId" uuid, "enrolmentId" uuid, "issuedOn" date, snapshot jsonb, code text,
                                        "duplicateOf" uuid, replaces uuid, "reissueReason" text, "reissueNote" text, "requestId" uuid)
       JOIN enrolment e ON e.id = d."enrolmentId" RETURNING id`,
      [idOf('protocol', ground), issuedBy, JSON.stringify(documents), idOf('order', ground)],
    );
    const ids = inserted.map(({ id }) => id);
    await tx.query(
      `UPDATE issued_document former SET replaced_by = d.id FROM issued_document d
       WHERE d.id = ANY ($1) AND former.enrolment_id = d.enrolment_id AND former.kind = d.kind
         AND former.status = 'annulled' AND former.replaced_by IS NULL AND d.kind <> 'extract'`,
      [ids],
    );
    return ids;
  }
}
