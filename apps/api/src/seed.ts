import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { demoContent } from './demo/content/index.ts';
import { seedTraining } from './demo/seed-demo.ts';
import { rows } from './platform/db/rows.ts';
import { WorkerModule } from './worker.module.ts';

const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
try {
  await app.get(DataSource).transaction(async (tx) => {
    const [organisation] = await rows(tx, 'SELECT id FROM organisation');
    if (organisation) return;
    await seedTraining(app, tx, demoContent(new URL('./demo/', import.meta.url).pathname));
  });
} finally {
  await app.close();
}
