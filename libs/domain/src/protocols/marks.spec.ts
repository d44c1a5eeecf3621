import {
  isPass,
  MARKS,
  proposedMark,
  scaleRefusals,
  secondTimeRefusals,
  type FourPointMark,
  type Mark,
} from './marks.ts';

describe('4 the mark proposed from the members’ marks', () => {
  it.each<[FourPointMark[], FourPointMark, string]>([
    [['good'], 'good', 'a single mark'],
    [['excellent', 'satisfactory', 'good'], 'good', 'the median of three'],
    [['excellent', 'good'], 'good', 'between two marks the lower one'],
    [['excellent', 'satisfactory'], 'good', 'the middle of two'],
    [['unsatisfactory', 'satisfactory', 'excellent', 'excellent'], 'good', 'between satisfactory and excellent'],
    [['unsatisfactory', 'satisfactory', 'good', 'excellent'], 'satisfactory', 'rounded down'],
  ])('%j: %s, %s', (marks, mark) => expect(proposedMark(marks)).toBe(mark));

  it.each<[Mark[], Mark]>([
    [['pass', 'fail'], 'fail'],
    [['pass', 'fail', 'pass'], 'pass'],
  ])('on two points %j: %s', (marks, mark) => expect(proposedMark(marks, 'two-point')).toBe(mark));

  it('throws when nobody has given one, or one is off the scale', () => {
    expect(() => proposedMark([])).toThrow(RangeError);
    expect(() => proposedMark(['good', 'pass'])).toThrow(RangeError);
  });
});

describe('4 the scale', () => {
  it('takes its own marks alone', () => {
    const refused = (markScale: 'two-point' | 'four-point') =>
      MARKS.filter((mark) => scaleRefusals(mark, { markScale }).length > 0);
    expect(refused('four-point')).toEqual(['fail', 'pass']);
    expect(refused('two-point')).toEqual(['unsatisfactory', 'satisfactory', 'good', 'excellent']);
  });
});

describe('3.13 the marks that give the document', () => {
  it('are all but «неудовлетворительно» and «не зачтено»', () =>
    expect(MARKS.filter(isPass)).toEqual(['pass', 'satisfactory', 'good', 'excellent']));
});

describe('3.11 a second time on dates that the commission sets', () => {
  const from = new Date('2026-12-01T00:00:00Z');
  const until = new Date('2026-12-05T00:00:00Z');
  it.each([
    [null, from, ['second-time.no-date']],
    [from, new Date(from.getTime() - 1), ['second-time.too-early']],
    [from, from, []],
    [from, new Date(until.getTime() - 1), []],
    [from, until, ['second-time.too-late']],
  ])('dates from %p at %p: %j', (set, at, codes) =>
    expect(secondTimeRefusals({ from: set, until, at }).map(({ code }) => code)).toEqual(codes),
  );
});
