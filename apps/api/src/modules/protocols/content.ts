import { createHash } from 'node:crypto';
import type { Protocol } from '@itog/contracts';
import {
  genderHint,
  form1Resolution,
  fullName as printedFullName,
  initialsFirst,
  nameInCase,
  protocolForm1,
  protocolForm2,
  protocolForm3,
  type PrintedForm,
  type ProtocolForm1Data,
  type ProtocolForm2Data,
  type ProtocolForm3Data,
} from '@itog/documents';
import { defenceAward, fullName, type CheckReason, type PersonName } from '@itog/domain';
import { decisionsBeside, decisionWords } from './decision-words.ts';
import type { ProtocolContent } from './protocol.repository.ts';
import type { Examined, Result, SessionFacts } from './result.repository.ts';

export type Wording = { readonly number: string; readonly date: string; readonly resolution: string };

/** A result with everything that its row says. */
export type Entered = Result & { readonly checkReason: CheckReason };

/**
 * The results with their check reasons: the reason already written, else «repeated» for a retake, else the session’s own
 * (form 1, last column).
 */
export function entered(results: readonly Result[], session: Pick<SessionFacts, 'checkReason'>): Entered[] {
  return results.map((result) => ({
    ...result,
    checkReason: result.checkReason ?? (result.number > 1 ? 'repeated' : session.checkReason),
  }));
}

/**
 * The attestation ends with the last of these attempts or examinations, whenever the meeting is closed: its day is the
 * protocol’s (3.12).
 */
export function attestedAt(
  { closedAt, now }: SessionFacts,
  tests: readonly Pick<Result, 'finishedAt'>[],
  examined: readonly Pick<Examined, 'endedAt' | 'confirmedAt'>[] = [],
): Date {
  const ends = [
    ...tests.map(({ finishedAt }) => finishedAt.getTime()),
    ...examined.map(({ endedAt, confirmedAt }) => (endedAt ?? confirmedAt).getTime()),
  ];
  return ends.length > 0 ? new Date(Math.max(...ends)) : (closedAt ?? now);
}

export function rowsOf(results: readonly Entered[]): Protocol['rows'] {
  return results.map(({ attemptId, enrolmentId, correct, total, mark, documentNumber, checkReason, name }) => ({
    attemptId,
    examinationId: null,
    enrolmentId,
    name: fullName(name),
    correct,
    total,
    mark,
    grade: null,
    cardNumber: null,
    documentNumber,
    checkReason,
  }));
}

export function examinedRows(
  examined: readonly Examined[],
  { checkReason }: Pick<SessionFacts, 'checkReason'>,
): Protocol['rows'] {
  return examined.map(({ examinationId, enrolmentId, name, passed, mark, cardNumber, documentNumber }) => ({
    attemptId: null,
    examinationId,
    enrolmentId,
    name: fullName(name),
    correct: null,
    total: null,
    mark: passed ? 'pass' : 'fail',
    grade: mark,
    cardNumber,
    documentNumber,
    checkReason,
  }));
}

/** The content with its exact HTML and the hash of that: what is shown is what is hashed is what is printed (3.15). */
export function drawn(content: ProtocolContent) {
  const html = printedFrom(content).body;
  return { content, html, contentSha256: createHash('sha256').update(html, 'utf8').digest('hex') };
}

/** Protocol form 1 from the facts (3.15). */
export function testContent(session: SessionFacts, results: readonly Entered[], wording: Wording): ProtocolContent {
  const { chair, members } = commissionOf(session);
  const form: ProtocolForm1Data = {
    organisation: session.organisation,
    number: wording.number,
    heldOn: wording.date,
    chair,
    members,
    program: session.programTitle,
    studyForm: session.studyForm,
    hours: session.hours,
    studyPeriod: { from: session.startsOn, to: session.endsOn },
    resolution: wording.resolution,
    decisions: decisionsBeside(session, results),
    learners: results.map(({ name, mark, documentNumber, checkReason }) => ({
      name: printedName(name),
      passed: mark === 'pass',
      certificateNumber: documentNumber,
      reason: checkReason,
    })),
  };
  return { form, rows: rowsOf(results) };
}

/** Protocol form 2 from the closed meeting (3.15). */
export function examContent(session: SessionFacts, examined: readonly Examined[], wording: Wording): ProtocolContent {
  const exam: ProtocolForm2Data = {
    ...commissionOf(session),
    organisation: session.organisation,
    number: wording.number,
    heldOn: wording.date,
    program: session.programTitle,
    group: session.groupTitle,
    examKind: session.examDiscipline ?? 'междисциплинарный экзамен',
    learners: examined.map(({ name, cardNumber, mark }) => ({ name: printedName(name), card: cardNumber, mark })),
    decisions: [...session.decisions.map(decisionWords), ...lines(wording.resolution)],
  };
  return { exam, rows: examinedRows(examined, session) };
}

