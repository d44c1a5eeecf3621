import sanitizeHtml from 'sanitize-html';
import type { ImportNote, Place } from '../notes.ts';
import type { ImportLimits, RawText } from '../types.ts';
import {
  CODE,
  DROPPED_WITH_TEXT,
  escapeStrayLess,
  KEPT,
  looksLikeHtml,
  MEDIA,
  plainToHtml,
  RENAMED,
} from './markup.ts';
import type { PictureShelf } from './pictures.ts';

export interface CleanText {
  html: string;
  notes: ImportNote[];
}

/** Nested tags cost the cleaner the square of their number; an ordinary text has tens, a big table hundreds. */
const TAG_LIMIT = 3000;

type Attributes = Record<string, string>;

// Controls but for tabs and line breaks, halves of a character, and noncharacters.
const UNWANTED = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufdd0-\ufdef\ufffe\uffff]/gu;
const DATA_ADDRESS = /data:image\/[a-z0-9.+-]{1,40}(?:;[^;,"'<>\s]{1,300}){0,3};base64,[A-Za-z0-9+/=%]*/gi;

/** Styles that say nothing: where a paragraph stands and which font it has. */
const QUIET_STYLE =
  /^(?:text-align|margin|padding|font-family|font-size|line-height|direction|width|height|max-|mso-|orphans|widows|text-indent|white-space|vertical-align|float|border|box-sizing|letter-spacing|word-spacing|-webkit|list-style|tab-stops|page-break|background-position|background-repeat|background-size|caret|outline|unicode-bidi|text-transform|cursor)/;
const QUIET_VALUE =
  /^(?:inherit|initial|normal|none|unset|auto|transparent|black|#000|#000000|windowtext|rgb\(0, ?0, ?0\)|white|#fff|#ffffff|start|baseline|left|400)$/;

/**
 * Makes clean HTML of a text of the file: allow-listed tags, pictures as `picture:<sha256>`, nothing that runs or loads.
 * Cleaning clean HTML changes nothing.
 * @returns the HTML with a note for everything that was taken away or stands in the way
 */
export function cleanText(raw: RawText, place: Place, shelf: PictureShelf, limits: ImportLimits): CleanText {
  const { html: marked, notes } = readMarkup(raw, place);
  const characters = marked.replace(DATA_ADDRESS, '').length;
  const limit = limits.fieldCharacters;
  if (characters > limit * 5)
    return { html: '', notes: [{ code: 'text-too-long', facts: { place, characters, limit } }] };
  const tags = marked.split('<').length - 1;
  if (tags > TAG_LIMIT)
    return { html: '', notes: [{ code: 'markup-too-heavy', facts: { place, tags, limit: TAG_LIMIT } }] };
  const html = sanitise(marked, raw, place, shelf, notes);
  if (html.length > limit) notes.push({ code: 'text-too-long', facts: { place, characters: html.length, limit } });
  if (html.includes('\ufffd')) notes.push({ code: 'lost-characters', facts: { place } });
  return { html, notes };
}

function readMarkup(raw: RawText, place: Place): CleanText {
  const notes: ImportNote[] = [];
  const text = raw.text.replace(UNWANTED, '');
  const count = raw.text.length - text.length;
  if (count) notes.push({ code: 'control-characters-removed', facts: { place, count } });
  if (raw.format === 'html') return { html: escapeStrayLess(text), notes };
  if (raw.format === 'auto' && looksLikeHtml(text)) {
    notes.push({ code: 'html-read', facts: { place } });
    return { html: escapeStrayLess(text.trim().replace(/\n/g, '<br />')), notes };
  }
  if (raw.format === 'markdown' && /[*_`#[\]]/.test(text)) notes.push({ code: 'markdown-kept', facts: { place } });
  return { html: plainToHtml(text), notes };
}

function sanitise(html: string, raw: RawText, place: Place, shelf: PictureShelf, notes: ImportNote[]): string {
  const removed = new Removed();
  const renamed = Object.entries(RENAMED).map(([from, to]) => [from, sanitizeHtml.simpleTransform(to, {}, false)]);
  const picture = (attributes: Attributes): sanitizeHtml.Tag => {
    const found = shelf.take(attributes['src'] ?? '', raw.files, place);
    if (!('code' in found)) return pictureTag(found.sha256, attributes);
    notes.push(place === 'explanation' ? { code: 'picture-removed', facts: { name: pictureName(found) } } : found);
    return { tagName: 'missing-picture', attribs: {} };
  };
  const clean = sanitizeHtml(html, {
    allowedTags: KEPT,
    allowedAttributes: {
      img: ['src', 'alt', 'width', 'height'],
      ...Object.fromEntries(['p', 'div', 'li'].map((tag) => [tag, ['dir']])),
      ...Object.fromEntries(['td', 'th'].map((tag) => [tag, ['dir', 'colspan', 'rowspan']])),
      ol: ['start'],
    },
    allowedSchemes: ['picture'],
    allowProtocolRelative: false,
    nonTextTags: DROPPED_WITH_TEXT,
    nestingLimit: 40,
    parseStyleAttributes: false,
    transformTags: { ...Object.fromEntries(renamed), img: (_tag, attributes) => picture(attributes), '*': rightToLeft },
    onOpenTag: (name, attributes) => removed.see(name, attributes),
  });
  notes.push(...removed.notes(place));
  return tidy(clean);
}

/** Of all directions only right-to-left says something: editors write `dir="ltr"` on everything. */
function rightToLeft(tagName: string, { dir, ...attribs }: Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: dir === 'rtl' ? { ...attribs, dir } : attribs };
}

function pictureName(note: ImportNote): string {
  if ('name' in note.facts && note.facts.name) return note.facts.name;
  return 'address' in note.facts ? note.facts.address : '';
}

function pictureTag(sha256: string, { alt = '', width = '', height = '' }: Attributes): sanitizeHtml.Tag {
  const attribs: Attributes = { src: `picture:${sha256}`, alt: alt.replace(UNWANTED, '').slice(0, 500) };
  if (/^\d{1,4}$/.test(width)) attribs['width'] = width;
  if (/^\d{1,4}$/.test(height)) attribs['height'] = height;
  return { tagName: 'img', attribs };
}

/** Remembers what a text loses, in groups that mean different things to its author. */
class Removed {
  private readonly code = new Set<string>();
  private readonly media = new Set<string>();
  private readonly links = new Set<string>();
  private readonly styles = new Set<string>();

  see(name: string, attributes: Attributes): void {
    if (CODE.has(name)) this.code.add(name);
    if (MEDIA.has(name)) this.media.add(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^on/i.test(attribute)) this.code.add(attribute);
      if (attribute === 'href' && name === 'a' && value) this.links.add(value.slice(0, 200));
      if (attribute === 'style') this.seeStyle(value);
      if (name === 'font' && attribute === 'color') this.styles.add('color');
    }
  }

  private seeStyle(style: string): void {
    for (const declaration of style.slice(0, 2000).split(';')) {
      const [property = '', value = ''] = declaration.split(':', 2).map((part) => part.trim().toLowerCase());
      if (property && !QUIET_STYLE.test(property) && !QUIET_VALUE.test(value)) this.styles.add(property.slice(0, 40));
    }
  }

  notes(place: Place): ImportNote[] {
    const notes: ImportNote[] = [];
    const few = (set: Set<string>) => [...set].slice(0, 10);
    if (this.code.size) notes.push({ code: 'code-removed', facts: { place, elements: few(this.code) } });
    if (this.media.size) notes.push({ code: 'media-removed', facts: { place, elements: few(this.media) } });
    if (this.links.size) notes.push({ code: 'links-removed', facts: { place, addresses: few(this.links) } });
    if (this.styles.size) notes.push({ code: 'styling-removed', facts: { place, properties: few(this.styles) } });
    return notes;
  }
}

const EDGE = '<br />';

/** Takes off what editors leave around a text: empty paragraphs, breaks at the ends, the only paragraph's tag. */
function tidy(html: string): string {
  let text = html.replace(/\r\n?/g, '\n').replace(/<p>(?:\s|<br \/>)*<\/p>/g, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.trim();
    if (text.startsWith(EDGE)) text = text.slice(EDGE.length);
    if (text.endsWith(EDGE)) text = text.slice(0, -EDGE.length);
    if (text.startsWith('<p>') && text.indexOf('</p>') === text.length - 4) text = text.slice(3, -4);
  }
  return text;
}
