import { REGISTER_COLUMNS, REGISTER_RULES } from '@itog/domain';
import { z } from 'zod';
import { day, flag, instant, line, uuid } from './common.ts';
import { route } from './route.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const column = z.enum(REGISTER_COLUMNS);
const kind = z.enum(['certificate', 'diploma', 'reference']);

export const PACKAGE_STATUSES = [
  'draft',
  'exported',
  'sent',
  'accepted',
  'partly-accepted',
  'rejected',
  'withdrawn',
] as const;

/** What the operator would refuse: cell, value, rule, and the value that would be right. */
const registerProblem = z.object({
  column,
  value: z.string(),
  rule: z.enum(REGISTER_RULES),
  level: z.enum(['error', 'warning']),
  fix: z.string().nullable(),
  source: z.enum(['record', 'program', 'enrolment', 'document', 'former', 'fixed']),
  detail: z.string().nullable(),
});
export type WireRegisterProblem = z.infer<typeof registerProblem>;

export const queuedDocument = z.object({
  documentId: uuid,
  learnerId: uuid,
  learnerName: z.string(),
  groupId: uuid,
  programId: uuid,
  kind,
  duplicate: z.boolean(),
  registrationNumber: z.string(),
  issuedOn: day,
  /** The last day on which it may be reported, and how many are left; below zero it is late. */
  dueOn: day,
  daysLeft: z.int(),
  sendable: z.boolean(),
  problems: z.array(registerProblem),
  /** What the operator said when he rejected it. */
  rejected: z.string().nullable(),
});
export type QueuedDocument = z.infer<typeof queuedDocument>;

const term = z.object({ from: day, days: z.int().min(1).max(365) });

export const getRegisterQueue = route({
  method: 'GET',
  path: '/federal-register/queue',
  can: 'register.read',
  summary:
    'Issued documents that the federal register does not have yet, the most urgent first, each checked; a page of 50.',
  query: z.object({ offset: z.coerce.number().int().min(0).default(0) }),
  response: z.object({
    /** Of everything that waits. */
    total: z.int(),
    urgent: z.int(),
    late: z.int(),
    /** Of this page: the others are checked when they are looked at, mended or packed. */
    sendable: z.int(),
    fixable: z.int(),
    terms: z.array(term),
    documents: z.array(queuedDocument),
  }),
});

export const applyRegisterFixes = route({
  method: 'POST',
  path: '/federal-register/fixes',
  can: 'register.manage',
  summary: 'Puts the proposed values where they belong: into records and programs, or beside the document.',
  body: z.object({ documentIds: z.array(uuid).max(1_000).nullable().default(null) }),
  response: z.object({ fixed: z.int() }),
});

export const correctRegisterCell = route({
  method: 'PUT',
  path: '/federal-register/documents/:documentId/cells/:column',
  can: 'register.manage',
  summary: 'Says what a cell is to hold for this document; null gives it back to the document’s own data.',
  params: z.object({ documentId: uuid, column }),
  body: z.object({ value: z.string().trim().min(1).max(500).nullable() }),
  response: queuedDocument,
});

export const updateRegisterTerms = route({
  method: 'PUT',
  path: '/federal-register/terms',
  can: 'register.manage',
  summary: 'How many calendar days there are to report a document, by the day of its issue.',
  body: z.object({ terms: z.array(term).min(1).max(20) }),
  response: z.object({ terms: z.array(term) }),
});

