/** A signed protocol never changes: a trigger holds it even against our own code. */
export const protocolTables = `
CREATE TABLE number_series (
  series text PRIMARY KEY CHECK (series IN ('protocol', 'certificate', 'diploma', 'reference')),
  pattern text NOT NULL,
  per_year boolean NOT NULL,
  kind_word text NOT NULL
);

CREATE TABLE number_counter (
  series text NOT NULL REFERENCES number_series,
  year integer NOT NULL,
  last integer NOT NULL CHECK (last >= 0),
  PRIMARY KEY (series, year)
);
COMMENT ON COLUMN number_counter.year IS '0 for a series that runs through the years';

CREATE TABLE protocol (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id uuid NOT NULL REFERENCES attestation_session,
  commission_id uuid NOT NULL REFERENCES commission,
  form integer NOT NULL CHECK (form IN (1, 2, 3)),
  number text NOT NULL,
  date date NOT NULL,
  due_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'signed', 'replaced')),
  revision integer NOT NULL DEFAULT 1,
  resolution text NOT NULL,
  content jsonb NOT NULL,
  html text NOT NULL,
  content_sha256 text NOT NULL,
  drafted_by uuid NOT NULL REFERENCES app_user,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  signed_at timestamptz,
  file_sha256 text REFERENCES stored_file,
  CHECK ((status = 'draft') = (signed_at IS NULL))
);
CREATE UNIQUE INDEX protocol_number ON protocol (number, (extract(year FROM date)));
CREATE UNIQUE INDEX protocol_one_draft ON protocol (session_id) WHERE status = 'draft';
CREATE INDEX protocol_session ON protocol (session_id);

CREATE FUNCTION keep_signed_protocol() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept protocol;
BEGIN
  IF OLD.status = 'draft' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.status IN (OLD.status, 'replaced') AND (OLD.file_sha256 IS NULL OR OLD.file_sha256 = NEW.file_sha256) THEN
    kept := NEW;
    kept.status := OLD.status;
    kept.file_sha256 := OLD.file_sha256;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a signed protocol does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION keep_signed_protocol() IS 'Only its file may be added, and another protocol may replace it.';
CREATE TRIGGER protocol_signed_is_final BEFORE UPDATE OR DELETE ON protocol
  FOR EACH ROW EXECUTE FUNCTION keep_signed_protocol();
CREATE TRIGGER protocol_stays BEFORE TRUNCATE ON protocol FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_parts_of_signed_protocol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id) AND status <> 'draft') THEN
    RAISE EXCEPTION 'a signed protocol does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;

CREATE TABLE protocol_result (
  protocol_id uuid NOT NULL REFERENCES protocol ON DELETE CASCADE,
  attempt_id uuid NOT NULL UNIQUE REFERENCES attempt,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  position integer NOT NULL,
  mark text NOT NULL CHECK (mark IN ('pass', 'fail')),
  check_reason text NOT NULL,
  PRIMARY KEY (protocol_id, attempt_id)
);
CREATE INDEX protocol_result_enrolment ON protocol_result (enrolment_id);
CREATE TRIGGER protocol_result_is_final BEFORE INSERT OR UPDATE OR DELETE ON protocol_result
  FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_protocol();

CREATE TABLE protocol_signature (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  protocol_id uuid NOT NULL REFERENCES protocol,
  user_id uuid NOT NULL REFERENCES app_user,
  role text NOT NULL,
  content_sha256 text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  address text NOT NULL,
  device text NOT NULL,
  method text NOT NULL,
  voided_at timestamptz,
  voided_reason text
);
CREATE UNIQUE INDEX protocol_signature_one ON protocol_signature (protocol_id, user_id) WHERE voided_at IS NULL;
CREATE TRIGGER protocol_signature_is_final BEFORE INSERT OR UPDATE OR DELETE ON protocol_signature
  FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_protocol();
`;

export const registryTables = `
CREATE TABLE document_number (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  series text NOT NULL REFERENCES number_series,
  year integer NOT NULL,
  n integer NOT NULL,
  text text NOT NULL,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  protocol_id uuid REFERENCES protocol,
  state text NOT NULL CHECK (state IN ('reserved', 'issued', 'void')),
  reserved_at timestamptz NOT NULL DEFAULT now(),
  void_reason text,
  UNIQUE (series, year, n),
  UNIQUE (series, text),
  CHECK ((state = 'void') = (void_reason IS NOT NULL))
);
CREATE UNIQUE INDEX document_number_one_reserved ON document_number (enrolment_id, series) WHERE state = 'reserved';

CREATE TABLE issued_document (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('certificate', 'diploma', 'reference')),
  number_id uuid NOT NULL UNIQUE REFERENCES document_number,
  protocol_id uuid NOT NULL REFERENCES protocol,
  enrolment_id uuid NOT NULL REFERENCES enrolment,
  learner_id uuid NOT NULL REFERENCES app_user,
  issued_on date NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  issued_by uuid NOT NULL REFERENCES app_user,
  snapshot jsonb NOT NULL,
  code text NOT NULL UNIQUE,
  status text NOT NULL DEFAULT 'valid' CHECK (status IN ('valid', 'replaced', 'annulled')),
  status_reason text,
  status_at timestamptz,
  replaced_by uuid REFERENCES issued_document,
  file_sha256 text REFERENCES stored_file
);
CREATE UNIQUE INDEX issued_document_one_valid ON issued_document (enrolment_id, kind) WHERE status = 'valid';
CREATE INDEX issued_document_protocol ON issued_document (protocol_id);
CREATE INDEX issued_document_file ON issued_document (file_sha256);
CREATE INDEX issued_document_unprinted ON issued_document (issued_at) WHERE file_sha256 IS NULL;

CREATE FUNCTION keep_issued_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept issued_document;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.status IN ('valid', NEW.status)) AND (OLD.file_sha256 IS NULL OR OLD.file_sha256 = NEW.file_sha256) THEN
    kept := NEW;
    kept.status := OLD.status;
    kept.status_reason := OLD.status_reason;
    kept.status_at := OLD.status_at;
    kept.replaced_by := OLD.replaced_by;
    kept.file_sha256 := OLD.file_sha256;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'an issued document does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION keep_issued_document() IS 'Only its file may be added and its standing may change, never back to valid.';
CREATE TRIGGER issued_document_is_final BEFORE UPDATE OR DELETE ON issued_document
  FOR EACH ROW EXECUTE FUNCTION keep_issued_document();
CREATE TRIGGER issued_document_stays BEFORE TRUNCATE ON issued_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
