import type { Outcome } from '../attestation/test-attempt.ts';
import type { AttestationForm } from '../regulation/program-kind.ts';

/** A result of an exam or a defence in a signed protocol: no other counts (3.12). */
export type AnnouncedResult = { readonly form: AttestationForm; readonly passed: boolean };

/** Dates of a second time that the commission has set: from their end on they give nothing (3.11). */
export type SecondTime = { readonly form: AttestationForm; readonly closesAt: Date };

/** How often a form of the final attestation may be taken: once, and a second time (3.11). */
const TIMES = 2;

/**
 * Where a learner of a retraining program stands (3.9, 3.13, 3.14): passed when every form that the program asks for is
 * passed; failed when one has been failed twice, or its second time is over unused (3.11); otherwise its second time is
 * open, or something is still to come. Not to come is to lose one of the two times: who was away at both, or failed once and
 * stayed away once, has failed, unless dates that the commission has set are still open.
 *
 * @param absences forms at whose closed meetings he was called and did not come, a line for each time
 */
export function retrainingOutcome(
  {
    forms,
    results,
    secondTimes,
    absences = [],
  }: {
    readonly forms: readonly AttestationForm[];
    readonly results: readonly AnnouncedResult[];
    readonly secondTimes: readonly SecondTime[];
    readonly absences?: readonly AttestationForm[];
  },
  at: Date,
): Outcome {
  const states = forms.map((form) => {
    const own = results.filter((result) => result.form === form);
    if (own.some(({ passed }) => passed)) return 'passed';
    const dates = secondTimes.filter((each) => each.form === form);
    const over = dates.length > 0 && dates.every(({ closesAt }) => closesAt <= at);
    const missed = absences.filter((each) => each === form).length;
    const lost = own.length + missed >= TIMES && (dates.length === 0 || over);
    if (own.length >= TIMES || over || lost) return 'failed';
    return own.length > 0 || dates.length > 0 ? 'retake-open' : 'not-attempted';
  });
  if (states.length > 0 && states.every((state) => state === 'passed')) return 'passed';
  return (['failed', 'retake-open'] as const).find((state) => states.includes(state)) ?? 'not-attempted';
}
