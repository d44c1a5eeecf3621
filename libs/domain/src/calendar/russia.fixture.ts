import type { CalendarYear, WorkingCalendar } from './production-calendar.ts';
import type { DayKind, SpecialDay } from './special-day.ts';

const NAMES: Readonly<Record<string, string>> = {
  '01-07': 'Рождество Христово',
  '02-23': 'День защитника Отечества',
  '03-08': 'Международный женский день',
  '05-01': 'Праздник Весны и Труда',
  '05-09': 'День Победы',
  '06-12': 'День России',
  '11-04': 'День народного единства',
};

/** `01-09<01-03`: rest moved from 3 January; `04-30*`: an hour less. */
function year(number: number, text: string): CalendarYear {
  const days = text.split(' ').map((each): SpecialDay => {
    const [date = '', from] = each.replace('*', '').split('<');
    const kind: DayKind = each.includes('*') ? 'short' : 'off';
    const title = NAMES[date] ?? (date < '01-09' ? 'Новогодние каникулы' : null);
    return { day: `${number}-${date}`, kind, title, transferredFrom: from ? `${number}-${from}` : null };
  });
  return { country: 'RU', year: number, version: 1, status: 'approved', source: 'the government', days };
}

const NEW_YEAR = '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08';

export const RUSSIA_2025 = year(
  2025,
  `${NEW_YEAR} 02-23 03-07* 03-08 04-30* 05-01 05-02<01-04 05-08<02-23 05-09 06-11* 06-12 06-13<03-08 11-01* 11-03<11-01 11-04 12-31<01-05`,
);
export const RUSSIA_2026 = year(
  2026,
  `${NEW_YEAR} 01-09<01-03 02-23 03-08 03-09<03-08 04-30* 05-01 05-08* 05-09 05-11<05-09 06-11* 06-12 11-03* 11-04 12-31<01-04`,
);

/** Russia’s calendars of 2025 and 2026 as the government set them. */
export const RUSSIA: WorkingCalendar = {
  country: 'RU',
  years: new Map([RUSSIA_2025, RUSSIA_2026].map((each) => [each.year, each])),
};
