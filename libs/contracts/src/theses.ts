import { REVIEW_KINDS } from '@itog/domain';
import { z } from 'zod';
import { instant, line, person, sha256, uuid } from './common.ts';
import { route } from './route.ts';

const enrolmentParams = z.object({ enrolmentId: uuid });
/** More than any setting allows: the setting (THESIS_MAX_MEGABYTES, 50 by default) says where it ends. */
const UPLOAD_MAX = 200 * 1024 * 1024;

const fields = z.object({
  topic: line(1_000).nullable().default(null),
  /** Дипломная работа, дипломный проект … */
  workForm: line(200).nullable().default(null),
  supervisor: line(300).nullable().default(null),
  consultants: line(1_000).nullable().default(null),
  pages: z.int().min(1).max(10_000).nullable().default(null),
  /** What else the work holds: drawings, slides, a model. */
  materials: line(1_000).nullable().default(null),
  reviewKind: z.enum(REVIEW_KINDS).nullable().default(null),
  reviewer: line(300).nullable().default(null),
  /** As form 3 prints it; proposed from the name, corrected by a person. */
  reviewerGenitive: line(300).nullable().default(null),
  /** The average mark of the exams in the diploma’s supplement, in words or figures as the form takes it. */
  averageMark: line(100).nullable().default(null),
});

export const thesis = fields.extend({
  file: z
    .object({
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      sha256,
      uploadedAt: instant,
      uploadedBy: z.string(),
    })
    .nullable(),
});
export type Thesis = z.infer<typeof thesis>;

const groupThesis = z.object({ enrolmentId: uuid, learner: person, thesis: thesis.nullable() });

export const listTheses = route({
  method: 'GET',
  path: '/groups/:groupId/theses',
  can: 'theses.read',
  summary: 'The theses of a group, learner by learner; a commission member sees those he hears.',
  params: z.object({ groupId: uuid }),
  response: z.object({ maxMegabytes: z.int(), theses: z.array(groupThesis) }),
});

export const getThesis = route({
  method: 'GET',
  path: '/enrolments/:enrolmentId/thesis',
  can: 'theses.read',
  summary: 'What is written of a learner’s thesis.',
  params: enrolmentParams,
  response: groupThesis.extend({ maxMegabytes: z.int() }),
});

export const updateThesis = route({
  method: 'PUT',
  path: '/enrolments/:enrolmentId/thesis',
  can: 'theses.manage',
  summary: 'Writes topic, supervisor, review and the rest of form 3 until the commission closes its meeting.',
  params: enrolmentParams,
  body: fields,
  response: groupThesis.extend({ maxMegabytes: z.int() }),
});

const fileQuery = z.object({ fileName: z.string().min(1).max(255) });

export const uploadThesis = route({
  method: 'PUT',
  path: '/enrolments/:enrolmentId/thesis/file',
  can: 'theses.manage',
  summary: 'Keeps the file of a thesis: PDF, DOCX or ODT, recognised by its content.',
  params: enrolmentParams,
  query: fileQuery,
  uploadBytes: UPLOAD_MAX,
  response: groupThesis.extend({ maxMegabytes: z.int() }),
});

export const getThesisFile = route({
  method: 'GET',
  path: '/enrolments/:enrolmentId/thesis/file',
  can: 'theses.read',
  summary: 'The file of a thesis, for staff and the commission that hears it.',
  params: enrolmentParams,
  download: 'application/octet-stream',
});

export const getMyThesis = route({
  method: 'GET',
  path: '/my/theses/:enrolmentId',
  can: 'attempt.take',
  summary: 'The learner’s own thesis and whether he may still hand in a file.',
  params: enrolmentParams,
  response: z.object({
    thesis: thesis.pick({ topic: true, workForm: true, supervisor: true, file: true }),
    maxMegabytes: z.int(),
    uploadRefusals: z.array(z.looseObject({ code: z.string(), clause: z.string().nullable() })),
  }),
});

export const uploadMyThesis = route({
  method: 'PUT',
  path: '/my/theses/:enrolmentId/file',
  can: 'attempt.take',
  summary: 'The learner hands in his own thesis until the meeting opens.',
  params: enrolmentParams,
  query: fileQuery,
  uploadBytes: UPLOAD_MAX,
});

export const getMyThesisFile = route({
  method: 'GET',
  path: '/my/theses/:enrolmentId/file',
  can: 'attempt.take',
  summary: 'The file that the learner has handed in.',
  params: enrolmentParams,
  download: 'application/octet-stream',
});
