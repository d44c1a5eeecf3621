import { letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, shortDay } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';

export type AcknowledgementSheetRow = {
  readonly name: PersonName;
  readonly post: string;
  /** null: not yet acknowledged, to be filled in by hand. */
  readonly date: Day | null;
  /** Signed in the product by a simple electronic signature, rather than on this paper. */
  readonly electronically: boolean;
};

export type AcknowledgementSheetData = {
  readonly organisation: Organisation;
  /** First day of the edition of the Regulation that is acknowledged. */
  readonly edition: Day;
  readonly rows: readonly AcknowledgementSheetRow[];
  /** Empty rows are added up to this number; the Regulation's own sheet has 25. */
  readonly leastRows: number;
};

/** «Лист ознакомления с Положением», the last appendix of the Regulation. */
export function acknowledgementSheet({
  organisation,
  edition,
  rows,
  leastRows,
}: AcknowledgementSheetData): PrintedForm {
  const lines = Array.from({ length: Math.max(rows.length, leastRows) }, (_, index) => rows[index] ?? null);
  const body = html`<article class="form acknowledgement">
    ${letterhead(organisation)}
    <h1>
      Лист ознакомления с Положением
      <span class="subject">об итоговой аттестации слушателей, редакция от ${dayInWords(edition)}</span>
    </h1>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">№ п/п</th>
          <th scope="col">Ф.И.О. работника</th>
          <th scope="col">Должность</th>
          <th scope="col">Дата</th>
          <th scope="col">Подпись работника</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (row, index) =>
            html`<tr>
              <td class="number">${index + 1}</td>
              <td>${row && fullName(row.name)}</td>
              <td>${row?.post}</td>
              <td class="centre">${row?.date && shortDay(row.date)}</td>
              <td class="centre note">${row?.electronically && 'подписано электронной подписью'}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </article>`;
  return { title: 'Лист ознакомления с Положением об итоговой аттестации', page: OFFICE_PAGE, body: body.toString() };
}
