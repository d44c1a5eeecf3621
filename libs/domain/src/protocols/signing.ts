import type { CommissionRole } from '../commissions/composition.ts';
import { dayOf, endOfDay } from '../calendar/zoned-day.ts';

/** A protocol is drafted, then signed by all; a signed one is never changed, only replaced by another that names it. */
export const PROTOCOL_STATUSES = ['draft', 'signed', 'replaced'] as const;
export type ProtocolStatus = (typeof PROTOCOL_STATUSES)[number];

export type SigningFacts = {
  readonly status: ProtocolStatus;
  /** SHA-256 of the content now stored, and of the content that the signer was shown. */
  readonly contentSha256: string;
  readonly shownSha256: string;
  /** The signer's seat in the commission of that day; null for a stranger. */
  readonly seat: { readonly userId: string; readonly role: CommissionRole } | null;
  readonly seats: readonly { readonly userId: string; readonly role: CommissionRole }[];
  /** Those whose signature under this very content stands. */
  readonly signedBy: readonly string[];
};

export type SigningRefusal =
  | { readonly code: 'protocol.signed-already'; readonly clause: null }
  | { readonly code: 'signature.not-on-commission'; readonly clause: '2.2' }
  | { readonly code: 'signature.given-already'; readonly clause: null }
  | { readonly code: 'signature.content-changed'; readonly clause: null }
  | { readonly code: 'signature.chair-signs-last'; readonly clause: '2.4'; readonly waitingFor: readonly string[] };

/** Form 1 is signed by chair and members; the secretary's signature belongs to forms 2 and 3 (appendices 1–3). */
export function signersOf<Seat extends { readonly role: CommissionRole }>(seats: readonly Seat[]): Seat[] {
  return seats.filter(({ role }) => role !== 'secretary');
}

/**
 * Why this person may not sign now: the content is no longer the one shown, it is not his to sign (2.2), or he is the
 * chair, who signs after all members (2.4).
 */
export function signingRefusals(facts: SigningFacts): SigningRefusal[] {
  const { seat, signedBy } = facts;
  if (facts.status !== 'draft') return [{ code: 'protocol.signed-already', clause: null }];
  if (!seat || seat.role === 'secretary') return [{ code: 'signature.not-on-commission', clause: '2.2' }];
  if (signedBy.includes(seat.userId)) return [{ code: 'signature.given-already', clause: null }];
  if (facts.contentSha256 !== facts.shownSha256) return [{ code: 'signature.content-changed', clause: null }];
  if (seat.role !== 'chair') return [];
  const waitingFor = signersOf(facts.seats)
    .map(({ userId }) => userId)
    .filter((userId) => userId !== seat.userId && !signedBy.includes(userId));
  return waitingFor.length === 0 ? [] : [{ code: 'signature.chair-signs-last', clause: '2.4', waitingFor }];
}

/** Whether everybody who must sign has signed this content. */
export function isFullySigned({ seats, signedBy }: Pick<SigningFacts, 'seats' | 'signedBy'>): boolean {
  return signersOf(seats).every(({ userId }) => signedBy.includes(userId));
}

export type ProtocolChangeRefusal = { readonly code: 'protocol.immutable'; readonly clause: '3.15' };

/** A signed protocol never changes; a draft may, and every signature under its former words is void (3.15). */
export function protocolChangeRefusals({ status }: { readonly status: ProtocolStatus }): ProtocolChangeRefusal[] {
  return status === 'draft' ? [] : [{ code: 'protocol.immutable', clause: '3.15' }];
}

export type DraftFacts = {
  readonly commissionInForce: boolean;
  /** Attempts of the session that still run. */
  readonly openAttempts: number;
  /** Finished attempts that no protocol holds yet. */
  readonly newResults: number;
  /** A draft of the same session that is not signed yet. */
  readonly openDraft: boolean;
};

export type DraftRefusal =
  | { readonly code: 'protocol.no-results'; readonly clause: '3.15' }
  | { readonly code: 'protocol.attempts-open'; readonly clause: '3.15'; readonly count: number }
  | { readonly code: 'protocol.draft-open'; readonly clause: null }
  | { readonly code: 'protocol.no-commission'; readonly clause: '2.1' };

/** What keeps the protocol of a session from being drawn up (3.15). */
export function draftRefusals(facts: DraftFacts): DraftRefusal[] {
  const refusals: DraftRefusal[] = [];
  if (!facts.commissionInForce) refusals.push({ code: 'protocol.no-commission', clause: '2.1' });
  if (facts.openDraft) refusals.push({ code: 'protocol.draft-open', clause: null });
  if (facts.openAttempts > 0)
    refusals.push({ code: 'protocol.attempts-open', clause: '3.15', count: facts.openAttempts });
  if (facts.newResults === 0) refusals.push({ code: 'protocol.no-results', clause: '3.15' });
  return refusals;
}

/** The results are announced on the day of the attestation: the protocol is due by 24:00 of it (3.12). */
export function protocolDueAt(attestedAt: Date, zone: string): Date {
  return endOfDay(dayOf(attestedAt, zone), zone);
}

/** What a learner may be told of his score now: nothing, a preliminary one, or the announced result (3.12). */
export function resultVisibility(
  { announcedAt }: { readonly announcedAt: Date | null },
  { showPreliminaryScore }: { readonly showPreliminaryScore: boolean },
): 'hidden' | 'preliminary' | 'official' {
  if (announcedAt) return 'official';
  return showPreliminaryScore ? 'preliminary' : 'hidden';
}
