import { testDatabase, type TestDatabase } from '@itog/testing';
import type { DataSource, EntityManager } from 'typeorm';
import { verifyChain } from './audit-chain.ts';
import { Audit } from './audit.ts';
import { openDataSource } from './db/data-source.ts';

const audit = new Audit();
let database: TestDatabase;
let owner: DataSource;
let app: DataSource;

beforeEach(async () => {
  database = await testDatabase();
  owner = await openDataSource(database.url);
  app = await openDataSource(database.url, 20, 'app');
});
afterEach(async () => {
  await app.destroy();
  await owner.destroy();
  await database.drop();
});

const record = (subjectId: string, tx: EntityManager = app.manager) =>
  audit.record(tx, {
    actorId: null,
    action: 'orders.sign',
    subjectId,
    facts: { ё: 'да', n: 1.5, deep: { b: 1, a: [] } },
  });
const recordMany = async (count: number) => {
  for (let n = 1; n <= count; n++) await record(`act ${n}`);
};
/** What only the owner of the database can do, with the guards off. */
const tamper = (sql: string) =>
  owner.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica');
    await tx.query(sql);
  });
const idOf = async (subjectId: string): Promise<number> => {
  const [row] = await owner.query(`SELECT id FROM audit_entry WHERE subject_id = $1`, [subjectId]);
  return row.id as number;
};

describe('the audit chain', () => {
  it('is whole when it is empty, and when it is as it was written', async () => {
    expect(await verifyChain(app.manager)).toEqual({ whole: true, head: null });
    await recordMany(3);
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(await verifyChain(app.manager)).toEqual({ whole: true, head: { position: 3, sha256 } });
  });

  it.each([
    ['facts', `facts = '{"n": 2}'`],
    ['moment', `at = at - interval '1 microsecond'`],
    ['person', `actor_id = uuidv7()`],
    ['action', `action = 'orders.cancel'`],
    ['subject', `subject_id = 'act 7'`],
  ])('names the row whose %s was changed by the owner of the database', async (_, change) => {
    await recordMany(5);
    const entryId = await idOf('act 3');
    await tamper(`UPDATE audit_entry SET ${change} WHERE id = ${entryId}`);
    expect(await verifyChain(app.manager)).toEqual({ whole: false, fault: 'changed', position: 3, entryId });
  });

  it('names the row that was removed, alone or with its link', async () => {
    await recordMany(5);
    const entryId = await idOf('act 2');
    await tamper(`DELETE FROM audit_entry WHERE id = ${entryId}`);
    expect(await verifyChain(app.manager)).toEqual({ whole: false, fault: 'removed', position: 2, entryId });
    await tamper(`DELETE FROM audit_link WHERE entry_id = ${entryId}`);
    expect(await verifyChain(app.manager)).toEqual({ whole: false, fault: 'removed', position: 2, entryId: null });
  });

  it('names the row after a removed one whose place was closed up', async () => {
    await recordMany(4);
    const [second, third] = [await idOf('act 2'), await idOf('act 3')];
    await tamper(`DELETE FROM audit_link WHERE entry_id = ${second}`);
    await tamper(`DELETE FROM audit_entry WHERE id = ${second}`);
    await tamper(`UPDATE audit_link SET position = position - 1 WHERE position = 3`);
    await tamper(`UPDATE audit_link SET position = position - 1 WHERE position = 4`);
    expect(await verifyChain(app.manager)).toEqual({ whole: false, fault: 'changed', position: 2, entryId: third });
  });

  it('names an entry slipped in beside the chain, and a forged link', async () => {
    await recordMany(2);
    await tamper(`INSERT INTO audit_entry (action, subject_id) VALUES ('test.forged', 'forged')`);
    const entryId = await idOf('forged');
    expect(await verifyChain(app.manager)).toEqual({ whole: false, fault: 'unlinked', position: null, entryId });
    await tamper(`INSERT INTO audit_link VALUES (3, ${entryId}, repeat('a', 64))`);
    expect(await verifyChain(app.manager)).toEqual({ whole: false, fault: 'changed', position: 3, entryId });
  });

  it('does not believe functions that the owner has replaced', async () => {
    await recordMany(2);
    await owner.query(
      `CREATE OR REPLACE FUNCTION audit_text(entry audit_entry) RETURNS text LANGUAGE sql RETURN 'same'`,
    );
    await tamper(`UPDATE audit_entry SET action = 'orders.cancel' WHERE subject_id = 'act 1'`);
    expect(await verifyChain(app.manager)).toMatchObject({ whole: false, fault: 'changed', position: 1 });
  });

  it('is one and unbroken under fifty writers at once, and holds nobody before the commit', async () => {
    const writers = Array.from({ length: 50 }, (_, writer) =>
      app
        .transaction(async (tx) => {
          for (let n = 0; n < 4; n++) await record(`writer ${writer}`, tx);
          if (writer % 10 === 0) throw new Error('rolled back');
        })
        .catch(() => undefined),
    );
    await Promise.all(writers);
    expect(await verifyChain(app.manager)).toMatchObject({ whole: true, head: { position: 45 * 4 } });
    await app.transaction(async (waiting) => {
      await record('one who takes his time', waiting);
      await record('one who does not'); // commits while the other transaction is open
    });
    expect(await verifyChain(app.manager)).toMatchObject({ whole: true, head: { position: 182 } });
  });

  it('gives a head that holds what the transaction has just recorded', async () => {
    await recordMany(2);
    const head = await app.transaction(async (tx) => {
      await record('the last signature', tx);
      return audit.head(tx);
    });
    expect(await verifyChain(app.manager)).toEqual({ whole: true, head });
    expect(head.position).toBe(3);
  });
});

