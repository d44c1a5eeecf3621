import type { MigrationInterface, QueryRunner } from 'typeorm';

const consents = `
CREATE TABLE consent_text (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  purpose text NOT NULL CHECK (purpose IN ('processing', 'media', 'publication')),
  version integer NOT NULL,
  title text NOT NULL,
  markdown text NOT NULL,
  sha256 text NOT NULL,
  effective_from date NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  published_by uuid REFERENCES app_user,
  UNIQUE (purpose, version)
);
COMMENT ON TABLE consent_text IS 'Editions of the words of consents, each purpose apart (152-ФЗ, ст. 9)';
CREATE TRIGGER consent_text_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_text
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE consent (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL REFERENCES app_user,
  text_id uuid NOT NULL REFERENCES consent_text,
  purpose text NOT NULL,
  source text NOT NULL CHECK (source IN ('screen', 'paper')),
  given_at timestamptz NOT NULL,
  address text,
  device text,
  place text,
  recorded_by uuid NOT NULL REFERENCES app_user,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES app_user,
  CHECK ((source = 'paper') = (place IS NOT NULL)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX consent_standing ON consent (user_id, purpose) WHERE withdrawn_at IS NULL;
COMMENT ON COLUMN consent.place IS 'Where the signed paper lies';
CREATE FUNCTION keep_consent() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
  kept consent;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL THEN
    kept := NEW;
    kept.withdrawn_at := OLD.withdrawn_at;
    kept.withdrawn_by := OLD.withdrawn_by;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a consent is only withdrawn, once' USING ERRCODE = 'insufficient_privilege';
END $function$;
CREATE TRIGGER consent_is_final BEFORE UPDATE OR DELETE ON consent FOR EACH ROW EXECUTE FUNCTION keep_consent();
`;

const retention = `
CREATE TABLE retention_rule (
  category text PRIMARY KEY
    CHECK (category IN ('contacts', 'sign-in', 'identity-document', 'prior-education', 'register-data')),
  months integer CHECK (months >= 0),
  ground text NOT NULL,
  confirmed boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN retention_rule.months IS 'From the end of study or the last document; NULL keeps the data as long as the registry';
INSERT INTO retention_rule (category, months, ground) VALUES
  ('contacts', 0, 'Цель обработки достигнута: ст. 21 ч. 4 152-ФЗ'),
  ('sign-in', 0, 'Цель обработки достигнута: ст. 21 ч. 4 152-ФЗ'),
  ('identity-document', 60, 'Документы о повышении квалификации – 5 лет по ведомственным перечням; уточните у архивиста'),
  ('prior-education', 60, 'Документы о повышении квалификации – 5 лет по ведомственным перечням; уточните у архивиста'),
  ('register-data', NULL, 'Книга регистрации и федеральный реестр: ст. 98 273-ФЗ');
`;

const acts = `
ALTER TABLE number_series DROP CONSTRAINT number_series_series_check;
ALTER TABLE number_series ADD CONSTRAINT number_series_series_check CHECK (series IN ('order', 'protocol', 'certificate',
  'diploma', 'reference', 'duplicate', 'extract', 'blank-act', 'destruction-act'));
INSERT INTO number_series (series, pattern, per_year, kind_word) VALUES ('destruction-act', '{n}-ПД/{yy}', true, 'ПД');

CREATE TABLE destruction_act (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number text UNIQUE,
  reason text NOT NULL,
  categories text[] NOT NULL CHECK (cardinality(categories) > 0),
  people jsonb NOT NULL,
  drafted_by uuid NOT NULL REFERENCES app_user,
  drafted_at timestamptz NOT NULL DEFAULT now(),
  approved_by uuid REFERENCES app_user,
  approved_at timestamptz,
  method text,
  CHECK ((approved_at IS NULL) = (number IS NULL) AND (approved_at IS NULL) = (approved_by IS NULL))
);
COMMENT ON COLUMN destruction_act.people IS 'Ids and names as they were: what proves the destruction (приказ Роскомнадзора № 179)';
CREATE FUNCTION keep_destruction_act() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
  IF OLD.approved_at IS NOT NULL THEN
    RAISE EXCEPTION 'an approved act does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $function$;
CREATE TRIGGER destruction_act_is_final BEFORE UPDATE OR DELETE ON destruction_act
  FOR EACH ROW EXECUTE FUNCTION keep_destruction_act();
`;

/** Consents apart by purpose, terms of keeping, and acts by which personal data are destroyed (152-ФЗ). */
export class ConsentTextFirstCreate1764970000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [consents, retention, acts]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
