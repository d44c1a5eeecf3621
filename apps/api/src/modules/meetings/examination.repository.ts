import { Injectable } from '@nestjs/common';
import type { Meeting } from '@itog/contracts';
import type { CommissionRole, Mark, Policy } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { DECISIONS, EXAMINATIONS, NAME, SEATS } from './meeting.sql.ts';

/** A meeting as its protocols need it. */
export type MeetingRecord = {
  readonly meetingId: string;
  readonly sessionId: string;
  readonly form: Meeting['form'];
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** `attended`: was there while the meeting was open, even if he left before its end. */
  readonly seats: readonly (Meeting['seats'][number] & { readonly attended: boolean })[];
  /** In the order of the agenda, with every member’s mark; times inside are ISO 8601 text. */
  readonly examinations: readonly Omit<Meeting['examinations'][number], 'proposedMark'>[];
  readonly decisions: Meeting['decisions'];
};

export type Examination = {
  readonly id: string;
  readonly enrolmentId: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly absent: boolean;
  /** Anything at all is written of the learner’s answer. */
  readonly heard: boolean;
  readonly marksOpenedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly mark: Mark | null;
  readonly markReason: string | null;
  readonly cardId: string | null;
  readonly cardNumber: number | null;
};

/** An examination of an open or closed meeting and the seat of who writes in it: all that a member’s deed is judged by. */
export type Floor = Pick<Examination, 'id' | 'startedAt' | 'absent' | 'marksOpenedAt' | 'confirmedAt'> & {
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly commissionId: string;
  readonly role: CommissionRole | null;
  readonly present: boolean;
  readonly policy: Policy;
};

export type Card = {
  readonly id: string;
  readonly number: number;
  readonly questions: string[];
  readonly drawn: boolean;
};
export type Asked = { readonly meetingId: string; readonly examinationId: string; readonly userId: string };
type Written = { readonly id: string; readonly examinationId: string; readonly userId: string; readonly text: string };

const EXAMINATION = `
SELECT x.id, x.enrolment_id AS "enrolmentId", x.started_at AS "startedAt", x.ended_at AS "endedAt", x.absent,
       x.marks_opened_at AS "marksOpenedAt", x.confirmed_at AS "confirmedAt", x.mark, x.mark_reason AS "markReason",
       x.card_id AS "cardId", x.card_number AS "cardNumber",
       num_nonnulls(x.card_id, x.report_minutes, x.remarks, x.marks_opened_at) > 0
         OR EXISTS (SELECT 1 FROM examination_mark k WHERE k.examination_id = x.id)
         OR EXISTS (SELECT 1 FROM examination_question q WHERE q.examination_id = x.id)
         OR EXISTS (SELECT 1 FROM examination_opinion o WHERE o.examination_id = x.id) AS heard
FROM examination x JOIN meeting m ON m.session_id = x.session_id`;

@Injectable()
export class ExaminationRepository {
  async selectOptionalExamination(tx: EntityManager, meetingId: string, examinationId: string) {
    const sql = `${EXAMINATION} WHERE m.id = $1 AND x.id = $2`;
    return (await rows<Examination>(tx, sql, [meetingId, examinationId]))[0] ?? null;
  }

  /** The learner’s own examination, with its meeting held against everybody else who writes in it. */
  async lockOptionalOwn(tx: EntityManager, learnerId: string, sessionId: string) {
    const [own] = await rows<{ meetingId: string; examinationId: string; programId: string }>(
      tx,
      `SELECT m.id AS "meetingId", x.id AS "examinationId", g.program_id AS "programId"
       FROM meeting m JOIN examination x ON x.session_id = m.session_id JOIN enrolment e ON e.id = x.enrolment_id
       JOIN study_group g ON g.id = e.group_id
       WHERE m.session_id = $1 AND e.learner_id = $2 FOR NO KEY UPDATE OF m`,
      [sessionId, learnerId],
    );
    return own ?? null;
  }

