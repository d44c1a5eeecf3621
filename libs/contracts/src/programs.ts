import { ATTESTATION_FORMS, MARK_SCALES, PROGRAM_KINDS } from '@itog/domain';
import { z } from 'zod';
import { line, refusal, search, uuid } from './common.ts';
import { route } from './route.ts';

/** What an organisation may set per program; see Policy of the domain for the clause of each value. */
export const policy = z.object({
  timeLimitMinutes: z.int().min(5).max(600),
  passPercent: z.int().min(1).max(100),
  retakes: z.int().min(0).max(5),
  retakeDays: z.int().min(0).max(365),
  questionsPerTopic: z.int().min(1).max(500).nullable(),
  showPreliminaryScore: z.boolean(),
  commissionMax: z.int().min(1).max(15),
  commissionMin: z.int().min(1).max(15),
  appealWorkingDays: z.int().min(1).max(30),
  appealNoticeWorkingDays: z.int().min(1).max(30),
  markScale: z.enum(MARK_SCALES),
  quorumNumerator: z.int().min(1).max(15),
  quorumDenominator: z.int().min(1).max(15),
});

const module = z.object({
  id: uuid,
  title: line(300),
  hours: z.int().min(0).max(5_000),
  /** The final attestation itself: its hours count, its completion is no condition of admission (3.1). */
  attestation: z.boolean().default(false),
});

const programFields = z.object({
  kind: z.enum(PROGRAM_KINDS),
  title: line(500).overwrite((text) => text.replace(/ {2,}/gu, ' ')),
  hours: z.int().min(1).max(5_000),
  studyForm: line(200),
  forms: z.array(z.enum(ATTESTATION_FORMS)),
  /** What the diploma awards (form 3). */
  qualification: line(300).nullable().default(null),
  /** Values of the federal register’s lists, to the letter. */
  fieldOfWork: z.string().max(255).nullable().default(null),
  specialtyGroup: z.string().max(255).nullable().default(null),
  /**
   * Taught to teachers of schools. Since 2025-09-01 only organisations of the state, of municipalities and those named by the law may
   * do so (273-FZ, article 76): the interface warns, nothing is refused.
   */
  forSchoolTeachers: z.boolean().default(false),
  /** Interdisciplinary, or the exam of one discipline, named in full (form 2). */
  examKind: z.enum(['interdisciplinary', 'discipline']).nullable().default(null),
  examDiscipline: line(500).nullable().default(null),
  modules: z.array(module.partial({ id: true })),
  /** Values that differ from the Regulation's own. */
  policy: policy.partial(),
});

export const programSummary = z.object({
  id: uuid,
  kind: z.enum(PROGRAM_KINDS),
  title: z.string(),
  hours: z.int(),
  forms: z.array(z.enum(ATTESTATION_FORMS)),
  publishedQuestions: z.int(),
  draftQuestions: z.int(),
  groups: z.int(),
  commissionInForce: z.boolean(),
});
export type ProgramSummary = z.infer<typeof programSummary>;

export const program = programFields.extend({
  id: uuid,
  modules: z.array(module),
  effectivePolicy: policy,
  publishedQuestions: z.int(),
  /** Topics with published questions; those without a topic count as one topic more. */
  publishedTopics: z.int(),
  /** Published questions of the topic that has the fewest; 0 without any. */
  smallestTopic: z.int(),
  draftQuestions: z.int(),
  refusals: z.array(refusal),
});
export type Program = z.infer<typeof program>;

export const listPrograms = route({
  method: 'GET',
  path: '/programs',
  can: 'programs.read',
  summary: 'Programs with the state of their banks and commissions.',
  query: z.object({ search }),
  response: z.object({ programs: z.array(programSummary) }),
});

export const getProgram = route({
  method: 'GET',
  path: '/programs/:programId',
  can: 'programs.read',
  summary: 'One program with curriculum and policy.',
  params: z.object({ programId: uuid }),
  response: program,
});

export const createProgram = route({
  method: 'POST',
  path: '/programs',
  can: 'programs.manage',
  summary: 'Creates a program.',
  body: programFields,
  response: program,
  status: 201,
});

export const updateProgram = route({
  method: 'PUT',
  path: '/programs/:programId',
  can: 'programs.manage',
  summary: 'Changes a program; scheduled sessions keep the policy they were scheduled with.',
  params: z.object({ programId: uuid }),
  body: programFields,
  response: program,
});
