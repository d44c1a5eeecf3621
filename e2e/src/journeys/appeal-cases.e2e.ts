import { decideAppeal, getAppeal, issueDocuments, listAppealedQuestions, voteOnRuling } from '@itog/contracts';
import {
  announce,
  api,
  consent,
  fileAs,
  hear,
  order,
  signAppealAs,
  signOrderAsDirector,
  signProtocolAs,
  sitTest,
  type Key,
} from '../support/appeals.ts';
import { sql } from '../support/database.ts';
import { Exam, sumKey } from '../support/exam.ts';
import { Hearing } from '../support/hearing.ts';
import { letClockMove, moveClock } from '../support/moved-clock.ts';
import { step } from '../support/steps.ts';
import { setStage, type Actor, type Load, type Stage } from '../support/stage.ts';

const NOISE = 'Во время теста отключили свет.';
const KEY_REASONS = 'Верен второй вариант: так сказано в лекции.';
const PASSED = [0, 0, 1] as const;

let stage: Stage;
let load: Load;

// Four of a group have written a test of three questions today, and its protocol is signed: one has passed.
beforeAll(async () => {
  stage = await setStage({ prepare: letClockMove });
  load = await stage.addLoad(4, 3);
  await sitTest(stage, learner(1), load.sessionId, [null, 1, 1]);
  await sitTest(stage, learner(2), load.sessionId, [1, 0, 1]);
  await sitTest(stage, learner(3), load.sessionId, PASSED);
  await sitTest(stage, learner(4), load.sessionId, [null, 1, 1]);
  const protocolId = await announce(stage, load.sessionId, staff('secretary'), SIGNERS());
  const people = await sql<{ id: string; program: string }>(
    stage.product.databaseUrl,
    `SELECT u.id, (SELECT g.program_id FROM attestation_session s JOIN study_group g ON g.id = s.group_id WHERE s.id = $2) AS program
     FROM app_user u WHERE u.login = ANY ($1) ORDER BY array_position($1, u.login)`,
    [COMMISSION().map(({ login }) => login), load.sessionId],
  );
  const programId = people[0]?.program ?? '';
  const seats = people.map(({ id }, index) => ({
    userId: id,
    role: index === 0 ? ('chair' as const) : ('member' as const),
  }));
  const request = { kind: 'appoint-appeals-commission' as const, programId, seats, authorisation: null };
  await signOrderAsDirector(stage, await order(stage, request, '6-АП'));
  await (await api(stage, { login: 'admin' })).call(issueDocuments, { params: { protocolId } });
}, 180_000);

afterAll(() => stage?.close());

const prefix = () => load.logins[0]?.replace(/-1$/, '') ?? '';
const learner = (number: number): Key => ({ login: `${prefix()}-${number}`, password: load.password });
const staff = (role: string): Key => ({ login: `${prefix()}-${role}`, password: load.password });
const SIGNERS = () => [staff('member'), staff('chair')];
/** The director leads, the teacher is a member. */
const COMMISSION = () => [staff('director'), staff('teacher')];
const enter = ({ login, password }: Key, look?: Parameters<Stage['enter']>[2]) => stage.enter(login, password, look);
const HEARING = () => ({ secretary: staff('secretary'), commission: COMMISSION(), vote: 'uphold' as const });

/** The protocol that the decision has drawn up is signed, too. */
async function signAmended(appealId: string): Promise<void> {
  const chair = await api(stage, staff('director'));
  const { amendedProtocols } = await chair.call(getAppeal, { params: { appealId } });
  for (const { id } of amendedProtocols) await signProtocolAs(stage, id, SIGNERS());
}

describe('an appeal against the procedure, upheld (5.9)', () => {
  let appealId: string;

  step('both findings are recorded, and one that the votes do not bear is refused', async () => {
    appealId = await fileAs(stage, learner(1), 'procedure', NOISE);
    await hear(stage, appealId, HEARING());
    const chair = await enter(staff('director'));
    const { screen } = chair;
    await screen.open(`/appeals/${appealId}`);
    await find(chair, 'Подтвердилось ли нарушение порядка?', 'Да');
    await find(chair, 'Повлияло ли оно на результат?', 'Нет');
    await screen.fill('Основания', NOISE);
    await screen.press('Показать последствия');
    await screen.sees('Апелляция будет отклонена', 'Комиссия проголосовала за удовлетворение апелляции');
    await screen.press('Отмена');
    await find(chair, 'Повлияло ли оно на результат?', 'Да');
    await screen.press('Показать последствия');
    await screen.sees('Попытку № 1 аннулировать.', 'Предоставить слушателю ещё одну попытку сверх бесплатных');
    await screen.press('Принять решение');
    await screen.sees('Апелляция удовлетворена', 'Нарушение порядка подтвердилось.');
    expect(chair.complaints()).toEqual([]);
    await chair.leave();
  });

  step('the learner finds a new attempt that takes nothing from the free ones, and sits it', async () => {
    await signAppealAs(stage, appealId, COMMISSION());
    await signAmended(appealId);
    const sitter = await enter(learner(1));
    const { screen } = sitter;
    await screen.open('/my');
    await screen.sees('Решение объявлено.', 'Комиссия назначила вам новую попытку:');
    await screen.open(`/my/${load.sessionId}`);
    await screen.sees('Комиссия назначила вам новую попытку: начать её можно до 24:00');
    await screen.sees('Аннулирована комиссией', 'Апелляция от');
    const exam = new Exam(screen);
    await exam.start();
    for (const number of [1, 2, 3]) {
      const { text, options } = await exam.shown();
      await exam.pick(sumKey(text, options));
      await screen.sees('Сохранено в');
      if (number < 3) await exam.next();
    }
    await exam.handIn();
    await screen.press('Узнать результат', 'link');
    await screen.sees('Предварительно: 3 правильных ответа из 3', 'Тест пройден.');
    expect(sitter.complaints()).toEqual([]);
    await sitter.leave();
  });
});

