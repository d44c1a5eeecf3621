import {
  getMe,
  getOrganisation,
  problemOf,
  type CallOf,
  type Me,
  type OutputOf,
  type Refusal,
  type Route,
} from '@itog/contracts';
import type { Role } from '@itog/domain';
import { notifications } from '@mantine/notifications';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import type { Problem } from './api/problem.ts';
import { createQueryClient } from './api/query-client.ts';
import { createI18n } from './i18n/index.ts';
import type { Language } from './i18n/languages.ts';
import { routes } from './router.tsx';
import { App } from './shell/App.tsx';
import { TestRequest } from './test-request.ts';
import { readWords } from './test-word-files.ts';

type Wire<R extends Route> = OutputOf<R> | Refused | typeof FAILED;
type Handler = { readonly route: Route; readonly answer: (input: CallOf<Route>) => unknown };

class Refused {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {}
}
const FAILED = Symbol('the network is gone');

/** The answer of a server that refuses. */
export const refused = (...refusals: [Refusal, ...Refusal[]]) => {
  const problem = problemOf(refusals);
  return new Refused(problem.status, problem);
};
/** The answer of a server that refuses just so. */
export const refusedAs = ({ status, title, clause, refusals }: Problem) =>
  new Refused(status, { status, title, clause, refusals });
/** No answer: the network is gone. */
export const offline = (): typeof FAILED => FAILED;

/** Answers a route in a test; input and answer are checked against the route's own schemas. */
export function on<R extends Route>(route: R, answer: (input: CallOf<R>) => Wire<R> | Promise<Wire<R>>): Handler {
  return { route, answer: answer as Handler['answer'] };
}

/** A signed-in person with these roles. */
export function someone(roles: Role[], more: Partial<Me> = {}): Me {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    login: 'primerova',
    name: { lastName: 'Примерова', firstName: 'Анна', patronymic: 'Олеговна' },
    roles,
    mustChangePassword: false,
    organisation: HOME,
    serverNow: new Date(),
    ...more,
  };
}

export const HOME = {
  name: 'ООО «Учебный центр „Пример“»',
  shortName: 'УЦ «Пример»',
  city: 'Уфа',
  zone: 'Asia/Yekaterinburg',
};

export type RenderOptions = {
  /** Who is signed in; nobody by default. */
  readonly me?: Me | null;
  readonly handlers?: readonly Handler[];
  readonly language?: Language;
};

/** Renders the whole product at an address, on a network that knows only these handlers; answers what tests use. */
export async function renderApp(path: string, { me = null, handlers = [], language = 'ru' }: RenderOptions = {}) {
  // Messages outlive a page, but not a test.
  notifications.clean();
  const network = answering([
    ...handlers,
    on(getMe, () => me ?? refused({ code: 'access.signed-out', clause: null })),
    on(getOrganisation, () => ({ ...HOME, address: null })),
  ]);
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const client = createQueryClient(0);
  const words = await createI18n(language);
  await words.loadNamespaces('refusals');
  for (const name of ['shell', 'ui']) words.addResourceBundle('ru', name, await readWords('ru', name), true, true);
  render(<App router={router} client={client} words={words} env="test" />);
  return { user: userEvent.setup(), router, client, calls: network };
}

export type SeenCall = { readonly method: string; readonly url: string; readonly body: unknown };

/** Puts a network of these handlers in place of `fetch`; answers the list that its calls are added to. */
export function answering(handlers: readonly Handler[]): SeenCall[] {
  const calls: SeenCall[] = [];
  Object.assign(globalThis, { XMLHttpRequest: TestRequest });
  globalThis.fetch = async (input, init = {}) => {
    const url = new URL(String(input), 'http://localhost');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body;
    calls.push({ method, url: url.pathname + url.search, body });
    const found = handlers.flatMap((handler) => {
      const params = handler.route.method === method ? paramsOf(handler.route, url.pathname) : null;
      return params ? [{ handler, params }] : [];
    })[0];
    if (!found)
      return new Response(JSON.stringify({ title: `the test answers no ${method} ${url.pathname}` }), { status: 500 });
    return respond(found.handler, { params: found.params, query: Object.fromEntries(url.searchParams), body });
  };
  return calls;
}

function paramsOf({ path }: Route, pathname: string): Record<string, string> | null {
  const pattern = new RegExp(`^/api${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const match = pattern.exec(pathname);
  if (!match) return null;
  return Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}

async function respond({ route, answer }: Handler, input: { params: unknown; query: unknown; body: unknown }) {
  route.params?.parse(input.params);
  route.query?.parse(input.query);
  if (!route.uploadBytes) route.body?.parse(input.body);
  const result = await answer(input as CallOf<Route>);
  if (result === FAILED) throw new TypeError('Failed to fetch');
  if (result instanceof Refused) {
    return new Response(JSON.stringify(result.body), { status: result.status });
  }
  if (result instanceof Blob) return new Response(result);
  if (!route.response) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(route.response.parse(result)), { status: route.status ?? 200 });
}
