import { testMark, type Score, type TestMark } from '../attestation/test-attempt.ts';
import type { Policy } from '../regulation/policy.ts';
import { votedFor, votingRefusals, type HearingSeat, type VotingRefusal } from './hearing.ts';

/** What a commission finds of a question: its key is wrong, or the question is void (5.10, decision). */
export const RULINGS = ['key', 'void'] as const;
export type Ruling = (typeof RULINGS)[number];

/** What one of the commission votes for: a ruling, or that nothing is wrong with the question. */
export const FINDINGS = ['none', ...RULINGS] as const;
export type Finding = (typeof FINDINGS)[number];

export type RulingFacts = {
  readonly ruling: Ruling;
  /** The choice that is right, of a wrong key. */
  readonly rightOptionId: string | null;
  /** Choices of the version, and which of them its key names. */
  readonly optionIds: readonly string[];
  readonly keyOptionId: string;
  /** Somebody has ruled on the version before. */
  readonly ruledBefore: boolean;
  /** Those of the commission at the hearing who have written any version of the question. */
  readonly authors: readonly string[];
  /** Attempts with this question that still run. */
  readonly openAttempts: number;
  /** Numbers of protocols that hold a result that would flip, and are not signed yet. */
  readonly drafts: readonly string[];
};

export type RulingRefusal =
  | { readonly code: 'regrade.option-unknown'; readonly clause: null }
  | { readonly code: 'regrade.key-unchanged'; readonly clause: null }
  | { readonly code: 'regrade.ruled-already'; readonly clause: '5.12' }
  | { readonly code: 'regrade.author-decides'; readonly clause: null; readonly userIds: readonly string[] }
  | { readonly code: 'regrade.attempts-open'; readonly clause: null; readonly count: number }
  | { readonly code: 'regrade.protocols-unsigned'; readonly clause: '3.12'; readonly numbers: readonly string[] };

export type RulingVoteRefusal = VotingRefusal | { readonly code: 'regrade.against-votes'; readonly clause: '5.10' };

export type RulingVote = {
  readonly userId: string;
  readonly finding: Finding;
  readonly rightOptionId: string | null;
};

/**
 * What stands against a ruling on a question (5.10): whoever wrote it does not decide on it, so is not there, nobody still answers it, what
 * would change has been announced (3.12), and a ruling is final (5.12).
 */
export function rulingRefusals(facts: RulingFacts): RulingRefusal[] {
  const { ruling, authors, openAttempts, drafts } = facts;
  const refusals = findingRefusals({ ...facts, finding: ruling });
  if (authors.length > 0) refusals.push({ code: 'regrade.author-decides', clause: null, userIds: authors });
  if (openAttempts > 0) refusals.push({ code: 'regrade.attempts-open', clause: null, count: openAttempts });
  if (drafts.length > 0) refusals.push({ code: 'regrade.protocols-unsigned', clause: '3.12', numbers: drafts });
  return refusals;
}

/** Why nobody may vote for this finding (5.10): the choice is none of the question’s, or a ruling has been made (5.12). */
export function findingRefusals({
  finding,
  rightOptionId,
  optionIds,
  keyOptionId,
  ruledBefore,
}: Pick<RulingFacts, 'rightOptionId' | 'optionIds' | 'keyOptionId' | 'ruledBefore'> & {
  readonly finding: Finding;
}): RulingRefusal[] {
  const refusals: RulingRefusal[] = [];
  if (finding === 'key' && !optionIds.includes(rightOptionId ?? ''))
    refusals.push({ code: 'regrade.option-unknown', clause: null });
  if (finding === 'key' && rightOptionId === keyOptionId)
    refusals.push({ code: 'regrade.key-unchanged', clause: null });
  if (ruledBefore) refusals.push({ code: 'regrade.ruled-already', clause: '5.12' });
  return refusals;
}

/**
 * Why the commission has not made this very ruling (5.10): it decides with the attendance and the majority of any decision
 * of its own (5.4, 5.5), so that everybody who is there votes on the question, and the chair alone rules nothing.
 */
export function rulingVoteRefusals(
  seats: readonly Omit<HearingSeat, 'vote'>[],
  votes: readonly RulingVote[],
  { ruling, rightOptionId }: Pick<RulingFacts, 'ruling' | 'rightOptionId'>,
): RulingVoteRefusal[] {
  const judged = seats.map((seat): HearingSeat => {
    const own = votes.find(({ userId }) => userId === seat.userId);
    const isFor = own?.finding === ruling && own.rightOptionId === rightOptionId;
    return { ...seat, vote: own ? (isFor ? 'uphold' : 'reject') : null };
  });
  const refusals: RulingVoteRefusal[] = votingRefusals(judged);
  if (votedFor(judged) === 'reject') refusals.push({ code: 'regrade.against-votes', clause: '5.10' });
  return refusals;
}

/**
 * A score once the question is judged anew (5.10, decision): with another key the answer counts or no longer counts; a void
 * question leaves the test for everybody, so that both numbers may fall. The mark follows by the same share (3.7).
 *
 * @param wasRight the answer was right by the old key
 * @param isRight  the answer is right by the new one; of no account for a void question
 */
export function rescored(
  { correct, total }: Score,
  ruling: Ruling,
  { wasRight, isRight }: { readonly wasRight: boolean; readonly isRight: boolean },
  policy: Pick<Policy, 'passPercent'>,
): Score & { readonly mark: TestMark } {
  const kept = correct - Number(wasRight);
  const score = ruling === 'void' ? { correct: kept, total: total - 1 } : { correct: kept + Number(isRight), total };
  return { ...score, mark: score.total < 1 ? 'fail' : testMark(score, policy) };
}