describe('the role of the application', () => {
  const closed = ['audit_entry', 'audit_link', 'answer_event', 'attempt_event', 'signing_agreement', 'signing_consent'];

  it.each(closed)('can neither change, remove nor empty %s, nor take its guards off', async (table) => {
    const [column] = await owner.query(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 2`,
      [table],
    );
    const attacks = [
      `UPDATE ${table} SET ${column.name} = ${column.name}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `ALTER TABLE ${table} DISABLE TRIGGER USER`,
      `DROP TABLE ${table} CASCADE`,
      `ALTER TABLE ${table} ADD COLUMN x int`,
      `CREATE RULE quiet AS ON DELETE TO ${table} DO INSTEAD NOTHING`,
    ];
    for (const attack of attacks) await expect(app.query(attack)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('cannot write a link, replace a function, switch triggers off or undo a migration', async () => {
    const attacks = [
      `INSERT INTO audit_link VALUES (1, 1, repeat('a', 64))`,
      `SET session_replication_role = replica`,
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      `DROP TRIGGER audit_entry_chained ON audit_entry`,
      `CREATE TABLE public.mine (x int)`,
      `DELETE FROM migration`,
      `DELETE FROM signature`,
      `UPDATE signature SET content_sha256 = NULL`,
    ];
    for (const attack of attacks) await expect(app.query(attack)).rejects.toThrow(/permission denied|must be owner/);
    expect(await app.query(`SELECT current_user AS role`)).toEqual([{ role: 'itog_app' }]);
    const owned = await owner.query(`SELECT relname FROM pg_class WHERE relowner = 'itog_app'::regrole`);
    expect(owned).toEqual([]);
  });

  it('closes every table that its own trigger makes append-only', async () => {
    const open = await owner.query(
      `SELECT DISTINCT t.tgrelid::regclass::text AS name FROM pg_trigger t
       WHERE t.tgfoid = 'refuse_change'::regproc AND t.tgtype & 24 = 24
         AND (has_table_privilege('itog_app', t.tgrelid, 'UPDATE') OR has_table_privilege('itog_app', t.tgrelid, 'DELETE'))`,
    );
    expect(open).toEqual([]);
  });
});