/** A finding of 5.9 by the words of its question. */
async function find({ screen }: Actor, question: string, answer: 'Да' | 'Нет'): Promise<void> {
  const group = await screen.find(`::-p-aria([role="radiogroup"][name="${question}"])`);
  const [yes, no] = (await group?.$$('input[type=radio]')) ?? [];
  await (answer === 'Да' ? yes : no)?.click();
}

describe('a question was wrong (5.10)', () => {
  let appealId: string;
  let chair: Actor;

  step('the commission sees the questions with their key, and first only whose result would flip', async () => {
    appealId = await fileAs(stage, learner(2), 'result', 'Мой ответ на вопрос верен.');
    await hear(stage, appealId, HEARING());
    chair = await enter(staff('director'));
    const { screen, page } = chair;
    await screen.open(`/appeals/${appealId}`);
    await screen.press('Вопросы теста и ключи', 'link');
    await screen.sees('Сколько будет 1 + 1?', 'верный по ключу', 'выбрал слушатель');
    const ask = await page.$$eval('main section', (parts) =>
      parts
        .find(({ textContent }) => textContent?.includes('1 + 1?'))
        ?.querySelector('button')
        ?.getAttribute('aria-label'),
    );
    await screen.press(ask ?? '');
    await screen.press('3', 'radio');
    await screen.press('Посмотреть, что изменится');
    await screen.sees('Проверено попыток: 4, сеансов: 1. Попыток, в которых изменятся баллы: 3.');
    await screen.sees(
      'Станет «зачтено»: 1. Станет «не зачтено»: 1.',
      'было 1 из 3, станет 2 из 3',
      'было 2 из 3, станет 1 из 3',
    );
    await screen.sees('По этому вопросу проголосовали 0 из 2', 'Ещё не проголосовали');
    expect(await marks()).toEqual(['pass', 'fail', 'pass', 'fail']);
  });

  step('the chair alone confirms nothing: everybody there votes on the question', async () => {
    const { screen } = chair;
    const params = { appealId };
    const member = await api(stage, staff('teacher'));
    const { questions } = await member.call(listAppealedQuestions, { params });
    const asked = questions.find(({ html }) => html.includes('1 + 1?'));
    const rightOptionId = asked?.options.find(({ html }) => html.replaceAll(/<[^>]+>/gu, '') === '3')?.id ?? null;
    const body = { versionId: asked?.versionId ?? '', finding: 'key' as const, rightOptionId };
    await member.call(voteOnRuling, { params, body });
    await screen.press('Голосовать за это решение');
    await screen.sees('По этому вопросу проголосовали 2 из 2', 'Ваш голос: за это решение.');
  });

  step('confirmed, exactly that happens: results, protocol, documents', async () => {
    const { screen } = chair;
    await screen.fill('Основания пересчёта', KEY_REASONS);
    await screen.press('Подтвердить пересчёт');
    await screen.sees(
      'Пересчёт выполнен. Изменилось результатов: 2, исправленных протоколов: 1, аннулировано документов: 1.',
    );
    await screen.sees('Ключ исправлен');
    expect(await marks()).toEqual(['pass', 'pass', 'fail', 'fail']);
    const params = { appealId };
    const director = await api(stage, staff('director'));
    await director.call(decideAppeal, { params, body: { newMark: 'pass', reasons: KEY_REASONS } });
    await signAppealAs(stage, appealId, COMMISSION());
    await signAmended(appealId);
    expect(chair.complaints()).toEqual([]);
    await chair.leave();
  });

  step('both learners find their results changed, and a stranger the certificate annulled', async () => {
    const [won, lost] = [await enter(learner(2), { screen: 'phone' }), await enter(learner(3))];
    for (const [{ screen }, words] of [
      [won, ['2 правильных ответа из 3', 'Тест пройден.']],
      [lost, ['1 правильный ответ из 3', 'Тест не пройден.']],
    ] as const) {
      await screen.open(`/my/${load.sessionId}`);
      await screen.sees(...words, 'Результат изменён решением апелляционной комиссии');
    }
    const [document] = await sql<{ code: string }>(
      stage.product.databaseUrl,
      'SELECT d.code FROM issued_document d JOIN app_user u ON u.id = d.learner_id WHERE u.login = $1',
      [learner(3).login],
    );
    await lost.screen.open(`/verify/${document?.code}`);
    await lost.screen.sees('Документ аннулирован', 'Удостоверение о повышении квалификации');
    await Promise.all([won.leave(), lost.leave()]);
  });
});

