import {
  answerWithdrawal,
  approveDestruction,
  draftDestruction,
  discardDestruction,
  exportPersonData,
  findPeople,
  getMySigning,
  getPersonPrivacy,
  listConsentTexts,
  listDestructionActs,
  listGroups,
  listOverdue,
  listRetention,
  publishConsentText,
  recordConsent,
  recordWithdrawal,
  refuseDestruction,
  saveRetention,
  type ConsentText,
  type DestructionAct,
  type OutputOf,
} from '@itog/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { on, refused, renderApp, someone } from '../../../test-app.tsx';
import { signingOf } from '../../../ui/signing/test-support/signing.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = new Date('2026-03-04T10:40:00Z');
const name = { lastName: 'Билетова', firstName: 'Анна', patronymic: 'Ильинична' };
const text: ConsentText = {
  id: uuid(1),
  purpose: 'processing',
  version: 1,
  title: 'Согласие на обработку',
  markdown: 'Я согласна.',
  sha256: 'a'.repeat(64),
  effectiveFrom: '2026-01-01',
};
const person = { id: uuid(5), name, login: 'biletova', groups: ['ПК-1'] };
const act: DestructionAct = {
  id: uuid(7),
  number: null,
  reason: 'Истёк срок хранения',
  categories: ['contacts', 'sign-in'],
  people: [{ id: uuid(5), name: 'Билетова Анна Ильинична' }],
  draftedBy: 'Главина Вера Олеговна',
  draftedAt: at,
  approvedBy: null,
  approvedAt: null,
  refused: null,
};

