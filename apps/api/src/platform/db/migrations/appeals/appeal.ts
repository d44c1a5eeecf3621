/** Appeals (5): the application, the hearing, the decision and its protocol in one row each, for each happens once. */
export const appeals = `
CREATE TABLE appeal (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('procedure', 'result')),
  state text NOT NULL DEFAULT 'filed' CHECK (state IN ('filed', 'scheduled', 'in-hearing', 'decided', 'announced',
                                                       'acknowledged', 'acknowledgement-refused')),
  attempt_id uuid UNIQUE REFERENCES attempt,
  examination_id uuid UNIQUE REFERENCES examination,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  learner_id uuid NOT NULL REFERENCES app_user,
  session_id uuid NOT NULL REFERENCES attestation_session,
  former_mark text,
  text text NOT NULL,
  addressee_id uuid NOT NULL REFERENCES app_user,
  filed_at timestamptz NOT NULL,
  application_html text NOT NULL,
  application_sha256 text NOT NULL CHECK (application_sha256 ~ '^[0-9a-f]{64}$'),
  application_file_sha256 text REFERENCES stored_file,
  commission_id uuid REFERENCES commission,
  hearing_at timestamptz,
  hearing_place text,
  hearing_link text,
  opened_at timestamptz,
  upheld boolean,
  confirmed boolean,
  influenced boolean,
  new_mark text,
  reasons text,
  decided_at timestamptz,
  decided_by uuid REFERENCES app_user,
  consequences text[] NOT NULL DEFAULT '{}',
  protocol_number text,
  protocol_content jsonb,
  protocol_html text,
  protocol_sha256 text CHECK (protocol_sha256 ~ '^[0-9a-f]{64}$'),
  protocol_file_sha256 text REFERENCES stored_file,
  audit_head jsonb,
  announced_at timestamptz,
  acknowledged_at timestamptz,
  refusal jsonb,
  CONSTRAINT appeal_of_one CHECK (num_nonnulls(attempt_id, examination_id) = 1),
  CONSTRAINT appeal_scheduled CHECK (num_nulls(commission_id, hearing_at) = CASE state WHEN 'filed' THEN 2 ELSE 0 END),
  CONSTRAINT appeal_heard CHECK ((opened_at IS NULL) = (state IN ('filed', 'scheduled'))),
  CONSTRAINT appeal_decided CHECK (num_nulls(upheld, reasons, decided_at, decided_by, protocol_number, protocol_content,
    protocol_html, protocol_sha256) = CASE WHEN state IN ('filed', 'scheduled', 'in-hearing') THEN 8 ELSE 0 END),
  CONSTRAINT appeal_announced CHECK ((announced_at IS NULL) = (state IN ('filed', 'scheduled', 'in-hearing', 'decided'))),
  CONSTRAINT appeal_ended CHECK ((acknowledged_at IS NULL) = (state NOT IN ('acknowledged', 'acknowledgement-refused'))),
  CONSTRAINT appeal_refusal CHECK ((refusal IS NULL) = (state <> 'acknowledgement-refused'))
);
CREATE INDEX appeal_learner ON appeal (learner_id);
CREATE INDEX appeal_enrolment ON appeal (enrolment_id);
CREATE INDEX appeal_open ON appeal (filed_at) WHERE state NOT IN ('acknowledged', 'acknowledgement-refused');

CREATE TABLE appeal_attachment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  uploaded_by uuid NOT NULL REFERENCES app_user,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  appeal_id uuid REFERENCES appeal,
  position integer,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL REFERENCES stored_file,
  CONSTRAINT appeal_attachment_taken CHECK ((appeal_id IS NULL) = (position IS NULL))
);
CREATE INDEX appeal_attachment_appeal ON appeal_attachment (appeal_id, position) WHERE appeal_id IS NOT NULL;
CREATE INDEX appeal_attachment_loose ON appeal_attachment (uploaded_by, uploaded_at) WHERE appeal_id IS NULL;

CREATE TABLE appeal_presence (
  appeal_id uuid NOT NULL REFERENCES appeal,
  user_id uuid NOT NULL REFERENCES app_user,
  present boolean NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (appeal_id, user_id)
);
CREATE TABLE appeal_vote (
  appeal_id uuid NOT NULL REFERENCES appeal,
  user_id uuid NOT NULL REFERENCES app_user,
  vote text NOT NULL CHECK (vote IN ('uphold', 'reject')),
  opinion text,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (appeal_id, user_id)
);
CREATE TABLE appeal_reminder (
  appeal_id uuid NOT NULL REFERENCES appeal,
  what text NOT NULL CHECK (what IN ('consider', 'tell')),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (appeal_id, what)
);

CREATE TABLE question_ruling (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  version_id uuid NOT NULL UNIQUE REFERENCES question_version,
  appeal_id uuid NOT NULL REFERENCES appeal,
  ruling text NOT NULL CHECK (ruling IN ('key', 'void')),
  right_option_id uuid REFERENCES question_option,
  reasons text NOT NULL,
  decided_by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT question_ruling_key CHECK ((ruling = 'key') = (right_option_id IS NOT NULL))
);

CREATE TABLE result_change (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  appeal_id uuid NOT NULL REFERENCES appeal,
  ruling_id uuid REFERENCES question_ruling,
  attempt_id uuid REFERENCES attempt,
  examination_id uuid REFERENCES examination,
  from_mark text NOT NULL,
  to_mark text NOT NULL,
  from_correct integer,
  from_total integer,
  to_correct integer,
  to_total integer,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT result_change_of_one CHECK (num_nonnulls(attempt_id, examination_id) = 1)
);
CREATE INDEX result_change_attempt ON result_change (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX result_change_appeal ON result_change (appeal_id);
COMMENT ON TABLE result_change IS 'What a result was before an appeals commission changed it (5.10); append-only.';
`;

