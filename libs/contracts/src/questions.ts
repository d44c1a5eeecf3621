import { z } from 'zod';
import { flag, instant, line, prose, refusal, search, sha256, uuid } from './common.ts';
import { route } from './route.ts';

export const QUESTION_STATUSES = ['draft', 'published', 'withdrawn'] as const;
const programParams = z.object({ programId: uuid });
const questionParams = z.object({ questionId: uuid });

const topic = z.object({ id: uuid, title: z.string(), published: z.int(), draft: z.int() });

export const questionRow = z.object({
  id: uuid,
  name: z.string(),
  /** The first words of the question, without markup. */
  excerpt: z.string(),
  topicId: uuid.nullable(),
  status: z.enum(QUESTION_STATUSES),
  version: z.int(),
  options: z.int(),
  pictures: z.int(),
  refusals: z.array(refusal),
});
export type QuestionLine = z.infer<typeof questionRow>;

const option = z.object({ html: prose(20_000), correct: z.boolean() });

export const question = z.object({
  id: uuid,
  programId: uuid,
  name: z.string(),
  topicId: uuid.nullable(),
  status: z.enum(QUESTION_STATUSES),
  version: z.int(),
  html: z.string(),
  options: z.array(z.object({ html: z.string(), correct: z.boolean() })),
  explanationHtml: z.string().nullable(),
  refusals: z.array(refusal),
  versions: z.array(z.object({ version: z.int(), at: instant, author: z.string().nullable() })),
});
export type Question = z.infer<typeof question>;

export const listQuestions = route({
  method: 'GET',
  path: '/programs/:programId/questions',
  can: 'questions.read',
  summary: 'The bank of a program: topics, questions and what keeps it from being published (3.5).',
  params: programParams,
  query: z.object({ search, topicId: uuid.optional(), status: z.enum(QUESTION_STATUSES).optional() }),
  response: z.object({
    topics: z.array(topic),
    questions: z.array(questionRow),
    publishRefusals: z.array(refusal),
  }),
});

export const importNote = z.looseObject({ code: z.string(), text: z.string() });
export const importReport = z.object({
  format: z.string().nullable(),
  /** False for a trial run: nothing was written. */
  committed: z.boolean(),
  taken: z.int(),
  changed: z.int(),
  refused: z.int(),
  /** Already in the bank, and so not added a second time; counted nowhere else. */
  same: z.int(),
  /** Why the file as a whole was refused; empty when it was read. */
  fileRefusals: z.array(importNote),
  /** What a person should know of a file that was read. */
  fileNotes: z.array(importNote),
  items: z.array(
    z.object({
      position: z.int(),
      line: z.int().nullable(),
      name: z.string(),
      /** The first words of the question, without markup; null when it could not be read. */
      excerpt: z.string().nullable(),
      outcome: z.enum(['taken', 'changed', 'refused', 'same']),
      notes: z.array(importNote),
    }),
  ),
});
export type ImportReport = z.infer<typeof importReport>;

export const importQuestions = route({
  method: 'POST',
  path: '/programs/:programId/questions/import',
  can: 'questions.manage',
  summary: 'Reads a bank (GIFT, Moodle XML) and reports on every question; writes only with commit=true.',
  params: programParams,
  query: z.object({ fileName: line(255), commit: flag.default(false) }),
  uploadBytes: 50 * 1024 * 1024,
  response: importReport,
  status: 200,
});

export const EXPORT_FORMATS = ['gift', 'moodle-xml'] as const;
export const exportQuestions = route({
  method: 'GET',
  path: '/programs/:programId/questions/export',
  can: 'questions.read',
  summary: 'The bank as a file that other systems read.',
  params: programParams,
  query: z.object({ format: z.enum(EXPORT_FORMATS) }),
  download: 'application/octet-stream',
});

export const publishQuestions = route({
  method: 'POST',
  path: '/programs/:programId/questions/publish',
  can: 'questions.manage',
  summary: 'Publishes every draft question of the bank (3.5).',
  params: programParams,
  response: z.object({ published: z.int() }),
  status: 200,
});

export const getQuestion = route({
  method: 'GET',
  path: '/questions/:questionId',
  can: 'questions.read',
  summary: 'One question with its key and versions.',
  params: questionParams,
  response: question,
});

const questionFields = z.object({
  name: line(300),
  topic: line(300).nullable(),
  html: prose(50_000),
  options: z.array(option).min(1).max(20),
  explanationHtml: z.string().max(50_000).nullable(),
});

export const createQuestion = route({
  method: 'POST',
  path: '/programs/:programId/questions',
  can: 'questions.manage',
  summary: 'Adds a question as a draft.',
  params: programParams,
  body: questionFields,
  response: question,
  status: 201,
});

export const reviseQuestion = route({
  method: 'PUT',
  path: '/questions/:questionId',
  can: 'questions.manage',
  summary: 'Makes a new version of a question, as a draft; papers already handed out keep theirs.',
  params: questionParams,
  body: questionFields.extend({ version: z.int() }),
  response: question,
});

export const withdrawQuestion = route({
  method: 'POST',
  path: '/questions/:questionId/withdraw',
  can: 'questions.manage',
  summary: 'Takes a question out of future papers.',
  params: questionParams,
  response: question,
  status: 200,
});

/** The importer takes no larger pictures either. */
export const QUESTION_PICTURE_BYTES = 5 * 1024 * 1024;

export const uploadPicture = route({
  method: 'POST',
  path: '/programs/:programId/pictures',
  can: 'questions.manage',
  summary:
    'Takes a picture for questions of this bank: PNG, JPEG, GIF or WebP by its content. A text shows it as `picture:<sha256>`.',
  params: programParams,
  uploadBytes: QUESTION_PICTURE_BYTES,
  response: z.object({ sha256 }),
  status: 201,
});

export const getPicture = route({
  method: 'GET',
  path: '/pictures/:sha256',
  can: 'self',
  summary: 'A picture of a question; its address is its content’s hash.',
  params: z.object({ sha256 }),
  download: 'image/*',
});
