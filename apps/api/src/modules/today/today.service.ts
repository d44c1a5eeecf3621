import { Injectable } from '@nestjs/common';
import type { Today } from '@itog/contracts';
import {
  can,
  grantClosesAt,
  isOverdue,
  protocolDueAt,
  nextAttemptClosesAt,
  retakeRefusals,
  signingRefusals,
  waitingOf,
  withdrawalDueOn,
} from '@itog/domain';
import type { User } from '../../platform/sign-in.ts';
import { finishedOf, seenBy } from '../attestation/session.service.ts';
import { RegisterQueue } from '../federal-register/register-queue.service.ts';
import { HandOvers } from '../hand-overs/hand-overs.service.ts';
import { DueGrounds } from '../registry/due-grounds.service.ts';
import { MeetingTodayRepository } from './meeting.repository.ts';
import { TodayRepository, type OpenRetake, type UnsignedProtocol } from './today.repository.ts';

/** What waits for a person today; a list that is not his to act on is empty. */
@Injectable()
export class TodayService {
  constructor(
    private readonly repository: TodayRepository,
    private readonly dueGrounds: DueGrounds,
    private readonly meetings: MeetingTodayRepository,
    private readonly registerQueue: RegisterQueue,
    private readonly handOvers: HandOvers,
  ) {}

  async today(user: User): Promise<Today> {
    const { now, zone, inquiries, sealEndsAt } = await this.repository.selectNow();
    const [attestation, meetings, secondTimes, orders, destructions, refused, withdrawals, register, unhanded] =
      await Promise.all([
        can(user.roles, 'sessions.read') ? this.attestation(user, now, zone) : nothing,
        can(user.roles, 'meetings.read') ? this.meetings.selectMeetings(user) : [],
        can(user.roles, 'meetings.read') ? this.meetings.selectSecondTimes(user) : [],
        can(user.roles, 'orders.sign') ? this.repository.selectUnsignedOrders() : [],
        can(user.roles, 'privacy.approve') ? this.repository.selectUnapprovedDestructions() : [],
        can(user.roles, 'privacy.manage') ? this.repository.selectRefusedDestructions(user.id) : [],
        can(user.roles, 'privacy.manage') ? this.repository.selectUnansweredWithdrawals() : [],
        can(user.roles, 'register.read') ? this.registerQueue.pressing() : { urgent: 0, late: 0 },
        can(user.roles, 'hand-overs.record') ? this.handOvers.lying() : { count: 0, since: null },
      ]);
    return {
      serverNow: now,
      ...attestation,
      meetings: meetings.map((meeting) => ({ ...meeting, ...dueOf(meeting.openedAt ?? meeting.opensAt, now, zone) })),
      secondTimesDue: secondTimes.filter(({ state }) => state === 'lapsed' || can(user.roles, 'sessions.manage')),
      ordersToSign: orders,
      destructionsToApprove: destructions,
      destructionsRefused: refused,
      withdrawals: withdrawals.map(({ today, ...each }) => {
        const dueOn = withdrawalDueOn(each.withdrawnOn);
        return { ...each, dueOn, overdue: today > dueOn };
      }),
      register,
      unhanded,
      inquiries: can(user.roles, 'inquiries.answer') ? inquiries : 0,
      sealEndsAt: can(user.roles, 'organisation.manage') ? sealEndsAt : null,
    };
  }

  private async attestation(user: User, now: Date, zone: string): Promise<typeof nothing> {
    const sight = seenBy(user);
    const [sessions, unrecorded, unsigned, failed, notAdmitted, due] = await Promise.all([
      this.repository.selectSessionsToday(sight),
      this.repository.selectUnrecorded(sight),
      this.repository.selectUnsigned(sight),
      this.repository.selectFailed(sight),
      this.repository.selectNotAdmitted(sight),
      can(user.roles, 'registry.read') ? this.dueGrounds.list() : { grounds: [], undischarged: [] },
    ]);
    return {
      sessions,
      protocolsToDraft: unrecorded.map(({ firstFinishedAt, ...session }) => ({
        ...session,
        ...dueOf(firstFinishedAt, now, zone),
      })),
      protocolsToSign: unsigned.map((protocol) => toSign(protocol, user, now)),
      retakesLapsing: failed.flatMap((learner) => openRetake(learner, now, zone)).sort(byClosing),
      documentsToIssue: due.grounds.filter(({ count }) => count > 0),
      groupsToDischarge: can(user.roles, 'orders.draft')
        ? due.undischarged.filter(({ draftOrderId }) => draftOrderId === null)
        : [],
      notAdmitted,
    };
  }
}

type OfAttestation =
  | 'sessions'
  | 'protocolsToDraft'
  | 'protocolsToSign'
  | 'retakesLapsing'
  | 'documentsToIssue'
  | 'groupsToDischarge'
  | 'notAdmitted';

const nothing: Pick<Today, OfAttestation> = {
  sessions: [],
  protocolsToDraft: [],
  protocolsToSign: [],
  retakesLapsing: [],
  documentsToIssue: [],
  groupsToDischarge: [],
  notAdmitted: [],
};

/** 24:00 of the day, and whether it is past (3.12). */
function dueOf(attestedAt: Date, now: Date, zone: string): { dueAt: Date; overdue: boolean } {
  const dueAt = protocolDueAt(attestedAt, zone);
  return { dueAt, overdue: isOverdue({ now, dueAt }) };
}

function toSign(
  { seats, contentSha256, form, quorum, ...protocol }: UnsignedProtocol,
  user: User,
  now: Date,
): Today['protocolsToSign'][number] {
  const standing = seats.flatMap(({ userId, status }) => (status ? [{ userId, status }] : []));
  const seat = seats.find(({ userId }) => userId === user.id) ?? null;
  const shown = { contentSha256, shownSha256: contentSha256, act: 'signed' as const, statement: null };
  const refusals = signingRefusals({ form, status: 'draft', ...shown, seat, seats, standing, quorum });
  const waiting = waitingOf({ form, seats, standing });
  const named = (test: (each: (typeof seats)[number]) => boolean) => seats.filter(test).map(({ name }) => name);
  return {
    ...protocol,
    overdue: isOverdue({ now, dueAt: protocol.dueAt }),
    waitingFor: named(({ userId }) => waiting.includes(userId)),
    refusedBy: named(({ status }) => status === 'refused'),
    myVoided: seat?.voided === true && seat.status === null,
    mine: refusals.length === 0,
  };
}

/** The learner's retake while it may still start (3.8). */
function openRetake(learner: OpenRetake, now: Date, zone: string): Today['retakesLapsing'] {
  const { policy, attempts, grantUntil, ...rest } = learner;
  const finished = finishedOf(attempts);
  const granted = grantUntil ? grantClosesAt(grantUntil, zone) : null;
  const closesAt = nextAttemptClosesAt(finished, policy, zone, granted);
  const refused = retakeRefusals(finished, policy, now, zone, granted).length > 0;
  return closesAt && !refused ? [{ ...rest, closesAt }] : [];
}

function byClosing(a: { closesAt: Date }, b: { closesAt: Date }): number {
  return a.closesAt.getTime() - b.closesAt.getTime();
}
