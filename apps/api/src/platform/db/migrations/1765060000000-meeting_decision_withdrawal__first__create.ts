import type { MigrationInterface, QueryRunner } from 'typeorm';

const withdrawals = `
CREATE TABLE meeting_decision_withdrawal (
  decision_id uuid PRIMARY KEY REFERENCES meeting_decision,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_by uuid NOT NULL REFERENCES app_user
);
COMMENT ON TABLE meeting_decision_withdrawal IS 'Decisions that the chair took back while the meeting was open: they count nowhere';
CREATE TRIGGER meeting_decision_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_decision_withdrawal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION withdraw_from_open_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id
             WHERE d.id = NEW.decision_id AND (m.closed_at IS NOT NULL OR d.appeal_id IS NOT NULL OR d.kind = 'annul-attempt')) THEN
    RAISE EXCEPTION 'this decision cannot be withdrawn' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_decision_withdrawal_is_early BEFORE INSERT ON meeting_decision_withdrawal
  FOR EACH ROW EXECUTE FUNCTION withdraw_from_open_meeting();

CREATE VIEW standing_decision AS
  SELECT d.* FROM meeting_decision d
  WHERE NOT EXISTS (SELECT FROM meeting_decision_withdrawal w WHERE w.decision_id = d.id);

CREATE OR REPLACE VIEW open_grant AS
  SELECT d.enrolment_id, d.id AS decision_id, d.until_day FROM standing_decision d
  WHERE d.kind = 'grant-attempt' AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.granted_by_decision = d.id)
  ORDER BY d.until_day DESC;
`;

// As they were, but over the decisions that stand.
const readers = `
CREATE OR REPLACE FUNCTION keep_closed_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $$
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
      FROM standing_decision d
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

CREATE OR REPLACE FUNCTION session_concerns(session uuid, enrolment uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $$
  SELECT CASE
    WHEN s.form = 'test' THEN
      EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.session_id = session)
      OR NOT EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.annulled_at IS NULL)
    WHEN EXISTS (SELECT 1 FROM examination x WHERE x.session_id = session AND x.enrolment_id = enrolment) THEN true
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
$$;
`;

/** A decision recorded by mistake is withdrawn while its meeting is open (2.4): it counts nowhere, the row stays. */
export class MeetingDecisionWithdrawalFirstCreate1765060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(withdrawals);
    await runner.query(readers);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
