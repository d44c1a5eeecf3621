import { getSession, listSessions, type SessionDetails } from '@itog/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { invalidate, keyOf, queryOf } from '../../../api/query.ts';
import { useWatchedSession } from '../../../api/realtime.ts';

/** Answers are counted without a hint, and a line may be down: the page asks by itself too. */
const EVERY_MS = 15_000;

/** The session that the address names, kept up to date by hints and by asking. */
export function useSession(): SessionDetails {
  const { sessionId = '' } = useParams();
  useWatchedSession(sessionId);
  return useSuspenseQuery({
    ...queryOf(getSession, { params: { sessionId } }),
    refetchInterval: EVERY_MS,
  }).data;
}

/** After a change: puts the session that the server answered in place. */
export function useSessionChanged() {
  const client = useQueryClient();
  return (session: SessionDetails) => {
    client.setQueryData(keyOf(getSession, { params: { sessionId: session.id } }), session);
    return invalidate(client, [listSessions]);
  };
}
