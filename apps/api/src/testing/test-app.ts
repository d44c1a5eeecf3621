import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiClient, testDatabase } from '@itog/testing';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.ts';
import { makeWorld, type World, type WorldOptions } from '../demo/world.ts';
import { readConfig } from '../platform/config.ts';
import { openDataSource } from '../platform/db/data-source.ts';
import { httpApp } from '../platform/http.ts';

export type TestApp = {
  readonly app: NestFastifyApplication;
  /** As the owner of the schema: the application itself may do less. */
  readonly db: DataSource;
  readonly origin: string;
  /** A session open now, with everybody it needs (logins `w-1` …, `w-admin` … by default). */
  world(options?: Partial<WorldOptions>): Promise<World>;
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
  const db = await openDataSource(database.url);
  await insertOrganisation(db);
  return {
    app,
    db,
    origin,
    world: (options = {}) =>
      db.transaction((tx) =>
        makeWorld(tx, { prefix: 'w', password: TEST_PASSWORD, learners: 2, questions: 5, ...options }),
      ),
    as: (login) => ApiClient.signedIn(origin, login, TEST_PASSWORD),
    stranger: () => new ApiClient(origin),
    async close() {
      await app.close();
      await db.destroy();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function insertOrganisation(db: DataSource): Promise<void> {
  await db.query(
    `INSERT INTO organisation (name, short_name, city, zone) VALUES ('Учебный центр «Проверка»', 'УЦ «Проверка»', 'Уфа', 'Asia/Yekaterinburg')`,
  );
  await db.query(
    `INSERT INTO regulation_edition (number, title, effective_from, markdown, sha256)
     VALUES ('1', 'Положение', '2017-01-18', '3.7. Текст', encode(sha256(convert_to('3.7. Текст', 'UTF8')), 'hex'))`,
  );
  await db.query(
    `INSERT INTO signing_agreement (number, title, effective_from, markdown, sha256)
     VALUES ('1', 'Соглашение', '2017-01-18', '1. Текст', encode(sha256(convert_to('1. Текст', 'UTF8')), 'hex'))`,
  );
  await db.query(
    `INSERT INTO number_series (series, pattern, per_year, kind_word)
     VALUES ('protocol', '{n}-{kind}/{yy}', true, 'ПК'), ('certificate', '{n:5}-{kind}-{yy}', true, 'ПК'),
            ('diploma', '{n:5}-{kind}-{yy}', true, 'ПП'), ('reference', '{n:4}-{kind}-{yy}', true, 'С')`,
  );
}
