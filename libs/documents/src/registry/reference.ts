import { defaultDesign } from '@itog/domain';
import { letterhead, field, signatureLines } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { verificationQr } from '../print/qr.ts';
import { dayInWords, fullName } from '../print/words.ts';
import type { Day, Period, PersonName } from '../print/words.ts';
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

export type ReferenceData = {
  readonly organisation: Organisation;
  readonly registrationNumber: string;
  readonly learner: PersonName;
  /** Which kind of program, in the genitive after «программе». */
  readonly programKind: 'professional-development' | 'retraining';
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  /** Of the commission; null where nobody of the group came and there is none. */
  readonly protocol: { readonly number: string; readonly date: Day } | null;
  /** The order of discharge that it rests on, where there is no protocol. */
  readonly order?: { readonly number: string; readonly date: Day } | null;
  readonly issuedOn: Day;
  readonly signatories: readonly Signatory[];
  readonly verification: Verification;
  /** Whether the word «ДУБЛИКАТ» stands under the title. */
  readonly duplicateMark?: boolean;
  /** The learner came neither to the attestation nor to its second time (3.14). */
  readonly absent?: boolean;
};

/** The kind of a program in the genitive, after «программе». */
export const KINDS = {
  'professional-development': 'повышения квалификации',
  retraining: 'профессиональной переподготовки',
} as const;

/** «Справка о прохождении курса обучения» for those who did not pass the final attestation (3.14). */
export function reference(data: ReferenceData, design = defaultDesign('reference')): PrintedForm {
  const facts = documentFacts(data, KINDS[data.programKind]);
  const body = html`<article
    class="form reference${designClasses(design)}"
    style="${designMeasures({ ...design, offsetMm: { x: 0, y: 0 } })}"
  >
    ${picture(design, 'logo')} ${letterhead(data.organisation)}
    <h1>${designText(design, 'title')} <span class="subject">${designText(design, 'subtitle')}</span></h1>
    ${data.duplicateMark && DUPLICATE}
    <div class="fields">
      ${field('Регистрационный номер', data.registrationNumber)} ${field('Дата выдачи', dayInWords(data.issuedOn))}
    </div>
    <p class="learner">${fullName(data.learner)}</p>
    <p class="text">${designText(design, 'body', facts)}</p>
    <p class="text">${outcome(data)}</p>
    ${data.order ? html`<p class="text">${ground(data.order)}</p>` : null}
    <p class="text">${designText(design, 'basis', facts)}</p>
    ${signatureLines(data.signatories, { drawn: (signatory) => signaturePicture(design, signatory) })}
    <div class="seal">${sealPlace(design)}</div>
    ${footing(data.verification)} ${designFooter(design, facts)}
  </article>`.toString();
  const page = movedPage({ ...OFFICE_PAGE, numbered: false }, design, design.offsetMm);
  const form = { title: `Справка ${data.registrationNumber}, ${fullName(data.learner)}`, page, body };
  return withPictures(form, design);
}

function outcome({ absent, protocol }: ReferenceData): Html {
  if (absent || !protocol) return html`Итоговая аттестация не пройдена в&nbsp;связи с&nbsp;неявкой на&nbsp;неё.`;
  return html`Итоговая аттестация не пройдена: протокол заседания аттестационной комиссии
    <span class="nowrap">№&nbsp;${varying(protocol.number)}</span> от ${varying(dayInWords(protocol.date))}`;
}

function ground({ number, date }: NonNullable<ReferenceData['order']>): Html {
  return html`Основание: приказ от ${varying(dayInWords(date))}
    <span class="nowrap">№&nbsp;${varying(number)}</span> о&nbsp;завершении обучения и&nbsp;отчислении слушателей.`;
}

/** How to check an office paper. */
export function footing({ url, code }: Verification): Html {
  return html`<div class="footing">
    ${verificationQr(url)}
    <p><b>Проверка подлинности</b><br />${url}<br />Код проверки: <b>${varying(code)}</b></p>
  </div>`;
}
