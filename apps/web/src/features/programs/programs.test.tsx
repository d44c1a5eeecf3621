import { createProgram, getProgram, listExamCards, listPrograms, updateProgram, type Program } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';
import { id, retraining } from './test-support/program.ts';

const own = DEFAULT_POLICY['professional-development'];
const PROGRAM: Program = {
  id: id(10),
  kind: 'professional-development',
  title: 'Охрана труда',
  hours: 72,
  studyForm: 'очная',
  forms: ['test'],
  qualification: null,
  examKind: null,
  examDiscipline: null,
  fieldOfWork: null,
  specialtyGroup: null,
  forSchoolTeachers: false,
  modules: [{ id: id(41), title: 'Основы', hours: 72, attestation: false }],
  policy: { passPercent: 70 },
  effectivePolicy: { ...own, passPercent: 70 },
  publishedQuestions: 60,
  publishedTopics: 4,
  smallestTopic: 30,
  draftQuestions: 3,
  refusals: [],
};
const SUMMARY = {
  id: id(10),
  kind: PROGRAM.kind,
  title: PROGRAM.title,
  hours: 72,
  forms: PROGRAM.forms,
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
  expect(steps).toEqual(['Готово', 'Предстоит', 'Готово', 'Предстоит', 'Предстоит']);
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

describe('a retraining program (3.9, 3.10)', () => {
  const openRetraining = async (path: string, more: Partial<Program> = {}) => {
    const program = retraining(more);
    return renderApp(`/programs/${program.id}${path}`, {
      me: someone(['administrator']),
      handlers: [
        on(listPrograms, () => ({ programs: [] })),
        on(listExamCards, () => ({ cards: [] })),
        on(getProgram, () => program),
        on(updateProgram, ({ body }) => ({ ...program, ...body, modules: program.modules, qualification: null })),
      ],
    });
  };
  const sent = (calls: { method: string; body: unknown }[]) => calls.find(({ method }) => method === 'PUT')?.body;

  it('names its exam, its discipline and what it awards', async () => {
    const { user, calls } = await openRetraining('/edit', { examKind: null, qualification: null });
    await user.click(await screen.findByRole('radio', { name: 'по дисциплине' }));
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    expect(await screen.findByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Дисциплина' }), 'Возрастная психология');
    await user.type(screen.getByRole('textbox', { name: 'Квалификация' }), 'Педагог-психолог');
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(sent(calls)).toMatchObject({
        examKind: 'discipline',
        examDiscipline: 'Возрастная психология',
        qualification: 'Педагог-психолог',
      }),
    );
  });

  it('keeps no exam once it ends by a defence alone', async () => {
    const { user, calls } = await openRetraining('/edit');
    await user.click(await screen.findByRole('checkbox', { name: 'экзамен' }));
    await user.click(screen.getByRole('checkbox', { name: 'Программа для учителей и других педагогов школ' }));
    expect(screen.queryByRole('radio', { name: 'междисциплинарный' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() =>
      expect(sent(calls)).toMatchObject({ forms: ['defence'], examKind: null, forSchoolTeachers: true }),
    );
  });

  it('wants cards and a qualification before its attestation, not a bank', async () => {
    await openRetraining('', { qualification: null, forSchoolTeachers: true });
    expect(await screen.findByText(/^С 1 сентября 2025 года педагогов школ могут учить только/)).toBeInTheDocument();
    expect(await screen.findByText(/Билетов пока нет: без них экзамен не назначить/)).toBeInTheDocument();
    expect(screen.getByText(/без неё защиту не назначить/)).toBeInTheDocument();
    expect(screen.queryByText(/Вопросов пока нет/)).toBeNull();
  });

  it('is marked on the scale of its policy, with a quorum that is a share (4)', async () => {
    const { user, calls } = await openRetraining('/policy');
    expect(await screen.findByText(/По Положению: четырёхбалльная/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Проходной результат' })).toBeNull();
    const part = screen.getByRole('textbox', { name: 'Кворум заседания: столько членов комиссии' });
    await user.clear(part);
    await user.type(part, '4');
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    expect(await screen.findByText('Часть не может быть больше целого.')).toBeInTheDocument();
    await user.clear(part);
    await user.type(part, '1');
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(sent(calls)).toMatchObject({ policy: { quorumNumerator: 1 } }));
  });
});
