import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The protocol of an appeal is verified by anybody, as every protocol is: a code of its own from its decision on. */
const codes = `
ALTER TABLE appeal ADD COLUMN code text UNIQUE;
ALTER TABLE appeal DISABLE TRIGGER appeal_is_final;
UPDATE appeal ap SET code = made.code FROM (
  SELECT a.id, string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(chance.bytes, n) % 32, 1)
                          || CASE WHEN n % 4 = 3 AND n < 27 THEN '-' ELSE '' END, '' ORDER BY n) AS code
  FROM appeal a
  CROSS JOIN LATERAL (SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || a.id, 'UTF8')) AS bytes) chance
  CROSS JOIN generate_series(0, 27) AS n
  WHERE a.decided_at IS NOT NULL GROUP BY a.id
) made WHERE made.id = ap.id;
ALTER TABLE appeal ENABLE TRIGGER appeal_is_final;
ALTER TABLE appeal ADD CHECK ((code IS NULL) = (decided_at IS NULL));
COMMENT ON COLUMN appeal.code IS 'By which anybody verifies its protocol.';
CREATE INDEX appeal_protocol_file ON appeal (protocol_file_sha256) WHERE protocol_file_sha256 IS NOT NULL;
`;

/** A calendar may move a deadline that people were reminded of: they are reminded of the other one too. */
const reminders = `
ALTER TABLE appeal_reminder ADD COLUMN due_on date;
UPDATE appeal_reminder SET due_on = (at AT TIME ZONE (SELECT zone FROM organisation))::date;
ALTER TABLE appeal_reminder ALTER COLUMN due_on SET NOT NULL;
ALTER TABLE appeal_reminder DROP CONSTRAINT appeal_reminder_pkey;
ALTER TABLE appeal_reminder ADD PRIMARY KEY (appeal_id, what, due_on);
COMMENT ON COLUMN appeal_reminder.due_on IS 'The last day of the deadline as it was counted then.';
`;

/** Whatever is signed of an appeal, too, is signed under its very words. */
const hashes = `
CREATE OR REPLACE FUNCTION sha256_for_signing(of_kind text, of_id uuid) RETURNS text LANGUAGE sql STABLE RETURN CASE of_kind
  WHEN 'protocol' THEN (SELECT content_sha256 FROM protocol WHERE id = of_id)
  WHEN 'order' THEN (SELECT content_sha256 FROM director_order WHERE id = of_id)
  WHEN 'appeal-application' THEN (SELECT application_sha256 FROM appeal WHERE id = of_id)
  WHEN 'appeal' THEN (SELECT protocol_sha256 FROM appeal WHERE id = of_id)
  WHEN 'appeal-acknowledgement' THEN (SELECT protocol_sha256 FROM appeal WHERE id = of_id)
END;
DROP TRIGGER signature_of_content ON signature;
CREATE TRIGGER signature_of_content BEFORE INSERT ON signature FOR EACH ROW
  WHEN (NEW.subject_kind IN ('protocol', 'order', 'appeal-application', 'appeal', 'appeal-acknowledgement'))
  EXECUTE FUNCTION keep_signature_true();
`;

/** Appeals: a code to verify the protocol by, reminders of moved deadlines, signatures under the very words. */
export class AppealCodeAdd1764830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [codes, reminders, hashes]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
