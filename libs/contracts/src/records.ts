import { z } from 'zod';
import { day, flag, instant, line, person, personName, refusal, uuid } from './common.ts';
import { importNote } from './questions.ts';
import { route, type OutputOf } from './route.ts';

export const SEXES = ['male', 'female'] as const;
export const IDENTITY_KINDS = ['passport', 'foreign-passport', 'residence-permit', 'other'] as const;
/** What the learner was taught before: the federal register's levels. */
export const PRIOR_LEVELS = ['higher', 'secondary-vocational', 'reference', 'experience', 'rule-1'] as const;
export const FUNDINGS = ['federal', 'regional', 'local', 'paid'] as const;
export const LEARNING_PLACES = ['inside', 'outside'] as const;

const RECORD_LACKS = ['birthDate', 'sex', 'snils', 'priorLevel', 'priorLastName', 'priorNumber'] as const;

/** What a sheet of personal data can say of a learner. */
export const PERSONAL_FIELDS = [
  'birthDate',
  'sex',
  'snils',
  'citizenship',
  'identityKind',
  'identitySeries',
  'identityNumber',
  'postalAddress',
  'priorLevel',
  'priorLastName',
  'priorSeries',
  'priorNumber',
  'priorIssuedOn',
  'funding',
  'learningPlace',
  'priorEducationPending',
] as const;
export type WirePersonalField = (typeof PERSONAL_FIELDS)[number];

/** Personal data of a learner: for his documents, the registry book and the federal register. */
export const recordFields = z.object({
  birthDate: day.nullable(),
  sex: z.enum(SEXES).nullable(),
  /** As a person writes it; kept as eleven digits. */
  snils: line(40).nullable(),
  /** Three digits of ОКСМ. */
  citizenship: z.string().regex(/^\d{3}$/),
  identityKind: z.enum(IDENTITY_KINDS).nullable(),
  identitySeries: line(20).nullable(),
  identityNumber: line(40).nullable(),
  priorLevel: z.enum(PRIOR_LEVELS).nullable(),
  /** The surname in the diploma. */
  priorLastName: line(50).nullable(),
  priorSeries: line(20).nullable(),
  priorNumber: line(40).nullable(),
  priorIssuedOn: day.nullable(),
  postalAddress: line(500).nullable(),
});
export type RecordFields = z.infer<typeof recordFields>;

export const learnerRecord = recordFields.extend({
  userId: uuid,
  name: personName,
  /** When the diploma of prior education itself was seen, and by whom. */
  priorShown: z.object({ at: instant, by: z.string() }).nullable(),
  updated: z.object({ at: instant, by: z.string() }).nullable(),
  /** What the federal register still lacks; empty when nothing. */
  lacks: z.array(z.enum(RECORD_LACKS)),
});
export type LearnerRecord = z.infer<typeof learnerRecord>;

const userParams = z.object({ userId: uuid });

export const getRecord = route({
  method: 'GET',
  path: '/records/:userId',
  can: 'records.read',
  summary: 'A learner’s personal data; the reading is kept.',
  params: userParams,
  response: learnerRecord,
});

export const getMyRecord = route({
  method: 'GET',
  path: '/my/record',
  can: 'self',
  summary: 'The personal data that is kept of the person himself.',
  response: learnerRecord,
});

export const saveRecord = route({
  method: 'PUT',
  path: '/records/:userId',
  can: 'records.manage',
  summary: 'Writes a learner’s personal data.',
  params: userParams,
  body: recordFields.extend({
    /** `updated.at` of the record as it was read: when somebody has written it since, nothing is saved. */
    seenAt: instant.nullable().optional(),
  }),
  response: learnerRecord,
});

export const showPriorEducation = route({
  method: 'POST',
  path: '/records/:userId/prior-education',
  can: 'records.manage',
  summary: 'Notes that the diploma of prior education itself has been seen; repeating it keeps the first day.',
  params: userParams,
  response: learnerRecord,
});

