import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { watchDownloads, type Downloads } from '../support/downloads.ts';
import { Exam } from '../support/exam.ts';
import { scheduleToday } from '../support/scheduling.ts';
import { sign, signProtocol } from '../support/signing.ts';
import { step } from '../support/steps.ts';
import { setStage, type Actor, type Stage } from '../support/stage.ts';

const PROGRAM = 'Бережное чаепитие';
const GROUP = 'ЧАЙ-1';
const BANK = join(import.meta.dirname, '../fixtures/journey.gift');
const RIGHT = readFileSync(BANK, 'utf8')
  .split('\n')
  .flatMap((line) => (line.trim().startsWith('=') ? [line.trim().slice(1)] : []));
const OWN_PASSWORD = 'самовар чашка 17';

const DILIGENT = { lastName: 'Заваркина', firstName: 'Ульяна', patronymic: 'Самоваровна', login: 'zavarkina' };
const HASTY = { lastName: 'Кипятков', firstName: 'Фома', patronymic: 'Пакетикович', login: 'kipyatkov' };
const fullNameOf = ({ lastName, firstName, patronymic }: typeof HASTY) => `${lastName} ${firstName} ${patronymic}`;

let stage: Stage;
let admin: Actor;
let downloads: Downloads;
let groupPath: string;
let sessionPath: string;
let protocolPath: string;
let certificate: { path: string; bytes: Uint8Array };
let code: string;
const oneTime = new Map<string, string>();

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.enter('admin');
  downloads = await watchDownloads(admin);
}, 180_000);

afterAll(async () => {
  downloads?.remove();
  await stage?.close();
});

const isRight = (option: string) => RIGHT.includes(option);
const choose = (options: readonly string[], wanted: (option: string) => boolean) => {
  const option = options.find(wanted);
  if (!option) throw new Error(`no such option among ${options.join(' · ')}`);
  return option;
};

/** A learner comes with the one-time password from the slip, sets a password of his own and opens the lobby. */
async function comeToTheLobby({ login }: typeof HASTY): Promise<Actor> {
  const password = oneTime.get(login) ?? '';
  const learner = await stage.come();
  const { screen } = learner;
  await screen.signIn(login, password);
  await screen.sees('Задайте свой пароль');
  await screen.fill('Новый пароль', OWN_PASSWORD);
  await screen.fill('Новый пароль ещё раз', OWN_PASSWORD);
  await screen.press('Сменить пароль');
  await screen.sees('Моя аттестация', PROGRAM);
  await screen.open(sessionPath.replace('/sessions/', '/my/'));
  await screen.sees('Готовность к тесту', 'Проверка устройства');
  return learner;
}

async function acknowledge({ screen }: Actor, words: string): Promise<void> {
  await screen.press('Ознакомиться с Положением');
  await screen.sees('Мы запишем время, номер редакции и контрольную сумму этого текста (п. 3.2).');
  await screen.press(words);
  await screen.sees('С Положением вы ознакомились');
}

async function comeAndSign(login: string): Promise<Actor> {
  const signer = await stage.enter(login);
  await signProtocol(signer, protocolPath);
  return signer;
}

