import type { Refusal } from '@itog/contracts';
import { daysOfYear, isWeekend, lawfulDays, type CalendarYear, type DayKind, type SpecialDay } from '@itog/domain';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { Refused } from '../../platform/refused.ts';

export type ReadCalendar = { readonly days: readonly SpecialDay[]; readonly source: string };

const KINDS: Readonly<Record<string, DayKind>> = { '1': 'off', '2': 'short', '3': 'working' };
const LONGEST_TITLE = 200;

const attribute = z.string();
const many = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]);
const xmlCalendar = z.object({
  '@year': attribute,
  '@date': attribute.optional(),
  '@country': attribute.optional(),
  holidays: z
    .object({ holiday: many(z.object({ '@id': attribute, '@title': attribute })) })
    .or(z.literal(''))
    .optional(),
  days: z
    .object({
      day: many(z.object({ '@d': attribute, '@t': attribute, '@h': attribute.optional(), '@f': attribute.optional() })),
    })
    .or(z.literal('')),
});

const jsonCalendar = z.object({
  year: z.int(),
  months: z.array(z.object({ month: z.int().min(1).max(12), days: z.string() })).length(12),
  transitions: z.array(z.object({ from: z.string(), to: z.string() })).optional(),
});

/**
 * Reads a production calendar as xmlcalendar.ru gives it: XML, JSON or CSV.
 * @param current what is in force: its country and year are asked for, its titles stand where the file has none
 * @throws Refused `calendar.file-…`: the first thing that is wrong
 */
export function readCalendar(bytes: Uint8Array, current: CalendarYear): ReadCalendar {
  const text = textOf(bytes).trim();
  if (text.startsWith('<')) return readXml(text, current);
  return text.startsWith('{') ? readJson(text, current) : readCsv(text, current);
}

function refuse(refusal: Refusal): never {
  throw new Refused([refusal]);
}

function broken(): never {
  return refuse({ code: 'calendar.file-broken', clause: null });
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken();
  }
}

function readXml(text: string, current: CalendarYear): ReadCalendar {
  // A document type could declare entities that grow without end or reach for other files.
  if (/<!(?!--)/u.test(text)) refuse({ code: 'calendar.file-forbidden', clause: null });
  const read = xmlCalendar.safeParse(parsed(text));
  if (!read.success) return broken();
  const { '@year': year, '@date': date, '@country': country = 'ru', holidays, days } = read.data;
  if (country.toUpperCase() !== current.country) refuse({ code: 'calendar.file-country', clause: null, country });
  if (year !== String(current.year)) refuse({ code: 'calendar.file-year', clause: null, found: year });
  const titles = new Map((holidays || { holiday: [] }).holiday.map((each) => [each['@id'], each['@title']]));
  const written = days === '' ? [] : days.day;
  if (written.length === 0) refuse({ code: 'calendar.file-empty', clause: null });
  return {
    source: date ? `xmlcalendar.ru, ${date.split('.').reverse().join('.')}` : 'xmlcalendar.ru',
    days: written.map((each) => ({
      day: dayFrom(each['@d'], current.year),
      kind:
        KINDS[each['@t']] ??
        refuse({ code: 'calendar.file-day', clause: null, found: `${each['@d']} t=${each['@t']}` }),
      title: titleFrom(titles.get(each['@h'] ?? '')),
      transferredFrom: each['@f'] ? dayFrom(each['@f'], current.year) : null,
    })),
  };
}

function parsed(text: string): unknown {
  try {
    if (XMLValidator.validate(text) !== true) return broken();
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseAttributeValue: false,
      parseTagValue: false,
    });
    return (parser.parse(text) as Record<string, unknown>)['calendar'];
  } catch {
    return broken();
  }
}

function readJson(text: string, current: CalendarYear): ReadCalendar {
  const read = jsonCalendar.safeParse(jsonOf(text));
  if (!read.success) return broken();
  const { year, months, transitions = [] } = read.data;
  if (year !== current.year) refuse({ code: 'calendar.file-year', clause: null, found: String(year) });
  return fromMarks(months, transitions, current);
}

/** A row for each year: the year, then the marked days of its twelve months, each month a field in quotes. */
function readCsv(text: string, current: CalendarYear): ReadCalendar {
  const years = text.split(/\r?\n/u).flatMap((line) => {
    const [, year = '', rest = ''] = /^"?(\d{4})"?[,;](.*)$/u.exec(line) ?? [];
    return year ? [{ year, rest }] : [];
  });
  const found = years.find(({ year }) => year === String(current.year));
  if (!found) {
    if (years.length === 0) return broken();
    return refuse({
      code: 'calendar.file-year',
      clause: null,
      found: years
        .map(({ year }) => year)
        .join(', ')
        .slice(0, 40),
    });
  }
  const fields = Array.from(found.rest.matchAll(/"([\d*+,\s]*)"/gu), ([, days = '']) => days);
  if (fields.length < 12) return broken();
  const months = fields.slice(0, 12).map((days, index) => ({ month: index + 1, days }));
  return fromMarks(months, [], current);
}

function fromMarks(
  months: readonly { readonly month: number; readonly days: string }[],
  transitions: readonly { readonly from: string; readonly to: string }[],
  current: CalendarYear,
): ReadCalendar {
  const { year } = current;
  const marks = new Map<string, string>();
  for (const { month, days } of months)
    for (const written of days.split(',').filter(Boolean)) {
      const [, date = '', mark = ''] = /^\s*(\d{1,2})([*+]?)\s*$/u.exec(written) ?? [];
      const day = dayFrom(`${String(month).padStart(2, '0')}.${date.padStart(2, '0')}`, year, `${month}: ${written}`);
      if (marks.has(day)) refuse({ code: 'calendar.day-twice', clause: null, day });
      marks.set(day, mark || '-');
    }
  if (marks.size === 0) refuse({ code: 'calendar.file-empty', clause: null });
  const moved = new Map(transitions.map(({ from, to }) => [dayFrom(to, year), dayFrom(from, year)]));
  const named = titlesOf(current);
  const days = daysOfYear(year).flatMap((day): SpecialDay[] => {
    const kind = kindOf(day, marks.get(day));
    const title = kind === 'working' ? null : (named.get(day) ?? null);
    const transferredFrom = moved.get(day) ?? null;
    const isOrdinary = kind === 'off' && isWeekend(day) && !title && !transferredFrom;
    return kind && !isOrdinary ? [{ day, kind, title: transferredFrom ? null : title, transferredFrom }] : [];
  });
  return { source: 'xmlcalendar.ru', days };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return broken();
  }
}

/** The file lists every day off; a weekend that it leaves out is a working one. */
function kindOf(day: string, mark: string | undefined): DayKind | null {
  if (!mark) return isWeekend(day) ? 'working' : null;
  return mark === '*' ? 'short' : 'off';
}

function titlesOf({ country, year, days }: CalendarYear): Map<string, string> {
  const known = [...lawfulDays(country, year), ...days];
  return new Map(known.flatMap(({ day, title }) => (title ? [[day, title] as const] : [])));
}

/** `05.11` of a year that has it. */
function dayFrom(written: string, year: number, found = written): string {
  const day = `${year}-${written.replace('.', '-')}`;
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day)
    return refuse({ code: 'calendar.file-day', clause: null, found: found.slice(0, 40) });
  return day;
}

function titleFrom(written: string | undefined): string | null {
  const title = (written ?? '').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return title.slice(0, LONGEST_TITLE).trim() || null;
}
