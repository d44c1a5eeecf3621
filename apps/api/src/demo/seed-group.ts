import { addDays, dayOf, instantAt } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../platform/db/rows.ts';
import type { DemoContent, DemoLearner } from './content/index.ts';

type Users = ReadonlyMap<string, string>;

/** Writes the group with its twelve learners: who has paid, what each has done, who has acknowledged the Regulation. */
export async function seedGroup(
  tx: EntityManager,
  { organisation: { zone }, people, program: { group } }: DemoContent,
  programId: string,
  users: Users,
): Promise<string> {
  const today = dayOf(new Date(), zone);
  const startsOn = addDays(today, -group.startDaysAgo);
  const [inserted] = await rows<{ id: string }>(
    tx,
    `INSERT INTO study_group (program_id, title, starts_on, ends_on) VALUES ($1, $2, $3, $4) RETURNING id`,
    [programId, group.title, startsOn, addDays(today, -group.endDaysAgo)],
  );
  if (!inserted) throw new Error('no demo group was inserted');
  for (const learner of people.learners) await insertEnrolment(tx, inserted.id, learner, idOf(users, learner.login));
  const sitting = people.learners.filter(({ state }) => 'attempts' in state || state.kind === 'in-progress');
  const staff = people.staff.filter(({ roles }) => !roles.includes('teacher'));
  const readers = [...sitting, ...staff].map(({ login }) => idOf(users, login));
  await insertAcknowledgements(tx, readers, instantAt(startsOn, '10:00', zone));
  return inserted.id;
}

async function insertEnrolment(
  tx: EntityManager,
  groupId: string,
  { customer, extraMinutes, state }: DemoLearner,
  learnerId: string,
): Promise<void> {
  const missing = state.kind === 'curriculum-incomplete' ? state.missing : [];
  await tx.query(
    `WITH enrolled AS (
       INSERT INTO enrolment (group_id, learner_id, customer, extra_minutes, tuition_paid, enrolled_at)
       SELECT id, $2, $3, $4, $5, starts_on FROM study_group WHERE id = $1 RETURNING id
     )
     INSERT INTO module_done (enrolment_id, module_id)
     SELECT enrolled.id, m.id FROM enrolled CROSS JOIN study_group g JOIN program_module m ON m.program_id = g.program_id
     WHERE g.id = $1 AND NOT m.attestation AND m.title <> ALL ($6)`,
    [groupId, learnerId, customer, extraMinutes, state.kind !== 'arrears', missing],
  );
}

/** Whoever acknowledged the Regulation had signed in for it. */
async function insertAcknowledgements(tx: EntityManager, userIds: readonly string[], at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO acknowledgement (user_id, edition_id, sha256, at, address)
     SELECT u.id, r.id, r.sha256, $2, '127.0.0.1' FROM unnest($1::uuid[]) AS u (id) CROSS JOIN regulation_in_force r`,
    [userIds, at],
  );
  await tx.query('UPDATE app_user SET last_sign_in_at = $2 WHERE id = ANY ($1)', [userIds, at]);
}

function idOf(users: Users, login: string): string {
  const id = users.get(login);
  if (!id) throw new Error(`no demo account ${login}`);
  return id;
}
