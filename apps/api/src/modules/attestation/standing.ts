import type { FinishedAttempt, TestMark } from '@itog/domain';

/** An attempt as {@link STANDING} tells of it: what the retake rule judges by (3.8). Times inside a JSON column are text. */
export type AttemptStanding = {
  readonly finishedAt: string | null;
  readonly mark: TestMark | null;
  /** The commission granted it. */
  readonly granted: boolean;
  readonly announcedAt: string | null;
  /** Left out where the statement leaves annulled attempts out. */
  readonly annulledAt?: string | null;
};

/** Members of a JSON object about row `attempt` of that table. */
export const STANDING = (attempt: string) => `
'finishedAt', ${attempt}.finished_at, 'mark', ${attempt}.mark, 'granted', ${attempt}.granted_by_decision IS NOT NULL,
'announcedAt', (SELECT told.announced_at FROM protocol_result told WHERE told.attempt_id = ${attempt}.id)`;

/** Those that have ended and count, in their order, as the retake rule sees them (3.8): an annulled one counts nowhere. */
export function finishedOf(attempts: readonly AttemptStanding[]): FinishedAttempt[] {
  return attempts.flatMap(({ finishedAt, mark, granted, announcedAt, annulledAt }): FinishedAttempt[] =>
    finishedAt && mark && !annulledAt
      ? [{ finishedAt: new Date(finishedAt), mark, granted, announcedAt: announcedAt ? new Date(announcedAt) : null }]
      : [],
  );
}
