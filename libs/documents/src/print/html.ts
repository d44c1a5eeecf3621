/** Markup that is safe to print: only the `html` tag and `trustedMarkup` make it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What a template may hold; `null`, `undefined` and `false` print nothing. */
export type Printable = string | number | Html | null | undefined | false | readonly Printable[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Look-alikes that word processors paste and the embedded fonts do not have. */
const SAME_ON_PAPER: Record<string, string> = { '\u2010': '-', '\u2011': '-', '\u2009': '\u00a0', '\u202f': '\u00a0' };

/**
 * The text as it is printed: composed letters (й is one character, not и and a breve), plain hyphens and no-break
 * spaces instead of their rare look-alikes, no invisible characters.
 */
export function printableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[\u2009\u2010\u2011\u202f]/gu, (character) => SAME_ON_PAPER[character] ?? character);
}

/** Text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return printableText(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

/** Marks markup that this library itself has made (a QR code, a drawn border) as safe; never for anything a user wrote. */
export function trustedMarkup(markup: string): Html {
  return new Html(markup);
}

/** Template tag: everything interpolated is escaped, except other `html` results; arrays are joined without commas. */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Html {
  const markup = boundParts(strings).reduce((text, part, index) => text + render(values[index - 1]) + part);
  return new Html(markup.trim());
}

const parts = new WeakMap<TemplateStringsArray, readonly string[]>();

function boundParts(strings: TemplateStringsArray): readonly string[] {
  const known = parts.get(strings);
  if (known) return known;
  const bound = strings.map(keptTogether);
  parts.set(strings, bound);
  return bound;
}

// A source line that is broken after such a word is indented; a letter's is not.
const SHORT_WORD =
  /(?<![\p{L}\d-])(в|с|к|о|у|и|а|на|по|за|из|от|до|об|не|со|во|ко|но|№|(?:п|пп|ст|ч|г)\.)(?: +|\n +)(?=[^\s<]|$)/giu;
const PERCENT = /(?<=\d|^) %/gu;

/** Words with every short one kept to the next, and a number to its sign, by no-break spaces: «в Уфе», «№ 5», «п. 3.6», «60 %». */
export function keptTogether(words: string): string {
  return words.replace(SHORT_WORD, '$1\u00a0').replace(PERCENT, '\u00a0%');
}

function render(value: Printable): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}
