import { Injectable } from '@nestjs/common';
import type { findPeople, OutputOf, Reading, RecordView, StoredRetentionRule } from '@itog/contracts';
import type { DataCategory, SubjectFacts } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Person = OutputOf<typeof findPeople>['people'][number];
export type Subject = SubjectFacts & { readonly id: string; readonly held: readonly DataCategory[] };

type PastStudy = {
  readonly groupId: string | undefined;
  readonly after: string | undefined;
  readonly today: string;
  readonly limit: number;
};

const PERSON = `
SELECT u.id, u.login, json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name,
       ARRAY(SELECT g.title FROM enrolment e JOIN study_group g ON g.id = e.group_id
             WHERE e.learner_id = u.id ORDER BY g.starts_on DESC) AS groups
FROM app_user u`;
const LATEST_VIEWS = 200;
const READINGS = `
SELECT e.id, 'regulation' AS kind, e.number, e.title, e.effective_from AS "effectiveFrom", a.at, e.markdown
FROM acknowledgement a JOIN regulation_edition e ON e.id = a.edition_id WHERE a.user_id = $1
UNION ALL
SELECT e.id, 'signing-agreement', e.number, e.title, e.effective_from, c.at, e.markdown
FROM signing_consent c JOIN signing_agreement e ON e.id = c.agreement_id WHERE c.user_id = $1`;

/** What the room of personal data reads of people. */
@Injectable()
export class PersonRepository {
  async selectToday(tx: EntityManager): Promise<string> {
    const sql = `SELECT (clock_timestamp() AT TIME ZONE zone)::date AS today FROM organisation`;
    return (await rows<{ today: string }>(tx, sql))[0]?.today ?? '';
  }

  selectPeople(tx: EntityManager, search: string): Promise<Person[]> {
    return rows<Person>(
      tx,
      `${PERSON} WHERE 'learner' = ANY (u.roles)
         AND concat_ws(' ', u.last_name, u.first_name, u.patronymic, u.login) ILIKE $1
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id LIMIT 50`,
      [`%${search.replace(/[\\%_]/g, '\\$&')}%`],
    );
  }

  async selectOptionalPerson(tx: EntityManager, userId: string): Promise<Person | null> {
    return (await rows<Person>(tx, `${PERSON} WHERE u.id = $1`, [userId]))[0] ?? null;
  }

  selectViews(tx: EntityManager, userId: string): Promise<RecordView[]> {
    return rows<RecordView>(
      tx,
      `SELECT v.at, v.what, concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS viewer
       FROM record_view v JOIN app_user u ON u.id = v.viewer_id
       WHERE v.user_id = $1 ORDER BY v.at DESC, v.id DESC LIMIT ${LATEST_VIEWS}`,
      [userId],
    );
  }

  selectReadings(tx: EntityManager, userId: string): Promise<Reading[]> {
    return rows<Reading>(
      tx,
      `SELECT id, kind, number, title, "effectiveFrom", at FROM (${READINGS}) reading ORDER BY at DESC`,
      [userId],
    );
  }

  /** Only what this person has accepted. */
  async selectOptionalReading(tx: EntityManager, userId: string, id: string): Promise<{ markdown: string } | null> {
    const sql = `SELECT markdown FROM (${READINGS}) reading WHERE id = $2`;
    return (await rows<{ markdown: string }>(tx, sql, [userId, id]))[0] ?? null;
  }

  async insertView(tx: EntityManager, userId: string, viewerId: string): Promise<void> {
    await tx.query(`INSERT INTO record_view (user_id, viewer_id, what) VALUES ($1, $2, 'export')`, [userId, viewerId]);
  }

  selectRules(tx: EntityManager): Promise<StoredRetentionRule[]> {
    return rows<StoredRetentionRule>(
      tx,
      `SELECT category, months, ground, confirmed FROM retention_rule
       ORDER BY array_position(ARRAY['contacts', 'sign-in', 'identity-document', 'prior-education', 'register-data'], category)`,
    );
  }

  async updateRule(tx: EntityManager, { category, months, ground, confirmed }: StoredRetentionRule): Promise<void> {
    await tx.query(`UPDATE retention_rule SET months = $2, ground = $3, confirmed = $4 WHERE category = $1`, [
      category,
      months,
      ground,
      confirmed,
    ]);
  }

