import type { ScheduleRefusal, StartRefusal } from './attestation/session.ts';
import type { AnswerRefusal } from './attestation/test-attempt.ts';
import type { CommissionInForceRefusal, CompositionRefusal } from './commissions/composition.ts';
import type { AdmissionRefusal } from './enrolments/admission.ts';
import type { DraftRefusal, ProtocolChangeRefusal, SigningRefusal } from './protocols/signing.ts';
import type { BankRefusal, QuestionRefusal } from './questions/bank.ts';
import type { IssuanceRefusal } from './registry/issuance.ts';
import type { SeriesRefusal } from './registry/numbering.ts';
import type { ProgramRefusal } from './regulation/program-kind.ts';

/** Everything that a rule of the Regulation can refuse, with its clause and its facts. */
export type DomainRefusal =
  | AdmissionRefusal
  | AnswerRefusal
  | BankRefusal
  | CommissionInForceRefusal
  | CompositionRefusal
  | DraftRefusal
  | IssuanceRefusal
  | ProgramRefusal
  | ProtocolChangeRefusal
  | QuestionRefusal
  | ScheduleRefusal
  | SeriesRefusal
  | SigningRefusal
  | StartRefusal;
