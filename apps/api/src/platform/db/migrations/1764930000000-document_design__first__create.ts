import type { MigrationInterface, QueryRunner } from 'typeorm';

const designs = `
CREATE TABLE document_design (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('certificate', 'diploma', 'reference', 'extract')),
  version int NOT NULL CHECK (version > 0),
  design jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  saved_by uuid NOT NULL REFERENCES app_user,
  UNIQUE (kind, version)
);
COMMENT ON TABLE document_design IS 'How printed forms are to look, every version of it; before the first one a form has its own design.';
CREATE TRIGGER document_design_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_design
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE design_picture (
  sha256 text PRIMARY KEY REFERENCES stored_file,
  width int NOT NULL,
  height int NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  added_by uuid NOT NULL REFERENCES app_user
);
COMMENT ON TABLE design_picture IS 'Logos, seals and signatures that were uploaded; a design names them by their SHA-256.';

ALTER TABLE issued_document ADD COLUMN design_version_id uuid REFERENCES document_design;
COMMENT ON COLUMN issued_document.design_version_id IS 'The design with which it was issued and is printed; null: the form''s own.';
CREATE INDEX issued_document_design ON issued_document (design_version_id) WHERE design_version_id IS NOT NULL;
`;

/** Printed forms that an administrator edits; a document keeps the version it was printed with. */
export class DocumentDesignFirstCreate1764930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(designs);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