describe('the words of consents', () => {
  it('stand by purpose; a new edition begins from the one in force, is shown as a learner sees it, and is confirmed', async () => {
    const future = { ...text, id: uuid(2), version: 2, effectiveFrom: '2999-01-01' };
    const { user, calls } = await renderApp('/settings/personal-data', {
      me: someone(['administrator']),
      handlers: [
        on(listConsentTexts, () => ({ texts: [future, text] })),
        on(publishConsentText, ({ body }) => ({ ...text, ...body, version: 3 })),
      ],
    });
    const panel = within(await screen.findByRole('region', { name: 'Обработка персональных данных' }));
    expect(panel.getByText('Редакция 1, действует с 1 января 2026 года')).toBeInTheDocument();
    expect(panel.getByText('Редакция 2, начнёт действовать 1 января 2999 года')).toBeInTheDocument();
    expect(screen.getAllByText(/^Текста ещё нет/)).toHaveLength(2);
    await user.click(panel.getByRole('button', { name: /^Опубликовать редакцию/ }));
    await user.type(panel.getByRole('textbox', { name: 'Текст' }), ' Новое.');
    await user.click(panel.getByRole('radio', { name: 'Как увидит слушатель' }));
    expect(panel.getByText('Я согласна. Новое.')).toBeInTheDocument();
    await user.click(panel.getByRole('button', { name: 'Опубликовать редакцию' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Опубликовать редакцию?' }));
    expect(dialog.getByText(/изменить нельзя/)).toBeInTheDocument();
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
    await user.click(dialog.getByRole('button', { name: 'Опубликовать редакцию' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ markdown: 'Я согласна. Новое.' }),
    );
  });

  it('are read by a teacher, who is shown neither people nor acts', async () => {
    await renderApp('/settings/personal-data', {
      me: someone(['teacher']),
      handlers: [on(listConsentTexts, () => ({ texts: [text] }))],
    });
    const tabs = within(await screen.findByRole('navigation', { name: 'Персональные данные' }));
    expect(tabs.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Согласия', 'Сроки']);
    expect(screen.queryByRole('button', { name: /Опубликовать/ })).not.toBeInTheDocument();
  });
});

describe('the terms of keeping', () => {
  it('warn while nobody has checked them, and are changed with their ground', async () => {
    let rules: OutputOf<typeof listRetention>['rules'] = [
      { category: 'contacts', months: 0, ground: 'ст. 21', confirmed: true },
      { category: 'identity-document', months: 60, ground: 'перечень', confirmed: false },
      { category: 'register-data', months: null, ground: 'ст. 98', confirmed: true },
    ];
    const { user } = await renderApp('/settings/personal-data/retention', {
      me: someone(['administrator']),
      handlers: [
        on(listRetention, () => ({ rules })),
        on(saveRetention, ({ params, body }) => {
          rules = rules.map((rule) => (rule.category === params.category ? { ...rule, ...body } : rule));
          return { ...params, ...body };
        }),
      ],
    });
    const passport = async () => within(await screen.findByRole('row', { name: /удостоверяющий/ }));
    expect((await passport()).getByText('5 лет')).toBeInTheDocument();
    expect((await passport()).getByText('Уточните у архивиста')).toBeInTheDocument();
    expect(screen.getByText('Вместе с книгой регистрации')).toBeInTheDocument();
    await user.click((await passport()).getByRole('button', { name: /^Изменить срок/ }));
    const months = await screen.findByLabelText('Срок в месяцах');
    await user.clear(months);
    await user.type(months, '7');
    await user.click(screen.getByLabelText('Срок проверил тот, кто отвечает за архив'));
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(async () => expect((await passport()).getByText('7 месяцев')).toBeInTheDocument());
    expect((await passport()).getByText('Проверено')).toBeInTheDocument();
  });
});

describe('a person’s page', () => {
  const privacy: OutputOf<typeof getPersonPrivacy> = {
    person,
    consents: [
      { purpose: 'processing', text, given: null, withdrawnAt: null },
      {
        purpose: 'media',
        text: { ...text, purpose: 'media' },
        given: { at, version: 1, source: 'paper', place: 'Папка 3' },
        withdrawnAt: null,
      },
      { purpose: 'publication', text: null, given: null, withdrawnAt: null },
    ],
    views: [{ at, viewer: 'Главина Вера Олеговна', what: 'record' }],
    withdrawals: [
      {
        consentId: uuid(9),
        purpose: 'publication',
        withdrawnAt: at,
        ownHand: true,
        dueOn: '2026-04-03',
        overdue: false,
        answer: null,
      },
    ],
    kept: [
      { category: 'contacts', ground: 'ст. 21', state: 'over', until: null },
      { category: 'identity-document', ground: 'перечень', state: 'kept', until: '2030-02-10' },
    ],
  };
  const open = () =>
    renderApp(`/settings/personal-data/people/${uuid(5)}`, {
      me: someone(['administrator']),
      handlers: [
        on(getPersonPrivacy, () => privacy),
        on(recordConsent, () => privacy),
        on(recordWithdrawal, () => privacy),
        on(answerWithdrawal, ({ body }) => {
          const answer = { ...body, at, by: 'Порядкина Вера' };
          const [open] = privacy.withdrawals;
          privacy.withdrawals = [{ ...open!, answer }];
          return { ...open!, answer };
        }),
        on(exportPersonData, () => new Blob(['PK']) as never),
      ],
    });

  it('has a withdrawn consent closed with what was done, by the term of the law', async () => {
    const { user, calls } = await open();
    expect(await screen.findByText('Закрыть до 3 апреля 2026 года включительно')).toBeInTheDocument();
    const close = screen.getByRole('button', { name: 'Закрыть отзыв' });
    expect(close).toBeDisabled();
    expect(screen.getByText('Выберите, что сделано.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Обработка прекращена' }));
    await user.type(screen.getByRole('textbox', { name: 'Подробности' }), 'Снято с сайта');
    await user.click(close);
    expect(await screen.findByText(/Порядкина Вера/u)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Закрыть отзыв' })).toBeNull();
    expect(calls.find(({ url }) => url.includes('/consent-withdrawals/'))?.body).toEqual({
      outcome: 'stopped',
      note: 'Снято с сайта',
    });
  });

  it('tells what is kept until when, and who looked', async () => {
    await open();
    const kept = within(await screen.findByRole('region', { name: 'Что и до какого дня хранится' }));
    expect(kept.getByText('Срок истёк: можно уничтожить')).toBeInTheDocument();
    expect(kept.getByText('До 10 февраля 2030 года')).toBeInTheDocument();
    expect(screen.getByText(/Где лежит: Папка 3/)).toBeInTheDocument();
    expect(screen.getByText('Текст не опубликован')).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: 'Кто смотрел' })).getByText('Личные данные')).toBeInTheDocument();
  });

  it('notes a consent on paper with its place, and a withdrawal', async () => {
    const { user, calls } = await open();
    await user.click(await screen.findByRole('button', { name: /^Бумажное согласие/ }));
    await user.click(await screen.findByRole('button', { name: 'Записать согласие' }));
    expect(await screen.findByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Где лежит'), 'Папка 4');
    await user.click(screen.getByRole('button', { name: 'Записать согласие' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ textId: text.id, place: 'Папка 4' }),
    );
    await user.click(screen.getByRole('button', { name: /^Записать отзыв: Фото/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Записать отзыв' }));
    await user.click(dialog.getByRole('button', { name: 'Записать отзыв' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'DELETE')?.url).toBe(`/api/people/${uuid(5)}/consents/media`),
    );
  });

  it('is found by two letters or more', async () => {
    const { user, calls } = await renderApp('/settings/personal-data/people', {
      me: someone(['director']),
      handlers: [on(findPeople, () => ({ people: [person] }))],
    });
    await user.type(await screen.findByRole('searchbox', { name: 'Имя или логин' }), 'би');
    expect(await screen.findByRole('link', { name: 'Билетова Анна Ильинична' })).toHaveAttribute(
      'href',
      `/settings/personal-data/people/${uuid(5)}`,
    );
    expect(calls.filter(({ url }) => url.startsWith('/api/people'))).toHaveLength(1);
  });
});

describe('an act of destruction', () => {
  it('is drawn up from the people whose terms are over, and a search; everything that forbids it is told at once', async () => {
    const group = {
      id: uuid(3),
      title: 'ПК-2019',
      program: { id: uuid(4), title: 'Программа' },
      startsOn: '2019-01-10',
      endsOn: '2019-02-10',
      customer: null,
      learners: 1,
      admitted: 1,
    };
    const over = [{ category: 'contacts' as const, ground: 'ст. 21', since: '2019-02-11' }];
    const overdue = [8, 10].map((id) => ({
      id: uuid(id),
      name: { ...name, lastName: id === 8 ? 'Вопросова' : 'Листова' },
      groups: ['ПК-2019'],
      over,
    }));
    const asked: object[] = [];
    let isDown = false;
    const denied = /^У вас нет прав/;
    const { user, calls } = await renderApp('/settings/personal-data/acts/new', {
      me: someone(['administrator']),
      handlers: [
        on(listDestructionActs, () => ({ acts: [] })),
        on(findPeople, () => ({ people: [person] })),
        on(listGroups, () => ({ groups: [group, { ...group, id: uuid(9), title: 'Идёт', endsOn: '2999-01-01' }] })),
        on(listOverdue, ({ query }) => {
          asked.push(query);
          if (isDown) return refused({ code: 'access.denied', clause: null });
          const isNext = query.after === overdue[0]?.id;
          return { people: isNext ? overdue.slice(1) : overdue.slice(0, 1), next: isNext ? null : uuid(8) };
        }),
        on(draftDestruction, () =>
          refused(
            { code: 'destruction.still-studying', clause: null, names: ['Билетова А. И.'] },
            {
              code: 'destruction.retained',
              clause: null,
              category: 'identity-document',
              names: ['Вопросова А. И.'],
              until: '2030-02-10',
              ground: 'перечень',
            },
          ),
        ),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Составить акт' }));
    expect(await screen.findByText('Выберите хотя бы одного человека.')).toBeInTheDocument();
    expect(screen.getByText('Выберите хотя бы одно.')).toBeInTheDocument();

    expect(await screen.findByText(/почтовый адрес: с 11 февраля 2019/)).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: /Вопросова/ }));
    isDown = true;
    await user.click(screen.getByRole('button', { name: 'Показать ещё' }));
    expect(await screen.findByText(denied)).toBeInTheDocument();
    isDown = false;
    await user.click(screen.getByRole('button', { name: 'Показать ещё' }));
    await user.click(await screen.findByRole('checkbox', { name: /Листова/ }));
    expect(screen.getByRole('checkbox', { name: /Вопросова/ })).toBeChecked();
    expect(screen.queryByRole('button', { name: 'Показать ещё' })).not.toBeInTheDocument();
    isDown = true;
    const groups = () => screen.getByRole('combobox', { name: 'Группа, которая закончила обучение' });
    await user.click(groups());
    expect(screen.queryByRole('option', { name: /Идёт/ })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('option', { name: /ПК-2019/ }));
    expect(await screen.findByText(denied)).toBeInTheDocument();
    isDown = false;
    await user.click(screen.getByLabelText('Любая группа'));
    expect(await screen.findByRole('checkbox', { name: /Листова/ })).toBeChecked();
    await user.click(groups());
    await user.click(await screen.findByRole('option', { name: /ПК-2019/ }));
    await waitFor(() => expect(asked.at(-1)).toEqual({ groupId: uuid(3) }));
    await user.click(await screen.findByRole('checkbox', { name: /Вопросова/ }));
    await user.type(screen.getByLabelText('Добавить человека по имени'), 'Билет');
    await user.click(await screen.findByRole('button', { name: 'Добавить: Билетова Анна Ильинична' }));
    expect(await screen.findByText('Выбраны 2 человека')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Документ, удостоверяющий личность'));
    await waitFor(() => expect(asked.at(-1)).toEqual({ groupId: uuid(3), categories: 'identity-document' }));
    await user.type(screen.getByRole('textbox', { name: 'Причина' }), 'Истёк срок');
    await user.click(screen.getByRole('button', { name: 'Составить акт' }));
    const why = within(await screen.findByRole('list', { name: 'Что мешает' }));
    expect(why.getByText(/Обучение ещё идёт: Билетова А\. И\./)).toBeInTheDocument();
    expect(
      why.getByText(/До 10 февраля 2030 года нужно хранить паспортные данные: Вопросова А\. И\./),
    ).toBeInTheDocument();
    expect(calls.at(-1)?.body).toEqual({
      userIds: [uuid(10), uuid(5)],
      categories: ['identity-document'],
      reason: 'Истёк срок',
    });
  });

  it('is approved by the director with his password, after he is told what is gone for ever', async () => {
    let acts = [act];
    const { user, calls } = await renderApp(`/settings/personal-data/acts/${act.id}`, {
      me: someone(['director']),
      handlers: [
        on(listDestructionActs, () => ({ acts })),
        on(getMySigning, () => signingOf({ secondFactor: 'totp' })),
        on(approveDestruction, ({ body }) => {
          if (body.password !== 'пароль') return refused({ code: 'password.wrong', clause: null });
          acts = [{ ...act, number: '1-ПД/26', approvedBy: 'Примерова Анна Олеговна', approvedAt: at }];
          return acts[0]!;
        }),
      ],
    });
    expect(await screen.findByText('Билетова Анна Ильинична')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Удалить проект' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Утвердить и уничтожить данные' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Данные 1 человека будут уничтожены сразу/)).toBeInTheDocument();
    await user.type(await dialog.findByLabelText('Введите пароль ещё раз'), 'не тот');
    await user.type(dialog.getByLabelText('Код из приложения'), '123456');
    await user.click(dialog.getByRole('button', { name: 'Утвердить и уничтожить данные' }));
    expect(await dialog.findByRole('alert')).toBeInTheDocument();
    await user.clear(dialog.getByLabelText('Введите пароль ещё раз'));
    await user.type(dialog.getByLabelText('Введите пароль ещё раз'), 'пароль');
    await user.click(dialog.getByRole('button', { name: 'Утвердить и уничтожить данные' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Акт № 1-ПД/26' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Акт в PDF' })).toBeInTheDocument();
    expect(calls.filter(({ method }) => method === 'POST').at(-1)?.body).toEqual({
      password: 'пароль',
      code: '123456',
    });
  });

  it('is refused by the director with a reason, and drawn up anew from what it was', async () => {
    let acts = [act];
    const handlers = [
      on(listDestructionActs, () => ({ acts })),
      on(refuseDestruction, ({ body }) => {
        acts = [{ ...act, refused: { by: 'Примерова Анна Олеговна', at, reason: body.reason } }];
        return acts[0]!;
      }),
    ];
    const { user } = await renderApp(`/settings/personal-data/acts/${act.id}`, { me: someone(['director']), handlers });
    expect(await screen.findByRole('button', { name: 'Проект в PDF' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Отклонить' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Отклонить проект акта?' }));
    await user.click(dialog.getByRole('button', { name: 'Отклонить' }));
    expect(await dialog.findByText('Заполните это поле.')).toBeInTheDocument();
    await user.type(dialog.getByRole('textbox', { name: 'Причина' }), 'Рано.');
    await user.click(dialog.getByRole('button', { name: 'Отклонить' }));
    expect(
      await screen.findByText(/^Отклонён 4 марта .*Примерова Анна Олеговна\. Причина: Рано\.$/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Утвердить/ })).not.toBeInTheDocument();
    cleanup();

    const again = await renderApp(`/settings/personal-data/acts/${act.id}`, {
      me: someone(['administrator']),
      handlers: [
        ...handlers,
        on(listGroups, () => ({ groups: [] })),
        on(listOverdue, () => ({ people: [], next: uuid(8) })),
      ],
    });
    await again.user.click(await screen.findByRole('link', { name: 'Составить другой акт' }));
    expect(await screen.findByText('Выбран 1 человек')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Причина' })).toHaveValue('Истёк срок хранения');
  });

  it('is discarded by who draws acts up, who cannot approve it', async () => {
    let acts = [act];
    const { user } = await renderApp(`/settings/personal-data/acts/${act.id}`, {
      me: someone(['administrator']),
      handlers: [
        on(listDestructionActs, () => ({ acts })),
        on(discardDestruction, () => {
          acts = [];
          return undefined;
        }),
      ],
    });
    expect(await screen.findByText('Утвердить акт может только директор.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Утвердить/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Удалить проект' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Удалить проект' }));
    expect(await screen.findByText(/^Актов ещё не было\. Составьте первый/)).toBeInTheDocument();
  });
});
