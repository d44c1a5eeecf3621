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
