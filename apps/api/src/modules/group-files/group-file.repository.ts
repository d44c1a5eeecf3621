import { Injectable } from '@nestjs/common';
import type { GroupFilePart } from '@itog/contracts';
import type { AttestationForm, OrderKind, PersonName, ProgramKind, ProtocolStatus } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type GroupOrder = {
  readonly id: string;
  readonly kind: OrderKind;
  readonly number: string;
  readonly date: string;
  readonly signed: boolean;
};

export type GroupProtocol = {
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly status: ProtocolStatus;
};

export type GroupSession = {
  readonly id: string;
  readonly form: AttestationForm;
  readonly heldOn: string;
  /** Tests that are over. */
  readonly tested: number;
  /** Tests and examinations that are over and in no protocol yet. */
  readonly unrecorded: number;
};

export type GroupCover = {
  readonly organisation: { readonly name: string; readonly city: string };
  readonly group: string;
  readonly programKind: ProgramKind;
  readonly program: string;
  readonly hours: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly customer: string | null;
  readonly today: string;
  readonly zone: string;
  readonly director: PersonName | null;
  readonly learners: readonly {
    readonly enrolmentId: string;
    readonly name: PersonName;
    readonly documents: string[];
  }[];
};

export type PartKind = GroupFilePart;

const name = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;

/** What the other rooms have written of one group. */
@Injectable()
export class GroupFileRepository {
  async selectOptionalCover(tx: EntityManager, groupId: string): Promise<GroupCover | null> {
    const [cover] = await rows<GroupCover>(
      tx,
      `SELECT json_build_object('name', org.name, 'city', org.city) AS organisation, g.title AS "group", pr.kind AS "programKind",
              pr.title AS program, pr.hours, g.starts_on AS "startsOn", g.ends_on AS "endsOn", g.customer, org.zone,
              (clock_timestamp() AT TIME ZONE org.zone)::date AS today,
              (SELECT ${name('u')} FROM app_user u WHERE u.active AND 'director' = ANY (u.roles)
               ORDER BY u.created_at DESC LIMIT 1) AS director,
              coalesce((SELECT json_agg(json_build_object('enrolmentId', e.id, 'name', ${name('u')}, 'documents', ${DOCUMENTS})
                                        ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id)
                        FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE e.group_id = g.id), '[]') AS learners
       FROM study_group g JOIN program pr ON pr.id = g.program_id CROSS JOIN organisation org WHERE g.id = $1`,
      [groupId],
    );
    return cover ?? null;
  }

  selectOrders(tx: EntityManager, groupId: string): Promise<GroupOrder[]> {
    return rows<GroupOrder>(
      tx,
      `SELECT o.id, o.kind, o.number, o.date, o.signed_at IS NOT NULL AS signed FROM director_order o
       WHERE o.cancelled_at IS NULL AND (
         o.group_id = $1 AND o.kind IN ('enrol-group', 'complete-and-discharge')
         OR o.id IN (SELECT c.order_id FROM commission c JOIN attestation_session s ON s.commission_id = c.id
                     WHERE s.group_id = $1 AND s.cancelled_at IS NULL))
       ORDER BY o.date, o.id`,
      [groupId],
    );
  }

  selectSessions(tx: EntityManager, groupId: string): Promise<GroupSession[]> {
    return rows<GroupSession>(
      tx,
      `SELECT s.id, s.form, (s.opens_at AT TIME ZONE org.zone)::date AS "heldOn",
              (SELECT count(*)::int FROM attempt a WHERE a.session_id = s.id AND a.finished_at IS NOT NULL) AS tested,
              ((SELECT count(*) FROM attempt a WHERE a.session_id = s.id AND a.finished_at IS NOT NULL AND a.annulled_at IS NULL
                  AND NOT EXISTS (SELECT FROM protocol_result r WHERE r.attempt_id = a.id))
               + (SELECT count(*) FROM examination x WHERE x.session_id = s.id AND x.confirmed_at IS NOT NULL AND x.annulled_at IS NULL
                  AND NOT EXISTS (SELECT FROM protocol_result r WHERE r.examination_id = x.id)))::int AS unrecorded
       FROM attestation_session s CROSS JOIN organisation org
       WHERE s.group_id = $1 AND s.cancelled_at IS NULL ORDER BY s.opens_at, s.id`,
      [groupId],
    );
  }

  /** With those that others have replaced: the file keeps both. */
  selectProtocols(tx: EntityManager, groupId: string): Promise<GroupProtocol[]> {
    return rows<GroupProtocol>(
      tx,
      `SELECT p.id, p.number, p.date, p.status FROM protocol p JOIN attestation_session s ON s.id = p.session_id
       WHERE s.group_id = $1 ORDER BY p.date, p.drafted_at, p.id`,
      [groupId],
    );
  }
}

/** «удостоверение № 00001-ПК-26», «дубликат диплома № 00002-ДУБ-26» */
const DOCUMENTS = `ARRAY(
  SELECT CASE WHEN d.duplicate_of IS NULL
           THEN CASE d.kind WHEN 'certificate' THEN 'удостоверение' WHEN 'diploma' THEN 'диплом' WHEN 'reference' THEN 'справка'
                            ELSE 'выписка' END
           ELSE 'дубликат ' || CASE d.kind WHEN 'certificate' THEN 'удостоверения' WHEN 'diploma' THEN 'диплома'
                                           WHEN 'reference' THEN 'справки' ELSE 'выписки' END
         END || ' №\u00a0' || n.text
  FROM issued_document d JOIN document_number n ON n.id = d.number_id
  WHERE d.enrolment_id = e.id AND d.status = 'valid' ORDER BY d.issued_at, n.text)`;
