import {
  cancelSession,
  declareOutage,
  getSession,
  grantTime,
  listTheses,
  moveSession,
  type SessionDetails,
} from '@itog/contracts';
import { dayOf, instantAt } from '@itog/domain';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HOME, on, renderApp, someone } from '../../../test-app.tsx';
import { attempt, id, inMinutes, participant, session, SESSION } from '../test-support/session.ts';

async function open(shown: SessionDetails, roles: Parameters<typeof someone>[0] = ['administrator']) {
  const app = await renderApp(`/sessions/${SESSION}`, {
    me: someone(roles),
    handlers: [
      on(getSession, () => shown),
      on(grantTime, () => shown),
      on(declareOutage, () => shown),
      on(cancelSession, () => ({ ...shown, cancelledAt: new Date() })),
      on(moveSession, () => shown),
    ],
  });
  await screen.findByRole('heading', { level: 1 });
  return app;
}
const row = (letter: string) => screen.getByRole('row', { name: new RegExp(`Ученик-${letter}`) });
const done = { finishedAt: inMinutes(-1), closeReason: 'learner' as const };

const RUNNING = session([
  participant(1, { attempts: [attempt(1)] }),
  participant(2, { attempts: [attempt(2, { ...done, answered: 60, correct: 54, mark: 'pass' })], outcome: 'passed' }),
  participant(3, {
    attempts: [attempt(3, { ...done, answered: 60, correct: 35, mark: 'fail' })],
    outcome: 'retake-open',
    retakeClosesAt: inMinutes(7 * 24 * 60),
  }),
  participant(4, { refusals: [{ code: 'admission.arrears', clause: '3.1' }] }),
  participant(5, { attempts: [attempt(5, { answered: 3 })] }),
]);

