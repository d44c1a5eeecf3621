import { createHash } from 'node:crypto';
import {
  cancelOrder,
  changeOrder,
  getOrder,
  listOrders,
  previewOrder,
  signOrder,
  getMySigning,
  type Order,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const HTML = '<article class="form order"><p>Зачислить: Авансов Антон</p></article>';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const at = new Date('2026-03-04T10:40:00Z');
const order = (changed: Partial<Order> = {}): Order => ({
  id: uuid(1),
  kind: 'enrol-group',
  number: '14-УЧ/26',
  date: '2026-03-04',
  subject: 'О зачислении слушателей',
  status: 'draft',
  program: { id: uuid(2), title: 'Охрана труда' },
  group: { id: uuid(3), title: 'ДО-1' },
  signedAt: null,
  signedBy: null,
  revision: 1,
  text: 'ПРИКАЗЫВАЮ:\n1. Зачислить:\n{слушатели}',
  html: HTML,
  contentSha256: sha(HTML),
  draftedBy: 'Порядкина Вера Учётовна',
  draftedAt: at,
  cancelled: null,
  signature: null,
  commissionId: null,
  changes: null,
  printed: false,
  blockers: [],
  ...changed,
});
const signing = {
  agreement: {
    id: uuid(9),
    number: '1',
    title: 'Соглашение',
    effectiveFrom: '2026-01-01',
    sha256: sha(''),
    markdown: '',
  },
  acceptedAt: at,
  secondFactor: null,
};
const page = `/orders/${uuid(1)}`;

describe('an order', () => {
  it('is signed by the director under exactly the text in view', async () => {
    let current = order();
    const bodies: object[] = [];
    const { user } = await renderApp(page, {
      me: someone(['director']),
      handlers: [
        on(getOrder, () => current),
        on(getMySigning, () => signing),
        on(signOrder, ({ body }) => {
          bodies.push(body);
          if (body.password !== 'верный') return refused({ code: 'password.wrong', clause: null });
          current = order({ status: 'signed', signedAt: at, signedBy: 'Образцов Пётр Примерович' });
          return current;
        }),
      ],
    });
    const sheet = await screen.findByTitle<HTMLIFrameElement>('Приказ № 14-УЧ/26');
    expect(sheet.getAttribute('srcdoc')).toContain('Авансов Антон');
    await user.click(screen.getByRole('button', { name: 'Подписать приказ' }));
    const dialog = within(await screen.findByRole('dialog'));
    const field = await dialog.findByLabelText('Введите пароль ещё раз');
    await user.type(field, 'не тот{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent('Пароль не подошёл.');
    await user.clear(field);
    await user.type(field, 'верный{Enter}');
    expect(await screen.findByText(/^Подписан 4 марта в 15:40.*: Образцов Пётр Примерович\.$/)).toBeInTheDocument();
    expect(bodies).toEqual(
      ['не тот', 'верный'].map((password) => ({ password, code: null, contentSha256: sha(HTML) })),
    );
  });

  it('cannot be signed while something stands against it, and the drafter brings it up to date', async () => {
    let current = order({ blockers: [{ code: 'order.facts-changed', clause: null }] });
    const { user, calls } = await renderApp(page, {
      me: someone(['secretary']),
      handlers: [
        on(getOrder, () => current),
        on(changeOrder, () => {
          current = order({ revision: 2 });
          return current;
        }),
      ],
    });
    expect(await screen.findByText(/изменились данные, на которых он основан/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Подписать приказ' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Обновить по данным' }));
    await waitFor(() => expect(screen.queryByText(/изменились данные/)).toBeNull());
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({ revision: 1 });
  });

  it('is cancelled with a reason, and says that its number stays', async () => {
    let current = order();
    const { user } = await renderApp(page, {
      me: someone(['secretary']),
      handlers: [
        on(getOrder, () => current),
        on(cancelOrder, ({ body }) => {
          current = order({ status: 'cancelled', cancelled: { at, by: 'Протоколова Нина', reason: body.reason } });
          return current;
        }),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Отменить проект' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Номер 14-УЧ\/26 останется в книге/)).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Причина'), 'Не та группа');
    await user.click(dialog.getByRole('button', { name: 'Отменить проект' }));
    expect(await screen.findByText('Причина: Не та группа')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Изменить текст' })).toBeNull();
  });
});

describe('the book of orders', () => {
  it('is narrowed through the address', async () => {
    const { calls } = await renderApp('/orders?kind=enrol-group&year=2026&status=draft&search=зачис', {
      me: someone(['auditor']),
      handlers: [on(listOrders, () => ({ total: 1, years: [2026], orders: [order()] }))],
    });
    expect(await screen.findByRole('link', { name: 'Приказ № 14-УЧ/26' })).toHaveAttribute('href', page);
    const asked = new URL(calls.find(({ url }) => url.startsWith('/api/orders'))?.url ?? '', 'http://x').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      kind: 'enrol-group',
      year: '2026',
      status: 'draft',
      search: 'зачис',
    });
  });
});

describe('a new order on a group', () => {
  it('shows the order and whom it leaves out before a number is taken', async () => {
    await renderApp(`/orders/new?kind=complete-and-discharge&group=${uuid(3)}`, {
      me: someone(['secretary']),
      handlers: [
        on(previewOrder, () => ({
          refusals: [],
          nextNumber: '20-УЧ/26',
          words: { subject: 'Об отчислении', text: '{с документом}' },
          title: 'Приказ № б/н',
          html: HTML,
          leftOut: ['Пробелова Дарья'],
        })),
      ],
    });
    expect(await screen.findByText(/приказ получит номер 20-УЧ\/26/)).toBeInTheDocument();
    expect(screen.getByText(/результат ещё не объявлен: Пробелова Дарья/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Составить приказ' })).toBeEnabled();
  });
});
