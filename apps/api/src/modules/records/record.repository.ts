import { Injectable } from '@nestjs/common';
import type { GroupRecord, StudyTerms } from '@itog/contracts';
import type { PersonName, RecordFacts } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Seen = { readonly at: string; readonly by: string };

export type RecordRow = RecordFacts & {
  readonly userId: string;
  readonly name: PersonName;
  readonly priorShown: Seen | null;
  readonly updated: Seen | null;
};

export type GroupRecordRow = Omit<GroupRecord, 'lacks'> & { readonly facts: RecordFacts };

/** Where personal data were looked at. */
export type ViewedWhere = 'record' | 'register-check' | 'register-file' | 'registry-book' | 'export' | 'group-sheet';

/** A learner of a group with all that a sheet can say of him. */
export type SheetLearner = StudyTerms & {
  readonly userId: string;
  readonly enrolmentId: string;
  readonly login: string;
  readonly name: PersonName;
  readonly facts: RecordFacts;
  /** When his data were last written, and by whom. */
  readonly updatedAt: Date | null;
  readonly updatedById: string | null;
  readonly updatedBy: string | null;
};

const NAME = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;
const FULL = (user: string) => `concat_ws(' ', ${user}.last_name, ${user}.first_name, ${user}.patronymic)`;

const RECORD = `
SELECT u.id AS "userId", ${NAME('u')} AS name, r.birth_date AS "birthDate", r.sex, r.snils,
       coalesce(r.citizenship, '643') AS citizenship, r.identity_kind AS "identityKind", r.identity_series AS "identitySeries",
       r.identity_number AS "identityNumber", r.prior_level AS "priorLevel", r.prior_last_name AS "priorLastName",
       r.prior_series AS "priorSeries", r.prior_number AS "priorNumber", r.prior_issued_on AS "priorIssuedOn",
       r.postal_address AS "postalAddress",
       CASE WHEN r.prior_shown_at IS NOT NULL THEN json_build_object('at', r.prior_shown_at, 'by', ${FULL('s')}) END AS "priorShown",
       CASE WHEN w.id IS NOT NULL THEN json_build_object('at', r.updated_at, 'by', ${FULL('w')}) END AS updated
FROM app_user u LEFT JOIN learner_record r ON r.user_id = u.id
LEFT JOIN app_user s ON s.id = r.prior_shown_by LEFT JOIN app_user w ON w.id = r.updated_by`;

const GROUP_RECORD = `
SELECT e.id AS "enrolmentId", json_build_object('id', u.id, 'name', ${NAME('u')}) AS learner, e.funding,
       e.learning_place AS "learningPlace", e.prior_education_pending AS "priorEducationPending",
       r.prior_shown_at AS "priorShownAt",
       json_build_object('birthDate', r.birth_date, 'sex', r.sex, 'snils', r.snils, 'citizenship', coalesce(r.citizenship, '643'),
         'priorLevel', r.prior_level, 'priorLastName', r.prior_last_name, 'priorNumber', r.prior_number) AS facts
FROM enrolment e JOIN app_user u ON u.id = e.learner_id LEFT JOIN learner_record r ON r.user_id = u.id`;

const SHEET = `
SELECT u.id AS "userId", e.id AS "enrolmentId", u.login, ${NAME('u')} AS name, e.funding, e.learning_place AS "learningPlace",
       e.prior_education_pending AS "priorEducationPending", r.updated_at AS "updatedAt", r.updated_by AS "updatedById",
       CASE WHEN w.id IS NOT NULL THEN ${FULL('w')} END AS "updatedBy",
       json_build_object('birthDate', r.birth_date, 'sex', r.sex, 'snils', r.snils, 'citizenship', coalesce(r.citizenship, '643'),
         'identityKind', r.identity_kind, 'identitySeries', r.identity_series, 'identityNumber', r.identity_number,
         'priorLevel', r.prior_level, 'priorLastName', r.prior_last_name, 'priorSeries', r.prior_series,
         'priorNumber', r.prior_number, 'priorIssuedOn', r.prior_issued_on, 'postalAddress', r.postal_address) AS facts
FROM enrolment e JOIN app_user u ON u.id = e.learner_id LEFT JOIN learner_record r ON r.user_id = u.id
LEFT JOIN app_user w ON w.id = r.updated_by`;

