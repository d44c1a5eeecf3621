import { html } from './html.ts';
import type { Html, Printable } from './html.ts';
import { initialsFirst } from './words.ts';
import type { PersonName } from './words.ts';

/** The organisation as its papers name it. */
export type Organisation = {
  /** Full name by the charter. */
  readonly name: string;
  readonly city: string;
};

/** Someone who signs: the words before the line, and the name after it. */
export type Signatory = { readonly role: string; readonly name: PersonName };

/** The head of an office paper. */
export function letterhead({ name, city }: Organisation): Html {
  return html`<header class="letterhead">
    <p class="organisation">${name}</p>
    <p class="city">${city && `г. ${city}`}</p>
  </header>`;
}

/** «Дата проведения: …»; a line to write on where the value is not known yet. */
export function field(name: string, value: Printable): Html {
  const shown = value === null || value === '' ? html`<span class="blank"></span>` : value;
  return html`<p><span class="name">${name}:</span> ${shown}</p>`;
}

type Lines = {
  /** Whether the name has its own caption, as in forms 2 and 3. */
  readonly named?: boolean;
  /** Whether the words stand above their line: for long ones. */
  readonly wide?: boolean;
  /** What is drawn on the line of somebody who signs. */
  readonly drawn?: (signatory: Signatory) => Printable;
};

/** Lines for signatures, kept with the end of what they sign. `place` ties a line to its electronic stamp. */
export function signatureLines(
  signatories: readonly Signatory[],
  { named = false, wide = false, drawn = () => null }: Lines = {},
): Html {
  const captions = named
    ? html`<span class="caption">(подпись)</span> <span class="caption of-name">(инициалы, фамилия)</span>`
    : html`<span class="caption">подпись</span>`;
  return html`<div class="${wide ? 'signatures wide' : 'signatures'}">
    ${signatories.map(
      ({ role, name }, place) =>
        html`<div class="signature" data-place="${place}">
          <span class="role">${role}</span> <span class="place">${drawn({ role, name })}</span>
          <span class="name">${initialsFirst(name)}</span>
          ${captions}
        </div>`,
    )}
  </div>`;
}

/** Where the stamps of electronic signatures are put once they are given: beside the lines, never on a sheet of their own. */
export const STAMP_PLACE: Html = html`<div class="stamp-place"></div>`;

/**
 * The last row of a table, for what must not stand alone on a new sheet: summary and signatures go there together with
 * the two rows above. The browser keeps rows together, but not a table with the block after it.
 */
export function closingRow(columns: number, content: Printable): Html {
  return html`<tr class="closing">
    <td colspan="${columns}">${content} ${STAMP_PLACE}</td>
  </tr>`;
}
