import type { MarkScale } from '../protocols/marks.ts';
import type { ProgramKind } from './program-kind.ts';

/**
 * What an organisation may set per program. The defaults are the Regulation's; an attestation session keeps the policy
 * that was in force when it was scheduled, so a later change never touches it.
 */
export type Policy = {
  /** Minutes given for the test (3.6). */
  readonly timeLimitMinutes: number;
  /** Whole percents of all questions that must be answered right (3.7). */
  readonly passPercent: number;
  /** Free further attempts after a failed test (3.8). */
  readonly retakes: number;
  /** Calendar days, counted from the day after the failed attempt, in which a retake may start (3.8). */
  readonly retakeDays: number;
  /** Questions drawn from each topic; null draws the whole published bank (3.5). */
  readonly questionsPerTopic: number | null;
  /** Whether the learner sees a score, marked preliminary, before the protocol is signed (3.12). */
  readonly showPreliminaryScore: boolean;
  /** Most people on the commission, chair and members, without the secretary (2.7). */
  readonly commissionMax: number;
  /** Fewest people on the commission, chair and members (2.7, decision). */
  readonly commissionMin: number;
  /** Working days in which an appeal is considered (5.6). */
  readonly appealWorkingDays: number;
  /** Working days in which the learner is told of the decision (5.11). */
  readonly appealNoticeWorkingDays: number;
  /** The scale of marks for exams and defences (4). */
  readonly markScale: MarkScale;
  /** The share of chair and members that a meeting needs, as a fraction (2.4, decision). */
  readonly quorumNumerator: number;
  readonly quorumDenominator: number;
};

/** The Regulation's own values for a kind of program. */
export const DEFAULT_POLICY: Record<ProgramKind, Policy> = {
  'professional-development': {
    timeLimitMinutes: 90,
    passPercent: 60,
    retakes: 1,
    retakeDays: 7,
    questionsPerTopic: null,
    showPreliminaryScore: true,
    commissionMax: 3,
    commissionMin: 2,
    appealWorkingDays: 3,
    appealNoticeWorkingDays: 3,
    markScale: 'four-point',
    quorumNumerator: 2,
    quorumDenominator: 3,
  },
  retraining: {
    timeLimitMinutes: 90,
    passPercent: 60,
    retakes: 1,
    retakeDays: 7,
    questionsPerTopic: null,
    showPreliminaryScore: true,
    commissionMax: 5,
    commissionMin: 2,
    appealWorkingDays: 3,
    appealNoticeWorkingDays: 3,
    markScale: 'four-point',
    quorumNumerator: 2,
    quorumDenominator: 3,
  },
};

/** The policy of a program: the Regulation's values for its kind, and what the organisation has set instead. */
export function effectivePolicy(kind: ProgramKind, set: Partial<Policy>): Policy {
  return { ...DEFAULT_POLICY[kind], ...set };
}
