import {
  getPrintRun,
  listDocuments,
  listPrintRuns,
  previewPrintRun,
  startPrintRun,
  steerPrintRun,
  type PrintRun,
  type PrintRunPreview,
  type PrintRunWhole,
  type RegistryEntry,
} from '@itog/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { applyHint } from '../../../api/hints.ts';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const RUN: PrintRun = {
  id: uuid(1),
  title: 'Удостоверения по протоколу № 7-ПК/26',
  status: 'running',
  madeBy: { id: uuid(9), name: { lastName: 'Примерова', firstName: 'Анна', patronymic: null } },
  madeAt: new Date('2026-03-05T06:00:00Z'),
  finishedAt: null,
  total: 2000,
  done: 120,
  failed: 0,
};
const entry = (n: number, status: RegistryEntry['status'] = 'valid'): RegistryEntry => ({
  id: uuid(n),
  kind: 'certificate',
  duplicate: false,
  registrationNumber: `0000${n}-ПК-26`,
  issuedOn: '2026-03-05',
  learnerName: `Слушатель${n} Анна`,
  programTitle: 'Охрана труда',
  groupTitle: 'ОТ-1',
  protocolId: uuid(50),
  protocolNumber: '7-ПК/26',
  order: null,
  status,
  code: `CODE${n}`,
  printed: true,
  printProblem: null,
});

const PREVIEW: PrintRunPreview = { documents: 120, printed: 20, replaced: 1, annulled: 2, withheld: 5 };

const openRegistry = async (
  roles: Parameters<typeof someone>[0],
  path = '/registry',
  { answer = RUN, preview = {} }: { answer?: unknown; preview?: Partial<PrintRunPreview> } = {},
) => {
  const app = await renderApp(path, {
    me: someone(roles),
    handlers: [
      on(listDocuments, () => ({ total: 3, documents: [entry(2), entry(3), entry(4, 'annulled')] })),
      on(previewPrintRun, () => ({ ...PREVIEW, ...preview })),
      on(startPrintRun, () => answer as PrintRun),
      on(getPrintRun, () => ({ ...RUN, failures: [] })),
    ],
  });
  await screen.findByRole('table', { name: 'Выданные документы' });
  const asked = () => app.calls.filter(({ url, method }) => method === 'POST' && url === '/api/print-runs');
  return { ...app, asked };
};

