import { Injectable } from '@nestjs/common';
import type {
  declareOutage,
  grantTime,
  InputOf,
  listSessions,
  moveSession,
  OutputOf,
  Refusal,
  scheduleSession,
  SessionDetails,
} from '@itog/contracts';
import {
  admissionRefusals,
  attestationOutcome,
  dayOf,
  DEFAULT_POLICY,
  draftRefusals,
  endOfDay,
  isPass,
  lostMinutes,
  nextAttemptClosesAt,
  outageRefusals,
  scheduleRefusals,
  startOfDay,
  type Outage,
  type Policy,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { Commissions } from '../commissions/commissions.service.ts';
import { SessionRecords } from './session.records.ts';
import { SessionRepository, type ParticipantRow, type SessionRow } from './session.repository.ts';
import { finishedOf } from './session.sql.ts';

export { finishedOf, STANDING, type AttemptStanding } from './session.sql.ts';

type Schedule = InputOf<typeof scheduleSession>['body'];

@Injectable()
export class SessionService {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: SessionRepository,
    private readonly commissions: Commissions,
    private readonly records: SessionRecords,
  ) {}

  async list(user: User, { query }: InputOf<typeof listSessions>): Promise<OutputOf<typeof listSessions>> {
    return { sessions: await this.sessions.selectSessions(seenBy(user), query.search) };
  }

  async get(user: User, sessionId: string): Promise<SessionDetails> {
    return details(found(await this.sessions.selectOptionalSession(this.db.manager, seenBy(user), sessionId)));
  }

  /** Those of the sessions that the person may be told of. */
  inSight(user: User, ids: readonly string[]): Promise<string[]> {
    return this.sessions.selectInSight(seenBy(user), ids);
  }

  /** What keeps the session from being scheduled; nothing is written. */
  async check(schedule: Schedule): Promise<{ refusals: Refusal[] }> {
    return { refusals: (await this.judge(this.db.manager, schedule)).refusals };
  }

  /** Schedules a session with the policy and the commission of today; the worker draws its papers. */
  async schedule(user: User, schedule: Schedule): Promise<SessionDetails> {
    const id = await this.db.transaction(async (tx) => {
      const { refusals, commissionId, policy } = await this.judge(tx, schedule);
      refuseIf(refusals);
      const sessionId = await this.sessions.insertSession(tx, schedule, found(commissionId), policy);
      await this.records.scheduled(tx, user.id, sessionId, schedule);
      return sessionId;
    });
    return this.get(user, id);
  }

  /** Moves a session that nobody has started; its policy stays, its commission is the one in force on the new day (2.2). */
  async move(user: User, { params: { sessionId }, body }: InputOf<typeof moveSession>): Promise<SessionDetails> {
    const session = await this.get(user, sessionId);
    if (session.cancelledAt) throw new Refused([{ code: 'session.cancelled', clause: null }]);
    const { reason, ...when } = body;
    const { form, secondTimeOf, checkReason, policy } = session;
    const schedule = { groupId: session.group.id, form, secondTimeOf, checkReason, ...when };
    await this.db.transaction(async (tx) => {
      const { refusals, commissionId } = await this.judge(tx, schedule, policy);
      refuseIf(refusals);
      if (!(await this.sessions.updateMoved(tx, sessionId, when, found(commissionId))))
        throw new Refused([{ code: 'session.has-attempts', clause: null }]);
      const learnerIds = await this.sessions.selectLearnerIds(tx, sessionId);
      await this.records.moved(tx, user.id, session, body, learnerIds);
    });
    this.records.tellMoved(session);
    return this.get(user, sessionId);
  }

  async cancel(user: User, sessionId: string, reason: string): Promise<SessionDetails> {
    const { cancelledAt } = await this.get(user, sessionId);
    if (cancelledAt) throw new Refused([{ code: 'session.cancelled', clause: null }]);
    await this.db.transaction(async (tx) => {
      if (!(await this.sessions.updateCancelled(tx, sessionId, reason)))
        throw new Refused([{ code: 'session.has-attempts', clause: null }]);
      await this.records.cancelled(tx, user.id, sessionId, reason);
    });
    return this.get(user, sessionId);
  }

  /** Gives running attempts more minutes; learners hear of it at once. */
  async grant(user: User, { params, body }: InputOf<typeof grantTime>): Promise<SessionDetails> {
    await this.get(user, params.sessionId);
    const moved = await this.db.transaction(async (tx) => {
      const minutes = new Map(body.attemptIds.map((id) => [id, body.minutes]));
      const facts = { reason: body.reason, by: user.id };
      const attempts = await this.sessions.updateDeadlines(tx, { sessionId: params.sessionId, minutes, facts });
      if (attempts.length === 0) throw new Refused([{ code: 'attempt.not-found', clause: null }]);
      await this.records.granted(tx, user.id, params.sessionId, body);
      return attempts;
    });
    this.records.tellDeadlines(params.sessionId, moved);
    return this.get(user, params.sessionId);
  }

  /** Gives every running test back the minutes that it has lost in an outage, each of them once (3.6). */
  async declareOutage(user: User, { params, body }: InputOf<typeof declareOutage>): Promise<SessionDetails> {
    const { sessionId } = params;
    const { reason, ...outage } = body;
    await this.get(user, sessionId);
    const moved = await this.db.transaction(async (tx) => {
      const { now, zone, declared } = await this.sessions.lockOutages(tx, sessionId);
      const running = await this.sessions.lockRunning(tx, sessionId);
      const lost = running.map(({ id, startedAt }) => [id, lostMinutes(startedAt, outage)] as const);
      const minutes = new Map(lost.filter(([, count]) => count > 0));
      const lengths = running.map(({ startedAt, deadlineAt }) => (deadlineAt.getTime() - startedAt.getTime()) / 60_000);
      const longest = Math.round(Math.max(0, ...lengths));
      refuseIf(outageRefusals(outage, { now, declared, hit: minutes.size, longest }));
      const facts = { reason: outageInWords(outage, reason, zone), by: user.id, outage };
      const attempts = await this.sessions.updateDeadlines(tx, { sessionId, minutes, facts });
      await this.records.outage(tx, user.id, sessionId, { ...outage, reason, attempts: attempts.length });
      return attempts;
    });
    this.records.tellDeadlines(sessionId, moved);
    return this.get(user, sessionId);
  }

  private async judge(tx: EntityManager, schedule: Schedule, kept?: Policy) {
    const facts = found(await this.sessions.selectOptionalGroupFacts(tx, schedule.groupId));
    const day = dayOf(schedule.opensAt, facts.zone);
    const commission = await this.commissions.inForce(tx, facts.programId, day);
    const policy: Policy = kept ?? { ...DEFAULT_POLICY[facts.kind], ...facts.policy };
    const secondTime = await this.secondTimeOf(tx, schedule, facts.zone);
    const refusals: Refusal[] = scheduleRefusals({
      ...schedule,
      ...facts,
      secondTime,
      questionsPerTopic: policy.questionsPerTopic,
      commissionInForce: commission !== null,
    });
    return { refusals, commissionId: commission?.id, policy };
  }

  private async secondTimeOf(tx: EntityManager, schedule: Schedule, zone: string) {
    if (!schedule.secondTimeOf) return null;
    const { from, until } = found(await this.sessions.selectOptionalSecondTime(tx, schedule));
    return { from: from ? startOfDay(from, zone) : null, until: until ? endOfDay(until, zone) : null };
  }
}

