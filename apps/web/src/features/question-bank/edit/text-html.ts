import { cleanHtml } from '../../../ui/question/clean-html.ts';

const BLOCK = /<(p|div|ul|ol|li|table|blockquote|pre|dl|h\d)\b/i;
// HTML's own white space: an author's non-breaking spaces, an indent of code among them, are his words.
const BREAK = /[ \t\r\n]*<br\s*\/?>[ \t\r\n]*/gi;
const WRAPPED = /[ \t]*\n[ \t\r\n]*/g;
const EDGES = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const PARAGRAPH = /\s*<p>([^]*?)<\/p>\s*/gi;
const EMPTY_LINES = /\r?\n(?:[ \t]*\r?\n)+/;

/** What an author typed as HTML: a text without blocks of its own keeps its line breaks, and empty lines part its paragraphs. */
export function htmlOf(typed: string): string {
  const text = typed.trim();
  if (BLOCK.test(text)) return text;
  const parts = text.split(EMPTY_LINES).map((part) => part.replace(/\r?\n/g, '<br>'));
  return parts.length > 1 ? parts.map((part) => `<p>${part}</p>`).join('') : (parts[0] ?? '');
}

/** Stored HTML as the author types it: the inverse of `htmlOf`; what has blocks other than plain paragraphs stays HTML. */
export function typedOf(html: string): string {
  const paragraphs = [...html.matchAll(PARAGRAPH)];
  const parts = paragraphs.map(([, inner = '']) => inner.replace(EDGES, '')).filter((part) => part.trim());
  const plain = paragraphs.map(([whole]) => whole).join('') === html && !parts.some((part) => BLOCK.test(part));
  if (!plain && BLOCK.test(html)) return html;
  return (plain ? parts : [html]).map((part) => part.replace(WRAPPED, ' ').replace(BREAK, '\n')).join('\n\n');
}

/** The words of an HTML text and whether it shows a picture: what the rules judge by. */
export function factsOf(html: string): { text: string; hasPicture: boolean } {
  const { body } = new DOMParser().parseFromString(cleanHtml(html), 'text/html');
  for (const line of body.querySelectorAll('br, p, div, li, td, th')) line.after(' ');
  return { text: body.textContent, hasPicture: body.querySelector('img') !== null };
}
