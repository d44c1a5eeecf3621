import * as api from '@itog/contracts';
import type { Hint, Route } from '@itog/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { invalidate } from './query.ts';

const mine: Route[] = [api.listMyAttestations, api.getMyAttestation];
const attempt: Route[] = [api.getAttempt, ...mine];
const lists: Route[] = [api.listSessions, api.listProtocols, api.getToday];

/** Which answers a hint makes stale. A hint without a line does not compile. */
const STALE: Record<Hint['event'], readonly Route[]> = {
  'attempt.taken-over': [api.getAttempt],
  'attempt.deadline-moved': attempt,
  'attempt.closed': [...attempt, api.getReceipt],
  'session.changed': [...lists, ...mine, api.getSession, api.previewProtocol],
  'protocol.changed': [...lists, ...mine, api.getSession, api.getProtocol, api.previewProtocol, api.previewIssuance],
  'documents.changed': [...lists, ...mine, api.getProtocol, api.previewIssuance, api.listDocuments],
  'print.ready': [api.getPrint],
};

/** A hint says only that something has changed; the answers that show it are asked for again. */
export function applyHint(client: QueryClient, hint: Hint): Promise<void> {
  const { event, ...ids } = hint;
  return invalidate(client, STALE[event], ids);
}
