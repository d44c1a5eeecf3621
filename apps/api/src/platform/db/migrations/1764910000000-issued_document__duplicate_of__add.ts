import type { MigrationInterface, QueryRunner } from 'typeorm';

const series = `
ALTER TABLE number_series DROP CONSTRAINT number_series_series_check;
ALTER TABLE number_series ADD CONSTRAINT number_series_series_check
  CHECK (series IN ('order', 'protocol', 'certificate', 'diploma', 'reference', 'duplicate', 'extract'));
INSERT INTO number_series (series, pattern, per_year, kind_word)
VALUES ('duplicate', '{n:5}-{kind}-{yy}', true, 'ДУБ'), ('extract', '{n:4}-{kind}-{yy}', true, 'ВЫП');
`;

const chain = `
ALTER TABLE issued_document DROP CONSTRAINT issued_document_kind_check;
ALTER TABLE issued_document ADD CONSTRAINT issued_document_kind_check
  CHECK (kind IN ('certificate', 'diploma', 'reference', 'extract'));
ALTER TABLE issued_document
  ADD COLUMN duplicate_of uuid REFERENCES issued_document,
  ADD COLUMN replaces uuid REFERENCES issued_document,
  ADD COLUMN reissue_reason text CHECK (reissue_reason IN ('loss', 'damage', 'name-change', 'wrong-data', 'other')),
  ADD COLUMN reissue_note text,
  ADD COLUMN request_id uuid UNIQUE,
  ADD CONSTRAINT issued_document_one_ground CHECK (num_nonnulls(duplicate_of, replaces) <= 1),
  ADD CONSTRAINT issued_document_reissue_has_reason
    CHECK ((num_nonnulls(duplicate_of, replaces) = 1) = (reissue_reason IS NOT NULL));
COMMENT ON COLUMN issued_document.duplicate_of IS 'The document in whose place this duplicate was issued; that one is replaced';
COMMENT ON COLUMN issued_document.replaces IS 'The document with another name or wrong data in whose place this one was issued';
COMMENT ON COLUMN issued_document.request_id IS 'Made by the asking page: an impatient second click issues nothing more';

DROP INDEX issued_document_one_valid;
CREATE UNIQUE INDEX issued_document_one_valid ON issued_document (enrolment_id, kind)
  WHERE status = 'valid' AND kind <> 'extract';
CREATE INDEX issued_document_enrolment ON issued_document (enrolment_id);
CREATE INDEX issued_document_replaced_by ON issued_document (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE UNIQUE INDEX issued_document_one_duplicate ON issued_document (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE UNIQUE INDEX issued_document_one_replacement ON issued_document (replaces) WHERE replaces IS NOT NULL;
`;

/** Duplicates, replacements and extracts: numbers of their own, and the chain from document to document. */
export class IssuedDocumentDuplicateOfAdd1764910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [series, chain]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