describe('the monitor', () => {
  it('counts who is admitted, writes, passed, failed and is not admitted', async () => {
    await open(RUNNING);
    const tiles = screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(tiles).toEqual([
      ['Допущены', '4'],
      ['Пишут', '2'],
      ['Сдали', '1'],
      ['Не сдали', '1'],
      ['Не допущены', '1'],
    ]);
  });

  it('says of everybody where he stands', async () => {
    await open(RUNNING);
    expect(row('А')).toHaveTextContent(/Пишет тест12\sиз\s60Ход теста(1:00:00|59:59|59:58)/);
    expect(row('Б')).toHaveTextContent(/Сдал.*54\sиз\s60 \(90\s%\) · зачтено/);
    expect(row('В')).toHaveTextContent(/Может пересдать.*\(58\s%\) · не зачтено.*пересдача до/);
    expect(row('Г')).toHaveTextContent('Слушатель не допущен: не внесена оплата (п. 3.1).');
    expect(within(row('Г')).getByRole('link', { name: /^Ученик-Г/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/groups\/.+\?learner=/),
    );
  });

  it('counts an annulled attempt nowhere, and says that there was one', async () => {
    const annulled = attempt(1, { ...done, answered: 60, correct: 1, mark: 'fail', annulledAt: new Date() });
    await open(session([participant(1, { attempts: [annulled], outcome: 'not-attempted' })]));
    expect(row('А')).toHaveTextContent(/Не начинал.*прежняя попытка аннулирована/);
    expect(row('А')).not.toHaveTextContent('не зачтено');
  });

  it('gives time to the chosen running tests and only to them', async () => {
    const { user, calls } = await open(RUNNING);
    expect(within(row('Б')).queryByRole('checkbox')).toBeNull();
    await user.click(within(row('Д')).getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Добавить время 1 слушателю' }));
    const dialog = await screen.findByRole('dialog', { name: 'Добавить время' });
    expect(dialog).toHaveTextContent('Ученик-Д Иван Иванович');
    await user.click(within(dialog).getByRole('button', { name: 'Добавить время' }));
    expect(within(dialog).getByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: 'Причина' }), 'Отключение света');
    await user.click(within(dialog).getByRole('button', { name: 'Добавить время' }));
    await waitFor(() =>
      expect(calls.filter(({ url }) => url.endsWith('/grants')).map(({ body }) => body)).toEqual([
        { attemptIds: [id(85)], minutes: 10, reason: 'Отключение света' },
      ]),
    );
  });

  it('declares an outage by the clock of the organisation, once it is over', async () => {
    const { user, calls } = await open(RUNNING);
    await user.click(screen.getByRole('button', { name: 'Объявить перерыв' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Перерыв из-за сбоя' }));
    await user.click(dialog.getByRole('button', { name: 'Вернуть время' }));
    expect(dialog.getAllByText('Укажите часы и минуты.')).toHaveLength(2);
    expect(dialog.getByText('Напишите, что случилось.')).toBeInTheDocument();
    for (const [label, hours, minutes] of [
      ['Перерыв начался', '00', '01'],
      ['Перерыв закончился', '00', '13'],
    ] as const) {
      await user.type(dialog.getByLabelText(`${label}: часы`), hours);
      await user.type(dialog.getByLabelText(`${label}: минуты`), minutes);
    }
    await user.type(dialog.getByRole('textbox', { name: 'Что случилось' }), 'Отключили свет');
    await user.click(dialog.getByRole('button', { name: 'Вернуть время' }));
    const at = (time: string) => instantAt(dayOf(new Date(), HOME.zone), time, HOME.zone).toISOString();
    await waitFor(() =>
      expect(calls.filter(({ url }) => url.endsWith('/outages')).map(({ body }) => body)).toEqual([
        { from: at('00:01'), until: at('00:13'), reason: 'Отключили свет' },
      ]),
    );
    expect(await screen.findByText('Перерыв объявлен, время возвращено')).toBeInTheDocument();
  });

  it('leads to the protocol only when there is something to draw up (3.15)', async () => {
    await open({ ...RUNNING, draftRefusals: [{ code: 'protocol.attempts-open', clause: '3.12', count: 2 }] });
    expect(screen.queryByRole('link', { name: 'Составить протокол' })).toBeNull();
    expect(screen.getByText(/Тест ещё пишут 2 слушателя/)).toBeInTheDocument();
  });

  it('leads to the protocol when nothing stands in the way', async () => {
    await open({ ...RUNNING, draftRefusals: [] });
    expect(screen.getByRole('link', { name: 'Составить протокол' })).toHaveAttribute(
      'href',
      `/sessions/${SESSION}/protocol`,
    );
  });

  it('lets a member of the commission watch, not manage', async () => {
    const outage = { from: inMinutes(-20), words: 'перерыв с 11:20 до 11:32; отключили свет', at: inMinutes(-5) };
    const given = { by: 'Порядкина Вера', learners: 2, fewestMinutes: 4, mostMinutes: 12 };
    await open({ ...RUNNING, outages: [{ ...outage, ...given }] }, ['commission-member']);
    const outages = screen.getByRole('region', { name: 'Перерывы из-за сбоя' });
    expect(outages).toHaveTextContent(/^.*Перерыв с 11:20 до 11:32; отключили свет2 слушателям вернули 4–12 мин/);
    expect(outages).toHaveTextContent('Порядкина Вера');
    expect(screen.queryByRole('button', { name: /Добавить время|Объявить перерыв|Отменить/ })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(row('А')).toBeInTheDocument();
  });
});

describe('calling off', () => {
  it('asks for a reason, which a slip of the hand does not lose', async () => {
    const { user, calls } = await open(session([participant(1)]));
    await user.click(screen.getByRole('button', { name: 'Отменить сеанс' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Отменить сеанс' }));
    expect(within(dialog).getByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: 'Причина' }), 'Болезнь председателя');
    await user.keyboard('{Escape}');
    expect(within(dialog).getByRole('textbox', { name: 'Причина' })).toHaveValue('Болезнь председателя');
    await user.click(within(dialog).getByRole('button', { name: 'Отменить сеанс' }));
    expect(await screen.findByText('Отменён')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Назначить новый сеанс' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/sessions\/new\?group=/),
    );
    expect(calls.filter(({ url }) => url.endsWith('/cancel'))).toHaveLength(1);
  });

  it('is not needed for another day: the session moves', async () => {
    const planned = session([participant(1)], { opensAt: inMinutes(600), startUntil: inMinutes(660) });
    const { user, calls } = await open(planned);
    await user.click(screen.getByRole('button', { name: 'Перенести' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Перенести аттестацию' }));
    const day = dialog.getByLabelText('День');
    await user.clear(day);
    await user.type(day, '15.03.2027');
    await user.click(dialog.getByRole('button', { name: 'Перенести' }));
    expect(dialog.getByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(dialog.getByRole('textbox', { name: 'Причина' }), 'Болезнь председателя');
    await user.click(dialog.getByRole('button', { name: 'Перенести' }));
    expect(await screen.findByText('Аттестация перенесена')).toBeVisible();
    expect(calls.find(({ url }) => url.endsWith('/move'))?.body).toMatchObject({
      opensAt: expect.stringMatching(/^2027-03-1[45]T/),
      venue: 'remote',
      address: null,
      reason: 'Болезнь председателя',
    });
  });

  it('is not offered once somebody has begun', async () => {
    await open(RUNNING);
    expect(screen.queryByRole('button', { name: /Отменить сеанс|Перенести/ })).toBeNull();
  });
});

describe('an exam and a defence', () => {
  const examination = { id: id(99), absent: false, mark: null, secondTime: null };
  const people = [
    participant(1, { examination: { ...examination, mark: 'excellent' } }),
    participant(2, {
      examination: { ...examination, mark: 'unsatisfactory', secondTime: { from: '2027-03-10', until: '2027-03-14' } },
    }),
    participant(3, { examination: { ...examination, absent: true } }),
    participant(4, { refusals: [{ code: 'admission.arrears', clause: '3.1' }] }),
    participant(5),
  ];
  const closed = { id: id(95), openedAt: inMinutes(-90), closedAt: inMinutes(-5) };

  it('show marks as the chair has confirmed them, and who comes again and when (3.11)', async () => {
    await open(session(people, { form: 'exam', meeting: closed }));
    const tiles = screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(tiles).toEqual([
      ['Допущены', '4'],
      ['Сдали', '1'],
      ['Не сдали', '1'],
      ['Не явились', '1'],
      ['Не допущены', '1'],
    ]);
    expect(row('А')).toHaveTextContent(/Сдал.*отлично/);
    expect(row('Б')).toHaveTextContent(/Не сдал.*неудовлетворительно.*повторно 10\.03\.2027 — 14\.03\.2027/);
    expect(row('В')).toHaveTextContent('Не явился');
    expect(row('Д')).toHaveTextContent('Ждёт комиссию');
    expect(screen.getByRole('link', { name: 'Назначить повторно' })).toHaveAttribute(
      'href',
      `/sessions/new?group=${id(30)}&second=${SESSION}`,
    );
    expect(screen.queryByRole('button', { name: /Ведомость|Отменить/ })).toBeNull();
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('lead to the meeting, and say which works are not ready before a defence', async () => {
    await renderApp(`/sessions/${SESSION}`, {
      me: someone(['commission-member']),
      handlers: [
        on(getSession, () =>
          session(people.slice(3), { form: 'defence', opensAt: inMinutes(-5), secondTimeOf: id(61) }),
        ),
        on(listTheses, () => ({
          maxMegabytes: 50,
          theses: people.slice(3).map(({ enrolmentId, learner }) => ({ enrolmentId, learner, thesis: null })),
        })),
      ],
    });
    expect(await screen.findByText('Работы готовы к защите: 0 из 2.')).toBeInTheDocument();
    expect(screen.getByText('Пора открыть заседание')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Открыть страницу заседания' })).toHaveAttribute(
      'href',
      `/meetings/${id(95)}`,
    );
    expect(row('Д')).toHaveTextContent('Не хватает: темы');
    expect(screen.getByRole('link', { name: /^Повторно/ })).toHaveAttribute('href', `/sessions/${id(61)}`);
  });
});
