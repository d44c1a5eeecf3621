import { Injectable } from '@nestjs/common';
import {
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
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type DueDocument = { readonly enrolmentId: string; readonly name: PersonName; readonly kind: DocumentKind };

export type DueDocuments = {
  readonly due: readonly DueDocument[];
  /** Learners of the protocol whose attestation is not over; the end of the retake’s window while it can start (3.8). */
  readonly waiting: readonly { readonly name: PersonName; readonly retakeClosesAt: Date | null }[];
  /** Whose documents wait: the result is under appeal, or has been changed and is not announced anew yet (5.3, 5.10). */
  readonly held: readonly PersonName[];
};

type LearnerRow = {
  readonly protocolId: string;
  readonly enrolmentId: string;
  readonly name: PersonName;
  readonly programKind: ProgramKind;
  readonly policy: Policy;
  readonly zone: string;
  readonly now: Date;
  /** All attempts of the enrolment; `protocolId` only of a signed protocol: no other result counts (3.12). */
  readonly attempts: readonly {
    finishedAt: string | null;
    mark: 'pass' | 'fail' | null;
    granted: boolean;
    protocolId: string | null;
  }[];
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
 * protocol that decided: that of the pass, or of the last failed attempt.
 */
@Injectable()
export class DueDocumentsService {
  /** By protocol; a draft calls for nothing. */
  async of(tx: EntityManager, protocolIds: readonly string[]): Promise<Map<string, DueDocuments>> {
    const learners = protocolIds.length > 0 ? await this.selectLearners(tx, protocolIds) : [];
    const byProtocol = Map.groupBy(learners, ({ protocolId }) => protocolId);
    return new Map([...byProtocol].map(([id, rows]) => [id, dueOf(rows)]));
  }

  private selectLearners(tx: EntityManager, protocolIds: readonly string[]): Promise<LearnerRow[]> {
    return rows<LearnerRow>(
      tx,
      `SELECT p.id AS "protocolId", e.id AS "enrolmentId", pr.kind AS "programKind", s.policy, org.zone,
              clock_timestamp() AS now,
              json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name,
              coalesce((SELECT json_agg(json_build_object('finishedAt', a.finished_at, 'mark', a.mark, 'protocolId', ap.id,
                                                'granted', a.granted_by_decision IS NOT NULL) ORDER BY a.number)
               FROM attempt a
               LEFT JOIN protocol_result ar ON ar.attempt_id = a.id
               LEFT JOIN protocol ap ON ap.id = ar.protocol_id AND ap.status = 'signed'
               WHERE a.enrolment_id = e.id AND a.annulled_at IS NULL), '[]') AS attempts,
              (SELECT o.until_day FROM open_grant o WHERE o.enrolment_id = e.id LIMIT 1) AS "grantUntil",
              ARRAY(SELECT d.kind FROM issued_document d WHERE d.enrolment_id = e.id AND d.status = 'valid') AS holds,
              EXISTS (SELECT FROM held_enrolment h WHERE h.enrolment_id = e.id) AS "isHeld", pr.forms, ${EXAMINED}
       FROM protocol p
       JOIN attestation_session s ON s.id = p.session_id
       JOIN LATERAL (SELECT r.enrolment_id, min(r.position) AS position FROM protocol_result r
                     WHERE r.protocol_id = p.id GROUP BY r.enrolment_id) r ON true
       JOIN enrolment e ON e.id = r.enrolment_id
       JOIN study_group g ON g.id = e.group_id
       JOIN program pr ON pr.id = g.program_id
       JOIN app_user u ON u.id = e.learner_id
       CROSS JOIN organisation org
       WHERE p.id = ANY ($1) AND p.status = 'signed'
       ORDER BY p.id, r.position`,
      [protocolIds],
    );
  }
}

const EXAMINED = `
coalesce((SELECT json_agg(json_build_object('form', xs.form, 'passed', xr.mark = 'pass', 'protocolId', xp.id) ORDER BY xp.signed_at)
          FROM protocol_result xr JOIN protocol xp ON xp.id = xr.protocol_id AND xp.status = 'signed'
          JOIN attestation_session xs ON xs.id = xp.session_id
          JOIN examination xe ON xe.id = xr.examination_id AND xe.annulled_at IS NULL
          WHERE xr.enrolment_id = e.id), '[]') AS examined,
(SELECT count(*) FROM examination x WHERE x.enrolment_id = e.id AND x.mark IS NOT NULL AND x.annulled_at IS NULL AND NOT EXISTS
   (SELECT FROM announced_examination n WHERE n.examination_id = x.id)) AS unannounced,
coalesce((SELECT json_agg(json_build_object('form', ds.form, 'until', d.until_day))
          FROM meeting_decision d JOIN meeting dm ON dm.id = d.meeting_id JOIN attestation_session ds ON ds.id = dm.session_id
          WHERE d.kind = 'second-time' AND d.enrolment_id = e.id), '[]') AS "secondTimes"`;

function dueOf(learners: readonly LearnerRow[]): DueDocuments {
  const standings = learners.map(standingOf);
  const decided = standings.filter(({ decidedHere, learner }) => decidedHere && !learner.isHeld);
  const due = decided.flatMap(({ learner, outcome }) => {
    const { enrolmentId, name, programKind, holds } = learner;
    return issuancePlan(programKind, [{ enrolmentId, outcome, holds }]).map((planned) => ({ ...planned, name }));
  });
  const waiting = standings
    .filter(({ outcome }) => outcome === 'retake-open')
    .map(({ learner, closesAt }) => ({ name: learner.name, retakeClosesAt: closesAt }));
  const held = learners.filter(({ isHeld }) => isHeld).map(({ name }) => name);
  return { due, waiting, held };
}

function standingOf(learner: LearnerRow) {
  return learner.programKind === 'retraining' ? retrainingStanding(learner) : testStanding(learner);
}

/** By exams and defences (3.9, 3.11): what the last signed protocol said decides, once nothing is left to announce. */
function retrainingStanding(learner: LearnerRow) {
  const { forms, examined, unannounced, zone, now, protocolId } = learner;
  const secondTimes = learner.secondTimes.map(({ form, until }) => ({ form, closesAt: endOfDay(until, zone) }));
  const state: Outcome = retrainingOutcome({ forms, results: examined, secondTimes }, now);
  const open = secondTimes.map(({ closesAt }) => closesAt).filter((closesAt) => closesAt > now);
  return {
    learner,
    outcome: unannounced > 0 ? ('retake-open' as const) : state,
    decidedHere: examined.at(-1)?.protocolId === protocolId,
    closesAt: open.length > 0 ? new Date(Math.max(...open.map((each) => each.getTime()))) : null,
  };
}

function testStanding(learner: LearnerRow) {
  const { attempts, policy, zone, now, protocolId } = learner;
  const announced = attempts.flatMap(({ finishedAt, mark, granted, protocolId: held }) =>
    finishedAt && mark && held ? [{ finishedAt: new Date(finishedAt), mark, granted, protocolId: held }] : [],
  );
  // A retake that runs, or whose protocol is not signed yet, may still change everything.
  const settled = announced.length === attempts.length;
  const grantClosesAt = learner.grantUntil ? endOfDay(learner.grantUntil, zone) : null;
  const outcome: Outcome = settled ? attestationOutcome(announced, policy, now, zone, grantClosesAt) : 'retake-open';
  const last = announced.at(-1);
  const decisive = announced.find(({ mark }) => mark === 'pass') ?? last;
  return {
    learner,
    outcome,
    decidedHere: decisive?.protocolId === protocolId,
    closesAt: settled ? nextAttemptClosesAt(announced, policy, zone, grantClosesAt) : null,
  };
}
