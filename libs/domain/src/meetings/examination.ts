import { proposedMark, scaleRefusals, type Mark, type MarkScaleRefusal } from '../protocols/marks.ts';
import type { Policy } from '../regulation/policy.ts';

/** Where the examination of one learner stands. */
export type ExaminationState = {
  readonly startedAt: Date | null;
  readonly absent: boolean;
  readonly marksOpenedAt: Date | null;
  readonly confirmedAt: Date | null;
};

export type ExaminationStateRefusal =
  | { readonly code: 'examination.absent'; readonly clause: null }
  | { readonly code: 'examination.not-started'; readonly clause: null };

/** Nothing is asked, answered or marked before the learner is called up, nor when he did not come. */
export function examinationStateRefusals({ absent, startedAt }: ExaminationState): ExaminationStateRefusal[] {
  if (absent) return [{ code: 'examination.absent', clause: null }];
  return startedAt ? [] : [{ code: 'examination.not-started', clause: null }];
}

export type MarkFacts = ExaminationState & {
  readonly mark: Mark;
  readonly present: boolean;
  readonly policy: Pick<Policy, 'markScale'>;
};

export type MarkRefusal =
  | ExaminationStateRefusal
  | MarkScaleRefusal
  | { readonly code: 'mark.not-present'; readonly clause: '2.4' }
  | { readonly code: 'mark.opened-already'; readonly clause: '4' };

/** Why a member’s mark cannot be taken: off the scale (4), he is not recorded as present, or the marks lie open (4). */
export function markRefusals(facts: MarkFacts): MarkRefusal[] {
  const refusals: MarkRefusal[] = [...examinationStateRefusals(facts), ...scaleRefusals(facts.mark, facts.policy)];
  if (!facts.present) refusals.push({ code: 'mark.not-present', clause: '2.4' });
  if (facts.marksOpenedAt) refusals.push({ code: 'mark.opened-already', clause: '4' });
  return refusals;
}

export type MarkOpeningRefusal =
  | ExaminationStateRefusal
  | { readonly code: 'mark.nobody-marked'; readonly clause: '4' }
  | { readonly code: 'mark.missing'; readonly clause: '4'; readonly names: readonly string[] };

/** The marks are opened when everybody present has given his own: so nobody looks at another’s before (4, decision). */
export function markOpeningRefusals(
  state: ExaminationState,
  voters: readonly { readonly name: string; readonly present: boolean; readonly mark: Mark | null }[],
): MarkOpeningRefusal[] {
  const refusals: MarkOpeningRefusal[] = [...examinationStateRefusals(state)];
  const missing = voters.filter(({ present, mark }) => present && !mark).map(({ name }) => name);
  if (missing.length > 0) refusals.push({ code: 'mark.missing', clause: '4', names: missing });
  else if (voters.every(({ mark }) => !mark)) refusals.push({ code: 'mark.nobody-marked', clause: '4' });
  return refusals;
}

export type ConfirmationFacts = ExaminationState & {
  readonly mark: Mark;
  readonly reason: string | null;
  readonly given: readonly Mark[];
  readonly policy: Pick<Policy, 'markScale'>;
};

export type ConfirmationRefusal =
  | ExaminationStateRefusal
  | MarkScaleRefusal
  | { readonly code: 'mark.not-opened'; readonly clause: '4' }
  | { readonly code: 'mark.reason-missing'; readonly clause: '4'; readonly proposed: Mark };

/** The chair confirms the mark: the one proposed from the members’, or another one with a reason (4). */
export function confirmationRefusals(facts: ConfirmationFacts): ConfirmationRefusal[] {
  const { mark, reason, given, policy } = facts;
  const refusals: ConfirmationRefusal[] = [...examinationStateRefusals(facts), ...scaleRefusals(mark, policy)];
  if (!facts.marksOpenedAt) return [...refusals, { code: 'mark.not-opened', clause: '4' }];
  const proposed = proposedMark(given, policy.markScale);
  if (mark !== proposed && !reason?.trim()) refusals.push({ code: 'mark.reason-missing', clause: '4', proposed });
  return refusals;
}

