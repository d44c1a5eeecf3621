import { saveAnswer, startAttempt, type AttemptView } from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import pg from 'pg';

export type Load = { readonly sessionId: string; readonly logins: readonly string[]; readonly password: string };

/** One answer that the server has acknowledged. */
export type Acknowledged = {
  readonly attemptId: string;
  readonly revision: number;
  readonly questionId: string;
  readonly optionId: string;
};

/** Learners who save answers without a pause, several at once each, until they are told to stop. */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  failures = 0;
  private writing = true;
  private lanes: Promise<void>[] = [];

  private constructor(private readonly people: readonly { client: ApiClient; attempt: AttemptView }[]) {}

  static async start(origin: string, { sessionId, logins, password }: Load): Promise<Writers> {
    const people = [];
    for (const login of logins) {
      const client = await ApiClient.signedIn(origin, login, password);
      people.push({ client, attempt: await client.call(startAttempt, { params: { sessionId } }) });
    }
    return new Writers(people);
  }

  /** `lanes` saves of each person under way at any moment. */
  write(lanes: number): void {
    for (const { client, attempt } of this.people) {
      let revision = attempt.lastRevision;
      for (let lane = 0; lane < lanes; lane++) this.lanes.push(this.lane(client, attempt, () => ++revision));
    }
  }

  async stop(): Promise<void> {
    this.writing = false;
    await Promise.all(this.lanes);
    this.lanes = [];
  }

  private async lane(client: ApiClient, attempt: AttemptView, nextRevision: () => number): Promise<void> {
    while (this.writing) {
      const revision = nextRevision();
      const question = attempt.questions[revision % attempt.questions.length];
      const option = question?.options[revision % question.options.length];
      if (!question || !option) throw new Error('an empty paper');
      const answer = { attemptId: attempt.attemptId, questionId: question.id, optionId: option.id, revision };
      const { attemptId, questionId, ...body } = answer;
      try {
        await client.call(saveAnswer, { params: { attemptId, questionId }, body });
        this.acknowledged.push(answer);
      } catch {
        this.failures++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

/** Acknowledged answers that the database does not hold as they were given. */
export async function lost(databaseUrl: string, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ key: string }>(
      `SELECT concat_ws(' ', attempt_id, revision, question_id, option_id) AS key FROM answer_event`,
    );
    const kept = new Set(rows.map(({ key }) => key));
    return acknowledged.filter(
      ({ attemptId, revision, questionId, optionId }) =>
        !kept.has([attemptId, revision, questionId, optionId].join(' ')),
    );
  } finally {
    await client.end();
  }
}
