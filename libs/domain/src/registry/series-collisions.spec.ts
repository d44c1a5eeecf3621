import { formatNumber, seriesRefusals } from './numbering.ts';
import { meetingRefusals, readNumber, repeatedNumber, sharedNumber, type WrittenSeries } from './series-collisions.ts';

/** The same patterns at every run. */
function generator(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  return { next, pick };
}

const TOKENS = ['{n}', '{n:2}', '{n:4}', '{yy}', '{yyyy}', '{kind}', '-', '/', '2', '26', '0', 'ПК', ''] as const;
const KINDS = ['ПК', 'ПП', '', '1', '26'] as const;
const COUNTERS = [1, 2, 9, 10, 11, 12, 26, 99, 100, 126, 226, 261, 1126, 2026, 9999, 10_000, 12_026, 99_999];
const YEARS = [2000, 2011, 2020, 2026, 2027, 2099];

const { pick, next } = generator(20_261_122);
const anyPattern = () => Array.from({ length: 1 + next(5) }, () => pick(TOKENS)).join('');
const texts = ({ pattern, kind }: WrittenSeries) =>
  COUNTERS.flatMap((n) => YEARS.map((year) => formatNumber(pattern, { n, year, kind })));

describe('numbers of accepted patterns', () => {
  it('never repeat in their own series: 3,000 patterns over counters and years', () => {
    let accepted = 0;
    for (let run = 0; run < 3_000; run++) {
      const [pattern, perYear, kind] = [anyPattern(), next(2) === 0, pick(KINDS)];
      if (seriesRefusals({ pattern, perYear }).length > 0) continue;
      accepted += 1;
      const given = COUNTERS.flatMap((n, index) =>
        (perYear ? YEARS : [YEARS[index % YEARS.length]!]).map((year) => formatNumber(pattern, { n, year, kind })),
      );
      if (new Set(given).size !== given.length) throw new Error(`«${pattern}» repeats a number`);
    }
    expect(accepted).toBeGreaterThan(300);
  });

  it('never meet another series that they were found apart from, and do meet where an example is given', () => {
    const found = { apart: 0, together: 0 };
    for (let run = 0; run < 3_000; run++) {
      const mine = { pattern: anyPattern(), kind: pick(KINDS) };
      const theirs = { pattern: anyPattern(), kind: pick(KINDS) };
      const shared = sharedNumber(mine, theirs, 2026);
      if (shared) {
        found.together += 1;
        expect(formatNumber(mine.pattern, shared.mine)).toBe(shared.text);
        expect(formatNumber(theirs.pattern, shared.theirs)).toBe(shared.text);
        expect(Math.min(shared.mine.n, shared.theirs.n)).toBeGreaterThan(0);
      } else {
        found.apart += 1;
        const others = new Set(texts(theirs));
        expect(texts(mine).filter((text) => others.has(text))).toEqual([]);
      }
    }
    expect(Math.min(found.apart, found.together)).toBeGreaterThan(100);
  });

  it('are read back as the counter and the year that they were written from', () => {
    for (let run = 0; run < 1_000; run++) {
      const [pattern, kind] = [anyPattern(), pick(KINDS)];
      if (seriesRefusals({ pattern, perYear: false }).length > 0) continue;
      for (const n of COUNTERS) {
        const read = readNumber({ pattern, kind }, formatNumber(pattern, { n, year: 2026, kind }));
        expect(read).toEqual({ n, year: /yy/u.test(pattern) ? 2026 : null });
      }
    }
  });
});

describe('two series of one book', () => {
  it.each([
    ['{n}-{kind}-{yy}', '{n}-{kind}-{yy}', null],
    ['{n}/{yy}', '{n}/{yy}', '1/26'],
    ['{n}-{yy}', '{n:5}-{yy}', '10000-26'],
    ['{n}{yy}', '{n}', '126'],
    ['{n:4}', 'ПК-{n}', null],
    ['{yyyy}-{n}', '{n}-{n}', '2026-2026'],
  ])('%s and %s: %p', (mine, theirs, text) =>
    expect(sharedNumber({ pattern: mine, kind: 'ПК' }, { pattern: theirs, kind: 'ПП' }, 2026)?.text ?? null).toBe(text),
  );

  it('are told of the number that both would write', () =>
    expect(
      meetingRefusals(
        { pattern: '{n}-{yy}', kind: '' },
        [
          { pattern: '{n}-{kind}-{yy}', kind: 'ПП' },
          { pattern: '{n:5}-{yy}', kind: 'ДУБ' },
        ],
        2026,
      ),
    ).toEqual([{ code: 'series.meets-other', clause: null, text: '10000-26', pattern: '{n:5}-{yy}' }]));
});

describe('numbers given before a pattern was changed', () => {
  const series = { pattern: '{n}-{yy}', kind: 'ПК', perYear: true };
  it.each<[string[], number, string | null, string]>([
    [['5-26', '17-26'], 17, null, 'behind the counter'],
    [['5-26', '18-26'], 17, '18-26', 'the next one'],
    [['900-25'], 17, null, 'of a year that is over'],
    [['1-27'], 17, '1-27', 'of a year to come'],
    [['18-ПК-26', '18/26', '0018-26', '', '18-26 '], 17, null, 'written otherwise'],
  ])('%j after %i: %p, %s', (given, last, repeated) =>
    expect(repeatedNumber(series, given, { last, year: 2026 })).toBe(repeated),
  );

  it('126 of a plain counter is the first of 2026 in {n}{yy}', () =>
    expect(repeatedNumber({ pattern: '{n}{yy}', kind: '', perYear: true }, ['126'], { last: 0, year: 2026 })).toBe(
      '126',
    ));
});
