import { dayOf, endOfDay, type Day } from '../calendar/zoned-day.ts';
import { admissionRefusals, type AdmissionFacts, type AdmissionRefusal } from '../enrolments/admission.ts';
import type { BankRefusal } from '../questions/bank.ts';
import type { Policy } from '../regulation/policy.ts';
import type { AttestationForm } from '../regulation/program-kind.ts';
import { secondTimeRefusals, type SecondTimeRefusal } from '../protocols/marks.ts';
import { retakeRefusals, type FinishedAttempt, type RetakeRefusal } from './test-attempt.ts';

/** Where an attestation is held (1.7, 1.9). */
export const VENUES = ['remote', 'organisation', 'unit', 'customer'] as const;
export type Venue = (typeof VENUES)[number];

/** Why knowledge is checked: the last column of protocol form 1. */
export const CHECK_REASONS = ['initial', 'regular', 'extraordinary', 'repeated'] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export type ScheduleFacts = {
  readonly now: Date;
  readonly zone: string;
  /** The first attempt may start from `opensAt` until `startUntil`; it then has its full time. */
  readonly opensAt: Date;
  readonly startUntil: Date;
  readonly venue: Venue;
  readonly address: string | null;
  /** What is held: a test, or one of the program's own exam and defence (3.3, 3.9). */
  readonly form: AttestationForm;
  /** The forms of attestation that the program has. */
  readonly forms: readonly AttestationForm[];
  /** Published questions by topic. */
  readonly topics: readonly { readonly topic: string; readonly has: number }[];
  /** How many the test draws from each topic; null draws the whole bank. */
  readonly questionsPerTopic: number | null;
  readonly commissionInForce: boolean;
  /** Exam cards of the program that are not withdrawn. */
  readonly examCards: number;
  /** The kind of exam and the qualification that forms 2 and 3 name are written in the program. */
  readonly examKindSet: boolean;
  readonly qualificationSet: boolean;
  /** The dates that the commission has set for a second time; null where the session is none. */
  readonly secondTime: { readonly from: Date | null; readonly until: Date | null } | null;
};

export type ScheduleRefusal =
  | { readonly code: 'session.in-the-past'; readonly clause: null; readonly opensAt: Date }
  | { readonly code: 'session.window-empty'; readonly clause: null }
  | { readonly code: 'session.window-over-several-days'; readonly clause: '3.12' }
  | { readonly code: 'session.no-address'; readonly clause: '1.9'; readonly venue: Venue }
  | { readonly code: 'session.no-test'; readonly clause: '3.3' }
  | { readonly code: 'session.form-not-of-program'; readonly clause: '3.10'; readonly form: AttestationForm }
  | { readonly code: 'session.no-exam-cards'; readonly clause: '3.10' }
  | { readonly code: 'session.no-exam-kind'; readonly clause: '3.10' }
  | { readonly code: 'session.no-qualification'; readonly clause: '3.13' }
  | SecondTimeRefusal
  | { readonly code: 'session.bank-unpublished'; readonly clause: '3.5' }
  | Extract<BankRefusal, { code: 'bank.topic-too-small' }>
  | { readonly code: 'session.no-commission'; readonly clause: '2.1' };

/**
 * What keeps an attestation from being scheduled, all at once. The window lies within one day, since the results are due
 * on the day of the attestation (3.12); the program ends by a test (3.3) that can be drawn from its bank (3.5), or by the
 * exam or the defence that it names (3.9, 3.10), a second time on the commission's dates (3.11), before a commission that
 * is in force (2.1, 2.2); it may be remote (1.7), elsewhere an address is needed (1.9).
 */
export function scheduleRefusals(facts: ScheduleFacts): ScheduleRefusal[] {
  const refusals: ScheduleRefusal[] = [];
  if (facts.startUntil <= facts.now)
    refusals.push({ code: 'session.in-the-past', clause: null, opensAt: facts.opensAt });
  if (facts.startUntil <= facts.opensAt) refusals.push({ code: 'session.window-empty', clause: null });
  else if (dayOf(facts.opensAt, facts.zone) !== dayOf(new Date(facts.startUntil.getTime() - 1), facts.zone))
    refusals.push({ code: 'session.window-over-several-days', clause: '3.12' });
  if (facts.venue !== 'remote' && !facts.address?.trim())
    refusals.push({ code: 'session.no-address', clause: '1.9', venue: facts.venue });
  refusals.push(...(facts.form === 'test' ? testRefusals(facts) : retrainingRefusals(facts)));
  if (!facts.commissionInForce) refusals.push({ code: 'session.no-commission', clause: '2.1' });
  return refusals;
}

function testRefusals(facts: ScheduleFacts): ScheduleRefusal[] {
  const isTest = facts.forms.includes('test');
  return [...(isTest ? [] : [{ code: 'session.no-test', clause: '3.3' } as const]), ...drawingRefusals(facts)];
}

