import { formatDay, formatInstant, type InstantStyle, type TimeSetting } from '../ui/time/format.ts';

type FactOptions = Partial<TimeSetting> & Readonly<Record<string, unknown>>;

const STYLES: readonly string[] = ['time', 'clock', 'moment', 'until', 'table', 'date'] satisfies InstantStyle[];

/**
 * Writes a fact inside a sentence: `{{closedAt, until}}`, `{{missing, list}}`, `{{seconds, duration}}`.
 * Instants are written in the organisation's zone, and in the reader's when it differs: pass `useTimeSetting()` among the options of `t`.
 */
export function formatFact(value: unknown, format?: string, language = 'ru', options: FactOptions = {}): string {
  if (format && STYLES.includes(format)) {
    const instant = value instanceof Date ? value : new Date(String(value));
    return formatInstant(instant, format as InstantStyle, settingOf(options, language));
  }
  if (format === 'day') return formatDay(String(value), language);
  if (format === 'month' || format === 'monthName') return formatMonth(String(value), format, language);
  if (format === 'list' && Array.isArray(value)) return formatList(value.map(String), language);
  if (format === 'duration') return formatDuration(Number(value), language);
  if (format === 'number' || typeof value === 'number') return new Intl.NumberFormat(language).format(Number(value));
  return String(value);
}

function settingOf({ zone, city, viewerZone }: FactOptions, language: string): TimeSetting {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { zone: zone ?? here, city: city ?? null, viewerZone: viewerZone ?? here, language };
}

/** The month of a calendar day: «нояб.» on the axis of a chart, «ноябрь» in a sentence. */
function formatMonth(day: string, format: 'month' | 'monthName', language: string): string {
  const month = format === 'month' ? 'short' : 'long';
  return new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(new Date(day));
}

function formatList(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** Seconds in words: hours and minutes; from two days on, days and hours; below a minute, seconds. Rounded up, so that nobody comes too early. */
export function formatDuration(seconds: number, language: string): string {
  const unit = (value: number, name: 'day' | 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  if (seconds < 60) return unit(Math.max(1, Math.ceil(seconds)), 'second');
  const minutes = Math.ceil(seconds / 60);
  const said = (parts: (string | false)[]) => parts.filter(Boolean).join(' ');
  if (minutes >= 2 * 24 * 60) {
    const hours = Math.ceil(minutes / 60);
    return said([unit(Math.floor(hours / 24), 'day'), hours % 24 > 0 && unit(hours % 24, 'hour')]);
  }
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return said([hours > 0 && unit(hours, 'hour'), rest > 0 && unit(rest, 'minute')]);
}
