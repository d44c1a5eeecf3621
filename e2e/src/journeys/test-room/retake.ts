import { Exam } from '../../support/exam.ts';
import { answerRight, type TestRoom } from '../../support/test-room.ts';

/** The seventh day from today, as the page says it: «29 ноября». */
function lastDayOfRetake({ stage }: TestRoom): string {
  const day = new Date(Date.now() + 7 * 24 * 3_600_000);
  return day.toLocaleDateString('ru', { day: 'numeric', month: 'long', timeZone: stage.zone });
}

/** Who has failed sees until when the free retake may start, starts it and passes (3.8). */
export async function failAndRetake(room: TestRoom): Promise<void> {
  const learner = await room.come();
  const { screen } = learner;
  const exam = new Exam(screen);
  await screen.open(room.lobby);
  await screen.sees('его можно один раз бесплатно пройти снова в течение 7 дней (п. 3.8)');
  await exam.start();
  await exam.handIn();
  await screen.press('Узнать результат', 'link');
  await screen.sees('Предварительно: 0 правильных ответов из 5 (0 %)', 'Тест не пройден.');
  await screen.sees(`Пересдать тест бесплатно можно один раз, до 24:00 ${lastDayOfRetake(room)} (п. 3.8).`);

  await screen.press('Пройти тест снова');
  await screen.sees('Начать пересдачу?', 'Это последняя бесплатная попытка (п. 3.8).');
  await screen.pressInDialog('Пройти тест снова');
  await screen.sees('Вопрос 1 из 5', 'Попытка 2');
  for (const number of [1, 2, 3, 4, 5]) {
    await screen.sees(`Вопрос ${number} из 5`);
    await answerRight(exam);
    await screen.sees(`Есть ответ: ${number} из 5`);
    if (number < 5) await exam.next();
  }
  await exam.handIn();
  await screen.press('Узнать результат', 'link');
  await screen.sees('Предварительно: 5 правильных ответов из 5 (100 %)', 'Тест пройден.');
  await screen.sees('Попытка 1', 'Попытка 2');
  expect(await screen.words()).not.toContain('Пройти тест снова');
  expect(learner.complaints()).toEqual([]);
  await learner.leave();
}
