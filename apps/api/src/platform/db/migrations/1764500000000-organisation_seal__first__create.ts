import type { MigrationInterface, QueryRunner } from 'typeorm';

const seals = `
CREATE TABLE organisation_seal (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  subject text NOT NULL,
  organisation text,
  issuer text NOT NULL,
  serial text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  algorithm text NOT NULL,
  certificate bytea NOT NULL,
  others bytea[] NOT NULL,
  locked_key bytea,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  added_by uuid NOT NULL REFERENCES app_user,
  switched_off_at timestamptz,
  switched_off_by uuid REFERENCES app_user,
  CHECK ((switched_off_at IS NULL) = (switched_off_by IS NULL)),
  CHECK ((switched_off_at IS NULL) = (locked_key IS NOT NULL))
);
COMMENT ON COLUMN organisation_seal.others IS 'Certificates above it, DER.';
COMMENT ON COLUMN organisation_seal.locked_key IS 'The private key, PKCS#8, AES-256-GCM: nonce, tag, cipher text. Gone once the seal is switched off.';
CREATE UNIQUE INDEX organisation_seal_one_in_use ON organisation_seal ((true)) WHERE switched_off_at IS NULL;

CREATE FUNCTION keep_organisation_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept organisation_seal;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.switched_off_at IS NULL AND NEW.switched_off_at IS NOT NULL THEN
    kept := NEW;
    kept.switched_off_at := NULL;
    kept.switched_off_by := NULL;
    kept.locked_key := OLD.locked_key;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a seal may only be switched off' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER organisation_seal_is_kept BEFORE UPDATE OR DELETE ON organisation_seal
  FOR EACH ROW EXECUTE FUNCTION keep_organisation_seal();
CREATE TRIGGER organisation_seal_stays BEFORE TRUNCATE ON organisation_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE sealed_kind (
  kind text PRIMARY KEY CHECK (kind IN ('order', 'protocol', 'document'))
);
INSERT INTO sealed_kind (kind) VALUES ('order'), ('protocol'), ('document');
`;

const attached = `
CREATE FUNCTION kept_file(kept_kind text, kept_id uuid, OUT is_there boolean, OUT file_sha256 text, OUT commission_id uuid)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF kept_kind = 'order' THEN
    SELECT o.file_sha256, c.id INTO file_sha256, commission_id
      FROM director_order o LEFT JOIN commission c ON c.order_id = o.id WHERE o.id = kept_id;
  ELSIF kept_kind = 'protocol' THEN
    SELECT p.file_sha256, p.commission_id INTO file_sha256, commission_id FROM protocol p WHERE p.id = kept_id;
  ELSIF kept_kind = 'document' THEN
    SELECT d.file_sha256 INTO file_sha256 FROM issued_document d WHERE d.id = kept_id;
  END IF;
  is_there := FOUND;
END $$;
COMMENT ON FUNCTION kept_file(text, uuid) IS 'The file that a signature can be attached to, and the commission whose members may see it.';

CREATE TABLE attached_signature (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kept_kind text NOT NULL CHECK (kept_kind IN ('order', 'protocol', 'document')),
  kept_id uuid NOT NULL,
  file_sha256 text NOT NULL REFERENCES stored_file,
  sha256 text NOT NULL REFERENCES stored_file,
  file_name text NOT NULL,
  signers jsonb NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  added_by uuid NOT NULL REFERENCES app_user
);
COMMENT ON COLUMN attached_signature.file_sha256 IS 'The file that is signed.';
COMMENT ON COLUMN attached_signature.sha256 IS 'The signature itself, as it was uploaded.';
CREATE UNIQUE INDEX attached_signature_once ON attached_signature (kept_kind, kept_id, sha256);
CREATE INDEX attached_signature_file ON attached_signature (sha256);
CREATE TRIGGER attached_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attached_signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** The organisation's electronic seal, and signatures that were made in other programs. */
export class OrganisationSealFirstCreate1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [seals, attached]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
