import type { Meeting } from '@itog/contracts';

type Learner = Pick<Meeting['testResults'][number], 'enrolmentId' | 'learner'>;

/** The learners of the meeting, whatever its form. */
export function learnersOf({ examinations, testResults }: Meeting): readonly Learner[] {
  return examinations.length > 0 ? examinations : testResults;
}

/**
 * Learners who failed or did not come and wait for the dates of their second time: they have none yet or, after the meeting,
 * those they had are over (3.11).
 */
export function awaitingDates({ examinations, decisions, closedAt }: Meeting): readonly Learner[] {
  if (closedAt) return examinations.filter(({ newDatesDue }) => newDatesDue);
  const dated = new Set(decisions.filter(({ kind }) => kind === 'second-time').map(({ enrolmentId }) => enrolmentId));
  return examinations.filter(
    ({ enrolmentId, absent, mark }) =>
      (absent || mark === 'fail' || mark === 'unsatisfactory') && !dated.has(enrolmentId),
  );
}
