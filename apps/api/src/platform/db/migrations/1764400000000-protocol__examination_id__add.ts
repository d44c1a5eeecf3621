import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed protocols get a code too: nothing of what was signed changes, so their guard rests meanwhile. */
const protocols = `
ALTER TABLE protocol
  ADD COLUMN examination_id uuid REFERENCES examination,
  ADD COLUMN code text UNIQUE,
  ADD COLUMN audit_head jsonb;
CREATE FUNCTION pg_temp.new_code() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(b, i) % 32, 1)
                    || CASE WHEN i % 4 = 3 AND i < 27 THEN '-' ELSE '' END, '' ORDER BY i)
  FROM (SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS b) random, generate_series(0, 27) AS i
$$;
ALTER TABLE protocol DISABLE TRIGGER protocol_signed_is_final;
UPDATE protocol SET code = pg_temp.new_code();
ALTER TABLE protocol ENABLE TRIGGER protocol_signed_is_final;
ALTER TABLE protocol
  ALTER COLUMN code SET NOT NULL,
  ADD CONSTRAINT protocol_of_examination CHECK ((form = 3) = (examination_id IS NOT NULL));
COMMENT ON COLUMN protocol.audit_head IS 'Position and SHA-256 of the last link of the audit chain at the last signature.';
DROP INDEX protocol_one_draft;
CREATE UNIQUE INDEX protocol_one_draft ON protocol (session_id) WHERE status = 'draft' AND form <> 3;
CREATE UNIQUE INDEX protocol_one_per_examination ON protocol (examination_id) WHERE status <> 'replaced';
CREATE INDEX protocol_due ON protocol (due_at) WHERE status = 'draft';
CREATE INDEX protocol_file ON protocol (file_sha256) WHERE file_sha256 IS NOT NULL;
`;

/** A result is that of an attempt or of an examination, which has a mark besides the pass. */
const results = `
ALTER TABLE protocol_result DROP CONSTRAINT protocol_result_pkey;
ALTER TABLE protocol_result
  ADD COLUMN id uuid PRIMARY KEY DEFAULT uuidv7(),
  ALTER COLUMN attempt_id DROP NOT NULL,
  ADD COLUMN examination_id uuid UNIQUE REFERENCES examination,
  ADD COLUMN grade text CHECK (grade IN ('fail', 'pass', 'unsatisfactory', 'satisfactory', 'good', 'excellent')),
  ADD CONSTRAINT protocol_result_of_one CHECK (num_nonnulls(attempt_id, examination_id) = 1),
  ADD CONSTRAINT protocol_result_grade CHECK ((grade IS NULL) = (examination_id IS NULL));
CREATE INDEX protocol_result_protocol ON protocol_result (protocol_id, position);
`;

/** What a signed protocol has announced (3.12): filled from now on. */
const announced = `
CREATE OR REPLACE VIEW announced_examination AS
  SELECT r.examination_id, p.number AS protocol_number, p.signed_at AS announced_at
  FROM protocol_result r JOIN protocol p ON p.id = r.protocol_id
  WHERE r.examination_id IS NOT NULL AND p.status = 'signed';
`;

const reminders = `
ALTER TABLE organisation ADD COLUMN protocol_reminder_minutes integer[] NOT NULL DEFAULT '{180,60,15}';
CREATE TABLE protocol_reminder (
  protocol_id uuid NOT NULL REFERENCES protocol ON DELETE CASCADE,
  minutes_before integer NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (protocol_id, minutes_before)
);
`;

/** Protocols of exams and defences, codes to verify protocols by, and reminders before the end of the day (3.12). */
export class ProtocolExaminationIdAdd1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [protocols, results, announced, reminders]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
