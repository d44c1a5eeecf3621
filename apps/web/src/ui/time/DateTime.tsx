import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant, formatShortDay, type InstantStyle } from './format.ts';
import { useTimeSetting } from './use-time-setting.ts';

/** An instant in the organisation's zone; where the reader's clock shows another time, in both. */
export function DateTime({ value, look = 'moment' }: { value: Date; look?: InstantStyle }) {
  const setting = useTimeSetting();
  return <time dateTime={value.toISOString()}>{formatInstant(value, look, setting)}</time>;
}

/** A calendar day `YYYY-MM-DD`: in words, or in figures for a table. */
export function CalendarDay({ value, look = 'words' }: { value: string; look?: 'words' | 'table' }) {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'ru';
  return (
    <time dateTime={value}>{look === 'words' ? formatDay(value, language) : formatShortDay(value, language)}</time>
  );
}
