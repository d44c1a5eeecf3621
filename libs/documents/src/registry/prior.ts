import { dayInWords } from '../print/words.ts';
import type { PriorEducation } from './data.ts';

/** What the learner's document of education is called; the other levels of the state register are not documents. */
const PRIOR: Readonly<Record<PriorEducation['level'], string | null>> = {
  higher: 'документ о высшем образовании и о квалификации',
  'secondary-vocational': 'диплом о среднем профессиональном образовании',
  reference: 'справка об обучении',
  experience: null,
  'rule-1': null,
};

/** The document of education as the supplement names it. */
export function priorInWords(prior: PriorEducation | null): string {
  const name = prior && PRIOR[prior.level];
  if (!prior || !name) return 'не представлен';
  const number = [prior.series && `серия\u00a0${prior.series}`, prior.number && `№\u00a0${prior.number}`]
    .filter(Boolean)
    .join(' ');
  return [
    name,
    number,
    prior.issuedOn && `выдан ${dayInWords(prior.issuedOn)}`,
    prior.lastName && `на фамилию ${prior.lastName}`,
  ]
    .filter(Boolean)
    .join(', ');
}
