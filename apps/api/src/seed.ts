import 'reflect-metadata';
import { demoContent } from './demo/content/index.ts';
import { seedOrganisation } from './demo/seed-organisation.ts';
import { seedPeople } from './demo/seed-people.ts';
import { readConfig } from './platform/config.ts';
import { openDataSource } from './platform/db/data-source.ts';

const db = await openDataSource(readConfig().DATABASE_URL);
try {
  await db.transaction(async (tx) => {
    const [{ count }] = await tx.query('SELECT count(*) FROM organisation');
    if (count > 0) return;
    const content = demoContent(new URL('./demo/', import.meta.url).pathname);
    await seedOrganisation(tx, content);
    await seedPeople(tx, content);
  });
} finally {
  await db.destroy();
}
