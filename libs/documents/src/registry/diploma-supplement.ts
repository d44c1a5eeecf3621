import type { DocumentDesign } from '@itog/domain';
import { field } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PageSetup, Sheets } from '../print/page.ts';
import { dayInWords, fullName, hours, initials, initialsFirst, periodInWords } from '../print/words.ts';
import { MARKS_IN_WORDS } from '../protocols/protocol-parts.ts';
import { DUPLICATE } from './certificate.ts';
import { designClasses, designText, movedPage, sealPlace, signaturePicture, varying } from './design.ts';
import type { DiplomaData } from './data.ts';
import { priorInWords } from './prior.ts';

const PAGE: PageSetup = { ...OFFICE_PAGE, margin: '15mm 15mm 16mm 20mm' };

/** «Приложение к диплому»: what was studied, for how long and with what marks; a long curriculum goes on on the next sheet. */
export function diplomaSupplement(data: DiplomaData, design: DocumentDesign): Sheets {
  const { organisation, registrationNumber, learner } = data;
  const body = html`<article class="form supplement${designClasses(design)}">
    <header>
      <p class="organisation">${organisation.name}</p>
      <h1>
        ${designText(design, 'supplementTitle')}
        <span class="subject">${designText(design, 'supplementSubtitle')}</span>
      </h1>
      ${data.duplicateMark && DUPLICATE}
      <p class="of">№ ${varying(registrationNumber)} от ${varying(dayInWords(data.issuedOn))}</p>
      <p class="note">${designText(design, 'supplementNote')}</p>
    </header>
    ${about(data)} ${curriculum(data, design)}
  </article>`.toString();
  const footer = `Приложение к диплому № ${registrationNumber}, ${initials(learner)}`;
  const page = design.mode === 'blank' ? { ...PAGE, numbered: false } : { ...PAGE, footer };
  return { page: movedPage(page, design, design.supplementOffsetMm), body };
}

function about({ learner, prior, studyPeriod, organisation, program, hours: total }: DiplomaData): Html {
  return html`<div class="fields">
    ${field('Фамилия, имя, отчество', fullName(learner))}
    ${field('Предыдущий документ об образовании', priorInWords(prior))}
    ${field('Срок обучения', periodInWords(studyPeriod))}
    ${field('Организация', `${organisation.name}, г.\u00a0${organisation.city}`)}
    ${field('Программа профессиональной переподготовки', `«${program}»`)} ${field('Общий объём', hours(total))}
  </div>`;
}

function curriculum(data: DiplomaData, design: DocumentDesign): Html {
  const { modules } = data;
  const sum = modules.reduce((all, each) => all + each.hours, 0);
  return html`<table class="grid">
    <thead>
      <tr>
        <th>№</th>
        <th>Дисциплина, модуль</th>
        <th>Часы</th>
        <th>Оценка</th>
      </tr>
    </thead>
    <tbody>
      ${modules.map(
        ({ title, hours: each, mark }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${title}</td>
            <td class="hours">${each}</td>
            <td class="mark">${mark ? MARKS_IN_WORDS[mark] : '—'}</td>
          </tr>`,
      )}
      <tr class="total">
        <td></td>
        <td>Всего</td>
        <td class="hours">${sum}</td>
        <td></td>
      </tr>
      <tr class="closing">
        <td colspan="4">${attestation(data)} ${signing(data, design)}</td>
      </tr>
    </tbody>
  </table>`;
}

function attestation({ exam, thesis }: DiplomaData): Html {
  return html`<div class="attestation">
    <p class="heading">Итоговая аттестация</p>
    ${exam && html`<p>Итоговый экзамен: <b>${MARKS_IN_WORDS[exam.mark]}</b></p>`}
    ${
      thesis &&
      html`<p>Итоговая аттестационная работа на&nbsp;тему «${thesis.topic}»: <b>${MARKS_IN_WORDS[thesis.mark]}</b></p>`
    }
  </div>`;
}

function signing({ signatories }: DiplomaData, design: DocumentDesign): Html {
  return html`<div class="signing">
      ${signatories.map(
        ({ role, name }) =>
          html`<p>
            <span class="role">${role}</span> <span class="line">${signaturePicture(design, { role })}</span>
            ${varying(initialsFirst(name))}
          </p>`,
      )}
    </div>
    <div class="seal">${sealPlace(design)}</div>`;
}
