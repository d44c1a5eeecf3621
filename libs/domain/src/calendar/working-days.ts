import { addDays, dayOf, endOfDay, type Day } from './zoned-day.ts';

/** Days that differ from the week’s own pattern: non-working weekdays and working weekends, each with its reason. */
export type ProductionCalendar = {
  /** Years the calendar knows; outside them nothing can be counted. */
  readonly years: readonly number[];
  readonly exceptions: ReadonlyMap<Day, { readonly working: boolean; readonly reason: string }>;
};

/** Whether people work on the day. @throws RangeError for a year that the calendar does not know */
export function isWorkingDay(day: Day, { years, exceptions }: ProductionCalendar): boolean {
  const year = Number(day.slice(0, 4));
  if (!years.includes(year)) throw new RangeError(`no production calendar for ${year}`);
  const exception = exceptions.get(day);
  if (exception) return exception.working;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export type WorkingDeadline = {
  /** The last day of the period. */
  readonly day: Day;
  /** 24:00 of that day in the zone: the first instant that is too late. */
  readonly endsAt: Date;
  /** Weekdays in between that do not count, with the reason of each. */
  readonly skipped: readonly { readonly day: Day; readonly reason: string }[];
};

/**
 * The end of a period of working days (5.6, 5.11): the day of the event is not counted, the day after it is the first
 * when it is a working one, and the period ends at 24:00 of its last day.
 */
export function workingDeadline(
  from: Date,
  workingDays: number,
  calendar: ProductionCalendar,
  zone: string,
): WorkingDeadline {
  const skipped: { day: Day; reason: string }[] = [];
  let day = dayOf(from, zone);
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left--;
    else skipped.push({ day, reason: calendar.exceptions.get(day)?.reason ?? 'weekend' });
  }
  return { day, endsAt: endOfDay(day, zone), skipped: skipped.filter(({ reason }) => reason !== 'weekend') };
}
