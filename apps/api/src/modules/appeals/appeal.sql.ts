const name = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;

/** In whose sight an appeal is; `$1` and `$2` are those of an AppealSight. */
export const WITHIN = `
($1::boolean OR EXISTS (SELECT FROM commission_seat own WHERE own.user_id = $2
   AND (own.commission_id = ap.commission_id OR (own.commission_id = s.commission_id AND own.role = 'chair'))))`;

export const SUMMARY = `
ap.id, ap.kind, ap.state, ap.session_id AS "sessionId", ap.filed_at AS "filedAt", pr.title AS "programTitle", g.title AS "groupTitle",
json_build_object('kind', CASE WHEN ap.attempt_id IS NULL THEN 'examination' ELSE 'attempt' END,
                  'id', coalesce(ap.attempt_id, ap.examination_id)) AS result,
json_build_object('id', learner.id, 'name', ${name('learner')}) AS learner,
CASE WHEN ap.hearing_at IS NOT NULL THEN json_build_object('at', ap.hearing_at, 'place', ap.hearing_place,
  'link', ap.hearing_link, 'openedAt', ap.opened_at) END AS hearing,
CASE WHEN ap.decided_at IS NOT NULL THEN json_build_object('upheld', ap.upheld, 'confirmed', ap.confirmed,
  'influenced', ap.influenced, 'newMark', ap.new_mark, 'reasons', ap.reasons, 'at', ap.decided_at,
  'protocolNumber', ap.protocol_number) END AS decision,
ap.decided_at AS "decidedAt", ap.announced_at AS "announcedAt", ap.acknowledged_at AS "acknowledgedAt",
json_build_object('consider', (s.policy->>'appealWorkingDays')::int,
                  'tell', (s.policy->>'appealNoticeWorkingDays')::int) AS "workingDays",
clock_timestamp() AS now, org.zone`;

export const SUMMARY_FROM = `
FROM appeal ap
JOIN attestation_session s ON s.id = ap.session_id
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
JOIN app_user learner ON learner.id = ap.learner_id
CROSS JOIN organisation org`;

/** Those of the appeals `$3` that the reader (`$1`, `$2`) may see. */
export const IN_SIGHT = `SELECT ap.id ${SUMMARY_FROM} WHERE ap.id = ANY ($3) AND ${WITHIN}`;

/** Of a decision that waits for signatures: those of the commission who were there and have still to sign, a chair who has refused too (5.11). */
export const UNSIGNED = `
coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', ${name('u')})
                          ORDER BY array_position(ARRAY['member', 'secretary', 'chair'], seat.role), seat.position)
          FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
          JOIN appeal_presence here ON here.appeal_id = ap.id AND here.user_id = u.id AND here.present
          WHERE ap.state = 'decided' AND seat.commission_id = ap.commission_id
            AND NOT EXISTS (SELECT FROM signature sig WHERE sig.subject_kind = 'appeal' AND sig.subject_id = ap.id
                            AND sig.user_id = u.id AND sig.voided_at IS NULL AND NOT (seat.role = 'chair' AND sig.status = 'refused'))), '[]') AS unsigned`;

const ACTING = `coalesce(ap.commission_id, commission_on(pr.id, 'appeals', (clock_timestamp() AT TIME ZONE org.zone)::date))`;

const present = (userId: string) =>
  `coalesce((SELECT p.present FROM appeal_presence p WHERE p.appeal_id = ap.id AND p.user_id = ${userId}), false)`;

const SEATS = `
(SELECT json_agg(json_build_object('userId', u.id, 'name', ${name('u')}, 'role', seat.role, 'post', seat.post,
    'present', ${present('u.id')}, 'vote', v.vote, 'opinion', v.opinion,
    'signature', CASE WHEN sig.id IS NOT NULL THEN json_build_object('at', sig.at, 'status', sig.status, 'method', sig.method,
                                                                     'statement', sig.statement) END,
    'isDirector', 'director' = ANY (u.roles), 'isTeacher', 'teacher' = ANY (u.roles) OR seat.affiliation = 'outside',
    'wasOnAttestation', EXISTS (SELECT FROM commission_seat a WHERE a.commission_id = s.commission_id AND a.user_id = u.id),
    'hasConsent', EXISTS (SELECT FROM signing_consent_in_force k WHERE k.user_id = u.id))
  ORDER BY array_position(ARRAY['chair', 'member', 'secretary'], seat.role), seat.position)
 FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
 LEFT JOIN appeal_vote v ON v.appeal_id = ap.id AND v.user_id = u.id
 LEFT JOIN signature sig ON sig.subject_kind = 'appeal' AND sig.subject_id = ap.id AND sig.user_id = u.id AND sig.voided_at IS NULL
 WHERE seat.commission_id = c.id)`;

