import { DOCUMENT_KINDS, type DocumentKind } from '../regulation/program-kind.ts';
import type { DocumentStatus } from './issuance.ts';

/** Kinds of numbered paper: one for each kind of document. */
export const BLANK_KINDS = DOCUMENT_KINDS;
export type BlankKind = DocumentKind;
export const BLANK_STATES = ['in-stock', 'issued', 'spoilt'] as const;
export type BlankState = (typeof BLANK_STATES)[number];

/** A received pack of paper: numbers without a gap, all of one width (`000101`…`000200`). */
export type BatchNumbers = {
  readonly kind: BlankKind;
  /** Empty where the paper has a number only. */
  readonly series: string;
  readonly firstNumber: string;
  /** 1…10,000 */
  readonly count: number;
};

export type BatchRefusal =
  | {
      readonly code: 'blank.numbers-overflow';
      readonly clause: null;
      readonly firstNumber: string;
      readonly count: number;
    }
  | {
      readonly code: 'blank.batch-overlaps';
      readonly clause: null;
      /** Series and number of a blank that has been received before. */
      readonly blank: string;
      readonly receivedOn: string;
    }
  | { readonly code: 'blank.received-tomorrow'; readonly clause: null; readonly today: string };

/** A blank as it can be put to a document or not. */
export type BlankSeen = {
  readonly blank: string;
  readonly kind: BlankKind;
  readonly state: BlankState;
  /** Registration number of the document it was taken for. */
  readonly takenFor: string | null;
  readonly actNumber: string | null;
};
export type BlankUseRefusal =
  | { readonly code: 'blank.taken'; readonly clause: null; readonly blank: string; readonly number: string }
  | { readonly code: 'blank.spoilt'; readonly clause: null; readonly blank: string; readonly act: string }
  | { readonly code: 'blank.other-kind'; readonly clause: null; readonly blank: string; readonly kind: BlankKind }
  | { readonly code: 'document.has-blank'; readonly clause: null; readonly blank: string }
  | { readonly code: 'blank.document-not-valid'; readonly clause: null; readonly number: string }
  | { readonly code: 'blank.no-paper-of-this-kind'; readonly clause: null }
  | { readonly code: 'blank.unknown'; readonly clause: null; readonly blank: string }
  | { readonly code: 'blank.none-left'; readonly clause: null; readonly kind: BlankKind; readonly missing: number };

export type ActRefusal =
  | { readonly code: 'blank.spoilt'; readonly clause: null; readonly blank: string; readonly act: string }
  | { readonly code: 'blank.act-day'; readonly clause: null; readonly from: string; readonly today: string };

export type BlankRefusal = BatchRefusal | BlankUseRefusal | ActRefusal;

/** «ПК 000101»; the number alone where there is no series. */
export function blankText({ series, number }: { readonly series: string; readonly number: string }): string {
  return series === '' ? number : `${series} ${number}`;
}

/** The numbers of a pack, as they stand on the paper. */
export function batchNumbers({ firstNumber, count }: Pick<BatchNumbers, 'firstNumber' | 'count'>): string[] {
  const first = Number(firstNumber);
  return Array.from({ length: count }, (_, index) => String(first + index).padStart(firstNumber.length, '0'));
}

/**
 * Why a pack cannot be received: it would hold a longer number than the first one, it has a number that is in the book already, or
 * its day is still to come.
 * @param overlapping a blank of the same kind and series that has one of these numbers
 */
export function batchRefusals(
  { firstNumber, count }: Pick<BatchNumbers, 'firstNumber' | 'count'>,
  receivedOn: string,
  {
    today,
    overlapping,
  }: {
    readonly today: string;
    readonly overlapping: { readonly blank: string; readonly receivedOn: string } | null;
  },
): BatchRefusal[] {
  const refusals: BatchRefusal[] = [];
  if (String(Number(firstNumber) + count - 1).length > firstNumber.length)
    refusals.push({ code: 'blank.numbers-overflow', clause: null, firstNumber, count });
  if (overlapping) refusals.push({ code: 'blank.batch-overlaps', clause: null, ...overlapping });
  if (receivedOn > today) refusals.push({ code: 'blank.received-tomorrow', clause: null, today });
  return refusals;
}

/** A document as paper is put to it. */
export type BlankedDocument = {
  readonly number: string;
  readonly kind: string;
  readonly status: DocumentStatus;
  /** The blank that it has. */
  readonly blank: string | null;
};

/** Why no paper can be put to this document at all. */
export function blankedDocumentRefusals({ number, kind, status, blank }: BlankedDocument): BlankUseRefusal[] {
  if (!BLANK_KINDS.some((each) => each === kind)) return [{ code: 'blank.no-paper-of-this-kind', clause: null }];
  if (status !== 'valid') return [{ code: 'blank.document-not-valid', clause: null, number }];
  return blank === null ? [] : [{ code: 'document.has-blank', clause: null, blank }];
}

/** Why this very blank cannot be put to a document: every ground at once. */
export function blankUseRefusals(seen: BlankSeen, document: BlankedDocument): BlankUseRefusal[] {
  const { blank, kind, state, takenFor, actNumber } = seen;
  const refusals = blankedDocumentRefusals(document);
  if (kind !== document.kind) refusals.push({ code: 'blank.other-kind', clause: null, blank, kind });
  if (state === 'issued') refusals.push({ code: 'blank.taken', clause: null, blank, number: takenFor ?? '' });
  if (state === 'spoilt') refusals.push({ code: 'blank.spoilt', clause: null, blank, act: actNumber ?? '' });
  return refusals;
}

/** Why an act cannot write these blanks off: one is written off already, or the act is dated before its paper or after today. */
export function actRefusals(
  blanks: readonly (BlankSeen & { readonly since: string })[],
  date: string,
  today: string,
): ActRefusal[] {
  const spoilt = blanks.flatMap(({ blank, state, actNumber }): ActRefusal[] =>
    state === 'spoilt' ? [{ code: 'blank.spoilt', clause: null, blank, act: actNumber ?? '' }] : [],
  );
  const from = blanks.map(({ since }) => since).reduce((latest, each) => (each > latest ? each : latest), '');
  return date < from || date > today ? [...spoilt, { code: 'blank.act-day', clause: null, from, today }] : spoilt;
}
