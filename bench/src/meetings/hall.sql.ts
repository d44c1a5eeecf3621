/** The program of the world becomes one of retraining that ends by an exam. */
export const RETRAINING = `
UPDATE program SET kind = 'retraining', hours = 260, forms = ARRAY['exam'], exam_kind = 'interdisciplinary', qualification = 'Специалист'
WHERE id = (SELECT g.program_id FROM attestation_session s JOIN study_group g ON g.id = s.group_id WHERE s.id = $1)`;

/** An exam with a commission and a group of its own, opened, everybody present, the first learner called up. */
export const HOLD_EXAM = `
CREATE FUNCTION pg_temp.hold_exam(model uuid, name text, members integer, learners integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  world record;
  ordered uuid;
  seated uuid;
  taught uuid;
  held uuid;
BEGIN
  SELECT s.policy || '{"markScale": "four-point", "quorumNumerator": 2, "quorumDenominator": 3}'::jsonb AS policy, g.program_id,
         u.password_hash, o.signed_by AS director
    INTO world
    FROM attestation_session s JOIN study_group g ON g.id = s.group_id JOIN enrolment e ON e.group_id = g.id
    JOIN app_user u ON u.id = e.learner_id JOIN commission c ON c.id = s.commission_id JOIN director_order o ON o.id = c.order_id
    WHERE s.id = model LIMIT 1;
  INSERT INTO app_user (login, password_hash, last_name, first_name, roles)
    SELECT name || '-v' || n, world.password_hash, 'Членов', 'Номер ' || n, ARRAY['commission-member'] FROM generate_series(1, members) n;
  INSERT INTO director_order (kind, number, date, subject, drafted_by, program_id, html, content_sha256)
    VALUES ('appoint-attestation-commission', name, current_date, 'О составе комиссии', world.director, world.program_id, name,
            encode(sha256(convert_to(name, 'UTF8')), 'hex')) RETURNING id INTO ordered;
  INSERT INTO commission (program_id, order_id) VALUES (world.program_id, ordered) RETURNING id INTO seated;
  INSERT INTO commission_seat (commission_id, user_id, role, position)
    SELECT seated, id, CASE row_number() OVER (ORDER BY id) WHEN 1 THEN 'chair' ELSE 'member' END, row_number() OVER (ORDER BY id)
    FROM app_user WHERE login LIKE name || '-v%';
  UPDATE director_order SET signed_by = world.director, signed_at = now() WHERE id = ordered;
  INSERT INTO study_group (program_id, title, starts_on, ends_on)
    VALUES (world.program_id, name, current_date - 30, current_date) RETURNING id INTO taught;
  INSERT INTO app_user (login, password_hash, last_name, first_name, patronymic, roles)
    SELECT name || '-l' || n, world.password_hash, 'Проверочный', 'Номер ' || n, 'Примерович', ARRAY['learner']
    FROM generate_series(1, learners) n;
  INSERT INTO acknowledgement (user_id, edition_id, sha256, address)
    SELECT u.id, e.id, e.sha256, '127.0.0.1' FROM app_user u CROSS JOIN regulation_in_force e WHERE u.login LIKE name || '-l%';
  INSERT INTO enrolment (group_id, learner_id, tuition_paid) SELECT taught, id, true FROM app_user WHERE login LIKE name || '-l%';
  INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy, form)
    VALUES (taught, seated, now() - interval '1 minute', now() + interval '1 hour', 'remote', 'initial', world.policy, 'exam')
    RETURNING id INTO held;
  INSERT INTO meeting_presence (meeting_id, user_id, present, attended)
    SELECT m.id, s.user_id, true, true FROM meeting m, commission_seat s WHERE m.session_id = held AND s.commission_id = seated;
  INSERT INTO examination (session_id, enrolment_id, position, started_at)
    SELECT held, id, row_number() OVER (ORDER BY id), now() FROM enrolment WHERE group_id = taught;
  UPDATE meeting SET opened_at = now(), opened_by = (SELECT user_id FROM commission_seat WHERE commission_id = seated AND role = 'chair'),
    current_examination_id = (SELECT id FROM examination WHERE session_id = held AND position = 1)
    WHERE session_id = held;
END $$`;

/** Everybody marked good, and the meeting closed. */
export const CLOSE_EXAM = `
WITH marked AS (
  UPDATE examination x SET marks_opened_at = now(), mark = 'good', confirmed_at = now(), ended_at = now(), confirmed_by = m.opened_by
  FROM meeting m WHERE m.session_id = x.session_id AND x.session_id = $1
)
SELECT 1`;
export const CLOSE_MEETING = `UPDATE meeting SET closed_at = now(), closed_by = opened_by WHERE session_id = $1`;

export const MEETINGS = `
SELECT m.id AS "meetingId", m.session_id AS "sessionId", g.title AS name,
       ARRAY(SELECT u.login FROM commission_seat s JOIN app_user u ON u.id = s.user_id
             WHERE s.commission_id = a.commission_id ORDER BY s.position) AS logins,
       ARRAY(SELECT x.id::text FROM examination x WHERE x.session_id = a.id ORDER BY x.position) AS "examinationIds"
FROM meeting m JOIN attestation_session a ON a.id = m.session_id JOIN study_group g ON g.id = a.group_id
WHERE g.title LIKE $1 ORDER BY m.id`;
