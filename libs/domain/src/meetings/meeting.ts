import type { CommissionRole } from '../commissions/composition.ts';
import { secondTimeRefusals, type SecondTimeRefusal } from '../protocols/marks.ts';
import type { Policy } from '../regulation/policy.ts';

/** A seat of the commission, and whether the person is at the meeting. */
export type MeetingSeat = { readonly userId: string; readonly role: CommissionRole; readonly present: boolean };

/** A meeting is planned with its session, opened and closed by the chair, and never opened again (2.4). */
export type MeetingState = { readonly openedAt: Date | null; readonly closedAt: Date | null };

export type QuorumPolicy = Pick<Policy, 'quorumNumerator' | 'quorumDenominator'>;

export type Quorum = {
  /** Chair and members present, and how many of them are needed. */
  readonly present: number;
  readonly needed: number;
  readonly chairPresent: boolean;
};

/** Who is there and how many are needed: of chair and members the share that the policy names, by default two thirds (2.4, decision). */
export function quorumOf(seats: readonly MeetingSeat[], policy: QuorumPolicy): Quorum {
  const voting = seats.filter(({ role }) => role !== 'secretary');
  return {
    present: voting.filter(({ present }) => present).length,
    needed: Math.ceil((voting.length * policy.quorumNumerator) / policy.quorumDenominator),
    chairPresent: voting.some(({ role, present }) => role === 'chair' && present),
  };
}

export type QuorumRefusal =
  | { readonly code: 'meeting.chair-absent'; readonly clause: '2.4' }
  | { readonly code: 'meeting.no-quorum'; readonly clause: '2.4'; readonly present: number; readonly needed: number };

/** Why the commission cannot decide now: its chair is not there, or too few are (2.4). */
export function quorumRefusals(seats: readonly MeetingSeat[], policy: QuorumPolicy): QuorumRefusal[] {
  const { present, needed, chairPresent } = quorumOf(seats, policy);
  const refusals: QuorumRefusal[] = [];
  if (!chairPresent) refusals.push({ code: 'meeting.chair-absent', clause: '2.4' });
  if (present < needed) refusals.push({ code: 'meeting.no-quorum', clause: '2.4', present, needed });
  return refusals;
}

export type DutyRefusal =
  | { readonly code: 'meeting.not-on-commission'; readonly clause: '2.2' }
  | { readonly code: 'meeting.only-chair'; readonly clause: '2.4' }
  | { readonly code: 'meeting.only-chair-or-secretary'; readonly clause: '2.4' }
  | { readonly code: 'meeting.no-vote'; readonly clause: '2.7' };

/** What a deed at the meeting asks of a seat: to lead it, to keep its record, to vote, or only to be on the commission. */
export type MeetingDuty = 'lead' | 'record' | 'vote' | 'attend';

/** Why a person may not do this at the meeting: the chair leads it (2.4), chair and members vote (2.7), the rest are strangers (2.2). */
export function dutyRefusals(role: CommissionRole | null, duty: MeetingDuty): DutyRefusal[] {
  if (!role) return [{ code: 'meeting.not-on-commission', clause: '2.2' }];
  if (duty === 'lead' && role !== 'chair') return [{ code: 'meeting.only-chair', clause: '2.4' }];
  if (duty === 'record' && role === 'member') return [{ code: 'meeting.only-chair-or-secretary', clause: '2.4' }];
  return duty === 'vote' && role === 'secretary' ? [{ code: 'meeting.no-vote', clause: '2.7' }] : [];
}

export type MeetingStateRefusal =
  | { readonly code: 'meeting.not-open'; readonly clause: '2.4' }
  | { readonly code: 'meeting.closed'; readonly clause: null; readonly closedAt: Date };

/** Why nothing can be written at the meeting: the chair has not opened it yet, or has closed it (2.4). */
export function stateRefusals({ openedAt, closedAt }: MeetingState): MeetingStateRefusal[] {
  if (closedAt) return [{ code: 'meeting.closed', clause: null, closedAt }];
  return openedAt ? [] : [{ code: 'meeting.not-open', clause: '2.4' }];
}

