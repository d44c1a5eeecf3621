import { closingRow, field, letterhead, signatureLines } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { nameWithFormer, shortDay } from '../print/words.ts';
import type { Day, Formerly, PersonName } from '../print/words.ts';

export type AdmissionSheetRow = {
  readonly learner: PersonName;
  readonly formerly?: Formerly | null;
  readonly tuitionPaid: boolean;
  /** Parts of the curriculum that are done, and all of them. */
  readonly modules: { readonly done: number; readonly all: number };
  /** The day on which he acknowledged the Regulation (1.11). */
  readonly acknowledgedOn: Day | null;
  readonly admitted: boolean;
  /** Why he is admitted in spite of what is missing; null without such a decision. */
  readonly override: string | null;
};

export type AdmissionSheetData = {
  readonly organisation: Organisation;
  readonly program: string;
  readonly group: string;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly rows: readonly AdmissionSheetRow[];
  readonly signatories: readonly Signatory[];
};

/** «Ведомость допуска»: who of a group is admitted to the attestation, and on what grounds (3.1). */
export function admissionSheet(data: AdmissionSheetData): PrintedForm {
  const { organisation, program, group, period } = data;
  const body = html`<article class="form results admission">
    ${letterhead(organisation)}
    <h1>
      ВЕДОМОСТЬ
      <span class="subject">допуска слушателей к итоговой аттестации</span>
    </h1>
    <div class="fields">
      ${field('Программа', program)} ${field('Группа', group)}
      ${field('Срок обучения', `с ${shortDay(period.from)} по ${shortDay(period.to)}`)}
    </div>
    ${table(data)}
  </article>`;
  return { title: `Ведомость допуска, группа ${group}`, page: OFFICE_PAGE, body: body.toString() };
}

function table({ rows, signatories }: AdmissionSheetData) {
  const admitted = rows.filter((row) => row.admitted).length;
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">№</th>
        <th scope="col">ФИО</th>
        <th scope="col">Оплата</th>
        <th scope="col">Учебный план</th>
        <th scope="col">С Положением ознакомлен(а)</th>
        <th scope="col">Допуск</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(rowOf)}
      ${closingRow(
        6,
        html`<p class="summary">
            Всего слушателей: ${rows.length}; допущено: ${admitted}; не допущено: ${rows.length - admitted}.
          </p>
          ${signatureLines(signatories)}`,
      )}
    </tbody>
  </table>`;
}

function rowOf(
  { learner, formerly = null, tuitionPaid, modules, acknowledgedOn, admitted, override }: AdmissionSheetRow,
  index: number,
) {
  return html`<tr>
    <td class="number">${index + 1}</td>
    <td>
      ${nameWithFormer(learner, formerly)}${override !== null && html`<p class="note">Допущен(а) по решению: ${override}</p>`}
    </td>
    <td class="centre">${tuitionPaid ? 'внесена' : 'не внесена'}</td>
    <td class="centre">${modules.all === 0 ? '—' : `${modules.done} из ${modules.all}`}</td>
    <td class="centre">${acknowledgedOn === null ? '—' : shortDay(acknowledgedOn)}</td>
    <td class="centre">${admitted ? 'допущен(а)' : 'не допущен(а)'}</td>
  </tr>`;
}
