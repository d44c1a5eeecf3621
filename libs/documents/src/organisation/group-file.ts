import { field, letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, nameWithFormer, shortDay } from '../print/words.ts';
import type { Day, Formerly, PersonName } from '../print/words.ts';

export type GroupFileData = {
  readonly organisation: Organisation;
  readonly group: string;
  /** «повышения квалификации» or «профессиональной переподготовки». */
  readonly programKind: string;
  readonly program: string;
  /** Hours with their word: «72 часа». */
  readonly volume: string;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly customer: string | null;
  readonly learners: readonly {
    readonly name: PersonName;
    readonly formerly?: Formerly | null;
    readonly documents: readonly string[];
  }[];
  /** What lies in the file, and what is still missing in it. */
  readonly contents: readonly { readonly title: string; readonly note: string }[];
  readonly madeOn: Day;
};

/** «Дело группы»: the cover of a group's papers, with the list of learners and of what lies inside. */
export function groupFile(data: GroupFileData): PrintedForm {
  const { organisation, group, program, volume, period, customer, madeOn } = data;
  const body = html`<article class="form group-file">
    ${letterhead(organisation)}
    <h1>
      ДЕЛО
      <span class="subject">учебной группы ${group}</span>
    </h1>
    <div class="fields">
      ${field(`Программа ${data.programKind}`, program)} ${field('Объём', volume)}
      ${field('Срок обучения', `с ${shortDay(period.from)} по ${shortDay(period.to)}`)}
      ${customer !== null && field('Заказчик', customer)}
    </div>
    ${learnersOf(data)} ${contentsOf(data)}
    <p class="text note">Составлено ${dayInWords(madeOn)}</p>
  </article>`;
  return { title: `Дело группы ${group}`, page: OFFICE_PAGE, body: body.toString() };
}

function learnersOf({ learners }: GroupFileData) {
  return html`<table class="grid dense">
    <thead>
      <tr>
        <th scope="col">№</th>
        <th scope="col">Слушатель</th>
        <th scope="col">Выданные документы</th>
      </tr>
    </thead>
    <tbody>
      ${learners.map(
        ({ name, formerly = null, documents }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${nameWithFormer(name, formerly)}</td>
            <td>${documents.length === 0 ? '—' : documents.map(whole)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function contentsOf({ contents }: GroupFileData) {
  return html`<table class="grid dense">
    <thead>
      <tr>
        <th scope="col">№</th>
        <th scope="col">Документ дела</th>
        <th scope="col">Отметка</th>
      </tr>
    </thead>
    <tbody>
      ${contents.map(
        ({ title, note }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${title}</td>
            <td>${note}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A document of the list; its number is not broken at its dashes. */
function whole(document: string, index: number, all: readonly string[]) {
  const at = document.indexOf('№');
  const end = index < all.length - 1 ? ';' : '';
  return html`${document.slice(0, at)}<span class="nowrap">${document.slice(at)}${end}</span> `;
}
