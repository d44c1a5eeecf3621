import {
  calendarYear,
  CALENDAR_STATUSES,
  isOff,
  isWeekend,
  type CalendarStatus,
  type CalendarYear,
  type WorkingCalendar,
} from './production-calendar.ts';
import type { SpecialDay } from './special-day.ts';
import { addDays, dayOf, endOfDay, type Day } from './zoned-day.ts';

/** A day that does not count, and why: an ordinary weekend, a holiday, or rest moved from another day. */
export type SkippedDay = {
  readonly day: Day;
  readonly why: 'weekend' | 'holiday' | 'transfer';
  readonly title: string | null;
  readonly transferredFrom: Day | null;
};

export type WorkingDeadline = {
  /** The last day of the period. */
  readonly day: Day;
  /** 24:00 of that day in the zone: the first instant that is too late. */
  readonly endsAt: Date;
  /** Every day in between that does not count, in order, with its reason. */
  readonly skipped: readonly SkippedDay[];
  /** Weekend days in between that do count. */
  readonly worked: readonly Day[];
  /** The least certain of the calendars that it stands on. */
  readonly status: CalendarStatus;
  /** Years and versions that it was counted by. */
  readonly basis: readonly Pick<CalendarYear, 'year' | 'version' | 'status' | 'source'>[];
};

/**
 * The end of a period of working days (5.6, 5.11): the day of the event is not counted, the day after it is day 1 when it
 * is a working one, and the period ends at 24:00 of day `workingDays`.
 *
 * @param filedAt when the appeal was filed, or decided
 * @param zone IANA name: whose midnight it is
 * @throws RangeError when `workingDays` is not a whole number from 1
 */
export function deadlineOf(
  filedAt: Date,
  workingDays: number,
  calendar: WorkingCalendar,
  zone: string,
): WorkingDeadline {
  if (!Number.isInteger(workingDays) || workingDays < 1) throw new RangeError(`${workingDays} working days`);
  const skipped: SkippedDay[] = [];
  const worked: Day[] = [];
  const years = new Map<number, CalendarYear>();
  let day = dayOf(filedAt, zone);
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1);
    const year = Number(day.slice(0, 4));
    if (!years.has(year)) years.set(year, calendarYear(calendar, year));
    const special = years.get(year)?.days.find((each) => each.day === day);
    if (isOff(day, special?.kind)) skipped.push(skip(day, special));
    else {
      left--;
      if (isWeekend(day)) worked.push(day);
    }
  }
  const basis = [...years.values()].map(({ year, version, status, source }) => ({ year, version, status, source }));
  return { day, endsAt: endOfDay(day, zone), skipped, worked, status: leastCertain(basis), basis };
}

function skip(day: Day, special: SpecialDay | undefined): SkippedDay {
  const { title = null, transferredFrom = null } = special ?? {};
  return { day, why: transferredFrom ? 'transfer' : special ? 'holiday' : 'weekend', title, transferredFrom };
}

function leastCertain(basis: readonly { readonly status: CalendarStatus }[]): CalendarStatus {
  const certainty = basis.map(({ status }) => CALENDAR_STATUSES.indexOf(status));
  return CALENDAR_STATUSES[Math.max(...certainty)] ?? 'provisional';
}
