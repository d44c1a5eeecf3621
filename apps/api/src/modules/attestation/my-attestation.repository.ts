import { Injectable } from '@nestjs/common';
import type { MyAttestation } from '@itog/contracts';
import type { Mark, Policy } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { STANDING, type AttemptStanding } from './session.sql.ts';

type Examination = NonNullable<MyAttestation['examination']>;

export type MyRow = Pick<
  MyAttestation,
  'session' | 'serverNow' | 'extraMinutes' | 'questions' | 'documents' | 'edition'
> & {
  readonly zone: string;
  readonly policy: Policy;
  readonly tuitionPaid: boolean;
  readonly overrideReason: string | null;
  readonly modules: { title: string; done: boolean }[];
  readonly acknowledgedAt: Date | null;
  /** The session is his: not one where others' attestation is decided. */
  readonly concerns: boolean;
  /** The last day on which an attempt that the commission has granted may start. */
  readonly grantUntil: string | null;
  readonly examination: ExaminationRow | null;
  /** Of the whole enrolment: what was passed in another session of the group is passed. */
  readonly attempts: (AttemptStanding & {
    id: string;
    sessionId: string;
    number: number;
    startedAt: string;
    deadlineAt: string;
    closeReason: 'learner' | 'deadline' | null;
    correct: number | null;
    total: number;
    annulledAt: string | null;
    protocolNumber: string | null;
    amendment: Amendment;
  })[];
};

type Amendment = Json<NonNullable<MyAttestation['amendment']>> | null;

type Json<T> = { [Key in keyof T]: T[Key] extends Date | null ? string | null : T[Key] };

/** The learner's own examination; `announcedAt` only of a signed protocol (3.12). */
export type ExaminationRow = Omit<Examination, 'meeting' | 'result' | 'absent' | 'secondTime'> & {
  readonly meeting: Json<Examination['meeting']>;
  readonly absent: boolean;
  readonly mark: Mark | null;
  readonly announcedAt: string | null;
  readonly protocolNumber: string | null;
  readonly secondTime: Examination['secondTime'];
  readonly amendment: Amendment;
};

/** How an appeal has changed the result: the newest, as a ruling and the decision of one hearing may both have (5.10). */
const amendmentOf = (own: string) => `
(SELECT json_build_object('appealProtocol', ap.protocol_number, 'number', np.number, 'replaces', fp.number, 'signedAt', np.signed_at)
 FROM protocol_amendment am JOIN appeal ap ON ap.id = am.appeal_id
 JOIN protocol np ON np.id = am.protocol_id JOIN protocol fp ON fp.id = np.amends
 WHERE ${own} AND NOT am.annulled ORDER BY am.at DESC LIMIT 1)`;

const EXAMINATION = `
CASE WHEN s.form <> 'test' THEN json_build_object(
  'enrolmentId', e.id, 'topic', th.topic, 'hasThesisFile', th.file_sha256 IS NOT NULL,
  'meeting', json_build_object('openedAt', m.opened_at, 'closedAt', m.closed_at),
  'current', x.id IS NOT NULL AND m.current_examination_id IS NOT DISTINCT FROM x.id AND m.closed_at IS NULL,
  'heard', x.ended_at IS NOT NULL,
  'canDrawCard', s.form = 'exam' AND x.id IS NOT NULL AND m.current_examination_id IS NOT DISTINCT FROM x.id AND m.closed_at IS NULL AND x.card_id IS NULL,
  'card', CASE WHEN x.card_id IS NOT NULL THEN json_build_object('number', x.card_number, 'questions', x.card_questions) END,
  'absent', coalesce(x.absent, false), 'mark', x.mark, 'announcedAt', ann.announced_at, 'protocolNumber', ann.protocol_number,
  'amendment', ${amendmentOf('am.examination_id = x.id')},
  'secondTime', (SELECT json_build_object('from', d.from_day, 'until', d.until_day) FROM standing_decision d
                 WHERE d.meeting_id = m.id AND d.kind = 'second-time' AND d.enrolment_id = e.id ORDER BY d.at DESC LIMIT 1)) END`;

// What comes next stands first; what is over follows, the newest first.
const IS_PAST = `(s.start_until AT TIME ZONE o.zone)::date < (now() AT TIME ZONE o.zone)::date`;

