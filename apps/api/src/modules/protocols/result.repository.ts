import { Injectable } from '@nestjs/common';
import type { CheckReason, CommissionRole, DraftFacts, PersonName, ProgramKind } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { within, type Sight } from './protocol.repository.ts';

/** A session as its protocol needs it. */
export type SessionFacts = {
  readonly id: string;
  readonly commissionId: string;
  readonly checkReason: CheckReason;
  readonly programKind: ProgramKind;
  readonly programTitle: string;
  readonly hours: number;
  readonly studyForm: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly organisation: { readonly name: string; readonly city: string };
  readonly zone: string;
  readonly now: Date;
  readonly seats: readonly { readonly name: PersonName; readonly role: CommissionRole }[];
  readonly absent: readonly PersonName[];
} & Omit<DraftFacts, 'newResults'>;

/** A finished attempt; without a check reason while no protocol holds it. */
export type Result = {
  readonly attemptId: string;
  readonly enrolmentId: string;
  readonly name: PersonName;
  readonly number: number;
  readonly correct: number;
  readonly total: number;
  readonly mark: 'pass' | 'fail';
  readonly finishedAt: Date;
  readonly checkReason: CheckReason | null;
  /** The certificate’s number, when one is reserved for the learner. */
  readonly documentNumber: string | null;
};

const nameOf = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;
const byName = (user: string) =>
  `${user}.last_name COLLATE "ru-RU-x-icu", ${user}.first_name COLLATE "ru-RU-x-icu",
   ${user}.patronymic COLLATE "ru-RU-x-icu", ${user}.id`;

const SESSION_FACTS = `
SELECT s.id, s.commission_id AS "commissionId", s.check_reason AS "checkReason", p.kind AS "programKind",
       p.title AS "programTitle", p.hours, p.study_form AS "studyForm", g.starts_on AS "startsOn", g.ends_on AS "endsOn",
       json_build_object('name', org.name, 'city', org.city) AS organisation, org.zone, clock_timestamp() AS now,
       o.signed_at IS NOT NULL AS "commissionInForce",
       (SELECT count(*) FROM attempt a WHERE a.session_id = s.id AND a.finished_at IS NULL) AS "openAttempts",
       EXISTS (SELECT FROM protocol d WHERE d.session_id = s.id AND d.status = 'draft') AS "openDraft",
       (SELECT json_agg(json_build_object('name', ${nameOf('u')}, 'role', seat.role) ORDER BY seat.position)
        FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
        WHERE seat.commission_id = s.commission_id) AS seats,
       coalesce((SELECT json_agg(${nameOf('u')} ORDER BY ${byName('u')})
                 FROM enrolment e JOIN app_user u ON u.id = e.learner_id
                 WHERE e.group_id = s.group_id AND NOT EXISTS
                   (SELECT FROM attempt a WHERE a.session_id = s.id AND a.enrolment_id = e.id)), '[]') AS absent
FROM attestation_session s
JOIN study_group g ON g.id = s.group_id
JOIN program p ON p.id = g.program_id
JOIN commission c ON c.id = s.commission_id
JOIN director_order o ON o.id = c.order_id
CROSS JOIN organisation org
WHERE s.id = $1`;

/** What other rooms know of a session and its results: read, never written. */
@Injectable()
export class ResultRepository {
  /** Makes two drafts of one session wait for each other; nothing when it is not in sight. */
  async lockOptionalSession(tx: EntityManager, sessionId: string, sight: Sight): Promise<{ id: string } | null> {
    const [session] = await rows<{ id: string }>(
      tx,
      `SELECT s.id FROM attestation_session s WHERE s.id = $1 AND ${within('s.commission_id', '$2', '$3')}
       FOR NO KEY UPDATE OF s`,
      [sessionId, sight.all, sight.userId],
    );
    return session ?? null;
  }

  async selectOptionalSession(tx: EntityManager, sessionId: string, sight: Sight): Promise<SessionFacts | null> {
    const sql = `${SESSION_FACTS} AND ${within('s.commission_id', '$2', '$3')}`;
    return (await rows<SessionFacts>(tx, sql, [sessionId, sight.all, sight.userId]))[0] ?? null;
  }

  async selectSession(tx: EntityManager, sessionId: string): Promise<SessionFacts> {
    const [session] = await rows<SessionFacts>(tx, SESSION_FACTS, [sessionId]);
    if (!session) throw new Error(`session ${sessionId} does not exist`);
    return session;
  }

  /**
   * Finished attempts of the session in the order of the form, by surname: those that no protocol holds yet, and those of
   * the given protocol.
   */
  selectResults(
    tx: EntityManager,
    { sessionId, protocolId, withNew }: { sessionId: string; protocolId: string | null; withNew: boolean },
  ): Promise<Result[]> {
    return rows<Result>(
      tx,
      `SELECT a.id AS "attemptId", a.enrolment_id AS "enrolmentId", ${nameOf('u')} AS name, a.number, a.correct, a.total,
              a.mark, a.finished_at AS "finishedAt", r.check_reason AS "checkReason", n.text AS "documentNumber"
       FROM attempt a
       JOIN app_user u ON u.id = a.learner_id
       LEFT JOIN protocol_result r ON r.attempt_id = a.id
       LEFT JOIN document_number n ON n.enrolment_id = a.enrolment_id AND n.series IN ('certificate', 'diploma')
                                  AND n.state = 'reserved' AND a.mark = 'pass'
       WHERE a.session_id = $1 AND a.finished_at IS NOT NULL
         AND (r.protocol_id = $2 OR (r.attempt_id IS NULL AND $3::boolean))
       ORDER BY ${byName('u')}, a.number`,
      [sessionId, protocolId, withNew],
    );
  }
}
