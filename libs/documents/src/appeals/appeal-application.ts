import { anyText } from '../print/any-text.ts';
import { field, letterhead, signatureLines, STAMP_PLACE } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { genderHint, nameInCase } from '../print/name-cases.ts';
import type { NameCase } from '../print/name-cases.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, legalDay } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';

/** On what a learner appeals (5.2), after «Апелляция». */
export const APPEAL_SUBJECTS = {
  procedure: 'о нарушении порядка проведения итоговой аттестации',
  result: 'о несогласии с результатом итоговой аттестации',
} as const;

export type AppealApplicationData = {
  readonly organisation: Organisation;
  readonly kind: keyof typeof APPEAL_SUBJECTS;
  /** The chair of the attestation commission (5.3). */
  readonly addressee: PersonName;
  readonly learner: PersonName;
  readonly program: string;
  readonly group: string;
  /** «Тестирование, попытка № 1», «Итоговый экзамен». */
  readonly attestation: string;
  readonly heldOn: Day;
  /** The result as announced; null while there is none. */
  readonly mark: string | null;
  /** What the learner has written, in his own words. */
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[];
  readonly filedOn: Day;
};

/** A learner's appeal, addressed to the chair of the attestation commission by name (5.3). */
export function appealApplication(data: AppealApplicationData): PrintedForm {
  const { learner, attachments, filedOn } = data;
  const body = html`<article class="form protocol">
    ${letterhead(data.organisation)}
    <div class="fields">
      ${field('Кому', `председателю аттестационной комиссии ${inCase(data.addressee, 'dative')}`)}
      ${field('От кого', `слушателя ${inCase(learner, 'genitive')}`)}
    </div>
    <h1>АПЕЛЛЯЦИЯ <span class="subject">${APPEAL_SUBJECTS[data.kind]}</span></h1>
    <div class="fields">
      ${field('Программа', data.program)} ${field('Группа', data.group)} ${field('Аттестация', data.attestation)}
      ${field('Дата проведения', dayInWords(data.heldOn))} ${data.mark && field('Объявленный результат', data.mark)}
    </div>
    ${paragraphs(data.text)} ${attachments.length > 0 && attached(attachments)}
    <div class="closing-block">
      <p class="text">${legalDay(filedOn)}</p>
      ${signatureLines([{ role: 'Слушатель', name: learner }])} ${STAMP_PLACE}
    </div>
  </article>`.toString();
  return { title: `Апелляция от ${dayInWords(filedOn)}`, page: OFFICE_PAGE, body };
}

const inCase = (name: PersonName, to: NameCase): string => fullName(nameInCase(name, to, genderHint(name)));

/** What somebody wrote, line by line, as far as the fonts can print it. */
export function paragraphs(text: string): Html[] {
  return anyText(text)
    .split(/\n+/u)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p class="text">${line}</p>`);
}

function attached(attachments: AppealApplicationData['attachments']): Html {
  return html`<div class="fields">
    <p class="name">Приложения:</p>
    ${attachments.map(
      ({ name, sha256 }, index) => html`<p>${index + 1}. ${anyText(name)} <small>SHA-256: ${sha256}</small></p>`,
    )}
  </div>`;
}
