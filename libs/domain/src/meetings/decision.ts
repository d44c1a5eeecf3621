import { addDays, dayOf, endOfDay, type Day } from '../calendar/zoned-day.ts';
import type { Policy } from '../regulation/policy.ts';
import type { AttestationForm } from '../regulation/program-kind.ts';

/** What a commission decides at its meeting besides the marks. */
export const DECISION_KINDS = ['annul-attempt', 'grant-attempt', 'second-time', 'other'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/**
 * The last day on which an attempt that the commission has granted may start: as many days as a retake has, from the
 * decision (3.8, decision).
 */
export function grantUntil(decidedAt: Date, { retakeDays }: Pick<Policy, 'retakeDays'>, zone: string): Day {
  return addDays(dayOf(decidedAt, zone), retakeDays);
}

/** The instant from which a granted attempt may no longer start: 24:00 of its last day in the zone (3.8, decision). */
export function grantClosesAt(until: Day, zone: string): Date {
  return endOfDay(until, zone);
}

/**
 * Whether new dates of a second time may be set, although the meeting is closed (3.11, decision): the last day of those
 * set before is over, and the learner was not heard a second time. Otherwise nobody could ever help him.
 *
 * @param until the last day that the commission has set for him; null when it has set none
 * @param held  he has been on the agenda of a second time
 */
export function secondTimeLapsed({ until, held, today }: { until: Day | null; held: boolean; today: Day }): boolean {
  return until !== null && until < today && !held;
}

/** A decision as it stands before it is written, with what it is judged by. */
export type DecisionFacts = {
  readonly kind: DecisionKind;
  readonly form: AttestationForm;
  readonly today: Day;
  readonly fromDay: Day | null;
  readonly untilDay: Day | null;
  /** The attempt to annul; null when it is none of this session. */
  readonly attempt: { readonly finished: boolean; readonly annulled: boolean; readonly inProtocol: boolean } | null;
  /** How the learner concerned stands: attempts not annulled, grants nobody has used, his examination here. */
  readonly passed: boolean;
  readonly writing: boolean;
  readonly grantOpen: boolean;
  /** Failed or did not come; null while nothing is decided on him. */
  readonly failed: boolean | null;
  /** The session is itself a second time: there is no third. */
  readonly isSecondTime: boolean;
};

export type DecisionRefusal =
  | { readonly code: 'decision.not-for-test'; readonly clause: '3.11' }
  | { readonly code: 'decision.only-for-test'; readonly clause: '3.8' }
  | { readonly code: 'decision.no-attempt'; readonly clause: null }
  | { readonly code: 'decision.attempt-open'; readonly clause: null }
  | { readonly code: 'decision.annulled-already'; readonly clause: null }
  | { readonly code: 'decision.in-protocol'; readonly clause: '3.12' }
  | { readonly code: 'decision.passed-already'; readonly clause: '3.8' }
  | { readonly code: 'decision.granted-already'; readonly clause: '3.8' }
  | { readonly code: 'second-time.not-needed'; readonly clause: '3.11' }
  | { readonly code: 'second-time.only-once'; readonly clause: '3.11' }
  | { readonly code: 'second-time.no-date'; readonly clause: '3.11' }
  | { readonly code: 'second-time.in-the-past'; readonly clause: '3.11'; readonly today: Day }
  | { readonly code: 'second-time.dates-reversed'; readonly clause: '3.11' };

/** A recorded decision, and what has come of it since. */
export type WithdrawalFacts = {
  readonly kind: DecisionKind;
  /** An appeals commission has taken it. */
  readonly ofAppeal: boolean;
  /** An attempt was begun on it. */
  readonly used: boolean;
  /** A protocol, be it a draft, holds it. */
  readonly inProtocol: boolean;
};

export type WithdrawalRefusal =
  | { readonly code: 'decision.annulment-final'; readonly clause: null }
  | { readonly code: 'decision.of-appeal'; readonly clause: '5.12' }
  | { readonly code: 'decision.grant-used'; readonly clause: '3.8' }
  | { readonly code: 'decision.recorded-in-protocol'; readonly clause: '3.15' };

/**
 * What keeps a decision from being withdrawn while its meeting is open (2.4, decision): an annulment was done at once, what an
 * appeals commission has decided is final (5.12), an attempt was begun on it (3.8), a protocol holds it (3.15).
 */
export function withdrawalRefusals({ kind, ofAppeal, used, inProtocol }: WithdrawalFacts): WithdrawalRefusal[] {
  const refusals: WithdrawalRefusal[] = [];
  if (ofAppeal) refusals.push({ code: 'decision.of-appeal', clause: '5.12' });
  if (kind === 'annul-attempt') refusals.push({ code: 'decision.annulment-final', clause: null });
  if (used) refusals.push({ code: 'decision.grant-used', clause: '3.8' });
  if (inProtocol) refusals.push({ code: 'decision.recorded-in-protocol', clause: '3.15' });
  return refusals;
}

/**
 * What keeps a decision from being recorded, all at once. An attempt is annulled for a breach while no protocol holds it
 * (3.12), a new one is granted to who has not passed (3.8); dates of a second time are set for who failed or did not
 * come, in days still to come, once (3.11). The commission has no other way to touch the result of a test.
 */
export function decisionRefusals(facts: DecisionFacts): DecisionRefusal[] {
  switch (facts.kind) {
    case 'annul-attempt':
      return facts.form === 'test' ? annulRefusals(facts) : [{ code: 'decision.only-for-test', clause: '3.8' }];
    case 'grant-attempt':
      return facts.form === 'test' ? grantRefusals(facts) : [{ code: 'decision.only-for-test', clause: '3.8' }];
    case 'second-time':
      return facts.form === 'test' ? [{ code: 'decision.not-for-test', clause: '3.11' }] : datesRefusals(facts);
    case 'other':
      return [];
  }
}

function annulRefusals({ attempt }: DecisionFacts): DecisionRefusal[] {
  if (!attempt) return [{ code: 'decision.no-attempt', clause: null }];
  if (!attempt.finished) return [{ code: 'decision.attempt-open', clause: null }];
  if (attempt.annulled) return [{ code: 'decision.annulled-already', clause: null }];
  return attempt.inProtocol ? [{ code: 'decision.in-protocol', clause: '3.12' }] : [];
}

function grantRefusals({ passed, writing, grantOpen }: DecisionFacts): DecisionRefusal[] {
  const refusals: DecisionRefusal[] = [];
  if (passed) refusals.push({ code: 'decision.passed-already', clause: '3.8' });
  if (writing) refusals.push({ code: 'decision.attempt-open', clause: null });
  if (grantOpen) refusals.push({ code: 'decision.granted-already', clause: '3.8' });
  return refusals;
}

function datesRefusals({ failed, isSecondTime, fromDay, untilDay, today }: DecisionFacts): DecisionRefusal[] {
  if (isSecondTime) return [{ code: 'second-time.only-once', clause: '3.11' }];
  const refusals: DecisionRefusal[] = failed ? [] : [{ code: 'second-time.not-needed', clause: '3.11' }];
  if (!fromDay || !untilDay) return [...refusals, { code: 'second-time.no-date', clause: '3.11' }];
  if (untilDay < fromDay) refusals.push({ code: 'second-time.dates-reversed', clause: '3.11' });
  if (fromDay <= today) refusals.push({ code: 'second-time.in-the-past', clause: '3.11', today });
  return refusals;
}
