import { DESIGN_PICTURES, type DesignPicture, type DocumentDesign, type OffsetMm, type TextKey } from '@itog/domain';
import type { Signatory } from '../print/blocks.ts';
import { html, trustedMarkup } from '../print/html.ts';
import type { Html, Printable } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';

/** What the placeholders of a text stand for. */
export type DesignFacts = Readonly<Record<string, Printable>>;

/** Facts that a ready blank has already. */
const ON_EVERY_BLANK = new Set(['организация', 'город']);

const PIECES = /(\{[^{}\n]*\}|\*\*|\n)/u;

/** The words of one place with their facts filled in; null for an empty one. «**слово**» is bold. */
export function designText({ texts }: DocumentDesign, key: TextKey, facts: DesignFacts = {}): Html | null {
  const words = texts[key]?.trim() ?? '';
  if (words === '') return null;
  const runs: Html[][] = [[]];
  for (const piece of words.split(PIECES))
    if (piece === '**') runs.push([]);
    else runs.at(-1)?.push(pieceOf(piece, facts));
  return html`${runs.map((run, index) => (index % 2 === 1 ? html`<b>${run}</b>` : run))}`;
}

function pieceOf(piece: string, facts: DesignFacts): Html {
  if (piece === '\n') return trustedMarkup('<br />');
  const name = /^\{(.*)\}$/u.exec(piece)?.[1]?.trim();
  // Not by the tag: it trims, and the spaces between words and facts are wanted.
  if (name === undefined || !(name in facts)) return spaced(bound(piece));
  return ON_EVERY_BLANK.has(name) ? html`${facts[name]}` : varying(facts[name]);
}

/** Short words keep to the word after them. */
function bound(words: string): string {
  return words.replace(/(?<=^|[\s(«])([а-яё]{1,2}|№)\s+/giu, '$1\u00a0');
}

const EDGES = /^(\s*)(.*?)(\s*)$/su;

function spaced(words: string): Html {
  const [, before = '', inner = '', after = ''] = EDGES.exec(words) ?? [];
  return trustedMarkup(`${before}${html`${inner}`.toString()}${after}`);
}

/** What differs from document to document: all that is printed over a ready blank. */
export function varying(value: Printable): Html {
  return html`<span class="v">${value}</span>`;
}

type Prepared = { readonly styles: string; readonly names: Readonly<Partial<Record<DesignPicture, string>>> };

/** A design is prepared once, not for each of two thousand documents: its pictures are megabytes. */
const prepared = new WeakMap<DocumentDesign, Prepared>();

function prepare(design: DocumentDesign): Prepared {
  const known = prepared.get(design);
  if (known) return known;
  const names: Partial<Record<DesignPicture, string>> = {};
  let styles = '';
  for (const key of DESIGN_PICTURES) {
    const address = design.pictures[key];
    if (!address || !/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$/u.test(address)) continue;
    const name = `picture-${digest(address)}`;
    names[key] = name;
    styles += `.${name}{background-image:url("${address}")}`;
  }
  const made = { styles, names };
  prepared.set(design, made);
  return made;
}

/** FNV-1a: names a picture among those of one print file. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}

/** A picture of the design in its place, or nothing. */
export function picture(design: DocumentDesign, key: DesignPicture): Html | null {
  const name = prepare(design).names[key];
  return name ? html`<span class="picture of-${key} ${name}"></span>` : null;
}

/** The picture of the signature of whoever signs as this. */
export function signaturePicture(design: DocumentDesign, { role }: Pick<Signatory, 'role'>): Html | null {
  const key = /председател/iu.test(role) ? 'chair' : /секретар/iu.test(role) ? 'secretary' : 'head';
  const name = prepare(design).names[key];
  return name ? html`<span class="picture of-signature ${name}"></span>` : null;
}

/** «М.П.», or the picture of the seal instead of it. */
export function sealPlace(design: DocumentDesign): Html {
  return picture(design, 'seal') ?? html`М.П.`;
}

/** Classes of a form's element that carry the design, beginning with a space. */
export function designClasses({ mode, show }: DocumentDesign): string {
  return [mode === 'blank' && ' on-blank', !show.frame && ' no-frame', !show.qr && ' no-qr'].filter(Boolean).join('');
}

/** Measures of a form's element. A sheet that the form covers wholly is moved as one. */
export function designMeasures({ bodyPoints, mode, offsetMm: { x, y } }: DocumentDesign): string {
  return mode === 'blank' && (x !== 0 || y !== 0)
    ? `--body: ${bodyPoints}pt; --right: ${x}mm; --down: ${y}mm`
    : `--body: ${bodyPoints}pt`;
}

/** A sheet on which text flows is moved by its margins. */
export function movedPage(page: PageSetup, { mode }: DocumentDesign, { x, y }: OffsetMm): PageSetup {
  if (mode !== 'blank' || (x === 0 && y === 0)) return page;
  const [top = 0, right = 0, bottom = 0, left = 0] = page.margin.split(' ').map((side) => Number.parseFloat(side));
  const moved = [top + y, right - x, bottom - y, left + x].map((side) => `${Math.max(0, side)}mm`);
  return { ...page, margin: moved.join(' ') };
}

/** The form with the pictures that it shows. */
export function withPictures(form: PrintedForm, design: DocumentDesign): PrintedForm {
  const { styles } = prepare(design);
  return styles === '' ? form : { ...form, styles };
}

/** A line at the foot of the form, if the design has one. */
export function designFooter(design: DocumentDesign, facts: DesignFacts): Html | null {
  const words = designText(design, 'footer', facts);
  return words && html`<p class="design-footer">${words}</p>`;
}
