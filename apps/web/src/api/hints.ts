import type { Hint } from '@itog/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { invalidatePaths } from './query.ts';

// Paths as the route table has them (a test compares): the routes themselves would bring every room's schemas to the test screen.
const MINE = ['/my/attestations', '/my/attestations/:sessionId'];
const ATTEMPT = ['/attempts/:attemptId', ...MINE];
const SESSION = ['/sessions', '/sessions/:sessionId', '/sessions/:sessionId/protocol-preview', '/today', ...MINE];
const MEETING = ['/meetings', '/meetings/:meetingId', '/sessions/:sessionId', '/today'];
const APPEAL = ['/appeals', '/appeals/:appealId', '/my/appeals', '/my/appeals/:appealId', '/today', ...MINE];
const PROTOCOL = ['/protocols', '/protocols/:protocolId', '/protocols/:protocolId/issuance'];
const DUE = ['/due-documents', '/orders/:orderId/issuance'];

/** Which answers a hint makes stale. A hint without a line does not compile. */
export const STALE: Record<Hint['event'], readonly string[]> = {
  'attempt.taken-over': ['/attempts/:attemptId'],
  'attempt.deadline-moved': ATTEMPT,
  'attempt.closed': [...ATTEMPT, '/attempts/:attemptId/receipt'],
  'session.changed': [...SESSION, '/protocols'],
  'meeting.changed': [...MEETING, ...MINE],
  'protocol.changed': [...SESSION, ...PROTOCOL, '/due-documents'],
  'appeal.changed': APPEAL,
  'order.changed': ['/orders', '/orders/:orderId', '/commissions', '/today', ...DUE],
  'documents.changed': [...MINE, ...PROTOCOL, ...DUE, '/documents', '/documents/:documentId', '/today'],
  'print.ready': ['/prints/:printId'],
  'print-run.changed': ['/print-runs', '/print-runs/:runId'],
};

/** A hint says only that something has changed; the answers that show it are asked for again. */
export function applyHint(client: QueryClient, hint: Hint): Promise<void> {
  const { event, ...ids } = hint;
  return invalidatePaths(client, STALE[event], ids);
}
