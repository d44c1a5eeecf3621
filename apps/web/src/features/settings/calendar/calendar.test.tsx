import {
  chooseCalendar,
  getCalendar,
  getCalendars,
  previewCalendar,
  publishCalendar,
  readCalendarFile,
  type CalendarOfYear,
  type CalendarPreview,
} from '@itog/contracts';
import { calendarDifference, calendarTotals, lawfulDays, type CalendarCountry, type SpecialDay } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';

const administrator = someone(['administrator']);

const calendar = (country: CalendarCountry, year: number, more: Partial<CalendarOfYear> = {}): CalendarOfYear => {
  const days = lawfulDays(country, year);
  const version = {
    version: 1,
    status: 'approved' as const,
    source: 'Постановление № 1466',
    reason: null,
    publishedAt: new Date('2026-01-01T00:00:00Z'),
    publishedBy: null,
  };
  return { country, year, ...version, days, totals: calendarTotals({ year, days }), versions: [version], ...more };
};
const previewOf = (days: readonly SpecialDay[], more: Partial<CalendarPreview> = {}): CalendarPreview => ({
  days: [...days],
  source: null,
  changes: calendarDifference(calendar('RU', 2026).days, days),
  moved: [],
  totals: calendarTotals({ year: 2026, days }),
  ...more,
});

type Handlers = NonNullable<NonNullable<Parameters<typeof renderApp>[1]>['handlers']>;
const open = (path = '', { me = administrator, handlers = [] as Handlers, now = {} as Partial<CalendarOfYear> } = {}) =>
  renderApp(`/settings/calendar${path}`, {
    me,
    handlers: [
      ...handlers,
      on(getCalendars, () => ({ country: 'RU' as const, thisYear: 2026, years: [] })),
      on(getCalendar, ({ params }) => calendar(params.country, Number(params.year), now)),
    ],
  });
/** The year holds 365 buttons, whose names are slow to tell by role. */
const press = (label: string | RegExp) => screen.findByLabelText(label);
const sent = (calls: { method: string; url: string; body: unknown }[], method: string) =>
  calls.find((call) => call.method === method && !call.url.endsWith('/preview'));

