import type { DesignKind, DocumentDesign } from '@itog/domain';
import type { Organisation } from '../print/blocks.ts';
import type { PrintedForm } from '../print/page.ts';
import type { PersonName } from '../print/words.ts';
import { certificate } from './certificate.ts';
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
  /** Where documents are verified. */
  readonly publicUrl: string;
};

/** As wide as a real one; opens nothing. */
const CODE = '0000-0000-0000-0000-0000-0000-0000';

const DISCIPLINE = 'Правовые, организационные и методические основы профессиональной деятельности';

/** A printed form filled with a sample's facts: it has no number, and its code leads nowhere. */
export function sampleForm(kind: DesignKind, subject: SampleSubject, design: DocumentDesign): PrintedForm {
  const { organisation, learner, program, head, secretary, chair, publicUrl } = subject;
  const signatories = [
    { role: 'Руководитель', name: head },
    { role: 'Секретарь', name: secretary },
  ];
  const data = {
    organisation,
    learner,
    program,
    signatories,
    registrationNumber: 'ОБРАЗЕЦ-00000-26',
    hours: 256,
    studyPeriod: { from: '2025-09-22', to: '2026-02-26' },
    protocol: { number: '00000-ПП/26', date: '2026-02-27' },
    issuedOn: '2026-02-28',
    verification: { url: `${publicUrl}/verify/${CODE}`, code: CODE },
  };
  if (kind === 'certificate') return certificate(data, design);
  if (kind === 'reference') return reference({ ...data, programKind: 'professional-development' }, design);
  if (kind === 'diploma') return sampleDiploma(data, chair, design);
  return extract(
    {
      ...data,
      programKind: 'retraining',
      protocol: { ...data.protocol, form: 3 },
      commission: { chair, members: [head, learner], secretary },
      mark: 'excellent',
      topic: DISCIPLINE,
      resolved: ['Признать слушателя прошедшим итоговую аттестацию.'],
    },
    design,
  );
}

type Common = Omit<
  Parameters<typeof diploma>[0],
  'qualification' | 'activity' | 'prior' | 'modules' | 'exam' | 'thesis'
>;

function sampleDiploma(data: Common, chair: PersonName, design: DocumentDesign): PrintedForm {
  const titles = ['Введение', DISCIPLINE, 'Практикум', 'Стажировка', DISCIPLINE, 'Итоговая аттестация'];
  return diploma(
    {
      ...data,
      signatories: [{ role: 'Председатель комиссии', name: chair }, ...data.signatories],
      qualification: 'Специалист в области профессиональной деятельности',
      activity: 'профессиональной деятельности',
      prior: { level: 'higher', lastName: null, series: '107718', number: '0000000', issuedOn: '2015-06-30' },
      modules: titles.map((title, index) => ({ title, hours: 32 + index, mark: 'good' })),
      exam: null,
      thesis: { topic: DISCIPLINE, mark: 'excellent' },
    },
    design,
  );
}
