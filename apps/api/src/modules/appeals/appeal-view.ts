import type { Appeal, AppealDeadline, AppealSummary, MyAppeal } from '@itog/contracts';
import {
  appealsCommissionRefusals,
  appealsSeatRefusals,
  deadlineOf,
  deedRefusals,
  fullName,
  hearingRefusals,
  marksOf,
  questionsToPass,
  signingRefusals,
  type AppealParty,
  type WorkingCalendar,
} from '@itog/domain';
import type { Refusal } from '@itog/contracts';
import type { User } from '../../platform/sign-in.ts';
import type { AppealRecord, CommissionRecord, SeatRecord, SummaryRecord } from './appeal.repository.ts';

/** What this person is to this appeal. */
export function partiesOf(record: AppealRecord, { id, roles }: User): AppealParty[] {
  const seat = record.commission?.seats.find(({ userId }) => userId === id);
  const parties: AppealParty[] = [];
  if (record.learner.id === id) parties.push('appellant');
  if (roles.includes('administrator') || roles.includes('secretary')) parties.push('office');
  if (seat) parties.push(`commission-${seat.role}`);
  if (record.attestationChair.id === id) parties.push('attestation-chair');
  return parties.length > 0 ? parties : ['stranger'];
}

type Timed = Pick<SummaryRecord, 'now' | 'zone' | 'filedAt' | 'decidedAt' | 'workingDays'>;

/** Until when the appeal is considered (5.6), and whether that has passed undone. */
export const considerBy = (appeal: Timed, calendar: WorkingCalendar): AppealDeadline =>
  deadline(appeal.filedAt, appeal.workingDays.consider, appeal, calendar, appeal.decidedAt);

/** Until when the learner is told of the decision (5.11), and whether that has passed undone; null before the decision. */
export const tellBy = (
  appeal: Timed & Pick<SummaryRecord, 'acknowledgedAt'>,
  calendar: WorkingCalendar,
): AppealDeadline | null =>
  appeal.decidedAt && deadline(appeal.decidedAt, appeal.workingDays.tell, appeal, calendar, appeal.acknowledgedAt);

function deadline(
  from: Date,
  workingDays: number,
  { now, zone }: Timed,
  calendar: WorkingCalendar,
  doneAt: Date | null,
): AppealDeadline {
  const { day, endsAt, skipped, worked, status } = deadlineOf(from, workingDays, calendar, zone);
  return { day, endsAt, skipped: [...skipped], worked: [...worked], status, overdue: (doneAt ?? now) >= endsAt };
}

export function summaryOf(record: SummaryRecord, calendar: WorkingCalendar): AppealSummary {
  const { hearing, decision } = record;
  return {
    ...record,
    hearing: hearing && {
      ...hearing,
      at: new Date(hearing.at),
      openedAt: hearing.openedAt ? new Date(hearing.openedAt) : null,
    },
    decision: decision && { ...decision, at: new Date(decision.at) },
    considerBy: considerBy(record, calendar),
    tellBy: tellBy(record, calendar),
  };
}

/** What the learner sees: neither votes nor opinions before they stand in the signed protocol. */
export function myView(record: AppealRecord, calendar: WorkingCalendar): MyAppeal {
  const { protocolHtml: html, protocolSha256: contentSha256, state } = record;
  const scheduled = state !== 'filed';
  return {
    ...summaryOf(record, calendar),
    serverNow: record.now,
    text: record.text,
    addressee: fullName(record.addressee),
    applicationSha256: record.applicationSha256,
    applicationPrinted: record.applicationPrinted,
    attachments: [...record.attachments],
    commission: scheduled
      ? (record.commission?.seats ?? []).map(({ name, role }) => ({ name: fullName(name), role }))
      : [],
    consequences: [...record.consequences],
    protocol:
      record.announcedAt && html && contentSha256 ? { html, contentSha256, printed: record.protocolPrinted } : null,
    acknowledgeRefusals: deedRefusals(state, 'acknowledge', ['appellant']),
  };
}

