import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Words } from './i18n/word-files.ts';

/** The words of a namespace from the disk: a test's network knows only the API, and its keyboard only one kind of space. */
export async function readWords(language: string, namespace: string): Promise<Words> {
  const file = join(process.cwd(), 'apps/web/src/i18n', language, `${namespace}.json`);
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text.replaceAll('\u00a0', ' ')) as Words;
}
