import { reissueOf, type ReissueReason } from './reissue.ts';

/** How the loss of a document is proved: what the federal register tells apart. */
export const LOSS_PROOFS = ['police', 'fire-service', 'newspaper', 'other'] as const;
export type LossProof = (typeof LOSS_PROOFS)[number];

/** Where the document is in whose place another was issued: still with its holder, taken back, or taken back and destroyed. */
export const FORMER_STATES = ['with-holder', 'returned', 'destroyed'] as const;
export type FormerState = (typeof FORMER_STATES)[number];

/** What is on record of a former document: the proof of its loss, or where it is. Exactly one of the two. */
export type FormerRecord = {
  readonly lossProof: LossProof | null;
  readonly state: FormerState | null;
  /** The day on which it was taken back or destroyed, `YYYY-MM-DD`; null where it is with its holder, or lost. */
  readonly on: string | null;
};

export type FormerRecordRefusal =
  | { readonly code: 'former.not-asked'; readonly clause: null }
  | { readonly code: 'former.day'; readonly clause: null; readonly from: string; readonly today: string };

/**
 * What is to be told of the document in whose place this one comes. A lost one has a proof of its loss; a spoilt one and one that
 * is replaced are taken back and destroyed. Another reason is most often a loss that has no better name.
 */
export function askedOfFormer(reason: ReissueReason): 'loss-proof' | 'state' {
  return reissueOf(reason) === 'replacement' || reason === 'damage' ? 'state' : 'loss-proof';
}

/**
 * Why this cannot be recorded of a former document: something else is asked for this reason, or the day is before the document
 * itself, or still to come.
 * @param former the day of its issue, and today in the organisation, `YYYY-MM-DD`
 */
export function formerRecordRefusals(
  { lossProof, state, on }: FormerRecord,
  reason: ReissueReason,
  { issuedOn: from, today }: { readonly issuedOn: string; readonly today: string },
): FormerRecordRefusal[] {
  const asked = askedOfFormer(reason) === 'state' ? [state, lossProof] : [lossProof, state];
  const refusals: FormerRecordRefusal[] = [];
  if (asked[0] === null || asked[1] !== null) refusals.push({ code: 'former.not-asked', clause: null });
  const dated = state === 'returned' || state === 'destroyed';
  if (dated !== (on !== null) || (on !== null && (on < from || on > today)))
    refusals.push({ code: 'former.day', clause: null, from, today });
  return refusals;
}
