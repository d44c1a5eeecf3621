import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getDocumentFile, issueDocuments, listDocuments } from '@itog/contracts';
import { freePort } from '@itog/runtime';
import { passEverybody, signedProtocolOf, staffOf, type LoadedSession } from '@itog/testing';
import { registered } from '../faults/registered.ts';
import { Launcher, sql } from './launcher.ts';

interface Running {
  databaseUrl: string;
}

let dataDir: string;
let port: number;
let env: Record<string, string>;
let product: Launcher;
/** A session that `npm run seed:load` has made. */
let load: LoadedSession;
/** The protocol of it by which documents were issued. */
let protocolId: string;

/** Generous: a start builds what was changed since the last one, and only what fails ever waits that long. */
const LIMIT_MS = 300_000;

const origin = () => `http://127.0.0.1:${port}`;
const note = () => join(dataDir, 'running.json');
const running = () => JSON.parse(readFileSync(note(), 'utf8')) as Running;

const isReady = () =>
  fetch(`${origin()}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const backup = () => `${dataDir} копия`;

const isPrinted = async () =>
  (await registered(running().databaseUrl, protocolId)).files.every((file) => file !== null);

async function until(happens: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await happens()); waited += 100) {
    if (waited > 200_000) throw new Error(`it did not happen:\n${product.output}`);
    await sleep(100);
  }
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'itog данные '));
  port = await freePort();
  env = { DATA_DIR: dataDir, PORT: String(port) };
  product = new Launcher('start.mjs', env);
  await product.ready();
}, LIMIT_MS);

afterAll(async () => {
  await product.interrupt();
  for (const folder of [dataDir, backup()]) rmSync(folder, { recursive: true, force: true });
}, LIMIT_MS);

describe('npm start', () => {
  it('says where the product is and who may sign in', async () => {
    expect(await isReady()).toBe(true);
    const [, told = ''] = product.output.split(`Итог работает: http://localhost:${port}`);
    const logins = (await sql<{ login: string }>(running().databaseUrl, 'SELECT login FROM app_user')).map(
      ({ login }) => login,
    );
    expect(logins.filter((login) => told.includes(login)).length).toBeGreaterThan(3);
  });

  it('keeps the address of the database to its owner', () => {
    expect(statSync(note()).mode & 0o777).toBe(0o600);
    expect(running().databaseUrl).toMatch(/^postgres:\/\/postgres:.+@127\.0\.0\.1:\d+\/itog$/);
  });

  it('refuses a second start on the same data, another product on the same port, and no port at all, in one sentence each', async () => {
    const elsewhere = join(dataDir, 'other');
    expect(await Launcher.run('start.mjs', { ...env, PORT: String(await freePort()) })).toEqual({
      code: 1,
      output: expect.stringMatching(
        new RegExp(`^Продукт с этими данными уже запущен: http://localhost:${port} \\(процесс \\d+\\)\\. .+\\.$`),
      ),
    });
    expect(await Launcher.run('start.mjs', { DATA_DIR: elsewhere, PORT: String(port) })).toEqual({
      code: 1,
      output: `Порт ${port} занят другой программой: остановите её или укажите другой порт, например PORT=${port + 1} npm start.`,
    });
    expect(await Launcher.run('start.mjs', { DATA_DIR: elsewhere, PORT: 'три' })).toEqual({
      code: 1,
      output: 'Переменная PORT=три — не номер порта: укажите число от 1 до 65535.',
    });
    expect(readdirSync(dataDir)).not.toContain('other');
  });

  it('says so when the database of DATABASE_URL does not answer', async () => {
    const elsewhere = { DATA_DIR: join(dataDir, 'other'), PORT: String(await freePort()) };
    const nobody = `postgres://itog:itog@127.0.0.1:${await freePort()}/itog`;
    const { code, output } = await Launcher.run('start.mjs', { ...elsewhere, DATABASE_URL: nobody });
    expect(code).toBe(1);
    expect(output).toMatch(
      /\nБаза данных из переменной DATABASE_URL не отвечает \(.*ECONNREFUSED.*\): проверьте адрес и запустите снова\.$/,
    );
  });

  it('brings a killed PostgreSQL back, with everything in it', async () => {
    const { databaseUrl } = running();
    await sql(databaseUrl, 'CREATE TABLE witness AS SELECT 42 AS n');
    const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await until(
      async () =>
        product.output.includes('PostgreSQL: процесс неожиданно завершился, запускаю снова…') && (await isReady()),
    );
    expect(await sql(databaseUrl, 'SELECT n FROM witness')).toEqual([{ n: 42 }]);
  });

  it('gives its database to npm run seed:load, which answers with one line of JSON', async () => {
    const { code, output } = await Launcher.run('seed-load.mjs', env, ['--learners', '3', '--questions', '5']);
    load = JSON.parse(output.split('\n').at(-1) ?? '') as LoadedSession;
    expect({ code, logins: load.logins.length }).toEqual({ code: 0, logins: 3 });
    const signIn = await fetch(`${origin()}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: load.logins[0], password: load.password }),
    });
    expect(signIn.status).toBe(200);
  });

  it('stops everything it started by Ctrl-C, and the next start goes on with the same data', async () => {
    const { databaseUrl } = running();
    await passEverybody(databaseUrl, load);
    protocolId = await signedProtocolOf({ origin: origin() }, load);
    await (await staffOf({ origin: origin() }, load, 'admin')).call(issueDocuments, { params: { protocolId } });
    expect((await registered(databaseUrl, protocolId)).files).toContain(null);
    expect(await product.interrupt()).toBe(0);
    expect(product.output).toMatch(/Остановлено\. Данные сохранены\.\s*$/);
    expect(await isReady()).toBe(false);
    await expect(sql(databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    expect(readdirSync(dataDir)).not.toContain('running.json');
    cpSync(dataDir, backup(), { recursive: true });

    product = new Launcher('start.mjs', env);
    await product.ready();
    expect(await sql(running().databaseUrl, 'SELECT n FROM witness')).toEqual([{ n: 42 }]);
  });

  it('leaves nothing running when it is killed, and a copy of its folder from the midst of printing brings all back', async () => {
    const { databaseUrl } = running();
    await until(isPrinted);
    const before = await registered(databaseUrl, protocolId);
    expect(before.numbers).toHaveLength(3);
    product.kill();
    await until(
      async () =>
        !(await isReady()) &&
        (await sql(databaseUrl, 'SELECT 1').then(
          () => false,
          () => true,
        )),
    );
    rmSync(dataDir, { recursive: true });
    cpSync(backup(), dataDir, { recursive: true });

    product = new Launcher('start.mjs', env);
    await product.ready();
    await until(isPrinted);
    const { numbers, last } = await registered(running().databaseUrl, protocolId);
    expect({ numbers, last }).toEqual({ numbers: before.numbers, last: before.last });
    const admin = await staffOf({ origin: origin() }, load, 'admin');
    for (const { id } of (await admin.call(listDocuments, { query: { protocolId } })).documents) {
      const { bytes } = await admin.download(getDocumentFile, { params: { documentId: id } });
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    }
    expect(await Launcher.run('audit-verify.mjs', env)).toMatchObject({ code: 0 });
  });
});

describe('npm run seed:load', () => {
  it('asks for a running product', async () => {
    const { code, output } = await Launcher.run('seed-load.mjs', { DATA_DIR: join(dataDir, 'nobody') });
    expect({ code, output }).toEqual({
      code: 1,
      output: 'Продукт не запущен: запустите его командой npm start или задайте DATABASE_URL.',
    });
  });
});