/** What staff sees; others’ votes and opinions only after the decision. */
export function staffView(record: AppealRecord, calendar: WorkingCalendar, user: User): Appeal {
  const summary = summaryOf(record, calendar);
  const { commission } = record;
  const seat = commission?.seats.find(({ userId }) => userId === user.id) ?? null;
  return {
    ...record,
    ...summary,
    serverNow: record.now,
    addressee: fullName(record.addressee),
    attachments: [...record.attachments],
    consequences: [...record.consequences],
    score: record.score && { ...record.score, needed: questionsToPass(record.score.total, record.score) },
    rulings: record.rulings.map((each) => ({ ...each, at: new Date(each.at) })),
    marks: record.formerMark ? marksOf(record.markScale).filter((mark) => mark !== record.formerMark) : [],
    commission: commission && {
      ...commission,
      refusals: commissionRefusals(commission),
      seats: commission.seats.map((each) => seatView(each, user, record.decidedAt !== null)),
    },
    attestationChair: { ...record.attestationChair },
    mySeat: seat?.role ?? null,
    scheduleRefusals: scheduleRefusals(record, user),
    openRefusals: openRefusals(record, user),
    protocol: protocolOf(record),
    amendedProtocols: record.amendedProtocols.map((each) => ({
      ...each,
      signedAt: each.signedAt ? new Date(each.signedAt) : null,
    })),
    mySigning: mySigning(record, seat),
    acknowledgement: record.acknowledgedAt && { at: record.acknowledgedAt, refusal: record.refusal },
  };
}

function protocolOf(record: AppealRecord): Appeal['protocol'] {
  const { protocolHtml: html, protocolSha256: contentSha256 } = record;
  if (!html || !contentSha256) return null;
  return {
    number: record.protocolNumber ?? '',
    html,
    contentSha256,
    signedAt: record.announcedAt,
    printed: record.protocolPrinted,
  };
}

/** Everything wrong with the commission for this very appeal (5.4, 5.5). */
export function commissionRefusals(commission: CommissionRecord | null): Refusal[] {
  if (!commission) return [{ code: 'hearing.no-commission', clause: '5.4' }];
  const isAuthorised = commission.authorisation !== null;
  return appealsCommissionRefusals(commission.seats.map((seat) => ({ ...seat, isAuthorised })));
}

function scheduleRefusals(record: AppealRecord, user: User): Refusal[] {
  return [...deedRefusals(record.state, 'schedule', partiesOf(record, user)), ...commissionRefusals(record.commission)];
}

export function openRefusals(record: AppealRecord, user: User): Refusal[] {
  const refusals: Refusal[] = deedRefusals(record.state, 'open', partiesOf(record, user));
  if (refusals.length > 0 || !record.hearing) return refusals;
  return hearingRefusals(record.commission?.seats ?? [], { at: new Date(record.hearing.at), now: record.now });
}

function mySigning(record: AppealRecord, seat: SeatRecord | null): Appeal['mySigning'] {
  if (!seat || !record.protocolSha256) return null;
  return signingRefusals({
    ...signingFacts(record, seat),
    act: 'signed',
    statement: null,
    shownSha256: record.protocolSha256,
  });
}

/** The facts that the rule of signing protocols asks for; the protocol of appeals is signed as form 2 is, chair last. */
export function signingFacts(record: AppealRecord, seat: SeatRecord | null) {
  const seats = record.commission?.seats ?? [];
  return {
    form: 2 as const,
    status: record.state === 'decided' ? ('draft' as const) : ('signed' as const),
    contentSha256: record.protocolSha256 ?? '',
    seat,
    seats,
    standing: seats.flatMap(({ userId, signature }) => (signature ? [{ userId, status: signature.status }] : [])),
    quorum: null,
  };
}

function seatView(
  seat: SeatRecord,
  user: User,
  isDecided: boolean,
): NonNullable<Appeal['commission']>['seats'][number] {
  const isShown = isDecided || seat.userId === user.id;
  const { signature } = seat;
  return {
    id: seat.userId,
    name: seat.name,
    role: seat.role,
    post: seat.post,
    present: seat.present,
    voted: seat.vote !== null,
    vote: isShown ? seat.vote : null,
    opinion: isShown ? seat.opinion : null,
    signature: signature && { ...signature, at: new Date(signature.at) },
    refusals: appealsSeatRefusals(seat),
  };
}
