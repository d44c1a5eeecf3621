import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session of a test has one meeting, and a retake days later its own protocol: that one has nothing of the meeting (3.8). */
const absence = `
CREATE FUNCTION protocol_absentees(of_protocol uuid) RETURNS TABLE (user_id uuid, role text) LANGUAGE sql STABLE AS $$
  SELECT seat.user_id, seat.role FROM protocol p
  JOIN meeting m ON m.session_id = p.session_id AND m.closed_at IS NOT NULL
  JOIN commission_seat seat ON seat.commission_id = p.commission_id AND seat.role <> 'chair' AND (p.form <> 1 OR seat.role <> 'secretary')
  CROSS JOIN organisation org
  WHERE p.id = of_protocol
    AND (p.form <> 1 OR EXISTS (
      SELECT FROM protocol_result r JOIN attempt a ON a.id = r.attempt_id
      WHERE r.protocol_id IN (p.id, p.amends)
        AND (a.finished_at AT TIME ZONE org.zone)::date = (m.opened_at AT TIME ZONE org.zone)::date))
    AND NOT EXISTS (SELECT FROM meeting_presence here
                    WHERE here.meeting_id = m.id AND here.user_id = seat.user_id AND here.attended)
$$;
COMMENT ON FUNCTION protocol_absentees(uuid) IS 'Signers who were not for a moment at the closed meeting that the protocol is of.';

CREATE FUNCTION record_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO signature (subject_kind, subject_id, user_id, role, status, content_sha256, address, device, method)
  SELECT 'protocol', p.id, absent.user_id, absent.role, 'absent', p.content_sha256, '', '', 'recorded'
  FROM protocol p CROSS JOIN LATERAL protocol_absentees(p.id) absent
  WHERE p.session_id = NEW.session_id AND p.status = 'draft'
  ON CONFLICT (subject_kind, subject_id, user_id) WHERE voided_at IS NULL DO NOTHING;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION record_absence() IS 'A draft may be older than the closing of its meeting: who was away is known from then on.';
CREATE TRIGGER meeting_closed_over_drafts AFTER UPDATE OF closed_at ON meeting FOR EACH ROW
  WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION record_absence();
`;

/** Checked at the commit: a content and the signatures under its former words change in either order. */
const hashes = `
CREATE FUNCTION sha256_for_signing(of_kind text, of_id uuid) RETURNS text LANGUAGE sql STABLE RETURN CASE of_kind
  WHEN 'protocol' THEN (SELECT content_sha256 FROM protocol WHERE id = of_id)
  WHEN 'order' THEN (SELECT content_sha256 FROM director_order WHERE id = of_id)
END;
COMMENT ON FUNCTION sha256_for_signing(text, uuid) IS 'Hash of the content that is signed.';

CREATE FUNCTION keep_signature_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content_sha256 IS DISTINCT FROM sha256_for_signing(NEW.subject_kind, NEW.subject_id) THEN
    RAISE EXCEPTION 'a signature stands under the content of its %', NEW.subject_kind USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_of_content BEFORE INSERT ON signature FOR EACH ROW
  WHEN (NEW.subject_kind IN ('protocol', 'order')) EXECUTE FUNCTION keep_signature_true();

CREATE FUNCTION keep_signed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM signature WHERE subject_kind = TG_ARGV[0] AND subject_id = NEW.id AND voided_at IS NULL
               AND content_sha256 IS DISTINCT FROM sha256_for_signing(TG_ARGV[0], NEW.id)) THEN
    RAISE EXCEPTION 'a signature stands under other words of this %', TG_ARGV[0] USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER protocol_words_are_signed AFTER UPDATE ON protocol DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.content_sha256 IS DISTINCT FROM NEW.content_sha256) EXECUTE FUNCTION keep_signed_words('protocol');
CREATE CONSTRAINT TRIGGER director_order_words_are_signed AFTER UPDATE ON director_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.content_sha256 IS DISTINCT FROM NEW.content_sha256) EXECUTE FUNCTION keep_signed_words('order');
`;

/** A protocol has its own meeting's absences only, and every signature stands under the very words of what it signs. */
export class ProtocolOwnMeetingBind1764820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [absence, hashes]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
