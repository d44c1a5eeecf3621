import { demoContent } from '../demo/content/index.ts';
import { seedOrganisation } from '../demo/seed-organisation.ts';
import { makeWorld, type World, type WorldOptions } from '../demo/world.ts';
import { rows } from '../platform/db/rows.ts';
import { TEST_PASSWORD, type TestApp } from './test-app.ts';

const CONTENT = new URL('../demo/content/', import.meta.url).pathname;

/** The demo organisation with a small world in it: logins `w-admin`, `w-teacher`, … and learners `w-1`, `w-2`. */
export function testWorld({ db }: TestApp, options: Partial<WorldOptions> = {}): Promise<World> {
  return db.transaction(async (tx) => {
    const [there] = await rows(tx, 'SELECT FROM organisation');
    if (!there) await seedOrganisation(tx, demoContent(CONTENT));
    return makeWorld(tx, { prefix: 'w', password: TEST_PASSWORD, learners: 2, questions: 3, ...options });
  });
}