  /**
   * Holds meeting and examination together with the other members’ writes, against opening of the marks and closing; both
   * are read as they are once they are held.
   */
  async lockOptionalFloor(tx: EntityManager, seenBy: string | null, asked: Asked): Promise<Floor | null> {
    const [floor] = await rows<Floor>(
      tx,
      `SELECT x.id, x.started_at AS "startedAt", x.absent, x.marks_opened_at AS "marksOpenedAt",
              x.confirmed_at AS "confirmedAt", m.opened_at AS "openedAt", m.closed_at AS "closedAt",
              s.commission_id AS "commissionId", s.policy, seat.role, coalesce(r.present, false) AS present
       FROM meeting m JOIN attestation_session s ON s.id = m.session_id
       JOIN examination x ON x.session_id = s.id
       LEFT JOIN commission_seat seat ON seat.commission_id = s.commission_id AND seat.user_id = $4
       LEFT JOIN meeting_presence r ON r.meeting_id = m.id AND r.user_id = $4
       WHERE m.id = $2 AND x.id = $3 AND ($1::uuid IS NULL OR seat.user_id IS NOT NULL)
       FOR SHARE OF m, x`,
      [seenBy, asked.meetingId, asked.examinationId, asked.userId],
    );
    return floor ?? null;
  }

  /** The member’s mark and its line in the record, in one statement; when it was saved. */
  async upsertMark(tx: EntityManager, asked: Asked, mark: Mark): Promise<Date> {
    const [saved] = await rows<{ at: Date }>(
      tx,
      `WITH given AS (
         INSERT INTO examination_mark (examination_id, user_id, mark) VALUES ($1, $2, $3)
         ON CONFLICT (examination_id, user_id) DO UPDATE SET mark = excluded.mark, at = clock_timestamp() RETURNING at
       ), noted AS (
         INSERT INTO meeting_event (meeting_id, actor_id, kind, facts)
         VALUES ($4, $2, 'mark', jsonb_build_object('examinationId', $1::uuid, 'mark', $3::text))
       )
       SELECT at FROM given`,
      [asked.examinationId, asked.userId, mark, asked.meetingId],
    );
    if (!saved) throw new Error('the mark was not written');
    return saved.at;
  }

  /** Chair and members with their marks. */
  selectVoters(tx: EntityManager, meetingId: string, examinationId: string) {
    return rows<{ name: string; present: boolean; mark: Mark | null }>(
      tx,
      `SELECT ${NAME('u')} AS name, coalesce(r.present, false) AS present, k.mark
       FROM meeting m JOIN attestation_session s ON s.id = m.session_id
       JOIN commission_seat seat ON seat.commission_id = s.commission_id AND seat.role <> 'secretary'
       JOIN app_user u ON u.id = seat.user_id
       LEFT JOIN meeting_presence r ON r.meeting_id = m.id AND r.user_id = seat.user_id
       LEFT JOIN examination_mark k ON k.examination_id = $2 AND k.user_id = seat.user_id
       WHERE m.id = $1 ORDER BY seat.position`,
      [meetingId, examinationId],
    );
  }

  async isVoter(tx: EntityManager, commissionId: string, userId: string): Promise<boolean> {
    const sql = `SELECT 1 FROM commission_seat WHERE commission_id = $1 AND user_id = $2 AND role <> 'secretary'`;
    return (await rows(tx, sql, [commissionId, userId])).length > 0;
  }

  /** A call that nobody answered leaves no time behind. */
  async updateAbsent(tx: EntityManager, examinationId: string, absent: boolean): Promise<void> {
    await tx.query('UPDATE examination SET absent = $2, started_at = NULL, ended_at = NULL WHERE id = $1', [
      examinationId,
      absent,
    ]);
  }

  async updateMarksOpened(tx: EntityManager, examinationId: string): Promise<void> {
    await tx.query('UPDATE examination SET marks_opened_at = clock_timestamp() WHERE id = $1', [examinationId]);
  }

