import type { Permission } from '@itog/domain';
import { z } from 'zod';

type Shape = z.ZodType | undefined;

/** One call of the HTTP API: the only description of it, read by the controllers, the interface and OpenAPI. */
export type Route<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Response extends Shape = Shape,
  Upload extends number | undefined = number | undefined,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with `:name` for each parameter. */
  readonly path: string;
  readonly can: Permission;
  /** One sentence for the API's readers. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** What leaves the server: unknown keys are cut off. Without it the answer is empty. */
  readonly response?: Response;
  /** Default 200, or 204 without a response. */
  readonly status?: number;
  /** The body is a file's bytes, at most so many. */
  readonly uploadBytes?: Upload;
  /** The answer is a file of this media type. */
  readonly download?: string;
};

/** Declares a route; gives it its types. */
export function route<
  const Params extends Shape = undefined,
  const Query extends Shape = undefined,
  const Body extends Shape = undefined,
  const Response extends Shape = undefined,
  const Upload extends number | undefined = undefined,
>(description: Route<Params, Query, Body, Response, Upload>): Route<Params, Query, Body, Response, Upload> {
  return description;
}

// Optional properties read as `T | undefined`; what is left without `undefined` is the schema, or nothing.
type Schema<T> = Extract<T, z.ZodType>;
type IsNone<T> = [T] extends [never] ? true : false;
type Parsed<T> = IsNone<Schema<T>> extends true ? undefined : z.output<Schema<T>>;
type IsUpload<R extends Route> = IsNone<NonNullable<R['uploadBytes']>> extends true ? false : true;

/** What a controller receives, parsed. */
export type InputOf<R extends Route> = {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: IsUpload<R> extends true ? Uint8Array : Parsed<R['body']>;
};

type Wanted<Key extends string, T> =
  IsNone<Schema<T>> extends true ? Partial<Record<Key, undefined>> : Record<Key, z.input<Schema<T>>>;

/** What a client gives to call the route. */
export type CallOf<R extends Route> = Wanted<'params', R['params']> &
  Wanted<'query', R['query']> &
  (IsUpload<R> extends true ? { body: Blob | Uint8Array } : Wanted<'body', R['body']>);

/** What the route answers, on both sides. */
export type OutputOf<R extends Route> =
  IsNone<Schema<R['response']>> extends true ? void : z.output<Schema<R['response']>>;

/** The status of a successful answer. */
export function successStatus({ status, response, download }: Route): number {
  return status ?? (response || download ? 200 : 204);
}
