import { Injectable } from '@nestjs/common';
import type { Commission } from '@itog/contracts';
import {
  PERMISSIONS,
  ROLES,
  type CommissionRole,
  type PersonName,
  type Policy,
  type ProgramKind,
  type Role,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type CommissionKind = Commission['kind'];
export type Seat = { readonly userId: string; readonly role: CommissionRole };

export type SeatFacts = {
  readonly userId: string;
  readonly name: PersonName;
  readonly post: string | null;
  readonly degree: string | null;
  readonly outsideOrganisation: string | null;
  readonly isDirector: boolean;
  readonly isTeacher: boolean;
  /** Studies in a group of the program. */
  readonly isLearner: boolean;
  /** Sits on an attestation commission whose result could be appealed now. */
  readonly wasOnAttestation: boolean;
  readonly hasConsent: boolean;
};

export type NewCommission = {
  readonly orderId: string;
  readonly kind: CommissionKind;
  readonly programId: string;
  readonly authorisation: string | null;
  readonly seats: readonly Seat[];
};

const NAME = `json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)`;
const TODAY = `(SELECT (now() AT TIME ZONE zone)::date FROM organisation)`;

/**
 * Days after a session in which an appeal on it may still be open: as many working days as a policy allows, 30, and the days
 * of rest between, those of New Year too.
 */
const APPEAL_DAYS = 60;

/** Who could be asked to sign at all. */
const SEATED: Record<CommissionKind, readonly Role[]> = {
  attestation: PERMISSIONS['protocols.sign'],
  appeals: [...PERMISSIONS['protocols.sign'], 'teacher'],
};

@Injectable()
export class CommissionRepository {
  constructor(private readonly db: DataSource) {}

  selectCommissions({ kind, programId }: { kind: CommissionKind | null; programId: string | null }) {
    return rows<Commission>(
      this.db.manager,
      `SELECT c.id, c.kind, json_build_object('id', p.id, 'title', p.title) AS program,
              json_build_object('id', o.id, 'kind', o.kind, 'number', o.number, 'date', o.date, 'signedAt', o.signed_at,
                'signedBy', (SELECT concat_ws(' ', u.last_name, u.first_name, u.patronymic) FROM app_user u
                             WHERE u.id = o.signed_by)) AS "order",
              coalesce(c.id = commission_on(p.id, c.kind, ${TODAY}), false) AS "inForce",
              (SELECT json_agg(json_build_object('id', u.id, 'name', ${NAME}, 'role', s.role, 'post', s.post, 'degree', s.degree,
                                                 'outsideOrganisation', s.organisation) ORDER BY s.position)
               FROM commission_seat s JOIN app_user u ON u.id = s.user_id WHERE s.commission_id = c.id) AS seats
       FROM commission c JOIN director_order o ON o.id = c.order_id JOIN program p ON p.id = c.program_id
       WHERE o.cancelled_at IS NULL AND ($1::text IS NULL OR c.kind = $1) AND ($2::uuid IS NULL OR c.program_id = $2)
       ORDER BY o.date DESC, o.signed_at DESC NULLS FIRST, c.created_at DESC`,
      [kind, programId],
    );
  }

  /** The commission that acts for the program on a day, by default today, or nothing (2.1, 2.2). */
  async selectOptionalOn(tx: EntityManager, programId: string, kind: CommissionKind, day: string | null) {
    const [row] = await rows<{ id: string | null }>(
      tx,
      `SELECT commission_on($1, $2, coalesce($3::date, ${TODAY})) AS id`,
      [programId, kind, day],
    );
    return row?.id ? { id: row.id } : null;
  }

  async selectOptionalProgram(tx: EntityManager, programId: string) {
    const sql = `SELECT kind, title, policy FROM program WHERE id = $1`;
    return (await rows<{ kind: ProgramKind; title: string; policy: Partial<Policy> }>(tx, sql, [programId]))[0] ?? null;
  }

  /** The order of a commission, and who sits by it. */
  async selectOrdered(tx: EntityManager, commissionId: string) {
    const [order] = await rows<{ id: string; number: string; date: string }>(
      tx,
      `SELECT o.id, o.number, o.date FROM commission c JOIN director_order o ON o.id = c.order_id WHERE c.id = $1`,
      [commissionId],
    );
    if (!order) throw new Error(`commission ${commissionId} has no order`);
    const seats = await rows<Seat & Pick<SeatFacts, 'name' | 'post' | 'degree' | 'outsideOrganisation'>>(
      tx,
      `SELECT u.id AS "userId", s.role, ${NAME} AS name, s.post, s.degree, s.organisation AS "outsideOrganisation"
       FROM commission_seat s JOIN app_user u ON u.id = s.user_id WHERE s.commission_id = $1 ORDER BY s.position`,
      [commissionId],
    );
    return { order, seats };
  }

  /**
   * What the composition rules ask of people (2.5, 2.6, 5.4); nobody for an id that may not be seated. Without ids
   * everybody who could be.
   */
  selectPeople(tx: EntityManager, kind: CommissionKind, programId: string | null, userIds: readonly string[] | null) {
    const roles = userIds ? ROLES : SEATED[kind];
    return rows<SeatFacts>(
      tx,
      `SELECT u.id AS "userId", ${NAME} AS name, u.post, u.degree, u.outside_organisation AS "outsideOrganisation",
              'director' = ANY (u.roles) AS "isDirector", 'teacher' = ANY (u.roles) AS "isTeacher",
              EXISTS (SELECT FROM enrolment e JOIN study_group g ON g.id = e.group_id
                      WHERE e.learner_id = u.id AND g.program_id = $1) AS "isLearner",
              EXISTS (SELECT FROM commission_seat s WHERE s.user_id = u.id AND (
                s.commission_id = commission_on($1, 'attestation', ${TODAY}) OR s.commission_id IN (
                  SELECT a.commission_id FROM attestation_session a JOIN study_group g ON g.id = a.group_id
                  WHERE g.program_id = $1 AND a.cancelled_at IS NULL AND a.start_until > now() - interval '${APPEAL_DAYS} days'
                ))) AS "wasOnAttestation",
              EXISTS (SELECT FROM signing_consent_in_force k WHERE k.user_id = u.id) AS "hasConsent"
       FROM app_user u WHERE u.active AND u.roles && $2 AND ($3::uuid[] IS NULL OR u.id = ANY ($3))
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`,
      [programId, roles, userIds],
    );
  }

  /** The commission of a draft with its seats, each person as he is today; the seats of an earlier draft go. */
  async upsertCommission(tx: EntityManager, commission: NewCommission): Promise<void> {
    const { orderId, kind, programId, authorisation, seats } = commission;
    const [kept] = await rows<{ id: string }>(
      tx,
      `INSERT INTO commission (order_id, kind, program_id, authorisation) VALUES ($1, $2, $3, $4)
       ON CONFLICT (order_id) DO UPDATE SET authorisation = excluded.authorisation RETURNING id`,
      [orderId, kind, programId, authorisation],
    );
    if (!kept) throw new Error('the commission was not kept');
    await tx.query('DELETE FROM commission_seat WHERE commission_id = $1', [kept.id]);
    await tx.query(
      `INSERT INTO commission_seat (commission_id, user_id, role, position, post, degree, organisation, affiliation)
       SELECT $1, s.id, s.role, s.position, u.post, u.degree, u.outside_organisation,
              CASE WHEN u.outside_organisation IS NULL THEN 'own' ELSE 'outside' END
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS s(id, role, position) JOIN app_user u ON u.id = s.id`,
      [kept.id, seats.map(({ userId }) => userId), seats.map(({ role }) => role)],
    );
  }

  /** Sessions whose meeting has not opened yet are held by the commission of their day; the others keep theirs (2.2). */
  async updateComingSessions(tx: EntityManager, programId: string): Promise<void> {
    await tx.query(
      `UPDATE attestation_session s SET commission_id = commission_on($1, 'attestation', (s.opens_at AT TIME ZONE org.zone)::date)
       FROM study_group g, organisation org
       WHERE g.id = s.group_id AND g.program_id = $1 AND s.opens_at > now() AND s.cancelled_at IS NULL
         AND NOT EXISTS (SELECT FROM meeting m WHERE m.session_id = s.id AND m.opened_at IS NOT NULL)
         AND commission_on($1, 'attestation', (s.opens_at AT TIME ZONE org.zone)::date) IS NOT NULL`,
      [programId],
    );
  }
}