describe('from an empty program to a verified certificate', () => {
  step('the administrator creates a program with its curriculum', async () => {
    const { screen } = admin;
    await screen.open('/programs');
    await screen.press('Новая программа', 'link');
    await screen.fill('Название', PROGRAM);
    await screen.fill('Форма обучения', 'заочная');
    await screen.press('Добавить модуль');
    await screen.fill('Модуль 1: название', 'Искусство заваривать');
    await screen.fill('Модуль 1: часов', '70');
    await screen.press('Добавить итоговую аттестацию');
    await screen.sees('72 из 72 ч');
    await screen.press('Создать программу');
    await screen.sees('Готовность к аттестации', 'Вопросов пока нет');
  });

  step('imports a bank: first a trial with a report, then for good', async () => {
    const { screen } = admin;
    await screen.press('Банк вопросов', 'link');
    await screen.press('Загрузить вопросы', 'link');
    await screen.giveFile(BANK);
    await screen.sees('Что в файле', '5 вопросов без замечаний', '1 не взят', 'Сочинение');
    await screen.press('Загрузить 5 вопросов');
    await screen.sees('Загружено 5 вопросов');
    await screen.press('Открыть банк', 'link');
  });

  step('publishes the bank', async () => {
    const { screen } = admin;
    await screen.sees('5 вопросов ждут публикации.');
    await screen.press('Опубликовать 5 вопросов');
    await screen.pressInDialog('Опубликовать 5 вопросов');
    await screen.sees('5 вопросов опубликовано');
  });

  step('makes a group and enrols two learners by form', async () => {
    const { screen } = admin;
    await screen.open('/groups/new');
    await screen.choose('Программа', PROGRAM);
    await screen.fill('Название группы', GROUP);
    await screen.fill('Начало обучения', '01.09.2026');
    await screen.fill('Окончание обучения', '30.09.2026');
    await screen.press('Создать группу');
    await screen.sees('В группе пока нет слушателей.');
    groupPath = screen.path;
    await screen.press('Зачислить слушателя');
    for (const learner of [DILIGENT, HASTY]) {
      await screen.fill('Фамилия', learner.lastName);
      await screen.fill('Имя', learner.firstName);
      await screen.fill('Отчество', learner.patronymic);
      await screen.fill('Логин', learner.login);
      await screen.press('Зачислить');
      await screen.sees(`${fullNameOf(learner)} — в группе, логин ${learner.login}`);
    }
    await screen.press('Закрыть');
    await screen.sees('не внесена оплата', 'не допущено 2');
  });

  step('ticks payment and curriculum, which admits them (3.1)', async () => {
    const { screen } = admin;
    for (const learner of [DILIGENT, HASTY]) await screen.press(`Оплата внесена: ${fullNameOf(learner)}`, 'checkbox');
    await screen.sees('не пройден модуль «Искусство заваривать»');
    for (const learner of [DILIGENT, HASTY]) {
      await screen.press(`Учебный план: ${fullNameOf(learner)}, пройдено модулей 0 из 1`);
      await screen.press('Учебный план выполнен', 'checkbox');
      await screen.press('Закрыть');
    }
    await screen.sees('допущено 2');
  });

  step('cannot schedule before there is a commission (2.1)', async () => {
    const { screen } = admin;
    await screen.open(groupPath);
    await screen.press('Назначить аттестацию', 'link');
    await screen.sees('У программы нет аттестационной комиссии. Сначала утвердите её приказом (п. 2.1).');
  });

  step('drafts a commission, and the director signs the order (2.2)', async () => {
    const { screen } = admin;
    await screen.open('/commissions/new');
    await screen.choose('Программа', PROGRAM);
    await screen.choose('Председатель', 'Справедливцева');
    await screen.choose('Члены комиссии', 'Билетов');
    await screen.choose('Члены комиссии', 'Критериева');
    await screen.page.keyboard.press('Escape');
    await screen.choose('Секретарь', 'Протоколова');
    await screen.fill('Номер', '1-ЧАЙ');
    await screen.press('Составить приказ');
    await screen.sees('Приказ № 1-ЧАЙ', 'Приказ вступит в силу, когда его подпишет директор.');

    const director = await stage.enter('director');
    await director.screen.open(screen.path);
    await sign(director, 'Подписать приказ');
    await director.screen.sees('Приказ № 1-ЧАЙ подписан.');
    await director.leave();
  });

  step('schedules a session for today', async () => {
    const { screen } = admin;
    await screen.open(groupPath);
    await screen.press('Назначить аттестацию', 'link');
    await scheduleToday(admin, stage.zone, ['Начать можно с', 'Начать можно до']);
    await screen.sees('между 00:00 и 23:59');
    await screen.press('Назначить аттестацию');
    await screen.sees(`Аттестация группы ${GROUP}`, 'Не начинал');
    sessionPath = screen.path;
  });

  step('gives one-time passwords: slips for the group, and one by hand', async () => {
    const { screen, page } = admin;
    await screen.open(groupPath);
    await screen.press('Листки доступа: 2 ещё не входили');
    const slips = await downloads.fetched(() => screen.press('Напечатать 2 листка'));
    expect(Buffer.from(slips.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    for (const { lastName, login } of [DILIGENT, HASTY]) {
      await screen.open(`/settings/users?search=${login}`);
      await page.locator(`::-p-text(${lastName})`).click();
      await screen.press('Новый одноразовый пароль');
      await screen.sees('Одноразовый пароль');
      const password = await page.$eval('[role=dialog] dd:last-of-type', (element) => element.textContent ?? '');
      oneTime.set(login, password);
    }
  });

  step('a learner rehearses, takes the test with mouse and keyboard and hands it in', async () => {
    const learner = await comeToTheLobby(DILIGENT);
    const { screen, page } = learner;
    const exam = new Exam(screen);
    await screen.sees('Сначала ознакомьтесь с Положением об итоговой аттестации (п. 3.2).');
    await acknowledge(learner, 'С Положением ознакомлена');

    await screen.press('Потренироваться на трёх вопросах');
    await screen.press('Ответ записан на сервере и не пропадёт', 'radio');
    await screen.sees('Сохранено в');
    await screen.press('Дальше');
    await screen.sees('Вопрос 2 из 3');
    await screen.press('Дальше');
    await screen.press('Закончить тренировку');
    await screen.sees('Тренировка закончена.');

    await exam.start();
    await screen.sees('Вопрос 1 из 5', 'до ', 'Ответы сохраняются сами');
    await exam.pick(choose((await exam.shown()).options, isRight));
    await screen.sees('Сохранено в', 'Есть ответ: 1 из 5');
    await exam.next();
    await exam.type(choose((await exam.shown()).options, isRight));
    await screen.sees('Есть ответ: 2 из 5');
    await page.keyboard.press('BracketRight');
    await screen.sees('Вопрос 3 из 5');
    await exam.type(choose((await exam.shown()).options, (option) => !isRight(option)));
    await page.keyboard.press('KeyF');
    await screen.sees('Снять отметку', 'Есть ответ: 3 из 5');
    await exam.turnTo(5);
    await exam.pick(choose((await exam.shown()).options, isRight));
    await screen.sees('Есть ответ: 4 из 5');

    await screen.press('Проверить ответы');
    await screen.sees('Ответы даны на 4 вопроса из 5.', 'Без ответа', 'Отмечены');
    await screen.press('Вопрос 4', 'link');
    await screen.sees('Вопрос 4 из 5');
    await exam.pick(choose((await exam.shown()).options, isRight));
    await screen.sees('Есть ответ: 5 из 5');
    await exam.handIn();
    await screen.sees(fullNameOf(DILIGENT), 'Сохранено ответов 5 из 5', 'по времени сервера', '(SHA-256)');
    const saved = await watchDownloads(learner);
    const receipt = await saved.fetched(() => screen.press('Скачать квитанцию'));
    expect(Buffer.from(receipt.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    saved.remove();
    await screen.press('Узнать результат', 'link');
    await screen.sees('Предварительно: 4 правильных ответа из 5 (80 %)', 'Тест пройден.');
    expect(learner.complaints()).toEqual([]);
    await learner.leave();
  });

  step('another learner fails and sees until when the retake may start (3.8)', async () => {
    const learner = await comeToTheLobby(HASTY);
    const { screen } = learner;
    const exam = new Exam(screen);
    await acknowledge(learner, 'С Положением ознакомлен');
    await exam.start();
    await exam.pick(choose((await exam.shown()).options, (option) => !isRight(option)));
    await screen.sees('Сохранено в');
    await exam.handIn();
    await screen.press('Узнать результат', 'link');
    await screen.sees(
      'Предварительно: 0 правильных ответов из 5',
      'Тест не пройден.',
      'Пересдать тест бесплатно можно один раз, до 24:00',
    );
    await learner.leave();
  });

  step('the secretary draws up the protocol', async () => {
    const { screen, leave } = await stage.enter('secretary');
    await screen.open(sessionPath);
    await screen.press('Составить протокол', 'link');
    await screen.sees(fullNameOf(DILIGENT), fullNameOf(HASTY), 'Номера ещё не заняты');
    await screen.press('Составить протокол');
    await screen.sees('Подписали 0 из 3', 'Ждёт подписей');
    protocolPath = screen.path;
    await leave();
  });

  step('the members sign, the chair last: before them she is refused (2.4)', async () => {
    const chair = await stage.enter('chair');
    await chair.screen.open(protocolPath);
    await chair.screen.sees('Председатель подписывает протокол последним (п. 2.4). Ещё не подписали:', 'Билетов');
    expect(await chair.page.$('::-p-aria([role="button"][name="Подписать протокол"])')).toBeNull();
    await chair.leave();

    const first = await comeAndSign('member1');
    await first.screen.sees('Подписали 1 из 3');
    await first.leave();
    const second = await comeAndSign('member2');
    await second.screen.sees('Подписали 2 из 3');
    await second.leave();
    const last = await comeAndSign('chair');
    await last.screen.sees('Подписали 3 из 3', 'Результаты объявлены.');
    await last.leave();
  });

  step('the signed protocol is a tagged PDF', async () => {
    const { screen } = admin;
    await screen.open(protocolPath);
    await screen.sees('Подписан', fullNameOf(DILIGENT), fullNameOf(HASTY));
    const { bytes } = await downloads.fetched(() => screen.press('Скачать PDF'));
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(1);
    expect(pdf.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined();
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  step('the administrator issues the certificate, which the learner finds too', async () => {
    const { screen } = admin;
    await screen.sees('Будет выдано 1 удостоверение', 'Ждут пересдачи');
    await screen.press('Выдать документы');
    await screen.sees('Выдан 1 документ');
    certificate = await downloads.fetched(() => screen.press(`Скачать PDF: ${fullNameOf(DILIGENT)}`, 'link'));
    const pdf = await PDFDocument.load(certificate.bytes);
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(1);

    const learner = await stage.enter(DILIGENT.login, OWN_PASSWORD);
    await learner.screen.open(sessionPath.replace('/sessions/', '/my/'));
    await learner.screen.sees('4 правильных ответа из 5 (80 %)', 'результаты объявлены', 'Документы');
    await learner.screen.press('Страница проверки', 'link');
    await learner.screen.arrives(/^\/verify\/./);
    code = decodeURIComponent(learner.screen.path.split('/').at(-1) ?? '');
    await learner.leave();
  });

  step('a stranger verifies it by code and by file', async () => {
    const { screen, leave } = await stage.come({ screen: 'phone' });
    await screen.open('/verify');
    await screen.fill('Код с документа', code);
    await screen.press('Проверить');
    await screen.sees('Документ действителен', PROGRAM, 'Удостоверение о повышении квалификации');
    const words = await screen.words();
    expect(words).not.toContain(DILIGENT.lastName);
    expect(words).not.toContain(DILIGENT.patronymic);
    expect(words).toMatch(/Кому выдан З•+ У\. С\./);

    await screen.giveFile(certificate.path);
    await screen.sees('Файл совпадает с выданным байт в байт.');
    const forged = Buffer.from(certificate.bytes);
    forged.writeUInt8(forged.readUInt8(forged.length - 10) ^ 1, forged.length - 10);
    const forgedPath = certificate.path.replace(/\.pdf$/, '-подделка.pdf');
    writeFileSync(forgedPath, forged);
    await screen.giveFile(forgedPath);
    await screen.sees('Файл изменён или выдан не нами.');
    await leave();
  });

  step('nobody’s browser complained', async () => expect(admin.complaints()).toEqual([]));
});
