import type { MigrationInterface, QueryRunner } from 'typeorm';

const record = `
CREATE TABLE learner_record (
  user_id uuid PRIMARY KEY REFERENCES app_user,
  birth_date date CHECK (birth_date >= DATE '1900-01-01'),
  sex text CHECK (sex IN ('male', 'female')),
  snils text CHECK (snils ~ '^[0-9]{11}$'),
  citizenship text DEFAULT '643' CHECK (citizenship ~ '^[0-9]{3}$'),
  identity_kind text CHECK (identity_kind IN ('passport', 'foreign-passport', 'residence-permit', 'other')),
  identity_series text,
  identity_number text,
  prior_level text CHECK (prior_level IN ('higher', 'secondary-vocational', 'reference', 'experience', 'rule-1')),
  prior_last_name text,
  prior_series text,
  prior_number text,
  prior_issued_on date,
  prior_shown_at timestamptz,
  prior_shown_by uuid REFERENCES app_user,
  postal_address text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid REFERENCES app_user,
  CHECK ((prior_shown_at IS NULL) = (prior_shown_by IS NULL))
);
CREATE UNIQUE INDEX learner_record_snils ON learner_record (snils);
COMMENT ON TABLE learner_record IS 'Personal data of a learner: for his documents, the registry book and the federal register';
COMMENT ON COLUMN learner_record.snils IS 'Eleven digits, without hyphens';
COMMENT ON COLUMN learner_record.citizenship IS 'Three digits of ОКСМ';
COMMENT ON COLUMN learner_record.prior_last_name IS 'The surname in the diploma of higher or secondary vocational education';
COMMENT ON COLUMN learner_record.prior_shown_at IS 'When the diploma itself was seen';

CREATE TABLE record_view (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user,
  viewer_id uuid NOT NULL REFERENCES app_user,
  what text NOT NULL CHECK (what IN ('record', 'register-check', 'register-file', 'registry-book', 'export')),
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX record_view_user ON record_view (user_id, at);
COMMENT ON TABLE record_view IS 'Who of the staff looked at whose personal data, and where';
CREATE TRIGGER record_view_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record_view
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

const studies = `
ALTER TABLE program ADD COLUMN field_of_work text, ADD COLUMN specialty_group text;
COMMENT ON COLUMN program.field_of_work IS 'A value of the federal register, to the letter: область профессиональной деятельности';
COMMENT ON COLUMN program.specialty_group IS 'A value of the federal register, to the letter: укрупнённая группа специальностей';

ALTER TABLE enrolment
  ADD COLUMN funding text NOT NULL DEFAULT 'paid' CHECK (funding IN ('federal', 'regional', 'local', 'paid')),
  ADD COLUMN learning_place text NOT NULL DEFAULT 'inside' CHECK (learning_place IN ('inside', 'outside')),
  ADD COLUMN prior_education_pending boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN enrolment.prior_education_pending IS
  'Still studying for the diploma of prior education: the document is withheld until that diploma is shown (273-ФЗ, ст. 76 ч. 16)';
`;

/** What the papers and the federal register say of a learner, of his program and of how he studied. */
export class LearnerRecordFirstCreate1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [record, studies]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
