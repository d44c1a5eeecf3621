import { Injectable } from '@nestjs/common';
import type { Meeting, MeetingSummary } from '@itog/contracts';
import type { AttestationForm, CommissionRole, Policy } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { preparedRows, rows } from '../../platform/db/rows.ts';
import type { AttemptStanding } from '../attestation/session.service.ts';
import { DECISIONS, EXAMINATIONS, NAME, PARTICIPANTS, SEATS, SECOND_TIME } from './meeting.sql.ts';

export type Seat = Meeting['seats'][number];
export type ExaminationRow = Omit<Meeting['examinations'][number], 'proposedMark' | 'newDatesDue'> & {
  /** He has been on the agenda of a second time (3.11). */
  readonly heardAgain: boolean;
};

/** The first and the last day of a second time; null when the session is none. */
export type SecondTimeDays = { readonly from: string | null; readonly until: string | null } | null;

/** A learner of the session with what 3.1 and 3.2 ask of him, and the tests he wrote. */
export type ParticipantRow = {
  readonly enrolmentId: string;
  readonly learner: Meeting['notAdmitted'][number]['learner'];
  readonly tuitionPaid: boolean;
  readonly overrideReason: string | null;
  readonly modules: { title: string; done: boolean }[];
  readonly acknowledged: boolean;
  /** Of the whole enrolment; times are text. */
  readonly attempts: (AttemptStanding &
    Omit<Meeting['testResults'][number]['attempts'][number], 'finishedAt' | 'annulledAt'> & {
      readonly sessionId: string;
      readonly annulledAt: string | null;
    })[];
  readonly grantUntil: string | null;
};

export type MeetingRow = Omit<
  Meeting,
  'quorum' | 'openRefusals' | 'closeRefusals' | 'testResults' | 'notAdmitted' | 'markScale' | 'examinations'
> & {
  readonly policy: Policy;
  readonly zone: string;
  readonly secondTime: SecondTimeDays;
  readonly examinations: ExaminationRow[];
};

/** What every deed at a meeting is judged by, as it is while the meeting is held. */
export type HeldMeeting = {
  readonly id: string;
  readonly sessionId: string;
  readonly programId: string;
  readonly commissionId: string;
  readonly form: AttestationForm;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly currentExaminationId: string | null;
  readonly opensAt: Date;
  readonly cancelledAt: Date | null;
  readonly secondTimeOf: string | null;
  readonly secondTime: SecondTimeDays;
  readonly policy: Policy;
  readonly zone: string;
  readonly now: Date;
  /** The doer’s own seat; null for who only reads. */
  readonly role: CommissionRole | null;
};

/** Commission members see the meetings of their own commissions; `$1` is null for those who see all. */
const SEEN = `($1::uuid IS NULL OR EXISTS (
  SELECT 1 FROM commission_seat seen WHERE seen.commission_id = s.commission_id AND seen.user_id = $1))`;

const FROM = `
FROM meeting m
JOIN attestation_session s ON s.id = m.session_id
JOIN study_group g ON g.id = s.group_id
JOIN program p ON p.id = g.program_id`;

const SUMMARY = `
  m.id, s.id AS "sessionId", s.form, json_build_object('id', p.id, 'title', p.title) AS program,
  json_build_object('id', g.id, 'title', g.title) AS "group", s.opens_at AS "opensAt", m.opened_at AS "openedAt",
  m.closed_at AS "closedAt",
  CASE s.form
    WHEN 'test' THEN (SELECT count(DISTINCT a.enrolment_id) FROM attempt a WHERE a.session_id = s.id)
    ELSE (SELECT count(*) FROM examination x WHERE x.session_id = s.id) END AS learners,
  CASE s.form
    WHEN 'test' THEN (SELECT count(DISTINCT a.enrolment_id) FROM attempt a WHERE a.session_id = s.id AND a.finished_at IS NOT NULL)
    ELSE (SELECT count(*) FROM examination x WHERE x.session_id = s.id AND (x.absent OR x.mark IS NOT NULL)) END AS decided`;

