import { dayInWords, hours, MARKS_IN_WORDS, periodInWords } from '@itog/documents';
import { fullName } from '@itog/domain';
import { groundOf, type DiplomaStudies, type Unnumbered } from '../registry/document-facts.service.ts';

/** One field that two documents say differently; the interface names the field. */
export type Change = { readonly field: string; readonly before: string; readonly after: string };

/** What a new document would say otherwise than the former one; who signs, its number and its day stand apart. */
export function changesOf(former: Unnumbered, next: Unnumbered): Change[] {
  const [before, after] = [said(former), said(next)];
  return Object.keys(after).flatMap((field) => {
    const change = { field, before: before[field] ?? '', after: after[field] ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

function said(words: Unnumbered): Record<string, string> {
  const { organisation, learner, program, protocol, studyPeriod, studies } = words;
  const { number, date } = groundOf(words);
  return {
    learner: fullName(learner),
    organisation: `${organisation.name}, ${organisation.city}`,
    program,
    hours: hours(words.hours),
    studyPeriod: periodInWords(studyPeriod),
    [protocol ? 'protocol' : 'order']: `№ ${number} от ${dayInWords(date)}`,
    ...(studies ? studiesSaid(studies) : {}),
  };
}

function studiesSaid({
  qualification,
  activity,
  prior,
  modules,
  exam,
  thesis,
}: DiplomaStudies): Record<string, string> {
  return {
    qualification: qualification ?? '',
    activity: activity ?? '',
    prior: prior ? [prior.series, prior.number, prior.issuedOn, prior.lastName].filter(Boolean).join(', ') : '',
    modules: modules
      .map(({ title, hours: each, mark }) => `${title}, ${each} ч${mark ? `, ${MARKS_IN_WORDS[mark]}` : ''}`)
      .join('; '),
    exam: exam ? MARKS_IN_WORDS[exam.mark] : '',
    thesis: thesis ? `${thesis.topic}: ${MARKS_IN_WORDS[thesis.mark]}` : '',
  };
}
