import {
  assignBlank,
  correctHandOver,
  getDocument,
  getDocumentBlanks,
  getHandOver,
  listAttachedSignatures,
  recordFormerDocument,
  type Blank,
  type HandOver,
} from '@itog/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { documentOf, uuid } from './test-support/document.ts';

const sheet = (n: number, more: Partial<Blank> = {}): Blank => ({
  id: uuid(n),
  kind: 'certificate',
  series: 'ПК',
  number: `00010${n}`,
  state: 'issued',
  receivedOn: '2026-02-02',
  document: null,
  takenOn: '2026-03-05',
  act: null,
  ...more,
});
const taken: HandOver = {
  id: uuid(80),
  way: 'in-person',
  on: '2026-03-06',
  recipient: null,
  proxyDocument: null,
  address: null,
  trackNumber: null,
  reason: null,
  by: 'Админова Ида',
  at: new Date('2026-03-06T08:00:00Z'),
  delivery: null,
};

async function open(
  roles: Parameters<typeof someone>[0],
  first: { blanks?: Blank[]; current?: HandOver; document?: Parameters<typeof documentOf>[1] } = {},
) {
  const server = { blanks: first.blanks ?? [], current: first.current ?? null, former: [] as HandOver[] };
  const app = await renderApp(`/registry/${uuid(1)}`, {
    me: someone(roles),
    handlers: [
      on(getDocument, () => documentOf(1, first.document)),
      on(recordFormerDocument, ({ body }) => ({ ...body, by: taken.by, at: taken.at })),
      on(listAttachedSignatures, () => ({ file: null, signatures: [] }) as never),
      on(getDocumentBlanks, () => ({ blanks: server.blanks })),
      on(getHandOver, () => ({ current: server.current, former: server.former })),
      on(assignBlank, ({ body }) => {
        if (body.blank) return refused({ code: 'blank.unknown', clause: null, blank: 'ПК 999999' });
        server.blanks = [sheet(1)];
        return { ...documentOf(1), documentId: uuid(1), blank: { id: uuid(1), series: 'ПК', number: '000101' } };
      }),
      on(correctHandOver, ({ body }) => {
        server.former = server.current ? [server.current] : [];
        server.current = { ...taken, ...body, id: uuid(81), reason: body.reason } as HandOver;
        return { current: server.current, former: server.former };
      }),
    ],
  });
  return { ...app, server };
}
const panel = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the numbered paper of a document', () => {
  it('is the next sheet by one button, and then its number and the way to write it off', async () => {
    const { user, calls } = await open(['administrator']);
    const blank = await panel('Бланк');
    await user.click(blank.getByRole('button', { name: 'Взять следующий бланк' }));
    expect(await blank.findByText('ПК 000101')).toBeVisible();
    expect(blank.queryByRole('button', { name: 'Взять следующий бланк' })).not.toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ blank: null });
    expect(blank.getByRole('link', { name: 'Бланк испорчен: списать' })).toHaveAttribute(
      'href',
      '/blanks?search=000101',
    );
  });

  it('may be named, and a sheet that nobody received is refused in words', async () => {
    const { user } = await open(['administrator']);
    const blank = await panel('Бланк');
    await user.click(blank.getByText('Указать бланк по номеру'));
    await user.type(blank.getByLabelText(/^Серия/), 'ПК');
    await user.type(blank.getByLabelText(/^Номер/), '999999');
    await user.click(blank.getByRole('button', { name: 'Назначить' }));
    expect(await blank.findByText(/ПК 999999/)).toBeVisible();
  });

  it('tells those who only read what was spoilt over the document, and gives them no button', async () => {
    const act = { id: uuid(60), number: '1-СБ/26', date: '2026-03-07' };
    await open(['auditor'], { blanks: [sheet(2), sheet(1, { state: 'spoilt', act })] });
    const blank = await panel('Бланк');
    expect(blank.getByText('ПК 000102')).toBeVisible();
    expect(blank.getByText('ПК 000101 списан актом № 1-СБ/26')).toBeVisible();
    expect(blank.queryByRole('button')).not.toBeInTheDocument();
    expect(blank.queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('the document in whose place this one was issued', () => {
  it('is recorded anew from what is on record of it', async () => {
    const record = { lossProof: null, state: 'returned', on: '2026-03-20', note: 'Заявление № 4' } as const;
    const former = { registrationNumber: '00008-ПК-26', issuedOn: '2026-02-05', reason: 'damage' } as const;
    const { calls, user } = await open(['administrator'], {
      document: { former: { ...former, record: { ...record, by: taken.by, at: taken.at } } },
    });
    const shown = await panel('Прежний документ');
    expect(shown.getByText('Заявление № 4')).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'Изменить запись' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Что стало с прежним документом' }));
    await user.selectOptions(dialog.getByLabelText('Прежний документ'), 'Возвращён и уничтожен');
    await user.click(dialog.getByRole('button', { name: 'Записать' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ ...record, state: 'destroyed' });
  });
});

describe('the hand-over of a document', () => {
  it('is corrected only with a reason, and the former record stays to be read', async () => {
    const { user, calls } = await open(['administrator'], { current: taken });
    const handOver = await panel('Вручение');
    await user.click(handOver.getByRole('button', { name: 'Исправить запись' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByLabelText(/^Дата/));
    await user.type(dialog.getByLabelText(/^Дата/), '06.03.2026');
    await user.click(dialog.getByRole('button', { name: 'Исправить' }));
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
    await user.type(dialog.getByLabelText(/^Почему исправляется/), 'Перепутали документы');
    await user.click(dialog.getByRole('button', { name: 'Исправить' }));
    await waitFor(() => expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1));
    expect(await handOver.findByText(/Перепутали документы/)).toBeVisible();
    expect(handOver.getByText('Прежние записи')).toBeVisible();
  });

  it('by post is followed to its end; a letter that came back is handed over anew', async () => {
    const sent = { ...taken, way: 'by-post', address: 'г. Уфа' } as const;
    await open(['secretary'], { current: sent });
    const handOver = await panel('Вручение');
    expect(handOver.getByRole('button', { name: 'Доставлено' })).toBeVisible();
    expect(handOver.queryByRole('button', { name: 'Записать вручение' })).toBeNull();
    cleanup();
    const delivery = {
      outcome: 'returned',
      on: '2026-03-20',
      note: 'Истёк срок',
      by: 'Админова Ида',
      at: taken.at,
    } as const;
    await open(['secretary'], { current: { ...sent, delivery } });
    const returned = await panel('Вручение');
    expect(returned.getByText(/Письмо вернулось/u)).toHaveTextContent('20 марта 2026 года. Истёк срок');
    expect(returned.getByRole('button', { name: 'Записать вручение' })).toBeVisible();
    expect(returned.queryByRole('button', { name: 'Доставлено' })).toBeNull();
  });

  it('is not recorded by those who only read', async () => {
    await open(['auditor']);
    const handOver = await panel('Вручение');
    expect(handOver.queryByRole('button')).not.toBeInTheDocument();
  });
});
