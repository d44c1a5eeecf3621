import { Injectable } from '@nestjs/common';
import type { InputOf, moveSession, scheduleSession, SessionDetails } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';

type Schedule = InputOf<typeof scheduleSession>['body'];
type Move = InputOf<typeof moveSession>['body'];

/** What is written beside a change of a session: audit, jobs and hints. */
@Injectable()
export class SessionRecords {
  constructor(
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly hints: Hints,
  ) {}

  async scheduled(tx: EntityManager, actorId: string, subjectId: string, facts: Schedule): Promise<void> {
    if (facts.form === 'test') await this.jobs.enqueue(tx, 'attestation.draw-papers', [{ sessionId: subjectId }]);
    await this.audit.record(tx, { actorId, action: 'attestation.schedule', subjectId, facts });
  }

  /** Whoever of the learners has an address gets a letter once `tx` commits. */
  async moved(
    tx: EntityManager,
    actorId: string,
    was: SessionDetails,
    facts: Move,
    learnerIds: readonly string[],
  ): Promise<void> {
    const { id: subjectId, opensAt, startUntil, venue, address } = was;
    const letters = learnerIds.map((userId) => ({ sessionId: subjectId, userId }));
    await this.jobs.enqueue(tx, 'attestation.tell-moved', letters);
    const before = { opensAt, startUntil, venue, address };
    await this.audit.record(tx, { actorId, action: 'attestation.move', subjectId, facts: { ...facts, before } });
  }

  tellMoved({ id: sessionId, meeting: { id: meetingId }, participants }: SessionDetails): void {
    const learners = participants.map(({ learner }) => `user:${learner.id}` as const);
    this.hints.sendAll([`session:${sessionId}`, ...learners], { event: 'session.changed', sessionId });
    this.hints.send(`meeting:${meetingId}`, { event: 'meeting.changed', meetingId });
  }

  async cancelled(tx: EntityManager, actorId: string, subjectId: string, reason: string): Promise<void> {
    await this.audit.record(tx, { actorId, action: 'attestation.cancel', subjectId, facts: { reason } });
  }

  async granted(tx: EntityManager, actorId: string, subjectId: string, facts: object): Promise<void> {
    await this.audit.record(tx, { actorId, action: 'attestation.grant-time', subjectId, facts });
  }

  async outage(tx: EntityManager, actorId: string, subjectId: string, facts: object): Promise<void> {
    await this.audit.record(tx, { actorId, action: 'attestation.declare-outage', subjectId, facts });
  }

  tellDeadlines(sessionId: string, moved: readonly { id: string; learnerId: string; deadlineAt: Date }[]): void {
    for (const { id, learnerId, deadlineAt } of moved)
      this.hints.send(`user:${learnerId}`, {
        event: 'attempt.deadline-moved',
        attemptId: id,
        deadlineAt: deadlineAt.toISOString(),
      });
    this.hints.send(`session:${sessionId}`, { event: 'session.changed', sessionId });
  }
}
