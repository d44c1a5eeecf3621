import type { Statistics } from '@itog/contracts';
import { issuedByMonth, passRate } from './year.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const program = (n: number, issued: number) => ({
  programId: uuid(n),
  title: `Программа ${n}`,
  issued,
  results: issued,
  passed: issued,
});
const year = (programs: Statistics['programs'], issued: Statistics['issued']): Statistics => ({
  months: ['2026-10-01', '2026-11-01'].map((month) => ({ month, issued: 0, medianDays: null, results: 0, passed: 0 })),
  programs,
  issued,
});

describe('what was issued by month', () => {
  it('has a series for each program and a nought where nothing was issued', () => {
    const { data, series } = issuedByMonth(
      year(
        [program(1, 3), program(2, 1), program(3, 0)],
        [
          { month: '2026-10-01', programId: uuid(1), count: 3 },
          { month: '2026-11-01', programId: uuid(2), count: 1 },
        ],
      ),
      'Другие',
    );
    expect(series.map(({ label }) => label)).toEqual(['Программа 1', 'Программа 2']);
    expect(data).toEqual([
      { month: '2026-10-01', program0: 3, program1: 0 },
      { month: '2026-11-01', program0: 0, program1: 1 },
    ]);
  });

  it('gathers the programs past the fourth, unless that is only one', () => {
    const of = (count: number) => {
      const programs = Array.from({ length: count }, (_, index) => program(index, 10 - index));
      return issuedByMonth(
        year(
          programs,
          programs.map(({ programId, issued }) => ({ month: '2026-11-01', programId, count: issued })),
        ),
        'Другие',
      );
    };
    expect(of(5).series.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4].map((n) => `Программа ${n}`));
    expect(of(7).series.map(({ label }) => label)).toEqual([...[0, 1, 2, 3].map((n) => `Программа ${n}`), 'Другие']);
    expect(of(7).data[1]).toMatchObject({ program3: 7, others: 6 + 5 + 4 });
  });
});

describe('the share of passes', () => {
  it.each([
    { results: 0, passed: 0, share: null },
    { results: 3, passed: 2, share: 67 },
    { results: 4, passed: 4, share: 100 },
  ])('of $passed in $results is $share', ({ share, ...counts }) => {
    expect(passRate(counts)).toBe(share);
  });
});
