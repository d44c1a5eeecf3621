import { closingRow, field, letterhead, signatureLines } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html, keptTogether } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, hours, periodInWords } from '../print/words.ts';
import type { Day, Period, PersonName } from '../print/words.ts';
import { decisionsOf } from './protocol-parts.ts';

/** Why knowledge is checked, the last column of form 1. */
export const KNOWLEDGE_CHECK_REASONS = {
  initial: 'первичная',
  repeated: 'повторная',
  regular: 'очередная',
  extraordinary: 'внеочередная',
} as const;
export type KnowledgeCheckReason = keyof typeof KNOWLEDGE_CHECK_REASONS;

export type ProtocolForm1Row = {
  readonly name: PersonName;
  readonly passed: boolean;
  /** The number reserved for the certificate; null for those who did not pass. */
  readonly certificateNumber: string | null;
  readonly reason: KnowledgeCheckReason;
};

export type ProtocolForm1Data = {
  readonly organisation: Organisation;
  /** null in a draft: a line to write on. */
  readonly number: string | null;
  /** Day of the meeting. */
  readonly heldOn: Day;
  readonly chair: PersonName;
  readonly members: readonly PersonName[];
  readonly program: string;
  readonly studyForm: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  readonly learners: readonly ProtocolForm1Row[];
  /** What the commission resolved, in its own words; without it {@link form1Resolution} stands. */
  readonly resolution?: string;
  /** Decisions of the meeting besides the results, in words. */
  readonly decisions?: readonly string[];
};

/** Protocol form 1 (3.15, appendix 1): the meeting on the check of knowledge of professional-development learners. */
export function protocolForm1(data: ProtocolForm1Data): PrintedForm {
  const number = data.number ?? html`<span class="blank short"></span>`;
  const body = html`<article class="form protocol">
    ${letterhead(data.organisation)}
    <h1>
      ПРОТОКОЛ №&nbsp;${number}
      <span class="subject">заседания комиссии по проверке знаний слушателей курсов повышения квалификации</span>
    </h1>
    <div class="fields">
      ${field('Дата проведения', dayInWords(data.heldOn))}
      <p class="name">Комиссия в составе:</p>
      ${field('Председатель', fullName(data.chair))} ${field('Члены комиссии', data.members.map(fullName).join(', '))}
      ${field('Программа КПК', data.program)} ${field('Форма обучения', data.studyForm)}
      ${field('Объем часов', hours(data.hours))} ${field('Период обучения', periodInWords(data.studyPeriod))}
    </div>
    ${(data.resolution ?? form1Resolution(data.learners)).split(/\n+/u).map((text) => html`<p class="text">${keptTogether(text)}</p>`)}
    ${decisionsOf(data.decisions ?? [])} ${table(data)}
  </article>`.toString();
  return { title: `Протокол № ${data.number ?? 'б/н'} от ${dayInWords(data.heldOn)}`, page: OFFICE_PAGE, body };
}

/** Who signs form 1, in the order of the lines: `place` of each electronic signature. */
function signatories({ chair, members }: ProtocolForm1Data) {
  return [
    { role: 'Председатель:', name: chair },
    ...members.map((name, index) => ({ role: index === 0 ? 'Члены комиссии:' : '', name })),
  ];
}

/** The form's own sentence; what it would say wrongly of those who did not pass is set right beside it (3.13). */
export function form1Resolution(learners: readonly Pick<ProtocolForm1Row, 'passed'>[]): string {
  const found = 'По результатам тестирования (итоговой аттестации) слушателей КПК, комиссия постановила:';
  const passed = learners.filter((learner) => learner.passed).length;
  if (passed === 0) return `${found} нижеперечисленным слушателям удостоверение о повышении квалификации не выдавать.`;
  const issue = `${found} нижеперечисленным слушателям выдать удостоверение о повышении квалификации.`;
  if (passed === learners.length) return issue;
  return `${issue} Слушателям с заключением «Незачет» удостоверение о повышении квалификации не выдаётся.`;
}

function table(data: ProtocolForm1Data): Html {
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">№</th>
        <th scope="col">ФИО</th>
        <th scope="col">Заключение комиссии Зачет/незачет</th>
        <th scope="col">Номер удостоверения</th>
        <th scope="col">Причина проверки знаний (первичная, очередная и т.д.)</th>
      </tr>
    </thead>
    <tbody>
      ${data.learners.map(
        ({ name, passed, certificateNumber, reason }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${fullName(name)}</td>
            <td class="centre">${passed ? 'Зачет' : 'Незачет'}</td>
            <td class="centre">${certificateNumber ?? '—'}</td>
            <td class="centre">${KNOWLEDGE_CHECK_REASONS[reason]}</td>
          </tr>`,
      )}
      ${closingRow(5, signatureLines(signatories(data)))}
    </tbody>
  </table>`;
}
