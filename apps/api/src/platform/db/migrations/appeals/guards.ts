/** What was filed, voted and decided does not change, whoever writes (5.12). */
export const guards = `
CREATE FUNCTION keep_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept appeal;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an appeal is never removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.kind, NEW.attempt_id, NEW.examination_id, NEW.enrolment_id, NEW.learner_id, NEW.text, NEW.addressee_id, NEW.filed_at,
      NEW.application_sha256, NEW.application_html)
     IS DISTINCT FROM (OLD.kind, OLD.attempt_id, OLD.examination_id, OLD.enrolment_id, OLD.learner_id, OLD.text,
      OLD.addressee_id, OLD.filed_at, OLD.application_sha256, OLD.application_html) THEN
    RAISE EXCEPTION 'what was filed does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('filed', 'scheduled'), ('scheduled', 'in-hearing'),
      ('in-hearing', 'decided'), ('decided', 'announced'), ('announced', 'acknowledged'),
      ('announced', 'acknowledgement-refused')) THEN
    RAISE EXCEPTION 'an appeal does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.decided_at IS NOT NULL THEN
    kept := NEW;
    kept.state := OLD.state;
    kept.announced_at := OLD.announced_at;
    kept.audit_head := OLD.audit_head;
    kept.acknowledged_at := OLD.acknowledged_at;
    kept.refusal := OLD.refusal;
    kept.application_file_sha256 := OLD.application_file_sha256;
    kept.protocol_file_sha256 := OLD.protocol_file_sha256;
    IF kept IS DISTINCT FROM OLD THEN
      RAISE EXCEPTION 'a decision on an appeal is final' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_is_final BEFORE UPDATE OR DELETE ON appeal FOR EACH ROW EXECUTE FUNCTION keep_appeal();
CREATE TRIGGER appeal_stays BEFORE TRUNCATE ON appeal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_heard_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appeal WHERE id IN (OLD.appeal_id, NEW.appeal_id) AND decided_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the hearing is over' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER appeal_presence_is_final BEFORE INSERT OR UPDATE OR DELETE ON appeal_presence
  FOR EACH ROW EXECUTE FUNCTION keep_heard_appeal();
CREATE TRIGGER appeal_vote_is_final BEFORE INSERT OR UPDATE OR DELETE ON appeal_vote
  FOR EACH ROW EXECUTE FUNCTION keep_heard_appeal();

CREATE FUNCTION keep_taken_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.appeal_id IS NOT NULL THEN
    RAISE EXCEPTION 'what was filed does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER appeal_attachment_is_final BEFORE UPDATE OR DELETE ON appeal_attachment
  FOR EACH ROW EXECUTE FUNCTION keep_taken_attachment();
CREATE TRIGGER result_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON result_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER question_ruling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON question_ruling
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER protocol_amendment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON protocol_amendment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE signature DROP CONSTRAINT signature_subject_kind_check;
ALTER TABLE signature ADD CONSTRAINT signature_subject_kind_check
  CHECK (subject_kind IN ('protocol', 'order', 'appeal-application', 'appeal', 'appeal-acknowledgement'));
CREATE OR REPLACE FUNCTION is_open_for_signing(of_kind text, of_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  is_open boolean := false;
BEGIN
  IF of_kind = 'protocol' THEN
    SELECT status = 'draft' INTO is_open FROM protocol WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'order' THEN
    SELECT signed_at IS NULL INTO is_open FROM director_order WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'appeal-application' THEN
    SELECT state = 'filed' INTO is_open FROM appeal WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'appeal' THEN
    SELECT state = 'decided' INTO is_open FROM appeal WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'appeal-acknowledgement' THEN
    SELECT state = 'announced' INTO is_open FROM appeal WHERE id = of_id FOR SHARE;
  END IF;
  RETURN coalesce(is_open, false);
END $$;

CREATE OR REPLACE FUNCTION keep_parts_of_signed_protocol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A protocol that puts a signed one right takes its results over; what the old one said stays in its content.
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM protocol
                                  WHERE id = NEW.protocol_id AND amends = OLD.protocol_id AND status = 'draft') THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id) AND status <> 'draft') THEN
    RAISE EXCEPTION 'a signed protocol does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;

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
END $$;

CREATE FUNCTION take_over_results(amending uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  former uuid;
BEGIN
  SELECT amends INTO former FROM protocol WHERE id = amending;
  IF former IS NULL THEN
    RETURN;
  END IF;
  UPDATE protocol_result r SET protocol_id = amending, mark = coalesce(changed.mark, r.mark), grade = coalesce(changed.grade, r.grade)
  FROM protocol_result own
  LEFT JOIN LATERAL (SELECT a.mark, a.grade FROM protocol_amendment a
                     WHERE a.protocol_id = amending AND NOT a.annulled
                       AND a.attempt_id IS NOT DISTINCT FROM own.attempt_id
                       AND a.examination_id IS NOT DISTINCT FROM own.examination_id
                     ORDER BY a.at DESC LIMIT 1) changed ON true
  WHERE own.id = r.id AND r.protocol_id = former;
  UPDATE protocol SET status = 'replaced' WHERE id = former;
END $$;
COMMENT ON FUNCTION take_over_results(uuid) IS 'When a protocol that puts another right is signed: it takes the results over, and the other is replaced (5.10).';
`;