/** What the hearing has found of the questions; the changes of each, flips first. */
const RULINGS = `
coalesce((SELECT json_agg(json_build_object('id', r.id, 'ruling', r.ruling, 'reasons', r.reasons, 'at', r.at,
    'decidedBy', concat_ws(' ', ruler.last_name, ruler.first_name, ruler.patronymic),
    'position', (SELECT pq.position FROM paper_question pq WHERE pq.paper_id = ap.attempt_id AND pq.version_id = r.version_id),
    'rescored', (SELECT count(*) FROM result_change rc WHERE rc.ruling_id = r.id),
    'flipped', (SELECT count(*) FROM result_change rc WHERE rc.ruling_id = r.id AND rc.from_mark <> rc.to_mark),
    'changes', coalesce((SELECT json_agg(one) FROM (
      SELECT rc.attempt_id AS "attemptId", concat_ws(' ', w.last_name, w.first_name, w.patronymic) AS learner,
             rc.from_mark AS "from", rc.to_mark AS "to", rc.from_correct AS "correctBefore", rc.from_total AS "totalBefore",
             rc.to_correct AS "correctAfter", rc.to_total AS "totalAfter"
      FROM result_change rc JOIN attempt ra ON ra.id = rc.attempt_id JOIN app_user w ON w.id = ra.learner_id
      WHERE rc.ruling_id = r.id
      ORDER BY rc.from_mark = rc.to_mark, rc.to_mark DESC, w.last_name COLLATE "ru-RU-x-icu", w.first_name COLLATE "ru-RU-x-icu"
      LIMIT 20) one), '[]')) ORDER BY r.at)
  FROM question_ruling r JOIN app_user ruler ON ruler.id = r.decided_by WHERE r.appeal_id = ap.id), '[]')`;

export const DETAILS = `
ap.enrolment_id AS "enrolmentId", pr.id AS "programId", ap.text, ap.application_html AS "applicationHtml",
ap.application_sha256 AS "applicationSha256", ap.application_file_sha256 IS NOT NULL AS "applicationPrinted",
(SELECT ${name('adr')} FROM app_user adr WHERE adr.id = ap.addressee_id) AS addressee,
coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256)
                          ORDER BY f.position) FROM appeal_attachment f WHERE f.appeal_id = ap.id), '[]') AS attachments,
ap.former_mark AS "formerMark", learner.email IS NOT NULL AS "learnerHasEmail",
(SELECT json_build_object('correct', a.correct, 'total', a.total, 'passPercent', (s.policy->>'passPercent')::numeric)
 FROM attempt a WHERE a.id = ap.attempt_id) AS score, ${RULINGS} AS rulings,
coalesce((SELECT a.mark FROM attempt a WHERE a.id = ap.attempt_id),
         (SELECT x.mark FROM examination x WHERE x.id = ap.examination_id)) AS "currentMark",
CASE WHEN s.form = 'test' THEN 'two-point' ELSE coalesce(s.policy->>'markScale', 'four-point') END AS "markScale",
s.form = 'test' AS "isTest",
EXISTS (SELECT FROM protocol_result r JOIN protocol p ON p.id = r.protocol_id AND p.status = 'draft'
        WHERE r.attempt_id = ap.attempt_id OR r.examination_id = ap.examination_id) AS "inDraft",
(SELECT json_build_object('id', c.id, 'orderId', o.id, 'orderNumber', o.number, 'orderDate', o.date,
                          'authorisation', c.authorisation, 'seats', ${SEATS})
 FROM commission c JOIN director_order o ON o.id = c.order_id WHERE c.id = ${ACTING}) AS commission,
(SELECT json_build_object('id', ch.id, 'name', ${name('ch')}, 'present', ${present('ch.id')})
 FROM commission_seat cs JOIN app_user ch ON ch.id = cs.user_id
 WHERE cs.commission_id = s.commission_id AND cs.role = 'chair') AS "attestationChair",
${present('ap.learner_id')} AS "learnerPresent", ap.consequences,
ap.protocol_number AS "protocolNumber", ap.protocol_html AS "protocolHtml", ap.protocol_sha256 AS "protocolSha256",
ap.protocol_file_sha256 IS NOT NULL AS "protocolPrinted", ap.refusal,
coalesce((SELECT json_agg(json_build_object('id', p.id, 'number', p.number, 'replaces', f.number, 'signedAt', p.signed_at) ORDER BY p.drafted_at)
          FROM protocol p JOIN protocol f ON f.id = p.amends
          WHERE EXISTS (SELECT FROM protocol_amendment am WHERE am.protocol_id = p.id AND am.appeal_id = ap.id)), '[]') AS "amendedProtocols"`;
