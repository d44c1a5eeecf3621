import type { SessionSummary } from '@itog/contracts';
import type { Tone } from '../../ui/feedback/StatusBadge.tsx';

/**
 * Where a session stands: announced, its window open, tests still running after it, over, called off. An exam or a defence
 * goes by its meeting: it may be due and not opened yet.
 */
export type Phase = 'ahead' | 'open' | 'running' | 'due' | 'over' | 'cancelled';

export const PHASE_TONES: Record<Phase, Tone> = {
  ahead: 'quiet',
  open: 'wait',
  running: 'wait',
  due: 'warn',
  over: 'good',
  cancelled: 'bad',
};

type Facts = Pick<SessionSummary, 'form' | 'opensAt' | 'startUntil' | 'cancelledAt' | 'meeting'> & {
  readonly running: number;
};

/** @param now the server's time, in milliseconds */
export function phaseOf({ form, opensAt, startUntil, cancelledAt, meeting, running }: Facts, now: number): Phase {
  if (cancelledAt) return 'cancelled';
  if (form !== 'test' && meeting.closedAt) return 'over';
  if (form !== 'test' && meeting.openedAt) return 'open';
  if (now < opensAt.getTime()) return 'ahead';
  if (form !== 'test') return 'due';
  if (now < startUntil.getTime()) return 'open';
  return running > 0 ? 'running' : 'over';
}
