import { sql } from '../../support/database.ts';
import { Exam } from '../../support/exam.ts';
import type { Actor } from '../../support/stage.ts';
import { answerRight, type TestRoom } from '../../support/test-room.ts';

/** A learner whose device's clock is wrong by so many minutes, at the first question. */
async function begin(room: TestRoom, minutes: number, hint: string): Promise<{ learner: Actor; exam: Exam }> {
  const learner = await room.come();
  await learner.page.evaluateOnNewDocument(setClock, minutes * 60_000);
  await learner.screen.open(room.lobby);
  await learner.screen.sees(hint);
  const exam = new Exam(learner.screen);
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

async function answer(exam: Exam): Promise<void> {
  await answerRight(exam);
  await exam.screen.sees('Сохранено в');
}

/** Seconds until the deadline by the database's clock. */
async function secondsToDeadline({ stage }: TestRoom, attemptId: string): Promise<number> {
  const [row] = await sql<{ seconds: number }>(
    stage.product.databaseUrl,
    'SELECT extract(epoch FROM deadline_at - clock_timestamp())::float8 AS seconds FROM attempt WHERE id = $1',
    [attemptId],
  );
  return row?.seconds ?? NaN;
}

async function closing({ stage }: TestRoom, attemptId: string) {
  const [row] = await sql<{ closeReason: string | null; late: number }>(
    stage.product.databaseUrl,
    `SELECT close_reason AS "closeReason", extract(epoch FROM finished_at - deadline_at)::float8 AS late
     FROM attempt WHERE id = $1`,
    [attemptId],
  );
  return row;
}

/** The time left is the server's, whatever the device says, and the server ends the test (3.6). */
export async function obeyServer(room: TestRoom, { minutes, hint }: { minutes: number; hint: string }): Promise<void> {
  const { learner, exam } = await begin(room, minutes, hint);
  const { page, screen } = learner;
  expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + minutes * 60_000 - 60_000);
  expect(await page.evaluate(() => Date.now())).toBeLessThan(Date.now() + minutes * 60_000 + 60_000);
  await answer(exam);
  await exam.next();
  await answer(exam);
  const [shown, left] = await Promise.all([exam.secondsLeft(), secondsToDeadline(room, exam.attemptId)]);
  expect(left).toBeGreaterThan(80 * 60);
  expect(Math.abs(shown - left)).toBeLessThan(5);

  await sql(
    room.stage.product.databaseUrl,
    `UPDATE attempt SET deadline_at = date_trunc('milliseconds', now()) + interval '4 s' WHERE id = $1`,
    [exam.attemptId],
  );
  await page.reload();
  await screen.sees('Тест завершён', 'Мы завершили тест сами, сохранённые ответы засчитаны.');
  await screen.sees('Сохранено ответов 2 из 5');
  const closed = await closing(room, exam.attemptId);
  expect(closed?.closeReason).toBe('deadline');
  expect(closed?.late).toBeGreaterThanOrEqual(0);
  expect(closed?.late).toBeLessThan(60);
  expect(learner.complaints()).toEqual([]);
  await learner.leave();
}
