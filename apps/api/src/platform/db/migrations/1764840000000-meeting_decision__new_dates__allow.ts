import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A closed meeting takes new dates of a second time (3.11) once the former ones are over and it was not held: otherwise the
 * learner would wait for ever.
 */
export class MeetingDecisionNewDatesAllow1764840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead');
  }
}

const UP = `
CREATE OR REPLACE FUNCTION keep_closed_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record := COALESCE(NEW, OLD);
  kept examination;
  closed boolean;
BEGIN
  IF TG_TABLE_NAME IN ('meeting_presence', 'meeting_decision') THEN
    SELECT closed_at IS NOT NULL INTO closed FROM meeting WHERE id = held.meeting_id;
  ELSIF TG_TABLE_NAME = 'examination' THEN
    SELECT closed_at IS NOT NULL INTO closed FROM meeting WHERE session_id = held.session_id;
  ELSE
    SELECT m.closed_at IS NOT NULL INTO closed
    FROM examination x JOIN meeting m ON m.session_id = x.session_id WHERE x.id = held.examination_id;
  END IF;
  IF NOT closed THEN
    RETURN held;
  END IF;
  -- What an appeals commission decides of a closed meeting (5.9, 5.10).
  IF TG_TABLE_NAME = 'meeting_decision' AND TG_OP = 'INSERT' THEN
    IF held.appeal_id IS NOT NULL THEN
      RETURN held;
    END IF;
    -- New dates of a second time that was not held on the former ones, which are over (3.11).
    IF held.kind = 'second-time' AND (
      SELECT max(d.until_day) < (clock_timestamp() AT TIME ZONE (SELECT zone FROM organisation))::date
      FROM meeting_decision d
      WHERE d.meeting_id = held.meeting_id AND d.enrolment_id = held.enrolment_id AND d.kind = 'second-time'
    ) AND NOT EXISTS (
      SELECT FROM meeting m JOIN attestation_session again ON again.second_time_of = m.session_id
      JOIN examination x ON x.session_id = again.id
      WHERE m.id = held.meeting_id AND x.enrolment_id = held.enrolment_id AND x.annulled_at IS NULL
    ) THEN
      RETURN held;
    END IF;
  END IF;
  IF TG_TABLE_NAME = 'examination' AND TG_OP = 'UPDATE' THEN
    IF EXISTS (SELECT FROM appeal WHERE examination_id = held.id AND upheld) THEN
      kept := NEW;
      kept.mark := OLD.mark;
      kept.mark_reason := OLD.mark_reason;
      kept.annulled_at := OLD.annulled_at;
      IF kept IS NOT DISTINCT FROM OLD THEN
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  RAISE EXCEPTION 'a closed meeting does not change' USING ERRCODE = 'insufficient_privilege';
END
$$;
`;
