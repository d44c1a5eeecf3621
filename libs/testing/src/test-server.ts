import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '@itog/runtime';
import { otherDatabase, runSql, testOnly } from './admin.ts';

// Tests may lose their data: nothing waits for the disk. What the product promises about it is tested on its own server.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** One PostgreSQL for a whole run of tests, with a migrated database to copy from. */
export interface TestServer {
  /** the template: specs get it in ITOG_TEST_DATABASE_URL */
  templateUrl: string;
  /** ends the server if it was started here; drops what the run left on a given one */
  stop(): Promise<void>;
}

/**
 * Starts a server (or takes the one of DATABASE_URL_TEST, whose database's name must contain "test") and migrates the template.
 *
 * @param folder  where data of started servers live while they run
 * @param migrate brings an empty database to the product's schema
 */
export async function startTestServer(folder: string, migrate: (url: string) => Promise<void>): Promise<TestServer> {
  const given = process.env.DATABASE_URL_TEST;
  const { url, stop } = given ? takeServer(testOnly(given)) : await startServer(folder);
  const template = `${runPrefix()}template`;
  try {
    await runSql(url, `CREATE DATABASE ${template}`);
    await migrate(otherDatabase(url, template));
  } catch (error) {
    await stop();
    throw error;
  }
  return { templateUrl: otherDatabase(url, template), stop };
}

const runPrefix = () => `itog_test_${process.pid}_`;

function takeServer(url: string) {
  const stop = async () => {
    const left = await runSql<{ datname: string }>(
      url,
      `SELECT datname FROM pg_database WHERE starts_with(datname, '${runPrefix()}')`,
    );
    await runSql(url, ...left.map(({ datname }) => `DROP DATABASE "${datname}" WITH (FORCE)`));
  };
  return { url, stop };
}

async function startServer(folder: string) {
  mkdirSync(folder, { recursive: true });
  forgetDeadRuns(folder);
  const dataDir = join(folder, String(process.pid));
  const server = await startPostgres({ dataDir, password: 'test', settings: FAST });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** A run that was killed leaves its data: the folder is named by its process, so the next run knows. */
function forgetDeadRuns(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!isAlive(Number.parseInt(name, 10))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return existsSync(`/proc/${pid}`);
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
