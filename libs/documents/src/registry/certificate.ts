import { defaultDesign, type DocumentDesign } from '@itog/domain';
import type { Signatory } from '../print/blocks.ts';
import { certificateOverBlank } from '../over-blank/over-blank.ts';
import { fitLine, fitSize } from '../print/fit.ts';
import type { Steps } from '../print/fit.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';
import { verificationQr } from '../print/qr.ts';
import { dayInWords, fullName, initialsFirst } from '../print/words.ts';
import type { PersonName } from '../print/words.ts';
import type { CertificateData } from './data.ts';
import {
  designClasses,
  designFooter,
  designMeasures,
  designText,
  picture,
  sealPlace,
  signaturePicture,
  varying,
  withPictures,
} from './design.ts';
import type { DesignFacts } from './design.ts';
import { documentFacts } from './facts.ts';

/** What stands on the left side of every document of qualification. */
type LeftSide = Pick<
  CertificateData,
  'organisation' | 'registrationNumber' | 'issuedOn' | 'verification' | 'duplicateMark'
>;

/** One landscape sheet, wholly covered by the document. */
export const DOCUMENT_PAGE: PageSetup = { format: 'A4', landscape: true, margin: '0', numbered: false, footer: null };

/** The word that tells a duplicate from the original. */
export const DUPLICATE: Html = html`<p class="duplicate">ДУБЛИКАТ</p>`;

/** Width of the right side, in points. */
const RIGHT_SIDE = 390;
const PROGRAM_STEPS: Steps = [
  [50, 17],
  [110, 15],
  [170, 13],
  [255, 11.5],
];
const ORGANISATION_STEPS: Steps = [
  [60, 13],
  [120, 11.5],
  [200, 10],
];

/** «Удостоверение о повышении квалификации» (1.10, 3.13) on plain paper or over a ready blank. */
export function certificate(data: CertificateData, design = defaultDesign('certificate')): PrintedForm {
  if (design.mode === 'layout') return certificateOverBlank(data, design);
  const facts = documentFacts(data, 'повышения квалификации');
  const body = html`<article class="form certificate${designClasses(design)}" style="${designMeasures(design)}">
    ${leftSide(data, design)}${rightSide(data, design, facts)}
  </article>`;
  const form = {
    title: `Удостоверение ${data.registrationNumber}, ${fullName(data.learner)}`,
    page: DOCUMENT_PAGE,
    body: body.toString(),
  };
  return withPictures(form, design);
}

/** Who issued the document, what it is, its number and how to check it. */
export function leftSide(
  { organisation, registrationNumber, issuedOn, verification, duplicateMark }: LeftSide,
  design: DocumentDesign,
): Html {
  const size = fitSize(organisation.name.length, ORGANISATION_STEPS);
  return html`<section class="left">
    ${picture(design, 'logo')}
    <p class="state">${designText(design, 'heading')}</p>
    <p class="organisation" style="font-size: ${size}pt">${organisation.name}</p>
    <div class="title">
      <h1>${designText(design, 'title')} <span>${designText(design, 'subtitle')}</span></h1>
      ${duplicateMark && DUPLICATE}
      <p class="kind">${designText(design, 'note')}</p>
    </div>
    <div class="registration">
      <p class="label">Регистрационный номер</p>
      <p class="number">${varying(registrationNumber)}</p>
      <p>Город ${organisation.city}</p>
      <p>Дата выдачи ${varying(dayInWords(issuedOn))}</p>
    </div>
    <div class="verification">
      ${verificationQr(verification.url)}
      <p>
        <span class="caption">Проверка подлинности</span>
        ${verification.url.replace(/^https?:\/\//u, '').replace(verification.code, '')}
      </p>
      <p class="code">${varying(verification.code)}</p>
    </div>
  </section>`;
}

/** Who has learnt what, what the commission decided, and who signs. */
export function rightSide(
  { learner, program, signatories }: Pick<CertificateData, 'learner' | 'program' | 'signatories'>,
  design: DocumentDesign,
  facts: DesignFacts,
): Html {
  return html`<section class="right">
    ${learnerName(learner, designText(design, 'lead'))}
    <p class="sentence">${designText(design, 'before', facts)}</p>
    <p class="program" style="font-size: ${fitSize(program.length, PROGRAM_STEPS)}pt">${varying(`«${program}»`)}</p>
    <p class="sentence">${designText(design, 'after', facts)}</p>
    <p class="decision">${designText(design, 'decision', facts)}</p>
    ${closing(signatories, design)} ${designFooter(design, facts)}
  </section>`;
}

/** The learner's name in large letters, family above the rest, each line surely within its side. */
function learnerName(learner: PersonName, lead: Html | null): Html {
  const given = [learner.given, learner.patronymic].filter(Boolean).join(' ');
  const sizes = [learner.family, given].map((line) => fitLine(line, RIGHT_SIDE, { largest: 28, smallest: 8 }));
  return html`<div class="learner">
    <p class="lead">${lead}</p>
    <p class="name" style="font-size: ${Math.min(...sizes)}pt"><span>${learner.family}</span> <span>${given}</span></p>
  </div>`;
}

/** The place of the seal, and the lines of those who sign. */
function closing(signatories: readonly Signatory[], design: DocumentDesign): Html {
  return html`<div class="closing">
    <div class="seal">${sealPlace(design)}</div>
    <div class="signing">
      ${signatories.map(
        ({ role, name }) =>
          html`<p>
            <span class="role">${role}</span> <span class="line">${signaturePicture(design, { role })}</span>
            ${varying(initialsFirst(name))}
          </p>`,
      )}
    </div>
  </div>`;
}
