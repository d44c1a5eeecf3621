import {
  getGroup,
  getGroupFile,
  listOrders,
  overrideAdmission,
  recordAdmissionFacts,
  type CallOf,
  type Enrolment,
  type Group,
  type GroupFile,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { enrolment, group, GROUP, id, MODULES } from '../test-support/group.ts';
import { ticked } from '../use-group.ts';

type Facts = CallOf<typeof recordAdmissionFacts>['body'];

/** A server that keeps one group; its answers can be held back. */
class Server {
  group: Group;
  seen: Facts[] = [];
  held: (() => void)[] = [];
  holds = false;

  constructor(...enrolments: Enrolment[]) {
    this.group = group(enrolments);
  }

  readonly handlers = [
    on(getGroup, () => this.group),
    on(listOrders, () => ({ total: 0, years: [], orders: [] })),
    on(getGroupFile, () => ({ parts: PARTS })),
    on(recordAdmissionFacts, async ({ body }) => {
      this.seen.push(body);
      this.group = ticked(this.group, body);
      const answer = this.group;
      if (this.holds) await new Promise<void>((go) => this.held.push(go));
      return answer;
    }),
  ];
}

const PARTS: GroupFile['parts'] = [
  { kind: 'enrolment-order', state: 'ready', id: id(71), number: '7-К', date: '2026-03-02', lacking: 0 },
  { kind: 'admission-sheet', state: 'missing', id: null, number: null, date: null, lacking: 3 },
  { kind: 'protocol', state: 'unsigned', id: id(72), number: '1-ПК/26', date: '2026-03-04', lacking: 0 },
];

async function open(server: Server, roles: Parameters<typeof someone>[0] = ['administrator'], search = '') {
  const app = await renderApp(`/groups/${GROUP}${search}`, { me: someone(roles), handlers: server.handlers });
  await screen.findByRole('heading', { name: 'ОТ-12' });
  return app;
}
const row = (letter: string) => screen.getByRole('row', { name: new RegExp(`Ученик-${letter}`) });
const paid = (letter: string) => within(row(letter)).getByRole('checkbox', { name: /^Оплата внесена/ });

describe('a tick', () => {
  it('shows the verdict of the rule at once, before the server has answered (3.1)', async () => {
    const server = new Server(enrolment(1), enrolment(2));
    server.holds = true;
    const { user } = await open(server);
    expect(row('А')).toHaveTextContent('Не допущенне внесена оплата');
    await user.click(paid('А'));
    await waitFor(() => expect(row('А')).toHaveTextContent(/Допущен(?!не)/));
    expect(row('Б')).toHaveTextContent('Не допущен');
    expect(screen.getByText('2 слушателя · допущено 1 · не допущено 1')).toBeInTheDocument();
    // Answered before the next test: the same call under way would be joined there, not sent.
    server.held.forEach((go) => go());
  });

  it('is not taken back by the answer to an earlier one', async () => {
    const server = new Server(enrolment(1), enrolment(2));
    server.holds = true;
    const { user } = await open(server);
    await user.click(paid('А'));
    await user.click(paid('Б'));
    await waitFor(() => expect(server.held).toHaveLength(1));
    server.held[0]!();
    await waitFor(() => expect(server.held).toHaveLength(2));
    expect(paid('Б')).toBeChecked();
    server.held[1]!();
    await waitFor(() => expect(server.seen).toHaveLength(2));
    expect(paid('А')).toBeChecked();
    expect(paid('Б')).toBeChecked();
  });

  it('is taken back when the server refuses, and says why', async () => {
    const server = new Server(enrolment(1));
    const refusing = on(recordAdmissionFacts, () => refused({ code: 'access.denied', clause: null }));
    const app = await renderApp(`/groups/${GROUP}`, {
      me: someone(['administrator']),
      handlers: [refusing, ...server.handlers],
    });
    await screen.findByRole('row', { name: /Ученик-А/ });
    await app.user.click(paid('А'));
    expect(await screen.findByRole('alert')).toHaveTextContent('У вас нет прав');
    await waitFor(() => expect(paid('А')).not.toBeChecked());
  });
});

describe('many at once', () => {
  it('are paid by one call', async () => {
    const server = new Server(enrolment(1), enrolment(2), enrolment(3));
    const { user } = await open(server);
    await user.click(within(row('А')).getByRole('checkbox', { name: /^Выбрать/ }));
    await user.click(within(row('В')).getByRole('checkbox', { name: /^Выбрать/ }));
    const bar = screen.getByRole('region', { name: 'Действия с выбранными' });
    expect(within(bar).getByRole('status')).toHaveTextContent('Выбрано 2');
    await user.click(within(bar).getByRole('button', { name: 'Оплата внесена' }));
    await waitFor(() => expect(server.seen).toEqual([{ enrolmentIds: [id(51), id(53)], tuitionPaid: true }]));
    expect(paid('Б')).not.toBeChecked();
  });

  it('get only the parts of the curriculum that are ticked', async () => {
    const server = new Server(enrolment(1, { modulesDone: [] }), enrolment(2, { modulesDone: [] }));
    const { user } = await open(server);
    await user.click(screen.getAllByRole('checkbox', { name: 'Выбрать всех' })[0]!);
    await user.click(screen.getByRole('button', { name: 'Отметить модули' }));
    const dialog = await screen.findByRole('dialog', { name: 'Учебный план 2 слушателей' });
    await user.click(within(dialog).getByRole('checkbox', { name: 'Практика' }));
    await user.click(within(dialog).getByRole('button', { name: 'Отметить пройденными' }));
    await waitFor(() =>
      expect(server.seen).toEqual([{ enrolmentIds: [id(51), id(52)], modules: { ids: [MODULES[0]!.id], done: true } }]),
    );
    expect(row('А')).toHaveTextContent('не пройден модуль «Практика»');
  });

  it('are told whose passwords a slip ends before any is printed', async () => {
    const { user } = await open(new Server(enrolment(1), enrolment(2, { signedInOnce: true })));
    await user.click(screen.getAllByRole('checkbox', { name: 'Выбрать всех' })[0]!);
    await user.click(screen.getByRole('button', { name: 'Листки доступа' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Среди них 1 слушатель, который уже входил');
    expect(within(dialog).getByRole('button', { name: 'Напечатать 2 листка' })).toBeEnabled();
  });
});

describe('a learner', () => {
  it('is admitted in spite of arrears only with a reason (3.1)', async () => {
    const server = new Server(enrolment(1));
    const override = { reason: 'Гарантийное письмо', by: 'Примерова А. О.', at: new Date() };
    const { user, calls } = await renderApp(`/groups/${GROUP}?learner=${id(51)}`, {
      me: someone(['administrator']),
      handlers: [...server.handlers, on(overrideAdmission, () => enrolment(1, { override }))],
    }).then(async (app) => ({ ...app, dialog: await screen.findByRole('dialog') }));
    await user.click(screen.getByRole('button', { name: 'Допустить в порядке исключения' }));
    await user.click(screen.getByRole('button', { name: 'Допустить' }));
    expect(await screen.findByText('Нужно не меньше 3 знаков.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Причина' }), 'Гарантийное письмо');
    await user.click(screen.getByRole('button', { name: 'Допустить' }));
    expect(await screen.findByText('Допущен в порядке исключения')).toBeInTheDocument();
    expect(calls.filter(({ url }) => url.endsWith('/override')).map(({ body }) => body)).toEqual([
      { reason: 'Гарантийное письмо' },
    ]);
  });

  it('is found by name, login or state', async () => {
    await open(new Server(enrolment(1), enrolment(2, { tuitionPaid: true })), ['administrator'], '?show=not-admitted');
    expect(screen.getAllByRole('row', { name: /Ученик/ })).toHaveLength(1);
    expect(row('А')).toBeInTheDocument();
  });
});

it('offers a teacher nothing to change', async () => {
  await open(new Server(enrolment(1)), ['teacher']);
  expect(paid('А')).toBeDisabled();
  expect(screen.queryByRole('checkbox', { name: /^Выбрать/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Зачислить|Листки/ })).toBeNull();
});

it('says what to do first in an empty group', async () => {
  await open(new Server());
  expect(screen.getByText(/В группе пока нет слушателей/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Зачислить слушателя' })).toBeEnabled();
});

describe('the file of a group', () => {
  it('tells what lies in it, what waits and what is missing, and leads to each paper', async () => {
    await open(new Server(enrolment(1)), ['auditor']);
    const file = await screen.findByRole('region', { name: 'Дело группы' });
    expect(await within(file).findByText('Для полного дела не хватает 2 документов.')).toBeInTheDocument();
    const lines = within(file)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '));
    expect(lines).toEqual([
      'Приказ о зачислении № 7-К от 2 марта 2026 годав деле',
      'Ведомость допусканет у 3 слушателей',
      'Протокол № 1-ПК/26 от 4 марта 2026 годаждёт подписи',
    ]);
    expect(within(file).getByRole('link', { name: /Протокол/ })).toHaveAttribute('href', `/protocols/${id(72)}`);
    expect(within(file).getByRole('button', { name: 'Документы архивом (ZIP)' })).toBeEnabled();
  });

  it('is not for a teacher', async () => {
    await open(new Server(enrolment(1)), ['teacher']);
    expect(screen.queryByText('Дело группы')).toBeNull();
  });
});
