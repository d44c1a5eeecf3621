export { type AuthoredQuestion, cleanQuestion, type CleanQuestion } from './content/authored.ts';
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
export { readLearnerSheet, SHEET_LIMITS } from './sheet/learner-sheet.ts';
export { readRegisterAnswer, type RegisterAnswer } from './sheet/register-answer.ts';
export type { RowNote, SheetNote, SheetRefusal } from './sheet/notes.ts';
export { learnerSheetTemplate } from './sheet/template.ts';
export type { LearnerRow, LearnerSheetResult } from './sheet/types.ts';
export { neutraliseCell } from './sheet/values.ts';
export { rowNoteText, sheetNoteText, sheetRefusalText } from './sheet/words.ru.ts';
