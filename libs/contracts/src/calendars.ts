import { CALENDAR_COUNTRIES, CALENDAR_STATUSES, DAY_KINDS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, uuid } from './common.ts';
import { route } from './route.ts';

/** The most that a calendar's file may weigh. */
export const CALENDAR_FILE_BYTES = 2 ** 20;
/** Days of a leap year. */
const MOST_DAYS = 366;

const country = z.enum(CALENDAR_COUNTRIES);
const status = z.enum(CALENDAR_STATUSES);
/** Years that a deadline may fall into. */
const year = z.int().min(2017).max(2100);

export const specialDay = z.object({
  day,
  kind: z.enum(DAY_KINDS),
  title: line(200).nullable(),
  /** The day whose rest was moved here. */
  transferredFrom: day.nullable(),
});
export type SpecialDayShape = z.infer<typeof specialDay>;

const version = z.object({
  version: z.int(),
  status,
  source: z.string().nullable(),
  /** Why an administrator published it; null for those that came with the product. */
  reason: z.string().nullable(),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
});

export const calendarOfYear = version.extend({
  country,
  year: z.int(),
  days: z.array(specialDay),
  totals: z.object({ working: z.int(), off: z.int() }),
  /** All versions of the year, the newest first; empty when it is only computed. */
  versions: z.array(version),
});
export type CalendarOfYear = z.infer<typeof calendarOfYear>;

export const getCalendars = route({
  method: 'GET',
  path: '/calendars',
  can: 'organisation.read',
  summary: 'By which country’s production calendar working days are counted, and which years are published.',
  response: z.object({
    country,
    /** The year of today in the organisation’s zone. */
    thisYear: z.int(),
    years: z.array(z.object({ country, year: z.int(), status })),
  }),
});

export const chooseCalendar = route({
  method: 'PUT',
  path: '/calendars',
  can: 'organisation.manage',
  summary: 'Counts working days by the calendar of another country from now on (5.6, 5.11).',
  body: z.object({ country }),
  response: z.object({ country }),
});

const params = z.object({
  country,
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(year),
});

export const getCalendar = route({
  method: 'GET',
  path: '/calendars/:country/:year',
  can: 'organisation.read',
  summary: 'The calendar of a year: as published, or by the labour code alone.',
  params,
  response: calendarOfYear,
});

const movedDeadline = z.object({
  /** What it is the deadline of, in words: «Апелляция № 3, рассмотрение». */
  title: z.string(),
  subjectId: uuid,
  before: day,
  after: day,
});

/** What publishing these days would change. */
export const calendarPreview = z.object({
  days: z.array(specialDay),
  /** Where a file says it is from. */
  source: z.string().nullable(),
  changes: z.array(z.object({ day, before: specialDay.nullable(), after: specialDay.nullable() })),
  /** Open deadlines that would end on another day. */
  moved: z.array(movedDeadline),
  totals: z.object({ working: z.int(), off: z.int() }),
});
export type CalendarPreview = z.infer<typeof calendarPreview>;

const days = z.array(specialDay).max(MOST_DAYS * 2);

export const previewCalendar = route({
  method: 'POST',
  path: '/calendars/:country/:year/preview',
  can: 'organisation.manage',
  summary: 'What these days would change: the difference, and the open deadlines that would move. Saves nothing.',
  params,
  body: z.object({ days }),
  response: calendarPreview,
});

export const readCalendarFile = route({
  method: 'POST',
  path: '/calendars/:country/:year/file',
  can: 'organisation.manage',
  summary: 'Reads a calendar in the XML, JSON or CSV of xmlcalendar.ru and says what it would change. Saves nothing.',
  params,
  uploadBytes: CALENDAR_FILE_BYTES,
  response: calendarPreview,
});

export const publishCalendar = route({
  method: 'POST',
  path: '/calendars/:country/:year/versions',
  can: 'organisation.manage',
  summary: 'Publishes a new version of a year; open deadlines are counted by it from now on (5.6, 5.11).',
  params,
  body: z.object({
    /** The version that was looked at; another one in force by now refuses it. */
    base: z.int().min(0),
    status,
    source: line(300),
    reason: line(500),
    days,
  }),
  response: calendarOfYear,
  status: 201,
});
