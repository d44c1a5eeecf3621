import { DELIVERY_OUTCOMES, HAND_OVER_WAYS, REGISTERED_KINDS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, search, uuid } from './common.ts';
import { route } from './route.ts';

const way = z.enum(HAND_OVER_WAYS);
const facts = z.object({
  way,
  on: day,
  recipient: line(300).nullable(),
  proxyDocument: line(300).nullable(),
  address: line(500).nullable(),
  trackNumber: line(60).nullable(),
});

const deliveryFacts = z.object({ outcome: z.enum(DELIVERY_OUTCOMES), on: day, note: line(300).nullable() });

export const handOver = facts.extend({
  id: uuid,
  /** Why this corrects the record before it. */
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
  /** What became of a letter; null while nobody knows, and where there was none. */
  delivery: deliveryFacts.extend({ by: z.string(), at: instant }).nullable(),
});
export type HandOver = z.infer<typeof handOver>;

const kind = z.enum(REGISTERED_KINDS);
const documentParams = z.object({ documentId: uuid });
const corrected = z.object({
  /** The record that holds, a letter that came back too; null while the document was not handed over. */
  current: handOver.nullable(),
  /** Former records, the newest first: corrections never wipe them. */
  former: z.array(handOver),
});

export const getHandOver = route({
  method: 'GET',
  path: '/documents/:documentId/hand-over',
  can: 'registry.read',
  summary: 'How a document was handed over, with every correction.',
  params: documentParams,
  response: corrected,
});

export const recordHandOvers = route({
  method: 'POST',
  path: '/hand-overs',
  can: 'hand-overs.record',
  summary: 'Records that documents were handed over: one or many at once, all of them or none.',
  body: facts.extend({
    way: z.enum(['in-person', 'by-proxy', 'by-post', 'electronic']),
    documentIds: z.array(uuid).min(1).max(500),
  }),
  response: z.object({ recorded: z.int() }),
  status: 201,
});

export const correctHandOver = route({
  method: 'POST',
  path: '/documents/:documentId/hand-over/correction',
  can: 'hand-overs.record',
  summary: 'Corrects the record with a reason; the former one stays to be read.',
  params: documentParams,
  body: facts.extend({ reason: line(500) }),
  response: corrected,
  status: 201,
});

export const recordDelivery = route({
  method: 'POST',
  path: '/documents/:documentId/delivery',
  can: 'hand-overs.record',
  summary: 'Records that a letter was delivered or came back; one that came back is to be handed over again.',
  params: documentParams,
  body: deliveryFacts,
  response: corrected,
  status: 201,
});

export const listUnhanded = route({
  method: 'GET',
  path: '/unhanded-documents',
  can: 'registry.read',
  summary:
    'Valid documents that nobody has taken yet, those that lie longest first; or those that are on their way by post.',
  query: z.object({
    search,
    show: z.enum(['lying', 'posted']).default('lying'),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  response: z.object({
    total: z.int(),
    documents: z.array(
      z.object({
        id: uuid,
        kind,
        registrationNumber: z.string(),
        issuedOn: day,
        learnerName: z.string(),
        programTitle: z.string(),
        groupTitle: z.string(),
        /** Days since it was issued. */
        lies: z.int(),
        postalAddress: z.string().nullable(),
        email: z.string().nullable(),
        /** The letter that it is in. */
        posted: z.object({ on: day, address: z.string().nullable(), trackNumber: z.string().nullable() }).nullable(),
        /** The day on which the letter came back. */
        returnedOn: day.nullable(),
      }),
    ),
  }),
});

export const listMyHandOvers = route({
  method: 'GET',
  path: '/my/hand-overs',
  can: 'self',
  summary: 'Where the person’s own documents are.',
  response: z.object({
    documents: z.array(
      z.object({
        documentId: uuid,
        kind,
        registrationNumber: z.string(),
        handOver: handOver
          .pick({ way: true, on: true, trackNumber: true, recipient: true })
          .extend({ delivery: deliveryFacts.omit({ note: true }).nullable() }) // notes are the office's own
          .nullable(),
      }),
    ),
  }),
});

const bookQuery = z.object({
  kind: kind.optional(),
  from: day.optional(),
  to: day.optional(),
  groupId: uuid.optional(),
  programId: uuid.optional(),
  status: z.enum(['valid', 'replaced', 'annulled']).optional(),
});

/** A row of the registry book in its sixteen columns; columns 12–14 and 16 are signed on paper. */
export const bookRow = z.object({
  id: uuid,
  /** 1 */
  position: z.int(),
  /** 2: the document, who issued it and where. */
  document: z.string(),
  /** 3: the program, the group, the days of study. */
  program: z.string(),
  /** 4 */
  registrationNumber: z.string(),
  issuedOn: day,
  /** 5 */
  blank: z.string(),
  /** 6 */
  learnerName: z.string(),
  /** 7 */
  birthDate: day.nullable(),
  /** 8 */
  sex: z.string(),
  /** 9 */
  identity: z.string(),
  /** 10 */
  citizenship: z.string(),
  /** 11: number and date of the order that ended the studies. */
  order: z.string(),
  /** 13, 14: how it was handed over, where there is no signature to give. */
  handedOver: z.string(),
  byProxy: z.string(),
  /** 15: loss, exchange, the number and blank of the duplicate; annulment. */
  mark: z.string(),
  /** 16: how the duplicate was handed over, where there is no signature to give. */
  duplicateTaken: z.string(),
});
export type BookRow = z.infer<typeof bookRow>;

export const getRegistryBook = route({
  method: 'GET',
  path: '/registry-book',
  can: 'records.read',
  summary: 'The registry book in its sixteen columns; the reading of personal data is kept.',
  query: bookQuery.extend({ offset: z.coerce.number().int().min(0).default(0) }),
  response: z.object({ total: z.int(), rows: z.array(bookRow) }),
});

export const getRegistryBookSheet = route({
  method: 'GET',
  path: '/registry-book/xlsx',
  can: 'records.read',
  summary: 'The registry book as a spreadsheet.',
  query: bookQuery,
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const getRegistryBookFilters = route({
  method: 'GET',
  path: '/registry-book/filters',
  can: 'registry.read',
  summary: 'The groups and programs that have documents in the book.',
  response: z.object({
    groups: z.array(z.object({ id: uuid, title: z.string() })),
    programs: z.array(z.object({ id: uuid, title: z.string() })),
  }),
});

export const registryBookQuery = bookQuery;
export type RegistryBookQuery = z.infer<typeof bookQuery>;
