import * as appeals from './appeals.ts';
import * as attempts from './attempts.ts';
import * as attestation from './attestation.ts';
import * as audit from './audit.ts';
import * as blanks from './blanks.ts';
import * as calendars from './calendars.ts';
import * as commissions from './commissions.ts';
import * as credentials from './credentials.ts';
import * as designs from './designs.ts';
import * as destruction from './destruction.ts';
import * as enrolments from './enrolments.ts';
import * as evidence from './evidence.ts';
import * as examCards from './exam-cards.ts';
import * as examinations from './examinations.ts';
import * as handOvers from './hand-overs.ts';
import * as federalRegister from './federal-register.ts';
import * as groupFiles from './group-files.ts';
import * as hearings from './hearings.ts';
import * as identity from './identity.ts';
import * as meetings from './meetings.ts';
import * as orders from './orders.ts';
import * as organisation from './organisation.ts';
import * as prints from './prints.ts';
import * as printRuns from './print-runs.ts';
import * as privacy from './privacy.ts';
import * as programs from './programs.ts';
import * as protocols from './protocols.ts';
import * as questions from './questions.ts';
import * as records from './records.ts';
import * as registry from './registry.ts';
import * as reissues from './reissues.ts';
import * as regrade from './regrade.ts';
import type { Route } from './route.ts';
import * as seals from './seals.ts';
import * as signing from './signing.ts';
import * as spreadsheets from './spreadsheets.ts';
import * as statistics from './statistics.ts';
import * as theses from './theses.ts';
import * as today from './today.ts';
import * as verification from './verification.ts';

const rooms = {
  identity,
  organisation,
  calendars,
  orders,
  signing,
  seals,
  programs,
  questions,
  examCards,
  enrolments,
  records,
  commissions,
  attestation,
  theses,
  attempts,
  meetings,
  examinations,
  evidence,
  protocols,
  blanks,
  designs,
  registry,
  reissues,
  verification,
  credentials,
  handOvers,
  federalRegister,
  appeals,
  hearings,
  regrade,
  groupFiles,
  privacy,
  destruction,
  prints,
  printRuns,
  spreadsheets,
  statistics,
  audit,
  today,
};

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'can' in value;

/** The whole HTTP API, room by room. */
export const ROUTES: readonly { readonly room: string; readonly name: string; readonly route: Route }[] =
  Object.entries(rooms).flatMap(([room, exports]) =>
    Object.entries(exports).flatMap(([name, value]) => (isRoute(value) ? [{ room, name, route: value }] : [])),
  );
