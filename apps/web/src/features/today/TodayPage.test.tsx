import { getStatistics, getToday, listAppeals, type AppealSummary, type Today } from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../test-app.tsx';
import { nothingToday } from './test-support/today.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const HOUR = 3600_000;
const after = (hours: number) => new Date(Date.now() + hours * HOUR);
const group = (n: number) => ({ programTitle: 'Охрана труда', groupTitle: `ОТ-${n}` });
const session = (n: number) => ({ sessionId: uuid(n), ...group(n) });

async function open(roles: Parameters<typeof someone>[0], today: Partial<Today>) {
  const app = await renderApp('/', {
    me: someone(roles),
    handlers: [
      on(getToday, () => ({ ...nothingToday(), ...today })),
      on(getStatistics, () => ({ months: [], programs: [], issued: [] })),
    ],
  });
  await screen.findByText(/^\p{Ll}+, .*2\d{3} года/u);
  return app;
}

const tasks = () => within(screen.getByRole('list', { name: 'Что сделать' })).getAllByRole('listitem');
const toSign = (n: number, hours: number, mine = false): Today['protocolsToSign'][number] => ({
  protocolId: uuid(n),
  number: `${n}-ПК/26`,
  ...group(n),
  dueAt: after(hours),
  overdue: hours < 0,
  waitingFor: ['Билетов Л. В.'],
  learnerName: null,
  refusedBy: [],
  myVoided: false,
  mine,
});

const toDraft = (n: number, results: number, hours: number): Today['protocolsToDraft'][number] => ({
  ...session(n),
  form: 'test',
  results,
  dueAt: after(hours),
  overdue: hours < 0,
});
const meeting = (n: number, more: Partial<Today['meetings'][number]>): Today['meetings'][number] => ({
  meetingId: uuid(n),
  form: 'exam',
  ...group(n),
  opensAt: after(1),
  openedAt: null,
  dueAt: after(9),
  overdue: false,
  mySeat: null,
  unmarked: [],
  ...more,
});