  /** Learners none of whose groups is still studying, in the order in which they came; the rules judge the rest. */
  selectPastStudy(tx: EntityManager, { groupId, after, today, limit }: PastStudy): Promise<Person[]> {
    return rows<Person>(
      tx,
      `${PERSON} WHERE u.roles = ARRAY['learner'] AND ($1::uuid IS NULL OR u.id > $1)
         AND ($2::uuid IS NULL OR EXISTS (SELECT FROM enrolment e WHERE e.learner_id = u.id AND e.group_id = $2))
         AND NOT EXISTS (SELECT FROM enrolment e JOIN study_group g ON g.id = e.group_id
                         WHERE e.learner_id = u.id AND g.ends_on >= $3::date)
       ORDER BY u.id LIMIT $4`,
      [after ?? null, groupId ?? null, today, limit],
    );
  }

  /** @param lock keeps the people as they are until the transaction ends */
  async selectSubjects(tx: EntityManager, ids: readonly string[], { lock }: { lock: boolean }): Promise<Subject[]> {
    if (lock) await tx.query('SELECT FROM app_user WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
    return rows<Subject>(
      tx,
      `SELECT u.id, concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS name, u.roles <> ARRAY['learner'] AS "isStaff",
              (SELECT max(g.ends_on) FROM enrolment e JOIN study_group g ON g.id = e.group_id WHERE e.learner_id = u.id) AS "studyEndsOn",
              (SELECT max(d.issued_on) FROM issued_document d WHERE d.learner_id = u.id) AS "lastDocumentOn",
              (${OPEN_MATTERS}) AS "hasOpenMatters",
              ARRAY_REMOVE(ARRAY[${HELD}], NULL) AS held
       FROM app_user u LEFT JOIN learner_record r ON r.user_id = u.id
       WHERE u.id = ANY ($1) ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.id`,
      [ids],
    );
  }
}

/** An attestation that is ahead, goes on or is in no protocol yet; an appeal; a document that is due. */
const OPEN_MATTERS = `
EXISTS (SELECT FROM attempt a WHERE a.learner_id = u.id AND a.annulled_at IS NULL AND (a.finished_at IS NULL OR NOT EXISTS (
          SELECT FROM protocol_result pr JOIN protocol p ON p.id = pr.protocol_id AND p.status <> 'draft' WHERE pr.attempt_id = a.id)))
OR EXISTS (SELECT FROM enrolment e JOIN attestation_session s ON s.group_id = e.group_id
           WHERE e.learner_id = u.id AND s.cancelled_at IS NULL AND s.start_until > now() AND session_concerns(s.id, e.id))
OR EXISTS (SELECT FROM enrolment e JOIN open_grant o ON o.enrolment_id = e.id WHERE e.learner_id = u.id)
OR EXISTS (SELECT FROM appeal a WHERE a.learner_id = u.id AND a.acknowledged_at IS NULL)
OR EXISTS (SELECT FROM enrolment e JOIN protocol_result pr ON pr.enrolment_id = e.id
           JOIN protocol p ON p.id = pr.protocol_id AND p.status = 'signed'
           WHERE e.learner_id = u.id AND NOT EXISTS (SELECT FROM issued_document d WHERE d.enrolment_id = e.id))
OR EXISTS (SELECT FROM enrolment e JOIN order_learner l ON l.enrolment_id = e.id
           JOIN director_order o ON o.id = l.order_id AND o.kind = 'complete-and-discharge' AND o.signed_at IS NOT NULL
           WHERE e.learner_id = u.id AND NOT EXISTS (SELECT FROM issued_document d WHERE d.enrolment_id = e.id))`;

const HELD = `
CASE WHEN u.email IS NOT NULL OR r.postal_address IS NOT NULL THEN 'contacts' END,
CASE WHEN u.active THEN 'sign-in' END,
CASE WHEN num_nonnulls(r.identity_kind, r.identity_series, r.identity_number) > 0 THEN 'identity-document' END,
CASE WHEN num_nonnulls(r.prior_level, r.prior_last_name, r.prior_series, r.prior_number, r.prior_issued_on) > 0
     THEN 'prior-education' END,
CASE WHEN num_nonnulls(r.birth_date, r.sex, r.snils) > 0 THEN 'register-data' END`;
