import {
  acknowledgeRegulation,
  getClock,
  getMyAttestation,
  getRegulation,
  listMyAttestations,
  startAttempt,
  type MyAttestation,
} from '@itog/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../test-app.tsx';
import { attempt, attestation, at, SESSION } from './test-support/attestation.ts';

const learner = someone(['learner']);
const fail = { standing: 'preliminary', correct: 41, total: 70, mark: 'fail' } as const;
const pass = { standing: 'official', correct: 54, total: 70, mark: 'pass' } as const;

async function openOne(facts: Partial<MyAttestation> = {}, more: Parameters<typeof renderApp>[1] = {}) {
  const state = { now: attestation({ serverNow: new Date(), ...facts }) };
  const app = await renderApp(`/my/${SESSION}`, {
    me: learner,
    ...more,
    handlers: [
      ...(more.handlers ?? []),
      on(getMyAttestation, () => state.now),
      on(getClock, () => ({ serverNow: new Date() })),
    ],
  });
  await screen.findByRole('heading', { level: 1, name: 'Современные образовательные технологии' });
  return { ...app, state };
}
const problems = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

// The pages are chunks of their own: fetched once, not within the time of the first test.
beforeAll(() => Promise.all([import('./MyListPage.tsx'), import('./MyAttestationPage.tsx')]));

describe('the list', () => {
  it('says what will be here while it is empty', async () => {
    await renderApp('/my', { me: learner, handlers: [on(listMyAttestations, () => ({ attestations: [] }))] });
    expect(await screen.findByText(/^Вам пока не назначена итоговая аттестация/)).toBeInTheDocument();
  });

  it('shows the state and the next step of each', async () => {
    const running = attempt({ finishedAt: null });
    await renderApp('/my', {
      me: learner,
      handlers: [on(listMyAttestations, () => ({ attestations: [attestation({ attempts: [running] })] }))],
    });
    const card = await screen.findByRole('listitem');
    expect(card).toHaveTextContent('Идёт тест');
    expect(within(card).getByRole('link', { name: 'Продолжить тест' })).toHaveAttribute(
      'href',
      `/attempts/${running.id}`,
    );
    expect(await problems()).toEqual([]);
  });
});

describe('a day that was missed', () => {
  const missed = attestation({
    startRefusals: [{ code: 'session.start-closed', clause: null, closedAt: '2026-03-04T13:00:00Z' }],
  });
  const list = (attestations: MyAttestation[]) =>
    renderApp('/my', { me: learner, handlers: [on(listMyAttestations, () => ({ attestations }))] });

  it('names the day that was set in its place', async () => {
    const session = { ...missed.session, id: SESSION.replace('e1', 'e2'), opensAt: at('2026-03-10T05:00:00Z') };
    await list([attestation({ session }), missed]);
    expect(
      await screen.findByText(/^В этот день тест вы не начали. Вам назначен другой: 10 марта/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Обратитесь к администратору/)).toBeNull();
  });

  it('leads to the administrator while there is none', async () => {
    await list([missed]);
    expect(await screen.findByText(/Обратитесь к администратору/)).toBeInTheDocument();
  });
});

