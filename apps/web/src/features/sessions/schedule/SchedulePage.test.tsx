import {
  checkSchedule,
  getGroup,
  getProgram,
  getSession,
  listGroups,
  listSessions,
  scheduleSession,
  type Program,
  type SessionSummary,
} from '@itog/contracts';
import { addDays, DEFAULT_POLICY, dayOf, type DomainRefusal } from '@itog/domain';
import { screen, waitFor } from '@testing-library/react';
import { HOME, on, renderApp, someone } from '../../../test-app.tsx';
import { id, participant, session } from '../test-support/session.ts';

const GROUP = {
  id: id(30),
  title: 'ОТ-12',
  program: { id: id(10), title: 'Охрана труда' },
  startsOn: '2026-03-02',
  endsOn: '2026-03-20',
  customer: null,
  learners: 3,
  admitted: 1,
};
const PROGRAM = { kind: 'professional-development', title: 'Охрана труда', hours: 72 } as const;
const program: Program = {
  ...PROGRAM,
  id: id(10),
  studyForm: 'очная',
  forms: ['test'],
  qualification: null,
  examKind: null,
  examDiscipline: null,
  fieldOfWork: null,
  specialtyGroup: null,
  forSchoolTeachers: false,
  modules: [],
  policy: {},
  effectivePolicy: DEFAULT_POLICY['professional-development'],
  publishedQuestions: 60,
  publishedTopics: 3,
  smallestTopic: 40,
  draftQuestions: 0,
  refusals: [],
};
const ON_DATES = { secondTime: { from: '2027-03-10', until: '2027-03-14' } };
const FIRST = session(
  [
    participant(1, { examination: { id: id(61), absent: true, mark: null, ...ON_DATES } }),
    participant(2, { examination: { id: id(62), absent: false, mark: 'good', secondTime: null } }),
  ],
  { form: 'exam', meeting: { id: id(95), openedAt: new Date(), closedAt: new Date() } },
);
const RETRAINING: Program = { ...program, kind: 'retraining', forms: ['exam', 'defence'] };
const HELD: SessionSummary = { ...FIRST, learners: 2, admitted: 2, running: 0, finished: 2, passed: 1 };
type Body = { form?: string; venue: string; address: string | null };

type Shown = { program?: Program; sessions?: SessionSummary[]; search?: string };

async function open(refusalsOf: (body: Body) => DomainRefusal[] = () => [], shown: Shown = {}) {
  return renderApp(`/sessions/new?group=${GROUP.id}${shown.search ?? ''}`, {
    me: someone(['administrator']),
    handlers: [
      on(listGroups, () => ({ groups: [GROUP] })),
      on(getGroup, () => ({ ...GROUP, modules: [], enrolments: [], sessions: [] })),
      on(getProgram, () => shown.program ?? program),
      on(listSessions, () => ({ sessions: shown.sessions ?? [] })),
      on(getSession, () => FIRST),
      on(checkSchedule, ({ body }) => ({ refusals: refusalsOf(body).map((refusal) => ({ ...refusal })) })),
      on(scheduleSession, () => session([participant(1)])),
    ],
  });
}
const act = () => screen.findByRole('button', { name: 'Назначить аттестацию' });

