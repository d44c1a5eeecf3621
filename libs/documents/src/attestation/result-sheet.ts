import { closingRow, field, letterhead, signatureLines } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';

export type ResultSheetRow = {
  readonly learner: PersonName;
  readonly attemptNumber: number;
  /** null for those who did not come or have not finished. */
  readonly score: { readonly correct: number; readonly total: number; readonly passed: boolean } | null;
};

export type ResultSheetData = {
  readonly organisation: Organisation;
  readonly number: string | null;
  readonly program: string;
  readonly group: string;
  /** The session as people name it: place and time window. */
  readonly session: string;
  readonly heldOn: Day;
  /** Whole percents of right answers that a pass takes (3.7). */
  readonly passPercent: number;
  /** Not yet confirmed by a signed protocol (3.12). */
  readonly preliminary: boolean;
  readonly rows: readonly ResultSheetRow[];
  readonly signatories: readonly Signatory[];
};

/** «Ведомость итоговой аттестации»: results of everyone admitted to a session. */
export function resultSheet(data: ResultSheetData): PrintedForm {
  const number = data.number === null ? '' : ` № ${data.number}`;
  const body = html`<article class="form results">
    ${letterhead(data.organisation)}
    <h1>
      ВЕДОМОСТЬ${number}
      <span class="subject">итоговой аттестации в форме тестирования</span>
    </h1>
    ${data.preliminary && html`<p class="preliminary">Предварительно: до подписания протокола комиссии</p>`}
    <div class="fields">
      ${field('Дата проведения', dayInWords(data.heldOn))} ${field('Программа', data.program)}
      ${field('Группа', data.group)} ${field('Сеанс', data.session)}
      ${field('Порог зачёта', `не менее ${data.passPercent}\u00a0% правильных ответов`)}
    </div>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">ФИО</th>
          <th scope="col">Попытка</th>
          <th scope="col">Правильных ответов</th>
          <th scope="col">Доля</th>
          <th scope="col">Результат</th>
        </tr>
      </thead>
      <tbody>
        ${data.rows.map(row)} ${closingRow(6, closing(data))}
      </tbody>
    </table>
  </article>`;
  return { title: `Ведомость${number}, группа ${data.group}`, page: OFFICE_PAGE, body: body.toString() };
}

function closing({ rows, signatories }: ResultSheetData) {
  return html`<p class="summary">${summary(rows)}</p>
    ${signatureLines(signatories)}`;
}

function row({ learner, attemptNumber, score }: ResultSheetRow, index: number) {
  // Never rounded up: 59.9 % must not be printed as the 60 that would have been a pass (3.7).
  const share = score ? `${Math.floor((score.correct * 100) / score.total)}\u00a0%` : '—';
  return html`<tr>
    <td class="number">${index + 1}</td>
    <td>${fullName(learner)}</td>
    <td class="centre">${score ? attemptNumber : '—'}</td>
    <td class="centre">${score ? `${score.correct} из ${score.total}` : '—'}</td>
    <td class="centre">${share}</td>
    <td class="centre">${score ? (score.passed ? 'зачтено' : 'не зачтено') : 'нет результата'}</td>
  </tr>`;
}

function summary(rows: readonly ResultSheetRow[]): string {
  const tested = rows.filter(({ score }) => score);
  const passed = tested.filter(({ score }) => score?.passed).length;
  return `Всего слушателей: ${rows.length}; зачтено: ${passed}; не зачтено: ${tested.length - passed}; без результата: ${rows.length - tested.length}.`;
}
