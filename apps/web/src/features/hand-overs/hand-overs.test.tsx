import {
  getRegistryBook,
  getRegistryBookFilters,
  listUnhanded,
  recordDelivery,
  recordHandOvers,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';
import { bookQueryOf } from './book-query.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const lying = (n: number) => ({
  id: id(n),
  kind: 'certificate' as const,
  registrationNumber: `ПК-26-00001${n}`,
  issuedOn: '2026-11-02',
  learnerName: `Слушатель${n} Пример`,
  programTitle: 'Охрана труда',
  groupTitle: 'ОТ-1',
  lies: 20,
  postalAddress: null,
  email: null,
  posted: null,
  returnedOn: null,
});
const posted = { on: '2026-11-10', address: 'г. Уфа', trackNumber: 'RR473124829RU' };

async function open(roles: Parameters<typeof someone>[0], path = '/unhanded') {
  const app = await renderApp(path, {
    me: someone(roles),
    handlers: [
      on(listUnhanded, ({ query }) =>
        query?.show === 'posted'
          ? { total: 1, documents: [{ ...lying(3), posted }] }
          : { total: 2, documents: [lying(1), lying(2)] },
      ),
      on(recordDelivery, () => ({ current: null, former: [] })),
      on(recordHandOvers, ({ body }) => ({ recorded: body.documentIds.length })),
    ],
  });
  await screen.findByRole('table', { name: 'Не вручены' });
  return app;
}

describe('documents that nobody took', () => {
  it('are handed over many at once; a strange track number is only hinted at', async () => {
    const { user, calls } = await open(['secretary']);
    expect(screen.getByRole('button', { name: 'Отметьте документы, чтобы вручить' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: /Слушатель1/u }));
    await user.click(screen.getByRole('checkbox', { name: /Слушатель2/u }));
    await user.click(screen.getByRole('button', { name: 'Вручить 2 документа' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Вручение 2 документов' }));
    await user.click(dialog.getByRole('combobox', { name: 'Как вручён' }));
    await user.click(await screen.findByRole('option', { name: 'По почте' }));
    expect(dialog.getByText(/^Слушатель1 Пример/u)).toHaveTextContent('Удостоверение № ПК-26-000011');
    await user.clear(dialog.getByLabelText('Дата отправки'));
    await user.type(dialog.getByLabelText('Дата отправки'), '20.11.2026');
    await user.type(dialog.getByLabelText('Трек-номер'), 'RR473124828RU');
    expect(dialog.getByText(/Не похоже на трек-номер Почты России/u)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Записать отправку' }));
    expect(await screen.findByText('Записана отправка 2 документов')).toBeVisible();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      ...{ way: 'by-post', on: '2026-11-20', recipient: null, proxyDocument: null, address: null },
      ...{ trackNumber: 'RR473124828RU', documentIds: [id(1), id(2)] },
    });
  });

  it('are followed while they are on their way: a letter is delivered, or comes back', async () => {
    const { user, calls, router } = await open(['secretary'], '/unhanded?page=3');
    await user.click(screen.getByRole('radio', { name: 'В пути' }));
    expect(router.state.location.search).toBe('?show=posted');
    await user.click(await screen.findByRole('button', { name: 'Вернулось письмо с документом № ПК-26-000013' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Письмо вернулось' }));
    await user.clear(dialog.getByLabelText('Дата возврата'));
    await user.click(dialog.getByRole('button', { name: 'Записать' }));
    expect(await dialog.findByText('Укажите дату.')).toBeVisible();
    await user.type(dialog.getByLabelText('Дата возврата'), '20.11.2026');
    await user.type(dialog.getByLabelText('Примечание'), 'Истёк срок хранения');
    await user.click(dialog.getByRole('button', { name: 'Записать' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
      url: expect.stringContaining(`/documents/${id(3)}/delivery`),
      body: { outcome: 'returned', on: '2026-11-20', note: 'Истёк срок хранения' },
    });
  });

  it('are only read by an auditor', async () => {
    await open(['auditor']);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: /вручить/iu })).toBeNull();
  });
});

describe('the registry book', () => {
  it('asks for what the address says, and leaves out what makes no sense in it', () => {
    const of = (search: string) => bookQueryOf(new URLSearchParams(search));
    expect(of(`kind=diploma&status=replaced&groupId=${id(1)}&from=2026-01-01&page=2`)).toEqual({
      query: {
        kind: 'diploma',
        status: 'replaced',
        groupId: id(1),
        from: '2026-01-01',
        to: undefined,
        programId: undefined,
      },
      page: 2,
    });
    expect(of('kind=passport&status=lost&groupId=all&page=0')).toEqual({ query: {}, page: 1 });
  });

  it('has sixteen columns, and is saved as it is narrowed', async () => {
    const row = {
      ...{
        id: id(1),
        position: 1,
        document: 'Удостоверение',
        program: '«Охрана труда»',
        registrationNumber: 'ПК-26-000017',
      },
      ...{ issuedOn: '2026-11-02', blank: 'ПК 000101', learnerName: 'Билетов Лев', birthDate: '1990-05-17', sex: 'М' },
      ...{
        identity: '8004 123456',
        citizenship: 'Россия',
        order: '№ 18',
        handedOver: '',
        byProxy: '',
        mark: 'Утрата',
        duplicateTaken: '',
      },
    };
    await renderApp('/registry-book?kind=certificate', {
      me: someone(['director']),
      handlers: [
        on(getRegistryBook, () => ({ total: 1, rows: [row] })),
        on(getRegistryBookFilters, () => ({ groups: [], programs: [] })),
      ],
    });
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(16);
    expect(within(table).getByRole('row', { name: /Билетов Лев/u })).toHaveTextContent('8004 123456');
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Таблица XLSX' })).toHaveAttribute(
        'href',
        '/api/registry-book/xlsx?kind=certificate',
      ),
    );
  });
});
