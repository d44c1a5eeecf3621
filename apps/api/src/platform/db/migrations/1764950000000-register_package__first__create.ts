import type { MigrationInterface, QueryRunner } from 'typeorm';

const terms = `
CREATE TABLE register_term (
  from_day date PRIMARY KEY,
  days integer NOT NULL CHECK (days BETWEEN 1 AND 365)
);
COMMENT ON TABLE register_term IS 'So many calendar days to report a document that was issued since this day';
INSERT INTO register_term (from_day, days) VALUES ('1900-01-01', 60), ('2025-09-01', 30);
`;

const packages = `
CREATE TABLE register_package (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  status text NOT NULL DEFAULT 'draft'
    CHECK (status IN ('draft', 'exported', 'sent', 'accepted', 'partly-accepted', 'rejected')),
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by uuid NOT NULL REFERENCES app_user,
  file_name text,
  file_sha256 text REFERENCES stored_file,
  exported_at timestamptz,
  exported_by uuid REFERENCES app_user,
  operator_number text,
  sent_on date,
  sent_by uuid REFERENCES app_user,
  answered_at timestamptz,
  answered_by uuid REFERENCES app_user,
  answer_name text,
  answer_sha256 text REFERENCES stored_file,
  answer_note text,
  CHECK (status = 'draft' OR num_nulls(file_name, file_sha256, exported_at, exported_by) = 0),
  CHECK (status IN ('draft', 'exported') OR num_nulls(operator_number, sent_on, sent_by) = 0),
  CHECK ((answer_name IS NULL) = (answer_sha256 IS NULL))
);

CREATE TABLE register_row (
  package_id uuid NOT NULL REFERENCES register_package ON DELETE CASCADE,
  position integer NOT NULL CHECK (position BETWEEN 1 AND 1000),
  document_id uuid NOT NULL REFERENCES issued_document,
  state text NOT NULL DEFAULT 'packed' CHECK (state IN ('packed', 'accepted', 'rejected')),
  cells jsonb,
  message text,
  PRIMARY KEY (package_id, document_id),
  UNIQUE (package_id, position)
);
CREATE UNIQUE INDEX register_row_one_live ON register_row (document_id) WHERE state IN ('packed', 'accepted');
CREATE INDEX register_row_document ON register_row (document_id);
COMMENT ON COLUMN register_row.cells IS 'The forty cells as they went into the file; null while the package is a draft';

CREATE TABLE register_correction (
  document_id uuid NOT NULL REFERENCES issued_document,
  "column" text NOT NULL CHECK ("column" ~ '^[A-Z]{1,2}$'),
  value text NOT NULL,
  made_by uuid NOT NULL REFERENCES app_user,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (document_id, "column")
);
COMMENT ON TABLE register_correction IS 'What a cell says instead of what stands in the document, which is never rewritten';
`;

/** What goes to the federal register: packages, their rows, the operator's answers. */
export class RegisterPackageFirstCreate1764950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [terms, packages]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
