import type { DesignKind, DocumentDesign } from '@itog/domain';
import type { Organisation } from '../print/blocks.ts';
import type { PrintedForm } from '../print/page.ts';
import type { PersonName } from '../print/words.ts';
import { certificate } from './certificate.ts';
import type { CertificateData, DiplomaData } from './data.ts';
import { diploma } from './diploma.ts';
import { extract } from './extract.ts';
import { reference } from './reference.ts';

/** Whom and what a sample is made for; the rest of it is invented. */
export type SampleSubject = {
  readonly organisation: Organisation;
  readonly learner: PersonName;
  readonly program: string;
  readonly head: PersonName;
  readonly secretary: PersonName;
  readonly chair: PersonName;
  /** The longest curriculum, or an empty one while there is none. */
  readonly modules: readonly { readonly title: string; readonly hours: number }[];
  /** Where documents are verified. */
  readonly publicUrl: string;
};

/** As wide as a real one; opens nothing. */
const CODE = '0000-0000-0000-0000-0000-0000-0000';

const DISCIPLINE = 'Правовые, организационные и методические основы профессиональной деятельности';

/** A printed form filled with a sample's facts: it has no number, and its code leads nowhere. */
export function sampleForm(kind: DesignKind, subject: SampleSubject, design: DocumentDesign): PrintedForm {
  const data = common(subject);
  if (kind === 'certificate') return certificate(data, design);
  if (kind === 'reference') return reference({ ...data, programKind: 'professional-development' }, design);
  if (kind === 'diploma') return diploma(sampleDiploma(subject), design);
  return extract(
    {
      ...data,
      programKind: 'retraining',
      protocol: { ...data.protocol, form: 3 },
      commission: { chair: subject.chair, members: [subject.head, subject.learner], secretary: subject.secretary },
      mark: 'excellent',
      topic: DISCIPLINE,
      resolved: ['Признать слушателя прошедшим итоговую аттестацию.'],
    },
    design,
  );
}

/** What a sample of a certificate says. */
export function sampleCertificate(subject: SampleSubject): CertificateData {
  return common(subject);
}

/** What a sample of a diploma and its supplement says: with the longest curriculum, once there is one. */
export function sampleDiploma(subject: SampleSubject): DiplomaData {
  const data = common(subject);
  const titles = ['Введение', DISCIPLINE, 'Практикум', 'Стажировка', DISCIPLINE, 'Итоговая аттестация'];
  const invented = titles.map((title, index) => ({ title, hours: 32 + index }));
  const modules = subject.modules.length > 0 ? subject.modules : invented;
  return {
    ...data,
    signatories: [{ role: 'Председатель комиссии', name: subject.chair }, ...data.signatories],
    qualification: 'Специалист в области профессиональной деятельности',
    activity: 'профессиональной деятельности',
    prior: { level: 'higher', lastName: null, series: '107718', number: '0000000', issuedOn: '2015-06-30' },
    modules: modules.map((module, index) => ({ ...module, mark: index === 1 ? 'satisfactory' : 'good' })),
    exam: null,
    thesis: { topic: DISCIPLINE, mark: 'excellent' },
  };
}

function common(subject: SampleSubject): CertificateData {
  const { organisation, learner, program, head, secretary, publicUrl } = subject;
  return {
    organisation,
    learner,
    program,
    signatories: [
      { role: 'Руководитель', name: head },
      { role: 'Секретарь', name: secretary },
    ],
    registrationNumber: 'ОБРАЗЕЦ-00000-26',
    hours: 256,
    studyPeriod: { from: '2025-09-22', to: '2026-02-26' },
    protocol: { number: '00000-ПП/26', date: '2026-02-27' },
    issuedOn: '2026-02-28',
    verification: { url: `${publicUrl}/verify/${CODE}`, code: CODE },
  };
}
