import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiClient, testDatabase } from '@itog/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.ts';
import { readConfig } from '../platform/config.ts';
import { httpApp } from '../platform/http.ts';

export type TestApp = {
  readonly app: NestFastifyApplication;
  readonly db: DataSource;
  readonly origin: string;
  /** A client signed in as this login; everybody made by the builders has {@link TEST_PASSWORD}. */
  as(login: string): Promise<ApiClient>;
  stranger(): ApiClient;
  close(): Promise<void>;
};

export const TEST_PASSWORD = 'a password for tests';

/** The whole API on a port of its own, over a database of its own. */
export async function testApp(env: Record<string, string> = {}): Promise<TestApp> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'itog-test-'));
  const settings = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', ...env };
  for (const [name, value] of Object.entries(settings)) process.env[name] = value;
  const app = await httpApp(AppModule, { ...readConfig(), webDir: null });
  await app.listen(0, '127.0.0.1');
  const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    db: app.get(DataSource),
    origin,
    as: (login) => ApiClient.signedIn(origin, login, TEST_PASSWORD),
    stranger: () => new ApiClient(origin),
    async close() {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
