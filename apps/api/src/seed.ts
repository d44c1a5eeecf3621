import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { demoContent } from './demo/content/index.ts';
import { accounts } from './demo/accounts.ts';
import { seedAttestation } from './demo/seed-attestation.ts';
import { seedMeeting } from './demo/seed-meeting.ts';
import { seedTraining } from './demo/seed-demo.ts';
import { rows } from './platform/db/rows.ts';
import { WorkerModule } from './worker.module.ts';

/** Fills an empty database with the demo organisation and says who can sign in; leaves any other database alone. */
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
try {
  const db = app.get(DataSource);
  const content = demoContent(fileURLToPath(new URL('./demo/', import.meta.url)));
  const [organisation] = await rows(db.manager, 'SELECT id FROM organisation');
  if (!organisation) {
    await db.transaction((tx) => seedTraining(app, tx, content));
    await seedAttestation(app, content);
    await db.transaction((tx) => seedMeeting(tx, content));
  }
  process.stdout.write(await accounts(db.manager, content));
} finally {
  await app.close();
}
