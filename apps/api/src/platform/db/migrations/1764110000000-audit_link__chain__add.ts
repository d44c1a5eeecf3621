import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The lock is taken at the commit and not before: people who act at the same time wait for one another's last moment only.
 * Owned by the owner of the schema and run as him: the application itself cannot write a link.
 */
const chain = `
CREATE TABLE audit_link (
  position bigint PRIMARY KEY,
  entry_id bigint NOT NULL UNIQUE REFERENCES audit_entry,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION audit_text(entry audit_entry) RETURNS text LANGUAGE sql STABLE RETURN jsonb_build_array(
  entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entry.actor_id, entry.action, entry.subject_id, entry.facts
)::text;
COMMENT ON FUNCTION audit_text(audit_entry) IS 'An entry as the chain hashes it: all of it, in one spelling.';

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_link;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit_link', 0));
  SELECT * INTO head FROM audit_link ORDER BY position DESC LIMIT 1;
  INSERT INTO audit_link (position, entry_id, sha256)
  VALUES (coalesce(head.position, 0) + 1, NEW.id,
          encode(sha256(convert_to(coalesce(head.sha256, '') || audit_text(NEW), 'UTF8')), 'hex'));
  RETURN NULL;
END $$;
`;

/** Entries from before the chain come into it in the order in which they were written. */
const former = `
DO $$
DECLARE
  entry audit_entry;
  place bigint := 0;
  hash text := '';
BEGIN
  FOR entry IN SELECT * FROM audit_entry ORDER BY id LOOP
    place := place + 1;
    hash := encode(sha256(convert_to(hash || audit_text(entry), 'UTF8')), 'hex');
    INSERT INTO audit_link VALUES (place, entry.id, hash);
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER audit_entry_chained AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
`;

/** Every entry of the audit log bears a hash over itself and all before it: what is changed afterwards is found. */
export class AuditLinkChainAdd1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(chain);
    await runner.query(former);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
