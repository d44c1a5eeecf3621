import type { PrintRun } from '@itog/contracts';
import type { Tone } from '../../../ui/feedback/StatusBadge.tsx';

/** How the state of a run looks. */
export const RUN_TONES: Record<PrintRun['status'], Tone> = {
  running: 'wait',
  paused: 'warn',
  cancelled: 'quiet',
  done: 'good',
};

/** A line that is down loses the hints: while it prints, the page asks by itself as well. */
export const WHILE_RUNNING_MS = 3_000;
