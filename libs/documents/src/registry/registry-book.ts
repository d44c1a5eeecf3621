import { html, type Html } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';
import { shortDay, type Day } from '../print/words.ts';

/** A row of the book as it is printed; columns 12, 13, 14 and 16 are signed by hand where nothing stands in them. */
export type PrintedBookRow = {
  readonly position: number;
  readonly document: string;
  readonly program: string;
  readonly registrationNumber: string;
  readonly issuedOn: Day;
  readonly blank: string;
  readonly learnerName: string;
  readonly birthDate: Day | null;
  readonly sex: string;
  readonly identity: string;
  readonly citizenship: string;
  readonly order: string;
  readonly handedOver: string;
  readonly byProxy: string;
  readonly mark: string;
  readonly duplicateTaken: string;
};

export type RegistryBookData = {
  readonly organisation: string;
  /** What was chosen for the book: «удостоверения, с 01.01.2026 по 31.12.2026»; empty for the whole book. */
  readonly selection: string;
  readonly rows: readonly PrintedBookRow[];
};

/** The sixteen columns of the form, and their widths in millimetres on A3. */
export const REGISTRY_BOOK_COLUMNS: readonly { readonly title: string; readonly width: number }[] = [
  { title: '№ п/п', width: 9 },
  { title: 'Наименование документа об образовании и организации, выдавшей документ, место нахождения', width: 43 },
  { title: 'Наименование программы, номер группы, срок обучения', width: 45 },
  { title: 'Регистрационный номер, дата выдачи', width: 27 },
  { title: '№ и серия бланка', width: 21 },
  { title: 'ФИО лица, получающего документ', width: 30 },
  { title: 'Дата рождения', width: 19 },
  { title: 'Пол', width: 9 },
  { title: 'Серия и номер документа, удостоверяющего личность', width: 23 },
  { title: 'Гражданство', width: 19 },
  { title: '№ и дата приказа о завершении обучения', width: 25 },
  { title: 'Подпись руководителя организации', width: 22 },
  { title: 'Подпись лица, получившего документ', width: 26 },
  { title: 'Подпись лица, получающего по доверенности', width: 26 },
  { title: 'Отметка об утрате, подтверждение факта обмена (№ и серия бланка дубликата)', width: 32 },
  { title: 'Подпись лица, получившего дубликат', width: 22 },
];

const PAGE: PageSetup = {
  format: 'A3',
  landscape: true,
  margin: '14mm 10mm 14mm 12mm',
  numbered: true,
  footer: 'Книга регистрации',
};

/** «Книга регистрации выдачи документов о квалификации»: A3 in landscape, the head repeated on every sheet. */
export function registryBook({ organisation, selection, rows }: RegistryBookData): PrintedForm {
  const body = html`<article class="form registry-book">
    <h1>
      Книга регистрации выдачи документов о квалификации
      <span class="subject">${organisation}${selection && html`<br />${selection}`}</span>
    </h1>
    <table class="grid">
      <colgroup>
        ${REGISTRY_BOOK_COLUMNS.map(({ width }) => html`<col style="width:${width}mm" />`)}
      </colgroup>
      <thead>
        <tr>
          ${REGISTRY_BOOK_COLUMNS.map(({ title }) => html`<th scope="col">${title}</th>`)}
        </tr>
        <tr class="numbers">
          ${REGISTRY_BOOK_COLUMNS.map((_, index) => html`<td>${index + 1}</td>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(line)}
      </tbody>
    </table>
  </article>`;
  return { title: 'Книга регистрации выдачи документов о квалификации', page: PAGE, body: body.toString() };
}

function line(row: PrintedBookRow): Html {
  return html`<tr>
    <td class="centre">${row.position}</td>
    <td>${row.document}</td>
    <td>${row.program}</td>
    <td class="centre">${row.registrationNumber}, ${shortDay(row.issuedOn)}</td>
    <td class="centre">${row.blank}</td>
    <td>${row.learnerName}</td>
    <td class="centre">${row.birthDate && shortDay(row.birthDate)}</td>
    <td class="centre">${row.sex}</td>
    <td class="centre">${row.identity}</td>
    <td class="centre">${row.citizenship}</td>
    <td class="centre">${row.order}</td>
    <td></td>
    <td>${row.handedOver}</td>
    <td>${row.byProxy}</td>
    <td>${row.mark}</td>
    <td>${row.duplicateTaken}</td>
  </tr>`;
}
