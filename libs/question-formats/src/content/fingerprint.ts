import { createHash } from 'node:crypto';
import type { ImportedOption } from '../types.ts';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const INLINE = new Set(['b', 'i', 'em', 'strong', 'u', 's', 'del', 'ins', 'small', 'mark', 'code']);
const MEANINGFUL = new Set(['sub', 'sup']);

/** Text of clean HTML in one line: for lists, search and file names. Pictures and formatting are left out. */
export function plainText(html: string): string {
  return textOf(html, () => '');
}

/** What a reader sees of clean HTML, as a comparable line: pictures by their hash, sub- and superscripts kept. */
export function comparableText(html: string): string {
  return textOf(html, (tag, name) => {
    if (MEANINGFUL.has(name)) return tag;
    return name === 'img' ? ` [${/picture:[0-9a-f]{64}/.exec(tag)?.[0] ?? ''}] ` : '';
  });
}

function textOf(html: string, keep: (tag: string, name: string) => string): string {
  return html
    .replace(/<\/?([a-z][a-z0-9]*)[^>]*>/g, (tag, name: string) => keep(tag, name) || (inline(name) ? '' : ' '))
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .normalize()
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const inline = (name: string) => INLINE.has(name) || MEANINGFUL.has(name);

/**
 * A stable name for what a question says: the same for the same text, options in any order, pictures and key,
 * whatever its formatting, its place in a file and the file's format. Tells duplicates between imports.
 */
export function questionFingerprint(html: string, options: readonly ImportedOption[]): string {
  return hash([comparableText(html), sorted(options.map((option) => [comparableText(option.html), option.correct]))]);
}

/** As the fingerprint, but blind to the key: equal for questions that differ only in which option is right. */
export function keylessFingerprint(html: string, options: readonly ImportedOption[]): string {
  return hash([comparableText(html), sorted(options.map((option) => [comparableText(option.html)]))]);
}

function sorted(parts: unknown[][]): string[] {
  return parts.map((part) => JSON.stringify(part)).sort();
}

function hash(content: unknown): string {
  return `q1-${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}
