export { type AuthoredQuestion, cleanQuestion, type CleanQuestion } from './content/authored.ts';
export { judgePicture, PICTURE_PIXELS, type PictureProblem } from './content/uploaded.ts';
export { comparableText, plainText, questionFingerprint } from './content/fingerprint.ts';
export { type WritableQuestion, writeGift, writeMoodleXml } from './formats/write.ts';
export { parseQuestions } from './import.ts';
export {
  type FileNote,
  type FileRefusal,
  type ImportNote,
  type NoteCode,
  noteOutcome,
  type Outcome,
  type Place,
} from './notes.ts';
export {
  type BankFormat,
  IMPORT_LIMITS,
  type ImportedOption,
  type ImportedQuestion,
  type ImportLimits,
  type ImportReportItem,
  type ImportResult,
  type Picture,
} from './types.ts';
export { fileNoteText, fileRefusalText, noteText, OUTCOME_TEXT } from './words.ru.ts';
export { PERSONAL_HEADERS, type PersonalHeader } from './personal/columns.ts';
export type { PersonalField, PersonalValues } from './personal/fields.ts';
export {
  type PersonalLevel,
  type PersonalNote,
  personalNoteLevel,
  personalNoteText,
  type Place as PersonalPlace,
} from './personal/notes.ts';
export { type PersonalRow, type PersonalSheetResult, readPersonalSheet } from './personal/read.ts';
export { type PersonalLine, personalSheet } from './personal/template.ts';
export { readLearnerSheet } from './sheet/learner-sheet.ts';
export { SHEET_LIMITS } from './sheet/workbook.ts';
export { readRegisterAnswer, type RegisterAnswer } from './sheet/register-answer.ts';
export type { RowNote, SheetNote, SheetRefusal } from './sheet/notes.ts';
export { learnerSheetTemplate } from './sheet/template.ts';
export type { LearnerRow, LearnerSheetResult } from './sheet/types.ts';
export { neutraliseCell } from './sheet/values.ts';
export { rowNoteText, sheetNoteText, sheetRefusalText } from './sheet/words.ru.ts';
