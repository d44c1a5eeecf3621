import type { SessionDetails } from '@itog/contracts';
import type { Tone } from '../../../ui/feedback/StatusBadge.tsx';

export type Participant = SessionDetails['participants'][number];
export type Attempt = Participant['attempts'][number];

/** Where a participant stands now, in the order that needs attention. */
export const STANDINGS = ['running', 'retake-open', 'failed', 'passed', 'finished', 'waiting', 'not-admitted'] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_TONES: Record<Standing, Tone> = {
  running: 'wait',
  'retake-open': 'warn',
  failed: 'bad',
  passed: 'good',
  finished: 'wait',
  waiting: 'quiet',
  'not-admitted': 'warn',
};

/** The attempt that is being written; null when none is. */
export function runningAttempt({ attempts }: Participant): Attempt | null {
  return attempts.find(({ finishedAt }) => finishedAt === null) ?? null;
}

/** The attempts that count: an annulled one is as if it had never been. */
export function countingAttempts({ attempts }: Participant): readonly Attempt[] {
  return attempts.filter(({ annulledAt }) => annulledAt === null);
}

export function lastAttempt(participant: Participant): Attempt | null {
  return countingAttempts(participant).at(-1) ?? null;
}

export function standingOf(participant: Participant): Standing {
  if (runningAttempt(participant)) return 'running';
  if (!lastAttempt(participant)) return participant.refusals.length > 0 ? 'not-admitted' : 'waiting';
  return participant.outcome === 'not-attempted' ? 'finished' : participant.outcome;
}

/** How many stand where; `admitted` counts everybody who may write, whatever came of it. */
export function counted(participants: readonly Participant[]) {
  const standings = participants.map(standingOf);
  const count = (...wanted: Standing[]) => standings.filter((standing) => wanted.includes(standing)).length;
  return {
    admitted: participants.filter(({ refusals }) => refusals.length === 0).length,
    running: count('running'),
    passed: count('passed'),
    notPassed: count('failed', 'retake-open'),
    barred: participants.filter(({ refusals }) => refusals.length > 0).length,
  };
}
