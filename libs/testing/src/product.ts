import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, PRODUCT_NODE_FLAGS, tiedToParent } from '@itog/runtime';
import { runSql } from './admin.ts';

const START_PATIENCE_MS = 120_000;
const JOBS_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 10_000;
const LOG_KEPT = 20_000;

export interface ProductOptions {
  databaseUrl: string;
  /** variables over the defaults: limits, addresses */
  env?: Record<string, string>;
  /** without the worker nothing is printed, mailed or expired */
  worker?: boolean;
}

/** The built product, running as its processes run in production. */
export interface Product {
  /** http://127.0.0.1:port */
  origin: string;
  databaseUrl: string;
  /** what the processes wrote lately, for the message of a failed test */
  log(): string;
  /** the API's process id now */
  apiPid(): number;
  /** kill -9: nothing is finished, nothing is said */
  killApi(): Promise<void>;
  /** starts the API again on the same address and waits until it is ready */
  restartApi(): Promise<void>;
  /** the worker's process id now; 0 without one */
  workerPid(): number;
  startWorker(): void;
  /** kill -9, in the middle of whatever it does */
  killWorker(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the API and the worker of `dist/api` over a database and waits until they are ready.
 *
 * @throws Error when the product is not built or does not become ready; the message holds its log
 */
export async function startProduct({ databaseUrl, env = {}, worker = true }: ProductOptions): Promise<Product> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const processes = new ProcessGroup({ ...process.env, ...productEnv(databaseUrl, port), ...env });
  let api = processes.start('main');
  let running: ChildProcess | null = null;
  const stop = () => processes.stop();
  const ready = () => untilReady(origin, api, () => processes.log);
  try {
    if (worker) running = processes.start('worker');
    await ready();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin,
    databaseUrl,
    log: () => processes.log,
    apiPid: () => api.pid ?? 0,
    killApi: () => end(api, 'SIGKILL'),
    restartApi: () => {
      api = processes.start('main');
      return ready();
    },
    workerPid: () => running?.pid ?? 0,
    startWorker: () => void (running = processes.start('worker')),
    killWorker: async () => void (running && (await end(running, 'SIGKILL'))),
    stop,
  };
}

/** Runs one of the product's commands to its end and returns what it printed. */
export async function runProductCommand(
  name: 'migrate' | 'seed' | 'seed-load',
  databaseUrl: string,
  args: string[] = [],
): Promise<string> {
  const processes = new ProcessGroup({ ...process.env, ...productEnv(databaseUrl, 0) });
  const child = processes.start(name, args);
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${processes.log}`);
  return printed;
}

/**
 * Lets a worker do all that waits in a database's queues, and ends it.
 *
 * @throws Error when it ended before that, takes too long or gave a job up; the message holds its log
 */
export async function finishJobs(databaseUrl: string): Promise<void> {
  const processes = new ProcessGroup({ ...process.env, ...productEnv(databaseUrl, 0) });
  const worker = processes.start('worker');
  const giveUpAt = Date.now() + JOBS_PATIENCE_MS;
  try {
    while ((await runSql(databaseUrl, UNDONE)).length > 0) {
      if (hasEnded(worker) || Date.now() > giveUpAt) throw new Error(`The jobs are not done:\n${processes.log}`);
      await sleep(100);
    }
    if ((await runSql(databaseUrl, GIVEN_UP)).length > 0) throw new Error(`A job has failed:\n${processes.log}`);
  } finally {
    await processes.stop();
  }
}

const GIVEN_UP = `SELECT id FROM pgboss.job WHERE state = 'failed' LIMIT 1`;
const UNDONE = `SELECT id FROM pgboss.job WHERE state < 'completed' AND start_after <= now() LIMIT 1`;

/** One folder for all: files lie under their content's hash, so a copied database finds its own. */
export const productFiles = resolve(import.meta.dirname, '../../../.data/test-files');

/** What one start has compiled the next need not: a quarter of it. */
const compiled = resolve(import.meta.dirname, '../../../node_modules/.cache/itog-compiled');

const productEnv = (databaseUrl: string, port: number) => ({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  DATA_DIR: productFiles,
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  NODE_OPTIONS: '', // Jest's own must not reach the product
  NODE_COMPILE_CACHE: compiled,
});

/** Processes of one product: started from the workspace's root, ended together, their words kept. */
class ProcessGroup {
  log = '';
  private readonly children: ChildProcess[] = [];
  private readonly env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.env = env;
  }

  start(entry: string, entryArgs: string[] = []): ChildProcess {
    const root = resolve(import.meta.dirname, '../../..');
    const file = join(root, 'dist/api', `${entry}.js`);
    if (!existsSync(file))
      throw new Error(`${file} does not exist: build the product first (npx nx run-many -t build).`);
    const [program = '', ...args] = tiedToParent([process.execPath, ...PRODUCT_NODE_FLAGS, file, ...entryArgs], 'KILL');
    const child = spawn(program, args, { cwd: root, env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (data: Buffer) => (this.log = (this.log + data.toString()).slice(-LOG_KEPT));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.children.push(child);
    return child;
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => end(child, 'SIGTERM')));
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await gone;
  clearTimeout(hurry);
}

async function untilReady(origin: string, api: ChildProcess, log: () => string): Promise<void> {
  const giveUpAt = Date.now() + START_PATIENCE_MS;
  while (!(await isReady(origin))) {
    if (hasEnded(api)) throw new Error(`The API ended before it was ready:\n${log()}`);
    if (Date.now() > giveUpAt) throw new Error(`The API is not ready after ${START_PATIENCE_MS} ms:\n${log()}`);
    await sleep(50);
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(2_000) });
    const { ready } = (await answer.json()) as { ready?: boolean };
    return answer.ok && ready !== false;
  } catch {
    return false;
  }
}
