import type { SessionDetails } from '@itog/contracts';
import { isPass } from '@itog/domain';
import type { Tone } from '../../../ui/feedback/StatusBadge.tsx';

type Participant = SessionDetails['participants'][number];

/** Where a participant of an exam or a defence stands, in the order that needs attention. */
export const EXAMINED = ['not-admitted', 'waiting', 'absent', 'failed', 'passed'] as const;
export type Examined = (typeof EXAMINED)[number];

export const EXAMINED_TONES: Record<Examined, Tone> = {
  'not-admitted': 'warn',
  waiting: 'quiet',
  absent: 'bad',
  failed: 'bad',
  passed: 'good',
};

/** A recorded absence and a confirmed mark stand above what the admission says now. */
export function examinedAs({ examination, refusals }: Participant): Examined {
  if (examination?.absent) return 'absent';
  if (examination?.mark) return isPass(examination.mark) ? 'passed' : 'failed';
  return refusals.length > 0 ? 'not-admitted' : 'waiting';
}

/** How many stand where. */
export function countedExamined(participants: readonly Participant[]) {
  const standings = participants.map(examinedAs);
  const count = (wanted: Examined) => standings.filter((standing) => standing === wanted).length;
  return {
    admitted: participants.filter(({ refusals }) => refusals.length === 0).length,
    passed: count('passed'),
    notPassed: count('failed'),
    absent: count('absent'),
    barred: count('not-admitted'),
  };
}
