import {
  answerInquiry,
  createUser,
  getProtocolReminders,
  getRegulation,
  listAcknowledgements,
  listInquiries,
  listSeries,
  listUsers,
  publishEdition,
  resetPassword,
  updateOrganisation,
  updateProtocolReminders,
  updateSeries,
  updateUser,
  type User,
} from '@itog/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { HOME, on, refused, renderApp, someone } from '../../test-app.tsx';

const administrator = someone(['administrator']);
const auditor = someone(['auditor']);
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const person = (more: Partial<User> = {}): User => ({
  id: id(7),
  name: { lastName: 'Билетов', firstName: 'Лев', patronymic: 'Викторович' },
  login: 'biletov',
  email: null,
  roles: ['commission-member'],
  post: 'Инженер',
  outsideOrganisation: null,
  degree: null,
  active: true,
  lastSignInAt: null,
  ...more,
});

describe('settings', () => {
  it('are left for another page without a failure', async () => {
    const handlers = [reminders(), on(listAcknowledgements, () => ({ people: [] }))];
    const { user } = await renderApp('/settings/organisation', { me: auditor, handlers });
    const tabs = within(await screen.findByRole('navigation', { name: 'Настройки' }));
    await user.click(tabs.getByRole('link', { name: 'Лист ознакомления' }));
    expect(await screen.findByRole('heading', { name: 'Лист ознакомления с Положением' })).toBeVisible();
  });

  it('open on the first page that one may see', async () => {
    const { router } = await renderApp('/settings', { me: someone(['teacher']), handlers: [reminders()] });
    await screen.findByRole('heading', { name: 'Организация' });
    expect(router.state.location.pathname).toBe('/settings/organisation');
    const tabs = within(screen.getByRole('navigation', { name: 'Настройки' })).getAllByRole('link');
    expect(tabs.map(({ textContent }) => textContent)).toEqual([
      'Организация',
      'Номера',
      'Календарь',
      'Печать',
      'Ключи подписи',
      'Положение',
      'Лист ознакомления',
      'Электронная подпись',
      'Персональные данные',
    ]);
  });
});

const reminders = (minutes = [180, 60, 15]) => on(getProtocolReminders, () => ({ minutes }));

describe('the organisation', () => {
  it('is changed, and the change is seen at once', async () => {
    const { user, calls } = await renderApp('/settings/organisation', {
      me: administrator,
      handlers: [
        reminders(),
        on(updateOrganisation, ({ body }) => ({ ...body, address: body.address ?? null }) as never),
      ],
    });
    const city = await screen.findByLabelText('Город');
    await user.clear(city);
    await user.type(city, 'Стерлитамак');
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    expect(await screen.findByText('Сохранено')).toBeInTheDocument();
    expect(calls).toContainEqual({
      method: 'PUT',
      url: '/api/organisation',
      body: { ...HOME, city: 'Стерлитамак', address: null },
    });
  });

  it('sets its reminders by minutes, seen as the clock, and hears every reason why not (3.12)', async () => {
    const { user, calls } = await renderApp('/settings/organisation', {
      me: administrator,
      handlers: [reminders(), on(updateProtocolReminders, ({ body }) => body)],
    });
    const field = await screen.findByLabelText('За сколько минут до 24:00 напоминать');
    expect(field).toHaveValue('180, 60, 15');
    expect(screen.getByText('Напомним в 21:00, 23:00, 23:45.')).toBeInTheDocument();
    const save = screen.getByRole('button', { name: 'Сохранить напоминания' });
    const write = async (text: string) => {
      await user.clear(field);
      if (text) await user.type(field, text);
    };
    await write('час, 30');
    expect(screen.getByText('Это не число минут: час')).toBeInTheDocument();
    expect(save).toBeDisabled();
    await write('0 1441 60 60 1 2 3');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/не больше 6 \(п\. 3\.12\)/),
        expect.stringMatching(/^Напоминание за 0 минут не подходит/),
        expect.stringMatching(/^Напоминание за 1\s441 минут не подходит/),
        expect.stringMatching(/за 60 минут указано дважды/),
      ]),
    );
    expect(save).toBeDisabled();
    await write('');
    expect(screen.getByText('Напоминаний не будет.')).toBeInTheDocument();
    await write('30; 240');
    expect(screen.getByText('Напомним в 20:00, 23:30.')).toBeInTheDocument();
    await user.click(save);
    expect(await screen.findByText('Сохранено')).toBeInTheDocument();
    expect(calls).toContainEqual({
      method: 'PUT',
      url: '/api/organisation/protocol-reminders',
      body: { minutes: [30, 240] },
    });
  });

  it('is only read by an auditor', async () => {
    await renderApp('/settings/organisation', { me: auditor, handlers: [reminders()] });
    expect(await screen.findByLabelText('Город')).toHaveAttribute('readonly');
    expect(await screen.findByLabelText('За сколько минут до 24:00 напоминать')).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: 'Сохранить' })).not.toBeInTheDocument();
  });
});

