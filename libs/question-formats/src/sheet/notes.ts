export type Column =
  'lastName' | 'firstName' | 'patronymic' | 'fullName' | 'email' | 'login' | 'customer' | 'post' | 'remark';

/** What every note about one row says beside its code. `column` is the header as the sheet writes it. */
export interface RowNoteFacts {
  // The row is refused.
  'last-name-missing': Record<string, never>;
  'first-name-missing': Record<string, never>;
  'name-unreadable': { column: string; value: string };
  'email-bad': { value: string };
  'email-foreign-letters': { value: string; letters: string };
  'email-twice': { value: string; row: number };
  'login-bad': { value: string };
  'login-twice': { value: string; row: number };
  'cell-too-long': { column: string; characters: number; limit: number };
  'cell-error': { column: string; value: string };
  // The row is taken, but not as it stood in the sheet.
  'name-split': { lastName: string; firstName: string; patronymic: string | null };
  'letters-replaced': { column: string; before: string; after: string };
  'spaces-cleaned': { column: string };
  'capitals-set': { column: string; before: string; after: string };
  // A person should look at it.
  'mixed-letters': { column: string; value: string };
  'formula-value': { column: string };
  'same-name': { row: number };
}

/** What every refusal of a whole sheet says beside its code. */
export interface SheetFacts {
  'sheet-empty-file': Record<string, never>;
  'sheet-too-big': { bytes: number; limit: number };
  'sheet-old-format': Record<string, never>;
  'sheet-not-xlsx': Record<string, never>;
  'zip-broken': Record<string, never>;
  'zip-many-entries': { count: number; limit: number };
  'zip-unpacks-too-big': { limit: number };
  'zip-ratio': { name: string };
  'sheet-many-cells': { limit: number };
  'zip-path': { name: string };
  'zip-encrypted': Record<string, never>;
  'xml-doctype': { name: string };
  'sheet-broken': Record<string, never>;
  'csv-long': { limit: number };
  'header-not-found': Record<string, never>;
  'personal-header-not-found': Record<string, never>;
  'column-twice': { column: string };
  'rows-none': Record<string, never>;
  'rows-many': { limit: number };
}

/** Notes about a sheet that was taken. */
export interface SheetNoteFacts {
  'columns-ignored': { columns: string[] };
  'columns-personal': { columns: string[] };
  'sheets-ignored': { taken: string; ignored: string[] };
  'example-skipped': { row: number };
}

type Coded<Facts> = { [Code in keyof Facts]: { readonly code: Code; readonly facts: Facts[Code] } }[keyof Facts];

export type RowNote = Coded<RowNoteFacts>;
export type SheetNote = Coded<SheetNoteFacts>;
export type SheetRefusal = Coded<SheetFacts>;

const TAKEN = [
  'name-split',
  'letters-replaced',
  'spaces-cleaned',
  'capitals-set',
  'mixed-letters',
  'formula-value',
  'same-name',
];

/** What the notes of a row make of it: every code that is not listed here refuses; a row to be looked at counts with the changed ones. */
export function rowOutcome(notes: readonly RowNote[]): 'taken' | 'changed' | 'refused' {
  if (notes.some(({ code }) => !TAKEN.includes(code))) return 'refused';
  return notes.length > 0 ? 'changed' : 'taken';
}

/** A refusal of the whole sheet, for throwing inside this lib only: `readLearnerSheet` returns it as a value. */
export class SheetRefused extends Error {
  constructor(readonly refusal: SheetRefusal) {
    super(refusal.code);
  }
}

export function refuseSheet<Code extends keyof SheetFacts>(code: Code, facts: SheetFacts[Code]): never {
  throw new SheetRefused({ code, facts } as SheetRefusal);
}
