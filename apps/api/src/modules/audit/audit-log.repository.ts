import { Injectable } from '@nestjs/common';
import type { AuditEntry, AuditSubject, InputOf, listAudit, listAuditActors, OutputOf } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type EntryRow = Pick<AuditEntry, 'id' | 'at' | 'actor' | 'action'> & {
  readonly subjectId: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

export type Wanted = Omit<InputOf<typeof listAudit>['query'], 'action'> & {
  readonly actions?: readonly string[] | undefined;
};

type Named = { readonly given: string; readonly id: string; readonly label: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FULL_NAME = `concat_ws(' ', u.last_name, u.first_name, u.patronymic)`;
const NAME = `json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)`;
const DAY_OF = (instant: string) => `to_char(${instant} AT TIME ZONE org.zone, 'DD.MM.YYYY')`;

/** How a thing is called; `$1` are ids. A thing may be meant by the id of something of its own. */
const SUBJECTS: Partial<Record<AuditSubject, string>> = {
  person: `SELECT u.id AS given, u.id, ${FULL_NAME} AS label FROM app_user u WHERE u.id = ANY ($1)
           UNION ALL SELECT c.id, u.id, ${FULL_NAME} FROM consent c JOIN app_user u ON u.id = c.user_id WHERE c.id = ANY ($1)`,
  enrolment: `SELECT e.id AS given, g.id, concat_ws(', ', ${FULL_NAME}, g.title) AS label FROM enrolment e
              JOIN app_user u ON u.id = e.learner_id JOIN study_group g ON g.id = e.group_id WHERE e.id = ANY ($1)`,
  group: `SELECT g.id AS given, g.id, g.title AS label FROM study_group g WHERE g.id = ANY ($1)`,
  program: `SELECT p.id AS given, p.id, p.title AS label FROM program p WHERE p.id = ANY ($1)
            UNION ALL SELECT c.id, p.id, p.title FROM exam_card c JOIN program p ON p.id = c.program_id WHERE c.id = ANY ($1)`,
  question: `SELECT q.id AS given, q.id, left(v.name, 150) AS label FROM question q
             JOIN question_version v ON v.id = coalesce(q.draft_version_id, q.published_version_id) WHERE q.id = ANY ($1)`,
  order: `SELECT o.id AS given, o.id, o.number AS label FROM director_order o WHERE o.id = ANY ($1)`,
  session: `SELECT s.id AS given, s.id, concat_ws(', ', g.title, ${DAY_OF('s.opens_at')}) AS label FROM attestation_session s
            JOIN study_group g ON g.id = s.group_id CROSS JOIN organisation org WHERE s.id = ANY ($1)`,
  meeting: `SELECT m.id AS given, m.id, concat_ws(', ', g.title, ${DAY_OF('s.opens_at')}) AS label FROM meeting m
            JOIN attestation_session s ON s.id = m.session_id JOIN study_group g ON g.id = s.group_id
            CROSS JOIN organisation org WHERE m.id = ANY ($1)`,
  protocol: `SELECT p.id AS given, p.id, p.number AS label FROM protocol p WHERE p.id = ANY ($1)`,
  document: `SELECT d.id AS given, d.id, concat_ws(', ', n.text, ${FULL_NAME}) AS label FROM issued_document d
             JOIN document_number n ON n.id = d.number_id JOIN app_user u ON u.id = d.learner_id WHERE d.id = ANY ($1)`,
  appeal: `SELECT given.id AS given, a.id, concat_ws(', ', ${FULL_NAME}, ${DAY_OF('a.filed_at')}) AS label
           FROM (SELECT id, id AS appeal_id FROM appeal UNION ALL SELECT id, appeal_id FROM question_ruling) given
           JOIN appeal a ON a.id = given.appeal_id JOIN app_user u ON u.id = a.learner_id CROSS JOIN organisation org
           WHERE given.id = ANY ($1)`,
  'print-run': `SELECT r.id AS given, r.id, r.title AS label FROM print_run r WHERE r.id = ANY ($1)`,
  package: `SELECT p.id AS given, p.id, p.number::text AS label FROM register_package p WHERE p.id = ANY ($1)`,
  destruction: `SELECT a.id AS given, a.id, coalesce(a.number, '') AS label FROM destruction_act a WHERE a.id = ANY ($1)`,
};

@Injectable()
export class AuditLogRepository {
  /** The latest first. The conditions are put together, so that each selection finds its own index. */
  selectEntries(tx: EntityManager, { actor, actions, from, to, before, limit }: Wanted): Promise<EntryRow[]> {
    const values: unknown[] = [];
    const given = (value: unknown) => `$${values.push(value)}`;
    const conditions = [
      actor && (actor === 'system' ? 'e.actor_id IS NULL' : `e.actor_id = ${given(actor)}`),
      actions && `e.action = ANY (${given(actions)}::text[])`,
      from && `e.at >= (SELECT ${given(from)}::date::timestamp AT TIME ZONE zone FROM organisation)`,
      to && `e.at < (SELECT (${given(to)}::date + 1)::timestamp AT TIME ZONE zone FROM organisation)`,
      before && `(e.at, e.id) < (SELECT at, id FROM audit_entry WHERE id = ${given(before)})`,
    ].filter((condition) => condition);
    return rows<EntryRow>(
      tx,
      `SELECT e.id, e.at, e.action, e.subject_id AS "subjectId", e.facts,
              CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', ${NAME}, 'roles', u.roles) END AS actor
       FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id
       WHERE ${conditions.join(' AND ') || 'true'} ORDER BY e.at DESC, e.id DESC LIMIT ${given(limit)}`,
      values,
    );
  }

  /** Names of things; what is there no more is missing. */
  async selectSubjects(tx: EntityManager, kind: AuditSubject, ids: readonly string[]): Promise<Named[]> {
    const sql = SUBJECTS[kind];
    if (!sql) return ids.map((id) => ({ given: id, id, label: id }));
    return rows<Named>(tx, sql, [ids.filter((id) => UUID.test(id))]);
  }

  selectActors(
    tx: EntityManager,
    { search = '', id }: InputOf<typeof listAuditActors>['query'],
  ): Promise<OutputOf<typeof listAuditActors>['people']> {
    return rows(
      tx,
      `SELECT u.id, ${NAME} AS name FROM app_user u
       WHERE EXISTS (SELECT FROM audit_entry e WHERE e.actor_id = u.id)
         AND CASE WHEN $2::uuid IS NULL THEN ${FULL_NAME} ILIKE $1 ELSE u.id = $2 END
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id LIMIT 50`,
      [`%${search.replace(/[\\%_]/g, '\\$&')}%`, id ?? null],
    );
  }

  /** When the entry at this place of the chain was written. */
  async selectOptionalMoment(tx: EntityManager, position: number): Promise<Date | null> {
    const sql = `SELECT e.at FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id WHERE l.position = $1`;
    return (await rows<{ at: Date }>(tx, sql, [position]))[0]?.at ?? null;
  }
}
