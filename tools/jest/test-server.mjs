// The product's own migrations make the template database of a test run. They are bundled here and now, in memory's time:
// Jest loads this file natively, and Node cannot run the decorators of the entities.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { startTestServer } from '@itog/testing/server';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/itog-test');

/** @param {string} url */
async function migrate(url) {
  const file = join(cache, `migrate-${process.pid}.mjs`);
  mkdirSync(cache, { recursive: true });
  const bundle = await rolldown({
    input: join(root, 'apps/api/src/platform/db/migrate.ts'),
    platform: 'node',
    tsconfig: join(root, 'apps/api/tsconfig.json'),
    external: (id) => !/^(\.{1,2}\/|\/|@itog\/|@oxc-project\/)/.test(id),
  });
  try {
    await bundle.write({ file, format: 'esm' });
    const product = await import(pathToFileURL(file).href);
    await product.migrate(url);
  } finally {
    rmSync(file, { force: true });
    await bundle.close();
  }
}

/** @type {import('@itog/testing/server').TestServer | undefined} */
let server;

/** Once per run: starts PostgreSQL and tells the specs where the template is. */
export async function startForRun() {
  rmSync(join(root, '.data/test-files'), { recursive: true, force: true });
  server = await startTestServer(join(root, '.data/test-postgres'), migrate);
  process.env.ITOG_TEST_DATABASE_URL = server.templateUrl;
}

/** Once per run, at its end. */
export async function stopAfterRun() {
  await server?.stop();
}
