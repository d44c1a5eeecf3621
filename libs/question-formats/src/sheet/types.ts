import type { RowNote, SheetNote, SheetRefusal } from './notes.ts';

/** One learner as the sheet has it. Null where the cell is empty or there is no such column. */
export interface LearnerRow {
  /** The row of the sheet, from 1, as the program that opens it counts. */
  row: number;
  /** A refused row is not to be enrolled: its notes say why. */
  outcome: 'taken' | 'changed' | 'refused';
  lastName: string;
  firstName: string;
  patronymic: string | null;
  email: string | null;
  login: string | null;
  customer: string | null;
  post: string | null;
  remark: string | null;
  notes: RowNote[];
}

/** The learners of a sheet, refused rows among them, or the reasons why the sheet cannot be read. */
export type LearnerSheetResult =
  { ok: true; rows: LearnerRow[]; notes: SheetNote[] } | { ok: false; refusals: SheetRefusal[] };