/** Commission members see their own commissions' sessions; the office, the director and the auditor see all. */
export function seenBy({ id, roles }: User): string | null {
  return roles.some((role) => ['administrator', 'director', 'secretary', 'auditor'].includes(role)) ? null : id;
}

function details({ participants, newResults, zone, ...session }: SessionRow): SessionDetails {
  const running = participants
    .flatMap(({ attempts }) => attempts)
    .filter(({ sessionId, finishedAt }) => sessionId === session.id && finishedAt === null);
  return {
    ...session,
    participants: participants.map((participant) => seated(participant, session, zone)),
    draftRefusals: draftRefusals({
      form: session.form,
      meetingClosed: session.meeting.closedAt !== null,
      commissionInForce: true,
      openAttempts: running.length,
      newResults,
      openDraft: session.protocols.some(({ status }) => status === 'draft'),
    }),
  };
}

function seated(
  { tuitionPaid, modules, overrideReason, attempts, grantUntil, ...rest }: ParticipantRow,
  { id, form, policy, serverNow }: Pick<SessionRow, 'id' | 'form' | 'policy' | 'serverNow'>,
  zone: string,
): SessionDetails['participants'][number] {
  const finished = finishedOf(attempts);
  const grantClosesAt = grantUntil ? endOfDay(grantUntil, zone) : null;
  const tested = attestationOutcome(finished, policy, serverNow, zone, grantClosesAt);
  const outcome = form === 'test' ? tested : examined(rest.examination);
  return {
    ...rest,
    refusals: admissionRefusals({
      tuitionPaid,
      modules,
      override: overrideReason === null ? null : { reason: overrideReason },
    }),
    attempts: attempts.filter(({ sessionId }) => sessionId === id).map(withInstants),
    outcome,
    retakeClosesAt: tested === 'retake-open' ? nextAttemptClosesAt(finished, policy, zone, grantClosesAt) : null,
  };
}

/** Where a learner of an exam or a defence stands: the dates of a second time keep it open (3.11). */
function examined(examination: ParticipantRow['examination']): SessionDetails['participants'][number]['outcome'] {
  if (examination?.mark && isPass(examination.mark)) return 'passed';
  if (examination?.secondTime) return 'retake-open';
  return examination?.mark ? 'failed' : 'not-attempted';
}

/** What the timeline and the annex of each attempt say of it: «перерыв с 11:20 до 11:32; отключили свет». */
function outageInWords({ from, until }: Outage, reason: string, zone: string): string {
  const time = new Intl.DateTimeFormat('ru-RU', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return `перерыв с ${time.format(from)} до ${time.format(until)}; ${reason}`;
}

/** Times inside a JSON column are text. */
function withInstants({
  startedAt,
  deadlineAt,
  finishedAt,
  annulledAt,
  ...attempt
}: ParticipantRow['attempts'][number]) {
  return {
    ...attempt,
    startedAt: new Date(startedAt),
    deadlineAt: new Date(deadlineAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    annulledAt: annulledAt === null ? null : new Date(annulledAt),
  };
}
