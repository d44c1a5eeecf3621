import {
  acceptSigningAgreement,
  decideAppeal,
  draftOrder,
  draftProtocol,
  fileAppeal,
  finishAttempt,
  getAppeal,
  getMySigning,
  getOrder,
  getProtocol,
  listMyAppeals,
  openHearing,
  previewAppeal,
  recordHearingPresence,
  saveAnswer,
  scheduleHearing,
  signAppealProtocol,
  signOrder,
  signProtocol,
  startAttempt,
  voteOnAppeal,
  type CallOf,
} from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import { sql } from './database.ts';
import { DEMO_PASSWORD, type Actor, type Stage } from './stage.ts';

export type Key = { readonly login: string; readonly password?: string };
type Kind = 'procedure' | 'result';

export const api = ({ product }: Stage, { login, password = DEMO_PASSWORD }: Key): Promise<ApiClient> =>
  ApiClient.signedIn(product.origin, login, password);

/** Writes a test past the screens: the option of this place in the bank for each question in the bank's order, null for none. */
export async function sitTest(
  stage: Stage,
  learner: Key,
  sessionId: string,
  choices: readonly (number | null)[],
): Promise<string> {
  const client = await api(stage, learner);
  const { attemptId, questions } = await client.call(startAttempt, { params: { sessionId } });
  const bank = await sql<{ text: string; options: string[] }>(
    stage.product.databaseUrl,
    `SELECT v.html AS text, array_agg(o.html ORDER BY o.position) AS options FROM paper_question pq
     JOIN question_version v ON v.id = pq.version_id JOIN question_option o ON o.version_id = v.id
     JOIN question q ON q.id = v.question_id WHERE pq.paper_id = $1 GROUP BY v.id, q.position ORDER BY q.position LIMIT $2`,
    [attemptId, choices.length],
  );
  for (const [index, choice] of choices.entries()) {
    const asked = bank[index];
    const question = questions.find(({ text }) => text === asked?.text);
    const option = question?.options.find(({ text }) => choice !== null && text === asked?.options[choice]);
    if (!question || !option) continue;
    const params = { attemptId, questionId: question.id };
    await client.call(saveAnswer, { params, body: { optionId: option.id, revision: index + 1 } });
  }
  await client.call(finishAttempt, { params: { attemptId } });
  return attemptId;
}

/** Draws up the protocol of a session and signs it, the chair last; gives its id. */
export async function announce(stage: Stage, sessionId: string, secretary: Key, signers: readonly Key[]) {
  const { id } = await (await api(stage, secretary)).call(draftProtocol, { params: { sessionId } });
  await signProtocolAs(stage, id, signers);
  return id;
}

export async function signProtocolAs(stage: Stage, protocolId: string, signers: readonly Key[]): Promise<void> {
  const params = { protocolId };
  for (const key of signers) {
    const client = await api(stage, key);
    const { contentSha256 } = await client.call(getProtocol, { params });
    const body = { password: key.password ?? DEMO_PASSWORD, contentSha256 };
    await client.call(signProtocol, { params, body });
  }
}

/** Drafts an order of today; gives its id. */
export async function order(stage: Stage, request: CallOf<typeof draftOrder>['body']['request'], number: string) {
  const admin = await api(stage, { login: 'admin' });
  const date = new Date().toLocaleDateString('sv', { timeZone: stage.zone });
  const { id } = await admin.call(draftOrder, { body: { request, date, number, words: null } });
  return id;
}

export async function signOrderAsDirector(stage: Stage, orderId: string): Promise<void> {
  const director = await api(stage, { login: 'director' });
  const { contentSha256 } = await director.call(getOrder, { params: { orderId } });
  await director.call(signOrder, { params: { orderId }, body: { password: DEMO_PASSWORD, contentSha256 } });
}

/** Accepts the agreement on electronic signatures, once and for all. */
export async function consent(client: ApiClient): Promise<void> {
  const { agreement, acceptedAt } = await client.call(getMySigning, {});
  if (!agreement || acceptedAt) return;
  await client.call(acceptSigningAgreement, { body: { agreementId: agreement.id, sha256: agreement.sha256 } });
}

