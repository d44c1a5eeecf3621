import { randomBytes } from 'node:crypto';
import { databaseName, otherDatabase, runSql, testOnly } from './admin.ts';

/** A database of one spec file. */
export interface TestDatabase {
  url: string;
  name: string;
  /** closes every connection to it and removes it */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated, empty database, copied from the template of this run within milliseconds.
 *
 * @throws Error when there is no test server: a spec without a database is red, never skipped
 */
export function testDatabase(): Promise<TestDatabase> {
  return copyOf(testTemplate());
}

/** The address of this run's template database. */
export function testTemplate(): string {
  const template = process.env.ITOG_TEST_DATABASE_URL;
  if (!template) {
    throw new Error('There is no test database. Run the specs through `npm test` or tools/jest.sh: they start one.');
  }
  return testOnly(template);
}

/** A copy of a test database nobody is connected to. */
export async function copyOf(template: string): Promise<TestDatabase> {
  const source = databaseName(template);
  const name = `${source.replace(/_(template|seeded)$/, '')}_${randomBytes(6).toString('hex')}`;
  const server = testOnly(otherDatabase(template, name));
  const maintenance = otherDatabase(template, 'postgres');
  await runSql(maintenance, `CREATE DATABASE "${name}" TEMPLATE "${source}"`);
  return {
    url: server,
    name,
    drop: async () => void (await runSql(maintenance, `DROP DATABASE "${name}" WITH (FORCE)`)),
  };
}