export const unshowPriorEducation = route({
  method: 'DELETE',
  path: '/records/:userId/prior-education',
  can: 'records.manage',
  summary: 'Takes that note back.',
  params: userParams,
  response: learnerRecord,
});

/** How a learner studies in a group, as the federal register asks. */
export const studyTerms = z.object({
  funding: z.enum(FUNDINGS),
  learningPlace: z.enum(LEARNING_PLACES),
  /** Still studying for the diploma of prior education: the document waits for it (273-ФЗ, ст. 76 ч. 16). */
  priorEducationPending: z.boolean(),
});
export type StudyTerms = z.infer<typeof studyTerms>;

export const groupRecord = studyTerms.extend({
  enrolmentId: uuid,
  learner: person,
  priorShownAt: instant.nullable(),
  /** How much the federal register still lacks of the person. */
  lacks: z.int(),
});
export type GroupRecord = z.infer<typeof groupRecord>;

export const listGroupRecords = route({
  method: 'GET',
  path: '/groups/:groupId/records',
  can: 'records.read',
  summary: 'How complete the personal data of a group’s learners are, without the data themselves.',
  params: z.object({ groupId: uuid }),
  response: z.object({ records: z.array(groupRecord) }),
});

export const saveStudyTerms = route({
  method: 'PUT',
  path: '/enrolments/:enrolmentId/study',
  can: 'records.manage',
  summary: 'Who pays for the study, where it goes on, and whether the diploma of prior education is still to be shown.',
  params: z.object({ enrolmentId: uuid }),
  body: studyTerms,
  response: groupRecord,
});

/** A cell as the program that opens the sheet names it, the header over it, and what stands in it. */
const sheetPlace = z.object({ cell: z.string(), column: z.string(), value: z.string() });

const personalNote = z.object({
  /** `refuses`: nothing of the row is taken; `changes`: taken otherwise than it stood; `informs`: for a person to know. */
  level: z.enum(['refuses', 'changes', 'informs']),
  place: sheetPlace.nullable(),
  /** What the sheet’s reader says; null where a rule refuses. */
  text: z.string().nullable(),
  /** The rule that refuses, the same as in the form. */
  refusal: refusal.nullable(),
});
export type PersonalImportNote = z.infer<typeof personalNote>;

export const getRecordSheet = route({
  method: 'GET',
  path: '/groups/:groupId/records/sheet',
  can: 'records.manage',
  summary: 'A sheet of the group’s learners with what is known of them, to fill in and import; the reading is kept.',
  params: z.object({ groupId: uuid }),
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const importRecords = route({
  method: 'POST',
  path: '/groups/:groupId/records/import',
  can: 'records.manage',
  summary:
    'Takes personal data of a group’s learners from a sheet (XLSX): whole rows or nothing of them, with a report on every row; writes only with commit=true.',
  params: z.object({ groupId: uuid }),
  query: z.object({ fileName: line(255), commit: flag.default(false) }),
  uploadBytes: 5 * 1024 * 1024,
  response: z.object({
    committed: z.boolean(),
    taken: z.int(),
    changed: z.int(),
    refused: z.int(),
    /** Rows that say what is known already. */
    same: z.int(),
    fileRefusals: z.array(importNote),
    fileNotes: z.array(importNote),
    items: z.array(
      z.object({
        row: z.int(),
        name: z.string(),
        outcome: z.enum(['taken', 'changed', 'refused', 'same']),
        /** What is new, field by field, and the fields of it that stood otherwise before. */
        fills: z.array(z.enum(PERSONAL_FIELDS)),
        replaces: z.array(z.enum(PERSONAL_FIELDS)),
        notes: z.array(personalNote),
      }),
    ),
  }),
  status: 200,
});
export type RecordImportReport = OutputOf<typeof importRecords>;

export const listRegisterValues = route({
  method: 'GET',
  path: '/register-values',
  can: 'self',
  summary: 'The federal register’s own long lists, to the letter.',
  response: z.object({
    fieldsOfWork: z.array(z.string()),
    specialtyGroups: z.array(z.string()),
    countries: z.array(z.string()),
  }),
});
