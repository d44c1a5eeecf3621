import type { CallOf, Route } from '@itog/contracts';

const PREFIX = '/api';

type Values = Readonly<Record<string, unknown>>;

/** What a call is made with, when its route is not known to the compiler. */
export type Asked = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };

/** The address of a call, with parameters and query filled in: also for links and pictures. */
export function addressOf<R extends Route>(route: R, input: Omit<CallOf<R>, 'body'>): string {
  return addressOfAny(route, input);
}

/** The same for a route that the compiler does not know. */
export function addressOfAny(route: Route, input: Asked): string {
  const params = (input.params ?? {}) as Values;
  const path = route.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams(
    Object.entries((input.query ?? {}) as Values).flatMap(([name, value]) => {
      if (value === undefined || value === null || value === '') return [];
      return [[name, value instanceof Date ? value.toISOString() : String(value)]];
    }),
  ).toString();
  return `${PREFIX}${path}${query ? `?${query}` : ''}`;
}