/** A protocol that puts another right names it; the rows that it changes are known apart. */
export const amendments = `
ALTER TABLE protocol
  ADD COLUMN amends uuid REFERENCES protocol,
  ADD COLUMN appeal_id uuid REFERENCES appeal;
CREATE UNIQUE INDEX protocol_amended_once ON protocol (amends) WHERE amends IS NOT NULL;
DROP INDEX protocol_one_draft;
CREATE UNIQUE INDEX protocol_one_draft ON protocol (session_id) WHERE status = 'draft' AND form <> 3 AND amends IS NULL;
DROP INDEX protocol_one_per_examination;
CREATE UNIQUE INDEX protocol_one_per_examination ON protocol (examination_id) WHERE status <> 'replaced' AND amends IS NULL;
CREATE TABLE protocol_amendment (
  protocol_id uuid NOT NULL REFERENCES protocol,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  appeal_id uuid NOT NULL REFERENCES appeal,
  mark text NOT NULL CHECK (mark IN ('pass', 'fail')),
  grade text,
  annulled boolean NOT NULL,
  attempt_id uuid REFERENCES attempt,
  examination_id uuid REFERENCES examination,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (protocol_id, enrolment_id, appeal_id)
);
ALTER TABLE examination ADD COLUMN annulled_at timestamptz;
ALTER TABLE meeting_decision ADD COLUMN appeal_id uuid REFERENCES appeal;

CREATE VIEW held_enrolment AS
  SELECT a.enrolment_id FROM appeal a WHERE a.state IN ('filed', 'scheduled', 'in-hearing')
  UNION
  SELECT c.enrolment_id FROM protocol_amendment c JOIN protocol p ON p.id = c.protocol_id WHERE p.status = 'draft';
COMMENT ON VIEW held_enrolment IS 'Whose documents wait: his result is under appeal, or changed and not announced yet (5.3, 5.10).';
`;
