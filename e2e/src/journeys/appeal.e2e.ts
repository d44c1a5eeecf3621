import { issueDocuments, listDocuments } from '@itog/contracts';
import { PDFDocument } from 'pdf-lib';
import { announce, api, hourComes, order, signProtocolAs, sitTest, told } from '../support/appeals.ts';
import { sql } from '../support/database.ts';
import { watchDownloads } from '../support/downloads.ts';
import { all } from '../support/meeting.ts';
import { paperOf, sign } from '../support/signing.ts';
import { step } from '../support/steps.ts';
import { DEMO_PASSWORD, setStage, type Actor, type Stage } from '../support/stage.ts';

const NAME = 'Повторкин Руслан';
const WORDS = 'В вопросе о сроках верны два варианта, а засчитан один. Прошу пересмотреть мой результат.';
const REASONS = 'Спорные вопросы засчитаны в пользу слушателя.';
const OPINION = 'Вопрос о сроках составлен верно.';
const SIGNERS = [{ login: 'member1' }, { login: 'member2' }, { login: 'chair' }];

let stage: Stage;
let ids: Readonly<Record<'session' | 'program' | 'director' | 'teacher1' | 'teacher2', string>>;
let orderPath: string;
let protocolId: string;
let referenceCode: string;
let amendedPath: string;
let appealPath: string;
let learner: Actor;
let secretary: Actor;
let director: Actor;
let jurors: readonly [Actor, Actor];
let everybody: readonly Actor[];

// A learner of the demo group has failed the second time today: it is announced, and he has his reference of study.
beforeAll(async () => {
  stage = await setStage();
  const [found] = await sql<typeof ids>(
    stage.product.databaseUrl,
    `SELECT s.id AS session, g.program_id AS program,
            (SELECT id FROM app_user WHERE login = 'director') AS director,
            (SELECT id FROM app_user WHERE login = 'teacher1') AS teacher1,
            (SELECT id FROM app_user WHERE login = 'teacher2') AS teacher2
     FROM attestation_session s JOIN study_group g ON g.id = s.group_id WHERE s.form = 'test' ORDER BY s.opens_at LIMIT 1`,
  );
  if (!found) throw new Error('the demo organisation is empty');
  ids = found;
  await sitTest(stage, { login: 'learner7' }, ids.session, [0, 1, 2]);
  protocolId = await announce(stage, ids.session, { login: 'secretary' }, SIGNERS);
  const admin = await api(stage, { login: 'admin' });
  await admin.call(issueDocuments, { params: { protocolId } });
  const { documents } = await admin.call(listDocuments, { query: { protocolId } });
  referenceCode = documents.find(({ learnerName }) => learnerName.startsWith(NAME))?.code ?? '';
  const seats = [
    { userId: ids.director, role: 'chair' as const },
    { userId: ids.teacher1, role: 'member' as const },
    { userId: ids.teacher2, role: 'member' as const },
  ];
  const request = { kind: 'appoint-appeals-commission' as const, programId: ids.program, seats, authorisation: null };
  orderPath = `/orders/${await order(stage, request, '5-АП')}`;
  [learner, secretary, director, ...jurors] = await Promise.all([
    stage.enter('learner7', undefined, { screen: 'phone' }),
    stage.enter('secretary'),
    stage.enter('director'),
    stage.enter('teacher1'),
    stage.enter('teacher2'),
  ]);
  everybody = [learner, secretary, director, ...jurors];
}, 180_000);

afterAll(() => stage?.close());

/** A time of today in the organisation’s zone, in so many minutes. */
const timeIn = (minutes: number) =>
  new Date(Date.now() + minutes * 60_000).toLocaleTimeString('ru', { timeZone: stage.zone, timeStyle: 'short' });

/** Signs in the dialog that a button opens. */
async function signBy({ screen, page }: Actor, button: string): Promise<void> {
  await screen.press(button);
  await screen.fill('Введите пароль ещё раз', DEMO_PASSWORD);
  await page.locator('[role=dialog] button[type=submit]').click();
}

const commission = () => [director, ...jurors];
const appealId = () => appealPath.split('/').at(-1) ?? '';

