import { proposedMark, secondTimeRefusals, type FourPointMark } from './marks.ts';

describe('4 the mark proposed from the members’ marks', () => {
  it.each<[FourPointMark[], FourPointMark, string]>([
    [['good'], 'good', 'a single mark'],
    [['excellent', 'satisfactory', 'good'], 'good', 'the median of three'],
    [['excellent', 'good'], 'good', 'between two marks the lower one'],
    [['excellent', 'satisfactory'], 'good', 'the middle of two'],
    [['unsatisfactory', 'satisfactory', 'excellent', 'excellent'], 'good', 'between satisfactory and excellent'],
    [['unsatisfactory', 'satisfactory', 'good', 'excellent'], 'satisfactory', 'rounded down'],
  ])('%j: %s, %s', (marks, mark) => expect(proposedMark(marks)).toBe(mark));

  it('throws when nobody has given one', () => expect(() => proposedMark([])).toThrow(RangeError));
});

describe('3.11 a second time on dates that the commission sets', () => {
  const from = new Date('2026-12-01T00:00:00Z');
  it.each([
    [null, from, ['second-time.no-date']],
    [from, new Date(from.getTime() - 1), ['second-time.too-early']],
    [from, from, []],
  ])('dates from %p at %p: %j', (set, at, codes) =>
    expect(secondTimeRefusals({ from: set, at }).map(({ code }) => code)).toEqual(codes),
  );
});
