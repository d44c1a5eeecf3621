import { Injectable } from '@nestjs/common';
import type { AdmissionFacts, PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type ModuleDone = { readonly id: string; readonly title: string; readonly done: boolean };

export type EnrolmentRow = {
  readonly id: string;
  readonly groupId: string;
  readonly learner: {
    readonly id: string;
    readonly name: PersonName;
    readonly login: string;
    readonly email: string | null;
  };
  readonly customer: string | null;
  readonly post: string | null;
  readonly tuitionPaid: boolean;
  readonly extraMinutes: number;
  readonly override: { readonly reason: string; readonly by: string; readonly at: string } | null;
  readonly acknowledgedAt: Date | null;
  readonly signedInOnce: boolean;
  /** Of the curriculum without the final attestation itself, which nobody has to finish first. */
  readonly modules: ModuleDone[];
};

type FactsRow = AdmissionFacts & { readonly enrolmentId: string; readonly groupId: string };

/** Modules of the curriculum that count for admission (3.1), with whether `e` has done them. */
const MODULES = `
  SELECT coalesce(json_agg(json_build_object('id', m.id, 'title', m.title, 'done', d.at IS NOT NULL) ORDER BY m.position), '[]')
  FROM program_module m LEFT JOIN module_done d ON d.module_id = m.id AND d.enrolment_id = e.id
  WHERE m.program_id = g.program_id AND NOT m.attestation`;

const ENROLMENT = `
  SELECT e.id, e.group_id AS "groupId", e.customer, u.post, e.tuition_paid AS "tuitionPaid", e.extra_minutes AS "extraMinutes",
         a.at AS "acknowledgedAt", u.last_sign_in_at IS NOT NULL AS "signedInOnce", (${MODULES}) AS modules,
         json_build_object('id', u.id, 'login', u.login, 'email', u.email, 'name', json_build_object(
           'lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)) AS learner,
         CASE WHEN o.id IS NOT NULL THEN json_build_object('reason', e.override_reason, 'at', e.override_at,
           'by', concat_ws(' ', o.last_name, o.first_name, o.patronymic)) END AS override
  FROM enrolment e JOIN study_group g ON g.id = e.group_id JOIN app_user u ON u.id = e.learner_id
  LEFT JOIN app_user o ON o.id = e.override_by
  LEFT JOIN regulation_in_force r ON true
  LEFT JOIN acknowledgement a ON a.user_id = u.id AND a.edition_id = r.id`;

const FACTS = `
  SELECT e.id AS "enrolmentId", e.group_id AS "groupId", e.tuition_paid AS "tuitionPaid", (${MODULES}) AS modules,
         CASE WHEN e.override_reason IS NOT NULL THEN json_build_object('reason', e.override_reason) END AS override
  FROM enrolment e JOIN study_group g ON g.id = e.group_id`;

@Injectable()
export class EnrolmentRepository {
  /** Learners of a group in the order of names. */
  selectOfGroup(tx: EntityManager, groupId: string): Promise<EnrolmentRow[]> {
    return rows(tx, `${ENROLMENT} WHERE e.group_id = $1 ORDER BY u.last_name, u.first_name, u.patronymic, e.id`, [
      groupId,
    ]);
  }

  async selectOptionalEnrolment(tx: EntityManager, enrolmentId: string): Promise<EnrolmentRow | null> {
    const [enrolment] = await rows<EnrolmentRow>(tx, `${ENROLMENT} WHERE e.id = $1`, [enrolmentId]);
    return enrolment ?? null;
  }

  /** What admission is judged by (3.1). */
  selectFacts(tx: EntityManager, enrolmentIds: readonly string[]): Promise<FactsRow[]> {
    return rows(tx, `${FACTS} WHERE e.id = ANY ($1)`, [enrolmentIds]);
  }

  selectFactsOfGroups(tx: EntityManager, groupIds: readonly string[]): Promise<FactsRow[]> {
    return rows(tx, `${FACTS} WHERE e.group_id = ANY ($1)`, [groupIds]);
  }

  /** Enrols people into a group; gives enrolment ids by learner, without those who were enrolled before. */
  async insertEnrolments(
    tx: EntityManager,
    groupId: string,
    learners: readonly { readonly learnerId: string; readonly customer: string | null }[],
  ): Promise<Map<string, string>> {
    const inserted = await rows<{ id: string; learnerId: string }>(
      tx,
      `INSERT INTO enrolment (group_id, learner_id, customer)
       SELECT $1, l.id, l.customer FROM unnest($2::uuid[], $3::text[]) AS l (id, customer)
       ON CONFLICT (group_id, learner_id) DO NOTHING RETURNING id, learner_id AS "learnerId"`,
      [groupId, learners.map(({ learnerId }) => learnerId), learners.map(({ customer }) => customer)],
    );
    return new Map(inserted.map(({ id, learnerId }) => [learnerId, id]));
  }

  /** Who of these people studies in the group. */
  async selectEnrolled(tx: EntityManager, groupId: string, learnerIds: readonly string[]): Promise<Set<string>> {
    const enrolled = await rows<{ id: string }>(
      tx,
      'SELECT learner_id AS id FROM enrolment WHERE group_id = $1 AND learner_id = ANY ($2)',
      [groupId, learnerIds],
    );
    return new Set(enrolled.map(({ id }) => id));
  }

  /** Sessions of the group that may still be started: newcomers need papers there. */
  selectUpcomingSessions(tx: EntityManager, groupId: string): Promise<{ sessionId: string }[]> {
    return rows(
      tx,
      `SELECT id AS "sessionId" FROM attestation_session
       WHERE group_id = $1 AND cancelled_at IS NULL AND start_until > clock_timestamp()`,
      [groupId],
    );
  }

  /** Whether there is such an enrolment; it stays locked, so that no attempt can begin meanwhile. */
  async lockEnrolment(tx: EntityManager, enrolmentId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT id FROM enrolment WHERE id = $1 FOR UPDATE', [enrolmentId])).length > 0;
  }

  async hasAttempts(tx: EntityManager, enrolmentId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT id FROM attempt WHERE enrolment_id = $1 LIMIT 1', [enrolmentId])).length > 0;
  }

  async deleteEnrolment(tx: EntityManager, enrolmentId: string): Promise<void> {
    await tx.query('DELETE FROM enrolment WHERE id = $1', [enrolmentId]);
  }

  async updateExtraMinutes(tx: EntityManager, enrolmentId: string, minutes: number): Promise<void> {
    await tx.query('UPDATE enrolment SET extra_minutes = $2 WHERE id = $1', [enrolmentId, minutes]);
  }

  /** Sets or, with null, takes back the decision to admit in spite of what is missing (3.1). */
  async updateOverride(
    tx: EntityManager,
    enrolmentId: string,
    override: { readonly reason: string; readonly by: string } | null,
  ): Promise<void> {
    await tx.query(
      `UPDATE enrolment SET override_reason = $2, override_by = $3, override_at = CASE WHEN $3::uuid IS NOT NULL THEN now() END
       WHERE id = $1`,
      [enrolmentId, override?.reason ?? null, override?.by ?? null],
    );
  }
}
