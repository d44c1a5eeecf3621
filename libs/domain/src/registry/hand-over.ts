import type { DocumentStatus } from './issuance.ts';

/** How a document reaches its learner. `none`: it turned out that it had not been handed over. */
export const HAND_OVER_WAYS = ['in-person', 'by-proxy', 'by-post', 'electronic', 'none'] as const;
export type HandOverWay = (typeof HAND_OVER_WAYS)[number];

export type HandOverFacts = {
  readonly way: HandOverWay;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** Who took it by the power of attorney, or whose electronic address it went to. */
  readonly recipient: string | null;
  readonly proxyDocument: string | null;
  readonly address: string | null;
  readonly trackNumber: string | null;
  /** Why it corrects what was recorded before. */
  readonly reason: string | null;
};

/** A document as its handing over sees it. */
export type HandedDocument = {
  readonly number: string;
  readonly status: DocumentStatus;
  readonly issuedOn: string;
  /** How it was handed over by what is recorded; null before the first record. */
  readonly way: HandOverWay | null;
  /** When its last letter that came back was here again, `YYYY-MM-DD`; null where none did. */
  readonly returnedOn: string | null;
};

export type HandOverRefusal =
  | { readonly code: 'hand-over.not-valid'; readonly clause: null; readonly number: string }
  | { readonly code: 'hand-over.done-already'; readonly clause: null; readonly number: string }
  | { readonly code: 'hand-over.nothing-to-correct'; readonly clause: null; readonly number: string }
  | {
      readonly code: 'hand-over.day';
      readonly clause: null;
      readonly number: string;
      readonly from: string;
      readonly today: string;
    }
  | {
      readonly code: 'hand-over.before-return';
      readonly clause: null;
      readonly number: string;
      readonly returnedOn: string;
    }
  | { readonly code: 'hand-over.no-recipient'; readonly clause: null; readonly number: string }
  | { readonly code: 'hand-over.no-proxy'; readonly clause: null }
  | { readonly code: 'hand-over.no-address'; readonly clause: null; readonly number: string }
  | { readonly code: 'hand-over.no-reason'; readonly clause: null };

/** What the record itself lacks: each way has its proof. */
function factRefusals({ way, recipient, proxyDocument, address }: HandOverFacts, number: string): HandOverRefusal[] {
  const refusals: HandOverRefusal[] = [];
  if ((way === 'by-proxy' || way === 'electronic') && !recipient)
    refusals.push({ code: 'hand-over.no-recipient', clause: null, number });
  if (way === 'by-proxy' && !proxyDocument) refusals.push({ code: 'hand-over.no-proxy', clause: null });
  if (way === 'by-post' && !address) refusals.push({ code: 'hand-over.no-address', clause: null, number });
  return refusals;
}

function dayRefusals(
  { on, way }: HandOverFacts,
  { number, issuedOn, returnedOn }: HandedDocument,
  today: string,
): HandOverRefusal[] {
  const isTaken = way !== 'none';
  if (on > today || (isTaken && on < issuedOn))
    return [{ code: 'hand-over.day', clause: null, number, from: issuedOn, today }];
  if (isTaken && returnedOn !== null && on < returnedOn)
    return [{ code: 'hand-over.before-return', clause: null, number, returnedOn }];
  return [];
}

/** Why a document cannot be handed over like this; what is recorded is corrected, never recorded again. */
export function handOverRefusals(facts: HandOverFacts, document: HandedDocument, today: string): HandOverRefusal[] {
  const { number, status, way } = document;
  const refusals = [...factRefusals(facts, number), ...dayRefusals(facts, document, today)];
  if (status !== 'valid') refusals.push({ code: 'hand-over.not-valid', clause: null, number });
  if (facts.way === 'none') refusals.push({ code: 'hand-over.nothing-to-correct', clause: null, number });
  else if (way !== null && way !== 'none') refusals.push({ code: 'hand-over.done-already', clause: null, number });
  return refusals;
}

/** Why the record of a hand-over cannot be corrected to this; a correction always says why, and the former record stays. */
export function correctionRefusals(facts: HandOverFacts, document: HandedDocument, today: string): HandOverRefusal[] {
  const { number, way } = document;
  const refusals = [...factRefusals(facts, number), ...dayRefusals(facts, document, today)];
  if (way === null || way === 'none') refusals.push({ code: 'hand-over.nothing-to-correct', clause: null, number });
  if (!facts.reason) refusals.push({ code: 'hand-over.no-reason', clause: null });
  return refusals;
}

/** What became of a document that was sent by post. */
export const DELIVERY_OUTCOMES = ['delivered', 'returned'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

export type DeliveryRefusal =
  | { readonly code: 'delivery.not-posted'; readonly clause: null }
  | { readonly code: 'delivery.day'; readonly clause: null; readonly from: string; readonly today: string };

/** Why this cannot be recorded of a letter: the document did not go by post, or the day is before the sending or still to come. */
export function deliveryRefusals(
  on: string,
  sent: { readonly way: HandOverWay | null; readonly on: string | null },
  today: string,
): DeliveryRefusal[] {
  if (sent.way !== 'by-post' || sent.on === null) return [{ code: 'delivery.not-posted', clause: null }];
  return on < sent.on || on > today ? [{ code: 'delivery.day', clause: null, from: sent.on, today }] : [];
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/**
 * Whether a track number is written as the posts write theirs: 14 digits inside Russia (the last one checks the others), or
 * international S10, two letters, nine digits with a check, two letters. Only a hint: other carriers have numbers of their own.
 */
export function trackNumberLooksRight(text: string): boolean {
  const track = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^\d{14}$/u.test(track)) return russianCheck(track) === Number(track[13]);
  const digits = /^[A-Z]{2}(\d{9})[A-Z]{2}$/u.exec(track)?.[1];
  return digits !== undefined && s10Check(digits) === Number(digits[8]);
}

function s10Check(digits: string): number {
  const sum = S10_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 0 : check === 11 ? 5 : check;
}

/** Three times the digits at odd places, once those at even ones; what is missing to the next ten. */
function russianCheck(track: string): number {
  const sum = [...track.slice(0, 13)].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10;
}
