import { getMeeting, openMeeting, recordPresence, scheduleSession, type Meeting } from '@itog/contracts';
import { dayOf, endOfDay, type AttestationForm, type Policy } from '@itog/domain';
import type { ApiClient } from '@itog/testing';
import type { World } from '../demo/world.ts';
import { Passwords } from '../modules/identity/passwords.service.ts';
import { TEST_PASSWORD, type TestApp } from './test-app.ts';

const ZONE = 'Asia/Yekaterinburg';

export type RetrainingOptions = {
  readonly prefix: string;
  readonly learners?: number;
  /** Voting members beside the chair and the first member: `<prefix>-extra-1` … */
  readonly extraMembers?: number;
  readonly policy?: Partial<Policy>;
  readonly cards?: number;
};

export type Retraining = World & {
  readonly prefix: string;
  /** Ids of all voting members by login, the chair first. */
  readonly voters: readonly { readonly login: string; readonly id: string }[];
};

/** A program of retraining that ends by exam and defence, with its cards, group and commission. */
export async function retrainingWorld(test: TestApp, options: RetrainingOptions): Promise<Retraining> {
  const { prefix, learners = 2, extraMembers = 0, policy = {}, cards = 3 } = options;
  const world = await test.world({ prefix, learners, questions: 6 });
  await test.db.query(
    `UPDATE program SET kind = 'retraining', hours = 260, forms = ARRAY['exam', 'defence'], exam_kind = 'interdisciplinary',
            qualification = 'Специалист по охране труда', policy = $2 WHERE id = $1`,
    [world.programId, JSON.stringify(policy)],
  );
  await test.db.query(
    `INSERT INTO exam_card (program_id, number, questions)
     SELECT $1, n, ARRAY['Вопрос ' || n || '.1', 'Вопрос ' || n || '.2'] FROM generate_series(1, $2::integer) AS n`,
    [world.programId, cards],
  );
  const extras = await insertExtras(test, prefix, extraMembers);
  const first = ['chair', 'member'].map((role) => `${prefix}-${role}`);
  const voters = [...first.map((login) => ({ login, id: world.staff[login] ?? '' })), ...extras];
  const commissionId = await insertCommission(test, world, { prefix, voters });
  return { ...world, commissionId, prefix, voters };
}

async function insertExtras({ db }: TestApp, prefix: string, count: number) {
  const hash = await new Passwords().hash(TEST_PASSWORD);
  return db.query<{ login: string; id: string }[]>(
    `WITH person AS (
       INSERT INTO app_user (login, password_hash, last_name, first_name, roles)
       SELECT $1 || '-extra-' || n, $2, 'Членов', 'Номер ' || n, ARRAY['commission-member'] FROM generate_series(1, $3::integer) AS n
       RETURNING id, login
     )
     SELECT login, id FROM person ORDER BY login`,
    [prefix, hash, count],
  );
}

/** A commission of these people from an order that is newer than the world's own; a signed composition does not change. */
async function insertCommission(
  { db }: TestApp,
  { programId, staff }: World,
  { prefix, voters }: Pick<Retraining, 'prefix' | 'voters'>,
): Promise<string> {
  const [drafted] = await db.query<{ id: string; orderId: string }[]>(
    `WITH drafted AS (
       INSERT INTO director_order (kind, number, date, subject, drafted_by)
       VALUES ('appoint-attestation-commission', $1, current_date, 'О составе комиссии', $2) RETURNING id
     )
     INSERT INTO commission (program_id, order_id) SELECT $3, id FROM drafted RETURNING id, order_id AS "orderId"`,
    [`${prefix}-2`, staff[`${prefix}-admin`], programId],
  );
  if (!drafted) throw new Error('no commission was drafted');
  const seats = [...voters.map(({ id }) => id), staff[`${prefix}-secretary`]];
  await db.query(
    `INSERT INTO commission_seat (commission_id, user_id, role, position)
     SELECT $1, s.id, CASE s.n WHEN 1 THEN 'chair' WHEN $3 THEN 'secretary' ELSE 'member' END, s.n
     FROM unnest($2::uuid[]) WITH ORDINALITY AS s(id, n)`,
    [drafted.id, seats, seats.length],
  );
  await db.query(`UPDATE director_order SET signed_by = $2, signed_at = clock_timestamp() WHERE id = $1`, [
    drafted.orderId,
    staff[`${prefix}-director`],
  ]);
  return drafted.id;
}

/** Schedules a session of this form for today, as the administrator does; gives its meeting's and its own id. */
export async function scheduleToday(test: TestApp, world: Retraining, form: AttestationForm, secondTimeOf?: string) {
  const admin = await test.as(`${world.prefix}-admin`);
  const now = new Date();
  const session = await admin.call(scheduleSession, {
    body: {
      groupId: world.groupId,
      form,
      secondTimeOf: secondTimeOf ?? null,
      opensAt: new Date(now.getTime() - 1_000),
      startUntil: endOfDay(dayOf(now, ZONE), ZONE),
      venue: 'remote',
      address: null,
    },
  });
  return { sessionId: session.id, meetingId: session.meeting.id };
}

/** Records everybody as present and opens the meeting. */
export async function openWithAll(test: TestApp, world: Retraining, meetingId: string): Promise<Meeting> {
  const chair = await test.as(`${world.prefix}-chair`);
  for (const { id } of world.voters)
    await chair.call(recordPresence, { params: { meetingId, userId: id }, body: { present: true } });
  return chair.call(openMeeting, { params: { meetingId } });
}

/** The examination of the learner with this number, as this client sees it. */
export async function examinationOf(client: ApiClient, meetingId: string, index: number) {
  const { examinations } = await client.call(getMeeting, { params: { meetingId } });
  const examination = examinations[index];
  if (!examination) throw new Error(`there is no examination ${index}`);
  return examination;
}
