import {
  callLearner,
  closeMeeting,
  confirmMark,
  drawCard,
  getMeeting,
  giveMark,
  openMarks,
  openMeeting,
  recordDecision,
  recordPresence,
  recordQuestion,
  withdrawDecision,
  type Meeting,
} from '@itog/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { offline, on, refused, renderApp, someone } from '../../test-app.tsx';
import { applied } from './saving/overlay.ts';
import type { Write } from './saving/writes.ts';
import {
  answering,
  CHAIR,
  examination,
  id,
  inMinutes,
  marks,
  meeting,
  MEETING,
  SEATS,
} from './test-support/meeting.ts';

type More = Parameters<typeof renderApp>[1];

const SEAT_OF = { chair: 1, member: 2, secretary: 4 } as const;
const FACTS: Partial<Record<keyof typeof SEAT_OF, Parameters<typeof someone>[0]>> = { chair: ['director'] };

/** Opens the page for the person who sits there; `state.now` is the server’s meeting. */
async function open(seat: keyof typeof SEAT_OF, facts: Partial<Meeting> = {}, more: More = {}) {
  const state = { now: meeting({ mySeat: seat, ...facts }) };
  const me = someone(FACTS[seat] ?? ['commission-member'], {
    id: id(SEAT_OF[seat]),
    name: SEATS.find(({ role }) => role === seat)!.name,
  });
  const same = () => state.now;
  const author = { userId: me.id, name: '' };
  const take = (write: Write) => (state.now = applied(state.now, write, author, new Date()));
  const app = await renderApp(`/meetings/${MEETING}`, {
    me,
    handlers: [
      ...(more.handlers ?? []),
      on(getMeeting, same),
      ...[openMeeting, closeMeeting, callLearner, drawCard, openMarks, confirmMark, recordDecision].map((route) =>
        on(route, same),
      ),
      on(recordPresence, ({ params: { userId }, body: { present } }) => take({ kind: 'presence', userId, present })),
      on(giveMark, ({ params: { examinationId }, body: { mark } }) => {
        take({ kind: 'mark', examinationId, mark });
        return { savedAt: new Date() };
      }),
      on(recordQuestion, ({ params: { examinationId, questionId }, body: { askedBy, text } }) => {
        take({ kind: 'question', examinationId, questionId, askedBy, text });
        return { savedAt: new Date() };
      }),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: /группа ПП-3/ });
  return {
    ...app,
    state,
    bodies: (end: string) => app.calls.filter(({ url }) => url.endsWith(end)).map(({ body }) => body),
  };
}
const problems = async () => {
  const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
};
const region = (name: string) => within(screen.getByRole('region', { name }));

beforeAll(() => import('./MeetingPage.tsx'));
afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('the meeting before it is opened', () => {
  const ahead = { openedAt: null, examinations: [], currentExaminationId: null };

  it('tells the chair everything that keeps it closed, and lets only him open it (2.4)', async () => {
    const openRefusals = [{ code: 'meeting.no-quorum', clause: '2.4', present: 1, needed: 2 }];
    await open('chair', { ...ahead, openRefusals });
    expect(screen.getByText(/Нет кворума/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Открыть заседание' })).toBeDisabled();
  });

  it('is opened by the chair when nothing stands against it', async () => {
    const { user, bodies } = await open('chair', ahead);
    await user.click(screen.getByRole('button', { name: 'Открыть заседание' }));
    await waitFor(() => expect(bodies('/opening')).toHaveLength(1));
  });

  it('offers a member to say that he is there, and nothing else', async () => {
    const seats = SEATS.map((seat) => ({ ...seat, present: seat.role === 'chair' }));
    const { user, bodies } = await open('member', { ...ahead, seats });
    expect(screen.queryByRole('button', { name: 'Открыть заседание' })).toBeNull();
    expect(
      screen.getByText('Кворума нет: на заседании 1 из 3. Нужно не меньше 2, среди них председатель.'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('switch')).toHaveLength(1);
    await user.click(screen.getByRole('switch', { name: 'Я на заседании' }));
    expect(
      screen.getByText('Кворум есть: на заседании 2 из 3. Нужно не меньше 2, среди них председатель.'),
    ).toBeInTheDocument();
    await waitFor(() => expect(bodies(`/presence/${id(2)}`)).toEqual([{ present: true }]));
  });
});

describe('marks (4)', () => {
  it('are neither opened nor confirmed once the quorum is lost, and the page says so at its head (2.4)', async () => {
    const seats = SEATS.map((seat) => ({ ...seat, present: seat.role === 'chair' }));
    const examinations = [answering({ marks: marks({ 1: 'good' }) })];
    await open('chair', { seats, examinations });
    expect(screen.getByRole('alert')).toHaveTextContent(/^Кворума нет: на заседании 1 из 3\..*не утверждают/);
    expect(screen.getByRole('button', { name: 'Открыть оценки' })).toBeDisabled();
    cleanup();
    const opened = { marks: marks({ 1: 'good' }), marksOpenedAt: new Date(), proposedMark: 'good' as const };
    await open('chair', { seats, examinations: [answering(opened)] });
    expect(screen.queryByRole('button', { name: /Утвердить|Другая оценка/ })).toBeNull();
  });

  it('are given with the criteria in view; of the others the page says only that they are there', async () => {
    const { user, bodies } = await open('member', { examinations: [answering({ marks: marks({ 1: null }) })] });
    expect(screen.getByRole('button', { name: 'отлично' })).toHaveAccessibleDescription(/^Показал полное освоение/);
    await user.click(screen.getByRole('button', { name: 'хорошо' }));
    expect(screen.getByRole('button', { name: 'хорошо' })).toHaveAttribute('aria-pressed', 'true');
    const all = region('Оценки комиссии');
    expect(all.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Директорова Дарья Ивановнаоценка поставлена',
      'Билетов Лев Викторовичхорошо',
      'Вопросова Вера Павловнаещё не поставлена',
    ]);
    await waitFor(() => expect(bodies('/my-mark')).toEqual([{ mark: 'good' }]));
    expect(screen.queryByRole('button', { name: 'Открыть оценки' })).toBeNull();
  });

  it('are not asked of the secretary, who writes whose question it was', async () => {
    const { user, bodies } = await open('secretary');
    expect(screen.queryByRole('region', { name: 'Ваша оценка' })).toBeNull();
    await user.type(screen.getByRole('textbox', { name: 'Вопрос' }), 'Что такое риск?{Enter}');
    expect(region('Ученик-А Иван Иванович').getByText('Что такое риск?')).toBeInTheDocument();
    await waitFor(() => expect(bodies('')).toContainEqual({ askedBy: CHAIR, text: 'Что такое риск?' }));
    expect(screen.getByRole('textbox', { name: 'Вопрос' })).toHaveValue('');
  });

  it('are opened by the chair only when everybody present has given his own', async () => {
    await open('chair', { examinations: [answering({ marks: marks({ 1: 'good', 2: null }) })] });
    expect(screen.getByRole('button', { name: 'Открыть оценки' })).toBeDisabled();
    expect(screen.getByText('Ждём оценку: Вопросова В. П.')).toBeInTheDocument();
  });

  it('lie open with the proposal; the chair confirms it, or another one with a reason', async () => {
    const opened = answering({
      marks: marks({ 1: 'good', 2: 'excellent', 3: 'good' }),
      marksOpenedAt: inMinutes(-1),
      proposedMark: 'good',
    });
    const { user, bodies } = await open('chair', { examinations: [opened] });
    expect(screen.queryByRole('region', { name: 'Ваша оценка' })).toBeNull();
    expect(screen.getByText('отлично')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Другая оценка' }));
    await user.click(screen.getByRole('combobox', { name: 'Оценка' }));
    await user.click(await screen.findByRole('option', { name: 'отлично' }));
    await user.click(screen.getByRole('button', { name: 'Утвердить' }));
    expect(bodies('/mark')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: /^Почему оценка другая/ }), 'Сильная работа');
    await user.click(screen.getByRole('button', { name: 'Утвердить' }));
    await waitFor(() => expect(bodies('/mark')).toEqual([{ mark: 'excellent', reason: 'Сильная работа' }]));
  });

  it('cannot be given by who is not there, who is told so', async () => {
    const seats = SEATS.map((seat) => ({ ...seat, present: seat.role !== 'member' }));
    const { user, bodies } = await open('member', { seats });
    expect(screen.getByRole('button', { name: 'хорошо' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Я на заседании' }));
    expect(screen.getByRole('button', { name: 'хорошо' })).toBeEnabled();
    await waitFor(() => expect(bodies(`/presence/${id(2)}`)).toEqual([{ present: true }]));
  });
});

describe('nothing that was written is lost', () => {
  it('waits on the device without a network, and goes when the page is opened again', async () => {
    const down = [on(recordQuestion, offline), on(giveMark, offline)];
    const { user, calls } = await open('member', {}, { handlers: down });
    await user.type(screen.getByRole('textbox', { name: 'Ваш вопрос' }), 'Первый{Enter}Второй{Enter}');
    await user.click(screen.getByRole('button', { name: 'хорошо' }));
    expect(await screen.findByText('Нет связи — 3 записи ждут отправки')).toBeInTheDocument();
    expect(screen.getByText('Второй')).toBeInTheDocument();
    const ids = new Set(calls.filter(({ url }) => url.includes('/questions/')).map(({ url }) => url));
    expect(ids.size).toBe(1);
    cleanup();
    const again = await open('member');
    await waitFor(() => expect(again.bodies('/my-mark')).toEqual([{ mark: 'good' }]));
    const texts = again.calls.filter(({ url }) => url.includes('/questions/'));
    expect(texts.map(({ body }) => (body as { text: string }).text)).toEqual(['Первый', 'Второй']);
    expect(ids).toContain(texts[0]?.url);
    expect(await screen.findByText(/^Сохранено в/)).toBeInTheDocument();
  });

  it('stays in sight with its reason when the server will not take it', async () => {
    const closed = on(recordQuestion, () => refused({ code: 'meeting.closed', clause: null, closedAt: new Date() }));
    const { user } = await open('member', {}, { handlers: [closed] });
    await user.type(screen.getByRole('textbox', { name: 'Ваш вопрос' }), 'Поздний вопрос{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/Вопрос не принят.*Поздний вопрос.*Заседание закрыто/);
    expect(screen.getByText('Вопросов пока не записано.')).toBeInTheDocument();
    await user.click(within(alert).getByRole('button', { name: 'Понятно' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(localStorage).toHaveLength(0);
  });
});

describe('what is only typed', () => {
  it('waits for its learner when another is called up meanwhile', async () => {
    const { user, state, client } = await open('member');
    await user.type(screen.getByRole('textbox', { name: 'Ваш вопрос' }), 'Недописанный');
    const second = examination(2, { startedAt: inMinutes(0) });
    state.now = { ...state.now, examinations: [answering(), second], currentExaminationId: id(102) };
    await client.invalidateQueries();
    await screen.findByRole('heading', { name: 'Ученик-Б Иван Иванович' });
    expect(screen.getByRole('textbox', { name: 'Ваш вопрос' })).toHaveValue('');
    await user.click(screen.getByRole('button', { name: /^Ученик-А/ }));
    expect(screen.getByRole('textbox', { name: 'Ваш вопрос' })).toHaveValue('Недописанный');
  });
});

describe('the record of chair and secretary', () => {
  it('calls up the next learner and draws his card at random or by its number (3.10)', async () => {
    const nobody = { examinations: [examination(1), examination(2)], currentExaminationId: null };
    const { user, bodies, state } = await open('secretary', nobody);
    state.now = { ...state.now, ...{ examinations: [answering({ card: null })], currentExaminationId: id(101) } };
    await user.click(screen.getByRole('button', { name: 'Вызвать: Ученик-А И. И.' }));
    await user.click(await screen.findByRole('button', { name: 'Вытянуть наугад' }));
    await waitFor(() => expect(bodies('/card')).toEqual([{ cardId: null }]));
    await user.click(screen.getByRole('combobox', { name: 'Бумажный билет' }));
    expect(screen.queryByRole('option', { name: /7/ })).toBeNull();
    await user.click(await screen.findByRole('option', { name: /8/ }));
    await user.click(screen.getByRole('button', { name: 'Записать билет' }));
    await waitFor(() => expect(bodies('/card')).toEqual([{ cardId: null }, { cardId: id(408) }]));
  });

  it('sets dates of a second time only for who failed, in days to come (3.11)', async () => {
    const failed = answering({ mark: 'unsatisfactory', confirmedAt: inMinutes(-1), marksOpenedAt: inMinutes(-2) });
    const { user, bodies } = await open('chair', { examinations: [failed, examination(2)] });
    await user.click(screen.getByRole('button', { name: 'Записать решение' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Не раньше' }), '01.02.2099');
    await user.type(dialog.getByRole('textbox', { name: 'Не позже' }), '01.01.2099');
    await user.type(dialog.getByRole('textbox', { name: /^Основания/ }), 'Не сдан экзамен');
    await user.click(dialog.getByRole('button', { name: 'Записать решение' }));
    expect(await dialog.findByText(/Начало срока должно быть не позже окончания/)).toBeInTheDocument();
    await user.clear(dialog.getByRole('textbox', { name: 'Не позже' }));
    await user.type(dialog.getByRole('textbox', { name: 'Не позже' }), '10.02.2099');
    await user.click(dialog.getByRole('button', { name: 'Записать решение' }));
    const sent = () => bodies('').filter((body) => (body as { kind?: string } | undefined)?.kind === 'second-time');
    await waitFor(() =>
      expect(sent()).toEqual([
        {
          kind: 'second-time',
          enrolmentId: id(201),
          attemptId: null,
          fromDay: '2099-02-01',
          untilDay: '2099-02-10',
          reasons: 'Не сдан экзамен',
          present: null,
        },
      ]),
    );
  });

  it('sets the same dates for several at once, where the closing asks for them (3.11)', async () => {
    const examinations = [1, 2, 3].map((n) => examination(n, { absent: true }));
    const { user, bodies } = await open('chair', { currentExaminationId: null, examinations });
    await user.click(
      within(screen.getByRole('region', { name: 'Закрытие заседания' })).getByRole('button', {
        name: 'Назначить сроки повторной аттестации',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('checkbox', { name: /^Ученик-Б/ }));
    await user.type(dialog.getByRole('textbox', { name: 'Не раньше' }), '01.02.2099');
    await user.type(dialog.getByRole('textbox', { name: 'Не позже' }), '10.02.2099');
    await user.type(dialog.getByRole('textbox', { name: /^Основания/ }), 'Не явились');
    await user.click(dialog.getByRole('button', { name: 'Назначить сроки' }));
    const dates = { kind: 'second-time', fromDay: '2099-02-01', untilDay: '2099-02-10', reasons: 'Не явились' };
    await waitFor(() =>
      expect(bodies('').filter((body) => (body as { kind?: string } | undefined)?.kind === 'second-time')).toEqual([
        expect.objectContaining({ ...dates, enrolmentId: id(201) }),
        expect.objectContaining({ ...dates, enrolmentId: id(203) }),
      ]),
    );
  });

  it('lets the chair take a decision back while the meeting is open, but no annulment', async () => {
    const decision = { enrolmentId: null, attemptId: null, fromDay: null, untilDay: null, at: new Date() };
    const by = { decidedBy: 'Директорова Дарья Ивановна', present: null };
    const decisions = [
      { ...decision, ...by, id: id(701), kind: 'other' as const, reasons: 'Записано по ошибке' },
      { ...decision, ...by, id: id(702), kind: 'annul-attempt' as const, reasons: 'Подсказывали' },
    ];
    const withdrawal = on(withdrawDecision, () => meeting({ mySeat: 'chair', decisions: decisions.slice(1) }));
    const { user } = await open('chair', { decisions }, { handlers: [withdrawal] });
    await user.click(screen.getByRole('button', { name: 'Отозвать: Другое решение' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Отозвать решение?' }));
    await user.click(dialog.getByRole('button', { name: 'Отозвать' }));
    await waitFor(() => expect(screen.queryByText('Записано по ошибке')).toBeNull());
    expect(screen.getByText('Подсказывали')).toBeInTheDocument();
    cleanup();
    await open('secretary', { decisions });
    expect(screen.queryByRole('button', { name: /^Отозвать/ })).toBeNull();
  });

  it('closes only when nothing is left, and then leads to the protocols (2.4, 3.12)', async () => {
    const closeRefusals = [{ code: 'meeting.learners-left', clause: '3.12', names: ['Ученик-Б И. И.'] }];
    const { state, client } = await open('chair', { closeRefusals });
    expect(screen.getByRole('button', { name: 'Закрыть заседание' })).toBeDisabled();
    expect(screen.getByText(/Ещё не решено/)).toHaveTextContent('Ученик-Б И. И.');
    state.now = { ...state.now, closedAt: new Date(), closeRefusals: [] };
    await client.invalidateQueries();
    expect(await screen.findByRole('link', { name: 'Открыть сеанс' })).toHaveAttribute('href', `/sessions/${id(60)}`);
    for (const name of ['Закрыть заседание', 'Записать вопрос', 'хорошо', 'Записать решение'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('the meeting of professional development', () => {
  it('sets new dates after the meeting for whom nobody heard on the former ones (3.11)', async () => {
    const failed = { absent: true, newDatesDue: false };
    const examinations = [examination(1, { ...failed, newDatesDue: true }), examination(2, failed)];
    const { user, bodies } = await open('chair', { closedAt: new Date(), currentExaminationId: null, examinations });
    expect(
      screen.getByText(/^Сроки повторной аттестации прошли, а провести её не успели: Ученик-А И\. И\./),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Назначить новые сроки' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('combobox', { name: 'Слушатель' })).toHaveValue('Ученик-А Иван Иванович');
    await user.click(dialog.getByRole('combobox', { name: 'Слушатель' }));
    expect(screen.queryByRole('option', { name: /Ученик-Б/ })).toBeNull();
    const who = within(dialog.getByRole('group', { name: 'Кто решает' }));
    expect(who.getByRole('checkbox', { name: /председатель$/u })).toBeChecked();
    expect(who.queryByRole('checkbox', { name: /секретарь$/u })).toBeNull();
    expect(dialog.getByText(/п\. 2\.4/u, { selector: 'li, li *' })).toBeInTheDocument();
    for (const each of who.getAllByRole('checkbox', { checked: false })) await user.click(each);
    expect(dialog.queryByText(/п\. 2\.4/u, { selector: 'li, li *' })).toBeNull();
    expect(bodies('/decisions')).toEqual([]);
  });

  it('shows what the tests have given and lets nobody change it (3.7)', async () => {
    const attempt = { id: id(700), number: 1, finishedAt: new Date(), correct: 41, total: 70, mark: 'fail' as const };
    const testResults: Meeting['testResults'] = [
      {
        enrolmentId: id(201),
        learner: examination(1).learner,
        outcome: 'retake-open',
        attempts: [{ ...attempt, granted: false, annulledAt: null }],
      },
    ];
    await open('chair', { form: 'test', examinations: [], currentExaminationId: null, testResults });
    const results = region('Результаты тестирования');
    expect(results.getByRole('listitem')).toHaveTextContent(
      /может пересдатьпопытка 1 · 41 из 70 \(58\s%\) · не зачтено/,
    );
    expect(results.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Повестка' })).toBeNull();
  });

  it.each([
    { attempts: [], standing: /не начинал$/ },
    { attempts: [{ finishedAt: new Date(), annulledAt: new Date() }], standing: /попытка аннулирована/ },
    { attempts: [{ finishedAt: null, annulledAt: null }], standing: /Иванович ?пишет/ },
  ])('says of who has begun that he has, annulled or not: $standing', async ({ attempts, standing }) => {
    const attempt = { id: id(700), number: 1, correct: null, total: 70, mark: null, granted: false };
    const result = { enrolmentId: id(201), learner: examination(1).learner, outcome: 'not-attempted' as const };
    const testResults = [{ ...result, attempts: attempts.map((each) => ({ ...attempt, ...each })) }];
    await open('chair', { form: 'test', examinations: [], currentExaminationId: null, testResults });
    expect(region('Результаты тестирования').getByRole('listitem')).toHaveTextContent(standing);
  });
});

describe('the page', () => {
  it.each(['chair', 'member', 'secretary'] as const)('has no fault that axe finds, for the %s', async (seat) => {
    await open(seat);
    expect(await problems()).toEqual([]);
  });
});
