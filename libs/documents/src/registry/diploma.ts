import { defaultDesign } from '@itog/domain';
import { diplomaOverBlank } from '../over-blank/over-blank.ts';
import type { Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PrintedForm } from '../print/page.ts';
import { fullName } from '../print/words.ts';
import type { Day } from '../print/words.ts';
import type { PrintedMark } from '../protocols/protocol-parts.ts';
import { DOCUMENT_PAGE, leftSide, rightSide } from './certificate.ts';
import type { CertificateData } from './certificate.ts';
import { designClasses, designMeasures, withPictures } from './design.ts';
import { diplomaSupplement } from './diploma-supplement.ts';
import { documentFacts } from './facts.ts';

/** The document of education that the learner has shown. */
export type PriorEducation = {
  readonly level: 'higher' | 'secondary-vocational' | 'reference' | 'experience' | 'rule-1';
  /** The name that stands in it, where it is not today's. */
  readonly lastName: string | null;
  readonly series: string | null;
  readonly number: string | null;
  readonly issuedOn: Day | null;
};

export type DiplomaData = CertificateData & {
  /** What the commission awards; null: the diploma gives the right to do the work of its field. */
  readonly qualification: string | null;
  /** The field of work, after «в сфере»; null where the qualification says it. */
  readonly activity: string | null;
  readonly prior: PriorEducation | null;
  /** The curriculum in its order; hours are academic. A module without a mark prints a dash. */
  readonly modules: readonly { readonly title: string; readonly hours: number; readonly mark: PrintedMark | null }[];
  readonly exam: { readonly mark: PrintedMark } | null;
  readonly thesis: { readonly topic: string; readonly mark: PrintedMark } | null;
  /** The commission's chair, the head of the organisation and the secretary, in this order. */
  readonly signatories: readonly Signatory[];
};

/** «Диплом о профессиональной переподготовке» (1.10, 3.13) on plain paper, and its supplement on the sheets that follow. */
export function diploma(data: DiplomaData, design = defaultDesign('diploma')): PrintedForm {
  if (design.mode === 'layout') return diplomaOverBlank(data, design);
  const facts = { ...documentFacts(data, 'профессиональной переподготовки'), решение: award(data) };
  const body = html`<article class="form certificate diploma${designClasses(design)}" style="${designMeasures(design)}">
    ${leftSide(data, design)}${rightSide(data, design, facts)}
  </article>`;
  const form = {
    title: `Диплом ${data.registrationNumber}, ${fullName(data.learner)}`,
    page: DOCUMENT_PAGE,
    body: body.toString(),
    following: [diplomaSupplement(data, design)],
  };
  return withPictures(form, design);
}

/** What the commission has decided: a qualification, the right to do the work of a field, or both. */
function award({ qualification, activity }: DiplomaData): Html {
  const right = activity && html`право на&nbsp;ведение профессиональной деятельности в&nbsp;сфере <b>«${activity}»</b>`;
  if (!qualification)
    return html`предоставлено
    ${right ?? html`право на&nbsp;ведение профессиональной деятельности по&nbsp;профилю программы`}`;
  return html`присвоена квалификация
    <b class="qualification">«${qualification}»</b> ${right && html`и&nbsp;предоставлено ${right}`}`;
}
