export const enrolmentTables = `
CREATE TABLE study_group (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  program_id uuid NOT NULL REFERENCES program,
  title text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  customer text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE enrolment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  group_id uuid NOT NULL REFERENCES study_group,
  learner_id uuid NOT NULL REFERENCES app_user,
  customer text,
  tuition_paid boolean NOT NULL DEFAULT false,
  extra_minutes integer NOT NULL DEFAULT 0 CHECK (extra_minutes BETWEEN 0 AND 600),
  override_reason text,
  override_by uuid REFERENCES app_user,
  override_at timestamptz,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (group_id, learner_id),
  CHECK ((override_reason IS NULL) = (override_by IS NULL) AND (override_by IS NULL) = (override_at IS NULL))
);
CREATE INDEX enrolment_learner ON enrolment (learner_id);

CREATE TABLE module_done (
  enrolment_id uuid NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  module_id uuid NOT NULL REFERENCES program_module ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (enrolment_id, module_id)
);
`;

export const commissionTables = `
CREATE TABLE director_order (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL,
  number text NOT NULL,
  date date NOT NULL,
  subject text NOT NULL,
  drafted_by uuid NOT NULL REFERENCES app_user,
  signed_by uuid REFERENCES app_user,
  signed_at timestamptz,
  signed_address text,
  CHECK ((signed_by IS NULL) = (signed_at IS NULL))
);
CREATE UNIQUE INDEX director_order_number ON director_order (number, (extract(year FROM date)));

CREATE TABLE commission (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  program_id uuid NOT NULL REFERENCES program,
  order_id uuid NOT NULL UNIQUE REFERENCES director_order,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX commission_program ON commission (program_id);

CREATE TABLE commission_seat (
  commission_id uuid NOT NULL REFERENCES commission,
  user_id uuid NOT NULL REFERENCES app_user,
  role text NOT NULL CHECK (role IN ('chair', 'member', 'secretary')),
  position integer NOT NULL,
  PRIMARY KEY (commission_id, user_id)
);
CREATE UNIQUE INDEX commission_one_chair ON commission_seat (commission_id) WHERE role = 'chair';
`;

/**
 * Answers are append-only: the answer that counts is the one with the highest revision, and the rows are the evidence of
 * an appeal. A paper is drawn before the start, so that a start is one short transaction.
 */
export const attestationTables = `
CREATE TABLE attestation_session (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  group_id uuid NOT NULL REFERENCES study_group,
  commission_id uuid NOT NULL REFERENCES commission,
  opens_at timestamptz NOT NULL,
  start_until timestamptz NOT NULL CHECK (start_until > opens_at),
  venue text NOT NULL CHECK (venue IN ('remote', 'organisation', 'unit', 'customer')),
  address text,
  check_reason text NOT NULL CHECK (check_reason IN ('initial', 'regular', 'extraordinary', 'repeated')),
  policy jsonb NOT NULL,
  cancelled_at timestamptz,
  cancelled_reason text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX attestation_session_group ON attestation_session (group_id);
CREATE INDEX attestation_session_opens ON attestation_session (opens_at);

CREATE TABLE paper (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id uuid NOT NULL REFERENCES attestation_session,
  enrolment_id uuid NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  questions integer NOT NULL CHECK (questions > 0),
  sheet json NOT NULL,
  drawn_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (session_id, enrolment_id, number)
);

COMMENT ON COLUMN paper.sheet IS 'The paper in one piece, to be shown: [[question id, version id, [[option id here, option id in the bank], …]], …]';

CREATE TABLE paper_question (
  paper_id uuid NOT NULL REFERENCES paper ON DELETE CASCADE,
  question_id uuid NOT NULL,
  position integer NOT NULL,
  version_id uuid NOT NULL REFERENCES question_version,
  option_ids uuid[] NOT NULL,
  right_option_id uuid NOT NULL,
  PRIMARY KEY (paper_id, question_id),
  CHECK (right_option_id = ANY (option_ids))
);
CREATE INDEX paper_question_version ON paper_question (version_id);

CREATE TABLE attempt (
  id uuid PRIMARY KEY REFERENCES paper,
  session_id uuid NOT NULL REFERENCES attestation_session,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  learner_id uuid NOT NULL REFERENCES app_user,
  number integer NOT NULL,
  started_at timestamptz NOT NULL,
  deadline_at timestamptz NOT NULL CHECK (deadline_at > started_at),
  writer_tab_id uuid,
  finished_at timestamptz,
  close_reason text CHECK (close_reason IN ('learner', 'deadline', 'proctor', 'outage')),
  total integer NOT NULL,
  answered integer,
  correct integer,
  mark text CHECK (mark IN ('pass', 'fail')),
  sheet_sha256 text,
  UNIQUE (session_id, enrolment_id, number),
  CHECK ((finished_at IS NULL) = (close_reason IS NULL)),
  CHECK ((finished_at IS NULL) = (correct IS NULL)),
  CHECK ((finished_at IS NULL) = (mark IS NULL)),
  CHECK ((finished_at IS NULL) = (sheet_sha256 IS NULL)),
  CHECK (correct BETWEEN 0 AND total)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX attempt_one_open ON attempt (enrolment_id) WHERE finished_at IS NULL;
CREATE INDEX attempt_due ON attempt (deadline_at) WHERE finished_at IS NULL;
CREATE INDEX attempt_learner ON attempt (learner_id);
CREATE INDEX attempt_enrolment ON attempt (enrolment_id);

-- A session of the group is nothing to a learner whose attempts were all made in another one.
CREATE FUNCTION session_concerns(session uuid, enrolment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM attempt WHERE enrolment_id = enrolment AND session_id = session)
      OR NOT EXISTS (SELECT 1 FROM attempt WHERE enrolment_id = enrolment)
$$;

CREATE TABLE answer_event (
  attempt_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  question_id uuid NOT NULL,
  option_id uuid NOT NULL,
  at timestamptz NOT NULL,
  offset_ms integer,
  PRIMARY KEY (attempt_id, revision)
);
COMMENT ON TABLE answer_event IS 'Append-only. No foreign key: the save statement locks and checks the attempt itself.';
CREATE TRIGGER answer_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON answer_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE attempt_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  attempt_id uuid NOT NULL REFERENCES attempt,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL CHECK (kind IN ('started', 'opened', 'taken-over', 'time-granted', 'finished')),
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX attempt_event_attempt ON attempt_event (attempt_id);
CREATE TRIGGER attempt_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attempt_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE attempt_flag (
  attempt_id uuid NOT NULL REFERENCES attempt,
  question_id uuid NOT NULL,
  PRIMARY KEY (attempt_id, question_id)
);
`;