const HELD = `
SELECT m.id, s.id AS "sessionId", p.id AS "programId", s.commission_id AS "commissionId", s.form, m.opened_at AS "openedAt",
       m.closed_at AS "closedAt", m.current_examination_id AS "currentExaminationId", s.opens_at AS "opensAt",
       s.cancelled_at AS "cancelledAt", s.second_time_of AS "secondTimeOf", ${SECOND_TIME} AS "secondTime", s.policy,
       (SELECT zone FROM organisation) AS zone, clock_timestamp() AS now,
       (SELECT role FROM commission_seat seat WHERE seat.commission_id = s.commission_id AND seat.user_id = $2) AS role
${FROM} WHERE m.id = $3 AND ${SEEN}`;

@Injectable()
export class MeetingRepository {
  constructor(private readonly db: DataSource) {}

  selectMeetings(seenBy: string | null, unfinished: boolean): Promise<MeetingSummary[]> {
    return rows(
      this.db.manager,
      `SELECT ${SUMMARY} ${FROM} WHERE ${SEEN} AND s.cancelled_at IS NULL AND (NOT $2::boolean OR m.closed_at IS NULL)
       ORDER BY s.opens_at DESC LIMIT 500`,
      [seenBy, unfinished],
    );
  }

  async selectInSight(seenBy: string | null, ids: readonly string[]): Promise<string[]> {
    const sql = `SELECT m.id ${FROM} WHERE ${SEEN} AND m.id = ANY ($2)`;
    return (await rows<{ id: string }>(this.db.manager, sql, [seenBy, ids])).map(({ id }) => id);
  }

  /** The meeting with everything in it; a mark of another member only once the marks lie open. */
  async selectOptionalMeeting(
    tx: EntityManager,
    { id, seenBy, viewerId }: { id: string; seenBy: string | null; viewerId: string },
  ): Promise<MeetingRow | null> {
    const [meeting] = await preparedRows<MeetingRow>(
      tx,
      'select-meeting',
      `SELECT ${SUMMARY}, clock_timestamp() AS "serverNow", s.venue, s.address, s.cancelled_at AS "cancelledAt",
              s.second_time_of AS "secondTimeOf", ${SECOND_TIME} AS "secondTime", s.policy, (SELECT zone FROM organisation) AS zone,
              p.exam_kind AS "examKind", p.exam_discipline AS "examDiscipline", p.qualification,
              m.current_examination_id AS "currentExaminationId",
              json_build_object('id', c.id, 'orderNumber', o.number, 'orderDate', o.date) AS commission,
              (SELECT role FROM commission_seat seat WHERE seat.commission_id = s.commission_id AND seat.user_id = $2) AS "mySeat",
              ${SEATS} AS seats, ${EXAMINATIONS} AS examinations,
              coalesce((SELECT json_agg(json_build_object('id', k.id, 'number', k.number, 'drawn', EXISTS (
                          SELECT 1 FROM examination x WHERE x.session_id = s.id AND x.card_number = k.number)) ORDER BY k.number)
                        FROM exam_card k WHERE s.form = 'exam' AND k.program_id = p.id AND k.withdrawn_at IS NULL), '[]') AS cards,
              ${DECISIONS} AS decisions
       ${FROM} JOIN commission c ON c.id = s.commission_id JOIN director_order o ON o.id = c.order_id
       WHERE m.id = $3 AND ${SEEN}`,
      [seenBy, viewerId, id],
    );
    return meeting ?? null;
  }

  selectParticipants(tx: EntityManager, sessionId: string): Promise<ParticipantRow[]> {
    return preparedRows(tx, 'select-participants', PARTICIPANTS, [sessionId]);
  }

  /** The meeting alone: whoever writes in it waits; so does who cancels the session or drafts from it. */
  async lockOptionalMeeting(
    tx: EntityManager,
    { id, seenBy, userId }: { id: string; seenBy: string | null; userId: string },
  ): Promise<HeldMeeting | null> {
    const sql = `${HELD} FOR NO KEY UPDATE OF m FOR SHARE OF s`;
    return (await rows<HeldMeeting>(tx, sql, [seenBy, userId, id]))[0] ?? null;
  }

  async selectOptionalState(tx: EntityManager, meetingId: string) {
    const [state] = await rows<Pick<HeldMeeting, 'openedAt' | 'closedAt' | 'currentExaminationId'>>(
      tx,
      `SELECT opened_at AS "openedAt", closed_at AS "closedAt", current_examination_id AS "currentExaminationId"
       FROM meeting WHERE id = $1`,
      [meetingId],
    );
    return state ?? null;
  }

