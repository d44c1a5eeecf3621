import { Offline } from '../api/problem.ts';
import { WordsGone } from './words-gone.ts';

const ADDRESSES = import.meta.glob<string>('./*/*.json', { query: '?url', import: 'default', eager: true });

export type Words = { readonly [key: string]: string | Words };

/** The words of a namespace, fetched as data, not as script; none where the language has no such file. */
export async function readWords(language: string, namespace: string): Promise<Words> {
  const address = ADDRESSES[`./${language}/${namespace}.json`];
  if (!address) return {};
  const response = await fetch(address).catch(() => Promise.reject(new Offline(address)));
  if (response.status === 404) throw new WordsGone(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return (await response.json()) as Words;
}
