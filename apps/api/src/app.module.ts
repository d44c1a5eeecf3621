import { Module } from '@nestjs/common';
import { HealthModule } from './platform/health.module.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { BlanksModule } from './modules/blanks/blanks.module.ts';
import { CalendarsModule } from './modules/calendars/calendars.module.ts';
import { AmendmentsModule } from './modules/amendments/amendments.module.ts';
import { AppealsModule } from './modules/appeals/appeals.module.ts';
import { CommissionsModule } from './modules/commissions/commissions.module.ts';
import { DesignsModule } from './modules/designs/designs.module.ts';
import { EnrolmentsModule } from './modules/enrolments/enrolments.module.ts';
import { EvidenceModule } from './modules/evidence/evidence.module.ts';
import { FederalRegisterModule } from './modules/federal-register/federal-register.module.ts';
import { HandOversModule } from './modules/hand-overs/hand-overs.module.ts';
import { HearingsModule } from './modules/hearings/hearings.module.ts';
import { IdentityModule } from './modules/identity/identity.module.ts';
import { MeetingsModule } from './modules/meetings/meetings.module.ts';
import { ThesesModule } from './modules/theses/theses.module.ts';
import { AttemptsModule } from './modules/attempts/attempts.module.ts';
import { AuditModule } from './modules/audit/audit.module.ts';
import { AttestationModule } from './modules/attestation/attestation.module.ts';
import { OrganisationModule } from './modules/organisation/organisation.module.ts';
import { OrdersModule } from './modules/orders/orders.module.ts';
import { ProgramsModule } from './modules/programs/programs.module.ts';
import { QuestionsModule } from './modules/questions/questions.module.ts';
import { ProtocolsModule } from './modules/protocols/protocols.module.ts';
import { RecordsModule } from './modules/records/records.module.ts';
import { RegistryModule } from './modules/registry/registry.module.ts';
import { ReissuesModule } from './modules/reissues/reissues.module.ts';
import { GroupFilesModule } from './modules/group-files/group-files.module.ts';
import { PrivacyModule } from './modules/privacy/privacy.module.ts';
import { PrintRunsModule } from './modules/print-runs/print-runs.module.ts';
import { PrintsModule } from './modules/prints/prints.module.ts';
import { SpreadsheetsModule } from './modules/spreadsheets/spreadsheets.module.ts';
import { SealsModule } from './modules/seals/seals.module.ts';
import { SigningModule } from './modules/signing/signing.module.ts';
import { StatisticsModule } from './modules/statistics/statistics.module.ts';
import { TodayModule } from './modules/today/today.module.ts';
import { VerificationModule } from './modules/verification/verification.module.ts';

/** The rooms, upstream first: a room may call those above it. */
export const ROOMS = [
  IdentityModule,
  OrganisationModule,
  CalendarsModule,
  SigningModule,
  SealsModule,
  OrdersModule,
  ProgramsModule,
  QuestionsModule,
  EnrolmentsModule,
  RecordsModule,
  CommissionsModule,
  AttestationModule,
  ThesesModule,
  AttemptsModule,
  MeetingsModule,
  EvidenceModule,
  ProtocolsModule,
  AmendmentsModule,
  BlanksModule,
  DesignsModule,
  RegistryModule,
  ReissuesModule,
  VerificationModule,
  FederalRegisterModule,
  HandOversModule,
  AppealsModule,
  HearingsModule,
  GroupFilesModule,
  PrivacyModule,
  PrintsModule,
  PrintRunsModule,
  SpreadsheetsModule,
  StatisticsModule,
  AuditModule,
  TodayModule,
];

@Module({ imports: [PlatformModule, HealthModule, ...ROOMS] })
export class AppModule {}
