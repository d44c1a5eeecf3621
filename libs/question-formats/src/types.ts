import type { FileNote, FileRefusal, ImportNote, Outcome } from './notes.ts';

export type BankFormat = 'gift' | 'moodle-xml' | 'aiken';

/** A picture of a question. HTML names it as `src="picture:<sha256>"`. */
export interface Picture {
  /** The file's name in the source; unique within a question. */
  name: string;
  /** Told by the first bytes, never by the name. */
  mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  bytes: Uint8Array;
  /** 64 hexadecimal digits of the bytes. */
  sha256: string;
}

/** One choice: clean HTML and whether it is the right one. */
export interface ImportedOption {
  html: string;
  correct: boolean;
}

/** A single-answer question: two or more different options, exactly one of them right (3.5). All HTML is clean. */
export interface ImportedQuestion {
  /** Its number in the file, from 1; refused questions are counted too. */
  position: number;
  name: string | null;
  /** The path of its category, outermost first; empty when the file names none. */
  topic: string[];
  html: string;
  options: ImportedOption[];
  explanationHtml: string | null;
  pictures: Picture[];
  /** Equal for questions that read the same and have the same key: see `questionFingerprint`. */
  fingerprint: string;
}

/** What became of one question of the file. */
export interface ImportReportItem {
  position: number;
  /** The line where the question begins, from 1. */
  line: number;
  name: string | null;
  outcome: Outcome;
  notes: ImportNote[];
}

/** A bank that was read, with a report line for every question of the file, or the reasons why the file was not. */
export type ImportResult =
  | { ok: true; format: BankFormat; questions: ImportedQuestion[]; report: ImportReportItem[]; notes: FileNote[] }
  | { ok: false; refusals: FileRefusal[] };

/** What a question file may hold at most. */
export interface ImportLimits {
  fileBytes: number;
  /** Characters of the whole file without its pictures. */
  textCharacters: number;
  questions: number;
  /** Characters of clean HTML in one question text, option or explanation. */
  fieldCharacters: number;
  options: number;
  pictureBytes: number;
  picturesPerQuestion: number;
  xmlDepth: number;
}

export const IMPORT_LIMITS: Readonly<ImportLimits> = {
  fileBytes: 40 * 1024 * 1024,
  textCharacters: 4_000_000,
  questions: 5000,
  fieldCharacters: 20_000,
  options: 20,
  pictureBytes: 5 * 1024 * 1024,
  picturesPerQuestion: 10,
  xmlDepth: 30,
};

/** A text as the file has it. `auto` is a text of which the file does not say whether it is HTML. */
export interface RawText {
  format: 'html' | 'plain' | 'markdown' | 'auto';
  text: string;
  files: RawFile[];
}

/** A file embedded beside a text; `name` is its path without the leading slash. */
export interface RawFile {
  name: string;
  base64: string;
}

export interface RawOption {
  text: RawText;
  /** Percent of the mark this option earns, −100…100. */
  percent: number;
  feedback: RawText | null;
}

/** A question as the file has it, before anything is judged. A readable but unwanted type has no options. */
export interface RawQuestion {
  line: number;
  name: string | null;
  topic: string[];
  type: string;
  text: RawText;
  options: RawOption[];
  explanation: RawText | null;
  notes: ImportNote[];
}
