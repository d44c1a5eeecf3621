// What HTML of a question may hold, and what becomes of the rest.

/** Kept, without attributes but for the few that clean-html.ts lets through. */
export const KEPT = [
  ...['b', 'i', 'em', 'strong', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'code', 'pre', 'br', 'img'],
  ...['p', 'div', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

/** Kept under another name. */
export const RENAMED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'p'])),
  ...Object.fromEntries(['center', 'section', 'article', 'header', 'footer', 'main', 'figure'].map((n) => [n, 'div'])),
  figcaption: 'div',
  strike: 's',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
};

/** Dropped with all they hold, and said so: code, frames and controls. */
export const CODE = new Set([
  ...['script', 'style', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'template', 'noscript', 'xmp'],
  ...['form', 'input', 'button', 'textarea', 'select', 'option', 'datalist', 'dialog', 'link', 'meta', 'base'],
]);

/** Dropped with all they hold, and said so: what the question may be unclear without. */
export const MEDIA = new Set(['audio', 'video', 'svg', 'math', 'canvas', 'map']);

/** Dropped with all they hold, without a word. */
const UNSEEN = ['title', 'head', 'noembed', 'noframes', 'source', 'track', 'area', 'param'];

/** The tag goes, its text stays. */
const UNWRAPPED = [
  ...['a', 'span', 'font', 'big', 'nobr', 'wbr', 'html', 'body', 'col', 'colgroup', 'abbr', 'acronym', 'cite', 'q'],
  ...['dfn', 'var', 'time', 'address', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'label', 'picture', 'nav', 'aside', 'hr'],
  ...['details', 'summary', 'fieldset', 'legend', 'data', 'output', 'meter', 'progress', 'marquee', 'blink', 'hgroup'],
];

/** `form` holds ordinary text, so only its controls go. */
export const DROPPED_WITH_TEXT = [...CODE, ...MEDIA, ...UNSEEN].filter((name) => name !== 'form');

const KNOWN = new Set([...KEPT, ...Object.keys(RENAMED), ...DROPPED_WITH_TEXT, 'form', ...UNWRAPPED]);

/**
 * Writes `&lt;` for every `<` that no author meant as a tag: «при v<60 км/ч» would otherwise lose its end, because a
 * browser takes `<` before a letter for a tag.
 */
export function escapeStrayLess(html: string): string {
  if (!html.includes('<')) return html;
  const parts: string[] = [];
  let nextEnd = -1;
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (nextEnd < at && nextEnd !== Infinity) nextEnd = indexOrInfinity(html, '>', at);
    if (nextEnd !== Infinity && startsTag(html, at, nextEnd)) continue;
    parts.push(html.slice(from, at), '&lt;');
    from = at + 1;
  }
  return parts.join('') + html.slice(from);
}

function startsTag(html: string, at: number, end: number): boolean {
  if (html.startsWith('<!--', at)) return html.indexOf('-->', at) !== -1;
  const head = html.slice(at, at + 40);
  const found = /^<\/?([a-z][a-z0-9]*)([\s/>]|[:-])/i.exec(head);
  if (!found?.[1]) return /^<(?:!doctype|!\[|\?xml)/i.test(head);
  const within = html.slice(at, Math.min(end, at + 2000)).replace(/"[^"]*"|'[^']*'/g, '');
  if (/[а-яё]/i.test(within) && !/["']/.test(within)) return false;
  return KNOWN.has(found[1].toLowerCase()) || /[:-]/.test(found[2] ?? '');
}

function indexOrInfinity(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? Infinity : at;
}

/** A text without markup as HTML: escaped, its line breaks kept. */
export function plainToHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.trim().replace(/\r\n?|\n/g, '<br />');
}

const TAG =
  /<\/?(?:b|i|em|strong|u|s|sub|sup|p|br|div|span|ul|ol|li|table|tr|td|th|pre|code|img|a|h[1-6]|font)(?:\s+[a-z-]{1,40}="[^"<>]*")*\s*\/?>/i;

/** Whether a text of unsaid format is meant as HTML: it holds a whole ordinary tag, not just a `<`. */
export function looksLikeHtml(text: string): boolean {
  return TAG.test(text) || /&(?:nbsp|quot|amp|lt|gt|laquo|raquo|mdash|ndash|#\d{2,5});/.test(text);
}
