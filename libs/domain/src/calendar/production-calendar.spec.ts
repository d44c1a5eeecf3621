import { lawfulDays } from './labour-codes.ts';
import { calendarDifference, calendarRefusals, calendarTotals, calendarYear } from './production-calendar.ts';
import { CALENDAR_COUNTRIES, type SpecialDay } from './special-day.ts';
import { RUSSIA, RUSSIA_2025, RUSSIA_2026 } from './russia.fixture.ts';

const off = (day: string, transferredFrom: string | null = null): SpecialDay => ({
  day,
  kind: 'off',
  title: null,
  transferredFrom,
});

describe('5.6, 5.11 the production calendar', () => {
  it.each([RUSSIA_2025, RUSSIA_2026])('of Russia for $year has 247 working days and 118 others', (year) =>
    expect(calendarTotals(year)).toEqual({ working: 247, off: 118 }),
  );

  it('of a year that nobody has published is the labour code’s, and says so', () => {
    expect(calendarYear(RUSSIA, 2026)).toBe(RUSSIA_2026);
    expect(calendarYear(RUSSIA, 2027)).toMatchObject({ version: 0, status: 'provisional', source: null });
    const moved = lawfulDays('RU', 2027).filter(({ transferredFrom }) => transferredFrom);
    expect(moved.map(({ day, transferredFrom }) => [transferredFrom, day])).toEqual([
      ['2027-05-01', '2027-05-03'],
      ['2027-05-09', '2027-05-10'],
      ['2027-06-12', '2027-06-14'],
    ]);
  });

  it('by the code alone differs from the approved one of 2026 only by what the decree moved', () => {
    const changes = calendarDifference(lawfulDays('RU', 2026), RUSSIA_2026.days);
    expect(changes.map(({ day }) => day)).toEqual(
      // 1 May and 4 November have a name of their own in both.
      ['2026-01-09', '2026-12-31'],
    );
  });

  it('by the code alone is a possible calendar for every country and year', () => {
    for (const country of CALENDAR_COUNTRIES)
      for (let year = 2024; year < 2060; year++) {
        const days = lawfulDays(country, year);
        expect(calendarRefusals(year, days)).toEqual([]);
        const { working } = calendarTotals({ year, days });
        expect(working).toBeGreaterThan(240);
        expect(working).toBeLessThan(258);
      }
  });

  it('moves rest in Kazakhstan past days that are off already, and nowhere in Kyrgyzstan', () => {
    const moved = lawfulDays('KZ', 2026).filter(({ transferredFrom }) => transferredFrom);
    expect(moved.map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-24', '2026-03-25', '2026-05-11', '2026-10-26']);
    expect(lawfulDays('KG', 2026).some(({ transferredFrom }) => transferredFrom)).toBe(false);
  });

  it.each<[string, SpecialDay[], string[]]>([
    ['a day of another year', [off('2025-12-31')], ['calendar.day-outside']],
    ['a day that no year has', [off('2026-02-30')], ['calendar.day-outside']],
    ['a day written twice', [off('2026-05-11'), off('2026-05-11')], ['calendar.day-twice']],
    [
      'rest moved twice from one day',
      [off('2026-05-11', '2026-05-09'), off('2026-05-12', '2026-05-09')],
      ['calendar.transfer-twice'],
    ],
    ['rest moved to the day it is from', [off('2026-05-11', '2026-05-11')], ['calendar.transfer-from-itself']],
    [
      'everything wrong at once',
      [off('x', 'x'), off('x')],
      ['calendar.day-outside', 'calendar.day-outside', 'calendar.day-twice', 'calendar.transfer-from-itself'],
    ],
    ['nothing at all', [], []],
  ])('refuses %s', (_, days, codes) => expect(calendarRefusals(2026, days).map(({ code }) => code)).toEqual(codes));

  it('refuses a table that would stop the work for months', () => {
    const days = Array.from({ length: 90 }, (_, index) =>
      off(new Date(Date.UTC(2026, 5, 1 + index)).toISOString().slice(0, 10)),
    );
    expect(calendarRefusals(2026, days)).toEqual([
      { code: 'calendar.too-few-working-days', clause: null, count: expect.any(Number) },
    ]);
  });

  it('says day by day what a new version changes', () => {
    const after = [...RUSSIA_2026.days.filter(({ day }) => day !== '2026-12-31'), off('2026-07-06')];
    expect(calendarDifference(RUSSIA_2026.days, after)).toEqual([
      { day: '2026-07-06', before: null, after: off('2026-07-06') },
      { day: '2026-12-31', before: off('2026-12-31', '2026-01-04'), after: null },
    ]);
    expect(calendarDifference(after, after)).toEqual([]);
  });
});
