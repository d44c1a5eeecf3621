import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeWorld } from './demo/world.ts';
import { PaperRepository } from './modules/attestation/paper.repository.ts';
import { PaperService } from './modules/attestation/paper.service.ts';
import { readConfig } from './platform/config.ts';
import { openDataSource } from './platform/db/data-source.ts';

const { values } = parseArgs({
  options: { learners: { type: 'string', default: '1000' }, questions: { type: 'string', default: '60' } },
});
const { learners, questions } = z
  .object({
    learners: z.coerce.number().int().min(1).max(50_000),
    questions: z.coerce.number().int().min(1).max(1_000),
  })
  .parse(values);

/** Adds a session open now, its papers drawn, for an outside load tool; prints `{sessionId, logins, password}`. */
const db = await openDataSource(readConfig().DATABASE_URL);
try {
  const prefix = `load-${Date.now().toString(36)}`;
  const password = randomBytes(9).toString('base64url');
  const { sessionId, logins } = await db.transaction((tx) => makeWorld(tx, { prefix, password, learners, questions }));
  await new PaperService(db, new PaperRepository()).drawForSession(sessionId);
  process.stdout.write(`${JSON.stringify({ sessionId, logins, password })}\n`);
} finally {
  await db.destroy();
}
