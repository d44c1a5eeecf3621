export const calendarTables = `
ALTER TABLE organisation ADD COLUMN calendar_country text NOT NULL DEFAULT 'RU' CHECK (calendar_country IN ('RU', 'KZ', 'KG'));
COMMENT ON COLUMN organisation.calendar_country IS 'By whose production calendar working days are counted (5.6, 5.11).';

CREATE TABLE production_calendar (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  country text NOT NULL CHECK (country IN ('RU', 'KZ', 'KG')),
  year integer NOT NULL CHECK (year BETWEEN 2017 AND 2100),
  version integer NOT NULL CHECK (version > 0),
  status text NOT NULL CHECK (status IN ('approved', 'unconfirmed', 'provisional')),
  source text NOT NULL,
  reason text,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  published_by uuid REFERENCES app_user,
  UNIQUE (country, year, version),
  CHECK ((reason IS NULL) = (published_by IS NULL))
);
COMMENT ON TABLE production_calendar IS 'Versions of a year; the highest one is in force. Never changed: a change is a new version.';
COMMENT ON COLUMN production_calendar.published_by IS 'Null for those that came with the product.';

CREATE TABLE production_calendar_day (
  calendar_id uuid NOT NULL REFERENCES production_calendar,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('off', 'short', 'working')),
  title text,
  transferred_from date,
  PRIMARY KEY (calendar_id, day),
  UNIQUE (calendar_id, transferred_from),
  CHECK (transferred_from <> day)
);
COMMENT ON TABLE production_calendar_day IS 'Days that differ from the week’s own pattern, or bear a name.';

CREATE VIEW production_calendar_in_force AS
  SELECT DISTINCT ON (country, year) * FROM production_calendar ORDER BY country, year, version DESC;

CREATE TRIGGER production_calendar_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON production_calendar
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER production_calendar_day_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON production_calendar_day
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
