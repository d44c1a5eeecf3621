import { EverythingFirstCreate1764000000000 } from './1764000000000-everything__first__create.ts';
import { SignatureFirstCreate1764100000000 } from './1764100000000-signature__first__create.ts';
import { AuditLinkChainAdd1764110000000 } from './1764110000000-audit_link__chain__add.ts';
import { SecondFactorFirstCreate1764120000000 } from './1764120000000-second_factor__first__create.ts';
import { DirectorOrderWordsAdd1764200000000 } from './1764200000000-director_order__words__add.ts';
import { MeetingFirstCreate1764300000000 } from './1764300000000-meeting__first__create.ts';
import { ProtocolExaminationIdAdd1764400000000 } from './1764400000000-protocol__examination_id__add.ts';
import { OrganisationSealFirstCreate1764500000000 } from './1764500000000-organisation_seal__first__create.ts';
import { ProductionCalendarFirstCreate1764600000000 } from './1764600000000-production_calendar__first__create.ts';
import { AppealFirstCreate1764700000000 } from './1764700000000-appeal__first__create.ts';
import { ExaminationThesisAdd1764810000000 } from './1764810000000-examination__thesis__add.ts';
import { ProtocolOwnMeetingBind1764820000000 } from './1764820000000-protocol__own_meeting__bind.ts';
import { AppealCodeAdd1764830000000 } from './1764830000000-appeal__code__add.ts';
import { MeetingDecisionNewDatesAllow1764840000000 } from './1764840000000-meeting_decision__new_dates__allow.ts';
import { LearnerRecordFirstCreate1764900000000 } from './1764900000000-learner_record__first__create.ts';
import { IssuedDocumentDuplicateOfAdd1764910000000 } from './1764910000000-issued_document__duplicate_of__add.ts';
import { BlankFirstCreate1764920000000 } from './1764920000000-blank__first__create.ts';
import { DocumentDesignFirstCreate1764930000000 } from './1764930000000-document_design__first__create.ts';
import { RegisterPackageFirstCreate1764950000000 } from './1764950000000-register_package__first__create.ts';
import { CredentialKeyFirstCreate1764960000000 } from './1764960000000-credential_key__first__create.ts';
import { ConsentTextFirstCreate1764970000000 } from './1764970000000-consent_text__first__create.ts';
import { PrintRunFirstCreate1764980000000 } from './1764980000000-print_run__first__create.ts';
import { IssuedDocumentOrderIdAdd1764990000000 } from './1764990000000-issued_document__order_id__add.ts';
import { RegisterPackageWithdrawnKeep1765000000000 } from './1765000000000-register_package__withdrawn__keep.ts';
import { RecordViewGroupSheetAllow1765010000000 } from './1765010000000-record_view__group_sheet__allow.ts';
import { ConsentAnswerFirstCreate1765010001000 } from './1765010001000-consent_answer__first__create.ts';
import { ReissueRecordFirstCreate1765030000000 } from './1765030000000-reissue_record__first__create.ts';
import { BlankBatchRemovedAdd1765031000000 } from './1765031000000-blank_batch__removed__add.ts';
import { AuditEntryTimeIndex1765040000000 } from './1765040000000-audit_entry__time__index.ts';
import { BankPictureFirstCreate1765042000000 } from './1765042000000-bank_picture__first__create.ts';
import { DestructionActRefusedAdd1765041000000 } from './1765041000000-destruction_act__refused__add.ts';
import { DocumentPrintFailureFirstCreate1765050000000 } from './1765050000000-document_print_failure__first__create.ts';
import { IssuedDocumentLearnerIdIndex1765051000000 } from './1765051000000-issued_document__learner_id__index.ts';
import { MeetingDecisionWithdrawalFirstCreate1765060000000 } from './1765060000000-meeting_decision_withdrawal__first__create.ts';
import { ProtocolResultAnnouncedAtAdd1765062000000 } from './1765062000000-protocol_result__announced_at__add.ts';
import { RulingVoteFirstCreate1765062001000 } from './1765062001000-ruling_vote__first__create.ts';
import { AttemptCloseReasonNarrow1765063000000 } from './1765063000000-attempt__close_reason__narrow.ts';
import { ProgramForSchoolTeachersAdd1765064000000 } from './1765064000000-program__for_school_teachers__add.ts';
import { ProtocolAmendmentIdAdd1765065000000 } from './1765065000000-protocol_amendment__id__add.ts';
import { SessionConcernsEnrolledLateLeaveOut1765066000000 } from './1765066000000-session_concerns__enrolled_late__leave_out.ts';
import { OrderTemplateAppealDaysName1765066001000 } from './1765066001000-order_template__appeal_days__name.ts';
import { PrintWaitingOrSharedIndex1765070000000 } from './1765070000000-print__waiting_or_shared__index.ts';

/** Oldest first; never edited once released, never removed. */
export const MIGRATIONS = [
  EverythingFirstCreate1764000000000,
  SignatureFirstCreate1764100000000,
  AuditLinkChainAdd1764110000000,
  SecondFactorFirstCreate1764120000000,
  DirectorOrderWordsAdd1764200000000,
  MeetingFirstCreate1764300000000,
  ProtocolExaminationIdAdd1764400000000,
  OrganisationSealFirstCreate1764500000000,
  ProductionCalendarFirstCreate1764600000000,
  AppealFirstCreate1764700000000,
  ExaminationThesisAdd1764810000000,
  ProtocolOwnMeetingBind1764820000000,
  AppealCodeAdd1764830000000,
  MeetingDecisionNewDatesAllow1764840000000,
  LearnerRecordFirstCreate1764900000000,
  IssuedDocumentDuplicateOfAdd1764910000000,
  BlankFirstCreate1764920000000,
  DocumentDesignFirstCreate1764930000000,
  RegisterPackageFirstCreate1764950000000,
  CredentialKeyFirstCreate1764960000000,
  ConsentTextFirstCreate1764970000000,
  PrintRunFirstCreate1764980000000,
  IssuedDocumentOrderIdAdd1764990000000,
  RegisterPackageWithdrawnKeep1765000000000,
  RecordViewGroupSheetAllow1765010000000,
  ConsentAnswerFirstCreate1765010001000,
  ReissueRecordFirstCreate1765030000000,
  BlankBatchRemovedAdd1765031000000,
  AuditEntryTimeIndex1765040000000,
  DestructionActRefusedAdd1765041000000,
  BankPictureFirstCreate1765042000000,
  DocumentPrintFailureFirstCreate1765050000000,
  IssuedDocumentLearnerIdIndex1765051000000,
  MeetingDecisionWithdrawalFirstCreate1765060000000,
  ProtocolResultAnnouncedAtAdd1765062000000,
  RulingVoteFirstCreate1765062001000,
  AttemptCloseReasonNarrow1765063000000,
  ProgramForSchoolTeachersAdd1765064000000,
  ProtocolAmendmentIdAdd1765065000000,
  SessionConcernsEnrolledLateLeaveOut1765066000000,
  OrderTemplateAppealDaysName1765066001000,
  PrintWaitingOrSharedIndex1765070000000,
];
