import { z } from 'zod';
import { day, flag, instant, line, person, personName, refusal, search, uuid } from './common.ts';
import { importNote } from './questions.ts';
import { route, type OutputOf } from './route.ts';

const groupParams = z.object({ groupId: uuid });
const enrolmentParams = z.object({ enrolmentId: uuid });

const groupFields = z
  .object({
    programId: uuid,
    title: line(200),
    startsOn: day,
    endsOn: day,
    customer: line(300).nullable(),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'endsOn < startsOn' });

export const groupSummary = z.object({
  id: uuid,
  title: z.string(),
  program: z.object({ id: uuid, title: z.string() }),
  startsOn: day,
  endsOn: day,
  customer: z.string().nullable(),
  learners: z.int(),
  admitted: z.int(),
});
export type GroupSummary = z.infer<typeof groupSummary>;

export const enrolment = z.object({
  id: uuid,
  learner: person.extend({ login: z.string(), email: z.string().nullable() }),
  customer: z.string().nullable(),
  post: z.string().nullable(),
  tuitionPaid: z.boolean(),
  /** Ids of the program’s modules that are done. */
  modulesDone: z.array(uuid),
  /** Minutes added to the test by a personal accommodation. */
  extraMinutes: z.int(),
  override: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
  acknowledgedAt: instant.nullable(),
  signedInOnce: z.boolean(),
  /** Why the learner is not admitted; empty when he is (3.1). */
  refusals: z.array(refusal),
});
export type Enrolment = z.infer<typeof enrolment>;

export const group = groupSummary.extend({
  modules: z.array(z.object({ id: uuid, title: z.string(), hours: z.int() })),
  enrolments: z.array(enrolment),
  sessions: z.array(z.object({ id: uuid, opensAt: instant, cancelled: z.boolean() })),
});
export type Group = z.infer<typeof group>;

export const listGroups = route({
  method: 'GET',
  path: '/groups',
  can: 'groups.read',
  summary: 'Study groups, the newest first.',
  query: z.object({ search, programId: uuid.optional() }),
  response: z.object({ groups: z.array(groupSummary) }),
});

export const getGroup = route({
  method: 'GET',
  path: '/groups/:groupId',
  can: 'groups.read',
  summary: 'A group with its learners and what each still lacks (3.1).',
  params: groupParams,
  response: group,
});

export const createGroup = route({
  method: 'POST',
  path: '/groups',
  can: 'groups.manage',
  summary: 'Makes a study group.',
  body: groupFields,
  response: group,
  status: 201,
});

export const updateGroup = route({
  method: 'PUT',
  path: '/groups/:groupId',
  can: 'groups.manage',
  summary: 'Changes a group’s name, period or customer; its program stays.',
  params: groupParams,
  body: groupFields,
  response: group,
});

const newLearner = z.object({
  name: personName,
  email: z.email().max(200).nullable().default(null),
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,62}$/)
    .optional(),
  customer: line(300).nullable().default(null),
  post: line(300).nullable().default(null),
});

export const enrolLearner = route({
  method: 'POST',
  path: '/groups/:groupId/enrolments',
  can: 'groups.manage',
  summary: 'Enrols a person, known by e-mail or login, or a new one.',
  params: groupParams,
  body: newLearner,
  response: enrolment,
  status: 201,
});

export const importLearners = route({
  method: 'POST',
  path: '/groups/:groupId/enrolments/import',
  can: 'groups.manage',
  summary: 'Enrols the learners of a sheet (XLSX) with a report on every row; writes only with commit=true.',
  params: groupParams,
  query: z.object({ fileName: line(255), commit: flag.default(false) }),
  uploadBytes: 5 * 1024 * 1024,
  response: z.object({
    committed: z.boolean(),
    taken: z.int(),
    changed: z.int(),
    refused: z.int(),
    fileRefusals: z.array(importNote),
    fileNotes: z.array(importNote),
    items: z.array(
      z.object({
        row: z.int(),
        name: z.string(),
        outcome: z.enum(['taken', 'changed', 'refused']),
        notes: z.array(importNote),
      }),
    ),
  }),
  status: 200,
});
export type LearnerImportReport = OutputOf<typeof importLearners>;

export const getLearnerSheet = route({
  method: 'GET',
  path: '/enrolment-sheet',
  can: 'groups.manage',
  summary: 'An empty sheet to fill in and import.',
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const recordAdmissionFacts = route({
  method: 'PUT',
  path: '/groups/:groupId/admission',
  can: 'groups.manage',
  summary: 'Ticks payment, or a part of the curriculum, for one or many learners at once (3.1).',
  params: groupParams,
  body: z.object({
    enrolmentIds: z.array(uuid).min(1).max(2_000),
    tuitionPaid: z.boolean().optional(),
    modules: z.object({ ids: z.array(uuid), done: z.boolean() }).optional(),
  }),
  response: group,
});

export const updateEnrolment = route({
  method: 'PATCH',
  path: '/enrolments/:enrolmentId',
  can: 'groups.manage',
  summary: 'Sets a learner’s personal accommodation.',
  params: enrolmentParams,
  body: z.object({ extraMinutes: z.int().min(0).max(600) }),
  response: enrolment,
});

export const overrideAdmission = route({
  method: 'POST',
  path: '/enrolments/:enrolmentId/override',
  can: 'admission.override',
  summary: 'Admits a learner in spite of what is missing, with a reason (3.1).',
  params: enrolmentParams,
  body: z.object({ reason: prose1000() }),
  response: enrolment,
  status: 201,
});

export const withdrawOverride = route({
  method: 'DELETE',
  path: '/enrolments/:enrolmentId/override',
  can: 'admission.override',
  summary: 'Takes the exception back.',
  params: enrolmentParams,
  response: enrolment,
});

export const removeEnrolment = route({
  method: 'DELETE',
  path: '/enrolments/:enrolmentId',
  can: 'groups.manage',
  summary: 'Takes a learner out of the group; refused once he has an attempt.',
  params: enrolmentParams,
});

function prose1000() {
  return z.string().trim().min(3).max(1_000);
}
