import {
  CALENDAR_FILE_BYTES,
  chooseCalendar,
  getCalendar,
  getCalendars,
  previewCalendar,
  publishCalendar,
  readCalendarFile,
  type CalendarOfYear,
} from '@itog/contracts';
import { deadlineOf, lawfulDays, type CalendarCountry, type SpecialDay } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { Calendars } from './calendars.service.ts';

let test: TestApp;
let admin: ApiClient;
let calendars: Calendars;

beforeAll(async () => {
  test = await testApp();
  await test.world();
  admin = await test.as('w-admin');
  calendars = test.app.get(Calendars, { strict: false });
});
afterAll(() => test.close());

const params = (year: number | string, country: CalendarCountry = 'RU') => ({ country, year: String(year) });
const one = (year: number, country?: CalendarCountry) => admin.call(getCalendar, { params: params(year, country) });
const read = (text: string | Uint8Array, year = 2026, country?: CalendarCountry) =>
  admin.call(readCalendarFile, {
    params: params(year, country),
    body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  });
const publish = ({ country, year, version, days }: CalendarOfYear, change: Partial<Body> = {}) =>
  admin.call(publishCalendar, {
    params: params(year, country),
    body: { base: version, status: 'approved', source: 'Приказ', reason: 'Перенос', days, ...change },
  });
