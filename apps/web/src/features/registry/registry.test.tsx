import { annulDocument, listDocuments, startPrintRun, type PrintRun, type RegistryEntry } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';
import { wantedOf } from './filters.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const entry = (n: number, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
  id: uuid(n),
  kind: 'certificate',
  duplicate: false,
  registrationNumber: `0000${n}-ПК-26`,
  issuedOn: '2026-03-05',
  learnerName: `Слушатель${n} Анна Петровна`,
  programTitle: 'Охрана труда',
  groupTitle: 'ОТ-1',
  protocolId: uuid(50),
  protocolNumber: '7-ПК/26',
  order: null,
  status: 'valid',
  code: `CODE${n}`,
  printed: true,
  printProblem: null,
  ...more,
});

async function open(
  path: string,
  roles: Parameters<typeof someone>[0],
  total = 3,
  second: Partial<RegistryEntry> = { printed: false },
) {
  let entries = [entry(1), entry(2, second), entry(3, { status: 'annulled' })];
  const app = await renderApp(path, {
    me: someone(roles),
    handlers: [
      on(listDocuments, () => ({ total, documents: entries })),
      on(startPrintRun, () => {
        entries = entries.map((each) => ({ ...each, printProblem: null }));
        return runOf(entries[1]!);
      }),
      on(annulDocument, ({ params }) => {
        entries = entries.map((each) => (each.id === params.documentId ? { ...each, status: 'annulled' } : each));
        return entries[0]!;
      }),
    ],
  });
  await screen.findByRole('table', { name: 'Выданные документы' });
  const asked = () => app.calls.filter(({ url }) => url.startsWith('/api/documents')).map(({ url }) => url);
  return { ...app, asked };
}

const runOf = ({ id }: RegistryEntry): PrintRun => ({
  id,
  title: 'Удостоверения',
  status: 'running',
  madeBy: { id: uuid(9), name: { lastName: 'Примерова', firstName: 'Анна', patronymic: null } },
  madeAt: new Date('2026-03-05T06:00:00Z'),
  finishedAt: null,
  total: 1,
  done: 0,
  failed: 0,
});

const rowOf = (name: RegExp) => within(screen.getByRole('row', { name }));

describe('the registry', () => {
  it('asks for what the address says, and leaves out what makes no sense in it', () => {
    const of = (search: string) => wantedOf(new URLSearchParams(search)).wanted;
    expect(of(`search= ПК &kind=diploma&from=2026-01-01&to=2026-02-01&protocol=${uuid(5)}&page=3`)).toEqual({
      search: 'ПК',
      kind: 'diploma',
      from: '2026-01-01',
      to: '2026-02-01',
      protocolId: uuid(5),
      offset: 100,
    });
    expect(of('kind=passport&from=yesterday&protocol=all&page=-4')).toEqual({ offset: 0 });
  });

  it('turns the page in the address, and another selection begins at its first page', async () => {
    const { user, router, asked } = await open('/registry', ['auditor'], 120);
    expect(screen.getByText('1–50 из 120')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Следующие' }));
    await waitFor(() => expect(asked().at(-1)).toContain('offset=50'));
    expect(router.state.location.search).toBe('?page=2');
    await user.click(screen.getByRole('combobox', { name: 'Вид документа' }));
    await user.click(await screen.findByRole('option', { name: 'Справки' }));
    await waitFor(() => expect(router.state.location.search).toBe('?kind=reference'));
    expect(asked().at(-1)).toBe('/api/documents?kind=reference&offset=0');
  });

  it('gives the file of what is printed and the page that verifies it', async () => {
    await open('/registry', ['auditor']);
    const first = rowOf(/Слушатель1/);
    expect(first.getByRole('link', { name: /^Скачать PDF/ })).toHaveAttribute('href', `/api/documents/${uuid(1)}/file`);
    expect(first.getByRole('link', { name: /^Страница проверки/ })).toHaveAttribute('href', '/verify/CODE1');
    expect(rowOf(/Слушатель2/).queryByRole('link', { name: /^Скачать PDF/ })).toBeNull();
    expect(rowOf(/Слушатель2/).getByText('Ещё не напечатан')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Аннулировать/ })).toBeNull();
  });

  it('says what could not be printed and why, and prints it again', async () => {
    const { user, calls } = await open('/registry', ['administrator'], 3, {
      printed: false,
      printProblem: 'Нет знака.',
    });
    const row = rowOf(/Слушатель2/);
    expect(row.getByText('Не напечатан')).toBeInTheDocument();
    expect(row.getByText('Нет знака.')).toBeInTheDocument();
    expect(row.queryByText('Ещё не напечатан')).toBeNull();
    await user.click(row.getByRole('button', { name: 'Напечатать ещё раз документ № 00002-ПК-26' }));
    expect(await screen.findByText('Документ № 00002-ПК-26 печатается')).toBeInTheDocument();
    expect(rowOf(/Слушатель2/).getByText('Ещё не напечатан')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
      url: '/api/print-runs',
      body: { of: 'chosen', documentIds: [uuid(2)] },
    });
  });

  it('annuls only with a reason, and says before it what cannot be undone', async () => {
    const { user, calls } = await open('/registry', ['administrator']);
    expect(rowOf(/Слушатель3/).queryByRole('button', { name: /^Аннулировать/ })).toBeNull();
    await user.click(rowOf(/Слушатель1/).getByRole('button', { name: 'Аннулировать документ № 00001-ПК-26' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Аннулировать документ № 00001-ПК-26?' }));
    expect(dialog.getByText('Отменить это нельзя.')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Аннулировать' }));
    expect(await dialog.findByText('Заполните это поле.')).toBeInTheDocument();
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
    await user.type(dialog.getByLabelText('Причина'), 'Ошибка в имени');
    await user.click(dialog.getByRole('button', { name: 'Аннулировать' }));
    await waitFor(() => expect(rowOf(/Слушатель1/).getByText('Аннулирован')).toBeInTheDocument());
    expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
      url: `/api/documents/${uuid(1)}/annulment`,
      body: { reason: 'Ошибка в имени' },
    });
  });
});
