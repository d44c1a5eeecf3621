import { lawfulDays } from './labour-codes.ts';
import type { CalendarCountry, DayKind, SpecialDay } from './special-day.ts';
import type { Day } from './zoned-day.ts';

/**
 * `approved`: the state has set it · `unconfirmed`: from a public source that nobody has compared with the state's own ·
 * `provisional`: by the labour code alone, the state has yet to move its days.
 */
export const CALENDAR_STATUSES = ['approved', 'unconfirmed', 'provisional'] as const;
export type CalendarStatus = (typeof CALENDAR_STATUSES)[number];

/** The calendar of a country for a year, as one of its versions has it. */
export type CalendarYear = {
  readonly country: CalendarCountry;
  readonly year: number;
  /** From 1; 0 when nobody has published the year and the labour code is all there is. */
  readonly version: number;
  readonly status: CalendarStatus;
  /** Where it is from, for people; null when it was computed. */
  readonly source: string | null;
  readonly days: readonly SpecialDay[];
};

/** What working days are counted by: the versions in force of one country. */
export type WorkingCalendar = {
  readonly country: CalendarCountry;
  readonly years: ReadonlyMap<number, CalendarYear>;
};

export type CalendarRefusal =
  | { readonly code: 'calendar.day-outside'; readonly clause: null; readonly day: string; readonly year: number }
  | { readonly code: 'calendar.day-twice'; readonly clause: null; readonly day: Day }
  | { readonly code: 'calendar.transfer-twice'; readonly clause: null; readonly day: Day }
  | { readonly code: 'calendar.transfer-from-itself'; readonly clause: null; readonly day: Day }
  | { readonly code: 'calendar.too-few-working-days'; readonly clause: null; readonly count: number };

/** Fewer working days than any country has: such a table is a mistake, and would put deadlines off for months. */
const LEAST_WORKING_DAYS = 200;

/**
 * The year as published, or by the labour code alone where nobody has published it yet (5.6, 5.11). An appeal cannot wait
 * for a decree: a deadline that falls into such a year is counted all the same, and says that it is provisional.
 */
export function calendarYear({ country, years }: WorkingCalendar, year: number): CalendarYear {
  return (
    years.get(year) ?? {
      country,
      year,
      version: 0,
      status: 'provisional',
      source: null,
      days: lawfulDays(country, year),
    }
  );
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Every day of a year, in order. */
export function daysOfYear(year: number): Day[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}

/** How many days of the year are working ones and how many are not. */
export function calendarTotals({ year, days }: Pick<CalendarYear, 'year' | 'days'>): { working: number; off: number } {
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]));
  const off = daysOfYear(year).filter((day) => isOff(day, kinds.get(day))).length;
  return { working: daysOfYear(year).length - off, off };
}

/** Whether nobody works: as the calendar says, else by the week. */
export function isOff(day: Day, kind: DayKind | undefined): boolean {
  return kind ? kind === 'off' : isWeekend(day);
}

/** Why these days cannot be the calendar of the year; all reasons at once, empty when they can. */
export function calendarRefusals(year: number, days: readonly SpecialDay[]): CalendarRefusal[] {
  const known = new Set(daysOfYear(year));
  const outside = days.filter(({ day }) => !known.has(day));
  const moved = days.flatMap(({ transferredFrom }) => transferredFrom ?? []);
  const refusals: CalendarRefusal[] = [
    ...outside.map(({ day }) => ({ code: 'calendar.day-outside', clause: null, day, year }) as const),
    ...repeated(days.map(({ day }) => day)).map((day) => ({ code: 'calendar.day-twice', clause: null, day }) as const),
    ...repeated(moved).map((day) => ({ code: 'calendar.transfer-twice', clause: null, day }) as const),
    ...days
      .filter(({ day, transferredFrom }) => day === transferredFrom)
      .map(({ day }) => ({ code: 'calendar.transfer-from-itself', clause: null, day }) as const),
  ];
  const { working } = calendarTotals({ year, days });
  if (working < LEAST_WORKING_DAYS)
    refusals.push({ code: 'calendar.too-few-working-days', clause: null, count: working });
  return refusals;
}

function repeated(days: readonly Day[]): Day[] {
  return [...new Set(days.filter((day, index) => days.indexOf(day) !== index))];
}

/** What a new version changes: null on a side where the day is an ordinary one. */
export type DayChange = { readonly day: Day; readonly before: SpecialDay | null; readonly after: SpecialDay | null };

/** Days on which two versions of a year differ, in order. */
export function calendarDifference(before: readonly SpecialDay[], after: readonly SpecialDay[]): DayChange[] {
  const [old, young] = [before, after].map((days) => new Map(days.map((each) => [each.day, each])));
  return [...new Set([...before, ...after].map(({ day }) => day))]
    .sort()
    .map((day) => ({ day, before: old?.get(day) ?? null, after: young?.get(day) ?? null }))
    .filter((change) => !isSame(change.before, change.after));
}

function isSame(one: SpecialDay | null, other: SpecialDay | null): boolean {
  if (!one || !other) return one === other;
  return one.kind === other.kind && one.title === other.title && one.transferredFrom === other.transferredFrom;
}
