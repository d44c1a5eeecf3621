import { signIn, type CallOf, type OutputOf, type ProblemBody, type Route } from '@itog/contracts';

/** An answer that was not a success. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody, call: string) {
    super(`${call}: ${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }

  /** Codes of all refusals. */
  get codes(): string[] {
    return this.body.refusals.map(({ code }) => code);
  }
}

type AnyCall = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

/** Calls the API by its contract, as one signed-in person or as a stranger. */
export class ApiClient {
  private cookie = '';
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** A client signed in as this login. */
  static async signedIn(origin: string, login: string, password: string): Promise<ApiClient> {
    const client = new ApiClient(origin);
    await client.call(signIn, { body: { login, password } });
    return client;
  }

  /** The cookie by which this client is signed in, for a browser that is to be signed in too. */
  get session(): { name: string; value: string } {
    const at = this.cookie.indexOf('=');
    return { name: this.cookie.slice(0, at), value: this.cookie.slice(at + 1) };
  }

  async call<R extends Route>(route: R, input: CallOf<R>): Promise<OutputOf<R>> {
    const response = await this.send(route, input as AnyCall);
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new ApiProblem(response.status, body as ProblemBody, `${route.method} ${route.path}`);
    return (route.response ? route.response.parse(body) : undefined) as OutputOf<R>;
  }

  async download(route: Route, input: AnyCall): Promise<{ bytes: Uint8Array; headers: Headers }> {
    const response = await this.send(route, input);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) {
      const body = JSON.parse(new TextDecoder().decode(bytes)) as ProblemBody;
      throw new ApiProblem(response.status, body, `${route.method} ${route.path}`);
    }
    return { bytes, headers: response.headers };
  }

  /** The bare answer, whatever its status. */
  async send(
    route: Route,
    { params = {}, query = {}, body }: AnyCall,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const url = new URL(`/api${path}`, this.origin);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const isUpload = body instanceof Uint8Array || body instanceof Blob;
    const response = await fetch(url, {
      method: route.method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': isUpload ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body: isUpload ? new Blob([body as Uint8Array<ArrayBuffer>]) : JSON.stringify(body),
      }),
    });
    const [given] = response.headers.getSetCookie();
    if (given) this.cookie = given.split(';')[0] ?? '';
    return response;
  }
}

/** Runs a call that must be refused and gives the codes it was refused with. */
export async function refusedCodes(call: Promise<unknown>): Promise<string[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) return error.codes;
    throw error;
  }
  throw new Error('expected a refusal, but the call succeeded');
}
