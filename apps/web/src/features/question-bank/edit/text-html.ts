import { cleanHtml } from '../../../ui/question/clean-html.ts';

const BLOCK = /<(p|div|ul|ol|li|table|blockquote|pre|dl|h\d)\b/i;
const BREAK = /\s*<br\s*\/?>\s*/gi;

/** What an author typed as HTML: a text without blocks of its own keeps its line breaks. */
export function htmlOf(typed: string): string {
  const text = typed.trim();
  return BLOCK.test(text) ? text : text.replace(/\r?\n/g, '<br>');
}

/** Stored HTML as the author types it: the inverse of `htmlOf`. */
export function typedOf(html: string): string {
  return BLOCK.test(html) ? html : html.replace(BREAK, '\n');
}

/** The words of an HTML text and whether it shows a picture: what the rules judge by. */
export function factsOf(html: string): { text: string; hasPicture: boolean } {
  const { body } = new DOMParser().parseFromString(cleanHtml(html), 'text/html');
  for (const line of body.querySelectorAll('br, p, div, li, td, th')) line.after(' ');
  return { text: body.textContent, hasPicture: body.querySelector('img') !== null };
}