  async updateConfirmed(
    tx: EntityManager,
    examinationId: string,
    { mark, reason, userId }: { mark: Mark; reason: string | null; userId: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE examination SET mark = $2, mark_reason = $3, confirmed_at = clock_timestamp(), confirmed_by = $4,
              ended_at = coalesce(ended_at, greatest(started_at, clock_timestamp())) WHERE id = $1`,
      [examinationId, mark, reason, userId],
    );
  }

  /** Writes what is given and leaves the rest as it is. */
  async updateRecord(
    tx: EntityManager,
    examinationId: string,
    patch: { startedAt?: Date; endedAt?: Date | null; reportMinutes?: number | null; remarks?: string | null },
  ): Promise<void> {
    const columns = {
      startedAt: 'started_at',
      endedAt: 'ended_at',
      reportMinutes: 'report_minutes',
      remarks: 'remarks',
    };
    const given = Object.entries(columns).filter(([key]) => patch[key as keyof typeof patch] !== undefined);
    if (given.length === 0) return;
    const set = given.map(([, column], index) => `${column} = $${index + 2}`).join(', ');
    const values = given.map(([key]) => patch[key as keyof typeof patch]);
    await tx.query(`UPDATE examination SET ${set} WHERE id = $1`, [examinationId, ...values]);
  }

  /** Cards in use of the program, held against a change of their words, and whether the session has drawn them. */
  lockCards(tx: EntityManager, meetingId: string): Promise<Card[]> {
    return rows(
      tx,
      `SELECT k.id, k.number, k.questions, EXISTS (
                SELECT 1 FROM examination x WHERE x.session_id = s.id AND x.card_number = k.number) AS drawn
       FROM meeting m JOIN attestation_session s ON s.id = m.session_id AND s.form = 'exam'
       JOIN study_group g ON g.id = s.group_id JOIN exam_card k ON k.program_id = g.program_id AND k.withdrawn_at IS NULL
       WHERE m.id = $1 ORDER BY k.number FOR SHARE OF k`,
      [meetingId],
    );
  }

  async selectOptionalCard(tx: EntityManager, examinationId: string) {
    const sql = `SELECT card_number AS number, card_questions AS questions FROM examination WHERE id = $1 AND card_id IS NOT NULL`;
    return (await rows<Pick<Card, 'number' | 'questions'>>(tx, sql, [examinationId]))[0] ?? null;
  }

  async updateCard(tx: EntityManager, examinationId: string, { id, number, questions }: Card): Promise<void> {
    await tx.query('UPDATE examination SET card_id = $2, card_number = $3, card_questions = $4 WHERE id = $1', [
      examinationId,
      id,
      number,
      questions,
    ]);
  }

  /** A question under the client’s id; nothing when the id is another’s and the writer keeps no record. */
  async upsertQuestion(
    tx: EntityManager,
    question: Written & { askedBy: string; anyone: boolean },
  ): Promise<Date | null> {
    const [saved] = await rows<{ at: Date }>(
      tx,
      `INSERT INTO examination_question AS q (id, examination_id, asked_by, written_by, text) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET asked_by = excluded.asked_by, text = excluded.text
       WHERE q.examination_id = excluded.examination_id AND (q.written_by = excluded.written_by OR q.asked_by = excluded.written_by OR $6)
       RETURNING at`,
      [question.id, question.examinationId, question.askedBy, question.userId, question.text, question.anyone],
    );
    return saved?.at ?? null;
  }

  async deleteQuestion(tx: EntityManager, id: string, asked: Asked, anyone: boolean): Promise<boolean> {
    const gone = await rows(
      tx,
      `DELETE FROM examination_question WHERE id = $1 AND examination_id = $2 AND (written_by = $3 OR asked_by = $3 OR $4) RETURNING id`,
      [id, asked.examinationId, asked.userId, anyone],
    );
    return gone.length > 0;
  }

  async upsertOpinion(tx: EntityManager, opinion: Written): Promise<Date | null> {
    const [saved] = await rows<{ at: Date }>(
      tx,
      `INSERT INTO examination_opinion AS o (id, examination_id, user_id, text) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET text = excluded.text
       WHERE o.examination_id = excluded.examination_id AND o.user_id = excluded.user_id RETURNING at`,
      [opinion.id, opinion.examinationId, opinion.userId, opinion.text],
    );
    return saved?.at ?? null;
  }

  async deleteOpinion(tx: EntityManager, id: string, { examinationId, userId }: Asked): Promise<boolean> {
    const sql = `DELETE FROM examination_opinion WHERE id = $1 AND examination_id = $2 AND user_id = $3 RETURNING id`;
    return (await rows(tx, sql, [id, examinationId, userId])).length > 0;
  }

  async insertEvent(tx: EntityManager, asked: Asked, kind: string, facts: object): Promise<void> {
    await tx.query('INSERT INTO meeting_event (meeting_id, actor_id, kind, facts) VALUES ($1, $2, $3, $4)', [
      asked.meetingId,
      asked.userId,
      kind,
      JSON.stringify({ examinationId: asked.examinationId, ...facts }),
    ]);
  }

  /** Everything that the protocols of a session are drawn up from. */
  async selectOptionalRecord(tx: EntityManager, sessionId: string): Promise<MeetingRecord | null> {
    const [record] = await rows<MeetingRecord>(
      tx,
      `SELECT m.id AS "meetingId", s.id AS "sessionId", s.form, m.opened_at AS "openedAt", m.closed_at AS "closedAt",
              ${SEATS} AS seats, ${EXAMINATIONS} AS examinations,
              ${DECISIONS} AS decisions
       FROM meeting m JOIN attestation_session s ON s.id = m.session_id
       WHERE s.id = $1 AND $2::uuid IS NULL`,
      [sessionId, null],
    );
    return record ?? null;
  }
}
