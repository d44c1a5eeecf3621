import { closingRow, letterhead, signatureLines, STAMP_PLACE } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html, keptTogether } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, legalDay } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';

/** Someone with the words printed before and after his name: his role, and post, degree and organisation. */
export type OrderSeat = { readonly role: string; readonly name: PersonName; readonly place: string };

/** What a list placeholder becomes. */
export type OrderList =
  | { readonly kind: 'seats'; readonly seats: readonly OrderSeat[] }
  | {
      readonly kind: 'people';
      /** Heads of the columns after number and name. */
      readonly columns: readonly string[];
      readonly people: readonly { readonly name: PersonName; readonly cells: readonly string[] }[];
    };

export type OrderData = {
  readonly organisation: Organisation;
  /** null in a preview: a line to write on. */
  readonly number: string | null;
  readonly date: Day;
  readonly subject: string;
  /**
   * Lines of the order. «1. …» is an item, counted anew; a line in capitals that ends with a colon is the verb; a line
   * `{name}` is the list of that name, and goes together with the line that announces it when the list is empty.
   */
  readonly text: string;
  readonly lists: Readonly<Record<string, OrderList>>;
  readonly director: Signatory;
};

/** A cell of so many characters is never broken: a number, a date. */
const SHORT = 24;

type Line =
  | { readonly kind: 'text' | 'verb' | 'item'; readonly words: string }
  | { readonly kind: 'list'; readonly list: OrderList };

type NumberedLine = Line & { readonly number: number | null };

/** A director's order from its words and lists (2.2, 5.4). */
export function directorOrder(data: OrderData): PrintedForm {
  const number = data.number ?? html`<span class="blank short"></span>`;
  const lines = numbered(linesOf(data));
  const ending = endingOf(lines);
  const last = html`${ending.map((line) => lineHtml(line))} ${signatureLines([data.director])}`;
  const before = lines.slice(0, lines.length - ending.length);
  const table = before.at(-1);
  const isTable = table?.kind === 'list' && table.list.kind === 'people';
  const body = html`<article class="form order">
    ${letterhead(data.organisation)}
    <h1>ПРИКАЗ</h1>
    <div class="requisites"><span>${legalDay(data.date)}</span> <span>№&nbsp;${number}</span></div>
    <p class="subject-line">${keptTogether(data.subject)}</p>
    ${before.map((line) => lineHtml(line, line === table ? last : null))}
    ${!isTable && html`<div class="closing-lines">${last} ${STAMP_PLACE}</div>`}
  </article>`.toString();
  return { title: `Приказ № ${data.number ?? 'б/н'} от ${dayInWords(data.date)}`, page: OFFICE_PAGE, body };
}

function linesOf({ text, lists }: OrderData): Line[] {
  const lines: Line[] = [];
  for (const words of text.split('\n').map((line) => line.trim())) {
    if (words === '') continue;
    const list = lists[/^\{([^{}]*)\}$/u.exec(words)?.[1]?.trim() ?? ''];
    if (!list) lines.push({ kind: kindOf(words), words: words.replace(/^\d+\.\s*/u, '') });
    else if (!isEmpty(list)) lines.push({ kind: 'list', list });
    else if (announces(lines.at(-1))) lines.pop();
  }
  return lines;
}

function kindOf(words: string): 'text' | 'verb' | 'item' {
  if (/^\d+\.\s/u.test(words)) return 'item';
  return /^\p{Lu}[\p{Lu}\s]*:$/u.test(words) ? 'verb' : 'text';
}

const isEmpty = (list: OrderList): boolean => (list.kind === 'seats' ? list.seats : list.people).length === 0;

const announces = (line: Line | undefined): boolean =>
  line !== undefined && line.kind !== 'list' && line.kind !== 'verb' && line.words.endsWith(':');

/** Items are counted anew: what is left out leaves no gap. */
function numbered(lines: readonly Line[]): NumberedLine[] {
  let count = 0;
  return lines.map((line) => ({ ...line, number: line.kind === 'item' ? (count += 1) : null }));
}

/** The lines that stay with the signature: the last two, so that it never stands on a sheet with one line alone. */
function endingOf(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const afterList = lines.slice(lines.findLastIndex(({ kind }) => kind === 'list') + 1);
  return afterList.slice(-2);
}

/** @param closing what goes under the rows of a table and stays with the last of them */
function lineHtml(line: NumberedLine, closing: Html | null = null): Html {
  if (line.kind === 'list') return line.list.kind === 'seats' ? seatsHtml(line.list) : peopleHtml(line.list, closing);
  const announcing = announces(line) ? ' announcing' : '';
  if (line.kind === 'item')
    return html`<p class="item${announcing}"><span class="count">${line.number}.</span>${keptTogether(line.words)}</p>`;
  return html`<p class="${line.kind === 'verb' ? 'verb' : 'text'}${announcing}">${keptTogether(line.words)}</p>`;
}

function seatsHtml({ seats }: Extract<OrderList, { kind: 'seats' }>): Html {
  return html`<div class="seats">
    ${seats.map(
      ({ role, name, place }) =>
        html`<p><span class="name">${role}:</span> ${place ? `${fullName(name)}, ${place}` : fullName(name)}</p>`,
    )}
  </div>`;
}

function peopleHtml({ columns, people }: Extract<OrderList, { kind: 'people' }>, closing: Html | null): Html {
  return html`<table class="grid people">
    <thead>
      <tr>
        <th scope="col">№</th>
        <th scope="col">Фамилия, имя, отчество</th>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${people.map(
        ({ name, cells }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${fullName(name)}</td>
            ${cells.map((cell) => html`<td class="${cell.length > SHORT ? '' : 'nowrap'}">${cell}</td>`)}
          </tr>`,
      )}
      ${closing && closingRow(columns.length + 2, closing)}
    </tbody>
  </table>`;
}

/** After «по программе»: what kind of program it is. */
export const PROGRAM_KIND_GENITIVE = {
  'professional-development': 'повышения квалификации',
  retraining: 'профессиональной переподготовки',
} as const;

/** What follows a name in a list: «методист, кандидат педагогических наук, АО «Завод»». */
export function placeInLine(post: string | null, degree: string | null, organisation: string | null): string {
  return [lowered(post), lowered(degree), organisation].filter(Boolean).join(', ');
}

/** Within a line the first letter is small, unless it begins an abbreviation: «ИТ-директор». */
function lowered(words: string | null): string | null {
  if (!words || /^\p{Lu}[\p{Lu}-]/u.test(words)) return words;
  return words.charAt(0).toLocaleLowerCase('ru') + words.slice(1);
}
