import type { DesignSubject } from '@itog/contracts';
import type { SampleSubject } from '@itog/documents';
import type { PersonName } from '@itog/domain';

/** Whom a form is tried with: the longest name there is, or a longer one that is invented. */
export const SUBJECTS = ['longest', 'invented'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The sample's people as the forms name them. */
export function printedSubject({ learner, head, secretary, chair, ...rest }: DesignSubject): SampleSubject {
  const of = ({ lastName, firstName, patronymic }: PersonName) => ({ family: lastName, given: firstName, patronymic });
  return { ...rest, learner: of(learner), head: of(head), secretary: of(secretary), chair: of(chair) };
}
