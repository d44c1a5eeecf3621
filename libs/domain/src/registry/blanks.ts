import { registerForeignSigns } from '../federal-register/check.ts';
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
  | { readonly code: 'blank.series-signs'; readonly clause: null; readonly series: string; readonly signs: string }
  | { readonly code: 'blank.received-tomorrow'; readonly clause: null; readonly today: string };

/** Why a pack that was typed wrongly cannot be taken back: it is gone, or paper of it was used or written off. */
export type BatchRemovalRefusal =
  | { readonly code: 'blank.batch-removed'; readonly clause: null }
  | { readonly code: 'blank.batch-used'; readonly clause: null; readonly count: number };

/** Why sheets are written off. */
export const WRITE_OFF_GROUNDS = ['spoilt', 'lost', 'shortage', 'wrong-receipt', 'obsolete'] as const;
export type WriteOffGround = (typeof WRITE_OFF_GROUNDS)[number];

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
  | { readonly code: 'blank.act-day'; readonly clause: null; readonly from: string; readonly today: string }
  | { readonly code: 'blank.act-ground'; readonly clause: null; readonly blank: string; readonly number: string };

export type BlankRefusal = BatchRefusal | BatchRemovalRefusal | BlankUseRefusal | ActRefusal;

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
 * Why a pack cannot be received: it would hold a longer number than the first one, it has a number that is in the book already, its
 * series has signs that the federal register refuses, or its day is still to come.
 * @param overlapping a blank of the same kind and series that has one of these numbers
 */
export function batchRefusals(
  { series, firstNumber, count }: Omit<BatchNumbers, 'kind'>,
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
  const signs = seriesSigns(series);
  if (signs !== '') refusals.push({ code: 'blank.series-signs', clause: null, series, signs });
  if (receivedOn > today) refusals.push({ code: 'blank.received-tomorrow', clause: null, today });
  return refusals;
}

/** Signs of a series that the federal register refuses («№»), with spaces between; empty when it takes them all. */
export const seriesSigns = (series: string): string => registerForeignSigns('F', series).join(' ');

/** Why a pack cannot be taken back whole. @param used sheets of it that lie under documents or were written off */
export function batchRemovalRefusals({
  removed,
  used,
}: {
  readonly removed: boolean;
  readonly used: number;
}): BatchRemovalRefusal[] {
  if (removed) return [{ code: 'blank.batch-removed', clause: null }];
  return used > 0 ? [{ code: 'blank.batch-used', clause: null, count: used }] : [];
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

/** Grounds on which a sheet may leave that lies under a document. */
const OF_ISSUED: readonly WriteOffGround[] = ['spoilt', 'lost'];

/**
 * Why an act cannot write these blanks off: one is written off already, one lies under a document and so was neither missing nor
 * never received, or the act is dated before its paper or after today.
 */
export function actRefusals(
  blanks: readonly (BlankSeen & { readonly since: string })[],
  { date, ground }: { readonly date: string; readonly ground: WriteOffGround },
  today: string,
): ActRefusal[] {
  const spoilt = blanks.flatMap(({ blank, state, actNumber }): ActRefusal[] =>
    state === 'spoilt' ? [{ code: 'blank.spoilt', clause: null, blank, act: actNumber ?? '' }] : [],
  );
  const issued = blanks.flatMap(({ blank, state, takenFor }): ActRefusal[] =>
    state === 'issued' && !OF_ISSUED.includes(ground)
      ? [{ code: 'blank.act-ground', clause: null, blank, number: takenFor ?? '' }]
      : [],
  );
  const refusals = [...spoilt, ...issued];
  const from = blanks.map(({ since }) => since).reduce((latest, each) => (each > latest ? each : latest), '');
  return date < from || date > today ? [...refusals, { code: 'blank.act-day', clause: null, from, today }] : refusals;
}
