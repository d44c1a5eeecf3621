import { Injectable } from '@nestjs/common';
import { isPass, type AttestationForm, type Mark, type PersonName } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { DueDocument } from '../protocols/due-documents.service.ts';
import { IssuanceRepository, type IssuingProtocol } from './issuance.repository.ts';
import type { DiplomaStudies, DocumentSnapshot } from './snapshot.ts';

export type { IssuingProtocol } from './issuance.repository.ts';
export type { DiplomaStudies, DocumentSnapshot, ExtractPart } from './snapshot.ts';

/** What is to be written, for whom; its number comes with the issuing. */
export type Unnumbered = Omit<DocumentSnapshot, 'registrationNumber'>;

type StudiesRow = {
  readonly enrolmentId: string;
  readonly lastName: string;
  readonly qualification: string | null;
  readonly fieldOfWork: string | null;
  readonly prior: DiplomaStudies['prior'];
  readonly modules: readonly { title: string; hours: number; attestation: boolean; done: boolean }[];
  /** Results in signed protocols, the latest last. */
  readonly results: readonly { form: AttestationForm; grade: Mark; topic: string | null }[];
};

/** Today’s facts for documents: what a snapshot is made of. */
@Injectable()
export class DocumentFacts {
  constructor(private readonly issuance: IssuanceRepository) {}

  /** @param lock makes two issuers of one protocol wait for each other */
  protocol(tx: EntityManager, id: string, { lock }: { readonly lock: boolean }): Promise<IssuingProtocol | null> {
    return this.issuance.selectOptionalProtocol(tx, id, { lock });
  }

  /** By enrolment: what each document would say today. */
  async of(
    tx: EntityManager,
    protocol: IssuingProtocol,
    due: readonly Pick<DueDocument, 'enrolmentId' | 'name' | 'kind' | 'absent'>[],
  ): Promise<Map<string, Unnumbered>> {
    const diplomas = due.filter(({ kind }) => kind === 'diploma').map(({ enrolmentId }) => enrolmentId);
    const studies = diplomas.length > 0 ? await this.studiesOf(tx, diplomas) : new Map<string, DiplomaStudies>();
    return new Map(
      due.map(({ enrolmentId, name, absent, kind }) => {
        const own = kind === 'diploma' ? { studies: studies.get(enrolmentId) } : {};
        return [enrolmentId, { ...wordsOf(protocol, name), ...own, ...(absent ? { absent } : {}) }] as const;
      }),
    );
  }

  private async studiesOf(tx: EntityManager, enrolmentIds: readonly string[]): Promise<Map<string, DiplomaStudies>> {
    const found = await rows<StudiesRow>(tx, STUDIES, [enrolmentIds]);
    return new Map(found.map((row) => [row.enrolmentId, studies(row)]));
  }
}

/** What stands in every document of a protocol. */
export function wordsOf(protocol: IssuingProtocol, learner: PersonName): Unnumbered {
  return {
    organisation: protocol.organisation,
    issuedOn: protocol.today,
    learner,
    programKind: protocol.programKind,
    program: protocol.programTitle,
    hours: protocol.hours,
    studyPeriod: { from: protocol.startsOn, to: protocol.endsOn },
    protocol: { number: protocol.number, date: protocol.date },
    chair: protocol.chair,
    director: protocol.director,
    secretary: protocol.secretary,
  };
}

const STUDIES = `
SELECT e.id AS "enrolmentId", u.last_name AS "lastName", p.qualification, p.field_of_work AS "fieldOfWork",
       (SELECT json_build_object('level', r.prior_level, 'lastName', r.prior_last_name, 'series', r.prior_series,
                                 'number', r.prior_number, 'issuedOn', r.prior_issued_on)
        FROM learner_record r WHERE r.user_id = e.learner_id AND r.prior_level IS NOT NULL) AS prior,
       coalesce((SELECT json_agg(json_build_object('title', m.title, 'hours', m.hours, 'attestation', m.attestation,
                                                   'done', d.module_id IS NOT NULL) ORDER BY m.position)
                 FROM program_module m LEFT JOIN module_done d ON d.module_id = m.id AND d.enrolment_id = e.id
                 WHERE m.program_id = p.id), '[]') AS modules,
       coalesce((SELECT json_agg(json_build_object('form', xs.form, 'grade', xr.grade, 'topic', t.topic) ORDER BY xp.signed_at)
                 FROM protocol_result xr JOIN protocol xp ON xp.id = xr.protocol_id AND xp.status = 'signed'
                 JOIN attestation_session xs ON xs.id = xp.session_id
                 JOIN examination x ON x.id = xr.examination_id AND x.annulled_at IS NULL
                 LEFT JOIN heard_thesis t ON t.examination_id = x.id
                 WHERE xr.enrolment_id = e.id), '[]') AS results
FROM enrolment e
JOIN app_user u ON u.id = e.learner_id
JOIN study_group g ON g.id = e.group_id
JOIN program p ON p.id = g.program_id
WHERE e.id = ANY ($1)`;

function studies({ lastName, qualification, fieldOfWork, prior, modules, results }: StudiesRow): DiplomaStudies {
  const passed = (form: AttestationForm) =>
    results.findLast((result) => result.form === form && isPass(result.grade)) ?? null;
  const [exam, defence] = [passed('exam'), passed('defence')];
  // With two forms no one mark is that of the whole attestation; each stands on its own line below the table.
  const only = exam && defence ? null : ((exam ?? defence)?.grade ?? null);
  return {
    qualification,
    activity: qualification ? null : fieldOfWork,
    prior: prior && { ...prior, lastName: prior.lastName === lastName ? null : prior.lastName },
    modules: modules.map(({ title, hours, attestation, done }) => ({
      title,
      hours,
      mark: attestation ? only : done ? 'pass' : null,
    })),
    exam: exam && { mark: exam.grade },
    thesis: defence && { topic: defence.topic ?? '', mark: defence.grade },
  };
}
