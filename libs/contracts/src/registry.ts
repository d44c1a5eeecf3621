import { DOCUMENT_KINDS, REGISTERED_KINDS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, refusal, search, uuid } from './common.ts';
import { route } from './route.ts';

export const DOCUMENT_STATUSES = ['valid', 'replaced', 'annulled'] as const;
const protocolParams = z.object({ protocolId: uuid });
const orderParams = z.object({ orderId: uuid });
const kind = z.enum(REGISTERED_KINDS);
const documentKind = z.enum(DOCUMENT_KINDS);

const issuancePlan = z.object({
  refusals: z.array(refusal),
  planned: z.array(z.object({ enrolmentId: uuid, name: z.string(), kind: documentKind, number: z.string() })),
  /** Learners whose retake is still open: nothing is due to them yet (3.8). */
  waiting: z.array(z.object({ name: z.string(), retakeClosesAt: instant.nullable() })),
  /** Learners whose document is due and held back, with the number that is kept for it: issuing goes on without them. */
  withheld: z.array(
    z.object({
      enrolmentId: uuid,
      learnerId: uuid,
      name: z.string(),
      kind: documentKind,
      number: z.string().nullable(),
      reason: z.enum(['prior-education']),
    }),
  ),
});

export const previewIssuance = route({
  method: 'GET',
  path: '/protocols/:protocolId/issuance',
  can: 'registry.read',
  summary: 'The documents that a protocol calls for, with their numbers; issues none.',
  params: protocolParams,
  response: issuancePlan,
});

export const issueDocuments = route({
  method: 'POST',
  path: '/protocols/:protocolId/documents',
  can: 'registry.issue',
  summary: 'Issues every document of a signed protocol at once; repeating it adds and burns nothing (3.13, 3.14).',
  params: protocolParams,
  response: z.object({ issued: z.int() }),
  status: 201,
});

export const previewOrderIssuance = route({
  method: 'GET',
  path: '/orders/:orderId/issuance',
  can: 'registry.read',
  summary: 'The references that an order of discharge calls for where nobody of the group came (3.14); issues none.',
  params: orderParams,
  response: issuancePlan,
});

export const issueOrderDocuments = route({
  method: 'POST',
  path: '/orders/:orderId/documents',
  can: 'registry.issue',
  summary: 'Issues those references at once; repeating it adds and burns nothing (3.14).',
  params: orderParams,
  response: z.object({ issued: z.int() }),
  status: 201,
});

/** A signed protocol or order that calls for documents which nobody has issued yet. */
export const dueGround = z.object({
  ground: z.enum(['protocol', 'order']),
  id: uuid,
  number: z.string(),
  date: day,
  programTitle: z.string(),
  groupTitle: z.string(),
  /** Documents that can be issued, and those that are due and held back. */
  count: z.int(),
  withheld: z.int(),
});
export type DueGround = z.infer<typeof dueGround>;

/** A group in which nobody came: its references wait for the order of discharge (3.14). */
export const undischargedGroup = z.object({
  groupId: uuid,
  groupTitle: z.string(),
  programTitle: z.string(),
  learners: z.int(),
  /** A draft of the order that waits for the director. */
  draftOrderId: uuid.nullable(),
});
export type UndischargedGroup = z.infer<typeof undischargedGroup>;

export const listDueDocuments = route({
  method: 'GET',
  path: '/due-documents',
  can: 'registry.read',
  summary: 'Everything that is to be issued, by what it rests on, the oldest first (3.13, 3.14).',
  response: z.object({ grounds: z.array(dueGround), undischarged: z.array(undischargedGroup) }),
});

export const registryEntry = z.object({
  id: uuid,
  kind,
  /** Issued in the place of a lost or damaged one, with the word ДУБЛИКАТ. */
  duplicate: z.boolean(),
  registrationNumber: z.string(),
  issuedOn: day,
  learnerName: z.string(),
  programTitle: z.string(),
  groupTitle: z.string(),
  /** What it rests on: a protocol; or the order, for a reference of a group in which nobody came (3.14). */
  protocolId: uuid.nullable(),
  protocolNumber: z.string().nullable(),
  order: z.object({ id: uuid, number: z.string() }).nullable(),
  status: z.enum(DOCUMENT_STATUSES),
  code: z.string(),
  printed: z.boolean(),
  /** Why it could not be printed, for a person to read; null for what is printed or waits for its turn. */
  printProblem: z.string().nullable(),
});
export type RegistryEntry = z.infer<typeof registryEntry>;

/** What narrows the registry. */
export const registryFilter = z.object({
  search,
  kind: kind.optional(),
  protocolId: uuid.optional(),
  from: day.optional(),
  to: day.optional(),
});
export type RegistryFilter = z.infer<typeof registryFilter>;

export const listDocuments = route({
  method: 'GET',
  path: '/documents',
  can: 'registry.read',
  summary: 'The registry of issued documents.',
  query: registryFilter.extend({ offset: z.coerce.number().int().min(0).default(0) }),
  response: z.object({ total: z.int(), documents: z.array(registryEntry) }),
});

export const getDocumentFile = route({
  method: 'GET',
  path: '/documents/:documentId/file',
  can: 'self',
  summary: 'The issued file: for the registry’s readers, and for its own learner.',
  params: z.object({ documentId: uuid }),
  download: 'application/pdf',
});

export const annulDocument = route({
  method: 'POST',
  path: '/documents/:documentId/annulment',
  can: 'registry.issue',
  summary: 'Annuls a document with a reason; the verification page tells it.',
  params: z.object({ documentId: uuid }),
  body: z.object({ reason: line(1_000) }),
  response: registryEntry,
  status: 201,
});

export const SERIES = [
  'order',
  'protocol',
  'certificate',
  'diploma',
  'reference',
  'duplicate',
  'extract',
  'blank-act',
  'destruction-act',
] as const;
const series = z.object({
  series: z.enum(SERIES),
  pattern: line(60),
  perYear: z.boolean(),
  /** What `{kind}` stands for. */
  kindWord: z.string(),
  /** The last number taken this year (or ever, for a running series). */
  last: z.int().min(0).max(9_999_999),
  next: z.string(),
});

export const listSeries = route({
  method: 'GET',
  path: '/number-series',
  can: 'organisation.read',
  summary: 'How numbers are written and which comes next.',
  response: z.object({ series: z.array(series) }),
});

export const updateSeries = route({
  method: 'PUT',
  path: '/number-series/:series',
  can: 'organisation.manage',
  summary: 'Changes a pattern, or continues the organisation’s old book: the last number only grows.',
  params: z.object({ series: z.enum(SERIES) }),
  body: series.pick({ pattern: true, perYear: true, last: true }),
  response: series,
});
