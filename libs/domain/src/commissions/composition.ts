import type { Policy } from '../regulation/policy.ts';
import type { ProgramKind } from '../regulation/program-kind.ts';

export const COMMISSION_ROLES = ['chair', 'member', 'secretary'] as const;
export type CommissionRole = (typeof COMMISSION_ROLES)[number];

export type CommissionSeat = {
  readonly userId: string;
  readonly role: CommissionRole;
  readonly isDirector: boolean;
  /** Studies in a group of this very program. */
  readonly isLearner: boolean;
  /** Works for the organisation, or comes from another one (2.6). */
  readonly affiliation: 'own' | 'outside';
  /** Has accepted the agreement on electronic signatures that is in force. */
  readonly hasConsent: boolean;
};

export type CompositionRefusal =
  | { readonly code: 'commission.no-chair'; readonly clause: '2.4' }
  | { readonly code: 'commission.several-chairs'; readonly clause: '2.4' }
  | { readonly code: 'commission.chair-not-director'; readonly clause: '2.5' }
  | { readonly code: 'commission.no-outsider'; readonly clause: '2.6' }
  | { readonly code: 'commission.too-large'; readonly clause: '2.7'; readonly max: number; readonly count: number }
  | { readonly code: 'commission.too-small'; readonly clause: '2.7'; readonly min: number; readonly count: number }
  | { readonly code: 'commission.person-twice'; readonly clause: null; readonly userId: string }
  | CandidateRefusal;

export type CandidateRefusal =
  | { readonly code: 'commission.learner-seated'; readonly clause: null; readonly userId: string }
  | { readonly code: 'commission.no-consent'; readonly clause: null; readonly userId: string };

type Limits = Pick<Policy, 'commissionMax' | 'commissionMin'>;

/**
 * Everything wrong with the composition of an attestation commission, all at once: who leads it (2.4, for retraining the
 * director, 2.5), outside specialists in retraining (2.6), its size without the secretary (2.7), and who may not sit.
 */
export function compositionRefusals(
  kind: ProgramKind,
  seats: readonly CommissionSeat[],
  { commissionMax: max, commissionMin: min }: Limits,
): CompositionRefusal[] {
  const refusals: CompositionRefusal[] = [];
  const chairs = seats.filter(({ role }) => role === 'chair');
  const voting = seats.filter(({ role }) => role !== 'secretary');
  if (chairs.length === 0) refusals.push({ code: 'commission.no-chair', clause: '2.4' });
  if (chairs.length > 1) refusals.push({ code: 'commission.several-chairs', clause: '2.4' });
  if (kind === 'retraining' && chairs.some(({ isDirector }) => !isDirector))
    refusals.push({ code: 'commission.chair-not-director', clause: '2.5' });
  if (kind === 'retraining' && !voting.some(({ affiliation }) => affiliation === 'outside'))
    refusals.push({ code: 'commission.no-outsider', clause: '2.6' });
  const count = voting.length;
  if (count > max) refusals.push({ code: 'commission.too-large', clause: '2.7', max, count });
  if (count < min) refusals.push({ code: 'commission.too-small', clause: '2.7', min, count });
  for (const userId of repeated(seats.map((seat) => seat.userId)))
    refusals.push({ code: 'commission.person-twice', clause: null, userId });
  const people = new Map(seats.map((seat) => [seat.userId, seat]));
  return [...refusals, ...[...people.values()].flatMap(candidateRefusals)];
}

/** Why this person may not sit on an attestation commission in any role: he studies in the program, or could not sign (2.2). */
export function candidateRefusals({
  userId,
  isLearner,
  hasConsent,
}: Pick<CommissionSeat, 'userId' | 'isLearner' | 'hasConsent'>): CandidateRefusal[] {
  const refusals: CandidateRefusal[] = [];
  if (isLearner) refusals.push({ code: 'commission.learner-seated', clause: null, userId });
  if (!hasConsent) refusals.push({ code: 'commission.no-consent', clause: null, userId });
  return refusals;
}

/** Who left and who came with a new order (2.2): a person in another role left the one and came into the other. */
export function compositionChange<Seat extends { readonly userId: string; readonly role: CommissionRole }>(
  before: readonly Seat[],
  after: readonly Seat[],
): { readonly left: readonly Seat[]; readonly came: readonly Seat[] } {
  const key = ({ userId, role }: Seat) => `${userId} ${role}`;
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
  return { left: before.filter((seat) => !now.has(key(seat))), came: after.filter((seat) => !old.has(key(seat))) };
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
