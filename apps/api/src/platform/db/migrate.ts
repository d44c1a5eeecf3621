import { PgBoss } from 'pg-boss';
import type { DataSource } from 'typeorm';
import { JOB_QUEUES } from '../queues.ts';
import { grantAppRole } from './app-role.ts';
import { openDataSource } from './data-source.ts';

/** Brings a database to the present schema: tables, job queues, and what the application may do with them. Repeating it changes nothing. */
export async function migrate(url: string): Promise<void> {
  await asOwner(url, (db) => db.runMigrations());
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  await boss.start();
  try {
    for (const queue of JOB_QUEUES) await boss.createQueue(queue.name, queue.options);
  } finally {
    await boss.stop({ graceful: false });
  }
  await asOwner(url, (db) => db.transaction(grantAppRole));
}

async function asOwner(url: string, work: (db: DataSource) => Promise<unknown>): Promise<void> {
  const db = await openDataSource(url);
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}
