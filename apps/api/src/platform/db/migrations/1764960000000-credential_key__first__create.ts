import type { MigrationInterface, QueryRunner } from 'typeorm';

const keys = `
CREATE TABLE credential_key (
  thumbprint text PRIMARY KEY,
  public_jwk jsonb NOT NULL,
  locked_key bytea,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_by uuid REFERENCES app_user,
  retired_at timestamptz,
  CHECK ((retired_at IS NULL) = (locked_key IS NOT NULL))
);
COMMENT ON COLUMN credential_key.thumbprint IS 'RFC 7638, SHA-256: names the key in the credentials that it has signed';
COMMENT ON COLUMN credential_key.locked_key IS 'The private key, PKCS#8, AES-256-GCM: nonce, tag, cipher text. Gone once the key is retired.';
COMMENT ON COLUMN credential_key.made_by IS 'Null: made by itself, at the first credential';
CREATE UNIQUE INDEX credential_key_one_in_use ON credential_key ((true)) WHERE retired_at IS NULL;

CREATE FUNCTION keep_credential_key() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept credential_key;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL THEN
    kept := NEW;
    kept.retired_at := NULL;
    kept.locked_key := OLD.locked_key;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a key of credentials may only be retired' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER credential_key_is_kept BEFORE UPDATE OR DELETE ON credential_key
  FOR EACH ROW EXECUTE FUNCTION keep_credential_key();
CREATE TRIGGER credential_key_stays BEFORE TRUNCATE ON credential_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** The keys that credentials are signed with: one in use, the public halves of the former ones for as long as there are credentials. */
export class CredentialKeyFirstCreate1764960000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keys);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
