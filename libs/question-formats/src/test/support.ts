import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportResult, parseQuestions } from '../index.ts';

const ROOT = join(import.meta.dirname, '../../../..');

export const fixture = (name: string): Buffer => readFileSync(join(ROOT, 'libs/question-formats/fixtures', name));

/** Banks that nobody on this project wrote; a user's clone has none. */
export const REAL = join(ROOT, '../shared/real');
export const hasReal = existsSync(REAL);
export const real = (name: string): Buffer => readFileSync(join(REAL, name));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

type Bank = Extract<ImportResult, { ok: true }>;

/** Reads a bank that must not be refused whole. */
export function bank(source: string | Uint8Array): Bank {
  const result = parseQuestions(typeof source === 'string' ? bytesOf(source) : source, 'bank');
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result;
}

/** The codes of a file that must be refused whole, each with its line. */
export function refusals(source: string | Uint8Array, name = 'bank.txt'): [string, number | null][] {
  const result = parseQuestions(typeof source === 'string' ? bytesOf(source) : source, name);
  return result.ok ? [] : result.refusals.map(({ code, line }) => [code, line]);
}

/** The codes on the only question of a bank. */
export const codes = (source: string): string[] => bank(source).report[0]?.notes.map(({ code }) => code) ?? [];

/** Questions without picture bytes, which are compared by hash: Jest compares megabytes slowly. */
export function comparable(result: Bank): unknown[] {
  return result.questions.map((question) => ({
    ...question,
    pictures: question.pictures.map(({ name, mime, sha256, bytes }) => ({ name, mime, sha256, size: bytes.length })),
  }));
}

export const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