  async selectSeats(tx: EntityManager, { id, commissionId }: HeldMeeting) {
    return rows<{ userId: string; role: CommissionRole; present: boolean }>(
      tx,
      `SELECT seat.user_id AS "userId", seat.role, coalesce(r.present, false) AS present
       FROM commission_seat seat LEFT JOIN meeting_presence r ON r.meeting_id = $1 AND r.user_id = seat.user_id
       WHERE seat.commission_id = $2 ORDER BY seat.position`,
      [id, commissionId],
    );
  }

  async upsertPresence(tx: EntityManager, meeting: HeldMeeting, userId: string, present: boolean): Promise<void> {
    await tx.query(
      `INSERT INTO meeting_presence AS r (meeting_id, user_id, present, attended) VALUES ($1, $2, $3, $3 AND $4)
       ON CONFLICT (meeting_id, user_id) DO UPDATE
       SET present = excluded.present, attended = r.attended OR excluded.attended, at = clock_timestamp()`,
      [meeting.id, userId, present, meeting.openedAt !== null],
    );
  }

  async updateOpened(tx: EntityManager, meetingId: string, userId: string): Promise<void> {
    await tx.query(`UPDATE meeting SET opened_at = clock_timestamp(), opened_by = $2 WHERE id = $1`, [
      meetingId,
      userId,
    ]);
    await tx.query(`UPDATE meeting_presence SET attended = true WHERE meeting_id = $1 AND present`, [meetingId]);
  }

  async updateClosed(tx: EntityManager, meetingId: string, userId: string): Promise<void> {
    await tx.query(`UPDATE meeting SET closed_at = clock_timestamp(), closed_by = $2 WHERE id = $1`, [
      meetingId,
      userId,
    ]);
  }

  /** Puts learners on the agenda behind those who are on it, in the order given. */
  async insertExaminations(tx: EntityManager, sessionId: string, enrolmentIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO examination (session_id, enrolment_id, position)
       SELECT $1, e.id, e.n + (SELECT coalesce(max(position), 0) FROM examination WHERE session_id = $1)
       FROM unnest($2::uuid[]) WITH ORDINALITY AS e(id, n) ON CONFLICT (session_id, enrolment_id) DO NOTHING`,
      [sessionId, enrolmentIds],
    );
  }

  async deleteExamination(tx: EntityManager, examinationId: string): Promise<void> {
    await tx.query('DELETE FROM examination WHERE id = $1', [examinationId]);
  }

  async updateCurrent(tx: EntityManager, meetingId: string, examinationId: string | null): Promise<void> {
    await tx.query(`UPDATE meeting SET current_examination_id = $2 WHERE id = $1`, [meetingId, examinationId]);
    await tx.query(`UPDATE examination SET started_at = clock_timestamp() WHERE id = $1 AND started_at IS NULL`, [
      examinationId,
    ]);
  }

  /** Who failed or did not come, and whether his second time is set; and who is not decided on. */
  selectOutcomes(tx: EntityManager, { id, sessionId }: HeldMeeting) {
    return rows<{ name: string; decided: boolean; failed: boolean; hasSecondTime: boolean }>(
      tx,
      `SELECT ${NAME('u')} AS name, x.absent OR x.mark IS NOT NULL AS decided,
              x.absent OR coalesce(x.mark IN ('fail', 'unsatisfactory'), false) AS failed,
              EXISTS (SELECT 1 FROM standing_decision d WHERE d.meeting_id = $1 AND d.kind = 'second-time'
                        AND d.enrolment_id = x.enrolment_id) AS "hasSecondTime"
       FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN app_user u ON u.id = e.learner_id
       WHERE x.session_id = $2 ORDER BY x.position`,
      [id, sessionId],
    );
  }

  async countOpenAttempts(tx: EntityManager, sessionId: string): Promise<number> {
    const sql = `SELECT count(*) AS count FROM attempt WHERE session_id = $1 AND finished_at IS NULL`;
    return (await rows<{ count: number }>(tx, sql, [sessionId]))[0]?.count ?? 0;
  }
}
