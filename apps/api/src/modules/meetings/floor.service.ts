import { Injectable } from '@nestjs/common';
import type { Meeting, VerbOf } from '@itog/contracts';
import { dutyRefusals, stateRefusals, type MeetingDuty } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { rows } from '../../platform/db/rows.ts';
import { Hints } from '../../platform/hints.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { seenBy } from '../attestation/session.service.ts';
import { viewOf } from './meeting-view.ts';
import { MeetingRepository, type HeldMeeting } from './meeting.repository.ts';

/** A deed done at a meeting: what stands in its record. */
export type Deed = { readonly kind: VerbOf<'meetings'>; readonly facts?: object };
export type Doing = { readonly user: User; readonly meetingId: string; readonly duty: MeetingDuty };

/** How everything at a meeting is done: one transaction that holds it, its record, and then the hint. */
@Injectable()
export class MeetingFloor {
  constructor(
    private readonly db: DataSource,
    private readonly meetings: MeetingRepository,
    private readonly hints: Hints,
    private readonly audit: Audit,
  ) {}

  /** The meeting as this reader may see it now. */
  async view(user: User, meetingId: string): Promise<Meeting> {
    const tx = this.db.manager;
    const asked = { id: meetingId, seenBy: seenBy(user), viewerId: user.id };
    const meeting = found(await this.meetings.selectOptionalMeeting(tx, asked));
    return viewOf(meeting, await this.meetings.selectParticipants(tx, meeting.sessionId));
  }

  /** Does something in an open meeting that nobody else writes in meanwhile; a deed that changes nothing is not recorded. */
  async act(doing: Doing, work: (tx: EntityManager, meeting: HeldMeeting) => Promise<Deed | null>): Promise<Meeting> {
    return this.hold(doing, async (tx, meeting) => {
      refuseIf(stateRefusals(meeting));
      return work(tx, meeting);
    });
  }

  /** The same, whether the meeting is open or not: the work itself says. */
  async hold(
    { user, meetingId, duty }: Doing,
    work: (tx: EntityManager, meeting: HeldMeeting) => Promise<Deed | null>,
  ): Promise<Meeting> {
    const deed = await this.db.transaction(async (tx) => {
      const asked = { id: meetingId, seenBy: seenBy(user), userId: user.id };
      const meeting = found(await this.meetings.lockOptionalMeeting(tx, asked));
      refuseIf(dutyRefusals(meeting.role, duty));
      const done = await work(tx, meeting);
      if (done) await this.record(tx, user.id, meetingId, done);
      return done;
    });
    if (deed) this.tell(meetingId);
    return this.view(user, meetingId);
  }

  /** Writes the deed into the record of the meeting and the audit log. */
  async record(tx: EntityManager, actorId: string, meetingId: string, { kind, facts = {} }: Deed): Promise<void> {
    await tx.query('INSERT INTO meeting_event (meeting_id, actor_id, kind, facts) VALUES ($1, $2, $3, $4)', [
      meetingId,
      actorId,
      kind,
      JSON.stringify(facts),
    ]);
    await this.audit.record(tx, { actorId, action: `meetings.${kind}`, subjectId: meetingId, facts });
  }

  tell(meetingId: string): void {
    this.hints.send(`meeting:${meetingId}`, { event: 'meeting.changed', meetingId });
  }

  /** Tells the learner’s own devices and those who watch the session. */
  async tellLearner(sessionId: string, enrolmentId: string): Promise<void> {
    const sql = 'SELECT learner_id AS "learnerId" FROM enrolment WHERE id = $1';
    const [enrolment] = await rows<{ learnerId: string }>(this.db.manager, sql, [enrolmentId]);
    if (enrolment) this.hints.send(`user:${enrolment.learnerId}`, { event: 'session.changed', sessionId });
  }

  tellSession(sessionId: string): void {
    this.hints.send(`session:${sessionId}`, { event: 'session.changed', sessionId });
  }
}
