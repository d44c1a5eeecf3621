import { formatNumber, fullName, maskedName, seriesRefusals, shortName } from './numbering.ts';

describe('numbers of a series', () => {
  it.each([
    ['{n}', '17'],
    ['{n:4}-ПК-{yy}', '0017-ПК-26'],
    ['{kind}/{yyyy}/{n}', 'ПК/2026/17'],
    ['{n:1}', '17'],
  ])('%s gives %s', (pattern, expected) =>
    expect(formatNumber(pattern, { n: 17, year: 2026, kind: 'ПК' })).toBe(expected),
  );

  it.each([
    ['{n}-{yy}', true, []],
    ['{n}', false, []],
    ['ПК-{yy}', true, ['series.no-counter']],
    ['{n}', true, ['series.year-missing']],
    ['{n}-{month}', false, ['series.unknown-placeholder']],
    ['{n}{yy}', true, ['series.counter-runs-into-digits']],
    ['{yy}{n}', true, ['series.counter-runs-into-digits']],
    ['{yy}{n:5}', true, []],
  ])('%s, per year %p: %j', (pattern, perYear, codes) =>
    expect(seriesRefusals({ pattern, perYear }).map(({ code }) => code)).toEqual(codes),
  );

  it('shows the collision', () => {
    expect(seriesRefusals({ pattern: 'ПК-{n}', perYear: true })).toEqual([
      { code: 'series.year-missing', clause: null, first: 'ПК-1', second: 'ПК-1' },
    ]);
  });
});

describe('names', () => {
  const anna = { lastName: 'Примерова', firstName: 'Анна', patronymic: 'Образцовна' };
  const asem = { lastName: 'Үлгіқызы', firstName: 'Әсем', patronymic: null };
  it.each([
    [anna, 'Примерова Анна Образцовна', 'Примерова А. О.', 'П•••••••• А. О.'],
    [asem, 'Үлгіқызы Әсем', 'Үлгіқызы Ә.', 'Ү••••••• Ә.'],
  ])('%j', (name, full, short, masked) => {
    expect(fullName(name)).toBe(full);
    expect(shortName(name)).toBe(short);
    expect(maskedName(name)).toBe(masked);
  });
});
