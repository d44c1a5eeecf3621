import { PgBoss } from 'pg-boss';
import { JOB_QUEUES } from '../queues.ts';
import { openDataSource } from './data-source.ts';

/** Brings a database to the present schema: tables and job queues. Repeating it changes nothing. */
export async function migrate(url: string): Promise<void> {
  const db = await openDataSource(url);
  try {
    await db.runMigrations();
  } finally {
    await db.destroy();
  }
  const boss = new PgBoss({ connectionString: url, max: 2, supervise: false, schedule: false });
  await boss.start();
  try {
    for (const queue of JOB_QUEUES) await boss.createQueue(queue.name, queue.options);
  } finally {
    await boss.stop({ graceful: false });
  }
}