/** Files past the screens an appeal on the learner's latest result; gives its id. */
export async function fileAs(stage: Stage, learner: Key, kind: Kind, text: string): Promise<string> {
  const client = await api(stage, learner);
  await consent(client);
  const { results } = await client.call(listMyAppeals, {});
  const [latest] = results;
  if (!latest) throw new Error(`${learner.login} has no result`);
  const application = { result: latest.result, kind, text };
  const { contentSha256 } = await client.call(previewAppeal, { body: application });
  const body = { ...application, contentSha256, password: learner.password ?? DEMO_PASSWORD };
  return (await client.call(fileAppeal, { body })).id;
}

/** The hour that the hearing was set for comes. */
export async function hourComes({ product }: Stage, appealId: string): Promise<void> {
  await sql(product.databaseUrl, 'UPDATE appeal SET hearing_at = clock_timestamp() WHERE id = $1', [appealId]);
}

/** Sets the hearing, opens it with the whole commission and lets everybody vote; the chair is the first. */
export async function hear(
  stage: Stage,
  appealId: string,
  { secretary, commission, vote }: { secretary: Key; commission: readonly Key[]; vote: 'uphold' | 'reject' },
): Promise<void> {
  const params = { appealId };
  const hearing = { at: new Date(Date.now() + 600_000), place: 'Ауд. 12', link: null };
  await (await api(stage, secretary)).call(scheduleHearing, { params, body: hearing });
  await hourComes(stage, appealId);
  const voters = await Promise.all(commission.map((key) => api(stage, key)));
  const [chair] = voters;
  if (!chair) throw new Error('a commission without a chair');
  const { commission: seated } = await chair.call(getAppeal, { params });
  for (const { id } of seated?.seats ?? [])
    await chair.call(recordHearingPresence, { params: { appealId, userId: id }, body: { present: true } });
  await chair.call(openHearing, { params });
  for (const voter of voters) await voter.call(voteOnAppeal, { params, body: { vote } });
}

/** All of the commission sign the appeal's protocol, the chair, who is the first, last. */
export async function signAppealAs(stage: Stage, appealId: string, [chair, ...members]: readonly Key[]): Promise<void> {
  const params = { appealId };
  for (const key of [...members, ...(chair ? [chair] : [])]) {
    const client = await api(stage, key);
    const { protocol } = await client.call(getAppeal, { params });
    const body = { password: key.password ?? DEMO_PASSWORD, contentSha256: protocol?.contentSha256 ?? '' };
    await client.call(signAppealProtocol, { params, body });
  }
}

/** What the API tells this very browser: as much as its person could see past the page. */
export function told({ page }: Actor, path: string): Promise<{ status: number; text: string }> {
  return page.evaluate(async (address) => {
    const answer = await fetch(`/api${address}`);
    return { status: answer.status, text: await answer.text() };
  }, path);
}

export type Appeals = { readonly heard: string; readonly told: string };

/** Two appeals of the demo group against the procedure: one in its hearing, one whose decision waits to be acknowledged. */
export async function demoAppeals(stage: Stage): Promise<Appeals> {
  const commission = ['director', 'teacher1', 'teacher2'].map((login) => ({ login }));
  const hearing = { secretary: { login: 'secretary' }, commission };
  const heard = await fileAs(stage, { login: 'learner9' }, 'procedure', 'Во время теста в классе сверлили стену.');
  await hear(stage, heard, { ...hearing, vote: 'uphold' });
  const told = await fileAs(stage, { login: 'learner10' }, 'procedure', 'Мне не дали задать вопрос.');
  await hear(stage, told, { ...hearing, vote: 'reject' });
  const body = { confirmed: false, influenced: false, reasons: 'Вопросов во время теста не задавали.' };
  await (await api(stage, { login: 'director' })).call(decideAppeal, { params: { appealId: told }, body });
  await signAppealAs(stage, told, commission);
  return { heard, told };
}
