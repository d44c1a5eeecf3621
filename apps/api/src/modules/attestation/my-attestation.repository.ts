import { Injectable } from '@nestjs/common';
import type { MyAttestation } from '@itog/contracts';
import type { FinishedAttempt, Policy } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

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
  /** Of the whole enrolment: what was passed in another session of the group is passed. */
  readonly attempts: {
    id: string;
    sessionId: string;
    number: number;
    startedAt: string;
    deadlineAt: string;
    finishedAt: string | null;
    closeReason: 'learner' | 'deadline' | 'proctor' | 'outage' | null;
    correct: number | null;
    total: number;
    mark: FinishedAttempt['mark'] | null;
    announcedAt: string | null;
    protocolNumber: string | null;
  }[];
};

const MINE = `
SELECT json_build_object('id', s.id, 'opensAt', s.opens_at, 'startUntil', s.start_until, 'venue', s.venue, 'address', s.address,
         'checkReason', s.check_reason, 'cancelledAt', s.cancelled_at,
         'program', json_build_object('id', pr.id, 'title', pr.title, 'hours', pr.hours),
         'group', json_build_object('id', g.id, 'title', g.title)) AS session,
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
                   'finishedAt', a.finished_at, 'closeReason', a.close_reason, 'correct', a.correct, 'total', a.total, 'mark', a.mark,
                   'announcedAt', p.signed_at, 'protocolNumber', p.number) ORDER BY a.started_at)
                 FROM attempt a
                 LEFT JOIN protocol_result pres ON pres.attempt_id = a.id
                 LEFT JOIN protocol p ON p.id = pres.protocol_id AND p.status = 'signed'
                 WHERE a.enrolment_id = e.id), '[]') AS attempts,
       coalesce((SELECT json_agg(json_build_object('id', d.id, 'kind', d.kind, 'number', n.text, 'code', d.code,
                   'printed', d.file_sha256 IS NOT NULL) ORDER BY d.issued_at)
                 FROM issued_document d
                 JOIN document_number n ON n.id = d.number_id
                 JOIN protocol dp ON dp.id = d.protocol_id
                 WHERE d.enrolment_id = e.id AND dp.session_id = s.id AND d.status = 'valid'), '[]') AS documents
FROM enrolment e
JOIN study_group g ON g.id = e.group_id
JOIN program pr ON pr.id = g.program_id
JOIN attestation_session s ON s.group_id = g.id
CROSS JOIN organisation o
CROSS JOIN regulation_in_force r
WHERE e.learner_id = $1 AND ($2::uuid IS NULL OR s.id = $2)
ORDER BY s.opens_at DESC`;

@Injectable()
export class MyAttestationRepository {
  constructor(private readonly db: DataSource) {}

  /** The learner's own attestations; another's do not exist for him. */
  selectMine(learnerId: string, sessionId: string | null): Promise<MyRow[]> {
    return rows(this.db.manager, MINE, [learnerId, sessionId]);
  }
}
