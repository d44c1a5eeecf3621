import {
  decideAppeal,
  getAppeal,
  getMySigning,
  listAppeals,
  previewAppealDecision,
  recordAcknowledgementRefusal,
  recordHearingPresence,
  scheduleHearing,
  signAppealProtocol,
  voteOnAppeal,
  type Appeal,
} from '@itog/contracts';
import type { Role } from '@itog/domain';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import {
  APPEAL,
  appeal,
  at,
  HTML,
  id,
  inMinutes,
  PROTOCOL_HTML,
  REJECTED,
  seat,
  sha,
  SIGNING,
  summary,
  TERM,
} from '../test-support/appeals.ts';

const problems = async () => {
  const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`);
};
type Handlers = NonNullable<NonNullable<Parameters<typeof renderApp>[1]>['handlers']>;
const hearing = { at: inMinutes(-10), place: 'Уфа, кабинет 3', link: null, openedAt: inMinutes(-9) };
const HEARD: Partial<Appeal> = { state: 'in-hearing', hearing, mySeat: 'chair' };

async function open(roles: Role[], facts: Partial<Appeal>, handlers: Handlers = []) {
  const app = await renderApp(`/appeals/${APPEAL}`, {
    me: someone(roles, facts.mySeat === null ? { id: id(50) } : {}),
    handlers: [...handlers, on(getMySigning, () => SIGNING), on(getAppeal, () => appeal(facts))],
  });
  await screen.findByRole('heading', { level: 1, name: 'Слушателев Семён Ильич' });
  return { ...app, bodies: (end: string) => app.calls.filter(({ url }) => url.endsWith(end)).map(({ body }) => body) };
}
const region = (name: string) => within(screen.getByRole('region', { name }));

afterEach(() => sessionStorage.clear());
beforeAll(() => Promise.all([import('./AppealPage.tsx'), import('../list/AppealsPage.tsx')]));

describe('the list of appeals', () => {
  it('says where each stands and why its deadline ends when it ends (5.6)', async () => {
    await renderApp('/appeals?search=слушат', {
      me: someone(['secretary']),
      handlers: [
        on(listAppeals, () => ({
          serverNow: new Date(),
          zone: 'Asia/Yekaterinburg',
          appeals: [
            summary(),
            summary({
              id: id(701),
              learner: { id: id(8), name: { lastName: 'Другой', firstName: 'Иван', patronymic: null } },
            }),
          ],
        })),
      ],
    });
    expect(await screen.findByRole('link', { name: 'Слушателев Семён Ильич' })).toHaveAttribute(
      'href',
      `/appeals/${APPEAL}`,
    );
    expect(screen.queryByText('Другой Иван')).toBeNull();
    expect(screen.getByText('11 мая нерабочий: перенос с 9 мая')).toBeInTheDocument();
    expect(await problems()).toEqual([]);
  });

  it('is narrowed by state, kind and deadline, and says whose signature is missing', async () => {
    const unsigned = [{ id: id(2), name: { lastName: 'Разбирова', firstName: 'Анна', patronymic: 'Олеговна' } }];
    const { user, calls } = await renderApp('/appeals?state=decided', {
      me: someone(['secretary']),
      handlers: [
        on(listAppeals, () => ({
          serverNow: new Date(),
          zone: 'Asia/Yekaterinburg',
          appeals: [summary({ state: 'decided', decision: REJECTED, tellBy: TERM, unsigned })],
        })),
      ],
    });
    expect(await screen.findByText('Не подписали: Разбирова Анна Олеговна')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Срок' }));
    await user.click(await screen.findByRole('option', { name: 'Просрочен' }));
    await waitFor(() =>
      expect(calls.map(({ url }) => url)).toContainEqual(expect.stringMatching(/state=decided.*due=overdue/)),
    );
    expect(await problems()).toEqual([]);
  });
});

describe('the hearing', () => {
  it('is not set while the commission is in conflict: everybody by name, with the clause (5.4, 5.5)', async () => {
    const conflict = { code: 'appeals-commission.from-attestation', clause: '5.4', userId: id(2) };
    await open(['secretary'], { scheduleRefusals: [conflict, { code: 'appeals-commission.chair', clause: '5.5' }] });
    expect(
      region('Заседание').getByText(/Входит в аттестационную комиссию.*Разбирова Анна Олеговна/),
    ).toBeInTheDocument();
    expect(region('Заседание').getByText(/директор или уполномоченное им лицо/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Назначить и пригласить' })).toBeNull();
  });

  it('is set for a time of the organisation’s zone, with a place or a link (5.6, 5.8)', async () => {
    const { user, bodies } = await open(['secretary'], {}, [
      on(scheduleHearing, () => appeal({ state: 'scheduled', hearing })),
    ]);
    const act = screen.getByRole('button', { name: 'Назначить и пригласить' });
    expect(act).toBeDisabled();
    await user.type(screen.getByLabelText('День'), '12.05.2026');
    await user.type(screen.getByRole('spinbutton', { name: 'Начало: часы' }), '14');
    await user.type(screen.getByRole('spinbutton', { name: 'Начало: минуты' }), '30');
    expect(screen.getByText(/Укажите место или ссылку/)).toBeInTheDocument();
    await user.type(screen.getByLabelText('Место'), 'Уфа, кабинет 3');
    await user.click(act);
    await waitFor(() =>
      expect(bodies('/hearing')).toEqual([{ at: '2026-05-12T09:30:00.000Z', place: 'Уфа, кабинет 3', link: null }]),
    );
  });

  it('shows that others have voted, not how; presence is recorded by the chair', async () => {
    const seats = [seat(1, 'chair', 'Апелляциева'), seat(2, 'member', 'Разбирова', { voted: true })];
    const { user, bodies } = await open(['director'], { ...HEARD, commission: { ...appeal().commission!, seats } }, [
      on(voteOnAppeal, () => appeal(HEARD)),
      on(recordHearingPresence, () => appeal({ ...HEARD, learnerPresent: true })),
    ]);
    expect(region('Апелляционная комиссия').getByText('Голос подан')).toBeInTheDocument();
    expect(region('Апелляционная комиссия').queryByText(/За (удовлетворение|отклонение)/)).toBeNull();
    expect(await problems()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Отклонить апелляцию' }));
    await user.type(screen.getByLabelText('Особое мнение, если оно есть'), 'Ключ верен');
    await user.click(screen.getByRole('button', { name: 'Проголосовать' }));
    await waitFor(() => expect(bodies('/vote')).toEqual([{ vote: 'reject', opinion: 'Ключ верен' }]));
    await user.click(screen.getByRole('switch', { name: 'Присутствует: Слушателев Семён Ильич' }));
    await waitFor(() => expect(bodies(`/presence/${id(9)}`)).toEqual([{ present: true }]));
  });
});

describe('the decision', () => {
  it('shows its consequences before it is taken (5.10)', async () => {
    const { user, bodies } = await open(['director'], HEARD, [
      on(previewAppealDecision, () => ({
        upheld: true,
        refusals: [],
        consequences: ['Удостоверение № 5 аннулируют.'],
      })),
      on(decideAppeal, () => appeal({ state: 'decided', decision: { ...REJECTED, upheld: true, newMark: 'pass' } })),
    ]);
    await user.click(screen.getByRole('radio', { name: 'Удовлетворить апелляцию, изменить результат' }));
    expect(screen.getByRole('button', { name: 'Показать последствия' })).toBeDisabled();
    await user.click(screen.getByRole('combobox', { name: 'Новый результат' }));
    await user.click(await screen.findByRole('option', { name: 'зачтено' }));
    await user.type(screen.getByLabelText('Основания'), 'Ключ неверен');
    await user.click(screen.getByRole('button', { name: 'Показать последствия' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Удостоверение № 5 аннулируют.')).toBeInTheDocument();
    expect(bodies('/decision')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Принять решение' }));
    expect(await screen.findByText('Апелляция удовлетворена')).toBeInTheDocument();
    expect(bodies('/decision')).toEqual([
      { confirmed: null, influenced: null, newMark: 'pass', reasons: 'Ключ неверен' },
    ]);
  });

  it('warns that the score gives another result, and keeps what is written over a look at another page', async () => {
    const { user } = await open(['director'], { ...HEARD, score: { correct: 1, total: 252, needed: 152 } }, [
      on(previewAppealDecision, () => ({ upheld: true, refusals: [], consequences: [] })),
    ]);
    await user.click(screen.getByRole('radio', { name: 'Удовлетворить апелляцию, изменить результат' }));
    await user.click(screen.getByRole('combobox', { name: 'Новый результат' }));
    await user.click(await screen.findByRole('option', { name: 'зачтено' }));
    await user.type(screen.getByLabelText('Основания'), 'Ключ неверен');
    cleanup();
    const again = await open(['director'], { ...HEARD, score: { correct: 1, total: 252, needed: 152 } }, [
      on(previewAppealDecision, () => ({ upheld: true, refusals: [], consequences: [] })),
    ]);
    expect(screen.getByLabelText('Основания')).toHaveValue('Ключ неверен');
    await again.user.click(screen.getByRole('button', { name: 'Показать последствия' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('alert')).toHaveTextContent('верных ответов 1 из 252, а для «зачтено» нужно 152');
  });

  it('asks for both findings against the procedure (5.9), and cannot go against the votes', async () => {
    const { user, bodies } = await open(['director'], { ...HEARD, kind: 'procedure' }, [
      on(previewAppealDecision, () => ({
        upheld: false,
        consequences: [],
        refusals: [
          { code: 'appeal.against-votes', clause: '5.10', voted: 'uphold' },
          { code: 'hearing.votes-missing', clause: null, userIds: [id(2)] },
        ],
      })),
    ]);
    await user.click(
      within(screen.getByRole('radiogroup', { name: /Подтвердилось/ })).getByRole('radio', { name: 'Да' }),
    );
    await user.type(screen.getByLabelText('Основания'), 'Связь была');
    expect(screen.getByRole('button', { name: 'Показать последствия' })).toBeDisabled();
    await user.click(within(screen.getByRole('radiogroup', { name: /Повлияло/ })).getByRole('radio', { name: 'Нет' }));
    await user.click(screen.getByRole('button', { name: 'Показать последствия' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/проголосовала за удовлетворение/)).toBeInTheDocument();
    expect(dialog.getByText('Ещё не проголосовали: Разбирова Анна Олеговна.')).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Принять решение' })).toBeDisabled();
    expect(bodies('/decision/preview')).toEqual([
      { confirmed: true, influenced: false, newMark: null, reasons: 'Связь была' },
    ]);
  });
});

describe('the protocol', () => {
  const protocol = {
    number: '3-А/26',
    html: PROTOCOL_HTML,
    contentSha256: sha(PROTOCOL_HTML),
    signedAt: null,
    printed: false,
  };
  const decided: Partial<Appeal> = { state: 'decided', hearing, decision: REJECTED, protocol, mySigning: [] };

  it('is signed under exactly its words', async () => {
    const { user, bodies } = await open(['teacher'], decided, [
      on(signAppealProtocol, () => refused({ code: 'password.wrong', clause: null })),
    ]);
    expect(await problems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Подписать протокол' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText('Введите пароль ещё раз'), 'не тот{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent('Пароль не подошёл.');
    expect(bodies('/signatures')).toEqual([
      { password: 'не тот', code: null, status: 'signed', statement: null, contentSha256: sha(PROTOCOL_HTML) },
    ]);
  });

  it('waits for a chair who has refused, and lets him sign after all (5.11)', async () => {
    const { commission } = appeal();
    const refusal = {
      at: new Date(),
      status: 'refused' as const,
      method: 'password' as const,
      statement: 'Не согласен.',
    };
    const seats = (commission?.seats ?? []).map((seat) =>
      seat.role === 'chair' ? { ...seat, signature: refusal } : seat,
    );
    const stopped = { ...decided, commission: commission && { ...commission, seats } };
    await open(['secretary'], { ...stopped, mySeat: null, mySigning: null });
    expect(screen.getByText(/Председатель отказался подписать протокол. Пока он не подпишет/)).toBeVisible();
    cleanup();
    await open(['director'], { ...stopped, mySeat: 'chair' });
    expect(screen.getByText(/Вы отказались подписать протокол.*подпись заменит отказ/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Подписать протокол' })).toBeEnabled();
  });

  it('records before two witnesses that the learner refuses to sign (5.11)', async () => {
    const facts: Partial<Appeal> = { ...decided, state: 'announced', announcedAt: at('2026-05-12T08:00:00Z') };
    const { user, bodies } = await open(['secretary'], facts, [
      on(recordAcknowledgementRefusal, ({ body: { reason, witnesses } }) =>
        appeal({
          ...facts,
          state: 'acknowledgement-refused',
          acknowledgement: { at: new Date(), refusal: { reason, witnesses, recordedBy: 'Секретарева' } },
        }),
      ),
    ]);
    await user.click(screen.getByRole('button', { name: 'Записать отказ от подписи' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Записать отказ' }));
    expect(bodies('/acknowledgement-refusal')).toEqual([]);
    await user.type(dialog.getByLabelText('Как это было'), 'Ушёл');
    await user.type(dialog.getByLabelText(/Первый/), 'Первая');
    await user.type(dialog.getByLabelText(/Второй/), 'Вторая');
    await user.click(dialog.getByRole('button', { name: 'Записать отказ' }));
    expect(
      await screen.findByText(/Свидетели: Первая,? (и )?Вторая\. Записал сотрудник: Секретарева\./),
    ).toBeInTheDocument();
    expect(bodies('/acknowledgement-refusal')).toEqual([{ reason: 'Ушёл', witnesses: ['Первая', 'Вторая'] }]);
  });

  it('says whom no letter can reach (5.11), and what became of a question found wrong (5.10)', async () => {
    await open(['secretary'], {
      ...decided,
      state: 'announced',
      announcedAt: at('2026-05-12T08:00:00Z'),
      learnerHasEmail: false,
      rulings: [
        {
          id: id(5),
          position: 7,
          ruling: 'void',
          reasons: 'Вопрос составлен неверно.',
          at: at('2026-05-12T07:00:00Z'),
          decidedBy: 'Апелляциева Анна Олеговна',
          rescored: 1,
          flipped: 0,
          changes: [
            {
              attemptId: id(6),
              learner: 'Дюма Пётр',
              from: 'fail',
              to: 'fail',
              correctBefore: 0,
              totalBefore: 252,
              correctAfter: 1,
              totalAfter: 252,
            },
          ],
        },
      ],
    });
    expect(screen.getByText(/Письмо не отправлено: адреса почты нет/)).toBeInTheDocument();
    expect(screen.getByText('Дюма Пётр: было 0 из 252, стало 1 из 252; результат прежний')).toBeInTheDocument();
  });

  it('gives whoever only reads nothing to do', async () => {
    await open(['auditor'], { ...HEARD, mySeat: null, applicationHtml: HTML });
    expect(screen.getByText(/Голосуют председатель и члены/)).toBeInTheDocument();
    for (const name of ['Назначить и пригласить', 'Проголосовать', 'Показать последствия'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});
