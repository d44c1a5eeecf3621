import { HttpLine } from './http-line.ts';
import { Measure, type Figures } from './measure.ts';

export type Load = { readonly sessionId: string; readonly logins: readonly string[]; readonly password: string };

type Attempt = { attemptId: string; lastRevision: number; questions: { id: string; options: { id: string }[] }[] };
type Learner = { readonly line: HttpLine; attempt: Attempt | null; saved: number };

/** Signs everybody in, few at a time: a password hash is slow on purpose and is not what is measured. */
export async function signInAll(origin: URL, { logins, password }: Load): Promise<Learner[]> {
  const learners = logins.map((): Learner => ({ line: new HttpLine(origin), attempt: null, saved: 0 }));
  const queue = [...learners.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, learner] = next;
      const answer = await learner.line.send('POST', '/api/sign-in', { login: logins[index], password });
      if (!answer.cookie) throw new Error(`sign-in answered ${answer.status}: ${answer.body}`);
      learner.line.cookie = answer.cookie;
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return learners;
}

/** Everybody starts, `concurrent` at a time. */
export function measureStarts(learners: readonly Learner[], sessionId: string, concurrent: number): Promise<Figures> {
  return measureOnce(learners, concurrent, async (learner) => {
    const answer = await learner.line.send('POST', `/api/sessions/${sessionId}/attempts`);
    if (answer.status !== 201) return false;
    learner.attempt = JSON.parse(answer.body) as Attempt;
    return true;
  });
}

/** Each of the learners saves one answer after another for so long. */
export async function measureSaves(learners: readonly Learner[], seconds: number): Promise<Figures> {
  const measure = new Measure();
  const until = performance.now() + seconds * 1000;
  const work = async (learner: Learner) => {
    while (performance.now() < until) await measure.call(() => saveNext(learner));
  };
  await Promise.all(learners.map(work));
  return measure.figures();
}

async function saveNext(learner: Learner): Promise<boolean> {
  const { attempt, line } = learner;
  if (!attempt) throw new Error('not started');
  const turn = learner.saved++;
  const question = attempt.questions[turn % attempt.questions.length];
  const option = question?.options[(turn * 7) % question.options.length];
  if (!question || !option) throw new Error('an empty paper');
  const path = `/api/attempts/${attempt.attemptId}/answers/${question.id}`;
  const answer = await line.send('PUT', path, { optionId: option.id, revision: attempt.lastRevision + turn + 1 });
  return answer.status === 200 && answer.body.startsWith('{"savedAt":"');
}

/** Everybody hands in, `concurrent` at a time. */
export function measureFinishes(learners: readonly Learner[], concurrent: number): Promise<Figures> {
  return measureOnce(learners, concurrent, async ({ line, attempt }) => {
    const answer = await line.send('POST', `/api/attempts/${attempt?.attemptId}/finish`);
    return answer.status === 200;
  });
}

async function measureOnce(
  learners: readonly Learner[],
  concurrent: number,
  call: (learner: Learner) => Promise<boolean>,
): Promise<Figures> {
  const measure = new Measure();
  const queue = [...learners];
  const worker = async () => {
    for (let learner = queue.shift(); learner; learner = queue.shift()) {
      const each = learner;
      await measure.call(() => call(each));
    }
  };
  await Promise.all(Array.from({ length: concurrent }, worker));
  return measure.figures();
}
