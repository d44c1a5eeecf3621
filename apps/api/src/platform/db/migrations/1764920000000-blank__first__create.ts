import type { MigrationInterface, QueryRunner } from 'typeorm';

const series = `
ALTER TABLE number_series DROP CONSTRAINT number_series_series_check;
ALTER TABLE number_series ADD CONSTRAINT number_series_series_check CHECK (series IN
  ('order', 'protocol', 'certificate', 'diploma', 'reference', 'duplicate', 'extract', 'blank-act'));
INSERT INTO number_series (series, pattern, per_year, kind_word) VALUES
  ('duplicate', '{n:5}-{kind}-{yy}', true, 'ДУБ'), ('extract', '{n:4}-{kind}-{yy}', true, 'ВЫП'),
  ('blank-act', '{n}-{kind}/{yy}', true, 'СБ')
ON CONFLICT DO NOTHING;
`;

const blanks = `
CREATE TABLE blank_batch (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('certificate', 'diploma', 'reference')),
  series text NOT NULL,
  first_number text NOT NULL CHECK (first_number ~ '^[0-9]{1,12}$'),
  count integer NOT NULL CHECK (count BETWEEN 1 AND 10000),
  received_on date NOT NULL,
  supplier_document text,
  received_by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE blank_batch IS 'Numbered paper of one kind, received at once: strictly accounted stock';
COMMENT ON COLUMN blank_batch.series IS 'Empty where the paper has a number only';

CREATE TABLE blank_act (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number text NOT NULL UNIQUE,
  date date NOT NULL,
  reason text NOT NULL,
  signers jsonb NOT NULL,
  made_by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE blank_act IS 'Writes spoilt blanks off';
COMMENT ON COLUMN blank_act.signers IS 'Names and posts as they were at the date of the act';
CREATE TRIGGER blank_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON blank_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE blank (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  batch_id uuid NOT NULL REFERENCES blank_batch,
  kind text NOT NULL,
  series text NOT NULL,
  number text NOT NULL,
  state text NOT NULL DEFAULT 'in-stock' CHECK (state IN ('in-stock', 'issued', 'spoilt')),
  document_id uuid REFERENCES issued_document,
  taken_on date,
  act_id uuid REFERENCES blank_act,
  UNIQUE (kind, series, number),
  UNIQUE (id, kind),
  UNIQUE (id, document_id),
  CHECK ((document_id IS NULL) = (taken_on IS NULL)),
  CHECK ((state = 'spoilt') = (act_id IS NOT NULL)),
  CHECK (CASE state WHEN 'in-stock' THEN document_id IS NULL WHEN 'issued' THEN document_id IS NOT NULL ELSE true END)
);
CREATE INDEX blank_batch_blanks ON blank (batch_id, number);
CREATE INDEX blank_act_blanks ON blank (act_id);
CREATE UNIQUE INDEX blank_one_of_a_document ON blank (document_id) WHERE state = 'issued';
COMMENT ON COLUMN blank.document_id IS 'The document it was taken for; a spoilt blank remembers it';

CREATE FUNCTION keep_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> 'spoilt' AND (OLD.batch_id, OLD.kind, OLD.series, OLD.number) = (NEW.batch_id, NEW.kind, NEW.series, NEW.number)
     AND (OLD.document_id IS NULL OR (OLD.document_id, OLD.taken_on) = (NEW.document_id, NEW.taken_on)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a blank is accounted for good' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION keep_blank() IS 'Only forward: in stock, issued for one document, spoilt';
CREATE TRIGGER blank_is_accounted BEFORE UPDATE OR DELETE ON blank FOR EACH ROW EXECUTE FUNCTION keep_blank();
CREATE TRIGGER blank_stays BEFORE TRUNCATE ON blank FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blank_batch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON blank_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

const documents = `
ALTER TABLE issued_document ADD COLUMN blank_id uuid UNIQUE,
  ADD FOREIGN KEY (blank_id, kind) REFERENCES blank (id, kind),
  ADD FOREIGN KEY (blank_id, id) REFERENCES blank (id, document_id);
COMMENT ON COLUMN issued_document.blank_id IS 'The numbered paper that the document is printed on';

CREATE OR REPLACE FUNCTION keep_issued_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept issued_document;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.status IN ('valid', NEW.status)) AND (OLD.file_sha256 IS NULL OR OLD.file_sha256 = NEW.file_sha256) THEN
    kept := NEW;
    kept.status := OLD.status;
    kept.status_reason := OLD.status_reason;
    kept.status_at := OLD.status_at;
    kept.replaced_by := OLD.replaced_by;
    kept.file_sha256 := OLD.file_sha256;
    kept.blank_id := OLD.blank_id;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'an issued document does not change' USING ERRCODE = 'insufficient_privilege';
END $$;
`;

const handOvers = `
CREATE TABLE hand_over (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  document_id uuid NOT NULL REFERENCES issued_document,
  turn integer NOT NULL CHECK (turn >= 1),
  way text NOT NULL CHECK (way IN ('in-person', 'by-proxy', 'by-post', 'electronic', 'none')),
  handed_on date NOT NULL,
  recipient text,
  proxy_document text,
  address text,
  track_number text,
  reason text,
  by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (document_id, turn),
  CHECK (way <> 'by-proxy' OR (recipient IS NOT NULL AND proxy_document IS NOT NULL)),
  CHECK (way <> 'by-post' OR address IS NOT NULL),
  CHECK (way <> 'none' OR (turn > 1 AND reason IS NOT NULL))
);
COMMENT ON TABLE hand_over IS 'How documents reached their learners; the last turn of a document holds, former ones stay to be read';
COMMENT ON COLUMN hand_over.way IS 'none: it turned out that the document had not been handed over';
COMMENT ON COLUMN hand_over.reason IS 'Why this turn corrects the one before';
CREATE TRIGGER hand_over_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hand_over FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** Numbered paper, its way into documents, the hands that documents went into, and the numbers of duplicates and acts. */
export class BlankFirstCreate1764920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [series, blanks, documents, handOvers]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
