import type { EntityManager } from 'typeorm';
import { DEFAULT_POLICY, type Policy } from '@itog/domain';
import { rows } from '../platform/db/rows.ts';
import { Passwords } from '../modules/identity/passwords.service.ts';

export type WorldOptions = {
  /** Begins every login, so that several worlds share one database. */
  readonly prefix: string;
  readonly password: string;
  readonly learners: number;
  readonly questions: number;
  readonly policy?: Partial<Policy>;
  /** Minutes from now: when the session opens and until when it may be started. */
  readonly opensIn?: number;
  readonly closesIn?: number;
};

export type World = {
  readonly programId: string;
  readonly groupId: string;
  readonly commissionId: string;
  /** The director’s signed order on the commission. */
  readonly orderId: string;
  readonly sessionId: string;
  /** Ids by login: `<prefix>-director`, `-admin`, `-secretary`, `-chair`, `-member`, `-teacher`, `-auditor`. */
  readonly staff: Readonly<Record<string, string>>;
  /** Logins `<prefix>-1` … of admitted learners who acknowledged the Regulation. */
  readonly logins: readonly string[];
};

const STAFF = [
  ['director', 'director'],
  ['admin', 'administrator'],
  ['secretary', 'secretary'],
  ['chair', 'commission-member'],
  ['member', 'commission-member'],
  ['teacher', 'teacher'],
  ['auditor', 'auditor'],
] as const;

/**
 * A session open now with admitted learners, a published bank and a commission in force, written in a few statements:
 * for load tests and specs. Papers are not drawn: the start draws what is missing.
 */
export async function makeWorld(tx: EntityManager, options: WorldOptions): Promise<World> {
  const { prefix, password, learners, questions } = options;
  const passwordHash = await new Passwords().hash(password);
  const staff = await insertStaff(tx, prefix, passwordHash);
  const programId = await insertProgram(tx, prefix, options.policy ?? {});
  await insertBank(tx, programId, questions);
  const groupId = await insertGroup(tx, prefix, programId);
  const logins = await insertLearners(tx, prefix, passwordHash, groupId, learners);
  const { commissionId, orderId } = await insertCommission(tx, prefix, programId, staff);
  const sessionId = await insertSession(tx, groupId, commissionId, options);
  return { programId, groupId, commissionId, orderId, sessionId, staff, logins };
}

async function insertStaff(tx: EntityManager, prefix: string, passwordHash: string): Promise<Record<string, string>> {
  const inserted = await rows<{ id: string; login: string }>(
    tx,
    `INSERT INTO app_user (login, password_hash, last_name, first_name, roles)
     SELECT $1 || '-' || s.login, $2, 'Проверочный', s.login, ARRAY[s.role]
     FROM unnest($3::text[], $4::text[]) AS s(login, role) RETURNING id, login`,
    [prefix, passwordHash, STAFF.map(([login]) => login), STAFF.map(([, role]) => role)],
  );
  await tx.query(
    `INSERT INTO signing_consent (user_id, agreement_id, sha256, address, device)
     SELECT s.id, a.id, a.sha256, '127.0.0.1', 'Проверка' FROM unnest($1::uuid[]) AS s(id) CROSS JOIN signing_agreement_in_force a`,
    [inserted.map(({ id }) => id)],
  );
  return Object.fromEntries(inserted.map(({ id, login }) => [login, id]));
}

async function insertProgram(tx: EntityManager, prefix: string, policy: Partial<Policy>): Promise<string> {
  const [program] = await rows<{ id: string }>(
    tx,
    `INSERT INTO program (kind, title, hours, study_form, forms, policy)
     VALUES ('professional-development', $1, 72, 'заочная', ARRAY['test'], $2) RETURNING id`,
    [`Проверочная программа ${prefix}`, JSON.stringify(policy)],
  );
  return idOf(program);
}

async function insertBank(tx: EntityManager, programId: string, count: number): Promise<void> {
  await tx.query(
    `WITH topic AS (
       INSERT INTO topic (program_id, title) VALUES ($1, 'Тема') RETURNING id
     ), question AS (
       INSERT INTO question (program_id, position, fingerprint)
       SELECT $1, n, 'generated ' || n FROM generate_series(1, $2::int) AS n RETURNING id, position
     ), version AS (
       INSERT INTO question_version (question_id, version, topic_id, name, html, plain_text, published_at)
       SELECT question.id, 1, topic.id, 'Вопрос ' || position, 'Сколько будет ' || position || ' + 1?',
              'Сколько будет ' || position || ' + 1?', now()
       FROM question CROSS JOIN topic RETURNING id, question_id, name
     )
     INSERT INTO question_option (version_id, position, html, correct)
     SELECT version.id, o, (question.position + o)::text, o = 1
     FROM version JOIN question ON question.id = version.question_id CROSS JOIN generate_series(1, 4) AS o`,
    [programId, count],
  );
  await tx.query(
    `UPDATE question SET published_version_id = v.id FROM question_version v
     WHERE v.question_id = question.id AND question.program_id = $1`,
    [programId],
  );
}

