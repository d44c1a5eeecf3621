/**
 * What a closed meeting holds does not change, whoever writes; and whom a session concerns: a test, those without a
 * standing attempt elsewhere; an exam or a defence, those without one elsewhere in the group; a second time, those whom the
 * commission has given these days (3.11).
 */
export const closedMeetingGuards = `
CREATE FUNCTION keep_closed_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record := COALESCE(NEW, OLD);
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
  IF closed THEN
    RAISE EXCEPTION 'a closed meeting does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN held;
END $$;

CREATE FUNCTION keep_meeting_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a closed meeting does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER meeting_closed_is_final BEFORE UPDATE OR DELETE ON meeting
  FOR EACH ROW EXECUTE FUNCTION keep_meeting_closed();
CREATE TRIGGER meeting_presence_is_final BEFORE INSERT OR UPDATE OR DELETE ON meeting_presence
  FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER meeting_decision_is_final BEFORE INSERT ON meeting_decision
  FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_is_final BEFORE INSERT OR UPDATE OR DELETE ON examination
  FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_mark_is_final BEFORE INSERT OR UPDATE OR DELETE ON examination_mark
  FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_question_is_final BEFORE INSERT OR UPDATE OR DELETE ON examination_question
  FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_opinion_is_final BEFORE INSERT OR UPDATE OR DELETE ON examination_opinion
  FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();

CREATE OR REPLACE FUNCTION session_concerns(session uuid, enrolment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN s.form = 'test' THEN
      EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.session_id = session)
      OR NOT EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.annulled_at IS NULL)
    WHEN s.second_time_of IS NOT NULL THEN
      EXISTS (SELECT 1 FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id CROSS JOIN organisation o
              WHERE m.session_id = s.second_time_of AND d.kind = 'second-time' AND d.enrolment_id = enrolment
                AND (s.opens_at AT TIME ZONE o.zone)::date BETWEEN d.from_day AND d.until_day)
    ELSE
      EXISTS (SELECT 1 FROM examination x WHERE x.session_id = session AND x.enrolment_id = enrolment)
      OR NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                     WHERE x.enrolment_id = enrolment AND other.form = s.form)
  END
  FROM attestation_session s WHERE s.id = session
$$;
`;
