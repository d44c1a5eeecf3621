import { jest } from '@jest/globals';
import { listUsers, makeSpreadsheet, type SpreadsheetRequest, type User } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone, type RenderOptions } from '../../test-app.tsx';

const user = (n: number, lastName: string, lastSignInAt: Date | null): User => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  name: { lastName, firstName: 'Лев', patronymic: null },
  login: `member${n}`,
  email: null,
  roles: ['teacher'],
  post: null,
  degree: null,
  outsideOrganisation: null,
  active: true,
  lastSignInAt,
});
const users = [
  user(2, 'Ёлкин', new Date('2026-03-04T10:00:00Z')),
  user(9, 'Жуков', null),
  user(1, 'Ежов', new Date('2026-03-05T10:00:00Z')),
];

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent?.split(' ')[0]);

const page = async (query = '', more: NonNullable<RenderOptions['handlers']> = []) => {
  const app = await renderApp(`/settings/users${query}`, {
    me: someone(['administrator']),
    handlers: [on(listUsers, () => ({ users })), ...more],
  });
  await screen.findByRole('table', { name: 'Пользователи' });
  return app;
};

describe('a table', () => {
  it('keeps the order of the server until it is asked to sort', async () => {
    await page();
    expect(names()).toEqual(['Ёлкин', 'Жуков', 'Ежов']);
  });

  it('sorts as Russian does, and keeps the order in the address', async () => {
    const { user: person, router } = await page();
    const heading = () => screen.getByRole('button', { name: /Сортировать «Фамилия, имя, отчество»/ });
    await person.click(heading());
    await waitFor(() => expect(names()).toEqual(['Ежов', 'Ёлкин', 'Жуков']));
    expect(router.state.location.search).toBe('?sort=name');
    expect(screen.getAllByRole('columnheader')[0]).toHaveAttribute('aria-sort', 'ascending');
    await person.click(heading());
    await waitFor(() => expect(names()).toEqual(['Жуков', 'Ёлкин', 'Ежов']));
    expect(router.state.location.search).toBe('?sort=-name');
  });

  it.each([
    ['last', ['Ёлкин', 'Ежов', 'Жуков']],
    ['-last', ['Ежов', 'Ёлкин', 'Жуков']],
  ])('opened with sort=%s puts what is not known last', async (sort, expected) => {
    await page(`?sort=${sort}`);
    expect(names()).toEqual(expected);
  });

  it('ignores a column that does not exist', async () => {
    await page('?sort=moon');
    expect(names()).toEqual(['Ёлкин', 'Жуков', 'Ежов']);
  });

  it('is saved as a sheet, in the order and the words of the screen', async () => {
    const asked: SpreadsheetRequest[] = [];
    const saved: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    const app = await page('?sort=name', [
      on(makeSpreadsheet, ({ body }) => {
        asked.push(body);
      }),
    ]);
    await app.user.click(screen.getByRole('button', { name: 'Скачать таблицу (XLSX)' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(asked[0]?.name).toBe('Пользователи');
    expect(asked[0]?.rows.map(([name]) => String(name).split(' ')[0])).toEqual(['Ежов', 'Ёлкин', 'Жуков']);
    const signedIn = asked[0]?.columns.findIndex(({ kind }) => kind === 'instant') ?? -1;
    expect(asked[0]?.rows[2]?.[signedIn]).toBeNull();
    expect(asked[0]?.rows[0]?.[signedIn]).toBe('2026-03-05T10:00:00.000Z');
    jest.restoreAllMocks();
  });
});
