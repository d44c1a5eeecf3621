import { Injectable } from '@nestjs/common';
import {
  isPass,
  type AttestationForm,
  type CheckReason,
  type CommissionRole,
  type DecisionKind,
  type DraftFacts,
  type Mark,
  type PersonName,
  type ProgramKind,
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { within, type Sight } from './protocol.repository.ts';

/** What the commission decided at the session's meeting besides the marks. */
export type Decision = {
  readonly kind: DecisionKind;
  readonly enrolmentId: string | null;
  readonly name: PersonName | null;
  readonly attemptNumber: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly reasons: string;
};

/** A session as its protocols need it. */
export type SessionFacts = {
  readonly id: string;
  readonly commissionId: string;
  readonly checkReason: CheckReason;
  readonly programKind: ProgramKind;
  readonly programTitle: string;
  readonly forms: readonly AttestationForm[];
  readonly qualification: string | null;
  /** The discipline of the exam; null where it is interdisciplinary. */
  readonly examDiscipline: string | null;
  readonly groupTitle: string;
  readonly hours: number;
  readonly studyForm: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly organisation: { readonly name: string; readonly city: string };
  readonly zone: string;
  readonly now: Date;
  readonly closedAt: Date | null;
  readonly seats: readonly { readonly name: PersonName; readonly role: CommissionRole }[];
  readonly absent: readonly PersonName[];
  readonly decisions: readonly Decision[];
  /** Decisions in the words in which signed protocols of the session hold them. */
  readonly recordedDecisions: readonly string[];
  /** The day of the meeting’s opening; null while there is none. */
  readonly meetingDay: string | null;
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

/** An examination whose mark the chair has confirmed, with all that forms 2 and 3 say of it. */
export type Examined = {
  readonly examinationId: string;
  readonly enrolmentId: string;
  readonly name: PersonName;
  readonly mark: Mark;
  readonly passed: boolean;
  readonly cardNumber: number | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly confirmedAt: Date;
  readonly reportMinutes: number | null;
  readonly remarks: string | null;
  readonly questions: readonly { readonly askedBy: PersonName; readonly text: string }[];
  readonly opinions: readonly { readonly by: PersonName; readonly text: string }[];
  readonly thesis: {
    readonly topic: string | null;
    readonly form: string | null;
    readonly supervisor: string | null;
    readonly consultants: string | null;
    readonly pages: number | null;
    readonly materials: string | null;
    readonly reviewerGenitive: string | null;
    readonly averageMark: string | null;
  };
  /** Other forms of the program that he has passed at closed meetings. */
  readonly passedForms: readonly AttestationForm[];
  /** The diploma’s number, when one is reserved for the learner. */
  readonly documentNumber: string | null;
};

const nameOf = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;
const byName = (user: string) =>
  `${user}.last_name COLLATE "ru-RU-x-icu", ${user}.first_name COLLATE "ru-RU-x-icu",
   ${user}.patronymic COLLATE "ru-RU-x-icu", ${user}.id`;

const DECISIONS = `
coalesce((SELECT json_agg(json_build_object('kind', d.kind, 'enrolmentId', d.enrolment_id, 'attemptNumber', a.number,
                   'from', d.from_day, 'until', d.until_day, 'reasons', d.reasons,
                   'name', CASE WHEN u.id IS NOT NULL THEN ${nameOf('u')} END) ORDER BY d.at)
          FROM standing_decision d
          LEFT JOIN attempt a ON a.id = d.attempt_id
          LEFT JOIN enrolment e ON e.id = d.enrolment_id
          LEFT JOIN app_user u ON u.id = e.learner_id
          WHERE d.meeting_id = m.id), '[]') AS decisions`;

const SESSION_FACTS = `
SELECT s.id, s.commission_id AS "commissionId", s.check_reason AS "checkReason", s.form, p.kind AS "programKind",
       p.title AS "programTitle", p.forms, p.qualification, p.exam_discipline AS "examDiscipline", g.title AS "groupTitle",
       p.hours, p.study_form AS "studyForm", g.starts_on AS "startsOn", g.ends_on AS "endsOn",
       json_build_object('name', org.name, 'city', org.city) AS organisation, org.zone, clock_timestamp() AS now,
       o.signed_at IS NOT NULL AS "commissionInForce", m.closed_at AS "closedAt", m.closed_at IS NOT NULL AS "meetingClosed",
       (m.opened_at AT TIME ZONE org.zone)::date AS "meetingDay",
       coalesce((SELECT json_agg(words) FROM protocol q, jsonb_array_elements_text(q.content -> 'form' -> 'decisions') words
                 WHERE q.session_id = s.id AND q.form = 1 AND q.status <> 'draft'), '[]') AS "recordedDecisions",
       (SELECT count(*) FROM attempt a WHERE a.session_id = s.id AND a.finished_at IS NULL) AS "openAttempts",
       EXISTS (SELECT FROM protocol d WHERE d.session_id = s.id AND d.status = 'draft' AND d.form <> 3) AS "openDraft",
       (SELECT json_agg(json_build_object('name', ${nameOf('u')}, 'role', seat.role) ORDER BY seat.position)
        FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
        WHERE seat.commission_id = s.commission_id) AS seats,
       coalesce((SELECT json_agg(${nameOf('u')} ORDER BY ${byName('u')})
                 FROM enrolment e JOIN app_user u ON u.id = e.learner_id
                 WHERE e.group_id = s.group_id AND CASE WHEN s.form = 'test'
                   THEN session_concerns(s.id, e.id)
                     AND NOT EXISTS (SELECT FROM attempt a WHERE a.session_id = s.id AND a.enrolment_id = e.id)
                   ELSE EXISTS (SELECT FROM examination x
                                WHERE x.session_id = s.id AND x.enrolment_id = e.id AND x.absent) END), '[]') AS absent,
       ${DECISIONS}
FROM attestation_session s
JOIN study_group g ON g.id = s.group_id
JOIN program p ON p.id = g.program_id
JOIN commission c ON c.id = s.commission_id
JOIN director_order o ON o.id = c.order_id
LEFT JOIN meeting m ON m.session_id = s.id
CROSS JOIN organisation org
WHERE s.id = $1`;

const EXAMINED = `
SELECT x.id AS "examinationId", x.enrolment_id AS "enrolmentId", ${nameOf('u')} AS name, x.mark, x.card_number AS "cardNumber",
       x.started_at AS "startedAt", x.ended_at AS "endedAt", x.confirmed_at AS "confirmedAt", x.report_minutes AS "reportMinutes", x.remarks,
       coalesce((SELECT json_agg(json_build_object('askedBy', ${nameOf('q')}, 'text', eq.text) ORDER BY eq.at, eq.id)
                 FROM examination_question eq JOIN app_user q ON q.id = eq.asked_by WHERE eq.examination_id = x.id), '[]') AS questions,
       coalesce((SELECT json_agg(json_build_object('by', ${nameOf('q')}, 'text', eo.text) ORDER BY eo.at, eo.id)
                 FROM examination_opinion eo JOIN app_user q ON q.id = eo.user_id WHERE eo.examination_id = x.id), '[]') AS opinions,
       json_build_object('topic', t.topic, 'form', t.work_form, 'supervisor', t.supervisor, 'consultants', t.consultants,
                         'pages', t.pages, 'materials', t.materials, 'averageMark', t.average_mark,
                         'reviewerGenitive', coalesce(t.reviewer_genitive, t.reviewer)) AS thesis,
       ARRAY(SELECT DISTINCT os.form FROM examination ox
             JOIN attestation_session os ON os.id = ox.session_id JOIN meeting om ON om.session_id = os.id
             WHERE ox.enrolment_id = x.enrolment_id AND os.form <> s.form AND om.closed_at IS NOT NULL
               AND ox.mark NOT IN ('unsatisfactory', 'fail') AND ox.annulled_at IS NULL) AS "passedForms",
       n.text AS "documentNumber"
FROM examination x
JOIN attestation_session s ON s.id = x.session_id
JOIN enrolment e ON e.id = x.enrolment_id
JOIN app_user u ON u.id = e.learner_id
LEFT JOIN heard_thesis t ON t.examination_id = x.id
LEFT JOIN document_number n ON n.enrolment_id = x.enrolment_id AND n.series = 'diploma' AND n.state = 'reserved'
WHERE x.session_id = $1 AND x.mark IS NOT NULL AND x.annulled_at IS NULL AND NOT EXISTS (SELECT FROM protocol_result r WHERE r.examination_id = x.id)
ORDER BY ${byName('u')}`;

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

  /** As {@link lockOptionalSession}, by a protocol of the session; nothing is annulled in it meanwhile either (3.8). */
  async lockSessionOf(tx: EntityManager, protocolId: string, sight: Sight): Promise<{ id: string } | null> {
    const sql = 'SELECT session_id AS "sessionId" FROM protocol WHERE id = $1';
    const [protocol] = await rows<{ sessionId: string }>(tx, sql, [protocolId]);
    return protocol ? this.lockOptionalSession(tx, protocol.sessionId, sight) : null;
  }

  /** Makes drafts of two sessions of one group wait for each other: a learner takes one number for both. */
  async lockLearners(tx: EntityManager, sessionId: string): Promise<void> {
    await tx.query(
      `SELECT 1 FROM enrolment e JOIN attestation_session s ON s.group_id = e.group_id WHERE s.id = $1
       ORDER BY e.id FOR NO KEY UPDATE OF e`,
      [sessionId],
    );
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
   * the given protocol. Annulled ones count nowhere.
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
       WHERE a.session_id = $1 AND a.finished_at IS NOT NULL AND a.annulled_at IS NULL
         AND (r.protocol_id = $2 OR (r.attempt_id IS NULL AND $3::boolean))
       ORDER BY ${byName('u')}, a.number`,
      [sessionId, protocolId, withNew],
    );
  }

  /** Examinations of the session with a confirmed mark that no protocol holds yet, by surname. */
  async selectExamined(tx: EntityManager, sessionId: string): Promise<Examined[]> {
    const examined = await rows<Omit<Examined, 'passed'>>(tx, EXAMINED, [sessionId]);
    return examined.map((each) => ({ ...each, passed: isPass(each.mark) }));
  }
}
