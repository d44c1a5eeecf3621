import { importQuestions, type ImportReport } from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { offline, on, renderApp, someone } from '../../../test-app.tsx';
import { bankHandlers, PROGRAM } from '../test-support/bank.ts';

const item = (position: number, outcome: ImportReport['items'][number]['outcome'], text?: string) => ({
  position,
  line: position * 10,
  name: `Билет ${position}`,
  excerpt: `Что в билете ${position}?`,
  outcome,
  notes: text ? [{ code: 'note', text }] : [],
});
const REPORT: ImportReport = {
  format: 'gift',
  committed: false,
  taken: 250,
  changed: 2,
  refused: 1,
  same: 60,
  fileRefusals: [],
  fileNotes: [],
  items: [
    item(1, 'taken'),
    item(2, 'changed', 'Из текста вопроса убрано оформление.'),
    item(3, 'refused', 'Верными отмечены сразу варианты 1 и 2 (пункт 3.5).'),
    item(4, 'same'),
  ],
};

type Answer = Parameters<typeof on<typeof importQuestions>>[1];

async function drop(answer: Answer, name = 'bank.gift') {
  const app = await renderApp(`/programs/${PROGRAM}/questions/import`, {
    me: someone(['administrator']),
    handlers: [on(importQuestions, answer), ...bankHandlers()],
  });
  const input = await screen.findByLabelText('Файл GIFT, Moodle XML или Aiken', { selector: 'input' });
  await app.user.upload(input, new File(['::Q:: {=a ~b}'], name));
  return app;
}
const items = () =>
  within(screen.getByRole('list', { name: 'Что в файле' }))
    .getAllByRole('listitem')
    .filter((each) => /строка/.test(each.textContent));

describe('a trial run', () => {
  it('says what would become of every question and writes nothing', async () => {
    const { calls } = await drop(() => REPORT);
    expect(
      await screen.findByText(
        'Файл GIFT · 250 вопросов без замечаний · 2 с замечаниями · 60 уже есть в банке · 1 не взят',
      ),
    ).toBeInTheDocument();
    expect(items().map((each) => each.textContent)).toEqual([
      'Билет 1строка 10Что в билете 1?Без замечаний',
      'Билет 2строка 20Что в билете 2?С замечаниямиИз текста вопроса убрано оформление.',
      'Билет 3строка 30Что в билете 3?Не взятВерными отмечены сразу варианты 1 и 2 (пункт 3.5).',
      'Билет 4строка 40Что в билете 4?Уже есть в банке',
    ]);
    const sent = calls
      .filter(({ method }) => method === 'POST')
      .map(({ url }) => new URL(url, 'http://x').searchParams);
    expect(sent.map((query) => Object.fromEntries(query))).toEqual([{ fileName: 'bank.gift', commit: 'false' }]);
  });

  it('shows one outcome alone, and keeps the choice in the address', async () => {
    const { user, router } = await drop(() => REPORT);
    await user.click(await screen.findByRole('radio', { name: 'Не взяты · 1' }));
    expect(items()).toHaveLength(1);
    expect(items()[0]).toHaveTextContent('Билет 3');
    expect(router.state.location.search).toBe('?outcome=refused');
  });

  it('offers nothing to load when no question can be taken', async () => {
    await drop(() => ({ ...REPORT, taken: 0, changed: 0, refused: 1, items: REPORT.items.slice(2) }));
    await screen.findByText('Билет 3');
    expect(screen.getByText(/уже есть в банке: загружать нечего/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Загрузить/ })).toBeNull();
  });

  it('says why the file as a whole was refused', async () => {
    const text = 'Строка 1. В файле есть объявление DOCTYPE.';
    await drop(() => ({
      ...REPORT,
      format: null,
      ...{ taken: 0, changed: 0, refused: 0, same: 0, items: [] },
      fileRefusals: [{ code: 'xml-doctype', text }],
    }));
    expect(await screen.findByRole('alert')).toHaveTextContent(`Файл прочитать не удалось${text}`);
  });

  it('says that the server was not reached, and can be tried again', async () => {
    await drop(offline);
    expect(await screen.findByRole('alert')).toHaveTextContent('Нет связи с сервером');
    expect(screen.getByRole('button', { name: 'Выбрать файл' })).toBeEnabled();
  });
});

describe('loading', () => {
  it('sends the very file once more to be written, then leads to the bank', async () => {
    const { user, calls, router } = await drop(({ query }) => ({ ...REPORT, committed: query.commit === 'true' }));
    await user.click(await screen.findByRole('button', { name: 'Загрузить 252 вопроса' }));
    expect(await screen.findByText('Загружено 252 вопроса')).toBeInTheDocument();
    expect(screen.getByText('60 вопросов уже были в банке, второй раз их не добавили.')).toBeInTheDocument();
    const [trial, written] = calls.filter(({ method }) => method === 'POST');
    expect(written?.url).toContain('commit=true');
    expect(written?.body).toBe(trial?.body);
    expect(screen.queryByRole('button', { name: /^Загрузить 252/ })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Открыть банк' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/programs/${PROGRAM}/questions`));
  });
});