/** What an exam or a defence needs before it (3.9–3.11, 3.13): cards and the kind of exam, the qualification to award. */
function retrainingRefusals({ form, forms, ...facts }: ScheduleFacts): ScheduleRefusal[] {
  if (!forms.includes(form)) return [{ code: 'session.form-not-of-program', clause: '3.10', form }];
  const refusals: ScheduleRefusal[] = [];
  if (form === 'exam' && facts.examCards === 0) refusals.push({ code: 'session.no-exam-cards', clause: '3.10' });
  if (form === 'exam' && !facts.examKindSet) refusals.push({ code: 'session.no-exam-kind', clause: '3.10' });
  if (form === 'defence' && !facts.qualificationSet)
    refusals.push({ code: 'session.no-qualification', clause: '3.13' });
  if (facts.secondTime) refusals.push(...secondTimeRefusals({ ...facts.secondTime, at: facts.opensAt }));
  return refusals;
}

/** What keeps papers from being drawn: nothing published, or a topic smaller than what is drawn from it (3.5). */
function drawingRefusals({ topics, questionsPerTopic: needs }: ScheduleFacts): ScheduleRefusal[] {
  if (topics.length === 0) return [{ code: 'session.bank-unpublished', clause: '3.5' }];
  if (needs === null) return [];
  return topics
    .filter(({ has }) => has < needs)
    .map(({ topic, has }) => ({ code: 'bank.topic-too-small', clause: '3.5', topic, has, needs }));
}

export type StartFacts = {
  readonly at: Date;
  readonly zone: string;
  readonly opensAt: Date;
  readonly startUntil: Date;
  readonly cancelledAt: Date | null;
  readonly admission: AdmissionFacts;
  /** The learner acknowledged the Regulation's current edition. */
  readonly acknowledged: boolean;
  readonly finished: readonly FinishedAttempt[];
  /** A finished attempt waits for its protocol, and the policy shows no score before it. */
  readonly resultsPending: boolean;
  readonly policy: Pick<Policy, 'retakes' | 'retakeDays' | 'showPreliminaryScore'>;
  /** When the attempt that the commission has granted, and nobody has used, may no longer start; null without one. */
  readonly grantClosesAt: Date | null;
};

export type StartRefusal =
  | { readonly code: 'session.cancelled'; readonly clause: null }
  | { readonly code: 'session.not-open-yet'; readonly clause: null; readonly opensAt: Date }
  | { readonly code: 'session.start-closed'; readonly clause: null; readonly startUntil: Date }
  | { readonly code: 'regulation.not-acknowledged'; readonly clause: '3.2' }
  | { readonly code: 'session.results-pending'; readonly clause: '3.12' }
  | AdmissionRefusal
  | RetakeRefusal;

/**
 * Why a learner may not start an attempt now: not admitted (3.1), the Regulation not acknowledged (3.2), outside the
 * window of the first attempt, or no retake to start (3.8). A retake and an attempt that the commission has granted are
 * free of the session's window: each has its own. Where the
 * score is hidden until the protocol, nothing here tells of it before (3.12).
 */
export function startRefusals(facts: StartFacts): StartRefusal[] {
  const refusals: StartRefusal[] = [...admissionRefusals(facts.admission)];
  if (facts.cancelledAt) refusals.push({ code: 'session.cancelled', clause: null });
  if (!facts.acknowledged) refusals.push({ code: 'regulation.not-acknowledged', clause: '3.2' });
  if (facts.resultsPending) return [...refusals, { code: 'session.results-pending', clause: '3.12' }];
  if (facts.finished.length > 0 || isGranted(facts))
    return [...refusals, ...retakeRefusals(facts.finished, facts.policy, facts.at, facts.zone, facts.grantClosesAt)];
  if (facts.at < facts.opensAt) refusals.push({ code: 'session.not-open-yet', clause: null, opensAt: facts.opensAt });
  if (facts.at >= facts.startUntil)
    refusals.push({ code: 'session.start-closed', clause: null, startUntil: facts.startUntil });
  return refusals;
}

/** Why a learner may not be called up for an exam or a defence: not admitted (3.1), or the Regulation not acknowledged (3.2). */
export function callRefusals({
  admission,
  acknowledged,
}: Pick<StartFacts, 'admission' | 'acknowledged'>): StartRefusal[] {
  const refusals: StartRefusal[] = [...admissionRefusals(admission)];
  if (!acknowledged) refusals.push({ code: 'regulation.not-acknowledged', clause: '3.2' });
  return refusals;
}

function isGranted({ at, grantClosesAt }: StartFacts): boolean {
  return grantClosesAt !== null && at < grantClosesAt;
}

/**
 * Until when a test must be started so that it ends on the session's own day, where one started last would go on past 24:00;
 * null where none would. It is no refusal: a full time is due to whoever starts in the window (3.6). But the protocol is of
 * the day of its last test, and on that day the results are announced (3.12) and appeals are filed (5.3).
 *
 * @param minutes the longest time that a learner of the session has
 */
export function lastStartWithinDay(
  { opensAt, startUntil }: Pick<ScheduleFacts, 'opensAt' | 'startUntil'>,
  minutes: number,
  zone: string,
): Date | null {
  const latest = new Date(endOfDay(dayOf(opensAt, zone), zone).getTime() - minutes * 60_000);
  return startUntil > latest ? latest : null;
}

/** The day that the protocol, the announcement and the appeal hang on: the session's day in the zone (3.12, 5.3). */
export function sessionDay(opensAt: Date, zone: string): Day {
  return dayOf(opensAt, zone);
}
