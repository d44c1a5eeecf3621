import type { CalendarOfYear, SpecialDayShape } from '@itog/contracts';
import { dayOf, daysOfYear, isWeekend } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me.ts';
import { dayName, whatOf } from './words.ts';
import classes from './calendar.module.css';

export type YearGridProps = {
  readonly calendar: CalendarOfYear;
  /** Opens the day; without it the year is only looked at. */
  readonly onDay: ((day: string) => void) | undefined;
};

/** What stands beside the number, so that no kind of day is told by its colour alone. */
const MARKS = ['off', 'moved', 'short', 'working', 'weekend'] as const;
type Mark = (typeof MARKS)[number];

/** Twelve months; what differs from the week’s own pattern bears a mark. */
export function YearGrid({ calendar, onDay }: YearGridProps) {
  const { t, i18n } = useTranslation('settings');
  const special = new Map(calendar.days.map((each) => [each.day, each]));
  const months = Array.from({ length: 12 }, (_, index) => {
    const start = `${calendar.year}-${String(index + 1).padStart(2, '0')}`;
    return daysOfYear(calendar.year).filter((day) => day.startsWith(start));
  });
  const me = useMe();
  const today = dayOf(me.serverNow, me.organisation.zone);
  return (
    <section aria-label={t('calendar.grid')}>
      <Legend />
      <div className={classes.months}>
        {months.map((days) => (
          <Month key={days[0]} days={days} special={special} today={today} onDay={onDay} language={i18n.language} />
        ))}
      </div>
    </section>
  );
}

function Legend() {
  const { t } = useTranslation('settings');
  return (
    <ul className={classes.legend} aria-label={t('calendar.legend.title')}>
      {MARKS.map((mark) => (
        <li key={mark}>
          <span className={classes.day} data-mark={mark} aria-hidden>
            12{mark !== 'weekend' && t(`calendar.mark.${mark}`)}
          </span>
          {t(`calendar.legend.${mark}`)}
        </li>
      ))}
    </ul>
  );
}

type MonthProps = Pick<YearGridProps, 'onDay'> & {
  readonly days: readonly string[];
  readonly special: ReadonlyMap<string, SpecialDayShape>;
  readonly today: string;
  readonly language: string;
};

function Month({ days, special, today, onDay, language }: MonthProps) {
  const [first = ''] = days;
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(first));
  return (
    <table className={classes.month}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays(language).map(({ short, long }) => (
            <th key={short} scope="col">
              <abbr title={long}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          <tr key={index}>
            {week.map((day, column) => (
              <td key={day ?? column}>
                {day && <DayCell day={day} special={special.get(day) ?? null} isToday={day === today} onDay={onDay} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayCellProps = Pick<YearGridProps, 'onDay'> & {
  readonly day: string;
  readonly special: SpecialDayShape | null;
  readonly isToday: boolean;
};

function DayCell({ day, special, isToday, onDay }: DayCellProps) {
  const { t, i18n } = useTranslation('settings');
  const mark = markOf(day, special);
  const look = {
    className: classes.day,
    'data-mark': mark,
    'data-today': isToday || undefined,
    'aria-current': isToday ? ('date' as const) : undefined,
  };
  const number = `${Number(day.slice(8))}${mark && mark !== 'weekend' ? t(`calendar.mark.${mark}`) : ''}`;
  const name = `${dayName(day, i18n.language)}: ${whatOf(t, special)}`;
  const title = special ? name : undefined;
  if (!onDay)
    return (
      <span {...look} title={title}>
        {number}
        {special && <span className={classes.hidden}> {whatOf(t, special)}</span>}
      </span>
    );
  // The keyboard has the list below and a button of its own: nobody wants to pass 365 stops.
  return (
    <button type="button" tabIndex={-1} {...look} title={title} aria-label={name} onClick={() => onDay(day)}>
      {number}
    </button>
  );
}

function markOf(day: string, special: SpecialDayShape | null): Mark | undefined {
  if (special?.kind === 'off') return special.transferredFrom ? 'moved' : 'off';
  if (special?.kind === 'short') return 'short';
  if (special?.kind === 'working') return isWeekend(day) ? 'working' : undefined;
  return isWeekend(day) ? 'weekend' : undefined;
}

function weekdays(language: string): { short: string; long: string }[] {
  // 2024 began on a Monday.
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(Date.UTC(2024, 0, 1 + index));
    const say = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(day);
    return { short: say('short'), long: say('long') };
  });
}

/** Rows of seven from Monday; null where the month has no day. */
function weeksOf(days: readonly string[]): (string | null)[][] {
  const before = (new Date(`${days[0] ?? ''}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, index) => cells.slice(index * 7, index * 7 + 7));
}
