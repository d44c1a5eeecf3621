import { Injectable } from '@nestjs/common';
import {
  absenteeOutcome,
  attestationOutcome,
  issuancePlan,
  endOfDay,
  nextAttemptClosesAt,
  retrainingOutcome,
  type AttestationForm,
  type DocumentKind,
  type Outcome,
  type PersonName,
  type Policy,
  type ProgramKind,
  withheldReason,
  type WithheldReason,
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { finishedOf, STANDING, type AttemptStanding } from '../attestation/session.service.ts';

export type DueDocument = {
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly name: PersonName;
  readonly kind: DocumentKind;
  /** He has no result at all: what is issued says that he did not come (3.14). */
  readonly absent: boolean;
};
export type WithheldDocument = DueDocument & { readonly reason: WithheldReason };

export type DueDocuments = {
  readonly due: readonly DueDocument[];
  /** Due as well, and not to be issued yet (273-ФЗ, ст. 76 ч. 16). */
  readonly withheld: readonly WithheldDocument[];
  /** Learners of the protocol whose attestation is not over; the end of the retake’s window while it can start (3.8). */
  readonly waiting: readonly { readonly name: PersonName; readonly retakeClosesAt: Date | null }[];
  /** Whose documents wait: the result is under appeal, or has been changed and is not announced anew yet (5.3, 5.10). */
  readonly held: readonly PersonName[];
};

type LearnerRow = {
  /** What his document rests on: a protocol, or an order of discharge; null while there is neither. */
  readonly groundId: string | null;
  readonly groupId: string;
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly name: PersonName;
  /** He has a result in no signed protocol: the group’s last one speaks for him. */
  readonly absent: boolean;
  /** Sessions of his group that were not cancelled. */
  readonly sessions: readonly { readonly startUntil: string; readonly retakeDays: number }[];
  /** Forms at whose closed meetings he was called and did not come. */
  readonly absences: readonly AttestationForm[];
  /** His document waits for the diploma of prior education (273-ФЗ, ст. 76 ч. 16). */
  readonly priorPending: boolean;
  readonly programKind: ProgramKind;
  readonly policy: Policy;
  readonly zone: string;
  readonly now: Date;
  /** All attempts of the enrolment; `protocolId` only of a signed protocol: no other result counts (3.12). */
  readonly attempts: readonly (AttemptStanding & { readonly protocolId: string | null })[];
  /** The last day on which an attempt that the commission has granted may start. */
  readonly grantUntil: string | null;
  readonly isHeld: boolean;
  readonly holds: readonly DocumentKind[];
  readonly forms: readonly AttestationForm[];
  /** Exams and defences in signed protocols, the earliest first. */
  readonly examined: readonly {
    readonly form: AttestationForm;
    readonly passed: boolean;
    readonly protocolId: string;
  }[];
  /** Marks that the chair has confirmed and no signed protocol holds yet. */
  readonly unannounced: number;
  /** The last days of second times that the commission has set (3.11). */
  readonly secondTimes: readonly { readonly form: AttestationForm; readonly until: string }[];
};

/**
 * The documents that signed protocols call for and nobody has issued yet (3.13, 3.14). A learner’s document belongs to the
 * protocol that decided: that of the pass, or of the last failed attempt. Of a learner who never came, it is the last protocol
 * of his group; where nobody came and there is none, his reference rests on the order of discharge (3.14).
 */
@Injectable()
export class DueDocumentsService {
  /** By protocol; a draft calls for nothing. */
  async of(tx: EntityManager, protocolIds: readonly string[]): Promise<Map<string, DueDocuments>> {
    if (protocolIds.length === 0) return new Map();
    return byGround(await rows<LearnerRow>(tx, BY_PROTOCOL, [protocolIds]));
  }

  /**
   * Of groups in which nobody came, so that there is no protocol (3.14): references of study rest on the order of discharge.
   * By order; and, by group, those whom no signed order names yet.
   * @param groupIds null: of every group
   */
  async ofNobodyCame(
    tx: EntityManager,
    groupIds: readonly string[] | null,
  ): Promise<{ byOrder: Map<string, DueDocuments>; unordered: Map<string, DueDocuments> }> {
    const learners = await rows<LearnerRow>(tx, BY_ORDER, [groupIds]);
    const unordered = Map.groupBy(
      learners.filter(({ groundId }) => groundId === null),
      ({ groupId }) => groupId,
    );
    return {
      byOrder: byGround(learners),
      unordered: new Map([...unordered].map(([groupId, own]) => [groupId, dueOf(own)])),
    };
  }
}

function byGround(learners: readonly LearnerRow[]): Map<string, DueDocuments> {
  const grounds = Map.groupBy(learners, ({ groundId }) => groundId);
  return new Map([...grounds].flatMap(([id, own]) => (id === null ? [] : [[id, dueOf(own)] as const])));
}

/** Those with a result in the protocol; of the group’s last protocol also those who have one in no signed protocol. */
const CONCERNED = `
SELECT r.enrolment_id, min(r.position) AS position, false AS absent FROM protocol_result r
WHERE r.protocol_id = p.id GROUP BY r.enrolment_id
UNION ALL
SELECT missing.id, NULL, true FROM enrolment missing
WHERE missing.group_id = s.group_id
  AND p.id = (SELECT last.id FROM protocol last JOIN attestation_session ls ON ls.id = last.session_id
              WHERE ls.group_id = s.group_id AND last.status = 'signed' ORDER BY last.signed_at DESC, last.id DESC LIMIT 1)
  AND NOT EXISTS (SELECT FROM protocol_result held JOIN protocol hp ON hp.id = held.protocol_id AND hp.status = 'signed'
                  WHERE held.enrolment_id = missing.id)`;

const MISSED = `
coalesce((SELECT json_agg(json_build_object('startUntil', ms.start_until, 'retakeDays', ms.policy -> 'retakeDays'))
          FROM attestation_session ms WHERE r.absent AND ms.group_id = g.id AND ms.cancelled_at IS NULL), '[]') AS sessions,
ARRAY(SELECT xs.form FROM examination x JOIN attestation_session xs ON xs.id = x.session_id AND xs.cancelled_at IS NULL
      JOIN meeting xm ON xm.session_id = xs.id AND xm.closed_at IS NOT NULL
      WHERE x.enrolment_id = e.id AND x.absent AND x.annulled_at IS NULL) AS absences,
e.prior_education_pending AND NOT EXISTS (SELECT FROM learner_record lr WHERE lr.user_id = e.learner_id
                                          AND lr.prior_shown_at IS NOT NULL) AS "priorPending"`;

const EXAMINED = `
coalesce((SELECT json_agg(json_build_object('form', xs.form, 'passed', xr.mark = 'pass', 'protocolId', xp.id) ORDER BY xp.signed_at)
          FROM protocol_result xr JOIN protocol xp ON xp.id = xr.protocol_id AND xp.status = 'signed'
          JOIN attestation_session xs ON xs.id = xp.session_id
          JOIN examination xe ON xe.id = xr.examination_id AND xe.annulled_at IS NULL
          WHERE xr.enrolment_id = e.id), '[]') AS examined,
(SELECT count(*) FROM examination x WHERE x.enrolment_id = e.id AND x.mark IS NOT NULL AND x.annulled_at IS NULL AND NOT EXISTS
   (SELECT FROM announced_examination n WHERE n.examination_id = x.id)) AS unannounced,
coalesce((SELECT json_agg(json_build_object('form', ds.form, 'until', d.until_day))
          FROM standing_decision d JOIN meeting dm ON dm.id = d.meeting_id JOIN attestation_session ds ON ds.id = dm.session_id
          WHERE d.kind = 'second-time' AND d.enrolment_id = e.id), '[]') AS "secondTimes"`;

const LEARNERS = (groundId: string, policy: string) => `
SELECT ${groundId} AS "groundId", g.id AS "groupId", e.id AS "enrolmentId", e.learner_id AS "learnerId", r.absent,
       pr.kind AS "programKind", ${policy} AS policy, org.zone, clock_timestamp() AS now,
       json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name,
       coalesce((SELECT json_agg(json_build_object('protocolId', ap.id, ${STANDING('a')}) ORDER BY a.number)
        FROM attempt a
        LEFT JOIN protocol_result ar ON ar.attempt_id = a.id
        LEFT JOIN protocol ap ON ap.id = ar.protocol_id AND ap.status = 'signed'
        WHERE a.enrolment_id = e.id AND a.annulled_at IS NULL), '[]') AS attempts,
       (SELECT o.until_day FROM open_grant o WHERE o.enrolment_id = e.id LIMIT 1) AS "grantUntil",
       ARRAY(SELECT d.kind FROM issued_document d WHERE d.enrolment_id = e.id AND d.status = 'valid') AS holds,
       EXISTS (SELECT FROM held_enrolment h WHERE h.enrolment_id = e.id) AS "isHeld", pr.forms, ${EXAMINED},
       ${MISSED}`;

const FROM_GROUP = `
JOIN program pr ON pr.id = g.program_id
JOIN app_user u ON u.id = e.learner_id
CROSS JOIN organisation org`;

const BY_PROTOCOL = `
${LEARNERS('p.id', 's.policy')}
FROM protocol p
JOIN attestation_session s ON s.id = p.session_id
JOIN LATERAL (${CONCERNED}) r ON true
JOIN enrolment e ON e.id = r.enrolment_id
JOIN study_group g ON g.id = e.group_id ${FROM_GROUP}
WHERE p.id = ANY ($1) AND p.status = 'signed'
ORDER BY p.id, r.position NULLS LAST, u.last_name COLLATE "ru-RU-x-icu", e.id`;

/** Groups that were called and in which nobody has begun, been marked or got into a protocol, with the order that discharges each learner. */
const BY_ORDER = `
${LEARNERS('discharge.id', 'last.policy')}
FROM study_group g
JOIN LATERAL (SELECT s.policy FROM attestation_session s WHERE s.group_id = g.id AND s.cancelled_at IS NULL
              ORDER BY s.opens_at DESC, s.id LIMIT 1) last ON true
JOIN enrolment e ON e.group_id = g.id
CROSS JOIN (SELECT true AS absent) r
LEFT JOIN LATERAL (SELECT o.id FROM order_learner l JOIN director_order o ON o.id = l.order_id
                   WHERE l.enrolment_id = e.id AND o.kind = 'complete-and-discharge' AND o.signed_at IS NOT NULL
                   ORDER BY o.signed_at DESC LIMIT 1) discharge ON true ${FROM_GROUP}
WHERE ($1::uuid[] IS NULL OR g.id = ANY ($1)) AND NOT EXISTS (
  SELECT FROM attestation_session s WHERE s.group_id = g.id AND (
    s.cancelled_at IS NULL AND s.start_until > clock_timestamp()
    OR EXISTS (SELECT FROM protocol p WHERE p.session_id = s.id)
    OR EXISTS (SELECT FROM attempt a WHERE a.session_id = s.id AND a.annulled_at IS NULL)
    OR EXISTS (SELECT FROM examination x WHERE x.session_id = s.id AND x.mark IS NOT NULL AND x.annulled_at IS NULL)))
ORDER BY g.id, u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", e.id`;

function dueOf(learners: readonly LearnerRow[]): DueDocuments {
  const standings = learners.map(standingOf);
  const decided = standings.filter(({ decidedHere, learner }) => decidedHere && !learner.isHeld);
  const planned = decided.flatMap(({ learner, outcome }) => {
    const { enrolmentId, learnerId, name, programKind, holds, absent, priorPending } = learner;
    return issuancePlan(programKind, [{ enrolmentId, outcome, holds }]).map((each) => ({
      document: { ...each, learnerId, name, absent },
      reason: withheldReason(each.kind, priorPending),
    }));
  });
  const due = planned.flatMap(({ document, reason }) => (reason ? [] : [document]));
  const withheld = planned.flatMap(({ document, reason }) => (reason ? [{ ...document, reason }] : []));
  const waiting = standings
    .filter(({ outcome }) => outcome === 'retake-open')
    .map(({ learner, closesAt }) => ({ name: learner.name, retakeClosesAt: closesAt }));
  const held = learners.filter(({ isHeld }) => isHeld).map(({ name }) => name);
  return { due, withheld, waiting, held };
}

function standingOf(learner: LearnerRow) {
  return learner.programKind === 'retraining' ? retrainingStanding(learner) : testStanding(learner);
}

/** By exams and defences (3.9, 3.11): what the last signed protocol said decides, once nothing is left to announce. */
function retrainingStanding(learner: LearnerRow) {
  const { forms, examined, absences, absent, unannounced, zone, now, groundId } = learner;
  const secondTimes = learner.secondTimes.map(({ form, until }) => ({ form, closesAt: endOfDay(until, zone) }));
  const state: Outcome = retrainingOutcome({ forms, results: examined, secondTimes, absences }, now);
  const open = secondTimes.map(({ closesAt }) => closesAt).filter((closesAt) => closesAt > now);
  return {
    learner,
    outcome: unannounced > 0 ? ('retake-open' as const) : state,
    decidedHere: absent || examined.at(-1)?.protocolId === groundId,
    closesAt: open.length > 0 ? new Date(Math.max(...open.map((each) => each.getTime()))) : null,
  };
}

/** Of one who has never begun: whether he still may (3.14). An attempt that no signed protocol holds yet decides nothing. */
function absenteeStanding(learner: LearnerRow) {
  const { attempts, sessions, grantUntil, zone, now } = learner;
  const missed = sessions.map(({ startUntil, retakeDays }) => ({
    startUntil: new Date(startUntil),
    policy: { retakeDays },
  }));
  const grantClosesAt = grantUntil ? endOfDay(grantUntil, zone) : null;
  const outcome: Outcome = attempts.length > 0 ? 'not-attempted' : absenteeOutcome(missed, grantClosesAt, now, zone);
  return { learner, outcome, decidedHere: true, closesAt: outcome === 'retake-open' ? grantClosesAt : null };
}

function testStanding(learner: LearnerRow) {
  if (learner.absent) return absenteeStanding(learner);
  const { attempts, policy, zone, now, groundId } = learner;
  const announced = attempts.filter(({ protocolId }) => protocolId !== null);
  const finished = finishedOf(announced);
  // A retake that runs, or whose protocol is not signed yet, may still change everything.
  const settled = announced.length === attempts.length;
  const grantClosesAt = learner.grantUntil ? endOfDay(learner.grantUntil, zone) : null;
  const outcome: Outcome = settled ? attestationOutcome(finished, policy, now, zone, grantClosesAt) : 'retake-open';
  const decisive = announced.find(({ mark }) => mark === 'pass') ?? announced.at(-1);
  return {
    learner,
    outcome,
    decidedHere: decisive?.protocolId === groundId,
    closesAt: settled ? nextAttemptClosesAt(finished, policy, zone, grantClosesAt) : null,
  };
}
