import { Exam, sumKey } from '../support/exam.ts';
import { setStage, type Load, type Stage } from '../support/stage.ts';

let stage: Stage;
let load: Load;

beforeAll(async () => {
  stage = await setStage();
  load = await stage.addLoad(1, 3);
}, 180_000);

afterAll(() => stage?.close());

/** The seventh day from today, as the page says it: «29 ноября». */
function lastDayOfRetake(): string {
  const day = new Date(Date.now() + 7 * 24 * 3_600_000);
  return day.toLocaleDateString('ru', { day: 'numeric', month: 'long', timeZone: stage.zone });
}

it('3.8 a learner who failed sees until when the free retake may start, starts it and passes', async () => {
  const learner = await stage.enter(load.logins[0] ?? '', load.password);
  const { screen } = learner;
  const exam = new Exam(screen);
  await screen.open(`/my/${load.sessionId}`);
  await screen.sees('его можно один раз бесплатно пройти снова в течение 7 дней (п. 3.8)');
  await exam.start();
  await exam.handIn();
  await screen.press('Узнать результат', 'link');
  await screen.sees('Предварительно: 0 из 3 правильных ответов, 0 %', 'Тест не пройден.');
  await screen.sees(`Пересдать тест бесплатно можно один раз, до 24:00 ${lastDayOfRetake()} (п. 3.8).`);

  await screen.press('Пройти тест снова');
  await screen.sees('Начать пересдачу?', 'Это последняя бесплатная попытка (п. 3.8).');
  await learner.page.locator('dialog[open] ::-p-aria([role="button"][name="Пройти тест снова"])').click();
  await screen.sees('Вопрос 1 из 3', 'Попытка 2');
  for (const number of [1, 2, 3]) {
    await screen.sees(`Вопрос ${number} из 3`);
    const { text, options } = await exam.shown();
    await exam.pick(sumKey(text, options));
    await screen.sees(`Есть ответ: ${number} из 3`);
    if (number < 3) await exam.next();
  }
  await exam.handIn();
  await screen.press('Узнать результат', 'link');
  await screen.sees('Предварительно: 3 из 3 правильных ответов, 100 %', 'Тест пройден.');
  await screen.sees('Попытка 1', 'Попытка 2');
  expect(await screen.words()).not.toContain('Пройти тест снова');
  expect(learner.complaints()).toEqual([]);
  await learner.leave();
}, 120_000);
