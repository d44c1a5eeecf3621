import { scaleRefusals, type Mark, type MarkScale } from '../protocols/marks.ts';
import {
  procedureDecision,
  resultDecisionRefusals,
  type AppealKind,
  type AppealsCommissionRefusal,
  type ResultDecisionRefusal,
} from './appeal.ts';
import type { MarkScaleRefusal } from '../protocols/marks.ts';

export const HEARING_VOTES = ['uphold', 'reject'] as const;
export type HearingVote = (typeof HEARING_VOTES)[number];

export type HearingTimeRefusal =
  | { readonly code: 'hearing.in-the-past'; readonly clause: null }
  | { readonly code: 'hearing.no-place'; readonly clause: '5.8' }
  | {
      readonly code: 'hearing.after-deadline';
      readonly clause: '5.6';
      readonly endsAt: Date;
      /** Working days in which an appeal is considered. */
      readonly count: number;
    };

/**
 * Why a hearing cannot be set for then: the learner and the attestation chair are to find it (5.7, 5.8), and it is held
 * within the working days of the session’s policy, 3 by the Regulation (5.6). Once these are over, a late hearing is better
 * than none.
 */
export function hearingTimeRefusals(
  hearing: { readonly at: Date; readonly place: string | null; readonly link: string | null },
  {
    now,
    considerBy,
    workingDays: count,
  }: { readonly now: Date; readonly considerBy: Date; readonly workingDays: number },
): HearingTimeRefusal[] {
  const refusals: HearingTimeRefusal[] = [];
  if (!hearing.place && !hearing.link) refusals.push({ code: 'hearing.no-place', clause: '5.8' });
  if (hearing.at <= now) refusals.push({ code: 'hearing.in-the-past', clause: null });
  if (now < considerBy && hearing.at >= considerBy)
    refusals.push({ code: 'hearing.after-deadline', clause: '5.6', endsAt: considerBy, count });
  return refusals;
}

export type HearingSeat = {
  readonly userId: string;
  readonly role: 'chair' | 'member' | 'secretary';
  readonly present: boolean;
  readonly vote: HearingVote | null;
};

export type HearingRefusal =
  | { readonly code: 'hearing.no-commission'; readonly clause: '5.4' }
  | { readonly code: 'hearing.too-early'; readonly clause: '5.8'; readonly at: Date }
  | { readonly code: 'hearing.chair-absent'; readonly clause: '5.5' }
  | { readonly code: 'hearing.too-few'; readonly clause: '5.4'; readonly present: number; readonly needed: number };

const FEWEST = 2;

/** What keeps a hearing from being opened: its hour (5.8), its chair (5.5), its commission (5.4), all at once. */
export function hearingRefusals(
  seats: readonly HearingSeat[],
  { at, now }: { readonly at: Date; readonly now: Date },
): HearingRefusal[] {
  const refusals: HearingRefusal[] = [];
  if (now < at) refusals.push({ code: 'hearing.too-early', clause: '5.8', at });
  return [...refusals, ...attendanceRefusals(seats)];
}

function attendanceRefusals(seats: readonly HearingSeat[]): HearingRefusal[] {
  const refusals: HearingRefusal[] = [];
  const present = seats.filter((seat) => seat.present && seat.role !== 'secretary');
  if (!present.some(({ role }) => role === 'chair')) refusals.push({ code: 'hearing.chair-absent', clause: '5.5' });
  if (present.length < FEWEST)
    refusals.push({ code: 'hearing.too-few', clause: '5.4', present: present.length, needed: FEWEST });
  return refusals;
}

/** Who votes: chair and members who are there; neither the secretary nor the attestation’s chair (5.7) nor the learner (5.8). */
export function votersOf<Seat extends HearingSeat>(seats: readonly Seat[]): Seat[] {
  return seats.filter(({ role, present }) => role !== 'secretary' && present);
}

/** How the vote ended: the majority, and where it is even, as the chair voted (5.4, decision); null before everybody has voted. */
export function votedFor(seats: readonly HearingSeat[]): HearingVote | null {
  const voters = votersOf(seats);
  if (voters.length === 0 || voters.some(({ vote }) => vote === null)) return null;
  const uphold = voters.filter(({ vote }) => vote === 'uphold').length;
  const reject = voters.length - uphold;
  if (uphold === reject) return voters.find(({ role }) => role === 'chair')?.vote ?? null;
  return uphold > reject ? 'uphold' : 'reject';
}

