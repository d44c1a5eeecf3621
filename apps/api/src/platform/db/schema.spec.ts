import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@itog/testing';
import type { DataSource } from 'typeorm';
import { openDataSource } from './data-source.ts';
import { migrate } from './migrate.ts';
import { schemaText } from './schema-text.ts';

const FILE = join(import.meta.dirname, 'schema.sql');
let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  db = await openDataSource(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

describe('the schema', () => {
  it('is the one that schema.sql shows (UPDATE_SCHEMA=1 writes it anew)', async () => {
    const text = await schemaText(db);
    if (process.env['UPDATE_SCHEMA']) writeFileSync(FILE, text);
    expect(text).toBe(readFileSync(FILE, 'utf8'));
  });

  it('stays as it is when the migrations run once more', async () => {
    await migrate(database.url);
    expect(await schemaText(db)).toBe(readFileSync(FILE, 'utf8'));
  });

  it('has every column that an entity names', async () => {
    for (const { tableName, columns } of db.entityMetadatas) {
      const found: { name: string; nullable: boolean }[] = await db.query(
        `SELECT attname AS name, NOT attnotnull AS nullable FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
        [tableName],
      );
      const known = new Map(found.map(({ name, nullable }) => [name, nullable]));
      for (const { databaseName, isNullable } of columns)
        expect({ tableName, databaseName, isNullable }).toEqual({
          tableName,
          databaseName,
          isNullable: known.get(databaseName),
        });
    }
  });

  it.each(['answer_event', 'attempt_event', 'audit_entry', 'audit_link', 'signing_agreement', 'signing_consent'])(
    'lets nobody change or remove a row of %s',
    async (table) => {
      await expect(db.query(`DELETE FROM ${table}`)).rejects.toThrow(`${table} is append-only`);
      await expect(db.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/is append-only$/);
    },
  );
});
