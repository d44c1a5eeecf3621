import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getPrintRun, getPrintRunZip, issueDocuments, startPrintRun, type PrintRunWhole } from '@itog/contracts';
import { startPostgres, type RunningPostgres } from '@itog/runtime';
import {
  passEverybody,
  runProductCommand,
  signedProtocolOf,
  staffOf,
  startProduct,
  type Product,
  type ApiClient,
} from '@itog/testing';
import { dropPrintJobs, letGo, registered, zipped } from './registered.ts';
import { lost, Writers, type Load } from './writers.ts';

/** 50 people with 4 saves each under way: 200 at any moment. */
const PEOPLE = 50;
const LANES = 4;

let dataDir: string;
let postgres: RunningPostgres;
let product: Product;
let load: Load;

// A server of its own, with fsync on: what a crash may not lose is judged as in production.
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'itog-faults-'));
  postgres = await startPostgres({ dataDir });
  await runProductCommand('migrate', postgres.url);
  await runProductCommand('seed', postgres.url);
  const args = ['--learners', String(PEOPLE), '--questions', '20'];
  load = JSON.parse(await runProductCommand('seed-load', postgres.url, args)) as Load;
  product = await startProduct({ databaseUrl: postgres.url, worker: false });
}, 300_000);

afterAll(async () => {
  await product.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function untilMore(writers: Writers, count: number): Promise<void> {
  const wanted = writers.acknowledged.length + count;
  for (let waited = 0; writers.acknowledged.length < wanted; waited += 50) {
    if (waited > 120_000) throw new Error(`nobody is acknowledged:\n${product.log()}`);
    await sleep(50);
  }
}

describe('nothing acknowledged is lost', () => {
  it('when the API is killed in the middle of 200 saves', async () => {
    const writers = await Writers.start(product.origin, load);
    writers.write(LANES);
    await untilMore(writers, 500);
    await product.killApi();
    await product.restartApi();
    await untilMore(writers, 200);
    await writers.stop();
    expect(writers.failures).toBeGreaterThan(0);
    expect(writers.acknowledged.length).toBeGreaterThan(700);
    expect(await lost(product.databaseUrl, writers.acknowledged)).toEqual([]);
  }, 300_000);

  it('when PostgreSQL is killed, and the API finds it again by itself', async () => {
    const writers = await Writers.start(product.origin, load);
    writers.write(LANES);
    await untilMore(writers, 500);
    const { port } = postgres;
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.exited;
    postgres = await startPostgres({ dataDir, port });
    await untilMore(writers, 200);
    await writers.stop();
    expect(writers.failures).toBeGreaterThan(0);
    expect(await lost(product.databaseUrl, writers.acknowledged)).toEqual([]);
  }, 300_000);
});

/** Documents of one run; the worker is killed in the midst of them as often as there are places. */
const DOCUMENTS = 90;
const KILLED_AT = [10, 35, 60];

async function untilPrinted(admin: ApiClient, runId: string, enough: (run: PrintRunWhole) => boolean) {
  for (let waited = 0; waited < 240_000; waited += 50) {
    const run = await admin.call(getPrintRun, { params: { runId } });
    if (enough(run)) return run;
    await sleep(50);
  }
  throw new Error(`the run stands still:\n${product.log()}`);
}

describe('a run of the printer', () => {
  it('loses no number and makes no file twice when its worker is killed again and again', async () => {
    const args = ['--learners', String(DOCUMENTS), '--questions', '1'];
    const session = JSON.parse(await runProductCommand('seed-load', postgres.url, args)) as Load;
    await passEverybody(postgres.url, session);
    const protocolId = await signedProtocolOf(product, session);
    const admin = await staffOf(product, session, 'admin');
    await admin.call(issueDocuments, { params: { protocolId } });
    await dropPrintJobs(postgres.url);
    const before = await registered(postgres.url, protocolId);
    const { id } = await admin.call(startPrintRun, { body: { of: 'found', filter: { protocolId } } });
    for (const place of KILLED_AT) {
      product.startWorker();
      const { status } = await untilPrinted(admin, id, ({ done }) => done >= place);
      await product.killWorker();
      expect(status).toBe('running');
      if (place !== KILLED_AT[0]) await letGo(postgres.url, id); // once it is waited for in full
    }
    product.startWorker();
    const run = await untilPrinted(admin, id, ({ status }) => status === 'done');
    expect(run).toMatchObject({ total: DOCUMENTS, done: DOCUMENTS, failed: 0, failures: [] });
    const after = await registered(postgres.url, protocolId);
    expect(after.numbers).toEqual(before.numbers);
    expect(after.last).toBe(before.last);
    expect(new Set(after.files).size).toBe(DOCUMENTS);
    const { bytes } = await admin.download(getPrintRunZip, { params: { runId: id } });
    expect(await zipped(bytes)).toEqual(after.files);
  }, 600_000);
});
