import { resolve } from 'node:path';
import pg from 'pg';
import { freePort } from '../ports.ts';
import { packagedPostgres } from './binaries.ts';
import { clusterPassword, prepareCluster } from './data.ts';
import { explain, explainError } from './explain.ts';
import { chooseLauncher, type LauncherMode } from './launcher.ts';
import { runServer } from './server.ts';

const STOP_PATIENCE_MS = 30_000;

export interface PostgresOptions {
  /** the cluster's folder; made on the first start. The password lies beside it, in `<dataDir>.password`, mode 0600 */
  dataDir: string;
  /** TCP port of 127.0.0.1; a free one by default */
  port?: number;
  /** the superuser's password; by default the one kept beside the data */
  password?: string;
  /** the database named in the url, made when missing; `postgres` by default */
  database?: string;
  /** server settings over the defaults. `fsync: 'off'` is for tests only: the product never relaxes it */
  settings?: Record<string, string>;
  /** receives PostgreSQL's log as it comes */
  onLog?: (text: string) => void;
  /** how to run as root; found out by default */
  mode?: LauncherMode;
}

export interface RunningPostgres {
  /** postgres://postgres:…@127.0.0.1:port/database */
  url: string;
  port: number;
  pid: number;
  mode: LauncherMode;
  /** fulfilled when the server is gone, asked or not */
  exited: Promise<void>;
  /** rolls back what is open, writes everything down and ends; harmless when repeated */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that ships as an npm package: nothing has to be installed, any folder mode and root are fine.
 * It dies with this process, even by kill -9 (Linux), and recovers on the next start.
 *
 * @throws StartupProblem one sentence about what is in the way
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const settings = options.settings ?? {};
  const binaries = packagedPostgres();
  const launcher = chooseLauncher(options.mode);
  const password = prepared(dataDir, () => {
    const kept = clusterPassword(dataDir, options.password);
    prepareCluster(dataDir, { binaries, launcher, password: kept, quick: settings.fsync === 'off' });
    return kept;
  });
  const port = options.port ?? (await freePort());
  const server = await runServer({
    binaries,
    launcher,
    dataDir,
    port,
    settings,
    onLog: options.onLog ?? (() => undefined),
  });
  const exited = new Promise<void>((gone) => void server.once('exit', () => gone()));
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGINT');
    const hurry = setTimeout(() => server.kill('SIGQUIT'), STOP_PATIENCE_MS);
    await exited;
    clearTimeout(hurry);
  };
  const urlOf = (database: string) =>
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const database = options.database ?? 'postgres';
  try {
    await ensureDatabase(urlOf('postgres'), database);
  } catch (error) {
    await stop();
    throw explain(String(error), { dataDir, port });
  }
  return { url: urlOf(database), port, pid: server.pid ?? 0, mode: launcher.mode, exited, stop };
}

function prepared<T>(dataDir: string, prepare: () => T): T {
  try {
    return prepare();
  } catch (error) {
    throw explainError(error, { dataDir });
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
