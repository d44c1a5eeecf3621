import { createHash } from 'node:crypto';
import type { Protocol } from '@itog/contracts';
import { protocolForm1, type PrintedForm, type ProtocolForm1Data } from '@itog/documents';
import { fullName, type CheckReason, type PersonName } from '@itog/domain';
import type { Result, SessionFacts } from './result.repository.ts';

/** What a protocol keeps besides its exact HTML: the data of the form, and its rows as the interface shows them. */
export type ProtocolContent = { readonly form: ProtocolForm1Data; readonly rows: Protocol['rows'] };

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

/** The attestation ends with the last of these attempts: its day is the protocol’s (3.12). */
export function attestedAt(results: readonly Pick<Result, 'finishedAt'>[], otherwise: Date): Date {
  const ends = results.map(({ finishedAt }) => finishedAt.getTime());
  return ends.length > 0 ? new Date(Math.max(...ends)) : otherwise;
}

export function rowsOf(results: readonly Entered[]): Protocol['rows'] {
  return results.map(({ attemptId, enrolmentId, correct, total, mark, documentNumber, checkReason, name }) => ({
    attemptId,
    enrolmentId,
    name: fullName(name),
    correct,
    total,
    mark,
    documentNumber,
    checkReason,
  }));
}

/** Protocol form 1 from the facts: what is shown is what is hashed is what is printed (3.15). */
export function drawUp(session: SessionFacts, results: readonly Entered[], wording: Wording) {
  const chair = session.seats.find(({ role }) => role === 'chair');
  if (!chair) throw new Error(`commission ${session.commissionId} has no chair`);
  const form: ProtocolForm1Data = {
    organisation: session.organisation,
    number: wording.number,
    heldOn: wording.date,
    chair: printedName(chair.name),
    members: session.seats.filter(({ role }) => role === 'member').map(({ name }) => printedName(name)),
    program: session.programTitle,
    studyForm: session.studyForm,
    hours: session.hours,
    studyPeriod: { from: session.startsOn, to: session.endsOn },
    resolution: wording.resolution,
    learners: results.map(({ name, mark, documentNumber, checkReason }) => ({
      name: printedName(name),
      passed: mark === 'pass',
      certificateNumber: documentNumber,
      reason: checkReason,
    })),
  };
  const html = protocolForm1(form).body;
  const content: ProtocolContent = { form, rows: rowsOf(results) };
  return { content, html, contentSha256: createHash('sha256').update(html, 'utf8').digest('hex') };
}

/** The stored HTML as a form to print: the template may have changed since, the signed words have not. */
export function storedForm({ form }: ProtocolContent, html: string): PrintedForm {
  return { ...protocolForm1(form), body: html };
}

/** The name as the printed forms take it. */
export function printedName({ lastName, firstName, patronymic }: PersonName) {
  return { family: lastName, given: firstName, patronymic };
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));
