import type { CallOf, OutputOf, Route } from '@itog/contracts';
import { z } from 'zod';
import { addressOfAny, type Asked } from './address.ts';
import { noteServerTime } from './clock.ts';
import { once } from './once.ts';
import { Offline, Problem } from './problem.ts';

// The Content-Security-Policy forbids the generated code that zod would otherwise try.
z.config({ jitless: true });

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Lets the call outlive the page. */
  readonly keepalive?: boolean;
};

/** The input may be left out where the route wants nothing. */
export type Arguments<R extends Route> =
  Partial<CallOf<R>> extends CallOf<R>
    ? [input?: CallOf<R>, options?: CallOptions]
    : [input: CallOf<R>, options?: CallOptions];

/**
 * Calls a route of the contract and answers what its schema lets through; the same change twice at once is sent once.
 * @throws Problem when the server refuses or fails
 * @throws Offline when the server is not reached
 */
export function call<R extends Route>(route: R, ...[input, options]: Arguments<R>): Promise<OutputOf<R>> {
  return ask(route, input ?? {}, options);
}

/** The same for who hands on what another has asked: the input by itself. */
export function ask<R extends Route>(route: R, input: Asked, options?: CallOptions): Promise<OutputOf<R>> {
  return once(route, input, () => answerTo(route, input, options));
}

async function answerTo<R extends Route>(route: R, input: Asked, options?: CallOptions): Promise<OutputOf<R>> {
  const response = await send(route, input, options);
  if (!route.response) return undefined as OutputOf<R>;
  const answer = route.response.parse(await response.json()) as OutputOf<R>;
  const told = (answer as { serverNow?: unknown }).serverNow;
  if (told instanceof Date) noteServerTime(told);
  return answer;
}

export type ReceivedFile = { readonly blob: Blob; readonly fileName: string };

/** Calls a route whose answer is a file. Throws as `call` does. */
export async function callFile<R extends Route>(route: R, ...[input, options]: Arguments<R>): Promise<ReceivedFile> {
  const response = await send(route, input ?? {}, options);
  return { blob: await response.blob(), fileName: fileNameOf(response.headers.get('content-disposition')) };
}

async function send(route: Route, input: Asked, options: CallOptions = {}): Promise<Response> {
  const response = await fetch(addressOfAny(route, input), {
    method: route.method,
    credentials: 'same-origin',
    ...bodyOf(route, input.body),
    ...options,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new Offline('the server is not reached', { cause: error });
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

function bodyOf(route: Route, body: unknown): RequestInit {
  if (body === undefined) return {};
  if (route.uploadBytes) {
    return { body: body as BodyInit, headers: { 'content-type': 'application/octet-stream' } };
  }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function failureOf(response: Response): Promise<Problem | Offline> {
  return failureFrom(response.status, await response.json().catch(() => null));
}

/** Only the service itself speaks in problems: a 502 or 504 without one is a proxy that does not reach it. */
export function failureFrom(status: number, body: unknown): Problem | Offline {
  if (typeof body === 'object' && body !== null) return new Problem(status, body);
  return [502, 503, 504].includes(status) ? new Offline(`HTTP ${status}`) : new Problem(status, {});
}

function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'file';
}