@Injectable()
export class RecordRepository {
  /** Two who write of one person wait for each other. */
  async lock(tx: EntityManager, userId: string): Promise<void> {
    await tx.query('SELECT FROM app_user WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  }

  /** Of a learner: whoever was ever enrolled or may be. */
  async selectOptional(tx: EntityManager, userId: string): Promise<RecordRow | null> {
    const sql = `${RECORD} WHERE u.id = $1 AND ('learner' = ANY (u.roles) OR r.user_id IS NOT NULL)`;
    return (await rows<RecordRow>(tx, sql, [userId]))[0] ?? null;
  }

  /** Of anybody, himself. */
  async selectOwn(tx: EntityManager, userId: string): Promise<RecordRow | null> {
    return (await rows<RecordRow>(tx, `${RECORD} WHERE u.id = $1`, [userId]))[0] ?? null;
  }

  /** The full name of somebody else who has this СНИЛС. */
  async selectHolder(tx: EntityManager, snils: string, userId: string): Promise<string | null> {
    const [holder] = await rows<{ name: string }>(
      tx,
      `SELECT ${FULL('u')} AS name FROM learner_record r JOIN app_user u ON u.id = r.user_id WHERE r.snils = $1 AND u.id <> $2`,
      [snils, userId],
    );
    return holder?.name ?? null;
  }

  /** The organisation's day. */
  async selectToday(tx: EntityManager): Promise<string> {
    const [now] = await rows<{ today: string }>(
      tx,
      'SELECT (clock_timestamp() AT TIME ZONE zone)::date AS today FROM organisation',
    );
    if (!now) throw new Error('there is no organisation');
    return now.today;
  }

  async upsert(tx: EntityManager, userId: string, by: string, facts: RecordFacts): Promise<void> {
    await tx.query(
      `INSERT INTO learner_record (user_id, updated_by, birth_date, sex, snils, citizenship, identity_kind, identity_series,
         identity_number, prior_level, prior_last_name, prior_series, prior_number, prior_issued_on, postal_address)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (user_id) DO UPDATE
       SET updated_by = excluded.updated_by, updated_at = clock_timestamp(), birth_date = excluded.birth_date,
           sex = excluded.sex, snils = excluded.snils, citizenship = excluded.citizenship,
           identity_kind = excluded.identity_kind, identity_series = excluded.identity_series,
           identity_number = excluded.identity_number, prior_level = excluded.prior_level,
           prior_last_name = excluded.prior_last_name, prior_series = excluded.prior_series,
           prior_number = excluded.prior_number, prior_issued_on = excluded.prior_issued_on,
           postal_address = excluded.postal_address`,
      [userId, by, ...columns(facts)],
    );
  }

  /** The first day on which the diploma was seen stays. */
  async updateShown(tx: EntityManager, userId: string, by: string | null): Promise<void> {
    await tx.query(
      `INSERT INTO learner_record (user_id, prior_shown_at, prior_shown_by)
       VALUES ($1, CASE WHEN $2::uuid IS NOT NULL THEN clock_timestamp() END, $2)
       ON CONFLICT (user_id) DO UPDATE
       SET prior_shown_at = CASE WHEN $2::uuid IS NULL THEN NULL ELSE coalesce(learner_record.prior_shown_at, clock_timestamp()) END,
           prior_shown_by = CASE WHEN $2::uuid IS NULL THEN NULL ELSE coalesce(learner_record.prior_shown_by, $2) END`,
      [userId, by],
    );
  }

  selectOfGroup(tx: EntityManager, groupId: string): Promise<GroupRecordRow[]> {
    const order = `u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`;
    return rows(tx, `${GROUP_RECORD} WHERE e.group_id = $1 ORDER BY ${order}`, [groupId]);
  }

  /** The learners of a group with their whole records; null when there is no such group. */
  async selectSheet(tx: EntityManager, groupId: string): Promise<{ title: string; learners: SheetLearner[] } | null> {
    const [group] = await rows<{ title: string }>(tx, 'SELECT title FROM study_group WHERE id = $1', [groupId]);
    if (!group) return null;
    const order = `u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`;
    return { ...group, learners: await rows(tx, `${SHEET} WHERE e.group_id = $1 ORDER BY ${order}`, [groupId]) };
  }

  /** Those who write of the same people wait for each other, whatever order they name them in. */
  async lockAll(tx: EntityManager, userIds: readonly string[]): Promise<void> {
    await tx.query('SELECT FROM app_user WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [userIds]);
  }

  /** Whose these СНИЛС are. */
  selectHolders(
    tx: EntityManager,
    snils: readonly string[],
  ): Promise<{ snils: string; userId: string; name: string }[]> {
    return rows(
      tx,
      `SELECT r.snils, r.user_id AS "userId", ${FULL('u')} AS name
       FROM learner_record r JOIN app_user u ON u.id = r.user_id WHERE r.snils = ANY ($1)`,
      [snils],
    );
  }

  async hasGroup(tx: EntityManager, groupId: string): Promise<boolean> {
    return (await rows(tx, 'SELECT 1 FROM study_group WHERE id = $1', [groupId])).length > 0;
  }

  /** Null when there is no such enrolment. */
  async updateTerms(tx: EntityManager, enrolmentId: string, terms: StudyTerms): Promise<GroupRecordRow | null> {
    await tx.query(
      'UPDATE enrolment SET funding = $2, learning_place = $3, prior_education_pending = $4 WHERE id = $1',
      [enrolmentId, terms.funding, terms.learningPlace, terms.priorEducationPending],
    );
    return (await rows<GroupRecordRow>(tx, `${GROUP_RECORD} WHERE e.id = $1`, [enrolmentId]))[0] ?? null;
  }

  /** That somebody of the staff has looked at the data of these people. */
  async insertViews(tx: EntityManager, viewerId: string, userIds: readonly string[], what: ViewedWhere): Promise<void> {
    await tx.query(
      `INSERT INTO record_view (user_id, viewer_id, what) SELECT DISTINCT u, $1::uuid, $3 FROM unnest($2::uuid[]) AS seen(u)`,
      [viewerId, userIds, what],
    );
  }
}

function columns(facts: RecordFacts): unknown[] {
  const { birthDate, sex, snils, citizenship, identityKind, identitySeries, identityNumber } = facts;
  const { priorLevel, priorLastName, priorSeries, priorNumber, priorIssuedOn, postalAddress } = facts;
  const person = [birthDate, sex, snils, citizenship, identityKind, identitySeries, identityNumber];
  return [...person, priorLevel, priorLastName, priorSeries, priorNumber, priorIssuedOn, postalAddress];
}
