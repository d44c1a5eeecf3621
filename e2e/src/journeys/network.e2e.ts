import { sql } from '../support/database.ts';
import { Exam, sumKey } from '../support/exam.ts';
import { Screen } from '../support/screen.ts';
import { setStage, type Actor, type Load, type Stage } from '../support/stage.ts';

let stage: Stage;
let load: Load;
let nextLearner = 0;

beforeAll(async () => {
  stage = await setStage();
  load = await stage.addLoad(4, 6);
}, 180_000);

afterAll(() => stage?.close());

/** A learner of his own for every test, at the first question. */
async function begin(): Promise<{ learner: Actor; exam: Exam }> {
  const learner = await stage.enter(load.logins[nextLearner++] ?? '', load.password);
  const exam = new Exam(learner.screen);
  await learner.screen.open(`/my/${load.sessionId}`);
  await exam.start();
  return { learner, exam };
}

async function answerRight(exam: Exam): Promise<string> {
  const { text, options } = await exam.shown();
  await exam.pick(sumKey(text, options));
  return sumKey(text, options);
}

/** How many questions of an attempt have an answer in the database. */
async function savedAnswers(attemptId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    stage.product.databaseUrl,
    'SELECT count(DISTINCT question_id)::int AS count FROM answer_event WHERE attempt_id = $1',
    [attemptId],
  );
  return row?.count ?? 0;
}

describe('the network is lost during the test', () => {
  it('the learner goes on, and the answers are sent when it is back', async () => {
    const { learner, exam } = await begin();
    const { page, screen } = learner;
    await answerRight(exam);
    await screen.sees('Сохранено в');

    await page.setOfflineMode(true);
    const waiting = ['1 ответ ждёт отправки', '2 ответа ждут отправки', '3 ответа ждут отправки'];
    for (const words of waiting) {
      await exam.next();
      await answerRight(exam);
      await screen.sees(`Нет связи — ${words}`);
    }
    expect(await savedAnswers(exam.attemptId)).toBe(1);

    await page.setOfflineMode(false);
    await screen.sees('Связь восстановлена, ответы сохранены', 'Есть ответ: 4 из 6');
    expect(await savedAnswers(exam.attemptId)).toBe(4);
    await exam.next();
    await answerRight(exam);
    await screen.sees('Сохранено в');
    await learner.leave();
  }, 120_000);

  it('answers that wait are kept by the browser over a reload, and sent then', async () => {
    const { learner, exam } = await begin();
    const { page, screen } = learner;
    await page.setRequestInterception(true);
    page.on('request', (request) => void (request.method() === 'PUT' ? request.abort() : request.continue()));
    page.on('dialog', (dialog) => void dialog.accept());
    const option = await answerRight(exam);
    await screen.sees('Нет связи — 1 ответ ждёт отправки');
    expect(await savedAnswers(exam.attemptId)).toBe(0);

    page.removeAllListeners('request');
    await page.setRequestInterception(false);
    await page.reload();
    await screen.sees('Вопрос 1 из 6', 'Есть ответ: 1 из 6');
    expect(await exam.chosen()).toBe(option);
    await screen.sees('Сохранено в');
    expect(await savedAnswers(exam.attemptId)).toBe(1);
    await learner.leave();
  }, 120_000);
});

describe('the page is opened anew', () => {
  it('a reload in the middle restores answers, marks and the question', async () => {
    const { learner, exam } = await begin();
    const { page, screen } = learner;
    await answerRight(exam);
    await exam.next();
    const option = await answerRight(exam);
    await screen.press('Отметить вопрос');
    await screen.sees('Снять отметку', 'Сохранено в');
    await savedSoon(exam.attemptId, 2);

    await page.reload();
    await screen.sees('Вопрос 2 из 6', 'Есть ответ: 2 из 6', 'Снять отметку');
    expect(await exam.chosen()).toBe(option);
    expect(await page.$('a[aria-label="Вопрос 2: есть ответ, отмечен"]')).not.toBeNull();
    expect(await page.$('a[aria-label="Вопрос 3: не открывали"]')).not.toBeNull();
    await learner.leave();
  }, 120_000);

  it('a second tab takes over, the first says so, and can take over back', async () => {
    const { learner, exam } = await begin();
    const frozen = 'Тест открыт в другой вкладке или на другом устройстве. Здесь можно только смотреть.';
    await answerRight(exam);
    await learner.screen.sees('Сохранено в');

    const second = new Screen(await learner.newTab(), stage.product.origin);
    await second.open(learner.screen.path);
    await second.sees('Вопрос 1 из 6', 'Есть ответ: 1 из 6');
    await learner.screen.sees(frozen);
    expect(await learner.page.$$eval('fieldset input:disabled', (inputs) => inputs.length)).toBe(4);
    const there = new Exam(second);
    await there.next();
    await answerRight(there);
    await second.sees('Сохранено в');

    await learner.page.bringToFront();
    await learner.screen.press('Продолжить здесь');
    await second.sees(frozen);
    await learner.screen.sees('Есть ответ: 2 из 6');
    await exam.turnTo(3);
    await answerRight(exam);
    await learner.screen.sees('Есть ответ: 3 из 6', 'Сохранено в');
    await savedSoon(exam.attemptId, 3);
    await learner.leave();
  }, 120_000);
});

/** Waits until the database holds so many answers. */
async function savedSoon(attemptId: string, count: number): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await savedAnswers(attemptId)) >= count) return count;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return savedAnswers(attemptId);
}
