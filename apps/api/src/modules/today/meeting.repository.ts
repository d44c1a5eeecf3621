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

/** The last day set for each learner of closed meetings who failed or stayed away, and was not heard again (3.11). */
const SECOND_TIMES = `
SELECT m.id AS meeting_id, s.id AS session_id, s.group_id, s.commission_id, s.form, d.enrolment_id, max(d.until_day) AS until,
       max(d.until_day) < (now() AT TIME ZONE o.zone)::date AS lapsed
FROM standing_decision d JOIN meeting m ON m.id = d.meeting_id AND m.closed_at IS NOT NULL
JOIN attestation_session s ON s.id = m.session_id AND s.cancelled_at IS NULL
JOIN examination x ON x.session_id = s.id AND x.enrolment_id = d.enrolment_id AND x.annulled_at IS NULL
  AND (x.absent OR x.mark IN ('fail', 'unsatisfactory'))
CROSS JOIN organisation o
WHERE d.kind = 'second-time'
  AND NOT EXISTS (SELECT FROM examination again JOIN attestation_session other ON other.id = again.session_id
                  WHERE again.enrolment_id = d.enrolment_id AND again.annulled_at IS NULL AND other.second_time_of = s.id)
  AND NOT EXISTS (SELECT FROM issued_document i WHERE i.enrolment_id = d.enrolment_id AND i.status = 'valid' AND i.kind <> 'extract')
  AND NOT EXISTS (SELECT FROM order_learner l JOIN director_order r ON r.id = l.order_id
                  WHERE l.enrolment_id = d.enrolment_id AND r.kind = 'complete-and-discharge' AND r.signed_at IS NOT NULL)
GROUP BY m.id, s.id, d.enrolment_id, o.zone`;

/** Meetings of the commissions that are to be held today, were not held on their day, or are being held. */
@Injectable()
export class MeetingTodayRepository {
  constructor(private readonly db: DataSource) {}

  /** Second times that nobody holds: their dates are over, or no session is appointed for them (3.11). */
  selectSecondTimes(user: User): Promise<Today['secondTimesDue']> {
    return rows(
      this.db.manager,
      `SELECT w.meeting_id AS "meetingId", w.session_id AS "sessionId", g.id AS "groupId", w.form, pr.title AS "programTitle",
              g.title AS "groupTitle", CASE WHEN w.lapsed THEN 'lapsed' ELSE 'unscheduled' END AS state,
              count(*)::integer AS learners, min(w.until) AS until, seat.role AS "mySeat"
       FROM (${SECOND_TIMES}) w
       JOIN study_group g ON g.id = w.group_id JOIN program pr ON pr.id = g.program_id
       LEFT JOIN commission_seat seat ON seat.commission_id = w.commission_id AND seat.user_id = $2
       WHERE ($1::uuid IS NULL OR seat.user_id IS NOT NULL) AND (w.lapsed OR NOT EXISTS (
         SELECT FROM attestation_session other WHERE other.second_time_of = w.session_id AND other.cancelled_at IS NULL
           AND session_concerns(other.id, w.enrolment_id)))
       GROUP BY w.meeting_id, w.session_id, g.id, w.form, pr.id, w.lapsed, seat.role ORDER BY min(w.until), w.meeting_id`,
      [seenBy(user), user.id],
    );
  }

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
