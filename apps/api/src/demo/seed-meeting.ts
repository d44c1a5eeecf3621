import { addDays, dayOf, DEFAULT_POLICY, instantAt, type Day } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { Passwords } from '../modules/identity/passwords.service.ts';
import { UserEntity } from '../modules/identity/user.entity.ts';
import { RecordRepository } from '../modules/records/record.repository.ts';
import { rows } from '../platform/db/rows.ts';
import type { DemoContent } from './content/index.ts';
import { DEMO_PASSWORD } from './seed-people.ts';
import { recordOf } from './seed-records.ts';

type Thesis = NonNullable<DemoContent['meeting']['learners'][number]['thesis']>;

/**
 * Writes the group in retraining that the commission hears: four learners who may be examined, their records, exam cards,
 * theses, the exam of today and the defence of tomorrow. Nothing of the meetings themselves: opening them is the chair’s.
 */
export async function seedMeeting(
  tx: EntityManager,
  { organisation: { zone }, meeting, people }: DemoContent,
): Promise<void> {
  const today = dayOf(new Date(), zone);
  const programId = await idOf(tx, `SELECT id FROM program WHERE kind = 'retraining' ORDER BY created_at LIMIT 1`);
  const startsOn = addDays(today, -meeting.group.startDaysAgo);
  const groupId = await idOf(
    tx,
    'INSERT INTO study_group (program_id, title, starts_on, ends_on) VALUES ($1, $2, $3, $4) RETURNING id',
    [programId, meeting.group.title, startsOn, addDays(today, -meeting.group.endDaysAgo)],
  );
  const passwordHash = await new Passwords().hash(DEMO_PASSWORD);
  const adminId = await idOf(tx, `SELECT id FROM app_user WHERE login = 'admin'`);
  for (const [index, learner] of meeting.learners.entries()) {
    const { login, lastName, firstName, patronymic, thesis } = learner;
    const name = { lastName, firstName, patronymic };
    const none = { email: null, post: null, degree: null, outsideOrganisation: null };
    const user = await tx.save(UserEntity, { login, ...name, ...none, roles: ['learner'], passwordHash });
    const enrolmentId = await enrol(tx, groupId, user.id, instantAt(startsOn, '10:00', zone));
    if (thesis) await insertThesis(tx, enrolmentId, thesis);
    const record = recordOf(learner, people.learners.length + index);
    await new RecordRepository().upsert(tx, user.id, adminId, record);
  }
  await insertCards(tx, programId, meeting.cards);
  await insertSessions(tx, meeting, { groupId, programId, today, zone });
}

/** A learner who has paid, finished the curriculum and acknowledged the Regulation. */
async function enrol(tx: EntityManager, groupId: string, learnerId: string, at: Date): Promise<string> {
  const enrolmentId = await idOf(
    tx,
    'INSERT INTO enrolment (group_id, learner_id, tuition_paid, enrolled_at) VALUES ($1, $2, true, $3) RETURNING id',
    [groupId, learnerId, at],
  );
  await tx.query(
    `INSERT INTO module_done (enrolment_id, module_id)
     SELECT $1, m.id FROM study_group g JOIN program_module m ON m.program_id = g.program_id
     WHERE g.id = $2 AND NOT m.attestation`,
    [enrolmentId, groupId],
  );
  await tx.query(
    `INSERT INTO acknowledgement (user_id, edition_id, sha256, at, address)
     SELECT $1, r.id, r.sha256, $2, '127.0.0.1' FROM regulation_in_force r`,
    [learnerId, at],
  );
  await tx.query('UPDATE app_user SET last_sign_in_at = $2 WHERE id = $1', [learnerId, at]);
  return enrolmentId;
}

async function insertThesis(tx: EntityManager, enrolmentId: string, thesis: Thesis): Promise<void> {
  const { topic, workForm, supervisor, pages, materials, reviewKind, reviewer, reviewerGenitive, averageMark } = thesis;
  await tx.query(
    `INSERT INTO thesis (enrolment_id, topic, work_form, supervisor, pages, materials, review_kind, reviewer, reviewer_genitive, average_mark)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [enrolmentId, topic, workForm, supervisor, pages, materials, reviewKind, reviewer, reviewerGenitive, averageMark],
  );
}

async function insertCards(tx: EntityManager, programId: string, cards: readonly string[][]): Promise<void> {
  for (const [index, questions] of cards.entries())
    await tx.query('INSERT INTO exam_card (program_id, number, questions) VALUES ($1, $2, $3)', [
      programId,
      index + 1,
      questions,
    ]);
}

type Place = { readonly groupId: string; readonly programId: string; readonly today: Day; readonly zone: string };

async function insertSessions(
  tx: EntityManager,
  { sessions, venue, address }: DemoContent['meeting'],
  { groupId, programId, today, zone }: Place,
): Promise<void> {
  for (const { form, inDays, opensAt, startUntil } of sessions) {
    const day = addDays(today, inDays);
    const times = [instantAt(day, opensAt, zone), instantAt(day, startUntil, zone)];
    await tx.query(
      `INSERT INTO attestation_session (group_id, commission_id, form, opens_at, start_until, venue, address, check_reason, policy)
       SELECT $1, c.id, $2, $3, $4, $5, $6, 'initial', $7 FROM commission c
       WHERE c.program_id = $8 AND c.kind = 'attestation' LIMIT 1`,
      [groupId, form, ...times, venue, address, JSON.stringify(DEFAULT_POLICY.retraining), programId],
    );
  }
}

async function idOf(tx: EntityManager, sql: string, values: readonly unknown[] = []): Promise<string> {
  const [row] = await rows<{ id: string }>(tx, sql, [...values]);
  if (!row) throw new Error(`nothing came of ${sql}`);
  return row.id;
}
