import type { Me } from '@itog/contracts';
import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import { meKey } from './me-key.ts';
import { isSignedOut } from './problem.ts';

const endKey = ['session-end'] as const;

/** The server no longer knows the person: the page stays as it is, and asks for the password over it. */
export function endSession(client: QueryClient): void {
  if (client.getQueryData(meKey)) client.setQueryData(endKey, true);
  else client.setQueryData(meKey, null);
}

/** Somebody has signed in. */
export function beginSession(client: QueryClient, me: Me): void {
  client.setQueryData(meKey, me);
  client.setQueryData(endKey, false);
}

/** Signed in again in place: what failed meanwhile is asked again, what is typed stays. */
export function resumeSession(client: QueryClient, me: Me): Promise<void> {
  beginSession(client, me);
  return client.refetchQueries({ type: 'active', predicate: ({ state }) => isSignedOut(state.error) });
}

/** Whether the sign-in of the person on the page has ended meanwhile. */
export function useSessionEnded(): boolean {
  return useQuery({ queryKey: endKey, queryFn: skipToken, initialData: false, staleTime: Infinity }).data ?? false;
}
