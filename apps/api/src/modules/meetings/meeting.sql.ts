import { STANDING } from '../attestation/session.service.ts';

/** The days within which session `s`, a second time, may be held; null when it is none (3.11). */
export const SECOND_TIME = `
CASE WHEN s.second_time_of IS NOT NULL THEN (
  SELECT json_build_object('from', min(d.from_day), 'until', max(d.until_day)) FROM standing_decision d
  JOIN meeting before ON before.id = d.meeting_id WHERE before.session_id = s.second_time_of AND d.kind = 'second-time') END`;

/** «Билетов Л. В.» */
export const NAME = (user: string) =>
  `${user}.last_name || ' ' || left(${user}.first_name, 1) || '.' || coalesce(' ' || left(${user}.patronymic, 1) || '.', '')`;

const PERSON = (user: string) =>
  `json_build_object('id', ${user}.id, 'name', json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name,
     'patronymic', ${user}.patronymic))`;

/** Seats of the commission of session `s`, with who is at meeting `m`; posts as of the day of the order. */
export const SEATS = `(
  SELECT json_agg(json_build_object('id', u.id, 'name', json_build_object('lastName', u.last_name, 'firstName', u.first_name,
           'patronymic', u.patronymic), 'role', seat.role, 'post', seat.post, 'organisation', seat.organisation,
           'present', coalesce(r.present, false), 'attended', coalesce(r.attended, false)) ORDER BY seat.position)
  FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
  LEFT JOIN meeting_presence r ON r.meeting_id = m.id AND r.user_id = seat.user_id
  WHERE seat.commission_id = s.commission_id)`;

/** An allow-list: before the marks lie open nobody’s mark but the reader’s own (`$2`) leaves the database. */
const MARKS = `coalesce((
  SELECT json_agg(json_build_object('userId', seat.user_id, 'given', k.user_id IS NOT NULL,
           'mark', CASE WHEN x.marks_opened_at IS NOT NULL OR seat.user_id = $2 THEN k.mark END) ORDER BY seat.position)
  FROM commission_seat seat LEFT JOIN examination_mark k ON k.examination_id = x.id AND k.user_id = seat.user_id
  WHERE seat.commission_id = s.commission_id AND seat.role <> 'secretary'), '[]')`;

const THESIS = `
  CASE WHEN t.enrolment_id IS NOT NULL THEN json_build_object('topic', t.topic, 'workForm', t.work_form,
    'supervisor', t.supervisor, 'consultants', t.consultants, 'pages', t.pages, 'materials', t.materials,
    'reviewKind', t.review_kind, 'reviewer', t.reviewer, 'reviewerGenitive', t.reviewer_genitive, 'averageMark', t.average_mark,
    'file', CASE WHEN t.file_sha256 IS NOT NULL THEN json_build_object('name', t.file_name, 'mediaType', t.file_media_type,
      'bytes', t.file_bytes, 'sha256', t.file_sha256, 'uploadedAt', t.uploaded_at, 'uploadedBy',
      (SELECT concat_ws(' ', b.last_name, b.first_name, b.patronymic) FROM app_user b WHERE b.id = t.uploaded_by)) END) END`;

/** Whether enrolment `x.enrolment_id` has been on the agenda of a second time of session `x.session_id` (3.11). */
export const HEARD_AGAIN = `EXISTS (
  SELECT 1 FROM examination again JOIN attestation_session other ON other.id = again.session_id
  WHERE again.enrolment_id = x.enrolment_id AND again.annulled_at IS NULL AND other.second_time_of = x.session_id)`;

