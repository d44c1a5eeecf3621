import { Exam } from '../../support/exam.ts';
import { Screen } from '../../support/screen.ts';
import { answerRight, type TestRoom } from '../../support/test-room.ts';

/** The network goes: the learner goes on, and the answers are sent when it is back. */
export async function answerOffline(room: TestRoom): Promise<void> {
  const { learner, exam } = await room.begin();
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
  expect(await room.savedAnswers(exam.attemptId)).toBe(1);

  await page.setOfflineMode(false);
  await screen.sees('Связь восстановлена, ответы сохранены', 'Есть ответ: 4 из 5');
  expect(await room.savedAnswers(exam.attemptId)).toBe(4);
  await exam.next();
  await answerRight(exam);
  await screen.sees('Сохранено в');
  await learner.leave();
}

/** Answers that wait are kept by the browser over a reload, and sent then. */
export async function keepOverReload(room: TestRoom): Promise<void> {
  const { learner, exam } = await room.begin();
  const { page, screen } = learner;
  await page.setRequestInterception(true);
  page.on('request', (request) => void (request.method() === 'PUT' ? request.abort() : request.continue()));
  page.on('dialog', (dialog) => void dialog.accept());
  const option = await answerRight(exam);
  await screen.sees('Нет связи — 1 ответ ждёт отправки');
  expect(await room.savedAnswers(exam.attemptId)).toBe(0);

  page.removeAllListeners('request');
  await page.setRequestInterception(false);
  await page.reload();
  await screen.sees('Вопрос 1 из 5', 'Есть ответ: 1 из 5');
  expect(await exam.chosen()).toBe(option);
  await screen.sees('Сохранено в');
  expect(await room.savedAnswers(exam.attemptId)).toBe(1);
  await learner.leave();
}

/**
 * A reload in the middle restores answers, marks and the question; and the new page reaches its end although an upgrade
 * of the server takes the files of its build away.
 */
export async function reload(room: TestRoom): Promise<void> {
  const { learner, exam } = await room.begin();
  const { page, screen } = learner;
  await answerRight(exam);
  await exam.next();
  const option = await answerRight(exam);
  await screen.press('Отметить вопрос');
  await screen.sees('Снять отметку', 'Сохранено в');
  await room.saved(exam.attemptId, 2);

  await page.evaluateOnNewDocument(() => void (Math.random = () => 0)); // what waits by chance waits shortest
  const lastAhead = page.waitForResponse((response) => /\/assets\/my-attestation-.*json$/.test(response.url()));
  await page.reload();
  await screen.sees('Вопрос 2 из 5', 'Есть ответ: 2 из 5', 'Снять отметку');
  expect(await exam.chosen()).toBe(option);
  expect(await page.$('a[aria-label="Вопрос 2: есть ответ, отмечен"]')).not.toBeNull();
  expect(await page.$('a[aria-label="Вопрос 3: не открывали"]')).not.toBeNull();

  await lastAhead;
  expect(await page.evaluate(async () => (await fetch('/assets/of-another-build.js')).status)).toBe(404);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const gone = new URL(request.url()).pathname.startsWith('/assets/');
    void (gone ? request.respond({ status: 404 }) : request.continue());
  });
  await exam.handIn();
  await screen.sees('Скачать квитанцию');
  await screen.press('Узнать результат', 'link');
  await screen.sees('Предварительно: не зачтено', 'Моя аттестация');
  await learner.leave();
}

/** A second tab takes over, the first says so, and can take over back. */
export async function takeOver(room: TestRoom): Promise<void> {
  const { learner, exam } = await room.begin();
  const frozen = 'Тест открыт в другой вкладке или на другом устройстве. Здесь можно только смотреть.';
  await answerRight(exam);
  await learner.screen.sees('Сохранено в');

  const second = new Screen(await learner.newTab(), room.stage.product.origin);
  await second.open(learner.screen.path);
  await second.sees('Вопрос 1 из 5', 'Есть ответ: 1 из 5');
  await learner.screen.sees(frozen);
  expect(await learner.page.$$eval('fieldset input:disabled', (inputs) => inputs.length)).toBe(4);
  const there = new Exam(second);
  await there.next();
  await answerRight(there);
  await second.sees('Сохранено в');

  await learner.page.bringToFront();
  await learner.screen.press('Продолжить здесь');
  await second.sees(frozen);
  await learner.screen.sees('Есть ответ: 2 из 5');
  await exam.turnTo(3);
  await answerRight(exam);
  await learner.screen.sees('Есть ответ: 3 из 5', 'Сохранено в');
  await room.saved(exam.attemptId, 3);
  await learner.leave();
}
