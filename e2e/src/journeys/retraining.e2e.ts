import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { watchDownloads, type Downloads } from '../support/downloads.ts';
import { all, ask, close, confirm, meet } from '../support/meeting.ts';
import { addCourse, COURSE, type Course } from '../support/retraining.ts';
import { dayAhead, scheduleToday } from '../support/scheduling.ts';
import { paperOf, sign, signProtocol } from '../support/signing.ts';
import { step } from '../support/steps.ts';
import { setStage, type Actor, type Stage } from '../support/stage.ts';

const PRESENT = { lastName: 'Заваркина', firstName: 'Ульяна', patronymic: 'Самоваровна' };
const AWAY = { lastName: 'Кипятков', firstName: 'Фома', patronymic: 'Пакетикович' };
const TOPIC = 'Температура воды как педагогическое средство';
const CARD_QUESTIONS = ['Что такое купаж?', 'Как хранить лист?', 'Зачем греют чайник?', 'Чем чай не кофе?'];

let stage: Stage;
let course: Course;
let admin: Actor;
let chair: Actor;
let members: readonly [Actor, Actor];
let secretary: Actor;
let downloads: Downloads;
let meetingPath: string;
let protocolPath: string;

beforeAll(async () => {
  stage = await setStage();
  course = await addCourse(stage, [PRESENT, AWAY]);
  admin = await stage.enter('admin');
  downloads = await watchDownloads(admin);
}, 180_000);

afterAll(async () => {
  downloads?.remove();
  await stage?.close();
});

const others = () => [...members, secretary];
const everybody = () => [chair, ...others()];

