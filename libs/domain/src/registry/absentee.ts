import { retakeClosesAt, type Outcome } from '../attestation/test-attempt.ts';
import type { Policy } from '../regulation/policy.ts';

export type MissedSession = {
  /** Until when the test could be started. */
  readonly startUntil: Date;
  readonly policy: Pick<Policy, 'retakeDays'>;
};

/**
 * Where a learner stands who has never begun the test (3.8, 3.14): failed, once for every session of his group both the time
 * to start and the days of a second time are over, and nothing that the commission has granted is open. Until then the
 * attestation is still before him.
 *
 * @param grantClosesAt when a granted attempt may no longer start; null without one
 */
export function absenteeOutcome(
  sessions: readonly MissedSession[],
  grantClosesAt: Date | null,
  at: Date,
  zone: string,
): Outcome {
  if (grantClosesAt && at < grantClosesAt) return 'retake-open';
  const over = ({ startUntil, policy }: MissedSession) => at >= retakeClosesAt(startUntil, policy, zone);
  return sessions.length > 0 && sessions.every(over) ? 'failed' : 'not-attempted';
}
