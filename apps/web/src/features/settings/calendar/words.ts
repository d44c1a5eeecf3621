import type { SpecialDayShape } from '@itog/contracts';
import { dayAndMonth } from '@itog/documents';
import type { TFunction } from 'i18next';

/** What is special about a day: «нерабочий: День Победы», «нерабочий день»; null is an ordinary day. */
export function whatOf(t: TFunction<'settings'>, special: SpecialDayShape | null): string {
  if (!special) return t('calendar.what.ordinary');
  const { kind, title, transferredFrom } = special;
  const about = [transferredFrom && t('calendar.what.moved', { from: dayAndMonth(transferredFrom) }), title];
  const said = about.filter(Boolean).join(', ');
  return said ? `${t(`calendar.what.${kind}`)}: ${said}` : t(`calendar.what.nameless.${kind}`);
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** «9 мая, суббота» */
export function dayName(day: string, language: string): string {
  const weekday = weekdays.get(language) ?? new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  weekdays.set(language, weekday); // a year asks for hundreds of them, and each is slow to make
  return `${dayAndMonth(day)}, ${weekday.format(new Date(`${day}T00:00:00Z`))}`;
}
