/** The published questions with their choices, and the key of each. */
export const BANK = `
CREATE TEMP TABLE bank AS
SELECT q.id AS question_id, v.id AS version_id, row_number() OVER (ORDER BY q.position) AS position,
       array_agg(o.id ORDER BY o.position) AS options, (array_agg(o.id) FILTER (WHERE o.correct))[1] AS right_id
FROM question q JOIN question_version v ON v.id = q.published_version_id JOIN question_option o ON o.version_id = v.id
WHERE q.program_id = (SELECT g.program_id FROM attestation_session s JOIN study_group g ON g.id = s.group_id WHERE s.id = $1)
GROUP BY q.id, v.id`;

/** So many papers for each learner beside the one that he has; a choice's id on a paper comes from both their ids. */
export const PAPERS = `
CREATE TEMP TABLE sat AS
SELECT gen_random_uuid() AS id, e.id AS enrolment_id, e.learner_id, n + 1 AS number
FROM attestation_session s JOIN enrolment e ON e.group_id = s.group_id CROSS JOIN generate_series(1, $2::int) n WHERE s.id = $1`;

export const SHEETS = `
INSERT INTO paper (id, session_id, enrolment_id, number, questions, sheet)
SELECT sat.id, $1, sat.enrolment_id, sat.number, 60, (
  SELECT json_agg(json_build_array(bank.question_id, bank.version_id,
                    (SELECT json_agg(json_build_array(md5(sat.id::text || o)::uuid, o)) FROM unnest(bank.options) o)) ORDER BY bank.position)
  FROM bank)
FROM sat`;

export const PAPER_QUESTIONS = `
INSERT INTO paper_question (paper_id, question_id, position, version_id, option_ids, right_option_id)
SELECT sat.id, bank.question_id, bank.position, bank.version_id,
       ARRAY(SELECT md5(sat.id::text || o)::uuid FROM unnest(bank.options) o), md5(sat.id::text || bank.right_id)::uuid
FROM sat CROSS JOIN bank`;

export const ATTEMPTS = `
INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, finished_at, close_reason, total,
                     answered, correct, mark, sheet_sha256)
SELECT id, $1, enrolment_id, learner_id, number, now() - interval '1 hour', now(), now(), 'learner', 60, 60, 36, 'pass', repeat('a', 64)
FROM sat`;

/** Every question answered by chance. */
export const ANSWERS = `
INSERT INTO answer_event (attempt_id, revision, question_id, option_id, at)
SELECT sat.id, bank.position, bank.question_id,
       md5(sat.id::text || bank.options[1 + floor(random() * array_length(bank.options, 1))::int])::uuid, now()
FROM sat CROSS JOIN bank`;

/** An appeals commission of the director. */
export const COMMISSION = `
WITH staff AS (
  SELECT u.id, g.program_id FROM attestation_session s JOIN study_group g ON g.id = s.group_id JOIN app_user u ON u.login = $2 || '-director'
  WHERE s.id = $1
), ordered AS (
  INSERT INTO director_order (kind, number, date, subject, drafted_by)
  SELECT 'appoint-appeals-commission', $2 || '-A', current_date, 'Об апелляционной комиссии', id FROM staff RETURNING id
), seated AS (
  INSERT INTO commission (program_id, order_id, kind) SELECT staff.program_id, ordered.id, 'appeals' FROM staff, ordered RETURNING id
)
INSERT INTO commission_seat (commission_id, user_id, role, position) SELECT seated.id, staff.id, 'chair', 1 FROM seated, staff`;

/** The first attempt is appealed, the commission is in its hearing; the last question of the bank is what it asks about. */
export const APPEAL = `
WITH filed AS (
  INSERT INTO appeal (kind, state, attempt_id, enrolment_id, learner_id, session_id, former_mark, text, addressee_id, filed_at,
                      application_html, application_sha256, commission_id, hearing_at, hearing_place, opened_at)
  SELECT 'result', 'in-hearing', sat.id, sat.enrolment_id, sat.learner_id, $1, 'pass', 'Не согласен.', u.id, now(), '<p></p>',
         repeat('a', 64), seat.commission_id, now(), 'Ауд. 12', now()
  FROM sat, app_user u JOIN commission_seat seat ON seat.user_id = u.id JOIN commission c ON c.id = seat.commission_id AND c.kind = 'appeals'
  WHERE u.login = $2 || '-director' LIMIT 1 RETURNING id
)
SELECT filed.id AS "appealId", bank.version_id AS "versionId",
       (SELECT o FROM unnest(bank.options) o WHERE o <> bank.right_id LIMIT 1) AS "otherOptionId"
FROM filed, bank ORDER BY bank.position DESC LIMIT 1`;
