import {
  fileAppeal,
  openHearing,
  previewAppeal,
  recordHearingPresence,
  scheduleHearing,
  voteOnAppeal,
  type AppealedResult,
  type MyAppeal,
} from '@itog/contracts';
import type { AppealKind, HearingVote } from '@itog/domain';
import type { ApiClient } from '@itog/testing';
import type { World } from '../demo/world.ts';
import { Passwords } from '../modules/identity/passwords.service.ts';
import { TEST_PASSWORD, type TestApp } from './test-app.ts';

/** People of an appeals commission in its order, the chair first. */
export type AppealsSeat = { readonly login: string; readonly id: string };

/** The world’s learners have accepted the agreement, and an appeals commission acts: the director, two teachers. */
export async function appealsCommission(test: TestApp, world: World, prefix: string): Promise<AppealsSeat[]> {
  const { db } = test;
  const hash = await new Passwords().hash(TEST_PASSWORD);
  const teachers = await db.query<AppealsSeat[]>(
    `WITH person AS (
       INSERT INTO app_user (login, password_hash, last_name, first_name, roles)
       SELECT $1 || '-juror-' || n, $2, 'Разборов', 'Номер ' || n, ARRAY['teacher'] FROM generate_series(1, 2) AS n RETURNING id, login
     ) SELECT login, id FROM person ORDER BY login`,
    [prefix, hash],
  );
  await db.query(
    `INSERT INTO signing_consent (user_id, agreement_id, sha256, address, device)
     SELECT u.id, a.id, a.sha256, '127.0.0.1', 'Проверка' FROM app_user u CROSS JOIN signing_agreement_in_force a
     WHERE u.login LIKE $1 || '-%' ON CONFLICT DO NOTHING`,
    [prefix],
  );
  const seats = [{ login: `${prefix}-director`, id: world.staff[`${prefix}-director`] ?? '' }, ...teachers];
  await insertAppealsCommission(test, world, prefix, seats);
  return seats;
}

/** A commission of these people by a signed order, the first as its chair. */
export async function insertAppealsCommission(
  { db }: TestApp,
  { programId, staff }: World,
  prefix: string,
  seats: readonly AppealsSeat[],
  authorisation: string | null = null,
): Promise<void> {
  const [order] = await db.query<{ id: string }[]>(
    `INSERT INTO director_order (kind, number, date, subject, drafted_by)
     VALUES ('appoint-appeals-commission', $1 || '-' || gen_random_uuid(), (now() AT TIME ZONE 'Asia/Yekaterinburg')::date, 'Об апелляционной комиссии', $2) RETURNING id`,
    [`${prefix}-А`, staff[`${prefix}-admin`]],
  );
  await db.query(
    `WITH made AS (
       INSERT INTO commission (program_id, order_id, kind, authorisation) VALUES ($1, $2, 'appeals', $4) RETURNING id
     )
     INSERT INTO commission_seat (commission_id, user_id, role, position)
     SELECT made.id, s.id, CASE s.n WHEN 1 THEN 'chair' ELSE 'member' END, s.n
     FROM made, unnest($3::uuid[]) WITH ORDINALITY AS s(id, n)`,
    [programId, order?.id, seats.map(({ id }) => id), authorisation],
  );
  await db.query('UPDATE director_order SET signed_by = $2, signed_at = clock_timestamp() WHERE id = $1', [
    order?.id,
    staff[`${prefix}-director`],
  ]);
}

/** Files as the page does: what was shown is what is signed. */
export async function file(
  learner: ApiClient,
  kind: AppealKind,
  result: AppealedResult,
  text = 'Не согласен.',
): Promise<MyAppeal> {
  const application = { kind, result, text };
  const { contentSha256 } = await learner.call(previewAppeal, { body: application });
  return learner.call(fileAppeal, { body: { ...application, contentSha256, password: TEST_PASSWORD } });
}

/** Schedules for now, records everybody as present, opens, and lets the commission vote. */
export async function hear(
  test: TestApp,
  prefix: string,
  appealId: string,
  votes: readonly { readonly seat: AppealsSeat; readonly vote: HearingVote }[],
): Promise<void> {
  const params = { appealId };
  const secretary = await test.as(`${prefix}-secretary`);
  const at = new Date(Date.now() + 60_000);
  await secretary.call(scheduleHearing, { params, body: { at, place: 'Ауд. 12', link: null } });
  await test.db.query(`UPDATE appeal SET hearing_at = clock_timestamp() WHERE id = $1`, [appealId]);
  const [first] = votes;
  const chair = await test.as(first?.seat.login ?? '');
  for (const { seat } of votes)
    await chair.call(recordHearingPresence, { params: { appealId, userId: seat.id }, body: { present: true } });
  await chair.call(openHearing, { params });
  for (const { seat, vote } of votes) await (await test.as(seat.login)).call(voteOnAppeal, { params, body: { vote } });
}
