/** The columns of the operator's template in their order, by their letters in the sheet. */
export const REGISTER_COLUMNS = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
  'V',
  'W',
  'X',
  'Y',
  'Z',
  'AA',
  'AB',
  'AC',
  'AD',
  'AE',
  'AF',
  'AG',
  'AH',
  'AI',
  'AJ',
  'AK',
  'AL',
  'AM',
  'AN',
] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** What the original's data stand in: filled for a duplicate, empty otherwise. */
export const ORIGINAL_COLUMNS = ['AF', 'AG', 'AH', 'AI', 'AJ', 'AK', 'AL', 'AM'] as const;

/** Dates are real dates in the sheet; here `YYYY-MM-DD`. */
export const DATE_COLUMNS: readonly RegisterColumn[] = ['H', 'Y', 'AJ'];
/** Numbers are numbers in the sheet, also where a person has corrected them. */
export const NUMBER_COLUMNS: readonly RegisterColumn[] = ['S', 'T', 'U'];

/** The most documents that one file holds. */
export const REGISTER_FILE_ROWS = 1_000;

/** One document as the register wants it; null is an empty cell. */
export type RegisterRow = Readonly<Record<RegisterColumn, string | number | null>>;

/** Where a column's value is kept, so that it is mended there. A document itself is never rewritten. */
/** `former`: what is on record of the document in whose place this one was issued. */
export type RegisterSource = 'record' | 'program' | 'enrolment' | 'document' | 'former' | 'fixed';

const SOURCES: Partial<Record<RegisterColumn, RegisterSource>> = {
  L: 'program',
  M: 'program',
  O: 'record',
  P: 'record',
  Q: 'record',
  R: 'record',
  Y: 'record',
  Z: 'record',
  AA: 'record',
  AC: 'enrolment',
  AD: 'enrolment',
  AE: 'record',
  A: 'fixed',
  B: 'fixed',
  J: 'fixed',
  AN: 'fixed',
};

export function registerSource(column: RegisterColumn): RegisterSource {
  return SOURCES[column] ?? 'document';
}

/** What can be wrong with a cell. */
export const REGISTER_RULES = [
  'missing',
  'invisible',
  'spaces',
  'latin',
  'list',
  'letters',
  'too-long',
  'snils-form',
  'snils-zeros',
  'snils-check',
  'foreigner-without-snils',
  'date',
  'year',
  'years-order',
  'hours',
  'original-missing',
  'original-extra',
  'reason-missing',
  'loss-unproved',
  'former-not-destroyed',
  'change-number',
  'number-twice',
  'sent-already',
] as const;
export type RegisterRule = (typeof REGISTER_RULES)[number];
