import { addDays, dayOf, endOfDay } from '../calendar/zoned-day.ts';
import type { Policy } from '../regulation/policy.ts';

/** `correct` of `total` questions answered right. */
export type Score = { readonly correct: number; readonly total: number };
export type TestMark = 'pass' | 'fail';

/**
 * The mark for a finished test (3.7): a pass is at least `passPercent` of all questions answered right. An unanswered
 * question counts as wrong. The share is compared in whole numbers, never rounded: 59.9 % fails.
 *
 * @param correct questions answered right, 0…total
 * @param total   questions in the test, 1 or more
 * @throws RangeError on an impossible score: a bug in the caller, never a learner's mistake
 */
export function testMark({ correct, total }: Score, { passPercent }: Pick<Policy, 'passPercent'>): TestMark {
  if (total < 1 || correct < 0 || correct > total) throw new RangeError(`score ${correct}/${total}`);
  return correct * 100 >= total * passPercent ? 'pass' : 'fail';
}

/** Fewest questions to answer right for a pass (3.7). */
export function questionsToPass(total: number, { passPercent }: Pick<Policy, 'passPercent'>): number {
  return Math.ceil((total * passPercent) / 100);
}

/**
 * When the test ends (3.6): the policy's minutes after the start, the learner's personal accommodation and every minute
 * granted since included.
 */
export function attemptDeadline(
  startedAt: Date,
  { timeLimitMinutes }: Pick<Policy, 'timeLimitMinutes'>,
  extraMinutes: number,
): Date {
  return new Date(startedAt.getTime() + (timeLimitMinutes + extraMinutes) * 60_000);
}

/** From when until when a session could not be written: no power, no network, the server down. */
export type Outage = { readonly from: Date; readonly until: Date };

export type OutageRefusal =
  | { readonly code: 'outage.empty'; readonly clause: null }
  | { readonly code: 'outage.not-over'; readonly clause: null }
  | { readonly code: 'outage.too-long'; readonly clause: '3.6'; readonly minutes: number }
  | { readonly code: 'outage.declared-already'; readonly clause: null; readonly from: Date; readonly until: Date }
  | { readonly code: 'outage.nobody'; readonly clause: null };

/**
 * Whole minutes of its time that a running test has lost in an outage (3.6), rounded up: those since its own start alone.
 * 0 when the outage was over before it began.
 */
export function lostMinutes(startedAt: Date, { from, until }: Outage): number {
  const began = Math.max(from.getTime(), startedAt.getTime());
  return Math.max(0, Math.ceil((until.getTime() - began) / 60_000));
}

/**
 * Why an outage cannot be declared, all at once: it has no length, it is not over, so that nobody can measure it, it is longer
 * than the test itself, so that its hours are mistaken: what is given back cannot be taken away again; the session has been given back a part of it already, or no test that still runs has lost anything (3.6). A test that has ended
 * meanwhile stays ended: the commission may grant another attempt (3.8).
 *
 * @param declared outages of the session that were declared before
 * @param hit      running tests that have lost time in it
 * @param longest  minutes that the longest of the running tests may take
 */
export function outageRefusals(
  { from, until }: Outage,
  {
    now,
    declared,
    hit,
    longest,
  }: { readonly now: Date; readonly declared: readonly Outage[]; readonly hit: number; readonly longest: number },
): OutageRefusal[] {
  if (until <= from) return [{ code: 'outage.empty', clause: null }];
  const refusals: OutageRefusal[] = [];
  if (until > now) refusals.push({ code: 'outage.not-over', clause: null });
  if (hit > 0 && until.getTime() - from.getTime() > longest * 60_000)
    refusals.push({ code: 'outage.too-long', clause: '3.6', minutes: longest });
  for (const other of declared)
    if (other.from < until && from < other.until)
      refusals.push({ code: 'outage.declared-already', clause: null, ...other });
  if (hit === 0) refusals.push({ code: 'outage.nobody', clause: null });
  return refusals;
}

/** What the database saw while saving an answer. */
export type AnswerSeen = {
  readonly at: Date;
  readonly deadlineAt: Date;
  readonly finishedAt: Date | null;
  /** The question is on the paper and the choice is one of its choices. */
  readonly belongs: boolean;
  /** Another tab or device has taken over the writing. */
  readonly writtenElsewhere: boolean;
};

export type AnswerRefusal =
  | { readonly code: 'attempt.finished'; readonly clause: null; readonly finishedAt: Date }
  | { readonly code: 'attempt.time-expired'; readonly clause: '3.6'; readonly deadlineAt: Date }
  | { readonly code: 'attempt.written-elsewhere'; readonly clause: null }
  | { readonly code: 'answer.not-in-attempt'; readonly clause: null };

/** Why this answer cannot be saved; empty when it can (3.6). */
export function answerRefusals(seen: AnswerSeen): AnswerRefusal[] {
  if (seen.finishedAt) return [{ code: 'attempt.finished', clause: null, finishedAt: seen.finishedAt }];
  if (seen.at >= seen.deadlineAt) return [{ code: 'attempt.time-expired', clause: '3.6', deadlineAt: seen.deadlineAt }];
  if (!seen.belongs) return [{ code: 'answer.not-in-attempt', clause: null }];
  return seen.writtenElsewhere ? [{ code: 'attempt.written-elsewhere', clause: null }] : [];
}

/**
 * The instant from which a free retake may no longer start (3.8): 24:00, in the organisation's zone, of the
 * `retakeDays`-th calendar day after the day on which the learner learnt that he had failed (Civil Code of Russia, 191 and
 * 194), see {@link failLearntAt}.
 */