describe('today', () => {
  it('says calmly that nothing burns', async () => {
    await open(['administrator'], {});
    expect(screen.getByText('Сегодня срочных дел нет.')).toBeInTheDocument();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('puts what burns first: missed, then by the end of the day, then what has no deadline (3.12)', async () => {
    await open(['administrator'], {
      inquiries: 2,
      documentsToIssue: [
        { ground: 'protocol', id: uuid(4), number: '4-ПК/26', date: '2026-03-05', ...group(4), count: 21, withheld: 0 },
      ],
      protocolsToDraft: [toDraft(5, 5, 8)],
      protocolsToSign: [toSign(1, 9), toSign(2, -3)],
    });
    expect(tasks().map((task) => within(task).getByRole('link').getAttribute('aria-label'))).toEqual([
      'Посмотреть: Протокол № 2-ПК/26 не подписан в срок',
      'Составить протокол: Составьте протокол: завершено 5 тестов',
      'Посмотреть: Протокол № 1-ПК/26 не подписан',
      'Выдать документы: К выдаче 21 документ',
      'Ответить: 2 вопроса о Положении ждут ответа',
    ]);
    expect(tasks()[0]).toHaveTextContent(/Срок истёк в 24:00|Срок истёк в \d\d:\d\d/);
    expect(tasks()[0]).toHaveTextContent('Ждём подписи: Билетов Л. В.');
  });

  it('reminds of the seal before its certificate ends, and after', async () => {
    const today = { ...nothingToday(), sealEndsAt: after(20 * 24) };
    await renderApp('/', { me: someone(['administrator']), handlers: [on(getToday, () => today)] });
    await screen.findByRole('list', { name: 'Что сделать' });
    expect(tasks()[0]).toHaveTextContent(/Сертификат печати действует до .*Загрузите новый заранее/u);
    expect(screen.getByRole('link', { name: /^Заменить печать/u })).toHaveAttribute('href', '/settings/seal');
  });

  it('has the director approve an act of destruction', async () => {
    await open(['director'], {
      destructionsToApprove: [{ actId: uuid(8), people: 3, draftedBy: 'Главина В. О.' }],
    });
    expect(tasks()[0]).toHaveTextContent('Утвердите акт об уничтожении персональных данных: 3 человека');
    expect(within(tasks()[0]!).getByRole('link')).toHaveAttribute('href', `/settings/personal-data/acts/${uuid(8)}`);
  });

  it('tells the author of an act that the director has refused it, and why', async () => {
    await open(['administrator'], {
      destructionsRefused: [{ actId: uuid(8), reason: 'Рано.', refusedBy: 'Образцов П. П.' }],
    });
    expect(tasks()[0]).toHaveTextContent('Директор отклонил акт об уничтожении персональных данных');
    expect(tasks()[0]).toHaveTextContent('Образцов П. П.: «Рано.»');
    expect(within(tasks()[0]!).getByRole('link')).toHaveAttribute('href', `/settings/personal-data/acts/${uuid(8)}`);
  });

  it('tells the administrator of a withdrawn consent, its term and where it is dealt with', async () => {
    const withdrawal = { consentId: uuid(8), userId: uuid(9), learnerName: 'Билетов Л. В.', purpose: 'media' as const };
    const days = { withdrawnOn: '2026-03-04', dueOn: '2026-04-03', overdue: true };
    await open(['administrator'], { withdrawals: [{ ...withdrawal, ...days }] });
    expect(tasks()[0]).toHaveTextContent('Отозвано согласие: фото и видео на аттестацииСрок прошёлБилетов Л. В.');
    expect(tasks()[0]).toHaveTextContent('до 3 апреля 2026 года включительно (ст. 21 ч. 5');
    expect(within(tasks()[0]!).getByRole('link')).toHaveAttribute('href', `/settings/personal-data/people/${uuid(9)}`);
  });

  it('says that papers go out without a seal once its certificate has ended', async () => {
    await open(['administrator'], { sealEndsAt: after(-1) });
    expect(tasks()[0]).toHaveTextContent('Срок сертификата печати истёк');
  });

  it('counts by the second, and in red, when less than two hours are left', async () => {
    await open(['administrator'], { protocolsToSign: [toSign(1, 1.5), toSign(2, 5)] });
    const [burning, calm] = screen.getAllByRole('timer');
    expect(burning).toHaveTextContent(/^Осталось 1:(29|30):\d\d$/);
    expect(burning?.parentElement).toHaveAttribute('data-tone', 'bad');
    expect(calm).toHaveTextContent('Осталось 5 часов');
    expect(calm?.parentElement).not.toHaveAttribute('data-tone');
  });

  it('lifts the reader’s own signature above everything', async () => {
    await open(['commission-member'], { protocolsToSign: [toSign(1, 3), toSign(2, 4, true)] });
    const own = within(screen.getByRole('region', { name: 'Подпишите' }));
    expect(own.getByRole('link', { name: 'Прочитать и подписать протокол № 2-ПК/26' })).toHaveAttribute(
      'href',
      `/protocols/${uuid(2)}`,
    );
    expect(tasks()).toHaveLength(1);
  });

  it('says that a signature is void, and who has refused to sign', async () => {
    const mine = { ...toSign(2, 4, true), myVoided: true, learnerName: 'Билетов Л. В.' };
    await open(['commission-member'], { protocolsToSign: [{ ...toSign(1, 3), refusedBy: ['Главина В. О.'] }, mine] });
    const own = within(screen.getByRole('region', { name: 'Подпишите' }));
    expect(own.getByText(/ваша прежняя подпись снята/)).toBeInTheDocument();
    expect(own.getByText(/^Билетов Л\. В\. · /)).toBeInTheDocument();
    expect(tasks()[0]).toHaveTextContent('Отказ от подписи (Главина В. О.): прочитайте причину.');
  });

  it('asks for no protocol while somebody still writes, nor from whom it is not to draw up', async () => {
    const running = { ...session(1), opensAt: after(-2), startUntil: after(1), learners: 5, running: 2, finished: 2 };
    const today = {
      sessions: [running],
      protocolsToDraft: [toDraft(1, 2, 8), toDraft(2, 3, 9)],
    };
    await open(['director'], today);
    expect(tasks()[0]).toHaveTextContent('Тест ещё пишут 2 слушателя.');
    expect(screen.queryByRole('link', { name: /^Составить протокол/ })).toBeNull();
    expect(screen.getAllByRole('link', { name: /^Посмотреть/ })).toHaveLength(2);
    const list = within(screen.getByRole('region', { name: 'Аттестация сегодня' }));
    expect(list.getByText('Пишут 2')).toBeInTheDocument();
    expect(list.getByText('Завершили 2')).toBeInTheDocument();
    expect(list.getByText('Не начал 1')).toBeInTheDocument();
  });

  it('names those who are not admitted, by session (3.1)', async () => {
    const opensAt = after(20);
    await open(['administrator'], {
      notAdmitted: [
        { ...session(1), learnerName: 'Авансов А. А.', opensAt },
        { ...session(2), learnerName: 'Пробелова П. П.', opensAt },
        { ...session(1), learnerName: 'Тестов Т. Т.', opensAt },
      ],
    });
    const list = within(screen.getByRole('region', { name: 'Не допущены к аттестации' }));
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^ОТ-1.*Авансов А\. А\., Тестов Т\. Т\.$/),
      expect.stringMatching(/^ОТ-2.*Пробелова П\. П\.$/),
    ]);
  });

  it('asks a member for the mark he owes, the chair to open what is today, and shows it to who only looks (2.4, 4)', async () => {
    await open(['commission-member'], {
      meetings: [
        meeting(1, { openedAt: after(-1), mySeat: 'member', unmarked: ['Эскизов Г. Н.', 'Линейкина З. Ч.'] }),
        meeting(2, { form: 'defence', mySeat: 'chair' }),
        meeting(3, { openedAt: after(-1) }),
      ],
    });
    const links = tasks().map((task) => within(task).getByRole('link'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual([1, 2, 3].map((n) => `/meetings/${uuid(n)}`));
    const [owed, ahead, seen] = links.map((link) => link.getAttribute('aria-label'));
    expect(owed).toBe('Поставить оценку: Вы ещё не поставили оценку: Эскизов Г. Н., Линейкина З. Ч.');
    expect(ahead).toMatch(/^Перейти к заседанию: Сегодня в \d\d:\d\d.* заседание комиссии: защита итоговых работ$/);
    expect(seen).toBe('Посмотреть: Идёт заседание комиссии: итоговый экзамен');
    expect(tasks()[1]).toHaveTextContent('Откройте его, когда соберётся комиссия (п. 2.4).');
  });

  it('burns for what midnight has overtaken: a meeting not held, a protocol not drawn up, one not signed (3.12)', async () => {
    await open(['commission-member'], {
      meetings: [
        meeting(1, { mySeat: 'chair' }),
        meeting(2, { mySeat: 'chair', opensAt: after(-30), dueAt: after(-5), overdue: true }),
        meeting(3, { mySeat: 'chair', opensAt: after(-31), openedAt: after(-31), dueAt: after(-6), overdue: true }),
      ],
      protocolsToDraft: [{ ...toDraft(4, 2, -7), form: 'exam' }],
      protocolsToSign: [toSign(5, -8), toSign(6, -9, true), toSign(7, 9)],
    });
    const burning = tasks().filter(({ dataset }) => dataset['overdue']);
    expect(burning.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Протокол № 5-ПК\/26 не подписан в срокСрок прошёл/),
      expect.stringMatching(/^Составьте протокол экзамена: 2 оценкиСрок прошёл/),
      expect.stringMatching(/^Заседание не закрыто с .*: итоговый экзаменСрок прошёл/),
      expect.stringMatching(/^Заседание .* не состоялось: итоговый экзаменСрок прошёл.*другой день\.Перейти/),
    ]);
    expect(tasks().slice(0, 4)).toEqual(burning);
    expect(tasks()).toHaveLength(6);
    const own = within(screen.getByRole('region', { name: 'Подпишите' }));
    expect(own.getByText(/^Срок прошёл: результаты нужно было объявить/)).toBeInTheDocument();
  });

  it('puts appeals among what burns, by 24:00 of their last working day (5.6, 5.11)', async () => {
    const term = (hours: number): AppealSummary['considerBy'] => ({
      day: '2026-05-13',
      endsAt: after(hours),
      skipped: [],
      worked: [],
      status: 'approved',
      overdue: hours < 0,
    });
    const appeal = (n: number, lastName: string, more: Partial<AppealSummary>): AppealSummary => ({
      id: uuid(n),
      kind: 'result',
      state: 'filed',
      result: { kind: 'attempt', id: uuid(40) },
      ...session(n),
      learner: { id: uuid(n + 50), name: { lastName, firstName: 'Ян', patronymic: null } },
      filedAt: after(-30),
      hearing: null,
      considerBy: term(30),
      decision: null,
      tellBy: null,
      announcedAt: null,
      acknowledgedAt: null,
      ...more,
    });
    const decision = {
      upheld: false,
      confirmed: null,
      influenced: null,
      newMark: null,
      reasons: 'Нет',
      at: after(-9),
      protocolNumber: '1',
    };
    const appeals = [
      appeal(1, 'Поздний', { considerBy: term(-2) }),
      appeal(2, 'Решённый', { state: 'announced', decision, tellBy: term(20) }),
      appeal(3, 'Видевший', { state: 'acknowledged', decision, tellBy: term(20), acknowledgedAt: after(-1) }),
    ];
    await renderApp('/', {
      me: someone(['secretary']),
      handlers: [
        on(getToday, () => ({ ...nothingToday(), protocolsToSign: [toSign(1, 9)] })),
        on(listAppeals, () => ({ serverNow: new Date(), zone: 'Asia/Yekaterinburg', appeals })),
      ],
    });
    expect(await screen.findByText('Заседание по апелляции не назначено: Поздний Ян')).toBeInTheDocument();
    const lines = tasks().map(({ textContent }) => textContent);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/Поздний Ян.*Срок истёк/);
    expect(lines[2]).toMatch(/Ждём ознакомления с решением: Решённый Ян/);
    expect(screen.getByRole('link', { name: /Открыть: Заседание по апелляции не назначено/ })).toHaveAttribute(
      'href',
      `/appeals/${uuid(1)}`,
    );
  });

  it('tells the office of late and urgent documents, and of those that nobody took', async () => {
    const register = { urgent: 1, late: 2 };
    await open(['administrator'], { register, unhanded: { count: 5, since: '2026-03-05' } });
    const [late, lying] = tasks();
    expect(late).toHaveTextContent('Не переданы в ФИС ФРДО в срок 2 документа');
    expect(late).toHaveTextContent('Ещё у 1 документа до конца срока осталось меньше пяти дней.');
    expect(late).toHaveAttribute('data-overdue', 'true');
    expect(within(late!).getByRole('link', { name: /^Открыть очередь/ })).toHaveAttribute('href', '/federal-register');
    expect(lying).toHaveTextContent('Не вручено 5 документов');
    expect(lying).toHaveTextContent('Самый давний выдан 5 марта 2026 года.');
    expect(within(lying!).getByRole('link')).toHaveAttribute('href', '/unhanded');
  });

  it('does not burn while the days of the federal register are not over', async () => {
    await open(['director'], { register: { urgent: 1, late: 0 } });
    const [urgent] = tasks();
    expect(urgent).toHaveTextContent('Передайте в ФИС ФРДО 1 документ');
    expect(urgent).not.toHaveAttribute('data-overdue');
    expect(within(urgent!).getByRole('link', { name: /^Посмотреть/ })).toBeInTheDocument();
  });
});
