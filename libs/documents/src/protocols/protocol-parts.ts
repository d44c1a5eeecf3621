import type { Signatory } from '../print/blocks.ts';
import { html, keptTogether } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PersonName } from '../print/words.ts';

/** Marks of chapter 4 as the forms print them. */
export const MARKS_IN_WORDS = {
  excellent: 'отлично',
  good: 'хорошо',
  satisfactory: 'удовлетворительно',
  unsatisfactory: 'неудовлетворительно',
  pass: 'зачтено',
  fail: 'не зачтено',
} as const;
export type PrintedMark = keyof typeof MARKS_IN_WORDS;

/** The commission that signs forms 2 and 3: the chair, the members, the secretary last (appendices 2, 3). */
export type PrintedCommission = {
  readonly chair: PersonName;
  readonly members: readonly PersonName[];
  readonly secretary: PersonName | null;
};

type Roles = { readonly chair: string; readonly members: string; readonly secretary: string };

/** Those who sign, in the order of their lines: `place` of each electronic signature. */
export function signatoriesOf({ chair, members, secretary }: PrintedCommission, roles: Roles): Signatory[] {
  return [
    { role: roles.chair, name: chair },
    ...members.map((name, index) => ({ role: index === 0 ? roles.members : '', name })),
    ...(secretary ? [{ role: roles.secretary, name: secretary }] : []),
  ];
}

/** The number of a protocol, or a line to write it on. */
export const numberOf = (number: string | null) => number ?? html`<span class="blank short"></span>`;

/** What the commission decided at the meeting besides the results; nothing is printed where it decided nothing. */
export function decisionsOf(decisions: readonly string[]): Html | null {
  if (decisions.length === 0) return null;
  return html`<div class="decisions">
    <p><b>Комиссия также решила:</b></p>
    ${decisions.map((text, index) => html`<p>${index + 1}. ${keptTogether(text)}</p>`)}
  </div>`;
}

const blank = html`<span class="blank"></span>`;

/** A value that stands on a line of the form; the empty line where there is none. */
export function filled(value: string | number | null): Html {
  return value === null || value === '' ? blank : html`<span class="filled">${value}</span>`;
}