describe('the lobby', () => {
  it('asks before it starts the test, and says why it does not start', async () => {
    const started: string[] = [];
    const { user, router } = await openOne(
      {},
      {
        handlers: [
          on(startAttempt, ({ params }) => {
            started.push(params.sessionId);
            return refused({ code: 'session.start-closed', clause: null, startUntil: at('2026-03-04T13:00:00Z') });
          }),
        ],
      },
    );
    expect(await screen.findByText('Часы на устройстве идут верно.')).toBeInTheDocument();
    expect(await problems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Начать тест' }));
    const dialog = await screen.findByRole('dialog', { name: 'Начать тест?' });
    expect(dialog).toHaveTextContent('70 вопросов, 1 час 30 минут.');
    expect(started).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Начать тест' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^Начать тест можно было до/);
    expect(started).toEqual([SESSION]);
    expect(router.state.location.pathname).toBe(`/my/${SESSION}`);
  });

  it('3.1 says what is missing for admission, and keeps the start disabled', async () => {
    await openOne({
      startRefusals: [
        { code: 'admission.arrears', clause: '3.1' },
        { code: 'admission.curriculum-incomplete', clause: '3.1', missing: ['Практикум'] },
      ],
    });
    const start = screen.getByRole('button', { name: 'Начать тест' });
    expect(start).toBeDisabled();
    expect(start).toHaveAccessibleDescription(/не внесена оплата \(п\. 3\.1\).*Не пройдено: Практикум/);
    expect(screen.getByText('Не допущена')).toBeInTheDocument();
  });

  it('3.2 takes the acknowledgement of the very text that was shown', async () => {
    const current = {
      id: '00000000-0000-4000-8000-000000000033',
      number: '2',
      title: 'Положение',
      effectiveFrom: '2026-02-01',
      sha256: 'ef'.repeat(32),
      markdown: '## 1. Общие положения\n\n1.1. Настоящее Положение…',
    };
    const { user, calls, state } = await openOne(
      { acknowledgedAt: null, startRefusals: [{ code: 'regulation.not-acknowledged', clause: '3.2' }] },
      {
        handlers: [
          on(getRegulation, () => ({ current, editions: [] })),
          on(acknowledgeRegulation, () => {
            state.now = attestation({ acknowledgedAt: new Date() });
            return { acknowledgedAt: new Date() };
          }),
        ],
      },
    );
    expect(screen.getByRole('button', { name: 'Начать тест' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Ознакомиться с Положением' }));
    expect(await screen.findByText(/Настоящее Положение/)).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Текст Положения' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'С Положением ознакомлена' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Начать тест' })).toBeEnabled());
    await waitFor(() => expect(screen.getByText(/^С Положением вы ознакомились .*\.$/)).toHaveFocus());
    expect(calls).toContainEqual({
      method: 'POST',
      url: '/api/my/acknowledgements',
      body: { editionId: current.id, sha256: current.sha256 },
    });
  });

  it('enables the start by itself when the window opens', async () => {
    const opensAt = new Date(Date.now() + 1_500);
    const { session } = attestation();
    const window = { ...session, opensAt, startUntil: new Date(opensAt.getTime() + 3_600_000) };
    const { state } = await openOne({
      session: window,
      startRefusals: [{ code: 'session.not-open-yet', clause: null, opensAt: opensAt.toISOString() }],
    });
    expect(screen.getByRole('button', { name: 'Начать тест' })).toBeDisabled();
    expect(screen.getByText(/^До начала — /)).toBeInTheDocument();
    state.now = attestation({ session: window });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Начать тест' })).toBeEnabled(), { timeout: 4_000 });
  });

  it('rehearses on three questions that go nowhere', async () => {
    const { user, calls } = await openOne();
    await user.click(screen.getByRole('button', { name: 'Потренироваться на трёх вопросах' }));
    await waitFor(() => expect(screen.getByRole('group', { name: 'Тренировка' })).toHaveFocus());
    const before = calls.length;
    expect(await screen.findByRole('group', { name: /^Вопрос 1 из 3/ })).toBeInTheDocument();
    await user.click(screen.getAllByRole('radio')[0]!);
    expect(await screen.findByText(/^Сохранено в \d\d:\d\d:\d\d/)).toBeInTheDocument();
    for (const name of ['Дальше', 'Дальше', 'Закончить тренировку'])
      await user.click(screen.getByRole('button', { name }));
    expect(await screen.findByText(/^Тренировка закончена/)).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Закрыть' }));
    expect(screen.getByRole('button', { name: 'Потренироваться на трёх вопросах' })).toHaveFocus();
    expect(new Set(calls.slice(before).map(({ method, url }) => `${method} ${url}`))).toEqual(
      new Set(['GET /api/clock']),
    );
  });
});

