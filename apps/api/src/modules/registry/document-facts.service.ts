import { Injectable } from '@nestjs/common';
import { isPass, type AttestationForm, type Mark, type PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { DueDocument } from '../protocols/due-documents.service.ts';
import { IssuanceRepository, type Ground, type IssuingGround } from './issuance.repository.ts';
import type { DiplomaStudies, DocumentSnapshot } from './snapshot.ts';

export type { Ground, IssuingGround } from './issuance.repository.ts';
export { groundOf, type DiplomaStudies, type DocumentSnapshot, type ExtractPart } from './snapshot.ts';

/** What is to be written, for whom; its number comes with the issuing. */
export type Unnumbered = Omit<DocumentSnapshot, 'registrationNumber'>;

type LearnerRow = {
  readonly enrolmentId: string;
  readonly lastName: string;
  readonly programId: string;
  readonly qualification: string | null;
  readonly fieldOfWork: string | null;
  readonly prior: DiplomaStudies['prior'];
};
type ModuleRow = { id: string; programId: string; title: string; hours: number; attestation: boolean };
type ResultRow = { enrolmentId: string; form: AttestationForm; grade: Mark; topic: string | null };

/** Today’s facts for documents: what a snapshot is made of. */
@Injectable()
export class DocumentFacts {
  constructor(private readonly issuance: IssuanceRepository) {}

  /** @param lock makes two issuers of one ground wait for each other */
  ground(tx: EntityManager, ground: Ground, { lock }: { readonly lock: boolean }): Promise<IssuingGround | null> {
    return this.issuance.selectOptionalGround(tx, ground, { lock });
  }

  /** By enrolment: what each document would say today. */
  async of(
    tx: EntityManager,
    ground: IssuingGround,
    due: readonly Pick<DueDocument, 'enrolmentId' | 'name' | 'kind' | 'absent'>[],
  ): Promise<Map<string, Unnumbered>> {
    const diplomas = due.filter(({ kind }) => kind === 'diploma').map(({ enrolmentId }) => enrolmentId);
    const studies = diplomas.length > 0 ? await this.studiesOf(tx, diplomas) : new Map<string, DiplomaStudies>();
    return new Map(
      due.map(({ enrolmentId, name, absent, kind }) => {
        const own = kind === 'diploma' ? { studies: studies.get(enrolmentId) } : {};
        return [enrolmentId, { ...wordsOf(ground, name), ...own, ...(absent ? { absent } : {}) }] as const;
      }),
    );
  }

  private async studiesOf(tx: EntityManager, enrolmentIds: readonly string[]): Promise<Map<string, DiplomaStudies>> {
    const learners = await rows<LearnerRow>(tx, LEARNERS, [enrolmentIds]);
    const programIds = [...new Set(learners.map(({ programId }) => programId))];
    const modules = Map.groupBy(await rows<ModuleRow>(tx, MODULES, [programIds]), ({ programId }) => programId);
    const done = await rows<{ enrolmentId: string; moduleIds: string[] }>(tx, DONE, [enrolmentIds]);
    const doneOf = new Map(done.map(({ enrolmentId, moduleIds }) => [enrolmentId, new Set(moduleIds)]));
    const results = Map.groupBy(await rows<ResultRow>(tx, RESULTS, [enrolmentIds]), ({ enrolmentId }) => enrolmentId);
    return new Map(
      learners.map((learner) => {
        const { enrolmentId, programId } = learner;
        const curriculum = (modules.get(programId) ?? []).map((module) => ({
          ...module,
          done: doneOf.get(enrolmentId)?.has(module.id) ?? false,
        }));
        return [enrolmentId, studies(learner, curriculum, results.get(enrolmentId) ?? [])];
      }),
    );
  }
}

/** What stands in every document of a ground. */
export function wordsOf(from: IssuingGround, learner: PersonName): Unnumbered {
  const { number, date } = from;
  const named = { number, date };
  return {
    organisation: from.organisation,
    issuedOn: from.today,
    learner,
    programKind: from.programKind,
    program: from.programTitle,
    hours: from.hours,
    studyPeriod: { from: from.startsOn, to: from.endsOn },
    ...(from.ground.kind === 'order' ? { protocol: null, order: named } : { protocol: named }),
    chair: from.chair,
    director: from.director,
    secretary: from.secretary,
  };
}

const LEARNERS = `
SELECT e.id AS "enrolmentId", u.last_name AS "lastName", p.id AS "programId", p.qualification, p.field_of_work AS "fieldOfWork",
       CASE WHEN r.prior_level IS NOT NULL
         THEN json_build_object('level', r.prior_level, 'lastName', r.prior_last_name, 'series', r.prior_series,
                                'number', r.prior_number, 'issuedOn', r.prior_issued_on) END AS prior
FROM enrolment e
JOIN app_user u ON u.id = e.learner_id
JOIN study_group g ON g.id = e.group_id
JOIN program p ON p.id = g.program_id
LEFT JOIN learner_record r ON r.user_id = e.learner_id
WHERE e.id = ANY ($1)`;

const MODULES = `
SELECT id, program_id AS "programId", title, hours, attestation FROM program_module WHERE program_id = ANY ($1) ORDER BY position`;

const DONE = `
SELECT enrolment_id AS "enrolmentId", array_agg(module_id)::text[] AS "moduleIds" FROM module_done
WHERE enrolment_id = ANY ($1) GROUP BY enrolment_id`;

/** Results in signed protocols, the latest last; the thesis is the one that was heard. */
const RESULTS = `
SELECT r.enrolment_id AS "enrolmentId", s.form, r.grade, x.thesis ->> 'topic' AS topic
FROM protocol_result r
JOIN protocol p ON p.id = r.protocol_id AND p.status = 'signed'
JOIN attestation_session s ON s.id = p.session_id
JOIN examination x ON x.id = r.examination_id AND x.annulled_at IS NULL
WHERE r.enrolment_id = ANY ($1) ORDER BY p.signed_at`;

function studies(
  { lastName, qualification, fieldOfWork, prior }: LearnerRow,
  curriculum: readonly (ModuleRow & { readonly done: boolean })[],
  results: readonly ResultRow[],
): DiplomaStudies {
  const passed = (form: AttestationForm) =>
    results.findLast((result) => result.form === form && isPass(result.grade)) ?? null;
  const [exam, defence] = [passed('exam'), passed('defence')];
  // With two forms no one mark is that of the whole attestation; each stands on its own line below the table.
  const only = exam && defence ? null : ((exam ?? defence)?.grade ?? null);
  return {
    qualification,
    activity: qualification ? null : fieldOfWork,
    prior: prior && { ...prior, lastName: prior.lastName === lastName ? null : prior.lastName },
    modules: curriculum.map(({ title, hours, attestation, done }) => ({
      title,
      hours,
      mark: attestation ? only : done ? 'pass' : null,
    })),
    exam: exam && { mark: exam.grade },
    thesis: defence && { topic: defence.topic ?? '', mark: defence.grade },
  };
}
