import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The thesis as the commission heard it stays with the examination when the meeting closes: a second time may be held over
 * a mended one. And a second time concerns those alone who failed or did not come, once (3.11).
 */
export class ExaminationThesisAdd1764810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kept);
    await runner.query(concerns);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

const kept = `
ALTER TABLE examination ADD COLUMN thesis jsonb;
COMMENT ON COLUMN examination.thesis IS 'The row of thesis as it was when the meeting closed';

ALTER TABLE examination DISABLE TRIGGER examination_is_final;
UPDATE examination x SET thesis = to_jsonb(t)
FROM thesis t, attestation_session s, meeting m
WHERE t.enrolment_id = x.enrolment_id AND s.id = x.session_id AND s.form = 'defence' AND m.session_id = s.id
  AND m.closed_at IS NOT NULL;
ALTER TABLE examination ENABLE TRIGGER examination_is_final;

CREATE FUNCTION keep_heard_theses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE examination x SET thesis = to_jsonb(t)
  FROM thesis t, attestation_session s
  WHERE x.session_id = NEW.session_id AND t.enrolment_id = x.enrolment_id AND s.id = x.session_id AND s.form = 'defence';
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_keeps_theses BEFORE UPDATE OF closed_at ON meeting
  FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION keep_heard_theses();

-- The thesis that an examination is about: as it is while the meeting lasts, as it was once the meeting is closed.
CREATE VIEW heard_thesis AS
  SELECT x.id AS examination_id, t.*
  FROM examination x
  JOIN attestation_session s ON s.id = x.session_id AND s.form = 'defence'
  JOIN meeting m ON m.session_id = s.id AND m.closed_at IS NULL
  JOIN thesis t ON t.enrolment_id = x.enrolment_id
  UNION ALL
  SELECT x.id, t.*
  FROM examination x
  JOIN meeting m ON m.session_id = x.session_id AND m.closed_at IS NOT NULL
  CROSS JOIN LATERAL jsonb_populate_record(NULL::thesis, x.thesis) t
  WHERE x.thesis IS NOT NULL;
`;

const concerns = `
CREATE OR REPLACE FUNCTION session_concerns(session uuid, enrolment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN s.form = 'test' THEN
      EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.session_id = session)
      OR NOT EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.annulled_at IS NULL)
    WHEN EXISTS (SELECT 1 FROM examination x WHERE x.session_id = session AND x.enrolment_id = enrolment) THEN true
    WHEN s.second_time_of IS NOT NULL THEN
      EXISTS (SELECT 1 FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id CROSS JOIN organisation o
              WHERE m.session_id = s.second_time_of AND d.kind = 'second-time' AND d.enrolment_id = enrolment
                AND (s.opens_at AT TIME ZONE o.zone)::date BETWEEN d.from_day AND d.until_day)
      AND EXISTS (SELECT 1 FROM examination x
                  WHERE x.session_id = s.second_time_of AND x.enrolment_id = enrolment
                    AND (x.absent OR x.annulled_at IS NOT NULL OR x.mark IN ('fail', 'unsatisfactory')))
      AND NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                      WHERE x.enrolment_id = enrolment AND x.annulled_at IS NULL
                        AND other.second_time_of = s.second_time_of)
    ELSE
      NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                  WHERE x.enrolment_id = enrolment AND other.form = s.form)
  END
  FROM attestation_session s WHERE s.id = session
$$;
`;
