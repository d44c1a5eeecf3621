import { addDays, dayOf, endOfDay, instantAt, startOfDay } from './zoned-day.ts';

describe('calendar days in a zone', () => {
  it.each([
    ['2026-11-21T18:59:59Z', 'Asia/Yekaterinburg', '2026-11-21', 'a second before midnight in Ufa'],
    ['2026-11-21T19:00:00Z', 'Asia/Yekaterinburg', '2026-11-22', 'midnight in Ufa'],
    ['2026-11-21T23:59:59Z', 'UTC', '2026-11-21', 'UTC'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29', 'just before the spring jump'],
  ])('%s in %s is %s: %s', (instant, zone, day) => expect(dayOf(new Date(instant), zone)).toBe(day));

  it('refuses a zone that does not exist', () => {
    expect(() => dayOf(new Date(), 'Asia/Ufa-City')).toThrow(RangeError);
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days is %s', (day, count, expected) => expect(addDays(day, count)).toBe(expected));

  it.each([
    ['2026-11-21', '09:30', 'Asia/Yekaterinburg', '2026-11-21T04:30:00.000Z', 'no daylight saving'],
    [
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
      'skipped by the jump: the first instant after',
    ],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'occurs twice: the first'],
    ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z', 'a day that begins at one o’clock'],
    ['2026-07-01', '12:00', 'America/New_York', '2026-07-01T16:00:00.000Z', 'west of Greenwich'],
  ])('%s %s in %s is %s: %s', (day, time, zone, expected) =>
    expect(instantAt(day, time, zone).toISOString()).toBe(expected),
  );

  it('every day of two years is as long as its zone makes it, and contains its own bounds', () => {
    for (const zone of ['Asia/Yekaterinburg', 'Europe/Berlin', 'America/Santiago']) {
      for (let day = '2025-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
        const start = startOfDay(day, zone);
        const end = endOfDay(day, zone);
        const hours = (end.getTime() - start.getTime()) / 3_600_000;
        expect([23, 24, 25]).toContain(hours);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(new Date(end.getTime() - 1000), zone)).toBe(day);
        expect(dayOf(end, zone)).toBe(addDays(day, 1));
      }
    }
  });
});
