import { dayOf, endOfDay } from '../calendar/zoned-day.ts';
import type { Mark } from '../protocols/marks.ts';

/** On what a learner appeals: the order of the attestation, or its result (5.1, 5.2). */
export const APPEAL_KINDS = ['procedure', 'result'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/**
 * The instant from which an appeal may no longer be filed (5.3): 24:00 of the day of the attestation in the organisation’s
 * zone. Results are due on that same day (3.12); where the protocol comes late the right does not lapse, and the window
 * stays open to the end of the day of announcement, or until there is one.
 */
export function appealClosesAt(attestedAt: Date, announcedAt: Date | null, at: Date, zone: string): Date {
  const last = announcedAt ?? at;
  return endOfDay(dayOf(last > attestedAt ? last : attestedAt, zone), zone);
}

export type FilingFacts = {
  readonly at: Date;
  readonly zone: string;
  /** When the attempt ended, or the exam or defence was held. */
  readonly attestedAt: Date;
  readonly announcedAt: Date | null;
  /** An appeal on this attempt was filed before: its decision is final (5.12). */
  readonly appealedBefore: boolean;
};

export type FilingRefusal =
  | { readonly code: 'appeal.window-closed'; readonly clause: '5.3'; readonly closedAt: Date }
  | { readonly code: 'appeal.decided-already'; readonly clause: '5.12' };

/**
 * Why an appeal, on the procedure or on the result (5.1, 5.2), cannot be filed: only on the very day (5.3), and once, since
 * the decision is final (5.12). That it is filed in person is the permission’s matter: none but the learner himself has it.
 */
export function filingRefusals(facts: FilingFacts): FilingRefusal[] {
  const refusals: FilingRefusal[] = [];
  const closedAt = appealClosesAt(facts.attestedAt, facts.announcedAt, facts.at, facts.zone);
  if (facts.appealedBefore) refusals.push({ code: 'appeal.decided-already', clause: '5.12' });
  if (facts.at >= closedAt) refusals.push({ code: 'appeal.window-closed', clause: '5.3', closedAt });
  return refusals;
}

export type AppealsSeat = {
  readonly userId: string;
  readonly role: 'chair' | 'member' | 'secretary';
  readonly isDirector: boolean;
  /** Authorised by the director to chair, by a named document (5.5). */
  readonly isAuthorised: boolean;
  /** Teaches here, or was hired by contract (5.4). */
  readonly isTeacher: boolean;
  /** Sat on the attestation commission of the session that is appealed. */
  readonly wasOnAttestation: boolean;
  /** Has accepted the agreement on electronic signatures that is in force. */
  readonly hasConsent: boolean;
};

export type AppealsCommissionRefusal =
  | {
      readonly code: 'appeals-commission.too-small';
      readonly clause: '5.4';
      readonly min: number;
      readonly count: number;
    }
  | { readonly code: 'appeals-commission.not-teacher'; readonly clause: '5.4'; readonly userId: string }
  | { readonly code: 'appeals-commission.from-attestation'; readonly clause: '5.4'; readonly userId: string }
  | { readonly code: 'appeals-commission.chair'; readonly clause: '5.5' }
  | { readonly code: 'commission.person-twice'; readonly clause: null; readonly userId: string }
  | { readonly code: 'commission.no-consent'; readonly clause: null; readonly userId: string };

const FEWEST = 2;

/**
 * Everything wrong with an appeals commission: fewer than two people, somebody who does not teach or who sat on the
 * attestation commission (5.4), a chair who is neither the director nor authorised by him (5.5). Where the director chaired
 * the attestation, as in retraining (2.5), both clauses leave only an authorised chair.
 */
export function appealsCommissionRefusals(seats: readonly AppealsSeat[]): AppealsCommissionRefusal[] {
  const refusals: AppealsCommissionRefusal[] = [];
  const voting = seats.filter(({ role }) => role !== 'secretary');
  if (voting.length < FEWEST)
    refusals.push({ code: 'appeals-commission.too-small', clause: '5.4', min: FEWEST, count: voting.length });
  const chairs = seats.filter(({ role }) => role === 'chair');
  const [chair] = chairs;
  if (chairs.length !== 1 || !(chair?.isDirector || chair?.isAuthorised))
    refusals.push({ code: 'appeals-commission.chair', clause: '5.5' });
  const people = new Map(seats.map((seat) => [seat.userId, seat]));
  for (const userId of people.keys())
    if (seats.filter((seat) => seat.userId === userId).length > 1)
      refusals.push({ code: 'commission.person-twice', clause: null, userId });
  return [...refusals, ...seats.flatMap(appealsSeatRefusals)];
}

/** Why this person may not sit on an appeals commission in this role (5.4), or could not sign its protocol. */
export function appealsSeatRefusals(
  seat: Pick<AppealsSeat, 'userId' | 'role' | 'isTeacher' | 'wasOnAttestation' | 'hasConsent'>,
): AppealsCommissionRefusal[] {
  const { userId } = seat;
  const refusals: AppealsCommissionRefusal[] = [];
  if (seat.wasOnAttestation) refusals.push({ code: 'appeals-commission.from-attestation', clause: '5.4', userId });
  if (!seat.isTeacher && seat.role === 'member')
    refusals.push({ code: 'appeals-commission.not-teacher', clause: '5.4', userId });
  if (!seat.hasConsent) refusals.push({ code: 'commission.no-consent', clause: null, userId });
  return refusals;
}

/** What the commission found on an appeal against the procedure (5.9). */
export type ProcedureFindings = { readonly confirmed: boolean; readonly influenced: boolean };

/** Upheld only when the breach is confirmed and has influenced the result; otherwise rejected (5.9). */
export function procedureDecision({ confirmed, influenced }: ProcedureFindings): 'upheld' | 'rejected' {
  return confirmed && influenced ? 'upheld' : 'rejected';
}

export type ResultDecision =
  { readonly decision: 'rejected' } | { readonly decision: 'upheld'; readonly mark: Mark; readonly reasons: string };

export type ResultDecisionRefusal =
  | { readonly code: 'appeal.result-unchanged'; readonly clause: '5.10' }
  | { readonly code: 'appeal.reasons-missing'; readonly clause: '5.10' };

/** An appeal against the result is rejected and the result kept, or upheld and the result changed, with reasons (5.10). */
export function resultDecisionRefusals(before: Mark, decision: ResultDecision): ResultDecisionRefusal[] {
  if (decision.decision === 'rejected') return [];
  const refusals: ResultDecisionRefusal[] = [];
  if (decision.mark === before) refusals.push({ code: 'appeal.result-unchanged', clause: '5.10' });
  if (decision.reasons.trim() === '') refusals.push({ code: 'appeal.reasons-missing', clause: '5.10' });
  return refusals;
}