describe('after the test', () => {
  it('3.12 marks the score as preliminary until the protocol is signed', async () => {
    const finished = attempt({ result: { ...pass, standing: 'preliminary' } });
    await openOne({ attempts: [finished], outcome: 'passed' });
    expect(screen.getByText('Предварительно: 54 правильных ответа из 70 (77,1 %)')).toBeInTheDocument();
    expect(screen.getByText('Предварительно: зачтено')).toBeInTheDocument();
    expect(screen.getByText(/^Результат станет официальным/)).toBeInTheDocument();
    expect(screen.getByText(/срок продлится до 24:00 дня объявления/)).toBeInTheDocument();
    expect(await problems()).toEqual([]);
  });

  it.each([
    [null, 'Протокол № 7-ПК/26 вместо № 5-ПК/26 подписывает аттестационная комиссия.'],
    [at('2026-03-05T06:00:00Z'), /^Протокол № 7-ПК\/26 вместо № 5-ПК\/26 подписан 5 марта/],
  ])('5.10 says that an appeal has changed the result, and by what (%s)', async (signedAt, protocol) => {
    const changed = { standing: 'official', correct: 1, total: 252, mark: 'pass' } as const;
    await openOne({
      attempts: [attempt({ result: changed })],
      outcome: 'passed',
      protocol: { number: '5-ПК/26', announcedAt: at('2026-03-04T09:00:00Z') },
      amendment: { appealProtocol: '6-ПК/26', number: '7-ПК/26', replaces: '5-ПК/26', signedAt },
    });
    const panel = within(screen.getByRole('region', { name: 'Результат' }));
    expect(
      panel.getByText('Результат изменён решением апелляционной комиссии (протокол № 6-ПК/26).'),
    ).toBeInTheDocument();
    expect(panel.getByText(protocol)).toBeInTheDocument();
    expect(panel.queryByText(/Нужно не меньше/)).toBeNull();
    expect(panel.queryByText(/Протокол № 5-ПК\/26 подписан/)).toBeNull();
  });

  it('3.12 shows the official result with its protocol and the documents', async () => {
    await openOne({
      attempts: [attempt({ result: pass })],
      outcome: 'passed',
      protocol: { number: 'ПА-7', announcedAt: at('2026-03-04T09:00:00Z') },
      documents: [
        {
          id: '00000000-0000-4000-8000-0000000000d1',
          kind: 'certificate',
          number: 'ПК 000118',
          code: 'ABCD',
          printed: true,
        },
      ],
    });
    expect(screen.getByText('Зачтено')).toBeInTheDocument();
    expect(screen.getByText(/^Протокол № ПА-7 подписан/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Скачать: Удостоверение .* № ПК 000118$/ })).toHaveAttribute(
      'href',
      '/api/documents/00000000-0000-4000-8000-0000000000d1/file',
    );
    expect(screen.getByRole('link', { name: 'Страница проверки' })).toHaveAttribute('href', '/verify/ABCD');
  });

  it('tells nothing of a result that the policy hides', async () => {
    await openOne({ attempts: [attempt({ result: null })] });
    expect(screen.getByText('Ждём результата')).toBeInTheDocument();
    expect(screen.queryByText(/правильн(ых|ый) ответ/)).not.toBeInTheDocument();
  });

  it('3.8 names the last moment of the free retake and starts it', async () => {
    await openOne({
      attempts: [attempt({ result: fail })],
      outcome: 'retake-open',
      retakeClosesAt: at('2026-03-11T19:00:00Z'),
    });
    expect(screen.getByText(/^Пересдать тест бесплатно можно один раз, до 24:00 11 марта/)).toBeInTheDocument();
    expect(screen.getByText('Нужно не меньше 42.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Пройти тест снова' })).toBeEnabled();
  });

  it('3.8 counts the retake anew where an appeal has taken the pass away, from when that is announced', async () => {
    const changed = { appealProtocol: '2-АП', number: '9-ПК/26', replaces: '7-ПК/26', signedAt: null };
    const failed = { outcome: 'retake-open' as const, amendment: changed };
    await openOne({ ...failed, attempts: [attempt({ result: fail })] });
    const panel = () => within(screen.getByRole('region', { name: 'Пересдача' }));
    expect(panel().getByText(/^Пересдать .* один раз: сейчас или в течение 7 дней после объявления/)).toBeVisible();
    expect(panel().getByText('На пересдачу отводится 1 час 30 минут.')).toBeVisible();
    expect(panel().getByRole('button', { name: 'Пройти тест снова' })).toBeEnabled();
    expect(screen.getByText(/^Результат станет официальным/)).toBeVisible();
    cleanup();
    await openOne({
      ...failed,
      attempts: [attempt({ result: { ...fail, standing: 'official' } })],
      retakeClosesAt: at('2026-06-11T19:00:00Z'),
    });
    expect(panel().getByText(/до 24:00 11 июня.*: срок отсчитывается со дня объявления/)).toBeVisible();
  });

  it('3.8 speaks of a granted attempt as the commission’s, not as the free retake', async () => {
    const { user } = await openOne({
      attempts: [attempt({ result: fail }), attempt({ number: 2, result: fail })],
      outcome: 'retake-open',
      retakeClosesAt: at('2026-03-11T19:00:00Z'),
      grantClosesAt: at('2026-03-11T19:00:00Z'),
    });
    const panel = within(screen.getByRole('region', { name: 'Новая попытка' }));
    expect(panel.getByText(/^Комиссия назначила вам новую попытку\. Начать её можно до 24:00 11 марта/)).toBeVisible();
    expect(screen.queryByText(/бесплатно/)).toBeNull();
    await user.click(panel.getByRole('button', { name: 'Пройти тест снова' }));
    expect(await screen.findByRole('dialog', { name: 'Начать новую попытку?' })).not.toHaveTextContent('последняя');
  });

  it('3.8 opens a granted attempt to whom the session is over, every attempt of his annulled', async () => {
    await openOne({
      attempts: [attempt({ annulledAt: at('2026-03-04T09:00:00Z') })],
      outcome: 'not-attempted',
      grantClosesAt: at('2026-03-11T19:00:00Z'),
    });
    const ready = within(screen.getByRole('region', { name: 'Готовность к тесту' }));
    expect(ready.getByText(/^Комиссия назначила вам новую попытку: начать её можно до 24:00 11 марта/)).toBeVisible();
    expect(ready.queryByText(/закончилось/)).toBeNull();
    expect(ready.getByRole('button', { name: 'Начать тест' })).toBeEnabled();
  });

  it('3.14 promises a reference when the retake is over', async () => {
    await openOne({
      attempts: [attempt({ result: { ...fail, standing: 'official' } })],
      outcome: 'failed',
      startRefusals: [{ code: 'retake.none-left', clause: '3.8', allowed: 1 }],
    });
    expect(screen.getByText(/Вам выдадут справку о прохождении курса обучения \(п\. 3\.14\)/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /тест снова/ })).not.toBeInTheDocument();
  });
});
