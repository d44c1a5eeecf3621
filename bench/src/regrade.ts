import { previewRegrade } from '@itog/contracts';
import { ApiClient, runProductCommand, startProduct } from '@itog/testing';
import pg from 'pg';
import type { Load } from './exam.ts';
import { peakMb, round } from './measure.ts';
import { ANSWERS, APPEAL, ATTEMPTS, BANK, COMMISSION, PAPER_QUESTIONS, PAPERS, SHEETS } from './regrade.sql.ts';

const LEARNERS = 500;
const QUESTIONS = 60;

export type RegradeFigures = {
  readonly attempts: number;
  /** Of the dry run as the commission sees it, over HTTP: the slower of a void question and a changed key. */
  readonly seconds: number;
  /** The API at its peak, and the greediest connection of the database with it. */
  readonly peakMb: number | null;
};

type Asked = { readonly appealId: string; readonly versionId: string; readonly otherOptionId: string };

/** A dry run of a regrade (5.10) over so many finished attempts of sixty questions. */
export async function measureRegrade(databaseUrl: string, attempts: number): Promise<RegradeFigures> {
  const args = ['--learners', String(LEARNERS), '--questions', String(QUESTIONS)];
  const load = JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as Load;
  const prefix = (load.logins[0] ?? '').replace(/-1$/, '');
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const product = await startProduct({ databaseUrl, worker: false });
  try {
    const { appealId, versionId, otherOptionId } = await inHearing(db, load.sessionId, prefix, attempts);
    const chair = await ApiClient.signedIn(product.origin, `${prefix}-director`, load.password);
    const seconds: number[] = [];
    for (const body of [
      { versionId, ruling: 'void' as const },
      { versionId, ruling: 'key' as const, rightOptionId: otherOptionId },
    ]) {
      const begun = performance.now();
      const shown = await chair.call(previewRegrade, { params: { appealId }, body });
      seconds.push((performance.now() - begun) / 1000);
      if (shown.attempts !== attempts) throw new Error(`${shown.attempts} of ${attempts} attempts were judged`);
    }
    return { attempts, seconds: round(Math.max(...seconds)), peakMb: await peakOf(db, product.apiPid()) };
  } finally {
    await product.stop();
    await db.end();
  }
}

/** The learners’ attempts, and an appeal of the first before a commission under the director. */
async function inHearing(db: pg.Client, sessionId: string, prefix: string, attempts: number): Promise<Asked> {
  await db.query(BANK, [sessionId]);
  await db.query(PAPERS, [sessionId, Math.ceil(attempts / LEARNERS)]);
  await db.query(SHEETS, [sessionId]);
  await db.query(PAPER_QUESTIONS);
  await db.query(ATTEMPTS, [sessionId]);
  await db.query(ANSWERS);
  await db.query(COMMISSION, [sessionId, prefix]);
  await db.query('VACUUM ANALYZE');
  const { rows } = await db.query<Asked>(APPEAL, [sessionId, prefix]);
  if (!rows[0]) throw new Error('there is no appeal');
  return rows[0];
}

async function peakOf(db: pg.Client, apiPid: number): Promise<number | null> {
  const { rows } = await db.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const api = peakMb(apiPid);
  const backends = rows.map(({ pid }) => peakMb(pid) ?? 0);
  return api === null ? null : api + Math.max(0, ...backends);
}
