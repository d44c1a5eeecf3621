import type { Day } from './zoned-day.ts';

/** Countries whose production calendar an organisation may count by. */
export const CALENDAR_COUNTRIES = ['RU', 'KZ', 'KG'] as const;
export type CalendarCountry = (typeof CALENDAR_COUNTRIES)[number];

/** `off`: nobody works · `short`: an hour less, counts as a working day · `working`: a weekend that people work. */
export const DAY_KINDS = ['off', 'short', 'working'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** A day that differs from the week's own pattern, or bears a name. */
export type SpecialDay = {
  readonly day: Day;
  readonly kind: DayKind;
  /** «День Победы»; null for a day without a name. */
  readonly title: string | null;
  /** The day whose rest was moved here. */
  readonly transferredFrom: Day | null;
};
