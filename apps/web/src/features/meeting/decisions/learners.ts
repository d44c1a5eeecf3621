import type { Meeting } from '@itog/contracts';

type Learner = Pick<Meeting['testResults'][number], 'enrolmentId' | 'learner'>;

/** The learners of the meeting, whatever its form. */
export function learnersOf({ examinations, testResults }: Meeting): readonly Learner[] {
  return examinations.length > 0 ? examinations : testResults;
}

/** Learners who failed or did not come and have no dates for their second time yet (3.11). */
export function withoutDates({ examinations, decisions }: Meeting): readonly Learner[] {
  const dated = new Set(decisions.filter(({ kind }) => kind === 'second-time').map(({ enrolmentId }) => enrolmentId));
  return examinations.filter(
    ({ enrolmentId, absent, mark }) =>
      (absent || mark === 'fail' || mark === 'unsatisfactory') && !dated.has(enrolmentId),
  );
}
