import type { CalendarCountry, SpecialDay } from './special-day.ts';
import { addDays, type Day } from './zoned-day.ts';

type Holiday = {
  /** `MM-DD`. */
  readonly date: string;
  readonly title: string;
  /** Falls on a weekend: the rest moves to the next working day. */
  readonly moves?: boolean;
  /** A holiday on which people work, an hour less. */
  readonly short?: boolean;
  /** The first year of it. */
  readonly since?: number;
};

const on = (date: string, title: string, more: Omit<Holiday, 'date' | 'title'> = {}): Holiday => ({
  date,
  title,
  ...more,
});
const days = (from: number, to: number, month: string, title: string): Holiday[] =>
  Array.from({ length: to - from + 1 }, (_, index) => on(`${month}-${String(from + index).padStart(2, '0')}`, title));
const moves = { moves: true };

/** Holidays on fixed days; those that follow the moon are set year by year and are not here. */
const HOLIDAYS: Readonly<Record<CalendarCountry, readonly Holiday[]>> = {
  // Labour Code of Russia, article 112. January's weekends are moved by decree alone.
  RU: [
    ...days(1, 6, '01', 'Новогодние каникулы'),
    on('01-07', 'Рождество Христово'),
    on('01-08', 'Новогодние каникулы'),
    on('02-23', 'День защитника Отечества', moves),
    on('03-08', 'Международный женский день', moves),
    on('05-01', 'Праздник Весны и Труда', moves),
    on('05-09', 'День Победы', moves),
    on('06-12', 'День России', moves),
    on('11-04', 'День народного единства', moves),
  ],
  KZ: [
    on('01-01', 'Новый год', moves),
    on('01-02', 'Новый год', moves),
    on('01-07', 'Православное Рождество'),
    on('03-08', 'Международный женский день', moves),
    on('03-15', 'День Конституции', { ...moves, since: 2027 }),
    ...days(21, 23, '03', 'Наурыз мейрамы').map((each) => ({ ...each, moves: true })),
    on('05-01', 'Праздник единства народа Казахстана', moves),
    on('05-07', 'День защитника Отечества', moves),
    on('05-09', 'День Победы', moves),
    on('07-06', 'День столицы', moves),
    on('10-25', 'День Республики', moves),
    on('12-16', 'День Независимости', moves),
  ],
  // In Kyrgyzstan a holiday that falls on a weekend moves nowhere.
  KG: [
    ...days(1, 6, '01', 'Новогодние каникулы'),
    on('01-07', 'Рождество Христово'),
    on('02-23', 'День защитника Отечества', { short: true }),
    on('03-08', 'Международный женский день'),
    on('03-21', 'Нооруз'),
    on('04-07', 'День Народной Апрельской революции', { short: true }),
    on('05-01', 'Праздник труда'),
    on('05-05', 'День Конституции'),
    on('05-09', 'День Победы'),
    on('08-31', 'День независимости'),
  ],
};
/** Whether the working day before a holiday is an hour shorter by the code itself. */
const SHORT_EVES: ReadonlySet<CalendarCountry> = new Set(['RU']);

/**
 * The year by the labour code alone: holidays on fixed days, rest moved from weekends where the code moves it, short days
 * before holidays. What a government moves by its yearly decree, and holidays by the moon, are not in it.
 */
export function lawfulDays(country: CalendarCountry, year: number): SpecialDay[] {
  const holidays = HOLIDAYS[country].filter(({ since = 0 }) => year >= since);
  const special = new Map<Day, SpecialDay>();
  for (const { date, title, short } of holidays)
    put(special, { day: `${year}-${date}`, kind: short ? 'short' : 'off', title, transferredFrom: null });
  for (const { date } of holidays.filter((holiday) => holiday.moves)) {
    const from = `${year}-${date}`;
    if (onWeekend(from))
      put(special, { day: nextFree(from, special), kind: 'off', title: null, transferredFrom: from });
  }
  if (SHORT_EVES.has(country)) for (const { date } of holidays) shorten(special, addDays(`${year}-${date}`, -1));
  if (SHORT_EVES.has(country)) shorten(special, `${year}-12-31`);
  return [...special.values()]
    .filter(({ day }) => day.startsWith(`${year}-`))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

function put(special: Map<Day, SpecialDay>, each: SpecialDay): void {
  special.set(each.day, each);
}

function shorten(special: Map<Day, SpecialDay>, day: Day): void {
  if (!onWeekend(day) && !special.has(day)) put(special, { day, kind: 'short', title: null, transferredFrom: null });
}

function nextFree(from: Day, special: ReadonlyMap<Day, SpecialDay>): Day {
  let day = addDays(from, 1);
  while (onWeekend(day) || special.has(day)) day = addDays(day, 1);
  return day;
}

function onWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