export const registerPackage = z.object({
  id: uuid,
  number: z.int(),
  status: z.enum(PACKAGE_STATUSES),
  rows: z.int(),
  rejectedRows: z.int(),
  madeAt: instant,
  madeBy: z.string(),
  fileName: z.string().nullable(),
  fileSha256: z.string().nullable(),
  exportedAt: instant.nullable(),
  /** The number that the operator gave to the package. */
  operatorNumber: z.string().nullable(),
  sentOn: day.nullable(),
  answeredAt: instant.nullable(),
  answerName: z.string().nullable(),
  answerNote: z.string().nullable(),
  /** The earliest last day among its documents. */
  dueOn: day.nullable(),
  /** Taken apart before it was sent: when, by whom, why. */
  withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type RegisterPackage = z.infer<typeof registerPackage>;

const registerRow = z.object({
  documentId: uuid,
  position: z.int(),
  learnerName: z.string(),
  kind,
  duplicate: z.boolean(),
  registrationNumber: z.string(),
  issuedOn: day,
  state: z.enum(['packed', 'accepted', 'rejected', 'withdrawn']),
  message: z.string().nullable(),
  /** The document was annulled after it had been put here. */
  annulled: z.boolean(),
});
export const registerPackageDetail = registerPackage.extend({ documents: z.array(registerRow) });
export type RegisterPackageDetail = z.infer<typeof registerPackageDetail>;

const packageParams = z.object({ packageId: uuid });

export const listRegisterPackages = route({
  method: 'GET',
  path: '/federal-register/packages',
  can: 'register.read',
  summary: 'The log of packages, the newest first.',
  response: z.object({ packages: z.array(registerPackage) }),
});

export const getRegisterPackage = route({
  method: 'GET',
  path: '/federal-register/packages/:packageId',
  can: 'register.read',
  summary: 'A package with its documents.',
  params: packageParams,
  response: registerPackageDetail,
});

export const makeRegisterPackages = route({
  method: 'POST',
  path: '/federal-register/packages',
  can: 'register.manage',
  summary: 'Takes the documents that can go into packages of at most a thousand; repeating it takes none twice.',
  body: z.object({ documentIds: z.array(uuid).min(1).max(1_000).nullable().default(null) }),
  response: z.object({ packages: z.array(registerPackage) }),
  status: 201,
});

export const withdrawRegisterPackage = route({
  method: 'POST',
  path: '/federal-register/packages/:packageId/withdrawal',
  can: 'register.manage',
  summary: 'Takes a package apart that was not sent: its documents are in the queue again, itself stays in the log.',
  params: packageParams,
  body: z.object({ reason: line(500) }),
  response: registerPackageDetail,
  status: 201,
});

export const exportRegisterPackage = route({
  method: 'POST',
  path: '/federal-register/packages/:packageId/file',
  can: 'register.manage',
  summary: 'Freezes the package as a file in the operator’s template.',
  params: packageParams,
  response: registerPackageDetail,
  status: 201,
});

export const getRegisterFile = route({
  method: 'GET',
  path: '/federal-register/packages/:packageId/file',
  can: 'register.read',
  summary: 'The frozen file.',
  params: packageParams,
  download: XLSX,
});

export const sendRegisterPackage = route({
  method: 'POST',
  path: '/federal-register/packages/:packageId/sending',
  can: 'register.manage',
  summary: 'Notes that the file was handed to the operator: his number and the day.',
  params: packageParams,
  body: z.object({ operatorNumber: line(60), sentOn: day }),
  response: registerPackageDetail,
  status: 201,
});

export const answerRegisterPackage = route({
  method: 'POST',
  path: '/federal-register/packages/:packageId/answer',
  can: 'register.manage',
  summary: 'Reads the operator’s answer (XLSX) and says what it means; writes only with commit=true.',
  params: packageParams,
  query: z.object({ fileName: line(255), commit: flag.default(false) }),
  uploadBytes: 5 * 1024 * 1024,
  response: z.object({
    committed: z.boolean(),
    accepted: z.int(),
    rejected: z.array(z.object({ registrationNumber: z.string(), learnerName: z.string(), message: z.string() })),
    /** Numbers of the answer that are none of this package. */
    unknown: z.array(z.string()),
    /** Documents of the package that the answer does not name: they count as accepted. */
    unnamed: z.array(z.object({ registrationNumber: z.string(), learnerName: z.string() })),
  }),
  status: 200,
});

export const concludeRegisterPackage = route({
  method: 'POST',
  path: '/federal-register/packages/:packageId/outcome',
  can: 'register.manage',
  summary: 'The operator’s answer to the whole package, when he gave no file.',
  params: packageParams,
  body: z.object({ outcome: z.enum(['accepted', 'rejected']), note: line(1_000).nullable().default(null) }),
  response: registerPackageDetail,
  status: 201,
});

export const getRegisterAnswer = route({
  method: 'GET',
  path: '/federal-register/packages/:packageId/answer',
  can: 'register.read',
  summary: 'The operator’s answer as it came.',
  params: packageParams,
  download: XLSX,
});