describe('scheduling', () => {
  it('says every blocker with its clause and the way to mend it, and holds the button', async () => {
    await open(() => [
      { code: 'session.bank-unpublished', clause: '3.5' },
      { code: 'session.no-commission', clause: '2.1' },
    ]);
    expect(await screen.findByText(/Банк вопросов программы ещё не опубликован/)).toHaveTextContent('п. 3.5');
    expect(screen.getByText(/У программы нет аттестационной комиссии/)).toHaveTextContent('п. 2.1');
    expect(screen.getByRole('link', { name: 'Открыть банк вопросов' })).toHaveAttribute(
      'href',
      `/programs/${id(10)}/questions`,
    );
    expect(await act()).toBeDisabled();
  });

  it('asks anew when the form changes: away from the remote venue an address is needed (1.9)', async () => {
    const { user } = await open(({ venue, address }) =>
      venue !== 'remote' && !address ? [{ code: 'session.no-address', clause: '1.9', venue: 'unit' }] : [],
    );
    await waitFor(async () => expect(await act()).toBeEnabled());
    await user.click(screen.getByRole('radio', { name: 'В обособленном подразделении' }));
    expect(await screen.findByText(/Укажите адрес/)).toBeInTheDocument();
    expect(await act()).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Адрес' }), 'г. Уфа');
    await waitFor(() => expect(screen.queryByText(/Укажите адрес/)).toBeNull());
    await waitFor(async () => expect(await act()).toBeEnabled());
  });

  it('sends the wall-clock times as instants of the organisation’s zone', async () => {
    const { user, calls, router } = await open();
    await waitFor(async () => expect(await act()).toBeEnabled());
    await user.click(await act());
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/sessions\/0/));
    const tomorrow = addDays(dayOf(new Date(), HOME.zone), 1);
    const sent = calls.find(({ method, url }) => method === 'POST' && url === '/api/sessions')?.body;
    expect(sent).toEqual({
      groupId: GROUP.id,
      form: 'test',
      secondTimeOf: null,
      opensAt: `${tomorrow}T05:00:00.000Z`,
      startUntil: `${tomorrow}T13:00:00.000Z`,
      venue: 'remote',
      address: null,
      checkReason: 'initial',
    });
  });

  it('offers the same again in the place of a session that was called off', async () => {
    const day = addDays(dayOf(new Date(), HOME.zone), 5);
    const off = {
      ...HELD,
      form: 'test' as const,
      cancelledAt: new Date(),
      venue: 'customer' as const,
      address: 'г. Уфа',
    };
    const window = { opensAt: new Date(`${day}T04:30:00Z`), startUntil: new Date(`${day}T06:00:00Z`) };
    const search = `&instead=${id(96)}`;
    const { user, calls } = await open(undefined, { sessions: [{ ...off, ...window, id: id(96) }], search });
    await waitFor(async () => expect(await act()).toBeEnabled());
    await user.click(await act());
    const wanted = { form: 'test', venue: 'customer', address: 'г. Уфа', opensAt: `${day}T04:30:00.000Z` };
    await waitFor(() =>
      expect(calls.find(({ method, url }) => method === 'POST' && url === '/api/sessions')?.body).toMatchObject({
        ...wanted,
        startUntil: `${day}T06:00:00.000Z`,
      }),
    );
  });

  it('says in one piece what will hold (3.6, 3.8) and who is barred (3.1)', async () => {
    await open();
    const outlook = await screen.findByText(/Слушатели начнут между/);
    expect(outlook).toHaveTextContent(/между 10:00 .*и 18:00 .*; каждому даётся 90 минут/);
    expect(outlook).toHaveTextContent(/Последний тест закончится не позже 19:30/);
    expect(outlook).toHaveTextContent(/бесплатно пересдать до 24:00 /);
    expect(screen.getByText('В тесте 60 вопросов: весь банк.')).toBeInTheDocument();
    expect(screen.queryByText(/Времени на вопрос мало/)).toBeNull();
    expect(screen.getByText(/2 слушателя пока не допущены \(п. 3.1\)/)).toBeInTheDocument();
    expect(screen.queryByText(/после полуночи/)).toBeNull();
  });

  it('warns of tests that would end after midnight (3.12), and of days counted from the announcement (3.8)', async () => {
    const effectivePolicy = { ...program.effectivePolicy, timeLimitMinutes: 400, showPreliminaryScore: false };
    await open(() => [], { program: { ...program, effectivePolicy } });
    const outlook = await screen.findByText(/Слушатели начнут между/);
    expect(outlook).toHaveTextContent(/бесплатно пересдать в течение 7 дней после объявления результатов/);
    expect(screen.getByText(/Кто начнёт последним, закончит после полуночи/)).toHaveTextContent(/не позже 17:20/);
  });
});

describe('a test too long for its time (3.5, 3.6)', () => {
  it('is no test at all while a topic has too few questions', async () => {
    const effectivePolicy = { ...program.effectivePolicy, questionsPerTopic: 41 };
    await open(() => [], { program: { ...program, effectivePolicy } });
    expect(await screen.findByText(/нужно по 41, а в самой маленькой теме 40 вопросов/)).toBeInTheDocument();
    expect(screen.queryByText(/В тесте/)).toBeNull();
  });

  it('is said before it is scheduled, with the way to its rules', async () => {
    await open(() => [], { program: { ...program, publishedQuestions: 252 } });
    expect(await screen.findByText('В тесте 252 вопроса: весь банк.')).toBeInTheDocument();
    expect(screen.getByText(/Времени на вопрос мало: за 90 мин выходит по 21 секунде/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Изменить число вопросов или время' })).toHaveAttribute(
      'href',
      `/programs/${id(10)}/policy`,
    );
  });
});

describe('an exam or a defence (3.9–3.11)', () => {
  const sent = (calls: { method: string; url: string; body: unknown }[]) =>
    calls.find(({ method, url }) => method === 'POST' && url === '/api/sessions')?.body;

  it('is chosen where the program has both, and leads to the cards it lacks', async () => {
    const { user, calls } = await open(
      ({ form }) => (form === 'exam' ? [{ code: 'session.no-exam-cards', clause: '3.10' }] : []),
      { program: RETRAINING },
    );
    expect(await screen.findByRole('link', { name: 'Открыть билеты' })).toHaveAttribute(
      'href',
      `/programs/${id(10)}/cards`,
    );
    expect(screen.queryByRole('combobox', { name: 'Проверка знаний' })).toBeNull();
    expect(screen.getByText(/Комиссия соберётся в 10:00/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Защита итоговых работ' }));
    expect(screen.getByRole('link', { name: 'Открыть итоговые работы' })).toBeInTheDocument();
    await waitFor(async () => expect(await act()).toBeEnabled());
    await user.click(await act());
    await waitFor(() => expect(sent(calls)).toMatchObject({ form: 'defence', secondTimeOf: null }));
  });

  it('is held a second time on the dates of the commission', async () => {
    const { user, calls } = await open(() => [], {
      program: RETRAINING,
      sessions: [HELD],
      search: `&second=${FIRST.id}`,
    });
    expect(await screen.findByText(/Комиссия назначила с 10 марта 2027 года по 14 марта 2027 года/)).toHaveTextContent(
      'Ученик-А И. И.',
    );
    expect(screen.getByRole('textbox', { name: 'День' })).toHaveValue('10.03.2027');
    await waitFor(async () => expect(await act()).toBeEnabled());
    await user.click(await act());
    await waitFor(() =>
      expect(sent(calls)).toMatchObject({
        form: 'exam',
        secondTimeOf: FIRST.id,
        checkReason: 'repeated',
        opensAt: '2027-03-10T05:00:00.000Z',
      }),
    );
  });
});
