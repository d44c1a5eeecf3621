import { mkdirSync } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { startPostgres, StartupProblem } from '@itog/runtime';
import pg from 'pg';
import { keepAlive, type Kept } from './keep-alive.ts';

export interface Database extends Kept {
  url: string;
}

/**
 * The database of the product: the server of DATABASE_URL, or the embedded one, which is started again on the same port
 * whenever it dies.
 *
 * @throws StartupProblem one sentence about what is in the way
 */
export async function openDatabase(dataDir: string, giveUp: (sentence: string) => void): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkServer(given);
    return { url: given, end: () => Promise.resolve() };
  }
  mkdirSync(dataDir, { recursive: true });
  const log = createWriteStream(join(dataDir, 'postgres.log'), { flags: 'a', mode: 0o600 });
  let place = { url: '', port: undefined as number | undefined };
  const start = async () => {
    const server = await startPostgres({
      dataDir: join(dataDir, 'postgres'),
      database: 'itog',
      port: place.port,
      onLog: (text) => log.write(text),
    });
    place = { url: server.url, port: server.port };
    return { exited: server.exited, end: server.stop };
  };
  const kept = await keepAlive('PostgreSQL', start, giveUp);
  return { url: place.url, end: () => kept.end() };
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const reason = error instanceof AggregateError ? String(error.errors[0]) : String(error);
    throw new StartupProblem(
      `База данных из переменной DATABASE_URL не отвечает (${reason}): проверьте адрес и запустите снова.`,
    );
  }
}