/** The marks that stand, learner by learner. */
async function marks(): Promise<string[]> {
  const rows = await sql<{ mark: string }>(
    stage.product.databaseUrl,
    `SELECT a.mark FROM attempt a JOIN app_user u ON u.id = a.learner_id
     WHERE a.session_id = $1 AND a.annulled_at IS NULL ORDER BY u.login`,
    [load.sessionId],
  );
  return rows.map(({ mark }) => mark);
}

describe('the director has examined himself, in retraining (2.5, 5.4, 5.5)', () => {
  let appealPath: string;
  let secretary: Actor;

  step('the learner appeals against the mark, and there is no commission that could consider it', async () => {
    const hearing = await Hearing.open(stage, 'exam');
    const form2 = await hearing.finish();
    const logins = ['member1', 'member2', 'member3', 'director'];
    await signProtocolAs(
      stage,
      form2,
      logins.map((login) => ({ login })),
    );
    const [examined] = await sql<{ login: string }>(
      stage.product.databaseUrl,
      `SELECT u.login FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN app_user u ON u.id = e.learner_id
       WHERE x.mark IS NOT NULL`,
    );
    appealPath = `/appeals/${await fileAs(stage, { login: examined?.login ?? '' }, 'result', 'Прошу поставить «отлично».')}`;
    secretary = await stage.enter('secretary');
    await secretary.screen.open(appealPath);
    await secretary.screen.sees('Для этой программы апелляционной комиссии нет (п. 5.4).');
    await secretary.screen.press('Составить приказ о комиссии', 'link');
  });

  step('everything against the director’s commission is said at once, with its clauses', async () => {
    const { screen, page } = secretary;
    await screen.choose('Председатель', 'Образцов');
    await screen.choose('Члены комиссии', 'Билетов');
    await page.keyboard.press('Escape');
    for (const seated of ['Образцов Пётр Примерович', 'Билетов Лев Вопросович'])
      await screen.sees(`не может входить в апелляционную (п. 5.4): ${seated}.`);
    await screen.sees('Не преподаёт: Билетов Лев Вопросович.');
    await screen.choose('Председатель', 'Лекциев');
    await screen.sees('директор или уполномоченное им лицо (п. 5.5)', 'Не преподаёт: Билетов');
  });

  step('another chairs by name and document, and the appeal may be heard', async () => {
    const { screen, page } = secretary;
    await screen.fill('Документ о полномочиях председателя', 'доверенность от 12 января 2026 г. № 3');
    await screen.choose('Члены комиссии', 'Методичкина');
    await screen.choose('Члены комиссии', 'Билетов');
    await page.keyboard.press('Escape');
    await screen.fill('Номер', '7-АП');
    await screen.press('Составить приказ');
    await screen.sees('Приказ № 7-АП', 'Приказ вступит в силу, когда его подпишет директор.');
    const [drafted] = await sql<{ id: string }>(
      stage.product.databaseUrl,
      `SELECT id FROM director_order WHERE number = '7-АП'`,
    );
    await signOrderAsDirector(stage, drafted?.id ?? '');
    await screen.open(appealPath);
    await screen.sees(
      'Председатель уполномочен: доверенность от 12 января 2026 г. № 3 (п. 5.5).',
      'Назначить и пригласить',
    );
    expect(secretary.complaints()).toEqual([]);
    await secretary.leave();
  });
});

describe('midnight of the organisation (5.3)', () => {
  step('at 23:59:30 an appeal is accepted; at 00:00:30 it is refused, with the clause', async () => {
    const { databaseUrl } = stage.product;
    for (const number of [3, 4]) await consent(await api(stage, learner(number)));
    await moveClock(databaseUrl, -30);
    const [late, early] = [await enter(learner(3)), await enter(learner(4), { screen: 'phone' })];
    for (const actor of [late, early]) await write(actor);

    await moveClock(databaseUrl, -30);
    await early.screen.press('Подписать и подать');
    await early.screen.sees('Апелляция принята.', 'в 23:59');

    await moveClock(databaseUrl, 30);
    await late.screen.press('Подписать и подать');
    await late.screen.sees('Апелляцию можно было подать до 24:00', '(п. 5.3). Срок истёк.');
    await late.screen.open('/my/appeals');
    await late.screen.sees('Апелляций нет, и сейчас обжаловать нечего.');
  });
});

/** Everything but the last press: the application is read, the password typed. */
async function write({ screen }: Actor): Promise<void> {
  await screen.open('/my/appeals');
  await screen.press('Подать апелляцию', 'link');
  await screen.sees('Подать апелляцию можно до 24:00');
  await screen.press('На результат аттестации', 'radio');
  await screen.fill('Что произошло и о чём вы просите', 'Прошу пересмотреть.');
  await screen.press('Прочитать и подписать');
  await screen.fill('Введите пароль ещё раз', load.password);
}
