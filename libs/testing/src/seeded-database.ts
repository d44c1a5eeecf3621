import pg from 'pg';
import { databaseName, otherDatabase } from './admin.ts';
import { finishJobs, runProductCommand } from './product.ts';
import { copyOf, testTemplate, type TestDatabase } from './test-database.ts';

const SEEDING_LOCK = 734_101;

/**
 * A fresh copy of the demo organisation, as `npm start` makes it on its first run. The first caller of a run seeds the
 * original with the built product and lets it print the papers of it; the others wait for it and copy.
 */
export async function seededDatabase(): Promise<TestDatabase> {
  const template = testTemplate();
  const seeded = otherDatabase(template, databaseName(template).replace(/_template$/, '_seeded'));
  const admin = new pg.Client({ connectionString: otherDatabase(template, 'postgres') });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [SEEDING_LOCK]);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName(seeded)]);
    if (!rowCount) await seed(admin, template, seeded);
  } finally {
    await admin.end(); // which also gives the lock back
  }
  return copyOf(seeded);
}

// The name is given when everything is in: an original that was not finished is never copied.
async function seed(admin: pg.Client, template: string, seeded: string): Promise<void> {
  const { url, name } = await copyOf(template);
  await runProductCommand('seed', url);
  await finishJobs(url);
  await admin.query(`ALTER DATABASE "${name}" RENAME TO "${databaseName(seeded)}"`);
}