/** The administrator names the form, the day and the hours, and goes on to the meeting's page. */
async function scheduleMeeting(form: string): Promise<string> {
  const { screen } = admin;
  await screen.open(`/sessions/new?group=${course.groupId}`);
  await screen.press(form, 'radio');
  await scheduleToday(admin, stage.zone, ['Начало заседания', 'Закончить к']);
  await screen.sees('Комиссия соберётся в 00:00');
  await screen.press('Назначить аттестацию');
  await screen.sees('Председатель ещё не открыл заседание (п. 2.4).');
  await screen.press('Открыть страницу заседания', 'link');
  await screen.arrives(/^\/meetings\//);
  return screen.path;
}

/** The secretary calls the learner up, and everybody sees who answers. */
async function callUp(): Promise<void> {
  await secretary.screen.press('Вызвать: Заваркина У. С.');
  await all(everybody(), ({ screen }) => screen.sees('Отвечает с'));
}

/** Chair and members mark at the same moment; nobody sees another's mark. */
async function markAtOnce(marks: readonly string[]): Promise<void> {
  const voters = [chair, ...members];
  await Promise.all(voters.map(({ screen }, index) => screen.press(marks[index] ?? '')));
  for (const [index, { screen, page }] of voters.entries()) {
    await screen.sees('Оценки закрыты: пока их не откроет председатель, каждый видит только свою.');
    await page.waitForFunction(
      () =>
        document.body.innerText.match(/оценка поставлена/g)?.length === 2 &&
        !/ещё не поставлена/.test(document.body.innerText),
      { polling: 100 },
    );
    const marked = await screen.find('::-p-aria([role="region"][name="Оценки комиссии"])');
    const shown = (await marked?.$eval('ul', ({ textContent }) => textContent)) ?? '';
    for (const mark of new Set(marks)) expect(shown.includes(mark)).toBe(mark === marks[index]);
  }
}

/** The other learner does not answer the call: the secretary records it, the chair sets the days of his second time (3.11). */
async function absent(): Promise<void> {
  await secretary.screen.press('Вызвать: Кипятков Ф. П.');
  await secretary.screen.press('Не явился');
  await all(everybody(), (actor) => actor.screen.sees('Решено: 2 из 2'));
  const { screen, page } = chair;
  await screen.sees('Назначьте сроки повторной аттестации: Кипятков Ф. П. (п. 3.11).');
  await screen.press('Записать решение');
  await screen.choose('Что решено', 'Назначить повторную аттестацию');
  await screen.choose('Слушатель', 'Кипятков');
  await screen.fill('Не раньше', dayAhead(stage.zone, 5));
  await screen.fill('Не позже', dayAhead(stage.zone, 9));
  await screen.fill('Основания', 'Не явился по болезни.');
  await page.locator('[role=dialog] button[type=submit]').click();
  await all(others(), (actor) => actor.screen.sees('Не явился по болезни.'));
  await screen.sees('По всем слушателям есть решение: заседание можно закрыть.');
}

/** From the closed meeting to a protocol that waits for four signatures. */
async function draft(): Promise<string> {
  const { screen } = secretary;
  await screen.press('Составить протокол', 'link');
  await screen.sees('Номера ещё не заняты');
  await screen.press('Составить протокол');
  await screen.sees('Подписали 0 из 4', 'Ждёт подписей');
  return screen.path;
}

/** Members and secretary sign at the same moment, each in a browser of his own; the chair after them (2.4). */
async function signAtOnce(): Promise<void> {
  await chair.screen.open(protocolPath);
  await chair.screen.sees('Председатель подписывает протокол последним (п. 2.4). Ещё не подписали:');
  expect(await chair.page.$('::-p-aria([role="button"][name="Подписать протокол"])')).toBeNull();
  await all(others(), (signer) => signProtocol(signer, protocolPath));
  await all(everybody(), ({ screen }) => screen.sees('Подписали 3 из 4'));
  await sign(chair, 'Подписать протокол');
  await all(everybody(), ({ screen }) => screen.sees('Подписали 4 из 4'));
}

describe('retraining, from the order to the draft of a diploma', () => {
  step(
    'the administrator drafts the commission’s order; one led by another than the director is refused (2.5)',
    async () => {
      const { screen } = admin;
      await screen.open(`/commissions/new?program=${course.programId}`);
      await screen.choose('Председатель', 'Справедливцева');
      await screen.choose('Члены комиссии', 'Билетов');
      await screen.choose('Члены комиссии', 'Наглядова');
      await screen.page.keyboard.press('Escape');
      await screen.sees('(п. 2.5)');
      await screen.choose('Председатель', 'Образцов');
      await screen.choose('Секретарь', 'Протоколова');
      await screen.fill('Номер', '1-ЧАЙ-ПП');
      await screen.press('Составить приказ');
      await screen.sees('Приказ № 1-ЧАЙ-ПП', 'Приказ вступит в силу, когда его подпишет директор.');
    },
  );

  step('the director signs it, and the commission acts from then on (2.2)', async () => {
    chair = await stage.enter('director');
    await chair.screen.open('/');
    await chair.screen.sees('Приказ № 1-ЧАЙ-ПП ждёт вашей подписи');
    await chair.screen.open(admin.screen.path);
    await sign(chair, 'Подписать приказ');
    await chair.screen.sees('Приказ № 1-ЧАЙ-ПП подписан.');
  });

  step('the administrator deals exam cards from a list of questions (3.10)', async () => {
    const { screen, page } = admin;
    await screen.open(`/programs/${course.programId}/cards`);
    await screen.sees('Билетов пока нет.');
    await screen.press('Составить несколько');
    await screen.fill('Вопросы', CARD_QUESTIONS.join('\n'));
    await screen.fill('Сколько билетов', '2');
    await screen.fill('Вопросов в билете', '2');
    await screen.sees('Вопросы в билетах не повторятся.');
    await screen.press('Составить билеты');
    await screen.sees('Билет № 1', 'Билет № 2');
    expect(await page.$$eval('main ul ol li', (items) => items.length)).toBe(4);
  });

  step('writes down a thesis, whose reviewer is put in the genitive, and uploads its file', async () => {
    const { screen } = admin;
    await screen.open(`/groups/${course.groupId}/theses`);
    await screen.sees('Готовы к защите: 0 из 2');
    await screen.press('Заваркина Ульяна Самоваровна');
    await screen.fill('Тема', TOPIC);
    await screen.fill('Форма работы', 'дипломная работа');
    await screen.fill('Страниц', '48');
    await screen.fill('Руководитель', 'Лекциев Глеб Конспектович, преподаватель');
    await screen.choose('Рецензия или отзыв', 'Рецензия');
    await screen.fill('Кто рецензирует', 'Рецензентов Илья Отзывович');
    await screen.sees('В протоколе: Рецензия Рецензентова Ильи Отзывовича');
    await screen.fill('Средний балл', '4,7');
    await screen.press('Сохранить');
    await screen.sees('Сохранено');
    await screen.giveFile(await thesisFile());
    await screen.sees('Файл «Итоговая работа.pdf» загружен');
    await screen.press('Закрыть');
    await screen.sees('Готовы к защите: 1 из 2', 'Всё готово');
  });

  step('schedules the exam, and the commission meets on four screens (2.4)', async () => {
    meetingPath = await scheduleMeeting('Экзамен');
    members = [await stage.enter('member1'), await stage.enter('member3', undefined, { screen: 'phone' })];
    secretary = await stage.enter('secretary');
    await meet(meetingPath, chair, others());
    await secretary.screen.sees('Сейчас никто не отвечает. Вызовите следующего слушателя.');
  });

  step('a learner draws a card and answers; questions of three people at once all stand (3.10)', async () => {
    await callUp();
    await secretary.screen.press('Вытянуть наугад');
    await all(everybody(), ({ screen }) => screen.sees('Билет №'));
    const asked = ['Почему чёрный?', 'Почему зелёный?', 'Почему белый?'];
    await Promise.all([
      ask(chair, asked[0] ?? '', 'Вопрос'),
      ...members.map((member, index) => ask(member, asked[index + 1] ?? '')),
    ]);
    await all(everybody(), ({ screen }) => screen.sees(...asked));
  });

  step('three people mark at once, hidden from each other; the chair opens the marks and confirms (4)', async () => {
    await markAtOnce(['отлично', 'хорошо', 'отлично']);
    await confirm(chair, others(), 'отлично');
  });

  step('one did not come; the meeting is closed, and its protocol is form 2 (3.15)', async () => {
    await absent();
    await close(chair);
    await secretary.screen.sees('Составьте протокол экзамена');
    protocolPath = await draft();
    const paper = await paperOf(secretary);
    expect(paper).toContain('Заваркина Ульяна Самоваровна');
    expect(paper).toContain('отлично');
  });

  step('three sign in three browsers at once; the chair, refused before, signs last (2.4)', signAtOnce);

  step('the defence is heard by the same people, with the thesis before them', async () => {
    meetingPath = await scheduleMeeting('Защита итоговых работ');
    await meet(meetingPath, chair, others());
    await callUp();
    await all(everybody(), ({ screen }) => screen.sees(TOPIC, 'Рецензентов', 'Итоговая работа.pdf'));
    await ask(members[0], 'Какая температура у доброго слова?');
    await secretary.screen.fill('Замечания для протокола', 'работа заслуживает издания');
    await secretary.screen.sees('Сохранено в');
    await secretary.screen.press('Ответ окончен');
    await markAtOnce(['хорошо', 'отлично', 'хорошо']);
    await confirm(chair, others(), 'хорошо');
  });

  step('its protocol is form 3 with thesis, review, questions and qualification (3.15)', async () => {
    await absent();
    await close(chair);
    await secretary.screen.sees('Составьте протоколы');
    protocolPath = await draft();
    const paper = await paperOf(secretary);
    for (const words of [
      TOPIC,
      COURSE.qualification,
      'Рецензентова',
      'Какая температура у доброго слова?',
      'работа заслуживает издания',
    ])
      expect(paper).toContain(words);
    await signAtOnce();
  });

  step('the administrator issues the diploma, printed with its supplement on two sheets (1.10, 3.13)', async () => {
    const { screen } = admin;
    await screen.open(protocolPath);
    await screen.sees('Подписан', 'Будет выдан 1 диплом');
    const { bytes: protocol } = await downloads.fetched(() => screen.press('Скачать PDF'));
    expect((await PDFDocument.load(protocol)).getPageCount()).toBeGreaterThanOrEqual(1);
    await screen.press('Выдать документы');
    await screen.sees('Выдан 1 документ');
    await screen.press('Заваркина Ульяна Самоваровна', 'link');
    await screen.arrives(/^\/registry\//);
    await screen.sees('Диплом №', COURSE.program, 'Скачать PDF');
    const { bytes } = await downloads.fetched(() => screen.press('Скачать PDF', 'link'));
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
  });

  step('a lost diploma is replaced by its duplicate, shown before its number is burnt', async () => {
    const { screen } = admin;
    await screen.press('Выдать взамен');
    await screen.press('Показать документ');
    await screen.sees('Будет выдан дубликат №');
    const [, number = ''] = /Выдать дубликат № (\S+)/u.exec(await screen.words()) ?? [];
    await screen.press(`Выдать дубликат №\u00a0${number}`);
    await screen.turnsTo(`Дубликат диплома № ${number}`);
    await screen.sees('прежний утрачен', 'Скачать PDF');
  });

  step('an extract says what the protocol says of her (3.15)', async () => {
    const { screen } = admin;
    await screen.open(protocolPath);
    await screen.press('Выписка из протокола');
    await screen.sees('Выписка получит №');
    const [, number = ''] = /Выдать выписку № (\S+)/u.exec(await screen.words()) ?? [];
    await screen.press(`Выдать выписку №\u00a0${number}`);
    await screen.sees(`Выписка № ${number}`);
  });

  step('nobody’s browser complained', async () => {
    expect([admin, ...everybody()].flatMap(({ complaints }) => complaints())).toEqual([]);
  });
});

async function thesisFile(): Promise<string> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const path = join(downloads.folder, 'Итоговая работа.pdf');
  writeFileSync(path, await pdf.save());
  return path;
}