/** Examinations of session `s` as the reader `$2` may see them. */
export const EXAMINATIONS = `coalesce((
  SELECT json_agg(json_build_object('id', x.id, 'enrolmentId', x.enrolment_id, 'learner', ${PERSON('u')}, 'position', x.position,
           'startedAt', x.started_at, 'endedAt', x.ended_at, 'absent', x.absent,
           'card', CASE WHEN x.card_id IS NOT NULL THEN
             json_build_object('id', x.card_id, 'number', x.card_number, 'questions', x.card_questions) END,
           'reportMinutes', x.report_minutes, 'remarks', x.remarks, 'marks', ${MARKS}, 'marksOpenedAt', x.marks_opened_at,
           'mark', x.mark, 'markReason', x.mark_reason, 'confirmedAt', x.confirmed_at,
           'questions', coalesce((SELECT json_agg(json_build_object('id', q.id, 'askedBy', q.asked_by, 'text', q.text, 'at', q.at)
                                                  ORDER BY q.at, q.id)
                                  FROM examination_question q WHERE q.examination_id = x.id), '[]'),
           'opinions', coalesce((SELECT json_agg(json_build_object('id', n.id, 'userId', n.user_id, 'text', n.text, 'at', n.at)
                                                 ORDER BY n.at, n.id)
                                 FROM examination_opinion n WHERE n.examination_id = x.id), '[]'),
           'thesis', ${THESIS}, 'heardAgain', ${HEARD_AGAIN}) ORDER BY x.position)
  FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN app_user u ON u.id = e.learner_id
  LEFT JOIN heard_thesis t ON t.examination_id = x.id
  WHERE x.session_id = s.id), '[]')`;

/** Learners whom the session concerns, by name, those on the agenda of an exam or a defence left out; `$1` is the session. */
export const PARTICIPANTS = `
SELECT e.id AS "enrolmentId", ${PERSON('u')} AS learner, e.tuition_paid AS "tuitionPaid", e.override_reason AS "overrideReason",
       EXISTS (SELECT 1 FROM acknowledgement k JOIN regulation_in_force r ON r.id = k.edition_id WHERE k.user_id = u.id) AS acknowledged,
       coalesce((SELECT json_agg(json_build_object('title', md.title, 'done', d.module_id IS NOT NULL) ORDER BY md.position)
                 FROM program_module md LEFT JOIN module_done d ON d.module_id = md.id AND d.enrolment_id = e.id
                 WHERE md.program_id = g.program_id AND NOT md.attestation), '[]') AS modules,
       coalesce((SELECT json_agg(json_build_object('id', a.id, 'sessionId', a.session_id, 'number', a.number, 'correct', a.correct,
                   'total', a.total, 'annulledAt', a.annulled_at, ${STANDING('a')}) ORDER BY a.started_at)
                 FROM attempt a WHERE a.enrolment_id = e.id), '[]') AS attempts,
       (SELECT o.until_day FROM open_grant o WHERE o.enrolment_id = e.id LIMIT 1) AS "grantUntil"
FROM attestation_session s
JOIN study_group g ON g.id = s.group_id
JOIN enrolment e ON e.group_id = g.id
JOIN app_user u ON u.id = e.learner_id
WHERE s.id = $1 AND NOT EXISTS (SELECT 1 FROM examination x WHERE x.session_id = s.id AND x.enrolment_id = e.id)
  AND session_concerns(s.id, e.id)
ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.patronymic COLLATE "ru-RU-x-icu", u.id`;

/** Decisions of meeting `m`, in their order. */
export const DECISIONS = `coalesce((SELECT json_agg(json_build_object('id', d.id, 'kind', d.kind, 'enrolmentId', d.enrolment_id,
                          'attemptId', d.attempt_id, 'fromDay', d.from_day, 'untilDay', d.until_day, 'reasons', d.reasons,
                          'at', d.at, 'decidedBy', concat_ws(' ', u.last_name, u.first_name, u.patronymic),
                          'present', (SELECT json_agg(concat_ws(' ', w.last_name, w.first_name, w.patronymic) ORDER BY seat.position NULLS LAST)
                                      FROM unnest(d.present) AS there JOIN app_user w ON w.id = there
                                      LEFT JOIN commission_seat seat ON seat.user_id = there AND seat.commission_id = s.commission_id))
                          ORDER BY d.at)
                        FROM standing_decision d JOIN app_user u ON u.id = d.decided_by WHERE d.meeting_id = m.id), '[]')`;