describe('printing from the registry', () => {
  it('says how many will be printed and who is left out and why, then prints what the filter finds', async () => {
    const { user, router, asked, calls } = await openRegistry(['secretary'], `/registry?kind=certificate&page=2`);
    await user.click(screen.getByRole('button', { name: 'Напечатать найденное' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Напечатать найденные документы?' }));
    expect(await dialog.findByText('Будет напечатано 120 документов.')).toBeInTheDocument();
    expect(dialog.getByText(/^У 20 из них файлы уже есть/)).toBeInTheDocument();
    expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '1 заменённый: он больше не действует',
      '2 аннулированных',
      '5 ещё не выданных: ждут дипломов о прежнем образовании',
    ]);
    expect(calls.filter(({ url }) => url.startsWith('/api/print-runs/preview')).map(({ url }) => url)).toEqual([
      '/api/print-runs/preview?kind=certificate',
    ]);
    expect(asked()).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Напечатать 120 документов' }));
    await screen.findByRole('heading', { name: RUN.title });
    expect(router.state.location.pathname).toBe(`/registry/print-runs/${RUN.id}`);
    expect(asked().map(({ body }) => body)).toEqual([{ of: 'found', filter: { kind: 'certificate' } }]);
  });

  it('prints what is ticked, and only what is valid can be ticked', async () => {
    const { user, asked } = await openRegistry(['administrator']);
    expect(screen.queryByRole('checkbox', { name: /Слушатель4/ })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Слушатель3 Анна, № 00003-ПК-26/ }));
    await user.click(screen.getByRole('button', { name: 'Напечатать выбранное (1)' }));
    await waitFor(() => expect(asked().map(({ body }) => body)).toEqual([{ of: 'chosen', documentIds: [uuid(3)] }]));
  });

  it.each([
    { preview: { documents: 2001 }, says: /^За один раз печатается не больше 2.000 документов/ },
    { preview: { documents: 0, printed: 0 }, says: /^Печатать нечего: среди найденных нет действующих/ },
  ])('says before it begins: $says', async ({ preview, says }) => {
    const { user } = await openRegistry(['administrator'], '/registry', { preview });
    await user.click(screen.getByRole('button', { name: 'Напечатать найденное' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(says)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Напечатать найденное' })).toBeDisabled();
  });

  it('says in the dialog why the server does not begin', async () => {
    const answer = refused({ code: 'print-run.too-many', clause: null, most: 2000 });
    const { user } = await openRegistry(['administrator'], '/registry', { answer });
    await user.click(screen.getByRole('button', { name: 'Напечатать найденное' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Напечатать 120 документов' }));
    expect(await dialog.findByText(/не больше 2.000 документов/)).toBeInTheDocument();
  });

  it('is not offered to who only reads', async () => {
    await openRegistry(['auditor']);
    expect(screen.queryByRole('button', { name: /^Напечатать/ })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

async function openRun(first: Partial<PrintRunWhole>, roles: Parameters<typeof someone>[0] = ['administrator']) {
  const state = { run: { ...RUN, failures: [], ...first } as PrintRunWhole };
  const app = await renderApp(`/registry/print-runs/${RUN.id}`, {
    me: someone(roles),
    handlers: [
      on(getPrintRun, () => state.run),
      on(steerPrintRun, () => {
        state.run = { ...state.run, status: 'paused' };
        return state.run;
      }),
    ],
  });
  await screen.findByRole('heading', { name: RUN.title });
  return { ...app, state };
}

describe('a run', () => {
  it('shows how far it is, again at each hint, and its files only at its end', async () => {
    const { client, state } = await openRun({});
    expect(screen.getByText(/Напечатано 120 из 2.000/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Скачать архив ZIP' })).toBeNull();
    expect(screen.getByText(/Файлы можно будет скачать, когда печать закончится/)).toBeInTheDocument();
    state.run = { ...state.run, status: 'done', done: 2000, finishedAt: new Date() };
    await act(() => applyHint(client, { event: 'print-run.changed', runId: RUN.id }));
    expect(await screen.findByText(/Напечатано 2.000 из 2.000/)).toBeInTheDocument();
    const address = `/api/print-runs/${RUN.id}`;
    expect(screen.getByRole('link', { name: 'Скачать архив ZIP' })).toHaveAttribute('href', `${address}/zip`);
    expect(screen.getByRole('link', { name: 'Скачать одним PDF' })).toHaveAttribute('href', `${address}/file`);
  });

  it('is paused by a button, and then offers to go on', async () => {
    const { user } = await openRun({});
    await user.click(screen.getByRole('button', { name: 'Приостановить' }));
    expect(await screen.findByRole('button', { name: 'Продолжить' })).toBeInTheDocument();
    expect(screen.getByText('Приостановлена')).toBeInTheDocument();
  });

  it('names what it could not print, with the reason', async () => {
    const problem = 'В шрифтах документа нет знака «𓀀».';
    const failure = { documentId: uuid(5), registrationNumber: '00005-ПК-26', learnerName: 'Иванов Иван', problem };
    const { user: _, ...app } = await openRun({
      status: 'done',
      finishedAt: new Date(),
      done: 1999,
      failed: 1,
      failures: [failure],
    });
    expect(app.router.state.location.pathname).toContain(RUN.id);
    expect(screen.getByRole('row', { name: /Иванов Иван.*00005-ПК-26/ })).toHaveTextContent(problem);
    expect(screen.getByRole('button', { name: 'Напечатать неудавшиеся ещё раз' })).toBeInTheDocument();
    expect(screen.getAllByText(/не удался 1 документ/).length).toBeGreaterThan(0);
  });

  it('is only read by who may not print', async () => {
    await openRun({}, ['auditor']);
    expect(screen.queryByRole('button', { name: 'Приостановить' })).toBeNull();
  });
});

describe('the list of runs', () => {
  it('leads to each, and says where to begin while there is none', async () => {
    let runs: PrintRun[] = [];
    const { client } = await renderApp('/registry/print-runs', {
      me: someone(['auditor']),
      handlers: [on(listPrintRuns, () => ({ runs }))],
    });
    expect(await screen.findByRole('link', { name: 'Открыть книгу регистрации' })).toHaveAttribute('href', '/registry');
    runs = [RUN];
    await act(() => applyHint(client, { event: 'print-run.changed', runId: RUN.id }));
    expect(await screen.findByRole('link', { name: RUN.title })).toHaveAttribute(
      'href',
      `/registry/print-runs/${RUN.id}`,
    );
  });
});
