import { dayOf } from '@itog/domain';

/**
 * How an instant is written: `time` 15:40 · `clock` 12:03:05 · `moment` 4 марта в 15:40 · `until` 24:00 11 марта ·
 * `table` 04.03.2026, 15:40 · `date` 4 марта 2026 года.
 */
export type InstantStyle = 'time' | 'clock' | 'moment' | 'until' | 'table' | 'date';

export type TimeSetting = {
  /** The organisation's IANA zone: deadlines are counted in it. */
  readonly zone: string;
  /** The organisation's town, by which its time is named; null when unknown. */
  readonly city: string | null;
  /** The zone of the reader's device. */
  readonly viewerZone: string;
  readonly language: string;
};

const formats = new Map<string, Intl.DateTimeFormat>();

function intl(asked: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Figures of these stand as Russian ones do, and every browser knows those.
  const language = asked in MONTHS ? 'ru' : asked;
  const key = `${language}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options })));
  return format;
}

const hour = { hour: '2-digit', minute: '2-digit' } as const;
const clock = { ...hour, second: '2-digit' } as const;
const dayMonth = { day: 'numeric', month: 'long' } as const;
const numeric = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const IN: Record<string, string> = { ru: ' в ' };
const YEAR: Record<string, string> = { ru: ' года' };
const YEAR_FIRST: Record<string, string> = { kk: ' ж. ', ky: '-ж., ' };

/** Months that many browsers do not know: they would write «M11» or fall back to English. */
const MONTHS: Record<string, readonly string[]> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  ky: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
};

function dayAndMonth(instant: Date, timeZone: string, language: string): string {
  const months = MONTHS[language];
  // A day does not part from its month at the end of a line.
  if (!months)
    return intl(language, { ...dayMonth, timeZone })
      .format(instant)
      .replace(' ', '\u00a0');
  const [, month, day] = dayOf(instant, timeZone).split('-').map(Number);
  return `${day}${language === 'ky' ? '-' : ' '}${months[(month ?? 1) - 1]}`;
}

/** A calendar day `YYYY-MM-DD` in words: 4 марта 2026 года. */
export function formatDay(day: string, language: string): string {
  return wordsOf(new Date(`${day}T00:00:00Z`), 'UTC', language);
}

/** A calendar day `YYYY-MM-DD` for a table: 04.03.2026. */
export function formatShortDay(day: string, language: string): string {
  return intl(language, { ...numeric, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function wordsOf(instant: Date, timeZone: string, language: string): string {
  const own = YEAR_FIRST[language];
  if (own) return `${dayOf(instant, timeZone).slice(0, 4)}${own}${dayAndMonth(instant, timeZone, language)}`;
  if (!(language in YEAR)) return intl(language, { ...dayMonth, year: 'numeric', timeZone }).format(instant);
  const year = intl(language, { year: 'numeric', timeZone }).format(instant);
  return `${dayAndMonth(instant, timeZone, language)} ${year}${YEAR[language]}`;
}

/** An instant in the organisation's zone; where the reader's clock shows another time, in both, except in a table. */
export function formatInstant(instant: Date, style: InstantStyle, setting: TimeSetting): string {
  const { zone, viewerZone, language } = setting;
  const ours = formatIn(instant, style, zone, language);
  if (style === 'date' || style === 'table' || sameWallClock(instant, zone, viewerZone)) return ours;
  const sameDay = dayOf(instant, zone) === dayOf(instant, viewerZone);
  // The end of a day is the same day for the reader east of it, the next one west of it: then the day is told too.
  const endsDay = style === 'until' && isMidnight(instant, zone);
  const near = endsDay ? dayOf(new Date(instant.getTime() - 1), zone) === dayOf(instant, viewerZone) : sameDay;
  const theirs = formatIn(instant, near ? (style === 'clock' ? 'clock' : 'time') : 'moment', viewerZone, language);
  return bothTimes(ours, theirs, setting);
}

function sameWallClock(instant: Date, zone: string, other: string): boolean {
  return (
    zone === other ||
    intl('en', { ...numeric, ...clock, timeZone: zone }).format(instant) ===
      intl('en', { ...numeric, ...clock, timeZone: other }).format(instant)
  );
}

function isMidnight(instant: Date, timeZone: string): boolean {
  return intl('ru', { ...clock, timeZone }).format(instant) === '00:00:00';
}

function formatIn(instant: Date, style: InstantStyle, timeZone: string, language: string): string {
  const day = (at: Date) => dayAndMonth(at, timeZone, language);
  const time = intl(language, { ...hour, timeZone }).format(instant);
  if (style === 'time') return time;
  if (style === 'clock') return intl(language, { ...clock, timeZone }).format(instant);
  if (style === 'date') return wordsOf(instant, timeZone, language);
  if (style === 'table') return intl(language, { ...numeric, ...hour, timeZone }).format(instant);
  if (style === 'moment') return `${day(instant)}${IN[language] ?? ', '}${time}`;
  return isMidnight(instant, timeZone) ? `24:00 ${day(new Date(instant.getTime() - 1))}` : `${time} ${day(instant)}`;
}

const YOURS: Record<string, string> = { ru: 'у вас', kk: 'сізде', ky: 'сизде', en: 'your time' };

function bothTimes(ours: string, theirs: string, { city, language }: TimeSetting): string {
  const place = city && language === 'ru' ? timeOfTown(city) : city;
  const ourTime = !place ? ours : language === 'ru' ? `${ours} ${place}` : `${ours} (${place})`;
  const yours = YOURS[language] ?? 'UTC';
  return language === 'kk' || language === 'ky' ? `${ourTime} (${yours} ${theirs})` : `${ourTime} (${theirs} ${yours})`;
}

const FEMININE = /^(Казань|Пермь|Тюмень|Рязань|Тверь|Астрахань|Сызрань|Керчь|Обь|Елань|Лысьва)$/;

/** «по Уфе», «по Екатеринбургу», «по Казани»; a name that this cannot decline stays whole: «по времени города Сочи». */
export function timeOfTown(city: string): string {
  if (/[\s-]/.test(city)) return `по времени города ${city}`;
  if (FEMININE.test(city)) return `по ${city.slice(0, -1)}и`;
  if (/ия$/.test(city)) return `по ${city.slice(0, -1)}и`;
  if (/[ая]$/.test(city)) return `по ${city.slice(0, -1)}е`;
  if (/(ий|ый|ой)$/.test(city)) return `по времени города ${city}`;
  if (/[бвгджзклмнпрстфхцчшщ]$/.test(city)) return `по ${city}у`;
  if (/ь$/.test(city)) return `по ${city.slice(0, -1)}ю`;
  return `по времени города ${city}`;
}
