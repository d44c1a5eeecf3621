import type { ProblemBody, WireRefusal } from '@itog/contracts';

/** The server understood and said no: why, by which clause. Repeating the call would be refused again. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly clause: string | null;
  /** All reasons at once; empty for a failure of the server itself. */
  readonly refusals: readonly WireRefusal[];
  /** What to tell the support so that they find it in the log; only failures of the server have it. */
  readonly correlationId: string | null;

  constructor(status: number, body: Partial<Omit<ProblemBody, 'refusals'>> & { refusals?: readonly WireRefusal[] }) {
    super(body.title ?? `HTTP ${status}`);
    this.status = status;
    this.title = body.title ?? '';
    this.clause = body.clause ?? null;
    this.refusals = body.refusals ?? [];
    this.correlationId = body.correlationId ?? null;
  }

  /** Whether one of the reasons has this code. */
  is(code: string): boolean {
    return this.refusals.some((refusal) => refusal.code === code);
  }
}

/** The server was not reached, or what stands before it said so: nothing is known, repeating is right. */
export class Offline extends Error {
  override readonly name = 'Offline';
}

/** Whether the same call may succeed when it is repeated a little later. */
export function isPassing(error: unknown): boolean {
  return error instanceof Offline || (error instanceof Problem && error.is('server.busy'));
}

/** Whether the sign-in has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.is('access.signed-out');
}