const MINE = `
SELECT json_build_object('id', s.id, 'form', s.form, 'secondTimeOf', s.second_time_of, 'opensAt', s.opens_at, 'startUntil', s.start_until, 'venue', s.venue, 'address', s.address,
         'checkReason', s.check_reason, 'cancelledAt', s.cancelled_at,
         'program', json_build_object('id', pr.id, 'title', pr.title, 'hours', pr.hours),
         'group', json_build_object('id', g.id, 'title', g.title)) AS session,
       session_concerns(s.id, e.id) AS concerns, ${EXAMINATION} AS examination,
       (SELECT gr.until_day FROM open_grant gr WHERE gr.enrolment_id = e.id LIMIT 1) AS "grantUntil",
       clock_timestamp() AS "serverNow", o.zone, s.policy, e.extra_minutes AS "extraMinutes",
       e.tuition_paid AS "tuitionPaid", e.override_reason AS "overrideReason",
       json_build_object('id', r.id, 'number', r.number, 'title', r.title, 'effectiveFrom', r.effective_from, 'sha256', r.sha256) AS edition,
       (SELECT at FROM acknowledgement k WHERE k.user_id = e.learner_id AND k.edition_id = r.id) AS "acknowledgedAt",
       coalesce((SELECT max(p.questions) FROM paper p WHERE p.session_id = s.id AND p.enrolment_id = e.id),
                (SELECT CASE WHEN s.policy->>'questionsPerTopic' IS NULL THEN count(*)
                             ELSE count(DISTINCT v.topic_id) * (s.policy->>'questionsPerTopic')::integer END
                 FROM question q JOIN question_version v ON v.id = q.published_version_id
                 WHERE q.program_id = pr.id AND q.withdrawn_at IS NULL))::integer AS questions,
       coalesce((SELECT json_agg(json_build_object('title', m.title, 'done', d.module_id IS NOT NULL) ORDER BY m.position)
                 FROM program_module m LEFT JOIN module_done d ON d.module_id = m.id AND d.enrolment_id = e.id
                 WHERE m.program_id = pr.id AND NOT m.attestation), '[]') AS modules,
       coalesce((SELECT json_agg(json_build_object('id', a.id, 'sessionId', a.session_id, 'number', a.number, 'startedAt', a.started_at, 'deadlineAt', a.deadline_at,
                   ${STANDING('a')}, 'closeReason', a.close_reason, 'correct', a.correct, 'total', a.total,
                   'annulledAt', a.annulled_at, 'protocolNumber', p.number, 'amendment', ${amendmentOf('am.attempt_id = a.id')}) ORDER BY a.started_at)
                 FROM attempt a
                 LEFT JOIN protocol_result pres ON pres.attempt_id = a.id
                 LEFT JOIN protocol p ON p.id = pres.protocol_id AND p.status = 'signed'
                 WHERE a.enrolment_id = e.id), '[]') AS attempts,
       coalesce((SELECT json_agg(json_build_object('id', d.id, 'kind', d.kind, 'number', n.text, 'code', d.code,
                   'printed', d.file_sha256 IS NOT NULL) ORDER BY d.issued_at)
                 FROM issued_document d
                 JOIN document_number n ON n.id = d.number_id
                 LEFT JOIN protocol dp ON dp.id = d.protocol_id
                 WHERE d.enrolment_id = e.id AND d.status = 'valid' AND s.id = coalesce(dp.session_id,
                   (SELECT ls.id FROM attestation_session ls WHERE ls.group_id = g.id
                    ORDER BY ls.cancelled_at IS NOT NULL, ls.opens_at DESC, ls.id LIMIT 1))), '[]') AS documents
FROM enrolment e
JOIN study_group g ON g.id = e.group_id
JOIN program pr ON pr.id = g.program_id
JOIN attestation_session s ON s.group_id = g.id
JOIN meeting m ON m.session_id = s.id
LEFT JOIN examination x ON x.session_id = s.id AND x.enrolment_id = e.id
LEFT JOIN announced_examination ann ON ann.examination_id = x.id
LEFT JOIN thesis th ON th.enrolment_id = e.id AND s.form = 'defence'
CROSS JOIN organisation o
CROSS JOIN regulation_in_force r
WHERE e.learner_id = $1 AND ($2::uuid IS NULL OR s.id = $2)
  AND (NOT session_precedes(s.id, e.id) OR session_concerns(s.id, e.id))
ORDER BY ${IS_PAST}, CASE WHEN NOT ${IS_PAST} THEN s.opens_at END, s.opens_at DESC`;

@Injectable()
export class MyAttestationRepository {
  constructor(private readonly db: DataSource) {}

  /** The learner's own attestations; another's do not exist for him. */
  selectMine(learnerId: string, sessionId: string | null): Promise<MyRow[]> {
    return rows(this.db.manager, MINE, [learnerId, sessionId]);
  }
}
