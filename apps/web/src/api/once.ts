import type { Route } from '@itog/contracts';
import { addressOfAny, type Asked } from './address.ts';

type UnderWay = { readonly body: unknown; readonly answer: Promise<unknown> };

/** A repeat after this is no double click but a new try, of a request that may hang: it must go out. */
const DOUBLE_CLICK_MS = 3_000;

const underWay = new Map<string, UnderWay>();

/**
 * One request for an impatient double click: a change asked for again while the very same is under way gets the answer
 * of the first. Two changes are the same when route, parameters and body are; two files when they are one object.
 */
export function once<T>(route: Route, input: Asked, send: () => Promise<T>): Promise<T> {
  if (route.method === 'GET') return send();
  const body = route.uploadBytes ? input.body : JSON.stringify(input.body);
  const key = `${route.method} ${addressOfAny(route, input)}`;
  const earlier = underWay.get(key);
  if (earlier && earlier.body === body) return earlier.answer as Promise<T>;
  const forget = () => underWay.get(key) === mine && underWay.delete(key);
  const mine: UnderWay = { body, answer: send().finally(forget) };
  underWay.set(key, mine);
  setTimeout(forget, DOUBLE_CLICK_MS);
  return mine.answer as Promise<T>;
}
