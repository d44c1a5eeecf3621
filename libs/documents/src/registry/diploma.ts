import { defaultDesign } from '@itog/domain';
import { diplomaOverBlank } from '../over-blank/over-blank.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PrintedForm } from '../print/page.ts';
import { fullName } from '../print/words.ts';
import { DOCUMENT_PAGE, leftSide, rightSide } from './certificate.ts';
import type { DiplomaData } from './data.ts';
import { designClasses, designMeasures, withPictures } from './design.ts';
import { diplomaSupplement } from './diploma-supplement.ts';
import { documentFacts } from './facts.ts';

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
