import { Injectable } from '@nestjs/common';
import type { InputOf, Meeting, recordDecision, withdrawDecision } from '@itog/contracts';
import {
  dayOf,
  decisionRefusals,
  grantClosesAt,
  grantUntil,
  quorumRefusals,
  secondTimeLapsed,
  stateRefusals,
  withdrawalRefusals,
  type DecisionKind,
  type MeetingSeat,
  type WithdrawalFacts,
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { MeetingFloor, type Deed } from './floor.service.ts';
import { MeetingRepository, type HeldMeeting } from './meeting.repository.ts';
import { HEARD_AGAIN } from './meeting.sql.ts';

type Body = InputOf<typeof recordDecision>['body'];
type Decision = Body & { readonly id: string };

/** How the learner concerned stands; times do not matter, only whether. */
type Standing = {
  readonly attempt: { finished: boolean; annulled: boolean; inProtocol: boolean } | null;
  readonly passed: boolean;
  readonly writing: boolean;
  readonly grantUntil: string | null;
  readonly failed: boolean | null;
  /** The last day set for his second time, and whether it was held. */
  readonly secondUntil: string | null;
  readonly heardAgain: boolean;
};

const NOBODY: Standing = {
  attempt: null,
  passed: false,
  writing: false,
  grantUntil: null,
  failed: null,
  secondUntil: null,
  heardAgain: false,
};

/** What the commission decides with its reasons: an attempt annulled or granted (3.8), dates of a second time (3.11). */
@Injectable()
export class Decisions {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly floor: MeetingFloor,
  ) {}

  /**
   * Records a decision under the client’s id; the same once more changes nothing. A closed meeting takes only new dates of a
   * second time that was not held on the former ones (3.11), set by a quorum of those who say that they are together (2.4).
   */
  async record(user: User, { params, body }: InputOf<typeof recordDecision>): Promise<Meeting> {
    const { meetingId, decisionId } = params;
    const meeting = await this.floor.hold({ user, meetingId, duty: 'lead' }, async (tx, held) => {
      const decision = { ...cut(body), id: decisionId };
      if (await this.isRecorded(tx, held, decision)) return null;
      return this.recordNew(tx, user, held, decision);
    });
    if (body.enrolmentId) await this.floor.tellLearner(meeting.sessionId, body.enrolmentId);
    this.floor.tellSession(meeting.sessionId);
    return meeting;
  }

  /** Takes a decision of an open meeting back, for good; the same once more changes nothing (2.4). */
  async withdraw(user: User, { params }: InputOf<typeof withdrawDecision>): Promise<Meeting> {
    const { meetingId, decisionId } = params;
    let enrolmentId: string | null = null;
    const meeting = await this.floor.act({ user, meetingId, duty: 'lead' }, async (tx) => {
      const recorded = found(await this.recorded(tx, meetingId, decisionId));
      if (recorded.withdrawn) return null;
      refuseIf(withdrawalRefusals(recorded));
      enrolmentId = recorded.enrolmentId;
      const sql = 'INSERT INTO meeting_decision_withdrawal (decision_id, withdrawn_by) VALUES ($1, $2)';
      await tx.query(sql, [decisionId, user.id]);
      return { kind: 'withdraw-decision', facts: { decisionId } };
    });
    if (enrolmentId) await this.floor.tellLearner(meeting.sessionId, enrolmentId);
    this.floor.tellSession(meeting.sessionId);
    return meeting;
  }

  /**
   * A decision with what has come of it. Its learner is held so that he starts no attempt on it meanwhile, and so are the
   * session's protocols: a draft that is changed takes in what was decided since. The words of a decision end with its reasons.
   */
  private async recorded(tx: EntityManager, meetingId: string, decisionId: string) {
    await tx.query(
      `SELECT 1 FROM enrolment e JOIN meeting_decision d ON d.enrolment_id = e.id WHERE d.id = $1 FOR NO KEY UPDATE OF e`,
      [decisionId],
    );
    await tx.query(
      `SELECT 1 FROM protocol p JOIN meeting m ON m.session_id = p.session_id WHERE m.id = $1 ORDER BY p.id FOR SHARE OF p`,
      [meetingId],
    );
    const [recorded] = await rows<WithdrawalFacts & { withdrawn: boolean; enrolmentId: string | null }>(
      tx,
      `SELECT d.kind, d.enrolment_id AS "enrolmentId", d.appeal_id IS NOT NULL AS "ofAppeal",
              EXISTS (SELECT FROM attempt a WHERE a.granted_by_decision = d.id) AS used,
              EXISTS (SELECT FROM protocol p, jsonb_array_elements_text(p.content -> 'form' -> 'decisions') AS words
                      WHERE p.session_id = m.session_id AND right(words, length(d.reasons)) = d.reasons) AS "inProtocol",
              EXISTS (SELECT FROM meeting_decision_withdrawal w WHERE w.decision_id = d.id) AS withdrawn
       FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id WHERE d.id = $1 AND d.meeting_id = $2`,
      [decisionId, meetingId],
    );
    return recorded ?? null;
  }

  private async recordNew(tx: EntityManager, user: User, held: HeldMeeting, decision: Decision): Promise<Deed> {
    const standing =
      decision.kind === 'other' && !decision.enrolmentId ? NOBODY : found(await this.standingOf(tx, held, decision));
    const today = dayOf(held.now, held.zone);
    const lapsed = secondTimeLapsed({ until: standing.secondUntil, held: standing.heardAgain, today });
    const anew = held.closedAt !== null && decision.kind === 'second-time' && lapsed;
    if (!anew) refuseIf(stateRefusals(held));
    const grantOpen = standing.grantUntil !== null && held.now < grantClosesAt(standing.grantUntil, held.zone);
    const seats = await this.meetings.selectSeats(tx, held);
    const deciding = anew ? gathered(seats, decision.present ?? []) : seats;
    refuseIf([
      ...quorumRefusals(deciding, held.policy),
      ...decisionRefusals({
        ...standing,
        ...decision,
        form: held.form,
        isSecondTime: held.secondTimeOf !== null,
        today,
        grantOpen,
      }),
    ]);
    const granted = { fromDay: today, untilDay: grantUntil(held.now, held.policy, held.zone) };
    const present = anew ? deciding.flatMap((seat) => (seat.present ? [seat.userId] : [])) : null;
    const written = { ...decision, ...(decision.kind === 'grant-attempt' ? granted : {}), present };
    await this.insert(tx, user, held, written);
    if (decision.kind === 'annul-attempt') await this.annul(tx, written);
    return { kind: 'decide', facts: written };
  }

  private async isRecorded(tx: EntityManager, { id: meetingId }: HeldMeeting, decision: Decision): Promise<boolean> {
    const [known] = await rows<{ same: boolean }>(
      tx,
      `SELECT meeting_id = $2 AND kind = $3 AND reasons = $4 AND enrolment_id IS NOT DISTINCT FROM $5
              AND attempt_id IS NOT DISTINCT FROM $6 AS same FROM meeting_decision WHERE id = $1`,
      [decision.id, meetingId, decision.kind, decision.reasons, decision.enrolmentId, decision.attemptId],
    );
    if (known && !known.same) throw new Refused([{ code: 'decision.recorded-already', clause: null }]);
    return known !== undefined;
  }

  /** The learner, held so that he starts no attempt meanwhile; nothing when he is none of the session. */
  private async standingOf(tx: EntityManager, held: HeldMeeting, { enrolmentId, attemptId }: Decision) {
    await tx.query('SELECT 1 FROM enrolment WHERE id = $1 FOR NO KEY UPDATE', [enrolmentId]);
    const [standing] = await rows<Standing>(
      tx,
      `SELECT (SELECT json_build_object('finished', a.finished_at IS NOT NULL, 'annulled', a.annulled_at IS NOT NULL,
                 'inProtocol', EXISTS (SELECT 1 FROM protocol_result r WHERE r.attempt_id = a.id))
               FROM attempt a WHERE a.id = $3 AND a.session_id = s.id AND a.enrolment_id = e.id) AS attempt,
              EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = e.id AND a.annulled_at IS NULL AND a.mark = 'pass') AS passed,
              EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = e.id AND a.finished_at IS NULL) AS writing,
              (SELECT o.until_day FROM open_grant o WHERE o.enrolment_id = e.id LIMIT 1) AS "grantUntil",
              (SELECT x.absent OR x.mark IN ('fail', 'unsatisfactory') FROM examination x
               WHERE x.session_id = s.id AND x.enrolment_id = e.id) AS failed,
              (SELECT max(d.until_day) FROM standing_decision d
               WHERE d.meeting_id = $4 AND d.enrolment_id = e.id AND d.kind = 'second-time') AS "secondUntil",
              EXISTS (SELECT 1 FROM examination x WHERE x.session_id = s.id AND x.enrolment_id = e.id AND ${HEARD_AGAIN}) AS "heardAgain"
       FROM attestation_session s JOIN enrolment e ON e.group_id = s.group_id
       WHERE s.id = $1 AND e.id = $2 AND session_concerns(s.id, e.id)`,
      [held.sessionId, enrolmentId, attemptId, held.id],
    );
    return standing ?? null;
  }

  private async insert(tx: EntityManager, user: User, { id: meetingId }: HeldMeeting, decision: Decision) {
    const { id, kind, enrolmentId, attemptId, fromDay, untilDay, reasons, present } = decision;
    await tx.query(
      `INSERT INTO meeting_decision (id, meeting_id, kind, enrolment_id, attempt_id, from_day, until_day, reasons, decided_by, present)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, meetingId, kind, enrolmentId, attemptId, fromDay, untilDay, reasons, user.id, present],
    );
  }

  private async annul(tx: EntityManager, { id, attemptId, reasons }: Decision): Promise<void> {
    await tx.query(
      `WITH annulled AS (
         UPDATE attempt SET annulled_at = clock_timestamp(), annulled_by_decision = $2 WHERE id = $1 RETURNING id
       )
       INSERT INTO attempt_event (attempt_id, kind, facts)
       SELECT id, 'annulled', jsonb_build_object('decision', $2::uuid, 'reasons', $3::text) FROM annulled`,
      [attemptId, id, reasons],
    );
  }
}

/** Only what the kind of decision has. */
function cut({ kind, enrolmentId, attemptId, fromDay, untilDay, reasons, present }: Body): Body {
  const has = (...kinds: DecisionKind[]) => kinds.includes(kind);
  return {
    kind,
    reasons,
    enrolmentId,
    attemptId: has('annul-attempt') ? attemptId : null,
    fromDay: has('second-time') ? fromDay : null,
    untilDay: has('second-time') ? untilDay : null,
    present: has('second-time') ? present : null,
  };
}

/** The commission after its meeting: present are those who are named. */
function gathered(seats: readonly MeetingSeat[], present: readonly string[]): MeetingSeat[] {
  return seats.map((seat) => ({ ...seat, present: present.includes(seat.userId) }));
}