async function insertGroup(tx: EntityManager, prefix: string, programId: string): Promise<string> {
  const [group] = await rows<{ id: string }>(
    tx,
    `INSERT INTO study_group (program_id, title, starts_on, ends_on)
     SELECT $1, $2, today - 30, today FROM (SELECT (now() AT TIME ZONE zone)::date AS today FROM organisation) RETURNING id`,
    [programId, `Группа ${prefix}`],
  );
  return idOf(group);
}

async function insertLearners(
  tx: EntityManager,
  prefix: string,
  passwordHash: string,
  groupId: string,
  count: number,
): Promise<string[]> {
  const logins = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
  await tx.query(
    `WITH learner AS (
       INSERT INTO app_user (login, password_hash, last_name, first_name, patronymic, roles)
       SELECT login, $2, 'Проверочный', login, 'Примерович', ARRAY['learner'] FROM unnest($1::text[]) AS login
       RETURNING id
     ), acknowledged AS (
       INSERT INTO acknowledgement (user_id, edition_id, sha256, address)
       SELECT learner.id, e.id, e.sha256, '127.0.0.1' FROM learner CROSS JOIN regulation_edition e
     )
     INSERT INTO enrolment (group_id, learner_id, tuition_paid, enrolled_at) SELECT $3, id, true, now() - interval '30 days' FROM learner`,
    [logins, passwordHash, groupId],
  );
  return logins;
}

async function insertCommission(
  tx: EntityManager,
  prefix: string,
  programId: string,
  staff: Readonly<Record<string, string>>,
): Promise<{ commissionId: string; orderId: string }> {
  const html = `<article class="form order"><h1>ПРИКАЗ № ${prefix}-1</h1></article>`;
  const [drafted] = await rows<{ id: string }>(
    tx,
    `INSERT INTO director_order (kind, number, date, subject, drafted_by, program_id, html, content_sha256)
     VALUES ('appoint-attestation-commission', $1, current_date, 'О составе комиссии', $2, $3, $4,
             encode(sha256(convert_to($4, 'UTF8')), 'hex')) RETURNING id`,
    [`${prefix}-1`, staff[`${prefix}-admin`], programId, html],
  );
  const orderId = idOf(drafted);
  const [commission] = await rows<{ id: string }>(
    tx,
    `INSERT INTO commission (program_id, order_id) VALUES ($1, $2) RETURNING id`,
    [programId, orderId],
  );
  const commissionId = idOf(commission);
  await insertSeats(tx, prefix, commissionId, staff);
  await signOrder(tx, orderId, staff[`${prefix}-director`]);
  return { commissionId, orderId };
}

async function insertSeats(
  tx: EntityManager,
  prefix: string,
  commissionId: string,
  staff: Readonly<Record<string, string>>,
): Promise<void> {
  const seats = [
    ['chair', 'chair'],
    ['member', 'member'],
    ['secretary', 'secretary'],
  ] as const;
  await tx.query(
    `INSERT INTO commission_seat (commission_id, user_id, role, position)
     SELECT $1, s.id, s.role, s.position FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS s(id, role, position)`,
    [commissionId, seats.map(([login]) => staff[`${prefix}-${login}`]), seats.map(([, role]) => role)],
  );
}

async function signOrder(tx: EntityManager, orderId: string, directorId: string | undefined): Promise<void> {
  await tx.query(
    `INSERT INTO signature (subject_kind, subject_id, user_id, role, content_sha256, address, device, method, agreement_id)
     SELECT 'order', o.id, $2, 'director', o.content_sha256, '127.0.0.1', 'Проверка', 'password',
            (SELECT id FROM signing_agreement_in_force)
     FROM director_order o WHERE o.id = $1`,
    [orderId, directorId],
  );
  await tx.query(`UPDATE director_order SET signed_by = $2, signed_at = now() WHERE id = $1`, [orderId, directorId]);
}

async function insertSession(
  tx: EntityManager,
  groupId: string,
  commissionId: string,
  { policy = {}, opensIn = -60, closesIn = 240 }: WorldOptions,
): Promise<string> {
  const [session] = await rows<{ id: string }>(
    tx,
    `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy)
     VALUES ($1, $2, now() + $3 * interval '1 minute', now() + $4 * interval '1 minute', 'remote', 'initial', $5)
     RETURNING id`,
    [groupId, commissionId, opensIn, closesIn, { ...DEFAULT_POLICY['professional-development'], ...policy }],
  );
  return idOf(session);
}

function idOf(row: { readonly id: string } | undefined): string {
  if (!row) throw new Error('nothing was inserted');
  return row.id;
}
