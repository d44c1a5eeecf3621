import type { Statistics } from '@itog/contracts';

/** More programs than this are one colour: «Другие программы». */
const NAMED = 4;

export type Share = { readonly results: number; readonly passed: number };

/** One month of a stacked chart: the month, and the count of each series under its key. */
export type IssuedMonth = { readonly month: string; readonly [series: string]: string | number };

export type Series = { readonly key: string; readonly label: string };

/** What was issued month by month, the programs with the most papers each a series of their own, in that order. */
export function issuedByMonth(
  { months, programs, issued }: Statistics,
  others: string,
): { readonly data: IssuedMonth[]; readonly series: Series[] } {
  const withPapers = programs.filter((program) => program.issued > 0);
  const named = withPapers.slice(0, withPapers.length > NAMED + 1 ? NAMED : NAMED + 1);
  const keyOf = new Map(named.map(({ programId }, index) => [programId, `program${index}`]));
  const series = named.map(({ title }, index) => ({ key: `program${index}`, label: title }));
  if (withPapers.length > named.length) series.push({ key: 'others', label: others });
  const data = months.map(({ month }) => {
    const counts: Record<string, number> = Object.fromEntries(series.map(({ key }) => [key, 0]));
    for (const each of issued.filter((entry) => entry.month === month)) {
      const key = keyOf.get(each.programId) ?? 'others';
      counts[key] = (counts[key] ?? 0) + each.count;
    }
    return { ...counts, month };
  });
  return { data, series };
}

/** Per cent of passes, rounded; null where there is nothing to divide. */
export function passRate({ results, passed }: Share): number | null {
  return results === 0 ? null : Math.round((100 * passed) / results);
}

export function sumOf(shares: readonly Share[]): Share {
  return {
    results: shares.reduce((sum, { results }) => sum + results, 0),
    passed: shares.reduce((sum, { passed }) => sum + passed, 0),
  };
}

/** Whether there is anything to draw. */
export function isEmpty({ programs }: Statistics): boolean {
  return programs.length === 0;
}