describe('an appeal against a result, to its end', () => {
  step('the learner sees beforehand what the commission will see of his attempt (5.2)', async () => {
    const { screen, page } = learner;
    await screen.open(`/my/${ids.session}`);
    await screen.press('Подать апелляцию', 'link');
    await screen.sees('Апелляция подаётся на имя председателя аттестационной комиссии Справедливцевой', 'Осталось');
    const filing = screen.path;
    await screen.open(await page.$eval('a[href^="/evidence/"]', (link) => link.getAttribute('href') ?? ''));
    await screen.sees('Ход моего теста', 'попытка 2', 'Дано ответов 3 из 70');
    await screen.open(filing);
  });

  step('he files it on the day from his phone, and has it as a PDF at once (5.3)', async () => {
    const { screen } = learner;
    await screen.press('На результат аттестации', 'radio');
    await screen.fill('Что произошло и о чём вы просите', WORDS);
    await screen.press('Прочитать и подписать');
    await screen.press('Соглашение прочитано, принимаю его', 'checkbox');
    await screen.press('Принять соглашение');
    await screen.sees('Прочитайте заявление. После подписи изменить или отозвать его нельзя');
    expect(await paperOf(learner)).toContain(WORDS);
    await screen.fill('Введите пароль ещё раз', DEMO_PASSWORD);
    await screen.press('Подписать и подать');
    await screen.sees('Апелляция принята.', 'Подана', WORDS);
    appealPath = screen.path.replace(/^\/my/, '');
    const saved = await watchDownloads(learner);
    const { bytes } = await saved.fetched(() => screen.press('Скачать заявление, PDF', 'link'));
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
    saved.remove();
    await screen.open(`/my/${ids.session}`);
    await screen.sees('Апелляция от');
    expect(await screen.words()).not.toContain('Подать апелляцию');
  });

  step('the director signs the order on the appeals commission (5.4, 5.5)', async () => {
    await director.screen.open('/');
    await director.screen.sees('Приказ № 5-АП ждёт вашей подписи', `Заседание по апелляции не назначено: ${NAME}`);
    await director.screen.open(orderPath);
    await sign(director, 'Подписать приказ');
    await director.screen.sees('Приказ № 5-АП подписан.');
  });

  step(
    'the secretary finds it among the tasks of the day and sets the hearing, which invites the learner (5.6–5.8)',
    async () => {
      const { screen, page } = secretary;
      await screen.open('/');
      await screen.sees(`Заседание по апелляции не назначено: ${NAME}`);
      await page.locator(`main a[href="${appealPath}"]`).click();
      await screen.sees('Приказ № 5-АП', WORDS, 'п. 5.6');
      await screen.fill('День', new Date().toLocaleDateString('ru', { timeZone: stage.zone }));
      const time = timeIn(20);
      await screen.click('::-p-aria([role="spinbutton"][name="Начало: часы"])');
      await page.keyboard.type(time.replace(':', ''));
      await screen.fill('Место', 'Ауд. 12');
      await screen.press('Назначить и пригласить');
      await screen.sees('Заседание назначено', time, 'Ауд. 12');
      await learner.screen.open(`/my${appealPath}`);
      await learner.screen.sees('Приглашение на заседание', time, 'Ауд. 12', 'Вы вправе присутствовать');
      await jurors[0].screen.open('/');
      await jurors[0].screen.sees(`Рассмотреть апелляцию: ${NAME}`);
      await hourComes(stage, appealId());
    },
  );

  step('the commission meets, with the learner and the attestation’s chair there (5.7, 5.8)', async () => {
    await all(commission(), ({ screen }) => screen.open(appealPath));
    for (const present of ['Образцов Пётр', 'Лекциев Глеб', 'Методичкина Ольга', 'Справедливцева Маргарита', NAME])
      await director.page.locator(`[role=switch][aria-label^="Присутствует: ${present}"]`).click();
    await director.screen.press('Открыть заседание');
    await all(commission(), ({ screen }) => screen.sees('Ваш голос', 'Проголосовали 0 из 3'));
    await learner.screen.sees('Комиссия рассматривает апелляцию.');
  });

  step('each votes on a screen of his own, hidden from the others and from the learner (5.4)', async () => {
    const [first, second] = jurors;
    await second.screen.fill('Особое мнение, если оно есть', OPINION);
    for (const [{ screen }, vote] of [
      [first, 'Удовлетворить апелляцию'],
      [second, 'Отклонить апелляцию'],
    ] as const) {
      await screen.press(vote, 'radio');
      await screen.press('Проголосовать');
    }
    await all(commission(), ({ screen }) => screen.sees('Проголосовали 2 из 3'));
    for (const actor of [director, secretary, first]) {
      const { text } = await told(actor, appealPath);
      expect(text).not.toContain(OPINION);
      expect(text.match(/"vote":"/g)?.length ?? 0).toBe(actor === first ? 1 : 0);
    }
    expect(await director.screen.words()).not.toMatch(/За удовлетворение|За отклонение/);
    expect((await told(learner, `/my${appealPath}`)).text).not.toMatch(/vote|opinion|uphold|reject/);
    expect((await told(learner, appealPath)).status).toBe(403);
    await director.screen.press('Удовлетворить апелляцию', 'radio');
    await director.screen.press('Проголосовать');
    await all(commission(), ({ screen }) => screen.sees('Проголосовали 3 из 3'));
  });

  step('for another learner it does not exist, nor does the attempt (5.3)', async () => {
    const stranger = await stage.enter('learner8');
    await stranger.screen.open('/my');
    const attempt = await sql<{ id: string }>(stage.product.databaseUrl, 'SELECT attempt_id AS id FROM appeal');
    for (const path of [`/my${appealPath}`, `/evidence/attempts/${attempt[0]?.id}`, `${appealPath}/application.pdf`])
      expect((await told(stranger, path)).status).toBe(404);
    await stranger.leave();
  });

  step('the chair sees what follows, and decides to change the result (5.10)', async () => {
    const { screen } = director;
    await screen.press('Удовлетворить апелляцию, изменить результат', 'radio');
    await screen.choose('Новый результат', 'зачтено');
    await screen.fill('Основания', REASONS);
    await screen.press('Показать последствия');
    await screen.sees('Апелляция будет удовлетворена', '«зачтено» вместо «не зачтено»', 'Справку №', 'аннулировать');
    await screen.press('Принять решение');
    await all(commission(), ({ screen: each }) =>
      each.sees('Апелляция удовлетворена', 'Исправленные протоколы', 'ждёт подписей аттестационной комиссии', OPINION),
    );
  });

  step('all of it sign the protocol, the chair last, and the decision is announced (5.11)', async () => {
    expect((await told(learner, `/my${appealPath}`)).text).not.toContain(OPINION);
    await director.screen.sees('Ещё не подписали');
    await jurors[0].screen.open('/');
    await jurors[0].screen.sees(`Протокол по апелляции не подписан: ${NAME}`);
    await jurors[0].screen.open(appealPath);
    await all(jurors, (juror) => signBy(juror, 'Подписать протокол'));
    await signBy(director, 'Подписать протокол');
    await all([...commission(), learner], ({ screen }) => screen.sees('Ждёт ознакомления'));
  });

  step('the attestation commission signs the amended protocol, which replaces the former (5.10)', async () => {
    const { screen, page } = secretary;
    await screen.open(appealPath);
    await page.locator('main a[href^="/protocols/"]').click();
    await screen.arrives(/^\/protocols\/./);
    amendedPath = screen.path;
    await signProtocolAs(stage, amendedPath.split('/').at(-1) ?? '', SIGNERS);
    await screen.sees('Подписан');
    expect(await paperOf(secretary)).toContain('взамен протокола');
    await screen.open(`/protocols/${protocolId}`);
    await screen.sees('Заменён');
  });

  step('the certificate is issued; the verification page tells of both documents (3.13, 5.10)', async () => {
    const admin = await stage.enter('admin');
    await admin.screen.open(amendedPath);
    await admin.screen.press('Выдать документы');
    await admin.screen.sees('Выдан 1 документ', NAME);
    await admin.leave();
    await learner.screen.open(`/my/${ids.session}`);
    await learner.screen.press('Страница проверки', 'link');
    await learner.screen.sees('Документ действителен', 'Удостоверение о повышении квалификации');
    await learner.screen.open(`/verify/${referenceCode}`);
    await learner.screen.sees('Документ аннулирован', 'Справка');
  });

  step('the learner signs that he has seen the decision, and that is the end of it (5.11, 5.12)', async () => {
    await secretary.screen.open('/');
    await secretary.screen.sees(`Ждём ознакомления с решением: ${NAME}`);
    const { screen } = learner;
    await screen.open('/my');
    await screen.press('Ознакомиться с решением', 'link');
    await screen.sees('Апелляция удовлетворена', 'Новый результат: зачтено', REASONS);
    await signBy(learner, 'Подписать ознакомление');
    await screen.sees('Вы ознакомились с решением', 'Завершена');
    await all([secretary, director], async ({ screen: each }) => {
      await each.open(appealPath);
      await each.sees('Слушатель ознакомился с решением и подписал');
    });
    await secretary.screen.open('/');
    await secretary.screen.sees('Сегодня');
    expect(await secretary.screen.words()).not.toContain(NAME);
    const forbidden = /status of 40[34]/; // asked past the pages above
    expect(everybody.flatMap(({ complaints }) => complaints()).filter((words) => !forbidden.test(words))).toEqual([]);
  });
});
