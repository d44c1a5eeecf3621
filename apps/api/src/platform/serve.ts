import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { successStatus, type InputOf, type Route } from '@itog/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refused } from './refused.ts';
import type { User } from './sign-in.ts';

export const ROUTE = Symbol('route');

type Handler = (...given: unknown[]) => unknown;

/**
 * Serves a route of the contract: its method, path, permission and status. Only what the contract names leaves the server: a
 * column added to a query never reaches a stranger by itself.
 */
export function Serve(route: Route) {
  return <T>(target: object, name: string | symbol, method: TypedPropertyDescriptor<T>): void => {
    const { response } = route;
    // Not an interceptor: those cost the hot path a chain of observables.
    if (response) method.value = cutTo(response, method.value as Handler) as T;
    applyDecorators(
      RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
      HttpCode(successStatus(route)),
      SetMetadata(ROUTE, route),
    )(target, name, method);
  };
}

function cutTo(shape: z.ZodType, handler: Handler): Handler {
  return async function (this: unknown, ...given) {
    return shape.parse(await handler.apply(this, given));
  };
}

export type SignedRequest = FastifyRequest & { user?: User };

const requestOf = (context: ExecutionContext): SignedRequest => context.switchToHttp().getRequest<SignedRequest>();

/** The request, parsed by the route's own schemas. */
export const Input = createParamDecorator((route: Route, context: ExecutionContext) =>
  parsedInput(route, requestOf(context)),
);

/** Who asks; a public route may have nobody. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).user);

/** The address and device that a signature or an acknowledgement is recorded with. */
export type Origin = { readonly address: string; readonly device: string };

export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const { ip, headers } = requestOf(context);
  return { address: ip, device: String(headers['user-agent'] ?? '').slice(0, 300) };
});

function parsedInput<R extends Route>(route: R, request: FastifyRequest): InputOf<R> {
  const issues: { path: string; message: string }[] = [];
  const read = (part: 'params' | 'query' | 'body') => {
    const schema = route[part];
    if (!schema) return undefined;
    const result = schema.safeParse(request[part] ?? {});
    if (result.success) return result.data;
    issues.push(...result.error.issues.map((issue) => ({ path: issuePath(part, issue), message: issue.message })));
    return undefined;
  };
  const params = read('params');
  const query = read('query');
  const body = route.uploadBytes ? uploaded(request.body, route.uploadBytes) : read('body');
  if (issues.length > 0) throw unreadable(route, issues);
  return { params, query, body } as InputOf<R>;
}

function issuePath(part: string, issue: z.core.$ZodIssue): string {
  return [...(part === 'body' ? [] : [part]), ...issue.path].join('.');
}

/** A malformed id in the address names nothing that exists. */
function unreadable(route: Route, issues: { path: string; message: string }[]): Refused {
  if (issues.every(({ path }) => path.startsWith('params.') && route.params))
    return new Refused([{ code: 'not-found', clause: null }]);
  return new Refused([{ code: 'input.invalid', clause: null, issues }]);
}

function uploaded(body: unknown, maxBytes: number): Uint8Array {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new Refused([{ code: 'input.invalid', clause: null, issues: [{ path: 'file', message: 'Файл пуст' }] }]);
  if (body.length > maxBytes) throw new Refused([{ code: 'input.too-large', clause: null, maxBytes }]);
  return body;
}