export type HearingVoteRefusal =
  | { readonly code: 'hearing.voter-absent'; readonly clause: '5.4' }
  | { readonly code: 'hearing.voted-already'; readonly clause: '5.4'; readonly userId: string };

/** Why he may not vote now: the commission decides at its hearing, and so do those of it who are there (5.4). */
export function voteRefusals(seats: readonly HearingSeat[], userId: string): HearingVoteRefusal[] {
  const isVoter = votersOf(seats).some((seat) => seat.userId === userId);
  return isVoter ? [] : [{ code: 'hearing.voter-absent', clause: '5.4' }];
}

/** Why he may not be recorded as absent: he has voted at the hearing, so that he was there (5.4). */
export function hearingAbsenceRefusals(
  voted: readonly string[],
  userId: string,
  present: boolean,
): HearingVoteRefusal[] {
  return voted.includes(userId) && !present ? [{ code: 'hearing.voted-already', clause: '5.4', userId }] : [];
}

export type AppealDecisionFacts = {
  readonly kind: AppealKind;
  readonly seats: readonly HearingSeat[];
  readonly confirmed: boolean | null;
  readonly influenced: boolean | null;
  /** The new mark; null keeps the old one. */
  readonly newMark: Mark | null;
  readonly formerMark: Mark | null;
  readonly markScale: MarkScale;
  readonly reasons: string;
  /** The result stands in a protocol that is still a draft. */
  readonly inDraft: boolean;
};

export type VotingRefusal =
  | HearingRefusal
  | { readonly code: 'hearing.votes-missing'; readonly clause: null; readonly userIds: readonly string[] };

/** Why the commission has not decided yet: not enough of it are there (5.4, 5.5), or somebody who is has not voted (5.4). */
export function votingRefusals(seats: readonly HearingSeat[]): VotingRefusal[] {
  const silent = votersOf(seats).filter(({ vote }) => vote === null);
  if (silent.length === 0) return attendanceRefusals(seats);
  const userIds = silent.map(({ userId }) => userId);
  return [...attendanceRefusals(seats), { code: 'hearing.votes-missing', clause: null, userIds }];
}

export type AppealDecisionRefusal =
  | VotingRefusal
  | ResultDecisionRefusal
  | MarkScaleRefusal
  | { readonly code: 'appeal.findings-missing'; readonly clause: '5.9' }
  | { readonly code: 'appeal.against-votes'; readonly clause: '5.9' | '5.10'; readonly voted: HearingVote }
  | { readonly code: 'appeal.protocol-unsigned'; readonly clause: '3.12' };

/** Whether these findings uphold the appeal: against the procedure by 5.9, against the result by 5.10. */
export function isUpheld({
  kind,
  confirmed,
  influenced,
  newMark,
}: Pick<AppealDecisionFacts, 'kind' | 'confirmed' | 'influenced' | 'newMark'>): boolean {
  if (kind === 'result') return newMark !== null;
  return procedureDecision({ confirmed: confirmed === true, influenced: influenced === true }) === 'upheld';
}

/**
 * What stands against a decision, all at once: both findings are recorded of an appeal against the procedure (5.9), a
 * changed result differs from the old one and has its reasons (5.10), it is what the commission has voted for, since the
 * commission decides and its chair only records (5.9, 5.10), and a result is changed only where a signed protocol has announced it (3.12).
 */
export function appealDecisionRefusals(facts: AppealDecisionFacts): AppealDecisionRefusal[] {
  const { kind, seats, confirmed, influenced, newMark, formerMark, markScale, reasons } = facts;
  const refusals: AppealDecisionRefusal[] = votingRefusals(seats);
  if (kind === 'procedure' && (confirmed === null || influenced === null))
    refusals.push({ code: 'appeal.findings-missing', clause: '5.9' });
  if (kind === 'result' && newMark) {
    if (formerMark)
      refusals.push(...resultDecisionRefusals(formerMark, { decision: 'upheld', mark: newMark, reasons }));
    refusals.push(...scaleRefusals(newMark, { markScale }));
  }
  const voted = votedFor(seats);
  if (voted && (voted === 'uphold') !== isUpheld(facts))
    refusals.push({ code: 'appeal.against-votes', clause: kind === 'procedure' ? '5.9' : '5.10', voted });
  if (isUpheld(facts) && facts.inDraft) refusals.push({ code: 'appeal.protocol-unsigned', clause: '3.12' });
  return refusals;
}

export type SchedulingRefusal = HearingTimeRefusal | AppealsCommissionRefusal | HearingRefusal;
