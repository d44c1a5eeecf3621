import type { FinishedAttempt, TestMark } from '@itog/domain';

/** An attempt as {@link STANDING} tells of it: what the retake rule judges by (3.8). Times inside a JSON column are text. */
export type AttemptStanding = {
  readonly finishedAt: string | null;
  readonly mark: TestMark | null;
  /** The commission granted it. */
  readonly granted: boolean;
  /** When the mark that it has now was announced: not while a changed one waits for its protocol (5.10). */
  readonly announcedAt: string | null;
  /** An appeal or a ruling on a question has made a fail of a pass (5.10). */
  readonly wasPass: boolean;
  /** Left out where the statement leaves annulled attempts out. */
  readonly annulledAt?: string | null;
};

/** Members of a JSON object about row `attempt` of that table. */
export const STANDING = (attempt: string) => `
'finishedAt', ${attempt}.finished_at, 'mark', ${attempt}.mark, 'granted', ${attempt}.granted_by_decision IS NOT NULL,
'announcedAt', (SELECT told.announced_at FROM protocol_result told
                WHERE told.attempt_id = ${attempt}.id AND told.mark = ${attempt}.mark),
'wasPass', EXISTS (SELECT FROM result_change was
                   WHERE was.attempt_id = ${attempt}.id AND was.from_mark = 'pass' AND was.to_mark = 'fail')`;

/** Those that have ended and count, in their order, as the retake rule sees them (3.8): an annulled one counts nowhere. */
export function finishedOf(attempts: readonly AttemptStanding[]): FinishedAttempt[] {
  return attempts.flatMap(({ finishedAt, mark, announcedAt, annulledAt, granted, wasPass }): FinishedAttempt[] => {
    if (!finishedAt || !mark || annulledAt) return [];
    const told = announcedAt ? new Date(announcedAt) : null;
    return [{ finishedAt: new Date(finishedAt), mark, announcedAt: told, granted, wasPass }];
  });
}

/** The outages of the session `$1` as its tests keep them: whoever had none of its minutes back is not in one. */
export const OUTAGES = `
SELECT (v.facts->'outage'->>'from')::timestamptz AS "from", v.facts->>'reason' AS words, min(v.at) AS at,
       concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS by, count(*)::integer AS learners,
       min((v.facts->>'minutes')::integer) AS "fewestMinutes", max((v.facts->>'minutes')::integer) AS "mostMinutes"
FROM attempt a JOIN attempt_event v ON v.attempt_id = a.id LEFT JOIN app_user u ON u.id = (v.facts->>'by')::uuid
WHERE a.session_id = $1 AND v.kind = 'time-granted' AND v.facts->'outage' IS NOT NULL
GROUP BY 1, 2, u.id ORDER BY 3`;

/** Everybody whom the session `$1` concerns, as they stand. */
export const PARTICIPANTS = `
SELECT e.id AS "enrolmentId",
       json_build_object('id', u.id, 'name', json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)) AS learner,
       e.tuition_paid AS "tuitionPaid", e.override_reason AS "overrideReason", e.extra_minutes AS "extraMinutes",
       EXISTS (SELECT 1 FROM acknowledgement k JOIN regulation_in_force r ON r.id = k.edition_id WHERE k.user_id = u.id) AS acknowledged,
       coalesce((SELECT json_agg(json_build_object('title', m.title, 'done', d.module_id IS NOT NULL) ORDER BY m.position)
                 FROM program_module m LEFT JOIN module_done d ON d.module_id = m.id AND d.enrolment_id = e.id
                 WHERE m.program_id = g.program_id AND NOT m.attestation), '[]') AS modules,
       coalesce((SELECT json_agg(json_build_object('id', a.id, 'sessionId', a.session_id, 'number', a.number, 'startedAt', a.started_at, 'deadlineAt', a.deadline_at,
                   ${STANDING('a')}, 'closeReason', a.close_reason, 'total', a.total, 'correct', a.correct, 'annulledAt', a.annulled_at,
                   'answered', coalesce(a.answered, (SELECT count(DISTINCT question_id) FROM answer_event v WHERE v.attempt_id = a.id)))
                   ORDER BY a.started_at)
                 FROM attempt a WHERE a.enrolment_id = e.id), '[]') AS attempts,
       (SELECT o.until_day FROM open_grant o WHERE o.enrolment_id = e.id LIMIT 1) AS "grantUntil",
       (SELECT json_build_object('id', x.id, 'absent', x.absent, 'mark', x.mark, 'secondTime',
          (SELECT json_build_object('from', d.from_day, 'until', d.until_day) FROM standing_decision d
           JOIN meeting dm ON dm.id = d.meeting_id AND dm.session_id = s.id
           WHERE d.kind = 'second-time' AND d.enrolment_id = e.id ORDER BY d.at DESC LIMIT 1))
        FROM examination x WHERE x.session_id = s.id AND x.enrolment_id = e.id) AS examination
FROM attestation_session s
JOIN study_group g ON g.id = s.group_id
JOIN enrolment e ON e.group_id = g.id
JOIN app_user u ON u.id = e.learner_id
WHERE s.id = $1 AND session_concerns(s.id, e.id)
ORDER BY u.last_name COLLATE "ru-x-icu", u.first_name COLLATE "ru-x-icu"`;
