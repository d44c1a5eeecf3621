import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isSignedOut } from './problem.ts';
import { endSession } from './session-end.ts';

/** Seconds between repeats of a call that did not reach the server: 1, 2, 4 … 15. */
function pause(failures: number): number {
  return Math.min(1000 * 2 ** failures, 15_000);
}

/** The cache of the server's answers. Only a lost network is tried again, never a refusal. */
export function createQueryClient(retries = 3): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) endSession(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => isPassing(error) && failures < retries,
        retryDelay: pause,
        // A page that works offline must not pause its calls on the browser's word alone.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
