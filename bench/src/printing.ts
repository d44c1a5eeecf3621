import { setTimeout as sleep } from 'node:timers/promises';
import { draftProtocol, finishAttempt, issueDocuments, saveAnswer, signProtocol, startAttempt } from '@itog/contracts';
import { ApiClient, runProductCommand, startProduct, type Product } from '@itog/testing';
import pg from 'pg';
import type { Load } from './exam.ts';
import { round } from './measure.ts';

const QUESTIONS = 3;
const PATIENCE_MS = 300_000;

/**
 * Certificates from the click on «Выдать документы» to the last kept file, through queue and worker: so many learners pass a
 * short test, the commission signs, and the printing of the protocol has warmed the browser.
 */
export async function measurePrinting(databaseUrl: string, documents: number) {
  const args = ['--learners', String(documents), '--questions', String(QUESTIONS)];
  const load = JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as Load;
  const product = await startProduct({ databaseUrl });
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    for (const login of load.logins) await pass(product, db, load, login);
    const protocolId = await signedProtocol(product, load);
    await until(db, 'SELECT file_sha256 IS NOT NULL AS done FROM protocol WHERE id = $1', protocolId);
    const admin = await staff(product, load, 'admin');
    const startedAt = performance.now();
    await admin.call(issueDocuments, { params: { protocolId } });
    await until(
      db,
      'SELECT bool_and(file_sha256 IS NOT NULL) AS done FROM issued_document WHERE protocol_id = $1',
      protocolId,
    );
    const seconds = (performance.now() - startedAt) / 1000;
    return { perSecond: round(documents / seconds), documents, seconds: round(seconds) };
  } finally {
    await db.end();
    await product.stop();
  }
}

function staff({ origin }: Product, { logins, password }: Load, who: string): Promise<ApiClient> {
  return ApiClient.signedIn(origin, `${(logins[0] ?? '').replace(/-1$/, '')}-${who}`, password);
}

async function pass({ origin }: Product, db: pg.Client, { sessionId, password }: Load, login: string): Promise<void> {
  const learner = await ApiClient.signedIn(origin, login, password);
  const { attemptId } = await learner.call(startAttempt, { params: { sessionId } });
  const { rows: key } = await db.query<{ questionId: string; optionId: string }>(
    'SELECT question_id AS "questionId", right_option_id AS "optionId" FROM paper_question WHERE paper_id = $1',
    [attemptId],
  );
  for (const [index, { questionId, optionId }] of key.entries())
    await learner.call(saveAnswer, { params: { attemptId, questionId }, body: { optionId, revision: index + 1 } });
  await learner.call(finishAttempt, { params: { attemptId } });
}

async function signedProtocol(product: Product, load: Load): Promise<string> {
  const secretary = await staff(product, load, 'secretary');
  const { id, contentSha256 } = await secretary.call(draftProtocol, { params: { sessionId: load.sessionId } });
  for (const who of ['member', 'chair']) {
    const signer = await staff(product, load, who);
    const body = { password: load.password, contentSha256 };
    await signer.call(signProtocol, { params: { protocolId: id }, body });
  }
  return id;
}

async function until(db: pg.Client, sql: string, id: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const { rows } = await db.query<{ done: boolean }>(sql, [id]);
    if (rows[0]?.done) return;
    await sleep(25);
  }
  throw new Error('the worker does not print');
}
