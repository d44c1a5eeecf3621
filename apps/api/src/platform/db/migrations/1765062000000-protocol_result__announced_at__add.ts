import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
ALTER TABLE protocol_result ADD COLUMN announced_at timestamptz;
COMMENT ON COLUMN protocol_result.announced_at IS 'When the learner was first told this result (3.12): an amended protocol moves it only where it changes the result, so that the day of an appeal (5.3) does not come again for the others';
`;

/** The newest protocol of the chain that has changed the result announced it; where none has, the first one did. */
export const FIRST_ANNOUNCEMENTS = `
ALTER TABLE protocol_result DISABLE TRIGGER protocol_result_is_final;
UPDATE protocol_result r SET announced_at = (
  WITH RECURSIVE chain AS (
    SELECT p.id, p.amends, p.signed_at FROM protocol p WHERE p.id = r.protocol_id AND p.signed_at IS NOT NULL
    UNION ALL
    SELECT p.id, p.amends, p.signed_at FROM chain JOIN protocol p ON p.id = chain.amends
  )
  SELECT c.signed_at FROM chain c
  WHERE c.amends IS NULL OR EXISTS (
    SELECT FROM protocol_amendment a WHERE a.protocol_id = c.id AND NOT a.annulled
      AND a.attempt_id IS NOT DISTINCT FROM r.attempt_id AND a.examination_id IS NOT DISTINCT FROM r.examination_id)
  ORDER BY c.signed_at DESC LIMIT 1);
ALTER TABLE protocol_result ENABLE TRIGGER protocol_result_is_final;
`;

const kept = `
CREATE FUNCTION announce_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE protocol_result SET announced_at = NEW.signed_at WHERE protocol_id = NEW.id AND announced_at IS NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER protocol_announces_results BEFORE UPDATE OF status ON protocol FOR EACH ROW
  WHEN (OLD.status = 'draft' AND NEW.status = 'signed') EXECUTE FUNCTION announce_results();

CREATE OR REPLACE FUNCTION take_over_results(amending uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  former uuid;
BEGIN
  SELECT amends INTO former FROM protocol WHERE id = amending;
  IF former IS NULL THEN
    RETURN;
  END IF;
  UPDATE protocol_result r SET protocol_id = amending, mark = coalesce(changed.mark, r.mark), grade = coalesce(changed.grade, r.grade),
         announced_at = CASE WHEN changed.mark IS NULL THEN r.announced_at END
  FROM protocol_result own
  LEFT JOIN LATERAL (SELECT a.mark, a.grade FROM protocol_amendment a
                     WHERE a.protocol_id = amending AND NOT a.annulled
                       AND a.attempt_id IS NOT DISTINCT FROM own.attempt_id
                       AND a.examination_id IS NOT DISTINCT FROM own.examination_id
                     ORDER BY a.at DESC LIMIT 1) changed ON true
  WHERE own.id = r.id AND r.protocol_id = former;
  UPDATE protocol SET status = 'replaced' WHERE id = former;
END $$;

CREATE OR REPLACE VIEW announced_examination AS
  SELECT r.examination_id, p.number AS protocol_number, r.announced_at
  FROM protocol_result r JOIN protocol p ON p.id = r.protocol_id
  WHERE r.examination_id IS NOT NULL AND p.status = 'signed';
`;

/** A result is announced once (3.12): another learner’s upheld appeal does not open the day of appeals anew (5.3). */
export class ProtocolResultAnnouncedAtAdd1765062000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
    await runner.query(FIRST_ANNOUNCEMENTS);
    await runner.query(kept);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
