import { Injectable } from '@nestjs/common';
import {
  attestationOutcome,
  issuancePlan,
  retakeClosesAt,
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
  readonly attempts: readonly { finishedAt: string | null; mark: 'pass' | 'fail' | null; protocolId: string | null }[];
  readonly holds: readonly DocumentKind[];
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
              (SELECT json_agg(json_build_object('finishedAt', a.finished_at, 'mark', a.mark, 'protocolId', ap.id) ORDER BY a.number)
               FROM attempt a
               LEFT JOIN protocol_result ar ON ar.attempt_id = a.id
               LEFT JOIN protocol ap ON ap.id = ar.protocol_id AND ap.status = 'signed'
               WHERE a.enrolment_id = e.id) AS attempts,
              ARRAY(SELECT d.kind FROM issued_document d WHERE d.enrolment_id = e.id AND d.status = 'valid') AS holds
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

function dueOf(learners: readonly LearnerRow[]): DueDocuments {
  const standings = learners.map(standingOf);
  const decided = standings.filter(({ decidedHere }) => decidedHere);
  const due = decided.flatMap(({ learner, outcome }) => {
    const { enrolmentId, name, programKind, holds } = learner;
    return issuancePlan(programKind, [{ enrolmentId, outcome, holds }]).map((planned) => ({ ...planned, name }));
  });
  const waiting = standings
    .filter(({ outcome }) => outcome === 'retake-open')
    .map(({ learner, closesAt }) => ({ name: learner.name, retakeClosesAt: closesAt }));
  return { due, waiting };
}

function standingOf(learner: LearnerRow) {
  const { attempts, policy, zone, now, protocolId } = learner;
  const announced = attempts.flatMap(({ finishedAt, mark, protocolId: held }) =>
    finishedAt && mark && held ? [{ finishedAt: new Date(finishedAt), mark, protocolId: held }] : [],
  );
  // A retake that runs, or whose protocol is not signed yet, may still change everything.
  const settled = announced.length === attempts.length;
  const outcome: Outcome = settled ? attestationOutcome(announced, policy, now, zone) : 'retake-open';
  const last = announced.at(-1);
  const decisive = announced.find(({ mark }) => mark === 'pass') ?? last;
  return {
    learner,
    outcome,
    decidedHere: decisive?.protocolId === protocolId,
    closesAt: settled && last ? retakeClosesAt(last.finishedAt, policy, zone) : null,
  };
}
