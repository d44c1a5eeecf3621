import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { otherDatabase, runSql, testOnly } from './admin.ts';
import { copyOf, testDatabase, testTemplate } from './test-database.ts';

describe('testDatabase', () => {
  it('is migrated, empty and nobody else’s', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
    await runSql(first.url, 'CREATE TABLE mine AS SELECT 1 AS n');
    const tables = `SELECT count(*)::int AS n FROM information_schema.tables WHERE table_name IN ('mine', 'app_user')`;
    expect(await runSql(first.url, tables)).toEqual([{ n: 2 }]);
    expect(await runSql(second.url, tables)).toEqual([{ n: 1 }]);
    expect(await runSql(second.url, 'SELECT count(*)::int AS n FROM app_user')).toEqual([{ n: 0 }]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is gone after the drop, even when somebody is still connected', async () => {
    const { url, drop } = await testDatabase();
    const still = runSql(url, 'SELECT pg_sleep(60)').catch(String);
    await expect(untilSeen(url)).resolves.toBe(true);
    await drop();
    expect(await still).toMatch(/terminating connection/);
    await expect(runSql(url, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });

  it('refuses a database that is not named a test database', async () => {
    const product = otherDatabase(testTemplate(), 'itog');
    expect(() => testOnly(product)).toThrow(/"itog" is not named a test database/);
    await expect(copyOf(product)).rejects.toThrow(/not named a test database/);
  });

  it('is red without a server, never skipped', () => {
    const code = `const { testDatabase } = await import(process.argv[1]); await testDatabase();`;
    const args = ['--input-type=module', '-e', code, join(import.meta.dirname, 'test-database.ts')];
    const { status, stderr } = spawnSync(process.execPath, args, { env: { PATH: process.env.PATH }, encoding: 'utf8' });
    expect({ status, told: stderr.includes('There is no test database') }).toEqual({ status: 1, told: true });
  });
});

async function untilSeen(url: string): Promise<boolean> {
  const sleeping = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()`;
  for (let tries = 0; tries < 100; tries++) if ((await runSql(url, sleeping)).length) return true;
  return false;
}
