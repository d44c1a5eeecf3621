import {
  getBlankStock,
  listBlankActs,
  listBlanks,
  listBlankSigners,
  receiveBlanks,
  removeBlankBatch,
  spoilBlanks,
  type Blank,
  type OutputOf,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../test-app.tsx';

type Batch = OutputOf<typeof getBlankStock>['batches'][number];

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const blank = (n: number, more: Partial<Blank> = {}): Blank => ({
  id: id(n),
  kind: 'certificate',
  series: 'ПК',
  number: `00010${n}`,
  state: 'in-stock',
  receivedOn: '2026-11-02',
  document: null,
  takenOn: null,
  act: null,
  ...more,
});
const issued = blank(1, {
  state: 'issued',
  takenOn: '2026-11-20',
  document: { id: id(50), registrationNumber: 'ПК-26-000017', learnerName: 'Билетов Лев Викторович' },
});
const spoilt = blank(3, { state: 'spoilt', act: { id: id(60), number: '1-СБ/26', date: '2026-11-21' } });

const batch = (n: number, more: Partial<Batch> = {}): Batch => ({
  id: id(n),
  kind: 'certificate',
  series: 'ПК',
  firstNumber: '000101',
  lastNumber: '000103',
  count: 3,
  receivedOn: '2026-11-02',
  supplierDocument: null,
  receivedBy: 'Админова Ида',
  used: 2,
  removed: null,
  ...more,
});

function stockOf(received: number, batches: Batch[] = []) {
  const stock = received
    ? [{ kind: 'certificate' as const, series: 'ПК', received, issued: 1, spoilt: 1, left: 1 }]
    : [];
  const next = [{ kind: 'certificate' as const, series: 'ПК', number: '000102' }];
  return { on: '2026-11-22', stock, batches, next };
}
const stocked = (received = 3) => on(getBlankStock, () => stockOf(received));
const handlers = [
  stocked(),
  on(listBlanks, () => ({ total: 3, blanks: [issued, blank(2), spoilt] })),
  on(listBlankActs, () => ({ acts: [] })),
  on(listBlankSigners, () => ({
    people: [{ id: id(70), name: { lastName: 'Примерова', firstName: 'Анна', patronymic: null }, post: 'Методист' }],
  })),
];

describe('blanks', () => {
  it('say first what to do while there are none', async () => {
    await renderApp('/blanks', { me: someone(['administrator']), handlers: [stocked(0)] });
    expect(await screen.findByText(/Запишите первую полученную пачку/u)).toBeVisible();
  });

  it('show the last number of a pack before it is written down, and a refusal in words', async () => {
    const overlap = {
      code: 'blank.batch-overlaps',
      clause: null,
      blank: 'ПК 000150',
      receivedOn: '2026-01-12',
    } as const;
    const { user } = await renderApp('/blanks', {
      me: someone(['administrator']),
      handlers: [...handlers, on(receiveBlanks, () => refused(overlap))],
    });
    await user.click(await screen.findByRole('button', { name: 'Записать пачку' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Серия'), 'ПК');
    await user.type(dialog.getByLabelText('Первый номер'), '000104');
    expect(dialog.getByText('В пачке будут бланки с ПК 000104 по ПК 000203.')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Записать' }));
    expect(await dialog.findByText(/Бланк ПК 000150 уже получен/u)).toBeVisible();
  });

  it('have a day and a series that the federal register takes', async () => {
    const { user } = await renderApp('/blanks', { me: someone(['administrator']), handlers });
    await user.click(await screen.findByRole('button', { name: 'Записать пачку' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByLabelText('Дата получения'));
    await user.type(dialog.getByLabelText('Серия'), '№1');
    await user.click(dialog.getByRole('button', { name: 'Записать' }));
    expect(await dialog.findByText('ФИС ФРДО не примет в серии знаки №. Уберите их.')).toBeVisible();
    expect(dialog.getByText('Укажите дату.')).toBeVisible();
  });

  it('are written off by an act: a sheet that is gone cannot be ticked, and documents get the next ones', async () => {
    const { user, calls } = await renderApp('/blanks', {
      me: someone(['administrator']),
      handlers: [
        ...handlers,
        on(spoilBlanks, () => ({
          ...{
            id: id(61),
            number: '2-СБ/26',
            date: '2026-11-22',
            ground: 'lost' as const,
            reason: 'Брак',
            signers: [],
            blanks: [],
            documents: [],
          },
        })),
      ],
    });
    const table = await screen.findByRole('table', { name: 'Бланки по номерам' });
    const boxes = within(table).getAllByRole('checkbox', { name: /^Выбрать: |ПК 00010/u });
    expect(boxes.filter((box) => box.getAttribute('aria-label')?.includes('000103'))).toEqual([]);
    await user.click(within(table).getByRole('checkbox', { name: /000101/u }));
    await user.click(screen.getByRole('button', { name: 'Списать 1 бланк' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Списать 1 бланк?' }));
    expect(dialog.getByText(/1 документ получит следующий бланк/u)).toBeVisible();
    await user.type(dialog.getByLabelText('Причина'), 'Брак печати');
    await user.click(dialog.getByRole('combobox', { name: 'Что с бланками' }));
    await user.click(await screen.findByRole('option', { name: 'Утрачены' }));
    await user.click(dialog.getByRole('button', { name: 'Списать' }));
    expect(await dialog.findByText('Выберите хотя бы одного человека.')).toBeVisible();
    await user.click(dialog.getByRole('combobox', { name: 'Кто подпишет акт' }));
    await user.click(await screen.findByRole('option', { name: 'Примерова Анна, Методист' }));
    await user.click(dialog.getByRole('button', { name: 'Списать' }));
    expect(await screen.findByText('Составлен акт № 2-СБ/26')).toBeVisible();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      blankIds: [id(1)],
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
      ground: 'lost',
      reason: 'Брак печати',
      signerIds: [id(70)],
    });
  });

  it('are taken back as a whole pack with a reason, while nothing of it was used', async () => {
    const wrong = batch(81, { firstNumber: '1240', lastNumber: '1339', count: 100, used: 0 });
    const removed = { at: new Date('2026-11-22T08:00:00Z'), by: 'Админова Ида', reason: 'Без нулей' };
    const server = { batches: [batch(80), wrong] };
    const { user } = await renderApp('/blanks', {
      me: someone(['administrator']),
      handlers: [
        on(getBlankStock, () => stockOf(3, server.batches)),
        on(removeBlankBatch, () => (server.batches = [batch(80), { ...wrong, removed }]).at(-1)!),
        ...handlers.slice(1),
      ],
    });
    expect(await screen.findAllByRole('button', { name: /^Отменить запись о пачке/u })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Отменить запись о пачке ПК 1240–1339' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^100 бланков ПК 1240–1339 исчезнут из учёта/u)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Отменить запись о пачке' }));
    expect(await dialog.findByText('Заполните это поле.')).toBeVisible();
    await user.type(dialog.getByLabelText('Что было записано неверно'), 'Без нулей');
    await user.click(dialog.getByRole('button', { name: 'Отменить запись о пачке' }));
    expect(await screen.findByText(/^Запись отменена 22 ноября .*: Админова Ида\. Причина: Без нулей$/u)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Отменить запись о пачке/u })).toBeNull();
  });

  it('are only read by an auditor', async () => {
    await renderApp('/blanks', { me: someone(['auditor']), handlers });
    await waitFor(() => expect(screen.getByRole('table', { name: 'Остаток' })).toBeInTheDocument());
    expect(screen.queryByRole('button', { name: 'Записать пачку' })).toBeNull();
    expect(screen.queryAllByRole('checkbox')).toEqual([]);
  });
});
