import type { Figures } from './measure.ts';
import type { MeetingFigures } from './meetings/measure.ts';
import type { IssueFigures, PrintFigures } from './printing.ts';
import type { RegradeFigures } from './regrade.ts';

export type Results = {
  readonly saves: Figures;
  readonly starts: Figures;
  readonly finishes: Figures;
  readonly ceiling: { readonly savesPerSecond: number };
  readonly ratio: number;
  readonly apiPeakMb: number | null;
  readonly meetings: MeetingFigures;
  readonly regrade: RegradeFigures;
  readonly print: PrintFigures;
  readonly issue: IssueFigures;
};

/** Prints what was measured beside what was wanted. */
export function printTable({
  saves,
  starts,
  finishes,
  ceiling,
  ratio,
  apiPeakMb,
  print,
  issue,
  meetings,
  regrade,
}: Results): void {
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
    { what: `certificates printed (${print.documents})`, 'per second': print.perSecond, goal: '≥ 40' },
    { what: 'bare database, one row a statement', 'per second': ceiling.savesPerSecond },
  ]);
  console.log(`saves to the bare database's ceiling: ${ratio}; API at its peak: ${apiPeakMb ?? '?'} MB (goal ≤ 400)`);
  const { hintP95Ms, draftMs, printMs, lost } = meetings;
  console.table([
    { what: '100 meetings: a mark on the others’ screens, p95', ms: hintP95Ms, goal: '≤ 300 ms', lost },
    { what: 'a protocol of 40 learners drafted', ms: draftMs, goal: '≤ 300 ms' },
    { what: 'the same printed', ms: printMs, goal: '≤ 2000 ms' },
  ]);
  printRegrade(regrade);
  console.log(`API of the meetings at its peak: ${meetings.apiPeakMb ?? '?'} MB (goal ≤ 400)`);
  printOffice(print, issue);
}

function printOffice({ peakMb, browserMb }: PrintFigures, { documents, seconds }: IssueFigures): void {
  console.log(`${documents} documents numbered: ${seconds} s (goal ≤ 3)`);
  const peak = `API and worker at their peak ${peakMb ?? '?'} MB (goal ≤ 500), the browser ${browserMb} MB`;
  console.log(`printing: ${peak}`);
}

function printRegrade({ attempts, seconds, peakMb }: RegradeFigures): void {
  console.log(
    `a question judged anew over ${attempts} attempts: ${seconds} s (goal ≤ 5), at its peak ${peakMb ?? '?'} MB`,
  );
}
