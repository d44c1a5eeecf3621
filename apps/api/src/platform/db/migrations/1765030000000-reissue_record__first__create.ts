import type { MigrationInterface, QueryRunner } from 'typeorm';

const records = `
CREATE TABLE reissue_record (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  document_id uuid NOT NULL REFERENCES issued_document,
  turn integer NOT NULL CHECK (turn >= 1),
  loss_proof text CHECK (loss_proof IN ('police', 'fire-service', 'newspaper', 'other')),
  state text CHECK (state IN ('with-holder', 'returned', 'destroyed')),
  happened_on date,
  note text,
  by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (document_id, turn),
  CHECK (num_nonnulls(loss_proof, state) = 1),
  CHECK ((happened_on IS NOT NULL) = coalesce(state IN ('returned', 'destroyed'), false))
);
COMMENT ON TABLE reissue_record IS 'What is known of the document in whose place this one was issued; the last turn holds, former ones stay to be read';
COMMENT ON COLUMN reissue_record.document_id IS 'The document that took the place of the former one';
COMMENT ON COLUMN reissue_record.happened_on IS 'The day on which the former document was taken back or destroyed';
CREATE TRIGGER reissue_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reissue_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** How the loss of a document is proved, and what became of an exchanged one: the federal register asks for both. */
export class ReissueRecordFirstCreate1765030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(records);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
