import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@itog/runtime';
import { runProductCommand, startProduct } from '@itog/testing';
import { measureCeiling } from './ceiling.ts';
import { measureFinishes, measureSaves, measureStarts, signInAll, type Load } from './exam.ts';
import { measureMeetings } from './meetings/measure.ts';
import { peakMb, round } from './measure.ts';
import { measurePrinting } from './printing.ts';
import { measureRegister, printRegister } from './register.ts';
import { measureRegrade } from './regrade.ts';
import { printTable } from './table.ts';
import { measureVerification, printVerification } from './verification.ts';

const LEARNERS = 1_000;
const CONCURRENT = 500;
const QUESTIONS = 60;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const DOCUMENTS = 2_000;
const REGRADED = 10_000;
const REGISTERED = 1_000;

/**
 * The load that a big exam day makes, on one machine: the generator, the API and PostgreSQL share its processors, and
 * nothing is relaxed (fsync and synchronous_commit are on).
 */
async function measureAll() {
  const dataDir = mkdtempSync(join(tmpdir(), 'itog-bench-'));
  const postgres = await startPostgres({ dataDir });
  try {
    await runProductCommand('migrate', postgres.url);
    await runProductCommand('seed', postgres.url);
    const exam = await measureExam(postgres.url);
    const { print, issue } = await measurePrinting(postgres.url, DOCUMENTS);
    const meetings = await measureMeetings(postgres.url);
    const regrade = await measureRegrade(postgres.url, REGRADED);
    const register = await measureRegister(postgres.url, REGISTERED);
    const verify = await measureVerification(postgres.url, SECONDS);
    const ceiling = await measureCeiling(postgres.url, SECONDS);
    const ratio = round(exam.saves.perSecond / ceiling.perSecond);
    return {
      ...exam,
      ceiling: { savesPerSecond: ceiling.perSecond },
      ratio,
      print,
      issue,
      meetings,
      regrade,
      register,
      verify,
    };
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureExam(databaseUrl: string) {
  const args = ['--learners', String(LEARNERS), '--questions', String(QUESTIONS)];
  const load = JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as Load;
  const product = await startProduct({ databaseUrl, worker: false });
  try {
    const learners = await signInAll(new URL(product.origin), load);
    const starts = await measureStarts(learners, load.sessionId, CONCURRENT);
    const writers = learners.slice(0, CONCURRENT);
    await measureSaves(writers, WARM_UP_SECONDS);
    const saves = await measureSaves(writers, SECONDS);
    const finishes = await measureFinishes(learners, CONCURRENT);
    const apiPeakMb = peakMb(product.apiPid());
    learners.forEach(({ line }) => line.close());
    return { saves, starts, finishes, apiPeakMb };
  } finally {
    await product.stop();
  }
}

const results = await measureAll();
printTable(results);
printRegister(results.register);
printVerification(results.verify);
if (process.argv.includes('--json')) console.log(JSON.stringify(results));
