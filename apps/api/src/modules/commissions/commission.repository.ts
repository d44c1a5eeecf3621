import { Injectable } from '@nestjs/common';
import type { Commission } from '@itog/contracts';
import { PERMISSIONS, type CommissionRole, type CommissionSeat, type Policy, type ProgramKind } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type NewCommission = {
  readonly programId: string;
  readonly orderNumber: string;
  readonly orderDate: string;
  readonly draftedBy: string;
  readonly seats: readonly { readonly userId: string; readonly role: CommissionRole }[];
};

export type Candidate = Pick<Commission['seats'][number], 'id' | 'name' | 'post' | 'outsideOrganisation'> & {
  isDirector: boolean;
};

export type LockedOrder = { readonly id: string; readonly commissionId: string; readonly signedAt: Date | null };

const NAME = `json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)`;

/** The commission whose signed order is the newest of its program: by date, then by the moment of signing (2.2). */
const IN_FORCE = `SELECT DISTINCT ON (c.program_id) c.id
  FROM commission c JOIN director_order o ON o.id = c.order_id
  WHERE o.signed_at IS NOT NULL
  ORDER BY c.program_id, o.date DESC, o.signed_at DESC`;

@Injectable()
export class CommissionRepository {
  constructor(private readonly db: DataSource) {}

  selectCommissions({ id, programId }: { id?: string; programId?: string | undefined }, tx?: EntityManager) {
    return rows<Commission>(
      tx ?? this.db.manager,
      `SELECT c.id, json_build_object('id', p.id, 'title', p.title) AS program,
              json_build_object('id', o.id, 'number', o.number, 'date', o.date, 'signedAt', o.signed_at,
                'signedBy', (SELECT concat_ws(' ', u.last_name, u.first_name, u.patronymic) FROM app_user u
                             WHERE u.id = o.signed_by)) AS "order",
              c.id IN (${IN_FORCE}) AS "inForce",
              (SELECT json_agg(json_build_object('id', u.id, 'name', ${NAME}, 'role', s.role, 'post', u.post,
                                                 'outsideOrganisation', u.outside_organisation) ORDER BY s.position)
               FROM commission_seat s JOIN app_user u ON u.id = s.user_id WHERE s.commission_id = c.id) AS seats
       FROM commission c JOIN director_order o ON o.id = c.order_id JOIN program p ON p.id = c.program_id
       WHERE ($1::uuid IS NULL OR c.id = $1) AND ($2::uuid IS NULL OR c.program_id = $2)
       ORDER BY o.date DESC, o.signed_at DESC NULLS FIRST, c.created_at DESC`,
      [id ?? null, programId ?? null],
    );
  }

  /** The commission in force for the program, or nothing (2.1, 2.2). */
  async selectOptionalInForce(tx: EntityManager, programId: string): Promise<{ id: string } | null> {
    const sql = `SELECT c.id FROM commission c WHERE c.program_id = $1 AND c.id IN (${IN_FORCE})`;
    return (await rows<{ id: string }>(tx, sql, [programId]))[0] ?? null;
  }

  /** People who could sign a protocol: nobody else is of use on a commission. */
  selectCandidates(): Promise<Candidate[]> {
    return rows<Candidate>(
      this.db.manager,
      `SELECT u.id, ${NAME} AS name, u.post, u.outside_organisation AS "outsideOrganisation",
              'director' = ANY (u.roles) AS "isDirector"
       FROM app_user u WHERE u.active AND u.roles && $1
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`,
      [PERMISSIONS['protocols.sign']],
    );
  }

  async selectOptionalProgram(tx: EntityManager, programId: string) {
    const sql = `SELECT kind, policy FROM program WHERE id = $1`;
    return (await rows<{ kind: ProgramKind; policy: Partial<Policy> }>(tx, sql, [programId]))[0] ?? null;
  }

  /** What the composition rules ask of each person (2.5, 2.6); nobody for an id that may not be seated. */
  selectSeatFacts(tx: EntityManager, programId: string, userIds: readonly string[]) {
    return rows<Omit<CommissionSeat, 'role'>>(
      tx,
      `SELECT u.id AS "userId", 'director' = ANY (u.roles) AS "isDirector",
              CASE WHEN u.outside_organisation IS NULL THEN 'own' ELSE 'outside' END AS affiliation,
              EXISTS (SELECT FROM enrolment e JOIN study_group g ON g.id = e.group_id
                      WHERE e.learner_id = u.id AND g.program_id = $1) AS "isLearner"
       FROM app_user u WHERE u.id = ANY ($2) AND u.active AND (u.roles && $3 OR 'learner' = ANY (u.roles))`,
      [programId, userIds, PERMISSIONS['protocols.sign']],
    );
  }

  /** The new commission with its order; nothing when the year already has an order of this number. */
  async insertCommission(tx: EntityManager, commission: NewCommission): Promise<string | null> {
    const { programId, orderNumber, orderDate, draftedBy, seats } = commission;
    const [inserted] = await rows<{ id: string }>(
      tx,
      `WITH drafted AS (
         INSERT INTO director_order (kind, number, date, subject, drafted_by)
         VALUES ('appoint-attestation-commission', $2, $3, 'Об утверждении состава аттестационной комиссии', $4)
         ON CONFLICT (number, (extract(year FROM date))) DO NOTHING RETURNING id
       )
       INSERT INTO commission (program_id, order_id) SELECT $1, id FROM drafted RETURNING id`,
      [programId, orderNumber, orderDate, draftedBy],
    );
    if (!inserted) return null;
    await tx.query(
      `INSERT INTO commission_seat (commission_id, user_id, role, position)
       SELECT $1, s.id, s.role, s.position
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS s(id, role, position)`,
      [inserted.id, seats.map(({ userId }) => userId), seats.map(({ role }) => role)],
    );
    return inserted.id;
  }

  async lockOptionalOrder(tx: EntityManager, orderId: string): Promise<LockedOrder | null> {
    const [order] = await rows<LockedOrder>(
      tx,
      `SELECT o.id, c.id AS "commissionId", o.signed_at AS "signedAt"
       FROM director_order o JOIN commission c ON c.order_id = o.id WHERE o.id = $1 FOR UPDATE OF o`,
      [orderId],
    );
    return order ?? null;
  }

  async updateOrderSigned(tx: EntityManager, orderId: string, signedBy: string): Promise<void> {
    await tx.query(`UPDATE director_order SET signed_by = $2, signed_at = clock_timestamp() WHERE id = $1`, [
      orderId,
      signedBy,
    ]);
  }
}
