import type { Figures } from './measure.ts';

export type Results = {
  readonly saves: Figures;
  readonly starts: Figures;
  readonly finishes: Figures;
  readonly ceiling: { readonly savesPerSecond: number };
  readonly ratio: number;
  readonly apiPeakMb: number | null;
  readonly print: { readonly perSecond: number; readonly documents: number; readonly seconds: number };
};

/** Prints what was measured beside what was wanted. */
export function printTable({ saves, starts, finishes, ceiling, ratio, apiPeakMb, print }: Results): void {
  const line = (what: string, { perSecond, p50Ms, p99Ms, errors }: Figures, goal: string) => ({
    what,
    'per second': perSecond,
    'p50, ms': p50Ms,
    'p99, ms': p99Ms,
    errors,
    goal,
  });
  console.table([
    line('answer saves', saves, '≥ 12000, p99 ≤ 100 ms'),
    line('attempt starts', starts, '≥ 300'),
    line('finishes', finishes, '≥ 500'),
    { what: `certificates printed (${print.documents})`, 'per second': print.perSecond, goal: '≥ 25' },
    { what: 'bare database, one row a statement', 'per second': ceiling.savesPerSecond },
  ]);
  console.log(`saves to the bare database's ceiling: ${ratio}; API at its peak: ${apiPeakMb ?? '?'} MB (goal ≤ 400)`);
}
