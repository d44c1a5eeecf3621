import {
  issueOrderDocuments,
  listDueDocuments,
  previewIssuance,
  previewOrderIssuance,
  type DueGround,
  type UndischargedGroup,
} from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const titles = { programTitle: 'Охрана труда', groupTitle: 'ОТ-1' };
const ground = (n: number, more: Partial<DueGround> = {}): DueGround => ({
  ground: 'protocol',
  id: uuid(n),
  number: `${n}-ПК/26`,
  date: '2026-03-05',
  ...titles,
  count: 1,
  withheld: 0,
  ...more,
});
const group = (n: number, more: Partial<UndischargedGroup> = {}): UndischargedGroup => ({
  groupId: uuid(n),
  ...titles,
  groupTitle: `ОТ-${n}`,
  learners: 12,
  draftOrderId: null,
  ...more,
});
const plan = (kind: 'certificate' | 'reference', name: string) => ({
  refusals: [],
  planned: [{ enrolmentId: uuid(7), name, kind, number: '00003-С-26' }],
  waiting: [],
  withheld: [],
});

async function open(
  roles: Parameters<typeof someone>[0],
  due: { grounds?: DueGround[]; undischarged?: UndischargedGroup[] } = {},
) {
  let { grounds = [] } = due;
  const app = await renderApp('/registry/due', {
    me: someone(roles),
    handlers: [
      on(listDueDocuments, () => ({ grounds, undischarged: due.undischarged ?? [] })),
      on(previewIssuance, () => plan('certificate', 'Примерова Анна')),
      on(previewOrderIssuance, () => plan('reference', 'Неявкин Пётр')),
      on(issueOrderDocuments, () => {
        grounds = grounds.filter((each) => each.ground !== 'order');
        return { issued: 1 };
      }),
    ],
  });
  await screen.findByRole('heading', { name: 'Документы к выдаче' });
  return app;
}

describe('3.13, 3.14 what is to be issued', () => {
  it('stands in one place, by protocols and by orders, and an order’s references are issued here', async () => {
    const order = ground(2, { ground: 'order', number: '12-у' });
    const { user, calls } = await open(['administrator'], { grounds: [ground(1, { withheld: 2 }), order] });
    const byProtocol = within(await screen.findByRole('region', { name: /^Протокол № 1-ПК.26 от/u }));
    expect(await byProtocol.findByText('Примерова Анна')).toBeInTheDocument();
    expect(byProtocol.getByText('2 документа ждут диплома о прежнем образовании.')).toBeInTheDocument();
    const byOrder = within(screen.getByRole('region', { name: /^Приказ об отчислении № 12-у от/u }));
    expect(await byOrder.findByText('Неявкин Пётр')).toBeInTheDocument();
    expect(byOrder.getByText(/не явился никто/u)).toBeInTheDocument();
    await user.click(byOrder.getByRole('button', { name: 'Выдать 1 документ' }));
    expect(await screen.findByText('Выдан 1 документ. Он печатается.')).toBeInTheDocument();
    expect(calls.map(({ url }) => url)).toContain(`/api/orders/${uuid(2)}/documents`);
    expect(screen.queryByRole('region', { name: /Приказ об отчислении/u })).not.toBeInTheDocument();
  });

  it('tells the office which groups wait for an order, and a reader who makes it', async () => {
    const undischarged = [group(1), group(2, { draftOrderId: uuid(9) })];
    await open(['secretary'], { undischarged });
    expect(await screen.findByRole('link', { name: 'Составить приказ об отчислении: ОТ-1' })).toHaveAttribute(
      'href',
      `/orders/new?kind=complete-and-discharge&group=${uuid(1)}`,
    );
    expect(screen.getByRole('link', { name: 'Приказ об отчислении ждёт подписи: ОТ-2' })).toHaveAttribute(
      'href',
      `/orders/${uuid(9)}`,
    );
  });

  it('says to a reader who issues, and gives him no button', async () => {
    await open(['auditor'], { grounds: [ground(1)], undischarged: [group(1)] });
    expect(await screen.findByText('Документы выдаёт администратор.')).toBeInTheDocument();
    expect(screen.getByText('Приказ составляет секретарь или администратор.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Выдать/u })).not.toBeInTheDocument();
  });

  it('says what to do first when there is nothing', async () => {
    await open(['administrator']);
    expect(await screen.findByText(/документы появятся здесь, когда комиссия подпишет протокол/u)).toBeInTheDocument();
  });
});
