import { isWorkingDay, workingDeadline, type ProductionCalendar } from './working-days.ts';
import { addDays, dayOf } from './zoned-day.ts';

const calendar: ProductionCalendar = {
  years: [2026],
  exceptions: new Map([
    ['2026-05-01', { working: false, reason: 'Праздник Весны и Труда' }],
    ['2026-05-11', { working: false, reason: 'перенос с 9 мая' }],
    ['2026-11-14', { working: true, reason: 'рабочая суббота' }],
  ]),
};
const zone = 'Asia/Yekaterinburg';
const deadline = (from: string, days = 3) => workingDeadline(new Date(from), days, calendar, zone);

describe('5.6, 5.11 working days', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-26', 'Monday: Tuesday is the first'],
    ['2026-11-20T10:00:00Z', '2026-11-25', 'Friday: the weekend does not count'],
    ['2026-11-20T19:00:00Z', '2026-11-25', 'after midnight in Ufa it is Saturday already'],
    ['2026-05-08T06:00:00Z', '2026-05-14', '11 May is a transferred holiday'],
    ['2026-11-13T06:00:00Z', '2026-11-17', 'a working Saturday counts'],
  ])('from %s ends on %s: %s', (from, day) => expect(deadline(from).day).toBe(day));

  it('ends at 24:00 in the organisation’s zone', () =>
    expect(deadline('2026-11-23T10:00:00Z').endsAt.toISOString()).toBe('2026-11-26T19:00:00.000Z'));

  it('explains the weekdays that it skips', () =>
    expect(deadline('2026-05-08T06:00:00Z').skipped).toEqual([{ day: '2026-05-11', reason: 'перенос с 9 мая' }]));

  it('refuses to guess a year it does not know', () =>
    expect(() => deadline('2026-12-30T06:00:00Z')).toThrow(RangeError));

  it('never ends on a day off and holds exactly so many working days, from every day of the year', () => {
    for (let day = '2026-01-01'; day < '2026-12-20'; day = addDays(day, 1)) {
      const end = deadline(`${day}T12:00:00Z`).day;
      expect(isWorkingDay(end, calendar)).toBe(true);
      let counted = 0;
      for (let each = addDays(dayOf(new Date(`${day}T12:00:00Z`), zone), 1); each <= end; each = addDays(each, 1))
        if (isWorkingDay(each, calendar)) counted++;
      expect(counted).toBe(3);
    }
  });
});
