import { Offline, Problem } from '../../../api/problem.ts';
import { NoAnswer } from '../../../api/delivery/courier.ts';

/** Why a call of the running test has failed, as far as the test must act on it. */
export type Setback =
  /** Not reached, or no answer in time: nothing is known, the same call is repeated. */
  | { readonly kind: 'offline' }
  /** The server asks to come back later. */
  | { readonly kind: 'busy'; readonly seconds: number }
  /** The server itself has failed; repeated like a lost network. */
  | { readonly kind: 'server' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'taken-over' }
  /** Finished, or past its deadline. */
  | { readonly kind: 'over' }
  /** The number of the choice already stands for another one. */
  | { readonly kind: 'revision-taken' }
  /** Refused for good. */
  | { readonly kind: 'refused'; readonly problem: Problem };

const BY_CODE: Readonly<Record<string, Setback['kind']>> = {
  'access.signed-out': 'signed-out',
  'attempt.written-elsewhere': 'taken-over',
  'attempt.finished': 'over',
  'attempt.time-expired': 'over',
  'answer.revision-taken': 'revision-taken',
  'rate.limited': 'busy',
  'server.busy': 'busy',
};
const DEFAULT_PAUSE_S = 5;

/** Reads a failure of `call`. */
export function setbackOf(error: unknown): Setback {
  if (error instanceof Offline || error instanceof NoAnswer) return { kind: 'offline' };
  if (!(error instanceof Problem)) return { kind: 'server' };
  const known = error.refusals.find(({ code }) => code in BY_CODE);
  const kind = known && BY_CODE[known.code];
  if (kind === 'busy') return { kind, seconds: pauseOf(known) };
  if (kind && kind !== 'refused') return { kind };
  if (error.status === 401) return { kind: 'signed-out' };
  if (error.status === 429 || error.status === 503) return { kind: 'busy', seconds: DEFAULT_PAUSE_S };
  return error.status >= 500 ? { kind: 'server' } : { kind: 'refused', problem: error };
}

function pauseOf(refusal: Readonly<Record<string, unknown>> | undefined): number {
  const seconds = refusal?.['retryAfterSeconds'];
  return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, 300) : DEFAULT_PAUSE_S;
}
