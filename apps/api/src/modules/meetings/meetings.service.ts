import { Injectable } from '@nestjs/common';
import type {
  callLearner,
  InputOf,
  listMeetings,
  Meeting,
  OutputOf,
  recordPresence,
  removeFromAgenda,
} from '@itog/contracts';
import {
  closingRefusals,
  dayOf,
  dutyRefusals,
  examinationStateRefusals,
  openingRefusals,
  postponementRefusals,
  sessionDay,
  stateRefusals,
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { found, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { seenBy } from '../attestation/session.service.ts';
import { ExaminationRepository, type MeetingRecord } from './examination.repository.ts';
import { MeetingFloor, type Deed } from './floor.service.ts';
import { agendaRefusals, secondTimeOf } from './meeting-view.ts';
import { MeetingRepository, type HeldMeeting } from './meeting.repository.ts';

type ExaminationParams = InputOf<typeof removeFromAgenda>['params'];

/** Meetings of attestation commissions: who is there, the agenda, opening and closing (2.4). */
@Injectable()
export class Meetings {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly examinations: ExaminationRepository,
    private readonly floor: MeetingFloor,
  ) {}

  async list(user: User, { query }: InputOf<typeof listMeetings>): Promise<OutputOf<typeof listMeetings>> {
    return { meetings: await this.meetings.selectMeetings(seenBy(user), query.unfinished ?? false) };
  }

  get(user: User, meetingId: string): Promise<Meeting> {
    return this.floor.view(user, meetingId);
  }

  /** Those of the meetings that the person may be told of. */
  inSight(user: User, ids: readonly string[]): Promise<string[]> {
    return this.meetings.selectInSight(seenBy(user), ids);
  }

  /**
   * What the protocols of the session are drawn up from: the commission with who was there, every examination with its
   * questions, opinions, thesis and marks, and the decisions. Nothing when there is no such session.
   */
  forProtocol(tx: EntityManager, sessionId: string): Promise<MeetingRecord | null> {
    return this.examinations.selectOptionalRecord(tx, sessionId);
  }

  /** Records who is there: everybody himself, chair and secretary anybody; before the opening too. */
  presence(user: User, { params, body }: InputOf<typeof recordPresence>): Promise<Meeting> {
    const { meetingId, userId } = params;
    return this.floor.hold({ user, meetingId, duty: 'attend' }, async (tx, meeting) => {
      if (userId !== user.id) refuseIf(dutyRefusals(meeting.role, 'record'));
      if (meeting.closedAt) refuseIf(stateRefusals(meeting));
      const seat = found((await this.meetings.selectSeats(tx, meeting)).find((each) => each.userId === userId));
      if (seat.present === body.present) return null;
      await this.meetings.upsertPresence(tx, meeting, userId, body.present);
      return { kind: 'presence', facts: { userId, present: body.present } };
    });
  }

  /** The chair opens the meeting with a quorum on its day (2.4); who is admitted comes on the agenda (3.1). */
  async open(user: User, meetingId: string): Promise<Meeting> {
    const meeting = await this.floor.hold({ user, meetingId, duty: 'lead' }, async (tx, held) => {
      const seats = await this.meetings.selectSeats(tx, held);
      const dayHasCome = dayOf(held.now, held.zone) >= sessionDay(held.opensAt, held.zone);
      const cancelled = held.cancelledAt !== null;
      const secondTime = secondTimeOf(held.secondTime, held.zone);
      refuseIf(openingRefusals({ ...held, state: held, seats, cancelled, dayHasCome, secondTime }));
      await this.meetings.updateOpened(tx, meetingId, user.id);
      const added = await this.addToAgenda(tx, held);
      return {
        kind: 'open',
        facts: { present: seats.filter(({ present }) => present).map(({ userId }) => userId), added },
      };
    });
    this.floor.tellSession(meeting.sessionId);
    return meeting;
  }

  /** Puts learners on the agenda who have been admitted since. */
  agenda(user: User, meetingId: string): Promise<Meeting> {
    return this.floor.act({ user, meetingId, duty: 'record' }, async (tx, meeting) => {
      const added = await this.addToAgenda(tx, meeting);
      return added.length > 0 ? { kind: 'agenda', facts: { added } } : null;
    });
  }

  /** Leaves a learner who has not been called up to another day of the commission. */
  remove(user: User, { meetingId, examinationId }: ExaminationParams): Promise<Meeting> {
    return this.floor.act({ user, meetingId, duty: 'record' }, async (tx) => {
      const left = found(await this.examinations.selectOptionalExamination(tx, meetingId, examinationId));
      refuseIf(postponementRefusals(left));
      await this.meetings.deleteExamination(tx, examinationId);
      return { kind: 'agenda', facts: { removed: [left.enrolmentId] } };
    });
  }

  private async addToAgenda(tx: EntityManager, { form, sessionId }: HeldMeeting): Promise<string[]> {
    if (form === 'test') return [];
    const participants = await this.meetings.selectParticipants(tx, sessionId);
    const admitted = participants.filter((each) => agendaRefusals(each).length === 0);
    const added = admitted.map(({ enrolmentId }) => enrolmentId);
    await this.meetings.insertExaminations(tx, sessionId, added);
    return added;
  }

  /** Calls a learner up, or nobody; with the first call his examination begins. */
  async call(user: User, { params, body }: InputOf<typeof callLearner>): Promise<Meeting> {
    const { meetingId } = params;
    const { examinationId } = body;
    const meeting = await this.floor.act({ user, meetingId, duty: 'record' }, async (tx, held) => {
      if (held.currentExaminationId === examinationId) return null;
      await this.refuseAbsent(tx, held, examinationId);
      await this.meetings.updateCurrent(tx, meetingId, examinationId);
      return { kind: 'call', facts: { examinationId, before: held.currentExaminationId } };
    });
    const called = meeting.examinations.find(({ id }) => id === examinationId);
    if (called) await this.floor.tellLearner(meeting.sessionId, called.enrolmentId);
    return meeting;
  }

  private async refuseAbsent(tx: EntityManager, { id }: HeldMeeting, examinationId: string | null): Promise<void> {
    if (!examinationId) return;
    const called = found(await this.examinations.selectOptionalExamination(tx, id, examinationId));
    refuseIf(examinationStateRefusals({ ...called, startedAt: called.startedAt ?? new Date(0) }));
  }

  /** The chair closes the meeting, once: of two at the same time one is told that it is closed. */
  async close(user: User, meetingId: string): Promise<Meeting> {
    const meeting = await this.floor.hold({ user, meetingId, duty: 'lead' }, (tx, held) =>
      this.closeIn(tx, user, held),
    );
    this.floor.tellSession(meeting.sessionId);
    return meeting;
  }

  private async closeIn(tx: EntityManager, user: User, held: HeldMeeting): Promise<Deed> {
    refuseIf(
      closingRefusals({
        state: held,
        isSecondTime: held.secondTimeOf !== null,
        learners: await this.meetings.selectOutcomes(tx, held),
        openAttempts: await this.meetings.countOpenAttempts(tx, held.sessionId),
      }),
    );
    await this.meetings.updateClosed(tx, held.id, user.id);
    return { kind: 'close' };
  }
}
