import { defaultDesign } from '@itog/domain';
import { field, letterhead, signatureLines } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, initials, nameWithFormer } from '../print/words.ts';
import type { Day, Formerly, Period, PersonName } from '../print/words.ts';
import { MARKS_IN_WORDS } from '../protocols/protocol-parts.ts';
import type { PrintedMark } from '../protocols/protocol-parts.ts';
import { DUPLICATE } from './certificate.ts';
import type { Verification } from './data.ts';
import {
  designClasses,
  designFooter,
  designMeasures,
  designText,
  movedPage,
  picture,
  sealPlace,
  signaturePicture,
  varying,
  withPictures,
} from './design.ts';
import { documentFacts } from './facts.ts';
import { footing, KINDS } from './reference.ts';

export type ExtractData = {
  readonly organisation: Organisation;
  readonly registrationNumber: string;
  readonly issuedOn: Day;
  readonly learner: PersonName;
  /** The name in the protocol, where it is another than today’s. */
  readonly formerly?: Formerly | null;
  readonly programKind: 'professional-development' | 'retraining';
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  /** The protocol, by its form (3.15): 1 test, 2 exam, 3 defence. */
  readonly protocol: { readonly number: string; readonly date: Day; readonly form: 1 | 2 | 3 };
  readonly commission: {
    readonly chair: PersonName;
    readonly members: readonly PersonName[];
    readonly secretary: PersonName | null;
  };
  readonly mark: PrintedMark;
  /** The topic of the thesis for form 3. */
  readonly topic: string | null;
  /** What the commission resolved about this learner, a point a line. */
  readonly resolved: readonly string[];
  /** Those who attest that the extract is true to the protocol. */
  readonly signatories: readonly Signatory[];
  readonly verification: Verification;
  /** Whether the word «ДУБЛИКАТ» stands under the title. */
  readonly duplicateMark?: boolean;
};

const SUBJECTS = {
  1: 'по проверке знаний слушателей программы повышения квалификации',
  2: 'по приёму итогового экзамена по программе профессиональной переподготовки',
  3: 'по приёму защиты итоговой аттестационной работы по программе профессиональной переподготовки',
} as const;
const RESULTS = { 1: 'Результат проверки знаний', 2: 'Оценка за итоговый экзамен', 3: 'Оценка за защиту' } as const;

/** «Выписка из протокола» (3.15): what a protocol says of one learner, and of nobody else. */
export function extract(data: ExtractData, design = defaultDesign('extract')): PrintedForm {
  const { protocol } = data;
  const facts = documentFacts(data, KINDS[data.programKind]);
  const body = html`<article
    class="form reference extract${designClasses(design)}"
    style="${designMeasures({ ...design, offsetMm: { x: 0, y: 0 } })}"
  >
    ${picture(design, 'logo')} ${letterhead(data.organisation)}
    <h1>
      ${designText(design, 'title')} №&nbsp;${varying(protocol.number)}
      <span class="subject">заседания аттестационной комиссии ${SUBJECTS[protocol.form]}</span>
    </h1>
    ${data.duplicateMark && DUPLICATE}
    <div class="fields">
      ${field('Дата заседания', dayInWords(protocol.date))} ${field('Регистрационный номер', data.registrationNumber)}
      ${field('Дата выдачи', dayInWords(data.issuedOn))}
    </div>
    ${commission(data)} ${considered(data, designText(design, 'body', facts))} ${resolved(data)}
    <p class="text">${designText(design, 'closing', facts)}</p>
    ${signatureLines(data.signatories, { drawn: (signatory) => signaturePicture(design, signatory) })}
    <div class="seal">${sealPlace(design)}</div>
    ${footing(data.verification)} ${designFooter(design, facts)}
  </article>`.toString();
  const page = movedPage({ ...OFFICE_PAGE, numbered: false }, design, design.offsetMm);
  const form = { title: `Выписка ${data.registrationNumber}, ${fullName(data.learner)}`, page, body };
  return withPictures(form, design);
}

function commission({ commission: { chair, members, secretary } }: ExtractData): Html {
  return html`<div class="fields">
    ${field('Председатель комиссии', initials(chair))}
    ${members.length > 0 && field('Члены комиссии', members.map(initials).join(', '))}
    ${secretary && field('Секретарь', initials(secretary))}
  </div>`;
}

function considered({ learner, formerly = null, protocol, mark, topic }: ExtractData, words: Html | null): Html {
  return html`<p class="text">${words}</p>
    <p class="learner">${nameWithFormer(learner, formerly)}</p>
    <div class="fields">
      ${topic && field('Тема итоговой аттестационной работы', `«${topic}»`)}
      ${field(RESULTS[protocol.form], MARKS_IN_WORDS[mark])}
    </div>`;
}

function resolved({ resolved: points }: ExtractData): Html | null {
  if (points.length === 0) return null;
  return html`<div class="resolved">
    <p><b>Постановили:</b></p>
    ${points.map((point, index) => html`<p>${points.length > 1 && `${index + 1}. `}${point}</p>`)}
  </div>`;
}
