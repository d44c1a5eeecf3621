import type { Refusal } from '@itog/contracts';

/** The one business exception: rules return refusals, the shell throws them. */
export class Refused extends Error {
  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    super(refusals.map(({ code }) => code).join(', '));
  }
}

/** Throws when there is anything to refuse. */
export function refuseIf(refusals: readonly Refusal[]): void {
  const [first, ...rest] = refusals;
  if (first) throw new Refused([first, ...rest]);
}

/** What was asked for, or a refusal that it does not exist for this person. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Refused([{ code: 'not-found', clause: null }]);
  return value;
}