describe('number series', () => {
  const protocol = {
    series: 'protocol',
    pattern: '{n}-ПК/{yyyy}',
    perYear: true,
    kindWord: 'ПК',
    last: 17,
    next: '18-ПК/2026',
  } as const;

  it('show the next number while the pattern is changed, and why a pattern will not do', async () => {
    const { user, calls } = await renderApp('/settings/numbers', {
      me: administrator,
      handlers: [
        on(listSeries, () => ({ series: [protocol] })),
        on(updateSeries, ({ body }) => ({ ...protocol, ...body, next: 'ПР-018' })),
      ],
    });
    const year = new Date().getFullYear();
    expect(await screen.findByText(`Первый в новом году: 1-ПК/${year + 1}`)).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(`18-ПК/${year}, 19-ПК/${year}, 20-ПК/${year}`);
    const pattern = screen.getByLabelText('Шаблон номера');
    await user.clear(pattern);
    await user.type(pattern, 'ПР-{{n:3}');
    expect(screen.getByRole('status')).toHaveTextContent('ПР-018, ПР-019, ПР-020');
    expect(screen.getByText(/номера разных лет совпадут: ПР-001 и ПР-001/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
    await user.click(screen.getByLabelText('Каждый год начинать с единицы'));
    await user.click(screen.getByRole('button', { name: 'Сохранить' }));
    expect(await screen.findByText('Сохранено')).toBeInTheDocument();
    expect(calls).toContainEqual({
      method: 'PUT',
      url: '/api/number-series/protocol',
      body: { pattern: 'ПР-{n:3}', perYear: false, last: 17 },
    });
  });
});

describe('two series of the registry', () => {
  const of = (series: 'certificate' | 'diploma', kindWord: string) =>
    ({ series, pattern: '{n}-{kind}', perYear: false, kindWord, last: 0, next: `1-${kindWord}` }) as const;

  it('may not write one number: the page shows which', async () => {
    const { user } = await renderApp('/settings/numbers', {
      me: administrator,
      handlers: [on(listSeries, () => ({ series: [of('certificate', 'ПК'), of('diploma', 'ПП')] }))],
    });
    const [, diploma] = await screen.findAllByLabelText('Шаблон номера');
    await user.clear(diploma!);
    await user.type(diploma!, '{{n:3}-ПК');
    expect(screen.getByText(/Номер 100-ПК получится и здесь, и в другой серии/u)).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Сохранить' })[1]).toBeDisabled();
  });
});

describe('users', () => {
  it('are found through the address, so that a list can be sent to a colleague', async () => {
    const { router, user, calls } = await renderApp('/settings/users?search=билет&role=secretary', {
      me: administrator,
      handlers: [on(listUsers, () => ({ users: [] }))],
    });
    expect(await screen.findByText('По этому запросу ничего не нашлось.')).toBeInTheDocument();
    expect(calls.some(({ url }) => decodeURIComponent(url) === '/api/users?search=билет&role=secretary')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Сбросить отбор' }));
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });

  it('are added, and the one-time password is shown once', async () => {
    const { user, calls } = await renderApp('/settings/users', {
      me: administrator,
      handlers: [
        on(listUsers, () => ({ users: [person()] })),
        on(createUser, () => ({ user: person({ id: id(8), login: 'obrazcova' }), oneTimePassword: 'K7M2-R9TX' })),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Добавить человека' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Добавить человека' }));
    await user.click(dialog.getByRole('button', { name: 'Добавить' }));
    expect(await dialog.findAllByText('Заполните это поле.')).toHaveLength(2);
    expect(dialog.getByText('Выберите хотя бы одно.')).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Фамилия'), 'Образцова');
    await user.type(dialog.getByLabelText('Имя'), 'Ольга');
    await user.click(dialog.getByLabelText('секретарь'));
    await user.click(dialog.getByRole('button', { name: 'Добавить' }));
    expect(await dialog.findByText('K7M2-R9TX')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      name: { lastName: 'Образцова', firstName: 'Ольга', patronymic: null },
      email: null,
      post: null,
      outsideOrganisation: null,
      degree: null,
      roles: ['secretary'],
    });
  });

  it('are changed; a refusal is said where it happened', async () => {
    const { user } = await renderApp('/settings/users', {
      me: administrator,
      handlers: [
        on(listUsers, () => ({ users: [person()] })),
        on(updateUser, () => refused({ code: 'user.last-administrator', clause: null })),
        on(resetPassword, () => ({ oneTimePassword: 'ZZZZ-1111' })),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Билетов Лев Викторович' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Билетов Лев Викторович' }));
    await user.click(dialog.getByRole('switch'));
    await user.click(dialog.getByRole('button', { name: 'Сохранить' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Это последний администратор.');
    await user.click(dialog.getByRole('button', { name: 'Новый одноразовый пароль' }));
    expect(await dialog.findByText('ZZZZ-1111')).toBeInTheDocument();
  });

  it('are only read by an auditor', async () => {
    await renderApp('/settings/users', { me: auditor, handlers: [on(listUsers, () => ({ users: [person()] }))] });
    expect(await screen.findByText('Билетов Лев Викторович')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Добавить человека' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Билетов Лев Викторович' })).not.toBeInTheDocument();
  });
});

describe('editions of the Regulation', () => {
  const edition = { id: id(50), number: '2', title: 'Положение', effectiveFrom: '2026-01-18', sha256: 'a'.repeat(64) };

  it('are published after one has seen what follows (3.2)', async () => {
    const { user, calls } = await renderApp('/settings/regulation', {
      me: administrator,
      handlers: [
        on(getRegulation, () => ({ current: { ...edition, markdown: '1.1. Текст.' }, editions: [edition] })),
        on(publishEdition, () => ({ ...edition, id: id(51), number: '3' })),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Новая редакция' }));
    await user.type(screen.getByLabelText('Номер редакции'), '3');
    await user.type(screen.getByLabelText('Текст', { selector: 'textarea' }), ' Ещё.');
    await user.click(screen.getByRole('button', { name: 'Опубликовать редакцию' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/до этого начать тест нельзя \(п. 3.2\)/)).toBeInTheDocument();
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
    await user.click(dialog.getByRole('button', { name: 'Опубликовать редакцию' }));
    expect(await screen.findByText('Редакция опубликована')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
      number: '3',
      title: 'Положение',
      markdown: '1.1. Текст. Ещё.',
    });
  });
});

it('the acknowledgement sheet says who has not read the edition in force', async () => {
  const people = [
    { id: administrator.id, name: administrator.name, post: 'Специалист', acknowledgedAt: null },
    { id: id(9), name: person().name, post: null, acknowledgedAt: new Date('2026-03-04T10:40:00Z') },
  ];
  await renderApp('/settings/acknowledgements', {
    me: administrator,
    handlers: [on(listAcknowledgements, () => ({ people }))],
  });
  const table = within(await screen.findByRole('table'));
  const [mine, other] = table.getAllByRole('row').slice(1);
  expect(mine).toHaveTextContent('Ещё нет');
  expect(within(mine!).getByRole('link', { name: 'Прочитать и подтвердить' })).toHaveAttribute('href', '/regulation');
  expect(other).toHaveTextContent('04.03.2026, 15:40');
  expect(screen.getByText('С действующей редакцией ознакомлены 1 из 2 работников.')).toBeInTheDocument();
});

it('a question about the Regulation is read by the auditor, who answers nothing (1.12)', async () => {
  const asked = {
    id: id(60),
    askedAt: new Date(),
    name: 'Ирина',
    email: 'i@example.org',
    answer: null,
    answeredAt: null,
  };
  await renderApp('/settings/inquiries', {
    me: someone(['auditor']),
    handlers: [on(listInquiries, () => ({ inquiries: [{ ...asked, question: 'Можно ли раньше?' }] }))],
  });
  expect(await screen.findByText('Можно ли раньше?')).toBeInTheDocument();
  expect(screen.getByText('Ответа пока нет: отвечает администратор или директор.')).toBeInTheDocument();
  expect(screen.queryByLabelText('Ответ')).not.toBeInTheDocument();
});

it('a question about the Regulation is answered (1.12)', async () => {
  const asked = {
    id: id(60),
    askedAt: new Date(),
    name: 'Ирина',
    email: 'irina@example.org',
    question: 'Можно ли раньше?',
    answer: null as string | null,
    answeredAt: null as Date | null,
  };
  const { user, calls } = await renderApp('/settings/inquiries', {
    me: someone(['director']),
    handlers: [
      on(listInquiries, () => ({ inquiries: [asked] })),
      on(answerInquiry, ({ body }) => Object.assign(asked, { answer: body.answer, answeredAt: new Date() })),
    ],
  });
  await user.type(await screen.findByLabelText('Ответ'), 'Можно.');
  await user.click(screen.getByRole('button', { name: 'Отправить ответ' }));
  expect(await screen.findByText('Можно.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Отправить ответ' })).not.toBeInTheDocument();
  expect(calls).toContainEqual({
    method: 'POST',
    url: `/api/inquiries/${asked.id}/answer`,
    body: { answer: 'Можно.' },
  });
});
