import type { World } from '../demo/world.ts';
import { DraftingService } from '../modules/protocols/drafting.service.ts';
import { finishAttempts, type Attempted } from './finished-attempts.ts';
import type { TestApp } from './test-app.ts';

/** These attempts, the protocol drawn up from them by the product, and its signatures taken for given; gives its id. */
export async function signedProtocol(
  { app, db }: TestApp,
  world: World,
  attempts: readonly Attempted[],
): Promise<string> {
  await finishAttempts(db.manager, world.sessionId, attempts);
  const [[, id]] = Object.entries(world.staff) as [[string, string]];
  const secretary = { id, roles: ['secretary' as const], version: 1, mustChangePassword: false };
  const protocolId = await app.get(DraftingService, { strict: false }).draft(secretary, world.sessionId);
  await db.query(
    `INSERT INTO signature (subject_kind, subject_id, user_id, role, content_sha256, address, device, method)
     SELECT 'protocol', p.id, s.user_id, s.role, p.content_sha256, '127.0.0.1', 'Проверка', 'password'
     FROM protocol p JOIN commission_seat s ON s.commission_id = p.commission_id AND s.role <> 'secretary' WHERE p.id = $1`,
    [protocolId],
  );
  await db.query(`UPDATE protocol SET status = 'signed', signed_at = clock_timestamp() WHERE id = $1`, [protocolId]);
  return protocolId;
}
