import type { Route } from '@itog/contracts';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Asked } from './address.ts';
import { ask, type Arguments } from './call.ts';

type Ids = Readonly<Record<string, string>>;
type Key = readonly [path: string, params: object, query: object];

/** The key under which an answer is cached: the route and what it was asked with. */
export function keyOf(route: Route, input: Asked = {}): Key {
  return [route.path, input.params ?? {}, input.query ?? {}];
}

/** A GET route as a query: `useQuery(queryOf(getGroup, { params: { groupId } }))`. */
export function queryOf<R extends Route>(route: R, ...[input]: Arguments<R>) {
  return queryOptions({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => ask(route, input ?? {}, { signal }),
  });
}

/**
 * Marks answers as stale: all answers of these routes, or only those asked with these parameters.
 * Call it after a change, with the routes that show what was changed.
 */
export function invalidate(client: QueryClient, routes: readonly Route[], ids: Ids = {}): Promise<void> {
  const paths = routes.map(({ path }) => path);
  return invalidatePaths(client, paths, ids);
}

/** The same by the routes' paths. */
export function invalidatePaths(client: QueryClient, paths: readonly string[], ids: Ids): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [path, params] }) => {
      if (typeof path !== 'string' || !paths.includes(path)) return false;
      const asked = typeof params === 'object' && params ? params : {};
      return Object.entries(asked).every(([name, value]) => !(name in ids) || ids[name] === value);
    },
  });
}
