export { type AuthoredQuestion, cleanQuestion, type CleanQuestion } from './content/authored.js';
export { comparableText, plainText, questionFingerprint } from './content/fingerprint.js';
export { type WritableQuestion, writeGift, writeMoodleXml } from './formats/write.js';
export { parseQuestions } from './import.js';
export {
  type FileNote,
  type FileRefusal,
  type ImportNote,
  type NoteCode,
  noteOutcome,
  type Outcome,
  type Place,
} from './notes.js';
export {
  type BankFormat,
  IMPORT_LIMITS,
  type ImportedOption,
  type ImportedQuestion,
  type ImportLimits,
  type ImportReportItem,
  type ImportResult,
  type Picture,
} from './types.js';
export { fileNoteText, fileRefusalText, noteText, OUTCOME_TEXT } from './words.ru.js';
export { readLearnerSheet, SHEET_LIMITS } from './sheet/learner-sheet.js';
export type { RowNote, SheetNote, SheetRefusal } from './sheet/notes.js';
export { learnerSheetTemplate } from './sheet/template.js';
export type { LearnerRow, LearnerSheetResult } from './sheet/types.js';
export { neutraliseCell } from './sheet/values.js';
export { rowNoteText, sheetNoteText, sheetRefusalText } from './sheet/words.ru.js';
