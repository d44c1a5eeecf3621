import { formatDuration } from '../../i18n/facts.ts';
import { formatDay, formatInstant, formatShortDay, timeOfTown, type InstantStyle } from './format.ts';

const ufa = { zone: 'Asia/Yekaterinburg', city: 'Уфа', viewerZone: 'Asia/Yekaterinburg', language: 'ru' };
const at = new Date('2026-03-04T10:40:05Z');
const midnight = new Date('2026-03-11T19:00:00Z');
/** As it is written: the day does not part from its month. */
const whole = (text: string) => text.replace(/(\d) (?=марта)/g, '$1\u00a0');

describe('instants in words', () => {
  it.each<[Date, InstantStyle, string]>([
    [at, 'time', '15:40'],
    [at, 'clock', '15:40:05'],
    [at, 'moment', '4 марта в 15:40'],
    [at, 'date', '4 марта 2026 года'],
    [at, 'table', '04.03.2026, 15:40'],
    [at, 'until', '15:40 4 марта'],
    [midnight, 'until', '24:00 11 марта'],
    [midnight, 'moment', '12 марта в 00:00'],
  ])('%s as %s is %s', (instant, style, text) => expect(formatInstant(instant, style, ufa)).toBe(whole(text)));

  it.each([
    ['Europe/Moscow', 'time', at, '15:40 по Уфе (13:40 у вас)'],
    ['Europe/Moscow', 'until', midnight, '24:00 11 марта по Уфе (22:00 у вас)'],
    ['Asia/Vladivostok', 'until', midnight, '24:00 11 марта по Уфе (12 марта в 05:00 у вас)'],
    ['Pacific/Kiritimati', 'moment', at, '4 марта в 15:40 по Уфе (5 марта в 00:40 у вас)'],
    ['Asia/Tashkent', 'time', at, '15:40'],
    ['Europe/Moscow', 'table', at, '04.03.2026, 15:40'],
  ] as const)('for a reader in %s, %s is told so that no day is lost', (viewerZone, style, instant, text) => {
    expect(formatInstant(instant, style, { ...ufa, viewerZone })).toBe(whole(text));
  });

  it.each([
    ['en', '15:40 (Уфа) (13:40 your time)'],
    ['kk', '15:40 (Уфа) (сізде 13:40)'],
  ])('in %s', (language, text) => {
    expect(formatInstant(at, 'time', { ...ufa, viewerZone: 'Europe/Moscow', language })).toBe(text);
  });

  it('writes a calendar day without any zone', () => {
    expect(formatDay('2026-03-05', 'ru')).toBe(whole('5 марта 2026 года'));
    expect(formatShortDay('2026-03-05', 'ru')).toBe('05.03.2026');
    expect(formatDay('2026-03-05', 'en')).toBe('March 5, 2026');
  });

  it.each([
    ['Уфа', 'по Уфе'],
    ['Екатеринбург', 'по Екатеринбургу'],
    ['Казань', 'по Казани'],
    ['Ярославль', 'по Ярославлю'],
    ['Набережные Челны', 'по времени города Набережные Челны'],
    ['Сочи', 'по времени города Сочи'],
    ['Алматы', 'по времени города Алматы'],
  ])('names the time of %s', (city, text) => expect(timeOfTown(city)).toBe(text));
});

describe('durations in words', () => {
  it.each([
    [0, '1 секунда'],
    [3, '3 секунды'],
    [60, '1 минута'],
    [61, '2 минуты'],
    [900, '15 минут'],
    [4320, '1 час 12 минут'],
    [7200, '2 часа'],
    [172_740, '47 часов 59 минут'],
    [172_800, '2 дня'],
    [295_860, '3 дня 11 часов'],
  ])('%i seconds', (seconds, text) => expect(formatDuration(seconds, 'ru').replaceAll('\u00a0', ' ')).toBe(text));
});

describe('dates in languages that many browsers do not know', () => {
  const at = new Date('2026-11-22T06:12:00Z');
  it.each([
    ['kk', '2026 ж. 22 қараша', '22 қараша, 11:12', '22.11.2026'],
    ['ky', '2026-ж., 22-ноябрь', '22-ноябрь, 11:12', '22.11.2026'],
  ] as const)('are written by our own names of months: %s', (language, day, moment, short) => {
    const setting = { zone: 'Asia/Yekaterinburg', viewerZone: 'Asia/Yekaterinburg', city: null, language };
    expect(formatDay('2026-11-22', language)).toBe(day);
    expect(formatInstant(at, 'date', setting)).toBe(day);
    expect(formatInstant(at, 'moment', setting)).toBe(moment);
    expect(formatShortDay('2026-11-22', language)).toBe(short);
  });
});
