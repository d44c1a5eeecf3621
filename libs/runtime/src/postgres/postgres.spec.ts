import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { StartupProblem } from '../startup-problem.ts';
import { startPostgres, type RunningPostgres } from './start.ts';

const root = process.getuid?.() === 0;
const MODULE = join(import.meta.dirname, 'start.ts');
const IMPORT = 'const { startPostgres } = await import(process.argv[1]);';
const NAMESPACE = ['--user', '--map-root-user', '--mount'];
const mounts = spawnSync('unshare', [...NAMESPACE, 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'itog runtime Ы-'));
let running: RunningPostgres | undefined;

/** One server at a time: most tests go on with the cluster of the first, since making one takes the longest. */
const start = async (name: string, options: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
  await running?.stop();
  running = await startPostgres({ dataDir: join(scratch, name), settings: { fsync: 'off' }, ...options });
  return running;
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

afterAll(async () => {
  await running?.stop();
  chmodSync(scratch, 0o700);
  rmSync(scratch, { recursive: true, force: true });
});

describe('startPostgres', () => {
  it('makes a cluster, answers, stops, and keeps what was written', async () => {
    const first = await start('kept', { database: 'itog' });
    await query(first.url, 'CREATE TABLE answers AS SELECT 41 + 1 AS n');
    await first.stop();
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    const second = await start('kept', { database: 'itog' });
    expect(await query(second.url, 'SELECT n, current_database() AS db FROM answers')).toEqual([{ n: 42, db: 'itog' }]);
  });

  it('relaxes nothing by itself, speaks UTF-8 and UTC, sorts Kazakh and Russian', async () => {
    const { url } = await start('kept', { settings: {} });
    const [row] = await query(
      url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone,
              (SELECT string_agg(w, '' ORDER BY w COLLATE "kk-KZ-x-icu") FROM unnest('{қ,л,к,ә,а}'::text[]) w) AS kazakh`,
    );
    expect(row).toEqual({ fsync: 'on', commit: 'on', encoding: 'UTF8', zone: 'UTC', kazakh: 'аәкқл' });
  });

  it('asks for the password, which lies beside the data for the owner alone', async () => {
    const { url, port } = await start('kept');
    const file = join(scratch, 'kept.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(url).toContain(readFileSync(file, 'utf8').trim());
    await expect(query(`postgres://postgres:wrong@127.0.0.1:${port}/postgres`, 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('recovers everything committed after a kill -9 of the server', async () => {
    const first = await start('kept');
    await query(first.url, 'CREATE TABLE saved AS SELECT generate_series(1, 1000) AS n');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start('kept');
    expect(await query(second.url, 'SELECT count(*)::int AS n FROM saved')).toEqual([{ n: 1000 }]);
  });

  it('dies with a process that was killed, and the next start does not wait for anybody', async () => {
    await running?.stop();
    const dataDir = join(scratch, 'kept');
    const code = `${IMPORT} console.log((await startPostgres({ dataDir: process.argv[2] })).url); setInterval(() => {}, 1000);`;
    const args = ['--input-type=module', '-e', code, MODULE, dataDir];
    const owner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    owner.kill('SIGKILL');
    const { url } = await start('kept');
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await expect(query(line.toString().trim(), 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('is not fooled by a note whose process number now belongs to another program', async () => {
    const first = await start('kept');
    const note = join(scratch, 'kept', 'postmaster.pid');
    const text = readFileSync(note, 'utf8');
    await first.stop();
    writeFileSync(note, text.replace(String(first.pid), String(process.pid)));
    expect(await query((await start('kept')).url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('says that the data are in use', async () => {
    await start('kept');
    await expect(startPostgres({ dataDir: join(scratch, 'kept') })).rejects.toThrow(
      /kept» уже запущена другим процессом/,
    );
  });

  it('says which versions do not fit', async () => {
    mkdirSync(join(scratch, 'old'));
    writeFileSync(join(scratch, 'old', 'PG_VERSION'), '16\n');
    writeFileSync(join(scratch, 'old.password'), 'x');
    await expect(startPostgres({ dataDir: join(scratch, 'old') })).rejects.toThrow(
      /созданы PostgreSQL 16, а с продуктом поставляется PostgreSQL 18/,
    );
  });

  it('does not touch a folder with other files', async () => {
    mkdirSync(join(scratch, 'strange'));
    writeFileSync(join(scratch, 'strange', 'диплом.txt'), 'мой');
    await expect(startPostgres({ dataDir: join(scratch, 'strange') })).rejects.toThrow(/посторонние файлы/);
    expect(readFileSync(join(scratch, 'strange', 'диплом.txt'), 'utf8')).toBe('мой');
  });

  if (mounts)
    it.each([
      { disk: 'size=12m', sentence: /^На диске с папкой «.*» нет места для базы данных/ },
      { disk: 'ro', sentence: /^Папка данных «.*» открыта только для чтения/ },
    ])('explains a disk mounted with $disk', ({ disk, sentence }) => {
      const place = join(scratch, `disk-${disk}`);
      mkdirSync(place);
      const code = `${IMPORT} await startPostgres({ dataDir: process.argv[2] }).catch((e) => console.log(e.name + '|' + e.message))`;
      const run = `mount -t tmpfs -o ${disk} none "$1" && exec "$2" --input-type=module -e "$3" "$4" "$1/data"`;
      const args = [...NAMESPACE, 'sh', '-c', run, 'sh', place, process.execPath, code, MODULE];
      const { stdout, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
      const [name, message] = stdout.trim().split('|');
      expect({ name, stderr }).toEqual({ name: StartupProblem.name, stderr: '' });
      expect(message).toMatch(sentence);
    });

  it('explains a path through a file and a lost password', async () => {
    writeFileSync(join(scratch, 'file'), '');
    await expect(startPostgres({ dataDir: join(scratch, 'file', 'data') })).rejects.toThrow(/не папка/);
    await (await start('kept')).stop();
    renameSync(join(scratch, 'kept.password'), join(scratch, 'hidden'));
    await expect(startPostgres({ dataDir: join(scratch, 'kept') })).rejects.toThrow(
      /нет файла .*kept\.password» с паролем/,
    );
    renameSync(join(scratch, 'hidden'), join(scratch, 'kept.password'));
  });

  it('starts in a copy that others may read, and closes it to them', async () => {
    const server = await start('copied');
    await server.stop();
    chmodSync(join(scratch, 'copied'), 0o755);
    const { url } = await start('copied');
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(statSync(join(scratch, 'copied')).mode & 0o777).toBe(0o700);
  });

  it('explains a taken port', async () => {
    const { port } = await start('kept');
    await expect(startPostgres({ dataDir: join(scratch, 'second'), port })).rejects.toThrow(
      `Порт ${port} для базы данных занят`,
    );
  });

  // Namespaces may be forbidden to root, as in most containers: the other ways must work on the same data.
  if (root)
    it('runs in every way open to root, one after another on the same data', async () => {
      chmodSync(scratch, 0o755);
      for (const mode of ['userns', 'setpriv', 'setuid', 'userns'] as const) {
        const server = await start('modes', { mode });
        await query(server.url, `CREATE TABLE IF NOT EXISTS seen AS SELECT ''::text AS mode WITH NO DATA`);
        await query(server.url, `INSERT INTO seen VALUES ('${mode}')`);
        await server.stop();
      }
      const { url } = await start('modes', { mode: 'setpriv' });
      expect(await query(url, 'SELECT count(*)::int AS n FROM seen')).toEqual([{ n: 4 }]);
    }, 20_000);

  if (root)
    it('gets through a folder closed to others without namespaces, or says that it cannot', async () => {
      chmodSync(scratch, 0o700);
      const server = await start('closed', { mode: 'setpriv' });
      expect(await query(server.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
      await expect(startPostgres({ dataDir: join(scratch, 'shut'), mode: 'setuid' })).rejects.toThrow(
        /не работает от имени root/,
      );
    });
});
