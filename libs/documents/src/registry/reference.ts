import { letterhead, field, signatureLines } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { verificationQr } from '../print/qr.ts';
import { dayInWords, fullName, hoursGenitive, periodInWords } from '../print/words.ts';
import type { Day, Period, PersonName } from '../print/words.ts';
import type { Verification } from './certificate.ts';

export type ReferenceData = {
  readonly organisation: Organisation;
  readonly registrationNumber: string;
  readonly learner: PersonName;
  /** Which kind of program, in the genitive after «программе». */
  readonly programKind: 'professional-development' | 'retraining';
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  readonly protocol: { readonly number: string; readonly date: Day };
  readonly issuedOn: Day;
  readonly signatories: readonly Signatory[];
  readonly verification: Verification;
};

const KINDS = {
  'professional-development': 'повышения квалификации',
  retraining: 'профессиональной переподготовки',
} as const;

/** «Справка о прохождении курса обучения» for those who did not pass the final attestation (3.14). */
export function reference(data: ReferenceData): PrintedForm {
  const { url, code } = data.verification;
  const body = html`<article class="form reference">
    ${letterhead(data.organisation)}
    <h1>СПРАВКА <span class="subject">о прохождении курса обучения</span></h1>
    <div class="fields">
      ${field('Регистрационный номер', data.registrationNumber)} ${field('Дата выдачи', dayInWords(data.issuedOn))}
    </div>
    <p class="learner">${fullName(data.learner)}</p>
    <p class="text">
      Настоящая справка подтверждает прохождение ${periodInWords(data.studyPeriod)} курса обучения по дополнительной
      профессиональной программе ${KINDS[data.programKind]} «${data.program}» в объёме ${hoursGenitive(data.hours)}.
    </p>
    <p class="text">
      Итоговая аттестация не пройдена: протокол заседания аттестационной комиссии №&nbsp;${data.protocol.number} от
      ${dayInWords(data.protocol.date)}
    </p>
    <p class="text">
      Справка выдана на основании пункта 3.14 Положения об итоговой аттестации слушателей и части 12 статьи 60
      Федерального закона от 29.12.2012 № 273-ФЗ «Об&nbsp;образовании в Российской Федерации».
    </p>
    ${signatureLines(data.signatories)}
    <p class="seal">М.П.</p>
    <div class="footing">
      ${verificationQr(url)}
      <p><b>Проверка подлинности</b><br />${url}<br />Код проверки: <b>${code}</b></p>
    </div>
  </article>`.toString();
  return {
    title: `Справка ${data.registrationNumber}, ${fullName(data.learner)}`,
    page: { ...OFFICE_PAGE, numbered: false },
    body,
  };
}