export type AbsenceRefusal = { readonly code: 'examination.started-already'; readonly clause: null };

export type AbsenceFacts = {
  /** A card, a question, a mark, an opinion or a report stands in the record. */
  readonly heard: boolean;
};

/** Who has been heard was not absent; a call that nobody answered is taken back. */
export function absenceRefusals({ heard }: AbsenceFacts): AbsenceRefusal[] {
  return heard ? [{ code: 'examination.started-already', clause: null }] : [];
}

export type PostponementRefusal = { readonly code: 'examination.begun-already'; readonly clause: null };

/** Only who has not been called up, nor recorded as absent, can be left to another day. */
export function postponementRefusals({
  startedAt,
  absent,
  heard,
}: Pick<ExaminationState, 'startedAt' | 'absent'> & AbsenceFacts): PostponementRefusal[] {
  return startedAt || absent || heard ? [{ code: 'examination.begun-already', clause: null }] : [];
}

export type CardSeen = { readonly id: string; readonly number: number; readonly drawn: boolean };

export type CardRefusal =
  | { readonly code: 'card.drawn-already'; readonly clause: '3.10'; readonly number: number }
  | { readonly code: 'card.not-in-session'; readonly clause: '3.10' }
  | { readonly code: 'card.used-already'; readonly clause: '3.10'; readonly number: number };

/** The cards a learner may draw from: those that nobody in the session has drawn; all of them when none is left (3.10, decision). */
export function cardsToDrawFrom<Card extends CardSeen>(cards: readonly Card[]): readonly Card[] {
  const unused = cards.filter(({ drawn }) => !drawn);
  return unused.length > 0 ? unused : cards;
}

/** Why this card cannot be the learner’s: he holds another, or it was drawn while unused ones remain (3.10, decision). */
export function cardRefusals(
  cards: readonly CardSeen[],
  held: { readonly id: string; readonly number: number } | null,
  wanted: string,
): CardRefusal[] {
  if (held) return held.id === wanted ? [] : [{ code: 'card.drawn-already', clause: '3.10', number: held.number }];
  const card = cards.find(({ id }) => id === wanted);
  if (!card) return [{ code: 'card.not-in-session', clause: '3.10' }];
  if (cardsToDrawFrom(cards).includes(card)) return [];
  return [{ code: 'card.used-already', clause: '3.10', number: card.number }];
}

export type DealRefusal = {
  readonly code: 'cards.too-few-questions';
  readonly clause: '3.10';
  readonly needs: number;
  readonly has: number;
};

/** A card holds different questions: there must be as many as it takes (3.10). */
export function dealRefusals(pool: readonly string[], perCard: number): DealRefusal[] {
  const has = new Set(pool).size;
  return has < perCard ? [{ code: 'cards.too-few-questions', clause: '3.10', needs: perCard, has }] : [];
}

/**
 * Deals questions onto cards (3.10): no question twice on a card, and none comes again before all have come.
 *
 * @param chance a number in [0, 1), asked anew each time
 * @throws RangeError with fewer questions than a card holds: {@link dealRefusals} has said so before
 */
export function dealCards(
  questions: readonly string[],
  { count, perCard }: { readonly count: number; readonly perCard: number },
  chance: () => number,
): string[][] {
  const pool = [...new Set(questions)];
  if (pool.length < perCard) throw new RangeError(`${pool.length} questions for cards of ${perCard}`);
  let deck: string[] = [];
  return Array.from({ length: count }, () => {
    const card: string[] = [];
    while (card.length < perCard) {
      if (deck.every((question) => card.includes(question))) deck = [...deck, ...shuffled(pool, chance)];
      const next = deck.findIndex((question) => !card.includes(question));
      card.push(...deck.splice(next, 1));
    }
    return card;
  });
}

function shuffled(values: readonly string[], chance: () => number): string[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(chance() * left.length), 1));
}