/** Protocol form 3 of one defence from the closed meeting (3.15); the learner’s name in other cases is a proposal. */
export function defenceContent(session: SessionFacts, examined: Examined, wording: Wording): ProtocolContent {
  const learner = printedName(examined.name);
  const gender = genderHint(learner);
  const { thesis } = examined;
  const concerning = session.decisions.filter(
    ({ enrolmentId }) => !enrolmentId || enrolmentId === examined.enrolmentId,
  );
  const defence: ProtocolForm3Data = {
    ...commissionOf(session),
    organisation: session.organisation,
    number: wording.number,
    heldOn: wording.date,
    from: clockOf(examined.startedAt, session.zone),
    to: clockOf(examined.endedAt ?? examined.startedAt, session.zone),
    learner,
    learnerDative: gender && printedFullName(nameInCase(learner, 'dative', gender)),
    learnerGenitive: gender && initialsFirst(nameInCase(learner, 'genitive', gender)),
    program: session.programTitle,
    work: { ...thesis, form: thesis.form ?? '', topic: thesis.topic ?? '' },
    reportMinutes: examined.reportMinutes,
    questions: examined.questions.map(({ askedBy, text }) => ({ askedBy: printedName(askedBy), text })),
    mark: examined.mark,
    passed: examined.passed,
    award: defenceAward(examined.passed, session.forms, examined.passedForms),
    qualification: session.qualification,
    remarks: examined.remarks,
    opinions: examined.opinions.map(({ by, text }) => ({ member: printedName(by), text })),
    decisions: [...concerning.map(decisionWords), ...lines(wording.resolution)],
  };
  return { defence, rows: examinedRows([examined], session) };
}

/**
 * The same meeting in other words: what was decided besides, a line each, and the learner’s name in other cases. The meeting
 * is closed, so nothing else of it can have changed.
 */
export function reworded(
  content: Exclude<ProtocolContent, { readonly form: ProtocolForm1Data }>,
  { resolution, former, names }: { resolution: string; former: string; names: Protocol['names'] | undefined },
): ProtocolContent {
  const besides = (decisions: readonly string[]) => [
    ...decisions.slice(0, decisions.length - lines(former).length),
    ...lines(resolution),
  ];
  if ('exam' in content) return { ...content, exam: { ...content.exam, decisions: besides(content.exam.decisions) } };
  const { defence } = content;
  const cases = names ? { learnerDative: names.dative, learnerGenitive: names.genitive } : {};
  return { ...content, defence: { ...defence, ...cases, decisions: besides(defence.decisions) } };
}

/** Of form 3: the learner’s name in the cases that it needs. */
export function namesOf(content: ProtocolContent): Protocol['names'] {
  if (!('defence' in content)) return null;
  return { dative: content.defence.learnerDative, genitive: content.defence.learnerGenitive };
}

/** The stored HTML as a form to print: the template may have changed since, the signed words have not. */
export function storedForm(content: ProtocolContent, html: string): PrintedForm {
  return { ...printedFrom(content), body: html };
}

function printedFrom(content: ProtocolContent): PrintedForm {
  if ('form' in content) return protocolForm1(content.form);
  return 'exam' in content ? protocolForm2(content.exam) : protocolForm3(content.defence);
}

function commissionOf({ commissionId, seats }: SessionFacts) {
  const named = (role: string) => seats.filter((seat) => seat.role === role).map(({ name }) => printedName(name));
  const [chair] = named('chair');
  if (!chair) throw new Error(`commission ${commissionId} has no chair`);
  return { chair, members: named('member'), secretary: named('secretary')[0] ?? null };
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The name as the printed forms take it. */
export function printedName({ lastName, firstName, patronymic }: PersonName) {
  return { family: lastName, given: firstName, patronymic };
}

/** Hours and minutes as the clock of the zone shows them. */
function clockOf(instant: Date, zone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    .format(instant)
    .split(':');
  return { hours: Number(parts[0]), minutes: Number(parts[1]) };
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** A protocol that is to be drawn up: what it will hold, before it has a number. */
export type Planned = {
  /** Of form 3: its own examination. */
  readonly examined: Examined | null;
  readonly content: (wording: Wording) => ProtocolContent;
  readonly resolution: string;
};

/** The drafts of one session: one, or for defences one each (3.15). */
export function plan(session: SessionFacts, tests: readonly Entered[], examined: readonly Examined[]): Planned[] {
  if (session.form === 'test') {
    const resolution = proposed(tests);
    return [{ examined: null, resolution, content: (wording) => testContent(session, tests, wording) }];
  }
  if (session.form === 'exam')
    return [{ examined: null, resolution: '', content: (wording) => examContent(session, examined, wording) }];
  return examined.map((each) => ({
    examined: each,
    resolution: '',
    content: (wording) => defenceContent(session, each, wording),
  }));
}

/** Form 1’s own sentence about these results. */
export function proposed(results: readonly { readonly mark: 'pass' | 'fail' }[]): string {
  return form1Resolution(results.map(({ mark }) => ({ passed: mark === 'pass' })));
}

/** Whether a number is to be reserved: he passed, has none, and no other form of the program is left to pass (3.13). */
export function lacksNumber(session: Pick<SessionFacts, 'forms' | 'form'>) {
  return (result: Result | Examined): boolean => {
    if (result.documentNumber) return false;
    if ('attemptId' in result) return result.mark === 'pass';
    const passed = [...result.passedForms, session.form];
    return result.passed && session.forms.every((form) => passed.includes(form));
  };
}

/** The results with the new numbers given, in order, to those who lack one. */
export function numbered<R extends Result | Examined>(
  session: Pick<SessionFacts, 'forms' | 'form'>,
  results: readonly R[],
  texts: readonly string[],
): R[] {
  const left = [...texts];
  const lacks = lacksNumber(session);
  return results.map((result) => (lacks(result) ? { ...result, documentNumber: left.shift() ?? null } : result));
}