type Body = { base: number; status: 'approved'; source: string; reason: string; days: SpecialDay[] };
const off = (day: string, transferredFrom: string | null = null): SpecialDay => ({
  day,
  kind: 'off',
  title: null,
  transferredFrom,
});
const xml = (days: string, head = 'year="2026" lang="ru" date="2025.09.30" country="ru"') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<calendar ${head}><holidays><holiday id="1" title="День Победы &amp; мира"/></holidays><days>${days}</days></calendar>`;
const count = async (): Promise<number> =>
  Number((await test.db.query('SELECT count(*) AS count FROM production_calendar'))[0].count);
/** The file of the year in force, as the site writes it. */
const asXml = ({ days }: CalendarOfYear) =>
  days
    .map(({ day, kind, transferredFrom }) => {
      const short = (each: string) => each.slice(5).replace('-', '.');
      const from = transferredFrom ? ` f="${short(transferredFrom)}"` : '';
      return `<day d="${short(day)}" t="${{ off: 1, short: 2, working: 3 }[kind]}"${from}/>`;
    })
    .join('');

describe('5.6, 5.11 the calendars that the product comes with', () => {
  it.each([
    ['RU', 2025, 'approved', 247],
    ['RU', 2026, 'approved', 247],
    ['RU', 2027, 'provisional', 249],
    ['KZ', 2026, 'unconfirmed', 247],
    ['KG', 2026, 'unconfirmed', 248],
  ] as const)('%s %d is %s, with %d working days and a source', async (country, year, status, working) => {
    const calendar = await one(year, country);
    expect(calendar).toMatchObject({ status, version: 1, totals: { working, off: 365 - working }, publishedBy: null });
    expect(calendar.source?.length).toBeGreaterThan(20);
    expect(calendar.versions).toHaveLength(1);
  });

  it('have every day of 2025 and 2026 that the government moved', async () => {
    const moved = async (year: number) =>
      (await one(year)).days.flatMap(({ day, transferredFrom }) => (transferredFrom ? [[transferredFrom, day]] : []));
    expect(await moved(2025)).toEqual([
      ['2025-01-04', '2025-05-02'],
      ['2025-02-23', '2025-05-08'],
      ['2025-03-08', '2025-06-13'],
      ['2025-11-01', '2025-11-03'],
      ['2025-01-05', '2025-12-31'],
    ]);
    expect(await moved(2026)).toEqual([
      ['2026-01-03', '2026-01-09'],
      ['2026-03-08', '2026-03-09'],
      ['2026-05-09', '2026-05-11'],
      ['2026-01-04', '2026-12-31'],
    ]);
  });

  it('give 2027 as the labour code does, and a later year without a version', async () => {
    expect((await one(2027)).days).toEqual(lawfulDays('RU', 2027));
    const later = await one(2031);
    expect(later).toMatchObject({ version: 0, status: 'provisional', source: null, publishedAt: null, versions: [] });
    expect(later.days).toEqual(lawfulDays('RU', 2031));
  });

  it('are listed with the country in use', async () => {
    const list = await admin.call(getCalendars, {});
    expect(list.country).toBe('RU');
    expect(list.years.map(({ country, year }) => `${country} ${year}`)).toEqual([
      'KG 2026',
      'KZ 2026',
      'RU 2025',
      'RU 2026',
      'RU 2027',
    ]);
    expect(list.thisYear).toBeGreaterThan(2025);
  });

  it('know no year and no country beyond them', async () => {
    for (const wrong of [params(1999), params('abcd'), { country: 'FR', year: '2026' }])
      expect(await refusedCodes(admin.call(getCalendar, { params: wrong as ReturnType<typeof params> }))).toEqual([
        'not-found',
      ]);
  });
});

describe('5.6, 5.11 a new version', () => {
  it('moves deadlines from the moment of its publication, and is audited with those that it moved', async () => {
    const deadline = (calendar: Awaited<ReturnType<Calendars['workingCalendar']>>) =>
      deadlineOf(new Date('2026-07-03T06:00:00Z'), 3, calendar, 'Asia/Yekaterinburg').day;
    const subjectId = '00000000-0000-4000-8000-000000000009';
    calendars.readDeadlinesBy(async (_, before, after) => {
      const [from, to] = [deadline(before), deadline(after)];
      return from === to ? [] : [{ title: 'Апелляция № 1', subjectId, before: from, after: to }];
    });
    const now = await one(2026);
    const days = [...now.days, off('2026-07-06')];
    const moved = [{ title: 'Апелляция № 1', subjectId, before: '2026-07-08', after: '2026-07-09' }];
    const preview = await admin.call(previewCalendar, { params: params(2026), body: { days } });
    expect(preview).toMatchObject({
      moved,
      changes: [{ day: '2026-07-06', before: null, after: { kind: 'off' } }],
      totals: { working: 246, off: 119 },
    });
    expect(deadline(await calendars.workingCalendar(test.db.manager))).toBe('2026-07-08');

    const published = await publish(now, { days });
    expect(published).toMatchObject({
      version: 2,
      source: 'Приказ',
      reason: 'Перенос',
      publishedBy: 'Проверочный admin',
    });
    expect(published.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(deadline(await calendars.workingCalendar(test.db.manager))).toBe('2026-07-09');
    const [entry] = await test.db.query(`SELECT facts FROM audit_entry WHERE action = 'calendars.publish'`);
    expect(entry.facts).toMatchObject({
      country: 'RU',
      year: 2026,
      version: 2,
      moved,
      changes: [{ day: '2026-07-06' }],
    });
  });

  it('of another country moves nothing here, until that country is chosen', async () => {
    const kazakh = await one(2026, 'KZ');
    const days = [...kazakh.days.filter(({ day }) => day !== '2026-07-06')];
    const preview = await admin.call(previewCalendar, { params: params(2026, 'KZ'), body: { days } });
    expect([preview.changes.length, preview.moved]).toEqual([1, []]);
    await admin.call(chooseCalendar, { body: { country: 'KG' } });
    expect((await calendars.workingCalendar(test.db.manager)).country).toBe('KG');
    await admin.call(chooseCalendar, { body: { country: 'RU' } });
    const entries = await test.db.query(`SELECT facts FROM audit_entry WHERE action = 'calendars.choose' ORDER BY id`);
    expect(entries[0].facts).toMatchObject({
      before: 'RU',
      after: 'KG',
      moved: [{ before: '2026-07-09', after: '2026-07-08' }],
    });
  });

  it('is refused when another one was published meanwhile, one of two at once', async () => {
    const now = await one(2027);
    const racing = [off('2027-07-05'), off('2027-07-06')].map((day) => publish(now, { days: [...now.days, day] }));
    const outcomes = await Promise.allSettled(racing);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedCodes(publish(now, { days: [...now.days, off('2027-07-07')] }))).toEqual(['version.stale']);
    expect((await one(2027)).version).toBe(2);
    expect(await refusedCodes(publish(now, { base: 7 }))).toEqual(['version.stale']);
  });

  it('is refused with every reason, and nothing of it is kept', async () => {
    const now = await one(2026);
    const before = await count();
    const twice = [off('2026-05-12', '2026-05-09'), off('2026-05-12'), off('2025-01-01')];
    expect(await refusedCodes(publish(now, { days: [...now.days, ...twice] }))).toEqual([
      'calendar.day-outside',
      'calendar.day-twice',
      'calendar.transfer-twice',
    ]);
    expect(await refusedCodes(publish(now, { reason: ' ' }))).toEqual(['input.invalid']);
    expect(await refusedCodes(publish(now, { source: now.source ?? '' }))).toEqual(['calendar.unchanged']);
    expect(await count()).toBe(before);
  });

  it('is never changed afterwards, not even by hand', async () => {
    for (const sql of [
      `UPDATE production_calendar SET status = 'approved'`,
      'DELETE FROM production_calendar',
      `UPDATE production_calendar_day SET kind = 'off'`,
      'DELETE FROM production_calendar_day',
    ])
      await expect(test.db.query(sql)).rejects.toThrow();
  });
});

describe('the file of a calendar', () => {
  it('is read with its titles and transfers, and says what it changes', async () => {
    const now = await one(2025);
    const file = `${asXml(now)}<day d="07.07" t="1" h="1"/>`;
    const preview = await read(xml(file, 'year="2025" lang="ru" date="2024.09.27"'), 2025);
    expect(preview.source).toBe('xmlcalendar.ru, 27.09.2024');
    expect(preview.totals).toEqual({ working: 246, off: 119 });
    expect(preview.changes.at(-1)).toBeDefined();
    expect(preview.days.find(({ day }) => day === '2025-07-07')).toEqual({
      ...off('2025-07-07'),
      title: 'День Победы & мира',
    });
    expect(preview.days.find(({ day }) => day === '2025-11-03')).toEqual(off('2025-11-03', '2025-11-01'));
    expect((await one(2025)).version).toBe(1);
  });

  it('is read as JSON and CSV too, with the titles that are known', async () => {
    const now = await one(2025);
    const marks = (month: number) =>
      Array.from({ length: new Date(Date.UTC(2025, month, 0)).getUTCDate() }, (_, index) => {
        const day = `2025-${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`;
        const special = now.days.find((each) => each.day === day);
        const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
        const kind = special?.kind ?? (isWeekend ? 'off' : 'working');
        if (kind === 'working') return '';
        return `${index + 1}${kind === 'short' ? '*' : special?.transferredFrom ? '+' : ''}`;
      })
        .filter(Boolean)
        .join(',');
    const months = Array.from({ length: 12 }, (_, index) => ({ month: index + 1, days: marks(index + 1) }));
    const transitions = now.days.flatMap(({ day, transferredFrom }) =>
      transferredFrom ? [{ from: transferredFrom.slice(5).replace('-', '.'), to: day.slice(5).replace('-', '.') }] : [],
    );
    const json = JSON.stringify({ year: 2025, months, transitions, statistic: { workdays: 247 } });
    expect((await read(json, 2025)).changes).toEqual([]);
    // A CSV says nothing of transfers, and else the same.
    const untold = (await read(JSON.stringify({ year: 2025, months }), 2025)).days;
    const csv = (year: number) =>
      `Год/Месяц,Январь\r\n${year},${months.map(({ days }) => `"${days}"`).join(',')},247,118\r\n`;
    expect((await read(csv(2025), 2025)).days).toEqual(untold);
    expect(await refusedCodes(read(csv(2025)))).toEqual(['calendar.file-year']);
    const without = JSON.stringify({ year: 2025, months: months.map((each) => ({ ...each, days: '' })) });
    expect(await refusedCodes(read(without, 2025))).toEqual(['calendar.file-empty']);
    expect(await refusedCodes(read(json))).toEqual(['calendar.file-year']);
  });

  it.each([
    ['not XML at all', 'Производственный календарь', 'calendar.file-broken'],
    ['empty XML', '<calendar/>', 'calendar.file-broken'],
    ['cut in the middle', xml('<day d="01.01" t="1"/>').slice(0, -30), 'calendar.file-broken'],
    ['closed by other names', '<calendar year="2026"><days></calendar></days>', 'calendar.file-broken'],
    ['another XML', '<quiz><question/></quiz>', 'calendar.file-broken'],
    ['other JSON', '{"year":2026,"months":[]}', 'calendar.file-broken'],
    ['a number', '7', 'calendar.file-broken'],
    ['CSV of eleven months', `2026,${'"1",'.repeat(11)}`, 'calendar.file-broken'],
    ['in another encoding', new Uint8Array([0x3c, 0xcf, 0xf0, 0xe8]), 'calendar.file-broken'],
    ['nested without end', '<a>'.repeat(200_000), 'calendar.file-broken'],
    ['with a document type', `<!DOCTYPE calendar>${xml('<day d="01.01" t="1"/>')}`, 'calendar.file-forbidden'],
    [
      'with entities',
      `<!DOCTYPE c [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><calendar year="&b;"/>`,
      'calendar.file-forbidden',
    ],
    ['of another country', xml('<day d="01.01" t="1"/>', 'year="2026" country="by"'), 'calendar.file-country'],
    ['of another year', xml('<day d="01.01" t="1"/>', 'year="2025" country="ru"'), 'calendar.file-year'],
    ['without days', xml(''), 'calendar.file-empty'],
    ['with a day that no year has', xml('<day d="02.30" t="1"/>'), 'calendar.file-day'],
    ['with an unknown mark', xml('<day d="02.20" t="7"/>'), 'calendar.file-day'],
    ['with rest from nowhere', xml('<day d="02.20" t="1" f="13.40"/>'), 'calendar.file-day'],
    ['with a day twice', xml('<day d="02.20" t="1"/><day d="02.20" t="3"/>'), 'calendar.day-twice'],
    [
      'with rest moved twice',
      xml('<day d="02.20" t="1" f="02.21"/><day d="02.24" t="1" f="02.21"/>'),
      'calendar.transfer-twice',
    ],
    ['over a megabyte', new Uint8Array(CALENDAR_FILE_BYTES + 1).fill(32), 'input.too-large'],
  ])('%s is refused in one sentence', async (_, file, code) => {
    const before = await count();
    expect(await refusedCodes(read(file))).toEqual([code]);
    expect(await count()).toBe(before);
  });

  it('without a country is Russia’s', async () => {
    const file = xml('<day d="01.01" t="1"/>', 'year="2026" lang="ru"');
    expect((await read(file)).days).toHaveLength(1);
    expect(await refusedCodes(read(file, 2026, 'KZ'))).toEqual(['calendar.file-country']);
  });
});
