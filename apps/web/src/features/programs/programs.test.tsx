import { createProgram, getProgram, listPrograms, updateProgram, type Program } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const own = DEFAULT_POLICY['professional-development'];
const PROGRAM: Program = {
  id: id(10),
  kind: 'professional-development',
  title: 'Охрана труда',
  hours: 72,
  studyForm: 'очная',
  forms: ['test'],
  modules: [{ id: id(41), title: 'Основы', hours: 72, attestation: false }],
  policy: { passPercent: 70 },
  effectivePolicy: { ...own, passPercent: 70 },
  publishedQuestions: 60,
  draftQuestions: 3,
  refusals: [],
};
const SUMMARY = {
  id: id(10),
  kind: PROGRAM.kind,
  title: PROGRAM.title,
  hours: 72,
  publishedQuestions: 60,
  draftQuestions: 3,
  groups: 0,
  commissionInForce: false,
};

const open = (path: string, roles: Parameters<typeof someone>[0] = ['administrator']) =>
  renderApp(path, {
    me: someone(roles),
    handlers: [
      on(listPrograms, () => ({ programs: [SUMMARY] })),
      on(getProgram, () => PROGRAM),
      on(createProgram, ({ body }) => ({ ...PROGRAM, ...body, modules: PROGRAM.modules })),
      on(updateProgram, ({ body }) => ({
        ...PROGRAM,
        ...body,
        modules: PROGRAM.modules,
        effectivePolicy: { ...own, ...body.policy },
      })),
    ],
  });

it('shows the state of bank and commission at a glance', async () => {
  await open('/programs');
  const row = await screen.findByRole('row', { name: /Охрана труда/ });
  expect(row).toHaveTextContent('60 вопросов опубликовано');
  expect(row).toHaveTextContent('и 3 черновика');
  expect(row).toHaveTextContent('Нет комиссии');
});

it('says what is still to be done before an attestation', async () => {
  await open(`/programs/${id(10)}`);
  await screen.findByText(/Комиссии пока нет/);
  const steps = screen.getAllByRole('img', { name: /Готово|Предстоит/ }).map((step) => step.getAttribute('aria-label'));
  expect(steps).toEqual(['Готово', 'Готово', 'Предстоит', 'Предстоит']);
});

describe('the curriculum', () => {
  it('shows live whether its hours make up the program’s', async () => {
    const { user } = await open(`/programs/${id(10)}/edit`);
    const hours = await screen.findByRole('textbox', { name: 'Модуль 1: часов' });
    expect(screen.getByText('72 из 72 ч')).toBeInTheDocument();
    await user.clear(hours);
    await user.type(hours, '70');
    expect(screen.getByText('70 из 72 ч')).toBeInTheDocument();
    expect(screen.getByText('Не распределено 2 часа.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeEnabled();
  });

  it('is not saved with fewer hours than its kind of program needs', async () => {
    const { user } = await open(`/programs/${id(10)}/edit`);
    const volume = await screen.findByRole('textbox', { name: 'Объём, ч' });
    await user.clear(volume);
    await user.type(volume, '8');
    expect(screen.getByText(/нужно не меньше 16 ч/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
  });

  it('keeps the ids of the parts that stay', async () => {
    const { user, calls } = await open(`/programs/${id(10)}/edit`);
    await user.click(await screen.findByRole('button', { name: 'Добавить итоговую аттестацию' }));
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      modules: [
        { id: id(41), title: 'Основы', hours: 72, attestation: false },
        { title: 'Итоговая аттестация', hours: 2, attestation: true },
      ],
    });
  });
});

describe('the policy', () => {
  it('marks what differs from the Regulation and keeps only that', async () => {
    const { user, calls } = await open(`/programs/${id(10)}/policy`);
    expect(await screen.findByRole('textbox', { name: 'Проходной результат' })).toHaveValue('70');
    expect(screen.getByText(/Изменено\./).parentElement).toHaveTextContent('По Положению: 60 % правильных ответов');
    const time = screen.getByRole('textbox', { name: 'Время на тест' });
    await user.clear(time);
    await user.type(time, '60');
    await user.click(screen.getByRole('button', { name: 'Вернуть значение Положения: Проходной результат' }));
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({ policy: { timeLimitMinutes: 60 } });
    expect(calls.find(({ method }) => method === 'PUT')?.body).not.toMatchObject({ policy: { passPercent: 70 } });
  });

  it('is read by a secretary without a button to change it', async () => {
    await open(`/programs/${id(10)}/policy`, ['secretary']);
    const rule = await screen.findByRole('textbox', { name: 'Время на тест' });
    expect(rule).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: 'Сохранить' })).toBeNull();
  });
});

it('names the fields that are missing in a new program', async () => {
  const { user, calls } = await open('/programs/new');
  await user.click(await screen.findByRole('button', { name: 'Создать программу' }));
  expect(within(document.body).getAllByText('Заполните это поле.')).toHaveLength(2);
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
});
