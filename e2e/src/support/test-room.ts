import { sql } from './database.ts';
import { Exam, sumKey } from './exam.ts';
import { setStage, type Actor, type Load, type Stage } from './stage.ts';

export const QUESTIONS = 5;

/** A test that is open now, and learners who have not begun it. */
export class TestRoom {
  private next = 0;

  private constructor(
    readonly stage: Stage,
    private readonly load: Load,
  ) {}

  static async open(learners: number): Promise<TestRoom> {
    const stage = await setStage({ network: true });
    return new TestRoom(stage, await stage.addLoad(learners, QUESTIONS));
  }

  /** The page from which the test is begun. */
  get lobby(): string {
    return `/my/${this.load.sessionId}`;
  }

  /** A learner of his own for every test, at his own computer. */
  come(): Promise<Actor> {
    return this.stage.enter(this.load.logins[this.next++] ?? '', this.load.password);
  }

  /** The same, at the first question. */
  async begin(): Promise<{ learner: Actor; exam: Exam }> {
    const learner = await this.come();
    const exam = new Exam(learner.screen);
    await learner.screen.open(this.lobby);
    await exam.start();
    return { learner, exam };
  }

  /** How many questions of an attempt have an answer in the database. */
  async savedAnswers(attemptId: string): Promise<number> {
    const [row] = await sql<{ count: number }>(
      this.stage.product.databaseUrl,
      'SELECT count(DISTINCT question_id)::int AS count FROM answer_event WHERE attempt_id = $1',
      [attemptId],
    );
    return row?.count ?? 0;
  }

  /** Waits until the database holds so many answers; the test’s own time limit ends it. */
  async saved(attemptId: string, count: number): Promise<void> {
    while ((await this.savedAnswers(attemptId)) < count) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Chooses the right option of the question on the screen; gives its words. */
export async function answerRight(exam: Exam): Promise<string> {
  const { text, options } = await exam.shown();
  await exam.pick(sumKey(text, options));
  return sumKey(text, options);
}
