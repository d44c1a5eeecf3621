import type { AppealsCommissionRefusal, FilingRefusal } from './appeals/appeal.ts';
import type { ApplicationRefusal } from './appeals/filing.ts';
import type {
  AppealDecisionRefusal,
  HearingRefusal,
  HearingTimeRefusal,
  HearingVoteRefusal,
} from './appeals/hearing.ts';
import type { RulingRefusal, RulingVoteRefusal } from './appeals/regrade.ts';
import type { AppealDeedRefusal } from './appeals/state-machine.ts';
import type { ScheduleRefusal, StartRefusal } from './attestation/session.ts';
import type { AnswerRefusal, OutageRefusal } from './attestation/test-attempt.ts';
import type { CalendarRefusal } from './calendar/production-calendar.ts';
import type { CompositionRefusal } from './commissions/composition.ts';
import type { DesignRefusal } from './designs/design.ts';
import type { AdmissionRefusal } from './enrolments/admission.ts';
import type { PackageRefusal, RegisterAnswerRefusal } from './federal-register/package.ts';
import type { OrderRefusal } from './orders/order.ts';
import type { TemplateRefusal } from './orders/template.ts';
import type { DecisionRefusal, WithdrawalRefusal } from './meetings/decision.ts';
import type {
  AbsenceRefusal,
  PostponementRefusal,
  CardRefusal,
  ConfirmationRefusal,
  DealRefusal,
  MarkOpeningRefusal,
  MarkRefusal,
} from './meetings/examination.ts';
import type { ClosingRefusal, DutyRefusal, OpeningRefusal } from './meetings/meeting.ts';
import type { ThesisFileRefusal, ThesisRefusal } from './meetings/thesis.ts';
import type { DestructionRefusal } from './privacy/destruction.ts';
import type { ReminderRefusal } from './protocols/announcement.ts';
import type { SecondTimeRefusal } from './protocols/marks.ts';
import type { DraftRefusal } from './protocols/drafting.ts';
import type { ProtocolChangeRefusal, SigningRefusal } from './protocols/signing.ts';
import type { BankRefusal, QuestionRefusal } from './questions/bank.ts';
import type { RecordRefusal } from './records/record.ts';
import type { IssuanceRefusal } from './registry/issuance.ts';
import type { BlankRefusal } from './registry/blanks.ts';
import type { FormerRecordRefusal } from './registry/former-document.ts';
import type { DeliveryRefusal, HandOverRefusal } from './registry/hand-over.ts';
import type { SeriesRefusal } from './registry/numbering.ts';
import type { MeetingRefusal } from './registry/series-collisions.ts';
import type { ReissueRefusal } from './registry/reissue.ts';
import type { ProgramRefusal } from './regulation/program-kind.ts';

/** Everything that a rule of the Regulation can refuse, with its clause and its facts. */
export type DomainRefusal =
  | AbsenceRefusal
  | PostponementRefusal
  | CardRefusal
  | ClosingRefusal
  | ConfirmationRefusal
  | DealRefusal
  | DecisionRefusal
  | WithdrawalRefusal
  | MarkOpeningRefusal
  | MarkRefusal
  | OpeningRefusal
  | DestructionRefusal
  | DutyRefusal
  | ReminderRefusal
  | SecondTimeRefusal
  | AdmissionRefusal
  | AnswerRefusal
  | AppealDecisionRefusal
  | AppealDeedRefusal
  | AppealsCommissionRefusal
  | ApplicationRefusal
  | FilingRefusal
  | FormerRecordRefusal
  | HandOverRefusal
  | HearingRefusal
  | HearingTimeRefusal
  | HearingVoteRefusal
  | RulingRefusal
  | RulingVoteRefusal
  | BankRefusal
  | BlankRefusal
  | CalendarRefusal
  | CompositionRefusal
  | DeliveryRefusal
  | DesignRefusal
  | DraftRefusal
  | IssuanceRefusal
  | OrderRefusal
  | PackageRefusal
  | ProgramRefusal
  | ProtocolChangeRefusal
  | ReissueRefusal
  | QuestionRefusal
  | RecordRefusal
  | RegisterAnswerRefusal
  | OutageRefusal
  | ScheduleRefusal
  | MeetingRefusal
  | SeriesRefusal
  | SigningRefusal
  | StartRefusal
  | ThesisFileRefusal
  | ThesisRefusal
  | TemplateRefusal;
