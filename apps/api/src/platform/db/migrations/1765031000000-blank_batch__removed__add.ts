import type { MigrationInterface, QueryRunner } from 'typeorm';

const removal = `
ALTER TABLE blank_batch
  ADD COLUMN removed_at timestamptz,
  ADD COLUMN removed_by uuid REFERENCES app_user,
  ADD COLUMN removed_reason text,
  ADD CONSTRAINT blank_batch_removed_with_reason CHECK (num_nonnulls(removed_at, removed_by, removed_reason) IN (0, 3));
-- A pack has up to ten thousand sheets, and each that goes asks whether one of the others was used.
CREATE INDEX blank_used_of_batch ON blank (batch_id) WHERE state <> 'in-stock';
COMMENT ON COLUMN blank_batch.removed_at IS 'The pack was typed wrongly and none of its sheets was used: they are gone, this record stays';

CREATE FUNCTION keep_blank_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept blank_batch;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL THEN
    kept := NEW;
    kept.removed_at := NULL;
    kept.removed_by := NULL;
    kept.removed_reason := NULL;
    IF kept IS NOT DISTINCT FROM OLD AND NOT EXISTS (SELECT FROM blank b WHERE b.batch_id = OLD.id) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a pack of blanks is accounted for good' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION keep_blank_batch() IS 'A pack is only taken back, once, after its sheets';
DROP TRIGGER blank_batch_append_only ON blank_batch;
CREATE TRIGGER blank_batch_is_accounted BEFORE UPDATE OR DELETE ON blank_batch FOR EACH ROW EXECUTE FUNCTION keep_blank_batch();
CREATE TRIGGER blank_batch_stays BEFORE TRUNCATE ON blank_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION keep_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> 'spoilt' AND (OLD.batch_id, OLD.kind, OLD.series, OLD.number) = (NEW.batch_id, NEW.kind, NEW.series, NEW.number)
     AND (OLD.document_id IS NULL OR (OLD.document_id, OLD.taken_on) = (NEW.document_id, NEW.taken_on)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD.state = 'in-stock'
     AND NOT EXISTS (SELECT FROM blank b WHERE b.batch_id = OLD.batch_id AND b.state <> 'in-stock') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a blank is accounted for good' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION keep_blank() IS 'Only forward: in stock, issued for one document, spoilt; a pack of which nothing was used may be taken back';
`;

const grounds = `
ALTER TABLE blank_act ADD COLUMN ground text NOT NULL DEFAULT 'spoilt'
  CHECK (ground IN ('spoilt', 'lost', 'shortage', 'wrong-receipt', 'obsolete'));
ALTER TABLE blank_act ALTER COLUMN ground DROP DEFAULT;
COMMENT ON COLUMN blank_act.ground IS 'Acts from before there was a choice say of their paper that it is spoilt';
`;

const delivery = `
CREATE TABLE delivery (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  hand_over_id uuid NOT NULL REFERENCES hand_over,
  turn integer NOT NULL CHECK (turn >= 1),
  outcome text NOT NULL CHECK (outcome IN ('delivered', 'returned')),
  happened_on date NOT NULL,
  note text,
  by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (hand_over_id, turn)
);
COMMENT ON TABLE delivery IS 'What became of a document that was sent by post; the last turn holds';
CREATE TRIGGER delivery_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** A pack that was typed wrongly can be taken back, acts say on what ground, and post is followed to its end. */
export class BlankBatchRemovedAdd1765031000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [removal, grounds, delivery]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
