import type { MyAttestation } from '@itog/contracts';
import { dayOf, endOfDay } from '@itog/domain';

type Attempt = MyAttestation['attempts'][number];

/** Where a learner stands with an attestation, as far as it may be told to him. */
export type Stage =
  | 'cancelled'
  | 'running'
  | 'notAdmitted'
  | 'scheduled'
  | 'acknowledge'
  | 'ready'
  | 'missed'
  | 'waiting'
  | 'passed'
  | 'failed'
  | 'retake';

/** The attempt that is under way. */
export function runningAttempt({ attempts }: Pick<MyAttestation, 'attempts'>): Attempt | undefined {
  return attempts.find(({ finishedAt }) => finishedAt === null);
}

/** The latest attempt that has ended and counts: one that the commission has annulled does not. */
export function lastFinished({ attempts }: Pick<MyAttestation, 'attempts'>): Attempt | undefined {
  return attempts.findLast(({ finishedAt, annulledAt }) => finishedAt !== null && annulledAt === null);
}

const refusedBy = ({ startRefusals }: MyAttestation, prefix: string) =>
  startRefusals.some(({ code }) => code.startsWith(prefix));

/** The stage, from what the server says; before the first attempt the first thing in the way names it. */
export function stageOf(attestation: MyAttestation): Stage {
  if (runningAttempt(attestation)) return 'running';
  const last = lastFinished(attestation);
  if (last) return stageAfter(attestation, last);
  if (attestation.session.cancelledAt) return 'cancelled';
  if (refusedBy(attestation, 'session.start-closed')) return 'missed';
  if (refusedBy(attestation, 'admission.')) return 'notAdmitted';
  if (refusedBy(attestation, 'regulation.')) return 'acknowledge';
  return refusedBy(attestation, 'session.not-open-yet') ? 'scheduled' : 'ready';
}

function stageAfter({ outcome, attempts }: MyAttestation, last: Attempt): Stage {
  if (outcome === 'retake-open') return 'retake';
  if (!last.result) return 'waiting';
  return attempts.some(({ result, annulledAt }) => result?.mark === 'pass' && !annulledAt) ? 'passed' : 'failed';
}

/** Whether the result that names the stage is official; the preliminary one says so. */
export function standingOf(attestation: MyAttestation): 'preliminary' | 'official' {
  return lastFinished(attestation)?.result?.standing ?? 'preliminary';
}

/**
 * The first instant at which an appeal can no longer be filed (5.3): 24:00 of the day on which the attempt or the meeting
 * ended or, when the result is announced later, of the day of the announcement.
 */
export function appealClosesAt(attestation: MyAttestation, zone: string): Date | null {
  const { examination } = attestation;
  const finishedAt = examination ? examination.meeting.closedAt : lastFinished(attestation)?.finishedAt;
  if (!finishedAt) return null;
  const announcedAt = attestation.protocol?.announcedAt ?? finishedAt;
  return endOfDay(dayOf(announcedAt > finishedAt ? announcedAt : finishedAt, zone), zone);
}

/**
 * What the sentence about a retake begins from (3.8): the commission’s grant, a result that an appeal has changed (5.10), or one
 * that was changed and is not announced yet, so that its days have not begun.
 */
export function retakeContext(attestation: MyAttestation): 'granted' | 'unannounced' | 'amended' | undefined {
  if (attestation.grantClosesAt) return 'granted';
  if (stageOf(attestation) === 'retake' && !attestation.retakeClosesAt) return 'unannounced';
  return attestation.amendment ? 'amended' : undefined;
}

/** Seconds that the test lasts for this learner: the policy's minutes and his own (3.6). */
export function secondsForTest({ policy, extraMinutes }: Pick<MyAttestation, 'policy' | 'extraMinutes'>): number {
  return (policy.timeLimitMinutes + extraMinutes) * 60;
}

/** Percents for showing, with one decimal, rounded down: 59.96 % never reads as 60 %. */
export function shownPercent({ correct, total }: { correct: number; total: number }): number {
  return Math.floor((correct * 1000) / total) / 10;
}