export function retakeClosesAt(failedAt: Date, { retakeDays }: Pick<Policy, 'retakeDays'>, zone: string): Date {
  return endOfDay(addDays(dayOf(failedAt, zone), retakeDays), zone);
}

/** A finished attempt as the retake rule sees it. An annulled attempt is left out by the caller. */
export type FinishedAttempt = {
  readonly finishedAt: Date;
  readonly mark: TestMark;
  /** When a signed protocol announced this mark (3.12); null until then, also while a changed one waits for its own (5.10). */
  readonly announcedAt: Date | null;
  /** The appeals commission has made a fail of what was a pass (5.10). */
  readonly wasPass?: boolean;
  /** The commission granted it: it is none of the free retakes (3.8). */
  readonly granted?: boolean;
};

export type RetakeRefusal =
  | { readonly code: 'retake.passed-already'; readonly clause: '3.8' }
  | { readonly code: 'retake.none-left'; readonly clause: '3.8'; readonly allowed: number }
  | { readonly code: 'retake.window-closed'; readonly clause: '3.8'; readonly closedAt: Date };

type RetakePolicy = Pick<Policy, 'retakes' | 'retakeDays' | 'showPreliminaryScore'>;

/**
 * Whether an attempt waits for its announcement where the policy shows no score before it (3.12): then nothing is told of the
 * attempts, not even whether a retake is due.
 */
export function isResultPending(
  finished: readonly FinishedAttempt[],
  { showPreliminaryScore }: Pick<Policy, 'showPreliminaryScore'>,
): boolean {
  return !showPreliminaryScore && finished.some(({ announcedAt }) => announcedAt === null);
}

/**
 * When the learner has learnt of this fail, so that the days of the retake are counted from it (3.8); null while he has not.
 * Nobody can use a right that he does not know of. Where the policy shows the score at once, it is the end of the attempt.
 * It is the announcement (3.12) where the policy hides the score, and where the learner knew of a pass before the appeals
 * commission made it a fail (5.10), which may be months after the attempt (decision). The Regulation gives seven days and does
 * not say from when, so this takes nothing from anybody; counted from the attempt, they would be over before he could use them.
 */
export function failLearntAt(
  { finishedAt, announcedAt, wasPass }: FinishedAttempt,
  { showPreliminaryScore }: Pick<Policy, 'showPreliminaryScore'>,
): Date | null {
  return showPreliminaryScore && !wasPass ? finishedAt : announcedAt;
}

/** Until when the free retake after this fail may start (3.8); null while the days are not counted yet. */
function freeRetakeClosesAt(failed: FinishedAttempt, policy: RetakePolicy, zone: string): Date | null {
  const learntAt = failLearntAt(failed, policy);
  return learntAt && retakeClosesAt(learntAt, policy, zone);
}

/**
 * Why one more attempt may not start (3.8): never after a pass, at most `retakes` free ones, each only until its window
 * closes. Without a finished attempt there is nothing to refuse: it is the first one. An attempt that the commission has
 * granted comes on top of the free ones.
 *
 * @param grantClosesAt when a granted attempt that nobody has used may no longer start; null without one
 */
export function retakeRefusals(
  finished: readonly FinishedAttempt[],
  policy: RetakePolicy,
  at: Date,
  zone: string,
  grantClosesAt: Date | null = null,
): RetakeRefusal[] {
  const last = finished.at(-1);
  if (!last) return [];
  if (finished.some(({ mark }) => mark === 'pass')) return [{ code: 'retake.passed-already', clause: '3.8' }];
  if (grantClosesAt && at < grantClosesAt) return [];
  if (!hasFreeRetake(finished, policy)) return [{ code: 'retake.none-left', clause: '3.8', allowed: policy.retakes }];
  const closedAt = freeRetakeClosesAt(last, policy, zone);
  return closedAt && at >= closedAt ? [{ code: 'retake.window-closed', clause: '3.8', closedAt }] : [];
}

/** The first attempt is no retake, and a granted one is none of the free ones (3.8). */
function hasFreeRetake(finished: readonly FinishedAttempt[], { retakes }: Pick<Policy, 'retakes'>): boolean {
  return finished.slice(1).filter(({ granted }) => !granted).length < retakes;
}

/**
 * Until when the next attempt may start (3.8): the later end of the free retake's window and of a granted attempt's; null
 * when there is none, or its days are not counted before the announcement.
 */
export function nextAttemptClosesAt(
  finished: readonly FinishedAttempt[],
  policy: RetakePolicy,
  zone: string,
  grantClosesAt: Date | null,
): Date | null {
  const last = finished.at(-1);
  const free = last && hasFreeRetake(finished, policy) ? freeRetakeClosesAt(last, policy, zone) : null;
  if (!free || !grantClosesAt) return free ?? grantClosesAt;
  return free > grantClosesAt ? free : grantClosesAt;
}

/** Where a learner stands after the attempts made so far: the ground for a document (3.13, 3.14). */
export type Outcome = 'passed' | 'retake-open' | 'failed' | 'not-attempted';

/** A fail is final when no attempt is left, free or granted, or its window has closed (3.14). */
export function attestationOutcome(
  finished: readonly FinishedAttempt[],
  policy: RetakePolicy,
  at: Date,
  zone: string,
  grantClosesAt: Date | null = null,
): Outcome {
  if (finished.length === 0) return 'not-attempted';
  if (finished.some(({ mark }) => mark === 'pass')) return 'passed';
  return retakeRefusals(finished, policy, at, zone, grantClosesAt).length === 0 ? 'retake-open' : 'failed';
}
