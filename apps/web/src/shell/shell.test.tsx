import { jest } from '@jest/globals';
import { createProgram, getOrganisation, listPrograms, listSeries, signIn, signOut } from '@itog/contracts';
import { ROLES, type Role } from '@itog/domain';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import { createI18n } from '../i18n/index.ts';
import { WordsGone } from '../i18n/words-gone.ts';
import { offline, on, refused, renderApp, someone } from '../test-app.tsx';
import { App } from './App.tsx';
import { lazyPage } from './lazy-page.ts';
import { holds, navigationOf } from './navigation.ts';
import { RouteProblem } from './RouteProblem.tsx';

const administrator = someone(['administrator']);
const series = on(listSeries, () => ({ series: [] }));

// React tells of every error that a boundary catches.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
});

describe('the frame', () => {
  it.each<[Role, string]>([
    ['learner', 'my'],
    ['teacher', 'today groups programs appeals settings'],
    ['commission-member', 'today sessions protocols programs commissions appeals orders settings'],
    ['secretary', 'today sessions protocols groups programs commissions appeals orders registry settings'],
    [
      'director',
      'today sessions protocols groups programs commissions appeals orders registry federal-register audit settings',
    ],
    [
      'administrator',
      'today sessions protocols groups programs commissions appeals orders registry federal-register settings',
    ],
    [
      'auditor',
      'today sessions protocols groups programs commissions appeals orders registry federal-register audit settings',
    ],
  ])('offers a %s only what he may open', (role, sections) => {
    expect(navigationOf([role]).map(({ label }) => label)).toEqual(sections.split(' '));
    expect(ROLES).toContain(role);
  });

  it.each([
    ['/', 'today'],
    ['/registry/print-runs', 'registry'],
    ['/registry-book', 'registry'],
    ['/unhanded', 'registry'],
    ['/blanks', 'registry'],
    ['/questions/1/edit', 'programs'],
    ['/meetings/1', 'sessions'],
    ['/account', undefined],
  ])('knows whose page %s is', (pathname, section) => {
    expect(navigationOf(['administrator']).find((entry) => holds(entry, pathname))?.label).toBe(section);
  });

  it('names the page in the tab and marks where one is', async () => {
    await renderApp('/settings/numbers', { me: administrator, handlers: [series] });
    expect(await screen.findByRole('heading', { level: 1, name: 'Номера документов' })).toBeInTheDocument();
    await waitFor(() => expect(document.title).toBe('Номера документов — Итог'));
    const [side] = screen.getAllByRole('navigation', { name: 'Разделы' });
    expect(within(side!).getByRole('link', { current: 'page' })).toHaveTextContent('Настройки');
  });

  it('lets the keyboard skip to the page, and moves the focus there after a navigation', async () => {
    const { user } = await renderApp('/account', { me: administrator, handlers: [series] });
    await screen.findByRole('heading', { name: 'Учётная запись' });
    await user.tab();
    expect(screen.getByRole('link', { name: 'К содержанию' })).toHaveFocus();
    await user.click(screen.getAllByRole('link', { name: 'Настройки' })[0]!);
    await screen.findByRole('navigation', { name: 'Настройки' });
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('says that an address leads nowhere, and where to go', async () => {
    await renderApp('/nowhere', { me: administrator });
    expect(await screen.findByRole('heading', { name: 'Страница не найдена' })).toBeInTheDocument();
    expect(within(screen.getByRole('main')).getByRole('link', { name: 'На главную' })).toBeInTheDocument();
  });

  it('says that a section is closed', async () => {
    const denied = on(listSeries, () => refused({ code: 'access.denied', clause: null }));
    await renderApp('/settings/numbers', { me: administrator, handlers: [denied] });
    expect(await screen.findByRole('heading', { name: 'Нет доступа' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'К содержанию' })).toBeInTheDocument();
  });

  it('says that the server is not reached, and offers to try again', async () => {
    await renderApp('/settings/numbers', { me: administrator, handlers: [on(listSeries, offline)] });
    expect(await screen.findByRole('heading', { name: 'Нет связи' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Попробовать снова' })).toBeInTheDocument();
  });

  it('leads to the sign-in when it has ended, and remembers the place', async () => {
    const ended = on(listSeries, () => refused({ code: 'access.signed-out', clause: null }));
    const { router } = await renderApp('/settings/numbers?sort=-last', { me: administrator, handlers: [ended] });
    expect(await screen.findByRole('heading', { name: 'Вход' })).toBeInTheDocument();
    expect(router.state.location.search).toBe('?next=%2Fsettings%2Fnumbers%3Fsort%3D-last');
    expect(screen.getByText(/Сеанс истёк. Войдите снова/)).toBeInTheDocument();
  });

  it('says that the network broke off or the server is newer than the page, whether a script or words are gone', async () => {
    const words = await createI18n('ru');
    const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/a.js'));
    const Wordless = () => words.t('programs:list.title');
    words.emit('failedLoading', 'ru', 'late', new WordsGone('/assets/late.json'));
    expect(() => words.t('late:title')).toThrow(WordsGone);
    words.addResourceBundle('ru', 'late', {}); // they have come after all
    expect(words.t('late:title')).toBe('title');
    words.removeResourceBundle('ru', 'late'); // the core is everybody's
    const pages = [
      { path: '/script', lazy: lazyPage(gone) },
      { path: '/words', Component: Wordless },
    ];
    for (const { path } of pages) {
      const router = createMemoryRouter([{ ErrorBoundary: RouteProblem, children: pages }], { initialEntries: [path] });
      words.emit('failedLoading', 'ru', 'programs', new WordsGone('/assets/programs.json'));
      const { unmount } = render(<App router={router} client={createQueryClient(0)} words={words} env="test" />);
      expect(await screen.findByRole('heading', { name: /^Страница не\sзагрузилась$/ })).toBeInTheDocument();
      expect(screen.getByRole('button', { name: 'Обновить страницу' })).toBeInTheDocument();
      unmount();
    }
  });

  it('tells of a lost line without hiding the page', async () => {
    const { client } = await renderApp('/settings/organisation', { me: administrator });
    await screen.findByRole('heading', { name: 'Организация' });
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await act(() => client.invalidateQueries({ queryKey: [getOrganisation.path] }));
    expect(await screen.findByText(/Нет связи с сервером/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Организация' })).toBeInTheDocument();
  });
});

describe('what is typed and not saved', () => {
  const programs = on(listPrograms, () => ({ programs: [] }));
  const TITLE = 'БДД';

  async function typing(handlers: Parameters<typeof renderApp>[1] = {}) {
    const app = await renderApp('/programs/new', { me: administrator, ...handlers });
    await app.user.type(await screen.findByRole('textbox', { name: /Название/ }), TITLE);
    return app;
  }

  it('outlives the sign-in: the password is asked over the page', async () => {
    let ended = true;
    const create = on(createProgram, () =>
      ended ? refused({ code: 'access.signed-out', clause: null }) : refused({ code: 'access.denied', clause: null }),
    );
    const enter = on(signIn, ({ body }) => {
      if (body.password !== 'да') return refused({ code: 'sign-in.wrong', clause: null });
      ended = false;
      return administrator;
    });
    const { user, router, calls } = await typing({ handlers: [programs, create, enter] });
    await user.type(screen.getAllByLabelText('Форма обучения')[0]!, 'очная');
    await user.click(screen.getByRole('button', { name: 'Создать программу' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Сеанс истёк' }));
    expect(dialog.getByLabelText('Логин')).toHaveValue('primerova');
    await user.type(dialog.getByLabelText('Пароль'), 'нет{Enter}');
    expect(await dialog.findByRole('alert')).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Пароль'), 'да{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(router.state.location.pathname).toBe('/programs/new');
    expect(screen.getByRole('textbox', { name: /Название/ })).toHaveValue(TITLE);
    await user.click(screen.getByRole('button', { name: 'Создать программу' }));
    const sent = () => calls.filter(({ method, url }) => method === 'POST' && url === '/api/programs');
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]?.body).toMatchObject({ title: TITLE });
  });

  it('is not lost by a click on the menu without a question', async () => {
    const { user, router } = await typing({ handlers: [programs] });
    const leave = () => user.click(screen.getAllByRole('link', { name: 'Программы' })[0]!);
    await leave();
    const dialog = await screen.findByRole('dialog', { name: 'Уйти без сохранения?' });
    await user.click(within(dialog).getByRole('button', { name: 'Остаться' }));
    expect(screen.getByRole('textbox', { name: /Название/ })).toHaveValue(TITLE);
    const unload = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(true);
    await leave();
    await user.click(await screen.findByRole('button', { name: 'Уйти без сохранения' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/programs'));
  });

  it('asks nothing of whom has typed nothing', async () => {
    const { user, router } = await renderApp('/programs/new', { me: administrator, handlers: [programs] });
    await screen.findByRole('textbox', { name: /Название/ });
    await user.click(screen.getAllByRole('link', { name: 'Программы' })[0]!);
    await waitFor(() => expect(router.state.location.pathname).toBe('/programs'));
  });
});

describe('the account menu', () => {
  it('signs out and forgets everything', async () => {
    const { user, router, client } = await renderApp('/account', {
      me: administrator,
      handlers: [on(signOut, () => undefined)],
    });
    await user.click(await screen.findByRole('button', { name: 'Меню пользователя: Примерова А. О.' }));
    expect(await screen.findByText(/администратор/, { selector: '.mantine-Menu-label' })).toBeInTheDocument();
    client.setQueryData(['secret'], 1);
    await user.click(screen.getByRole('menuitem', { name: 'Выйти' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(client.getQueryData(['secret'])).toBeUndefined();
  });

  it('changes the language and keeps it; what is not translated stays Russian', async () => {
    const { user } = await renderApp('/verify');
    await screen.findByRole('heading', { name: 'Проверка документа' });
    await user.click(screen.getByRole('button', { name: 'Меню пользователя' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Қазақша' }));
    expect(await screen.findByRole('heading', { name: 'Құжатты тексеру' })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('kk');
    expect(localStorage.getItem('itog.language')).toBe('kk');
  });

  it('changes the appearance', async () => {
    const { user } = await renderApp('/verify', { language: 'ru' });
    await user.click(await screen.findByRole('button', { name: 'Меню пользователя' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Тёмное' }));
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(localStorage.getItem('itog.scheme')).toBe('dark');
  });
});
