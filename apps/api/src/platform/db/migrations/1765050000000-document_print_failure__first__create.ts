import type { MigrationInterface, QueryRunner } from 'typeorm';

const failures = `
CREATE TABLE document_print_failure (
  document_id uuid PRIMARY KEY REFERENCES issued_document,
  problem text NOT NULL CHECK (problem <> ''),
  lasting boolean NOT NULL,
  tries integer NOT NULL DEFAULT 1 CHECK (tries > 0),
  failed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  given_up boolean NOT NULL GENERATED ALWAYS AS (lasting OR tries >= 3) STORED
);
COMMENT ON TABLE document_print_failure IS 'Documents that have no file because their print failed; a print that succeeds removes the row';
COMMENT ON COLUMN document_print_failure.problem IS 'Why, for a person to read';
COMMENT ON COLUMN document_print_failure.lasting IS 'The same document will never be printed: another try does not help';
`;

/** A document that could not be printed says so, instead of waiting for ever. */
export class DocumentPrintFailureFirstCreate1765050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(failures);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