export type OpeningFacts = {
  readonly state: MeetingState;
  readonly seats: readonly MeetingSeat[];
  readonly policy: QuorumPolicy;
  readonly cancelled: boolean;
  /** The day of the session has not come yet. */
  readonly opensAt: Date;
  readonly dayHasCome: boolean;
  readonly now: Date;
  /** From when until when the commission lets a second time be held; null when the session is none (3.11). */
  readonly secondTime: { readonly from: Date | null; readonly until: Date | null } | null;
};

export type OpeningRefusal =
  | QuorumRefusal
  | SecondTimeRefusal
  | { readonly code: 'session.cancelled'; readonly clause: null }
  | { readonly code: 'meeting.opened-already'; readonly clause: null; readonly openedAt: Date }
  | { readonly code: 'meeting.too-early'; readonly clause: null; readonly opensAt: Date };

/**
 * What keeps the chair from opening the meeting, all at once: the day, the quorum, his own absence (2.4), and the dates of
 * a second time that are over (3.11).
 */
export function openingRefusals({
  state,
  seats,
  policy,
  cancelled,
  opensAt,
  dayHasCome,
  now,
  secondTime,
}: OpeningFacts): OpeningRefusal[] {
  if (state.openedAt) return [{ code: 'meeting.opened-already', clause: null, openedAt: state.openedAt }];
  const refusals: OpeningRefusal[] = cancelled ? [{ code: 'session.cancelled', clause: null }] : [];
  if (!dayHasCome) refusals.push({ code: 'meeting.too-early', clause: null, opensAt });
  else if (secondTime) refusals.push(...secondTimeRefusals({ ...secondTime, at: now }));
  return [...refusals, ...quorumRefusals(seats, policy)];
}

export type ClosingFacts = {
  readonly state: MeetingState;
  readonly learners: readonly {
    readonly name: string;
    /** His mark is confirmed, or his absence recorded. */
    readonly decided: boolean;
    /** He failed or did not come. */
    readonly failed: boolean;
    /** The commission has set the dates of his second time. */
    readonly hasSecondTime: boolean;
  }[];
  /** The session is itself a second time: there is no third. */
  readonly isSecondTime: boolean;
  /** Tests that somebody still writes. */
  readonly openAttempts: number;
};

export type ClosingRefusal =
  | MeetingStateRefusal
  | { readonly code: 'meeting.learners-left'; readonly clause: '3.12'; readonly names: readonly string[] }
  | { readonly code: 'meeting.attempts-open'; readonly clause: '3.12'; readonly count: number }
  | { readonly code: 'meeting.second-time-unset'; readonly clause: '3.11'; readonly names: readonly string[] };

/**
 * What keeps the chair from closing the meeting, all at once: learners nobody has decided on, and tests that are being
 * written, since the result is due the same day (3.12); those who failed or did not come and have no dates for their
 * second time, which the commission sets at a meeting (3.11).
 */
export function closingRefusals({ state, learners, isSecondTime, openAttempts }: ClosingFacts): ClosingRefusal[] {
  const refusals: ClosingRefusal[] = [...stateRefusals(state)];
  if (refusals.length > 0) return refusals;
  const left = learners.filter(({ decided }) => !decided).map(({ name }) => name);
  if (left.length > 0) refusals.push({ code: 'meeting.learners-left', clause: '3.12', names: left });
  if (openAttempts > 0) refusals.push({ code: 'meeting.attempts-open', clause: '3.12', count: openAttempts });
  const unset = learners.filter(({ failed, hasSecondTime }) => failed && !hasSecondTime).map(({ name }) => name);
  if (!isSecondTime && unset.length > 0)
    refusals.push({ code: 'meeting.second-time-unset', clause: '3.11', names: unset });
  return refusals;
}
