import type { SkippedDay, WorkingDeadline } from '@itog/domain';
import { dayAndMonth } from '../print/words.ts';

/**
 * What a deadline in working days says of itself (5.6, 5.11), a phrase per reason, in the order of days: «9 мая нерабочий:
 * День Победы», «11 мая нерабочий: перенос с 9 мая», «14–15 ноября — выходные», «1 ноября — рабочий выходной».
 * Last, what may still change it.
 */
export function deadlineInWords({ skipped, worked, basis }: WorkingDeadline): string[] {
  const phrases = [
    ...runsOf(skipped).map((run) => ({ first: run[0].day, text: phraseOf(run) })),
    ...worked.map((day) => ({ first: day, text: `${dayAndMonth(day)} — рабочий выходной` })),
  ];
  const inOrder = phrases.sort((one, other) => (one.first < other.first ? -1 : 1)).map(({ text }) => text);
  return [...inOrder, ...basis.flatMap(({ year, status }) => doubtOf(year, status) ?? [])];
}

type Run = readonly [SkippedDay, ...SkippedDay[]];

/** Neighbours with one reason are said together. */
function runsOf(skipped: readonly SkippedDay[]): Run[] {
  const runs: [SkippedDay, ...SkippedDay[]][] = [];
  for (const day of skipped) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isNext(last.day, day.day) && isAlike(last, day)) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

const isNext = (one: string, other: string) => Date.parse(other) - Date.parse(one) === 86_400_000;
const isAlike = (one: SkippedDay, other: SkippedDay) =>
  one.why === other.why && one.title === other.title && !one.transferredFrom && !other.transferredFrom;

function phraseOf(run: Run): string {
  const [{ day, why, title, transferredFrom }] = run;
  const isOne = run.length === 1;
  const days = daysInWords(day, run.at(-1)?.day ?? day);
  if (why === 'weekend') return `${days} — ${isOne ? 'выходной' : 'выходные'}`;
  const off = `${days} ${isOne ? 'нерабочий' : 'нерабочие'}`;
  if (transferredFrom) return `${off}: перенос с ${dayAndMonth(transferredFrom)}`;
  return title ? `${off}: ${title}` : `${off} по производственному календарю`;
}

/** «14 ноября», «14–15 ноября», «31 января – 1 февраля». */
function daysInWords(from: string, to: string): string {
  if (from === to) return dayAndMonth(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dayAndMonth(to)}`;
  return `${dayAndMonth(from)} – ${dayAndMonth(to)}`;
}

function doubtOf(year: number, status: WorkingDeadline['status']): string | null {
  if (status === 'provisional')
    return `календарь на ${year} год предварительный: когда утвердят переносы, срок может измениться`;
  return status === 'unconfirmed' ? `календарь на ${year} год не сверен с официальным` : null;
}
