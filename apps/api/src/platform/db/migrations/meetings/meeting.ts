/** Every session has its meeting, planned with it: so presence can be recorded before the chair opens it. */
export const meetingTables = `
CREATE TABLE meeting (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id uuid NOT NULL UNIQUE REFERENCES attestation_session,
  opened_at timestamptz,
  opened_by uuid REFERENCES app_user,
  closed_at timestamptz,
  closed_by uuid REFERENCES app_user,
  current_examination_id uuid,
  CHECK ((opened_at IS NULL) = (opened_by IS NULL)),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK (closed_at IS NULL OR opened_at IS NOT NULL)
);

INSERT INTO meeting (session_id) SELECT id FROM attestation_session;

CREATE FUNCTION plan_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO meeting (session_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER attestation_session_has_meeting AFTER INSERT ON attestation_session
  FOR EACH ROW EXECUTE FUNCTION plan_meeting();

CREATE TABLE meeting_presence (
  meeting_id uuid NOT NULL REFERENCES meeting,
  user_id uuid NOT NULL REFERENCES app_user,
  present boolean NOT NULL,
  -- Was there while the meeting was open, even if he left before its end.
  attended boolean NOT NULL DEFAULT false,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (meeting_id, user_id)
);

CREATE TABLE meeting_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meeting,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id uuid REFERENCES app_user,
  kind text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX meeting_event_meeting ON meeting_event (meeting_id, id);
CREATE TRIGGER meeting_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** The examination of each learner on the agenda, what members did in it, and what the commission decided. */
export const examinationTables = `
CREATE TABLE examination (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id uuid NOT NULL REFERENCES attestation_session,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  position integer NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  absent boolean NOT NULL DEFAULT false,
  card_id uuid REFERENCES exam_card,
  card_number integer,
  card_questions text[],
  report_minutes integer CHECK (report_minutes >= 0),
  marks_opened_at timestamptz,
  mark text CHECK (mark IN ('fail', 'pass', 'unsatisfactory', 'satisfactory', 'good', 'excellent')),
  mark_reason text,
  confirmed_at timestamptz,
  confirmed_by uuid REFERENCES app_user,
  remarks text,
  UNIQUE (session_id, enrolment_id),
  CHECK (num_nulls(mark, confirmed_at, confirmed_by) IN (0, 3)),
  CHECK (num_nulls(card_id, card_number, card_questions) IN (0, 3)),
  CHECK (NOT absent OR num_nonnulls(started_at, mark, marks_opened_at, card_id) = 0),
  CHECK (mark IS NULL OR marks_opened_at IS NOT NULL),
  CHECK (ended_at >= started_at)
);
CREATE INDEX examination_enrolment ON examination (enrolment_id);
CREATE INDEX examination_card ON examination (card_id) WHERE card_id IS NOT NULL;
ALTER TABLE meeting ADD FOREIGN KEY (current_examination_id) REFERENCES examination;

CREATE TABLE examination_mark (
  examination_id uuid NOT NULL REFERENCES examination,
  user_id uuid NOT NULL REFERENCES app_user,
  mark text NOT NULL CHECK (mark IN ('fail', 'pass', 'unsatisfactory', 'satisfactory', 'good', 'excellent')),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (examination_id, user_id)
);

CREATE TABLE examination_question (
  id uuid PRIMARY KEY,
  examination_id uuid NOT NULL REFERENCES examination,
  asked_by uuid NOT NULL REFERENCES app_user,
  written_by uuid NOT NULL REFERENCES app_user,
  text text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX examination_question_examination ON examination_question (examination_id, at);

CREATE TABLE examination_opinion (
  id uuid PRIMARY KEY,
  examination_id uuid NOT NULL REFERENCES examination,
  user_id uuid NOT NULL REFERENCES app_user,
  text text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX examination_opinion_examination ON examination_opinion (examination_id, at);

CREATE TABLE meeting_decision (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meeting,
  kind text NOT NULL CHECK (kind IN ('annul-attempt', 'grant-attempt', 'second-time', 'other')),
  enrolment_id uuid REFERENCES enrolment,
  attempt_id uuid REFERENCES attempt,
  from_day date,
  until_day date,
  reasons text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by uuid NOT NULL REFERENCES app_user,
  CHECK (kind = 'other' OR enrolment_id IS NOT NULL),
  CHECK ((kind = 'annul-attempt') = (attempt_id IS NOT NULL)),
  CHECK ((kind IN ('grant-attempt', 'second-time')) = (from_day IS NOT NULL)),
  CHECK ((from_day IS NULL) = (until_day IS NULL)),
  CHECK (until_day >= from_day)
);
CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id, at);
CREATE INDEX meeting_decision_enrolment ON meeting_decision (enrolment_id);
COMMENT ON TABLE meeting_decision IS 'from_day and until_day: of a second time (3.11), or the days in which a granted attempt may start (3.8)';
CREATE TRIGGER meeting_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE attempt
  ADD annulled_at timestamptz,
  ADD annulled_by_decision uuid REFERENCES meeting_decision,
  ADD granted_by_decision uuid REFERENCES meeting_decision,
  ADD CHECK ((annulled_at IS NULL) = (annulled_by_decision IS NULL)),
  ADD CHECK (annulled_at IS NULL OR finished_at IS NOT NULL);
CREATE UNIQUE INDEX attempt_granted_once ON attempt (granted_by_decision) WHERE granted_by_decision IS NOT NULL;

-- Attempts that the commission has granted and nobody has started yet (3.8): the last day first.
CREATE VIEW open_grant AS
  SELECT d.enrolment_id, d.id AS decision_id, d.until_day FROM meeting_decision d
  WHERE d.kind = 'grant-attempt' AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.granted_by_decision = d.id)
  ORDER BY d.until_day DESC;

-- What a signed protocol has announced (3.12); the protocols of exams and defences fill it.
CREATE VIEW announced_examination AS
  SELECT NULL::uuid AS examination_id, NULL::text AS protocol_number, NULL::timestamptz AS announced_at WHERE false;

ALTER TABLE attempt_event DROP CONSTRAINT attempt_event_kind_check,
  ADD CONSTRAINT attempt_event_kind_check
  CHECK (kind IN ('started', 'opened', 'taken-over', 'time-granted', 'finished', 'annulled'));
`;
