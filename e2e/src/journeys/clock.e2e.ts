import { sql } from '../support/database.ts';
import { Exam, sumKey } from '../support/exam.ts';
import { setStage, type Actor, type Load, type Stage } from '../support/stage.ts';

let stage: Stage;
let load: Load;
let nextLearner = 0;

beforeAll(async () => {
  stage = await setStage();
  load = await stage.addLoad(3, 5);
}, 180_000);

afterAll(() => stage?.close());

/** A learner of his own whose device's clock is wrong by so many minutes, at the first question. */
async function begin(clockMinutes: number, hint: string): Promise<{ learner: Actor; exam: Exam }> {
  const learner = await stage.come();
  await learner.page.evaluateOnNewDocument(setClock, clockMinutes * 60_000);
  const { screen } = learner;
  await screen.signIn(load.logins[nextLearner++] ?? '', load.password);
  await screen.open(`/my/${load.sessionId}`);
  await screen.sees(hint);
  const exam = new Exam(screen);
  await exam.start();
  return { learner, exam };
}

/** Runs in the page before anything else: the device's clock is ahead by so many milliseconds. */
function setClock(ahead: number): void {
  const RealDate = Date;
  class WrongDate extends RealDate {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(RealDate.now() + ahead);
      else super(...given);
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  }
  globalThis.Date = WrongDate as DateConstructor;
}

async function answerRight(exam: Exam): Promise<void> {
  const { text, options } = await exam.shown();
  await exam.pick(sumKey(text, options));
  await exam.screen.sees('Сохранено в');
}

/** Seconds until the deadline by the database's clock. */
async function secondsToDeadline(attemptId: string): Promise<number> {
  const [row] = await sql<{ seconds: number }>(
    stage.product.databaseUrl,
    'SELECT extract(epoch FROM deadline_at - clock_timestamp())::float8 AS seconds FROM attempt WHERE id = $1',
    [attemptId],
  );
  return row?.seconds ?? NaN;
}

async function closing(attemptId: string) {
  const [row] = await sql<{ closeReason: string | null; late: number }>(
    stage.product.databaseUrl,
    `SELECT close_reason AS "closeReason", extract(epoch FROM finished_at - deadline_at)::float8 AS late
     FROM attempt WHERE id = $1`,
    [attemptId],
  );
  return row;
}

describe('3.6 the server’s clock alone counts', () => {
  it.each([
    { minutes: 0, device: 'right', hint: 'Часы на устройстве идут верно.' },
    { minutes: 60, device: 'an hour ahead', hint: 'спешат на 1 час' },
    { minutes: -60, device: 'an hour behind', hint: 'отстают на 1 час' },
  ])(
    'the device’s clock is $device: the time left is the same, and the server ends the test',
    async ({ minutes, hint }) => {
      const { learner, exam } = await begin(minutes, hint);
      const { page, screen } = learner;
      expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + minutes * 60_000 - 5_000);
      expect(await page.evaluate(() => Date.now())).toBeLessThan(Date.now() + minutes * 60_000 + 5_000);
      await answerRight(exam);
      await exam.next();
      await answerRight(exam);
      const [shown, left] = await Promise.all([exam.secondsLeft(), secondsToDeadline(exam.attemptId)]);
      expect(left).toBeGreaterThan(80 * 60);
      expect(Math.abs(shown - left)).toBeLessThan(5);

      await sql(
        stage.product.databaseUrl,
        `UPDATE attempt SET deadline_at = date_trunc('milliseconds', now()) + interval '4 s' WHERE id = $1`,
        [exam.attemptId],
      );
      await page.reload();
      await screen.sees('Тест завершён', 'Мы завершили тест сами, сохранённые ответы засчитаны.');
      await screen.sees('Сохранено ответов 2 из 5');
      const closed = await closing(exam.attemptId);
      expect(closed?.closeReason).toBe('deadline');
      expect(closed?.late).toBeGreaterThanOrEqual(0);
      expect(closed?.late).toBeLessThan(10);
      expect(learner.complaints()).toEqual([]);
      await learner.leave();
    },
    120_000,
  );
});
