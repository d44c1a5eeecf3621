import type { AttestationForm } from '../regulation/program-kind.ts';
import type { CommissionRole } from '../commissions/composition.ts';
import { quorumOf, type QuorumPolicy } from '../meetings/meeting.ts';
import type { SignatureStatus } from '../signing/signature.ts';

/** A protocol is drafted, then signed by all; a signed one is never changed, only replaced by another that names it. */
export const PROTOCOL_STATUSES = ['draft', 'signed', 'replaced'] as const;
export type ProtocolStatus = (typeof PROTOCOL_STATUSES)[number];

/** The forms of the Regulation's appendices: a test, an exam, a defence (3.15). */
export const PROTOCOL_FORMS = [1, 2, 3] as const;
export type ProtocolForm = (typeof PROTOCOL_FORMS)[number];

const FORMS: Record<AttestationForm, ProtocolForm> = { test: 1, exam: 2, defence: 3 };

/** The form of protocol by which a meeting is recorded: one per session of a test or an exam, one per defence (3.15). */
export function protocolFormOf(form: AttestationForm): ProtocolForm {
  return FORMS[form];
}

/** What a person may do about a protocol himself; absence is recorded of him. */
export const SIGNING_ACTS = ['signed', 'signed-with-opinion', 'refused'] as const satisfies readonly SignatureStatus[];
export type SigningAct = (typeof SIGNING_ACTS)[number];

type Seat = { readonly userId: string; readonly role: CommissionRole };
type Standing = { readonly userId: string; readonly status: SignatureStatus };

export type SigningFacts = {
  readonly form: ProtocolForm;
  readonly status: ProtocolStatus;
  /** SHA-256 of the content now stored, and of the content that the signer was shown. */
  readonly contentSha256: string;
  readonly shownSha256: string;
  /** The signer's seat in the commission of that day; null for a stranger. */
  readonly seat: Seat | null;
  readonly seats: readonly Seat[];
  /** Those whose signature, refusal or absence stands under this very content. */
  readonly standing: readonly Standing[];
  /**
   * The share of chair and members without whose signatures the paper is none of the commission; null where it decides
   * nothing of its own: a protocol that puts another one right (5.10), or that of an appeal, which is voted on (5.4).
   */
  readonly quorum: QuorumPolicy | null;
  readonly act: SigningAct;
  /** The dissenting opinion, or the reason of a refusal. */
  readonly statement: string | null;
};

export type SigningRefusal =
  | { readonly code: 'protocol.signed-already'; readonly clause: null }
  | { readonly code: 'signature.not-on-commission'; readonly clause: '2.2' }
  | { readonly code: 'signature.was-absent'; readonly clause: null }
  | { readonly code: 'signature.given-already'; readonly clause: null }
  | { readonly code: 'signature.content-changed'; readonly clause: null }
  | { readonly code: 'signature.statement-missing'; readonly clause: null }
  | { readonly code: 'signature.chair-signs-last'; readonly clause: '2.4'; readonly waitingFor: readonly string[] }
  | SigningQuorumRefusal;

export type SigningQuorumRefusal = {
  readonly code: 'signature.no-quorum';
  readonly clause: '2.4';
  /** Chair and members who have signed or still may, and how many signatures of theirs are needed. */
  readonly signing: number;
  readonly needed: number;
};

/** Form 1 is signed by chair and members, forms 2 and 3 by the secretary as well (appendices 1–3). */
export function signersOf<S extends { readonly role: CommissionRole }>(seats: readonly S[], form: ProtocolForm): S[] {
  return form === 1 ? seats.filter(({ role }) => role !== 'secretary') : [...seats];
}

/**
 * Why this person may not sign now: the content is no longer the one shown, it is not his to sign (2.2), he was not
 * there, or he is the chair, who signs after everybody else, and never alone for the commission (2.4). A refusal to sign
 * waits for nobody, and like a dissenting opinion it says why. A member’s stands; the chair’s, which stops everything, gives
 * way to his signature (2.4, decision).
 */