describe('5.6, 5.11 the production calendar', () => {
  it('shows the year with its source, and every special day in words', async () => {
    await open();
    expect(await screen.findAllByText('Утверждён')).toHaveLength(2);
    expect(screen.getByText('Источник: Постановление № 1466')).toBeInTheDocument();
    expect(screen.getByText('Сроки считаются по этому календарю.')).toBeInTheDocument();
    expect(screen.getAllByRole('table', { name: /^(январь|май|декабрь)$/u })).toHaveLength(3);
    // A weekend bears no mark, and no name of one either.
    expect(document.body).not.toHaveTextContent('mark.weekend');
    const list = screen.getByRole('list', { name: 'Особые дни' });
    const moved = within(list).getByText('11 мая, понедельник').closest('li');
    expect(moved).toHaveTextContent('нерабочий: перенос с 9 мая');
    expect(
      within(list)
        .getByText(/30 апреля/u)
        .closest('li'),
    ).toHaveTextContent('рабочий день, короче на час');
    // A holiday on a Saturday changes no week; it stands in the grid.
    expect(within(list).queryByText(/^9 мая, суббота/u)).toBeNull();
    const holiday = screen.getByLabelText('9 мая, суббота: нерабочий: День Победы');
    expect(holiday).toHaveTextContent('9•');
    expect(screen.getByLabelText(/^11 мая/u)).toHaveTextContent('11+');
    expect(screen.getByLabelText(/^30 апреля/u)).toHaveTextContent('30*');
  });

  it('has no fault that axe finds', async () => {
    const { user } = await open();
    await screen.findByRole('list', { name: 'Особые дни' });
    const faults = async () => {
      const { violations } = await axe.run(screen.getByRole('main'), {
        rules: { 'color-contrast': { enabled: false } },
      });
      return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    };
    expect(await faults()).toEqual([]);
    await user.click(await press('Изменить: 11 мая, понедельник'));
    await screen.findByRole('dialog');
    expect(await faults()).toEqual([]);
  });

  it('turns the years, and says of each how certain it is', async () => {
    const now = { status: 'provisional', version: 0, source: null, publishedAt: null, versions: [] } as const;
    const { user, router } = await open('?year=2030', { now: { ...now, versions: [] } });
    expect(await screen.findByText('Предварительный', { selector: 'span' })).toBeInTheDocument();
    expect(screen.getByText(/Календарь на этот год ещё не опубликован/u)).toBeInTheDocument();
    expect(screen.queryByRole('table', { name: 'Версии' })).toBeNull();
    await user.click(screen.getByLabelText('Следующий год'));
    expect(await screen.findByText('2031')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?year=2031');
  });

  it('changes a day after it was shown what that moves', async () => {
    const moved = [
      {
        title: 'Апелляция № 3',
        subjectId: '00000000-0000-4000-8000-000000000003',
        before: '2026-07-08',
        after: '2026-07-09',
      },
    ];
    const { user, calls } = await open('', {
      handlers: [
        on(previewCalendar, ({ body }) => previewOf(body.days as SpecialDay[], { moved })),
        on(publishCalendar, () => calendar('RU', 2026, { version: 2 })),
      ],
    });
    await user.click(await press(/^6 июля, понедельник/u));
    const dialog = await screen.findByRole('dialog', { name: /^6.июля, понедельник$/u });
    expect(within(dialog).getByRole('radio', { name: 'Обычный рабочий день' })).toBeChecked();
    await user.click(within(dialog).getByRole('radio', { name: 'Праздник или нерабочий день' }));
    await user.type(within(dialog).getByLabelText('Название'), 'День города');
    await user.click(within(dialog).getByRole('button', { name: 'Показать, что изменится' }));
    expect(await within(dialog).findByText(/Станет: нерабочий: День города/u)).toBeInTheDocument();
    expect(dialog).toHaveTextContent('Было: обычный день');
    expect(within(dialog).getByRole('region', { name: /сроки сдвинутся/u })).toHaveTextContent(
      /Апелляция № 3Срок перейдёт с 8.июля на 9.июля/u,
    );
    await user.click(within(dialog).getByRole('button', { name: 'Опубликовать версию' }));
    expect(within(dialog).getByLabelText('Причина изменения')).toHaveAccessibleDescription(/Заполните это поле/u);
    expect(sent(calls, 'POST')).toBeUndefined();
    await user.type(within(dialog).getByLabelText('Причина изменения'), 'Указ главы республики');
    await user.click(within(dialog).getByRole('button', { name: 'Опубликовать версию' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent(calls, 'POST')).toMatchObject({
      url: '/api/calendars/RU/2026/versions',
      body: { base: 1, status: 'approved', reason: 'Указ главы республики' },
    });
    const { days } = sent(calls, 'POST')?.body as { days: SpecialDay[] };
    expect(days.filter(({ day }) => day === '2026-07-06')).toEqual([
      { day: '2026-07-06', kind: 'off', title: 'День города', transferredFrom: null },
    ]);
  });

  it('publishes nothing that is the same', async () => {
    const { user } = await open('', {
      handlers: [on(previewCalendar, ({ body }) => previewOf(body.days as SpecialDay[], { changes: [] }))],
    });
    await user.click(await press('Изменить: 11 мая, понедельник'));
    await user.click(screen.getByText('Показать, что изменится'));
    expect(await screen.findByText(/Дни остаются прежними/u)).toBeInTheDocument();
    expect(screen.getByText('Опубликовать версию').closest('button')).toBeDisabled();
    expect(screen.getByText(/публиковать нечего/u)).toBeInTheDocument();
  });

  it('reads a file, shows the difference and publishes it under the file’s own source', async () => {
    const days = calendar('RU', 2026).days.filter(({ day }) => day !== '2026-05-11');
    const { user, calls } = await open('', {
      handlers: [
        on(readCalendarFile, () => previewOf(days, { source: 'xmlcalendar.ru, 30.09.2025' })),
        on(publishCalendar, () => refused({ code: 'version.stale', clause: null })),
      ],
    });
    await user.click(await screen.findByText('Загрузить календарь'));
    await user.upload(screen.getByLabelText(/Файл XML, JSON или CSV/u), new File(['<calendar/>'], 'calendar.xml'));
    expect(await screen.findByText(/Было: нерабочий: перенос с 9.мая/u)).toBeInTheDocument();
    expect(screen.getByText('Ни один открытый срок не сдвинется.')).toBeInTheDocument();
    expect(screen.getByLabelText('Источник')).toHaveValue('xmlcalendar.ru, 30.09.2025');
    await user.type(screen.getByLabelText('Причина изменения'), 'Утверждён на год');
    await user.click(screen.getByText('Опубликовать версию'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Кто-то изменил эту запись раньше вас');
    expect(calls.filter(({ method }) => method === 'POST').map(({ url }) => url)).toEqual([
      '/api/calendars/RU/2026/file',
      '/api/calendars/RU/2026/versions',
    ]);
  });

  it('says in one sentence what is wrong with a file', async () => {
    const { user } = await open('', {
      handlers: [on(readCalendarFile, () => refused({ code: 'calendar.file-year', clause: null, found: '2025' }))],
    });
    await user.click(await screen.findByText('Загрузить календарь'));
    await user.upload(screen.getByLabelText(/Файл XML/u), new File(['<calendar/>'], 'calendar.xml'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Это календарь другого года: в файле указано «2025»');
  });

  it('lets the administrator count by another country, after it was said what that means', async () => {
    const { user, calls } = await open('?country=KZ', {
      handlers: [on(chooseCalendar, () => ({ country: 'KZ' as const }))],
    });
    expect(await screen.findByText('Сейчас сроки считаются по календарю России.')).toBeInTheDocument();
    await user.click(screen.getByText('Считать сроки по этому'));
    const dialog = await screen.findByRole('dialog', { name: 'Считать сроки по календарю Казахстана' });
    expect(dialog).toHaveTextContent('Все открытые сроки в рабочих днях сразу пересчитаются');
    await user.click(within(dialog).getByRole('button', { name: 'Считать по этому' }));
    await waitFor(() => expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ country: 'KZ' }));
  });

  it('is only shown to those who do not manage the organisation', async () => {
    await open('?country=KZ', { me: someone(['secretary']) });
    const list = await screen.findByRole('list', { name: 'Особые дни' });
    expect(within(list).queryByRole('button')).toBeNull();
    for (const name of ['Изменить день', 'Загрузить календарь', 'Считать сроки по этому'])
      expect(screen.queryByText(name)).toBeNull();
    expect(screen.getByTitle('9 мая, суббота: нерабочий: День Победы')).toBeInTheDocument();
  });
});
