import { calendarYear, daysOfYear, isOff, type WorkingCalendar } from './production-calendar.ts';
import { RUSSIA } from './russia.fixture.ts';
import { deadlineOf } from './working-days.ts';
import { addDays, dayOf, endOfDay, instantAt } from './zoned-day.ts';

const zone = 'Asia/Yekaterinburg';
const deadline = (from: string, days = 3, calendar = RUSSIA) => deadlineOf(new Date(from), days, calendar, zone);

/** Counted day by day, by nothing of the rule's own. */
const isWorking = (day: string) =>
  !isOff(day, calendarYear(RUSSIA, Number(day.slice(0, 4))).days.find((each) => each.day === day)?.kind);

describe('5.6, 5.11 working days', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-26', 'Monday: Tuesday is the first'],
    ['2026-11-20T10:00:00Z', '2026-11-25', 'Friday: the weekend does not count'],
    ['2026-11-20T19:00:00Z', '2026-11-25', 'after midnight in Ufa it is Saturday already'],
    ['2026-05-08T06:00:00Z', '2026-05-14', '11 May is rest moved from 9 May'],
    ['2025-10-31T06:00:00Z', '2025-11-06', 'a working Saturday counts, 3 and 4 November do not'],
    ['2025-12-29T06:00:00Z', '2026-01-13', 'over the new year: 30 December, then 12 January'],
    ['2026-12-30T06:00:00Z', '2027-01-13', 'into a year that is not approved yet'],
  ])('from %s ends on %s: %s', (from, day) => expect(deadline(from).day).toBe(day));

  it('ends at 24:00 in the organisation’s zone', () =>
    expect(deadline('2026-11-23T10:00:00Z').endsAt.toISOString()).toBe('2026-11-26T19:00:00.000Z'));

  it('explains every day that it skips', () =>
    expect(deadline('2026-05-08T06:00:00Z').skipped).toEqual([
      { day: '2026-05-09', why: 'holiday', title: 'День Победы', transferredFrom: null },
      { day: '2026-05-10', why: 'weekend', title: null, transferredFrom: null },
      { day: '2026-05-11', why: 'transfer', title: null, transferredFrom: '2026-05-09' },
    ]));

  it('names the weekend days that people work', () =>
    expect(deadline('2025-10-31T06:00:00Z').worked).toEqual(['2025-11-01']));

  it('says by which calendars it was counted, and is as certain as the least of them', () => {
    expect(deadline('2026-05-08T06:00:00Z')).toMatchObject({
      status: 'approved',
      basis: [{ year: 2026, version: 1, status: 'approved', source: 'the government' }],
    });
    expect(deadline('2026-12-30T06:00:00Z')).toMatchObject({
      status: 'provisional',
      basis: [{ year: 2026 }, { year: 2027, version: 0, status: 'provisional', source: null }],
    });
  });

  it.each([0, -1, 1.5])('refuses to count %d days', (days) =>
    expect(() => deadline('2026-11-23T10:00:00Z', days)).toThrow(RangeError),
  );

  // Berlin and Santiago save daylight, in opposite halves of the year; in Santiago a day begins at one o’clock.
  it.each(['Asia/Yekaterinburg', 'Europe/Berlin', 'America/Santiago'])(
    'from every day of 2025 and 2026 in %s holds exactly so many working days and ends at midnight of one',
    (place) => {
      for (const filed of [...daysOfYear(2025), ...daysOfYear(2026)])
        for (const [time, count] of [
          ['01:00', 3],
          ['23:59:30', 3],
          ['12:00', 1],
        ] as const) {
          const { day, endsAt, skipped, worked } = deadlineOf(instantAt(filed, time, place), count, RUSSIA, place);
          expect(isWorking(day)).toBe(true);
          expect(endsAt).toEqual(endOfDay(day, place));
          expect([dayOf(new Date(endsAt.getTime() - 1000), place), dayOf(endsAt, place)]).toEqual([
            day,
            addDays(day, 1),
          ]);
          const between = daysBetween(filed, day);
          expect(between.filter((each) => isWorking(each))).toHaveLength(count);
          expect(skipped.map((each) => each.day)).toEqual(between.filter((each) => !isWorking(each)));
          expect(worked.every((each) => between.includes(each))).toBe(true);
        }
    },
  );

  it('never ends earlier when a day more is off', () => {
    const year = RUSSIA.years.get(2026);
    if (!year) throw new Error('no 2026');
    for (const more of daysOfYear(2026).filter((day) => isWorking(day))) {
      const days = [
        ...year.days.filter(({ day }) => day !== more),
        { day: more, kind: 'off', title: null, transferredFrom: null } as const,
      ];
      const changed: WorkingCalendar = { country: 'RU', years: new Map([...RUSSIA.years, [2026, { ...year, days }]]) };
      const from = `${addDays(more, -2)}T12:00:00Z`;
      expect(deadline(from, 3, changed).day >= deadline(from).day).toBe(true);
    }
  });
});

function daysBetween(after: string, until: string): string[] {
  const days: string[] = [];
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
