import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session that was over or cancelled before somebody was enrolled is none of his: he has neither missed nor failed it. */
const PRECEDES = `
CREATE FUNCTION session_precedes(session uuid, enrolment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(least(s.cancelled_at, CASE s.form WHEN 'test' THEN s.start_until ELSE m.closed_at END) <= e.enrolled_at, false)
  FROM attestation_session s LEFT JOIN meeting m ON m.session_id = s.id CROSS JOIN enrolment e
  WHERE s.id = session AND e.id = enrolment
$$`;

const CONCERNS = `
CREATE OR REPLACE FUNCTION session_concerns(session uuid, enrolment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN s.form = 'test' AND EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.session_id = session) THEN true
    WHEN s.form <> 'test' AND EXISTS (SELECT 1 FROM examination x WHERE x.session_id = session AND x.enrolment_id = enrolment) THEN true
    WHEN session_precedes(session, enrolment) THEN false
    WHEN s.form = 'test' THEN
      NOT EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.annulled_at IS NULL)
    WHEN s.second_time_of IS NOT NULL THEN
      EXISTS (SELECT 1 FROM standing_decision d JOIN meeting m ON m.id = d.meeting_id CROSS JOIN organisation o
              WHERE m.session_id = s.second_time_of AND d.kind = 'second-time' AND d.enrolment_id = enrolment
                AND (s.opens_at AT TIME ZONE o.zone)::date BETWEEN d.from_day AND d.until_day)
      AND EXISTS (SELECT 1 FROM examination x
                  WHERE x.session_id = s.second_time_of AND x.enrolment_id = enrolment
                    AND (x.absent OR x.annulled_at IS NOT NULL OR x.mark IN ('fail', 'unsatisfactory')))
      AND NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                      WHERE x.enrolment_id = enrolment AND x.annulled_at IS NULL
                        AND other.second_time_of = s.second_time_of)
    ELSE
      NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                  WHERE x.enrolment_id = enrolment AND other.form = s.form)
  END
  FROM attestation_session s WHERE s.id = session
$$`;

export class SessionConcernsEnrolledLateLeaveOut1765066000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PRECEDES);
    await runner.query(CONCERNS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
