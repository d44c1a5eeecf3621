import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { issueDocuments, startPrintRun } from '@itog/contracts';
import {
  passEverybody,
  runProductCommand,
  signedProtocolOf,
  staffOf,
  startProduct,
  type LoadedSession,
} from '@itog/testing';
import pg from 'pg';
import { peakMb, round } from './measure.ts';

const QUESTIONS = 3;
const PATIENCE_MS = 600_000;
const LOOK_EVERY_MS = 100;

export type PrintFigures = {
  readonly perSecond: number;
  readonly documents: number;
  readonly seconds: number;
  /** Of the API and the worker together, each at its own peak. */
  readonly peakMb: number | null;
  /** The browser’s processes together, at most as seen. */
  readonly browserMb: number;
};
export type IssueFigures = { readonly documents: number; readonly seconds: number };

/**
 * Certificates of the default design: first all are numbered by one click on «Выдать документы», without a worker; then a
 * worker prints them in one run, from its first kept file to the last, so that the browser’s start is left out.
 */
export async function measurePrinting(databaseUrl: string, documents: number) {
  const args = ['--learners', String(documents), '--questions', String(QUESTIONS)];
  const load = JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as LoadedSession;
  await passEverybody(databaseUrl, load);
  const product = await startProduct({ databaseUrl, worker: false });
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const protocolId = await signedProtocolOf(product, load);
    const admin = await staffOf(product, load, 'admin');
    const clickedAt = performance.now();
    const { issued } = await admin.call(issueDocuments, { params: { protocolId } });
    const issue: IssueFigures = { documents: issued, seconds: round((performance.now() - clickedAt) / 1000) };
    await admin.call(startPrintRun, { body: { of: 'found', filter: { protocolId } } });
    product.startWorker();
    const printing = await printed(db, protocolId, documents, product.workerPid());
    const peaks = [peakMb(product.apiPid()), peakMb(product.workerPid())];
    const peak = peaks.every((each) => each !== null) ? peaks.reduce((sum, each) => sum + each, 0) : null;
    const print: PrintFigures = { documents, ...printing, peakMb: peak };
    return { print, issue };
  } finally {
    await db.end();
    await product.stop();
  }
}

/** Waits until all have their files; the clock runs from the first. */
async function printed(db: pg.Client, protocolId: string, documents: number, workerPid: number) {
  const giveUpAt = performance.now() + PATIENCE_MS;
  let first: { at: number; done: number } | null = null;
  let browserMb = 0;
  for (let looks = 0; performance.now() < giveUpAt; looks++) {
    const { rows } = await db.query<{ done: string }>(
      'SELECT count(file_sha256) AS done FROM issued_document WHERE protocol_id = $1',
      [protocolId],
    );
    const done = Number(rows[0]?.done);
    const at = performance.now();
    if (done > 0) first ??= { at, done };
    if (looks % 10 === 0) browserMb = Math.max(browserMb, familyMb(workerPid));
    if (first && done === documents) {
      const seconds = (at - first.at) / 1000;
      return { perSecond: round((documents - first.done) / seconds), seconds: round(seconds), browserMb };
    }
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error('the worker does not print');
}

/** Memory of the processes that this one has started, and theirs, shared pages divided among those who share them. */
function familyMb(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/u.test(each))) {
    const parent = /PPid:\s+(\d+)/u.exec(text(`/proc/${name}/status`))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const belongs = (child: number): boolean => {
    const parent = parents.get(child);
    return parent !== undefined && (parent === pid || belongs(parent));
  };
  const kilobytes = [...parents.keys()]
    .filter(belongs)
    .map((child) => Number(/^Pss:\s+(\d+)/mu.exec(text(`/proc/${child}/smaps_rollup`))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
