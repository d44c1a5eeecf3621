import { Injectable } from '@nestjs/common';
import type { AttestationForm, Policy, ProgramKind } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Module = {
  readonly id: string;
  readonly title: string;
  readonly hours: number;
  readonly attestation: boolean;
};

export type ProgramRow = {
  readonly id: string;
  readonly kind: ProgramKind;
  readonly title: string;
  readonly hours: number;
  readonly studyForm: string;
  readonly forms: AttestationForm[];
  readonly qualification: string | null;
  readonly examKind: 'interdisciplinary' | 'discipline' | null;
  readonly examDiscipline: string | null;
  readonly fieldOfWork: string | null;
  readonly specialtyGroup: string | null;
  readonly forSchoolTeachers: boolean;
  readonly policy: Partial<Policy>;
  readonly modules: Module[];
  readonly publishedQuestions: number;
  readonly publishedTopics: number;
  readonly smallestTopic: number;
  readonly draftQuestions: number;
};

export type ProgramFields = Pick<
  ProgramRow,
  | 'kind'
  | 'title'
  | 'hours'
  | 'studyForm'
  | 'forms'
  | 'policy'
  | 'qualification'
  | 'examKind'
  | 'examDiscipline'
  | 'fieldOfWork'
  | 'specialtyGroup'
  | 'forSchoolTeachers'
>;
export type ModuleFields = Omit<Module, 'id'> & { readonly id?: string | undefined };

export type ProgramSummaryRow = {
  readonly id: string;
  readonly kind: ProgramKind;
  readonly title: string;
  readonly hours: number;
  readonly forms: AttestationForm[];
  readonly publishedQuestions: number;
  readonly draftQuestions: number;
  readonly groups: number;
  readonly commissionInForce: boolean;
};

const QUESTIONS = `(
  SELECT count(published_version_id) AS published, count(draft_version_id) AS draft
  FROM question WHERE program_id = p.id AND withdrawn_at IS NULL
)`;

@Injectable()
export class ProgramRepository {
  /** Programs whose title holds the text, in the order of titles. */
  selectPrograms(tx: EntityManager, search = ''): Promise<ProgramSummaryRow[]> {
    return rows(
      tx,
      `SELECT p.id, p.kind, p.title, p.hours, p.forms, q.published AS "publishedQuestions", q.draft AS "draftQuestions",
              (SELECT count(*) FROM study_group WHERE program_id = p.id) AS groups,
              commission_on(p.id, 'attestation', (SELECT (now() AT TIME ZONE zone)::date FROM organisation)) IS NOT NULL AS "commissionInForce"
       FROM program p CROSS JOIN LATERAL ${QUESTIONS} q
       WHERE strpos(lower(p.title), lower($1)) > 0 ORDER BY p.title, p.id`,
      [search],
    );
  }

  async selectOptionalProgram(tx: EntityManager, programId: string): Promise<ProgramRow | null> {
    const [program] = await rows<ProgramRow>(
      tx,
      `SELECT p.id, p.kind, p.title, p.hours, p.study_form AS "studyForm", p.forms, p.policy, p.qualification,
              p.exam_kind AS "examKind", p.exam_discipline AS "examDiscipline",
              p.field_of_work AS "fieldOfWork", p.specialty_group AS "specialtyGroup",
              p.for_school_teachers AS "forSchoolTeachers",
              q.published AS "publishedQuestions", q.draft AS "draftQuestions", coalesce(m.modules, '[]') AS modules,
              topics.number AS "publishedTopics", topics.smallest AS "smallestTopic"
       FROM program p CROSS JOIN LATERAL ${QUESTIONS} q
       CROSS JOIN LATERAL (
         SELECT count(*)::integer AS number, coalesce(min(size), 0)::integer AS smallest FROM (
           SELECT count(*) AS size FROM question b JOIN question_version v ON v.id = b.published_version_id
           WHERE b.program_id = p.id AND b.withdrawn_at IS NULL GROUP BY v.topic_id) topic
       ) topics
       CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('id', id, 'title', title, 'hours', hours, 'attestation', attestation)
                         ORDER BY position) AS modules
         FROM program_module WHERE program_id = p.id
       ) m WHERE p.id = $1`,
      [programId],
    );
    return program ?? null;
  }

  async insertProgram(tx: EntityManager, program: ProgramFields): Promise<string> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO program (kind, title, hours, study_form, forms, policy, qualification, exam_kind, exam_discipline,
                            field_of_work, specialty_group, for_school_teachers)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      columns(program),
    );
    if (!inserted) throw new Error('no program was inserted');
    return inserted.id;
  }

  /** Whether there was such a program; it stays locked. */
  async updateProgram(tx: EntityManager, programId: string, program: ProgramFields): Promise<boolean> {
    const updated = await rows(
      tx,
      `UPDATE program SET kind = $1, title = $2, hours = $3, study_form = $4, forms = $5, policy = $6,
              qualification = $7, exam_kind = $8, exam_discipline = $9, field_of_work = $10, specialty_group = $11,
              for_school_teachers = $12
       WHERE id = $13 RETURNING id`,
      [...columns(program), programId],
    );
    return updated.length > 0;
  }

  /**
   * Makes these the modules of the program, in their order. A module with an id of the program is changed and keeps who
   * has done it; those not named any more go. Gives the ids that are of no module of the program, or come twice.
   */
  async replaceModules(tx: EntityManager, programId: string, modules: readonly ModuleFields[]): Promise<string[]> {
    const known = await rows<{ id: string }>(tx, 'SELECT id FROM program_module WHERE program_id = $1', [programId]);
    const kept = modules.flatMap(({ id }) => id ?? []);
    const foreign = kept.filter((id, index) => !known.some((each) => each.id === id) || kept.indexOf(id) !== index);
    if (foreign.length > 0) return foreign;
    await tx.query('DELETE FROM program_module WHERE program_id = $1 AND id <> ALL ($2)', [programId, kept]);
    await tx.query(
      `INSERT INTO program_module (id, program_id, position, title, hours, attestation)
       SELECT coalesce(m.id, uuidv7()), $1, m.position, m.title, m.hours, m.attestation
       FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::boolean[])
         WITH ORDINALITY AS m (id, title, hours, attestation, position)
       ON CONFLICT (id) DO UPDATE
       SET position = excluded.position, title = excluded.title, hours = excluded.hours, attestation = excluded.attestation`,
      [
        programId,
        modules.map(({ id }) => id ?? null),
        modules.map(({ title }) => title),
        modules.map(({ hours }) => hours),
        modules.map(({ attestation }) => attestation),
      ],
    );
    return [];
  }
}

function columns({ kind, title, hours, studyForm, forms, policy, ...words }: ProgramFields): unknown[] {
  const { qualification, examKind, examDiscipline, fieldOfWork, specialtyGroup, forSchoolTeachers } = words;
  const attested = [qualification, examKind, examDiscipline];
  const audience = [fieldOfWork, specialtyGroup, forSchoolTeachers];
  return [kind, title, hours, studyForm, forms, JSON.stringify(policy), ...attested, ...audience];
}
