import { Injectable } from '@nestjs/common';
import type { Today } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { User } from '../../platform/sign-in.ts';
import { seenBy } from '../attestation/session.service.ts';

/** «Билетов Л. В.» */
const NAME = `u.last_name || ' ' || left(u.first_name, 1) || '.' || coalesce(' ' || left(u.patronymic, 1) || '.', '')`;

/** Learners who have been called up and whom the reader `$2`, being there with a vote, has not marked (4). */
const UNMARKED = `coalesce((
  SELECT json_agg(${NAME} ORDER BY x.position)
  FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN app_user u ON u.id = e.learner_id
  WHERE x.session_id = s.id AND x.started_at IS NOT NULL AND NOT x.absent AND x.marks_opened_at IS NULL AND seat.role <> 'secretary'
    AND EXISTS (SELECT 1 FROM meeting_presence r WHERE r.meeting_id = m.id AND r.user_id = $2 AND r.present)
    AND NOT EXISTS (SELECT 1 FROM examination_mark k WHERE k.examination_id = x.id AND k.user_id = $2)), '[]')`;

/** A meeting as it is found; when it was due is for the rule to say. */
export type MeetingToday = Omit<Today['meetings'][number], 'dueAt' | 'overdue'>;

/** Meetings of the commissions that are to be held today, were not held on their day, or are being held. */
@Injectable()
export class MeetingTodayRepository {
  constructor(private readonly db: DataSource) {}

  /** Exams and defences of today and of days gone by, and whatever meeting is open; a commission member is told of his own only. */
  selectMeetings(user: User): Promise<MeetingToday[]> {
    return rows(
      this.db.manager,
      `SELECT m.id AS "meetingId", s.form, pr.title AS "programTitle", g.title AS "groupTitle", s.opens_at AS "opensAt",
              m.opened_at AS "openedAt", seat.role AS "mySeat", ${UNMARKED} AS unmarked
       FROM meeting m JOIN attestation_session s ON s.id = m.session_id
       JOIN study_group g ON g.id = s.group_id JOIN program pr ON pr.id = g.program_id CROSS JOIN organisation o
       LEFT JOIN commission_seat seat ON seat.commission_id = s.commission_id AND seat.user_id = $2
       WHERE ($1::uuid IS NULL OR seat.user_id IS NOT NULL) AND s.cancelled_at IS NULL AND m.closed_at IS NULL
         AND (m.opened_at IS NOT NULL
              OR s.form <> 'test' AND (s.opens_at AT TIME ZONE o.zone)::date <= (now() AT TIME ZONE o.zone)::date)
       ORDER BY s.opens_at, m.id`,
      [seenBy(user), user.id],
    );
  }
}
