import type { MigrationInterface, QueryRunner } from 'typeorm';

const agreements = `
CREATE TABLE signing_agreement (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number text NOT NULL UNIQUE,
  title text NOT NULL,
  effective_from date NOT NULL,
  markdown text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  published_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER signing_agreement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signing_agreement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The edition that holds today, in the organisation's zone.
CREATE VIEW signing_agreement_in_force AS
  SELECT a.* FROM signing_agreement a CROSS JOIN organisation o
  WHERE a.effective_from <= (now() AT TIME ZONE o.zone)::date
  ORDER BY a.effective_from DESC, a.published_at DESC LIMIT 1;

CREATE TABLE signing_consent (
  user_id uuid NOT NULL REFERENCES app_user,
  agreement_id uuid NOT NULL REFERENCES signing_agreement,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  address text NOT NULL,
  device text NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (user_id, agreement_id)
);
CREATE TRIGGER signing_consent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signing_consent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who may sign today: those who have accepted the edition in force.
CREATE VIEW signing_consent_in_force AS
  SELECT c.user_id, c.agreement_id, c.at FROM signing_consent c JOIN signing_agreement_in_force a ON a.id = c.agreement_id;
`;

/** A signature kept from before the agreement has none; an order's kept signature was not under a hash. */
const signatures = `
CREATE TABLE signature (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  subject_kind text NOT NULL CHECK (subject_kind IN ('protocol', 'order', 'appeal')),
  subject_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES app_user,
  role text NOT NULL,
  status text NOT NULL DEFAULT 'signed' CHECK (status IN ('signed', 'signed-with-opinion', 'refused', 'absent')),
  statement text,
  content_sha256 text CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  address text NOT NULL,
  device text NOT NULL,
  method text NOT NULL CHECK (method IN ('password', 'password+totp', 'password+email', 'recorded')),
  agreement_id uuid REFERENCES signing_agreement,
  voided_at timestamptz,
  voided_reason text,
  CHECK ((status IN ('signed-with-opinion', 'refused')) = (statement IS NOT NULL)),
  CHECK ((status = 'absent') = (method = 'recorded')),
  CHECK (content_sha256 IS NOT NULL OR (subject_kind = 'order' AND agreement_id IS NULL)),
  CHECK ((voided_at IS NULL) = (voided_reason IS NULL))
);
INSERT INTO signature (id, subject_kind, subject_id, user_id, role, content_sha256, at, address, device, method, voided_at, voided_reason)
  SELECT id, 'protocol', protocol_id, user_id, role, content_sha256, at, address, device, method, voided_at,
         CASE WHEN voided_at IS NOT NULL THEN coalesce(voided_reason, 'Изменены слова протокола') END
  FROM protocol_signature;
INSERT INTO signature (subject_kind, subject_id, user_id, role, at, address, device, method)
  SELECT 'order', id, signed_by, 'director', signed_at, coalesce(signed_address, ''), '', 'password'
  FROM director_order WHERE signed_at IS NOT NULL;
DROP TABLE protocol_signature;
ALTER TABLE director_order DROP COLUMN signed_address;

CREATE UNIQUE INDEX signature_one_stands ON signature (subject_kind, subject_id, user_id) WHERE voided_at IS NULL;
CREATE INDEX signature_subject ON signature (subject_kind, subject_id);
CREATE INDEX signature_user ON signature (user_id);
`;

const guards = `
CREATE FUNCTION is_open_for_signing(of_kind text, of_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  is_open boolean := false;
BEGIN
  IF of_kind = 'protocol' THEN
    SELECT status = 'draft' INTO is_open FROM protocol WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'order' THEN
    SELECT signed_at IS NULL INTO is_open FROM director_order WHERE id = of_id FOR SHARE;
  END IF;
  RETURN coalesce(is_open, false);
END $$;
COMMENT ON FUNCTION is_open_for_signing(text, uuid) IS 'Whether the subject is there and not final; it cannot become final meanwhile.';

CREATE FUNCTION keep_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept signature;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a signature is never removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT is_open_for_signing(NEW.subject_kind, NEW.subject_id) THEN
    RAISE EXCEPTION 'a signed % does not change', NEW.subject_kind USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    kept := NEW;
    kept.voided_at := NULL;
    kept.voided_reason := NULL;
    IF NEW.voided_at IS NULL OR kept IS DISTINCT FROM OLD THEN
      RAISE EXCEPTION 'a signature may only be voided, once' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_is_kept BEFORE INSERT OR UPDATE OR DELETE ON signature FOR EACH ROW EXECUTE FUNCTION keep_signature();
CREATE TRIGGER signature_stays BEFORE TRUNCATE ON signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_signed_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM signature WHERE subject_kind = TG_ARGV[0] AND subject_id = OLD.id) THEN
    RAISE EXCEPTION 'what bears signatures is not removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER protocol_with_signatures_stays BEFORE DELETE ON protocol FOR EACH ROW EXECUTE FUNCTION keep_signed_subject('protocol');
CREATE TRIGGER director_order_with_signatures_stays BEFORE DELETE ON director_order
  FOR EACH ROW EXECUTE FUNCTION keep_signed_subject('order');
`;

/** Everything that people sign stands in one table; signatures from before move into it. */
export class SignatureFirstCreate1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [agreements, signatures, guards]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