export function signingRefusals(facts: SigningFacts): SigningRefusal[] {
  const { seat, standing, form, act } = facts;
  if (facts.status !== 'draft') return [{ code: 'protocol.signed-already', clause: null }];
  if (!seat || !signersOf([seat], form).includes(seat)) return [{ code: 'signature.not-on-commission', clause: '2.2' }];
  const own = standing.find(({ userId }) => userId === seat.userId);
  if (own && (act === 'refused' || !givesWay(seat, own)))
    return [{ code: own.status === 'absent' ? 'signature.was-absent' : 'signature.given-already', clause: null }];
  if (facts.contentSha256 !== facts.shownSha256) return [{ code: 'signature.content-changed', clause: null }];
  if (act !== 'signed' && !facts.statement?.trim()) return [{ code: 'signature.statement-missing', clause: null }];
  if (seat.role !== 'chair' || act === 'refused') return [];
  const waitingFor = waitingOf(facts).filter((userId) => userId !== seat.userId);
  const last: SigningRefusal[] =
    waitingFor.length === 0 ? [] : [{ code: 'signature.chair-signs-last', clause: '2.4', waitingFor }];
  return [...last, ...signingQuorumRefusals(facts)];
}

/**
 * Why the protocol cannot be made out under these words at all: so many of the commission refuse to sign, or were not there,
 * that those who are left are no quorum (2.4, 3.15, decision). A test may be recorded without a meeting, and then the
 * signatures are all that shows the commission behind its result. New words void what was done about the former ones.
 */
export function signingQuorumRefusals({
  seats,
  standing,
  quorum,
}: Pick<SigningFacts, 'seats' | 'standing' | 'quorum'>): SigningQuorumRefusal[] {
  if (!quorum) return [];
  const lost = standing.filter(({ status }) => !isSigned(status));
  const left = seats.map((seat) => {
    const own = lost.find(({ userId }) => userId === seat.userId);
    return { ...seat, present: !own || givesWay(seat, own) };
  });
  const { present: signing, needed } = quorumOf(left, quorum);
  return signing < needed ? [{ code: 'signature.no-quorum', clause: '2.4', signing, needed }] : [];
}

/**
 * The chair’s refusal, which he may replace by his signature (2.4): nobody else can make the protocol out, and what an appeal
 * has decided has no other words that could be signed instead (5.11, 5.12).
 */
export const givesWay = ({ role }: Pick<Seat, 'role'>, { status }: Pick<Standing, 'status'>): boolean =>
  role === 'chair' && status === 'refused';

/** With a dissenting opinion too: who holds another view stands behind the record all the same. */
const isSigned = (status: SignatureStatus): boolean => status === 'signed' || status === 'signed-with-opinion';

/** Who has still to sign: everybody of the form who has not signed, refused, or been recorded as absent (3.15). */
export function waitingOf({ form, seats, standing }: Pick<SigningFacts, 'form' | 'seats' | 'standing'>): string[] {
  const done = new Set(standing.map(({ userId }) => userId));
  return signersOf(seats, form)
    .map(({ userId }) => userId)
    .filter((userId) => !done.has(userId));
}

/**
 * Whether the protocol is made out (3.15): everybody has dealt with it, the chair has signed, and those who have signed are a
 * quorum (2.4). A member's refusal or absence does not stop it as long as they are; the chair's does.
 */
export function isComplete(facts: Pick<SigningFacts, 'form' | 'seats' | 'standing' | 'quorum'>): boolean {
  const chairs = facts.seats.filter(({ role }) => role === 'chair').map(({ userId }) => userId);
  const chairSigned = facts.standing.some(({ userId, status }) => chairs.includes(userId) && isSigned(status));
  return chairSigned && waitingOf(facts).length === 0 && signingQuorumRefusals(facts).length === 0;
}

export type ProtocolChangeRefusal = { readonly code: 'protocol.immutable'; readonly clause: '3.15' };

/** A signed protocol never changes; a draft may, and every signature under its former words is void (3.15). */
export function protocolChangeRefusals({ status }: { readonly status: ProtocolStatus }): ProtocolChangeRefusal[] {
  return status === 'draft' ? [] : [{ code: 'protocol.immutable', clause: '3.15' }];
}
