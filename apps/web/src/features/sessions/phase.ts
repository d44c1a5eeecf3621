import type { SessionSummary } from '@itog/contracts';
import type { Tone } from '../../ui/feedback/StatusBadge.tsx';

/** Where a session stands: announced, its window open, tests still running after it, over, called off. */
export type Phase = 'ahead' | 'open' | 'running' | 'over' | 'cancelled';

export const PHASE_TONES: Record<Phase, Tone> = {
  ahead: 'quiet',
  open: 'wait',
  running: 'wait',
  over: 'good',
  cancelled: 'bad',
};

type Facts = Pick<SessionSummary, 'opensAt' | 'startUntil' | 'cancelledAt'> & { readonly running: number };

/** @param now the server's time, in milliseconds */
export function phaseOf({ opensAt, startUntil, cancelledAt, running }: Facts, now: number): Phase {
  if (cancelledAt) return 'cancelled';
  if (now < opensAt.getTime()) return 'ahead';
  if (now < startUntil.getTime()) return 'open';
  return running > 0 ? 'running' : 'over';
}
