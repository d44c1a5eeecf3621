import type { MyAttestation } from '@itog/contracts';
import { isPass } from '@itog/domain';

export type MyExamination = NonNullable<MyAttestation['examination']>;
/** An attestation by exam or defence. */
export type MyExam = MyAttestation & { readonly examination: MyExamination };

/** Where a learner stands with an exam or a defence, as far as it may be told to him (3.12). */
export type ExamStage =
  | 'cancelled'
  | 'notAdmitted'
  | 'acknowledge'
  | 'scheduled'
  | 'meeting'
  | 'current'
  | 'heard'
  | 'absent'
  | 'waiting'
  | 'passed'
  | 'failed';

export function isExam(attestation: MyAttestation): attestation is MyExam {
  return attestation.examination !== null;
}

/** The stage, from what the server says; a result stands above everything, an absence above the meeting. */
export function examStageOf({ session, examination, startRefusals }: MyExam): ExamStage {
  const { result, absent, meeting, current, heard } = examination;
  if (result) return isPass(result.mark) ? 'passed' : 'failed';
  if (session.cancelledAt) return 'cancelled';
  if (absent) return 'absent';
  if (meeting.closedAt) return 'waiting';
  if (heard) return 'heard';
  if (current) return 'current';
  const refusedBy = (prefix: string) => startRefusals.some(({ code }) => code.startsWith(prefix));
  if (refusedBy('admission.')) return 'notAdmitted';
  if (refusedBy('regulation.')) return 'acknowledge';
  return meeting.openedAt ? 'meeting' : 'scheduled';
}

/** The learner has been before the commission, or has not come: what counts now is the result. */
export function isExamOver(exam: MyExam): boolean {
  return ['absent', 'waiting', 'passed', 'failed'].includes(examStageOf(exam));
}
