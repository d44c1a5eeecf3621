import { closingRow, letterhead, signatureLines } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, legalDay } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';
import { decisionsOf, filled, MARKS_IN_WORDS, numberOf, signatoriesOf } from './protocol-parts.ts';
import type { PrintedCommission, PrintedMark } from './protocol-parts.ts';

export type ProtocolForm2Row = {
  readonly name: PersonName;
  /** Number of the exam card; null where none was drawn. */
  readonly card: number | null;
  readonly mark: PrintedMark;
};

export type ProtocolForm2Data = PrintedCommission & {
  readonly organisation: Organisation;
  /** null in a draft: a line to write on. */
  readonly number: string | null;
  /** Day of the meeting. */
  readonly heldOn: Day;
  readonly program: string;
  readonly group: string;
  /** «междисциплинарный экзамен» or the full name of the discipline. */
  readonly examKind: string;
  readonly learners: readonly ProtocolForm2Row[];
  /** Decisions of the meeting, in words; usually none. */
  readonly decisions: readonly string[];
};

const ROLES = {
  chair: 'Председатель комиссии',
  members: 'Члены комиссии:',
  secretary: 'Секретарь итоговой аттестационной комиссии',
};

/** Protocol form 2 (3.15, appendix 2): the meeting that takes the final exam of a retraining program. */
export function protocolForm2(data: ProtocolForm2Data): PrintedForm {
  const body = html`<article class="form protocol exam">
    ${letterhead(data.organisation)}
    <h1>
      ПРОТОКОЛ №&nbsp;${numberOf(data.number)}
      <span class="subject">
        ЗАСЕДАНИЯ ИТОГОВОЙ АТТЕСТАЦИОННОЙ КОМИССИИ ПО ПРИЁМУ ИТОГОВОГО ЭКЗАМЕНА ПО ПРОГРАММЕ ПРОФЕССИОНАЛЬНОЙ
        ПЕРЕПОДГОТОВКИ
      </span>
    </h1>
    <p class="day">${legalDay(data.heldOn)}</p>
    <div class="fields">
      <p class="name">Дополнительная профессиональная программа профессиональной переподготовки</p>
      <p class="value">${filled(data.program)}</p>
      <p class="under">(наименование программы)</p>
      <p><span class="name">Группа</span> ${filled(data.group)}</p>
      <p><span class="name">Вид итогового экзамена:</span> ${filled(data.examKind)}</p>
      <p class="under">
        (междисциплинарный экзамен или полное наименование дисциплины в соответствии с программой профессиональной
        переподготовки)
      </p>
    </div>
    ${table(data)}
  </article>`.toString();
  return { title: `Протокол № ${data.number ?? 'б/н'} от ${dayInWords(data.heldOn)}`, page: OFFICE_PAGE, body };
}

function table(data: ProtocolForm2Data): Html {
  const lines = signatureLines(signatoriesOf(data, ROLES), { named: true });
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">№ пп.</th>
        <th scope="col">Фамилия, имя, отчество</th>
        <th scope="col">Номер билета</th>
        <th scope="col">Оценка</th>
      </tr>
    </thead>
    <tbody>
      ${data.learners.map(
        ({ name, card, mark }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${fullName(name)}</td>
            <td class="centre">${card ?? '—'}</td>
            <td class="centre">${MARKS_IN_WORDS[mark]}</td>
          </tr>`,
      )}
      ${
        data.decisions.length > 0 &&
        html`<tr class="apart">
          <td colspan="4">${decisionsOf(data.decisions)}</td>
        </tr>`
      }
      ${closingRow(4, lines)}
    </tbody>
  </table>`;
}
