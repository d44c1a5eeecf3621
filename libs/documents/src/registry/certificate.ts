import type { Organisation, Signatory } from '../print/blocks.ts';
import { fitLine, fitSize } from '../print/fit.ts';
import type { Steps } from '../print/fit.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';
import { verificationQr } from '../print/qr.ts';
import { dayInWords, fullName, hoursGenitive, initialsFirst, periodInWords } from '../print/words.ts';
import type { Day, Period, PersonName } from '../print/words.ts';

/** Where anyone may check the document. */
export type Verification = {
  /** The address in the QR code. */
  readonly url: string;
  /** The code to type where there is nothing to scan with. */
  readonly code: string;
};

export type CertificateData = {
  readonly organisation: Organisation;
  readonly registrationNumber: string;
  readonly learner: PersonName;
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  readonly protocol: { readonly number: string; readonly date: Day };
  readonly issuedOn: Day;
  /** The head of the organisation and the secretary, in this order. */
  readonly signatories: readonly Signatory[];
  readonly verification: Verification;
};

const PAGE: PageSetup = { format: 'A4', landscape: true, margin: '0', numbered: false, footer: null };

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

/** «Удостоверение о повышении квалификации» (1.10, 3.13) on plain paper. */
export function certificate(data: CertificateData): PrintedForm {
  const body = html`<article class="form certificate">${leftSide(data)}${rightSide(data)}</article>`;
  return {
    title: `Удостоверение ${data.registrationNumber}, ${fullName(data.learner)}`,
    page: PAGE,
    body: body.toString(),
  };
}

function leftSide({ organisation, registrationNumber, issuedOn, verification }: CertificateData): Html {
  const size = fitSize(organisation.name.length, ORGANISATION_STEPS);
  return html`<section class="left">
    <p class="state">РОССИЙСКАЯ ФЕДЕРАЦИЯ</p>
    <p class="organisation" style="font-size: ${size}pt">${organisation.name}</p>
    <div class="title">
      <h1>УДОСТОВЕРЕНИЕ <span>о повышении квалификации</span></h1>
      <p class="kind">Документ о квалификации</p>
    </div>
    <div class="registration">
      <p class="label">Регистрационный номер</p>
      <p class="number">${registrationNumber}</p>
      <p>Город ${organisation.city}</p>
      <p>Дата выдачи ${dayInWords(issuedOn)}</p>
    </div>
    <div class="verification">
      ${verificationQr(verification.url)}
      <p>
        <span class="caption">Проверка подлинности</span>
        ${verification.url.replace(/^https?:\/\//u, '').replace(verification.code, '')}
      </p>
      <p class="code">${verification.code}</p>
    </div>
  </section>`;
}

function rightSide({ learner, program, hours, studyPeriod, organisation, protocol, signatories }: CertificateData) {
  const given = [learner.given, learner.patronymic].filter(Boolean).join(' ');
  const sizes = [learner.family, given].map((line) => fitLine(line, RIGHT_SIDE, { largest: 28, smallest: 8 }));
  return html`<section class="right">
    <div class="learner">
      <p class="lead">Слушатель</p>
      <p class="name" style="font-size: ${Math.min(...sizes)}pt">
        <span>${learner.family}</span> <span>${given}</span>
      </p>
    </div>
    <p class="sentence">
      Настоящее удостоверение свидетельствует об&nbsp;освоении
      <span class="period">${periodInWords(studyPeriod)}</span> в&nbsp;организации ${organisation.name} дополнительной
      профессиональной программы повышения квалификации
    </p>
    <p class="program" style="font-size: ${fitSize(program.length, PROGRAM_STEPS)}pt">«${program}»</p>
    <p class="sentence">
      в объёме <b>${hoursGenitive(hours)}</b> и&nbsp;об&nbsp;успешном прохождении итоговой аттестации.
    </p>
    <p class="decision">
      Решение аттестационной комиссии: протокол №&nbsp;${protocol.number} от ${dayInWords(protocol.date)}
    </p>
    <div class="closing">
      <div class="seal">М.П.</div>
      <div class="signing">
        ${signatories.map(
          ({ role, name }) =>
            html`<p>
              <span class="role">${role}</span> <span class="line"></span> <span>${initialsFirst(name)}</span>
            </p>`,
        )}
      </div>
    </div>
  </section>`;
}
