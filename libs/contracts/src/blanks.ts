import { BLANK_KINDS, BLANK_STATES, REGISTERED_KINDS, WRITE_OFF_GROUNDS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, personName, search, uuid } from './common.ts';
import { route } from './route.ts';

const kind = z.enum(BLANK_KINDS);
/** Empty where the paper has a number only. */
const series = z
  .string()
  .trim()
  .max(20)
  .regex(/^[^\p{Cc}]*$/u);
const number = z.string().regex(/^\d{1,12}$/u);

export const blank = z.object({
  id: uuid,
  kind,
  series: z.string(),
  number: z.string(),
  state: z.enum(BLANK_STATES),
  receivedOn: day,
  /** The document it was taken for; a spoilt blank remembers it. */
  document: z.object({ id: uuid, registrationNumber: z.string(), learnerName: z.string() }).nullable(),
  takenOn: day.nullable(),
  act: z.object({ id: uuid, number: z.string(), date: day }).nullable(),
});
export type Blank = z.infer<typeof blank>;

export const listBlanks = route({
  method: 'GET',
  path: '/blanks',
  can: 'blanks.read',
  summary: 'Numbered paper, sheet by sheet, in the order of its use.',
  query: z.object({
    search,
    kind: kind.optional(),
    state: z.enum(BLANK_STATES).optional(),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  response: z.object({ total: z.int(), blanks: z.array(blank) }),
});

const stock = z.object({
  kind,
  series: z.string(),
  received: z.int(),
  issued: z.int(),
  spoilt: z.int(),
  left: z.int(),
});
const batch = z.object({
  id: uuid,
  kind,
  series: z.string(),
  firstNumber: z.string(),
  lastNumber: z.string(),
  count: z.int(),
  receivedOn: day,
  supplierDocument: z.string().nullable(),
  receivedBy: z.string(),
  /** Sheets that lie under documents or were written off: while there are none, the record of the pack may be taken back. */
  used: z.int(),
  /** Typed wrongly and taken back whole: when, by whom, why. */
  removed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});

export const getBlankStock = route({
  method: 'GET',
  path: '/blank-stock',
  can: 'blanks.read',
  summary: 'What was received, issued, spoilt and is left at the end of a day; today when none is named.',
  query: z.object({ on: day.optional() }),
  response: z.object({
    on: day,
    stock: z.array(stock),
    batches: z.array(batch),
    /** The next sheet of each kind, as of now. */
    next: z.array(z.object({ kind, series: z.string(), number: z.string() })),
  }),
});

export const getBlankSheet = route({
  method: 'GET',
  path: '/blanks/xlsx',
  can: 'blanks.read',
  summary: 'The book of blanks as a spreadsheet.',
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const receiveBlanks = route({
  method: 'POST',
  path: '/blank-batches',
  can: 'blanks.manage',
  summary: 'Takes a pack of numbered paper into stock.',
  body: z.object({
    kind,
    series,
    firstNumber: number,
    count: z.int().min(1).max(10_000),
    receivedOn: day,
    supplierDocument: line(300).nullable(),
  }),
  response: batch,
  status: 201,
});

export const removeBlankBatch = route({
  method: 'POST',
  path: '/blank-batches/:batchId/removal',
  can: 'blanks.manage',
  summary:
    'Takes a pack back that was typed wrongly, while none of its sheets was used; its record stays, with the reason.',
  params: z.object({ batchId: uuid }),
  body: z.object({ reason: line(500) }),
  response: batch,
  status: 201,
});

const blankedDocument = z.object({
  documentId: uuid,
  kind: z.enum(REGISTERED_KINDS),
  registrationNumber: z.string(),
  learnerName: z.string(),
  /** The paper it is printed on. */
  blank: z.object({ id: uuid, series: z.string(), number: z.string() }).nullable(),
});
export type BlankedDocument = z.infer<typeof blankedDocument>;
const protocolParams = z.object({ protocolId: uuid });

export const listProtocolBlanks = route({
  method: 'GET',
  path: '/protocols/:protocolId/blanks',
  can: 'blanks.read',
  summary: 'The valid documents of a protocol with their paper, and the sheets that would come next; takes none.',
  params: protocolParams,
  response: z.object({
    documents: z.array(
      blankedDocument.extend({
        next: z.object({ series: z.string(), number: z.string() }).nullable(),
        /** Numbered paper of this kind has never been received: it is printed on plain paper. */
        plain: z.boolean(),
      }),
    ),
  }),
});

export const assignProtocolBlanks = route({
  method: 'POST',
  path: '/protocols/:protocolId/blanks',
  can: 'blanks.manage',
  summary:
    'Gives the next sheets to all documents of a protocol that have none, save kinds on plain paper; all of them or nobody.',
  params: protocolParams,
  response: z.object({ assigned: z.int() }),
  status: 201,
});

export const assignBlank = route({
  method: 'POST',
  path: '/documents/:documentId/blank',
  can: 'blanks.manage',
  summary: 'Gives a document the next sheet of its kind, or the one that is named.',
  params: z.object({ documentId: uuid }),
  body: z.object({ blank: z.object({ series, number }).nullable() }),
  response: blankedDocument,
  status: 201,
});

export const getDocumentBlanks = route({
  method: 'GET',
  path: '/documents/:documentId/blanks',
  can: 'blanks.read',
  summary: 'The paper of a document: what it has now, and what was spoilt over it.',
  params: z.object({ documentId: uuid }),
  response: z.object({ blanks: z.array(blank) }),
});

const blankAct = z.object({
  id: uuid,
  number: z.string(),
  date: day,
  ground: z.enum(WRITE_OFF_GROUNDS),
  reason: z.string(),
  signers: z.array(z.object({ name: personName, post: z.string().nullable() })),
  blanks: z.array(z.object({ kind, series: z.string(), number: z.string() })),
});
export type BlankAct = z.infer<typeof blankAct>;

export const listBlankActs = route({
  method: 'GET',
  path: '/blank-acts',
  can: 'blanks.read',
  summary: 'Acts that wrote spoilt paper off, the newest first.',
  response: z.object({ acts: z.array(blankAct) }),
});

export const listBlankSigners = route({
  method: 'GET',
  path: '/blank-act-signers',
  can: 'blanks.read',
  summary: 'Staff who may sign an act.',
  response: z.object({ people: z.array(person.extend({ post: z.string().nullable() })) }),
});

export const spoilBlanks = route({
  method: 'POST',
  path: '/blank-acts',
  can: 'blanks.manage',
  summary:
    'Writes paper off by an act on its ground; a document that lay on it gets the next sheet and keeps its number.',
  body: z.object({
    blankIds: z.array(uuid).min(1).max(500),
    date: day,
    ground: z.enum(WRITE_OFF_GROUNDS).default('spoilt'),
    reason: line(500),
    signerIds: z.array(uuid).min(1).max(5),
  }),
  response: blankAct.extend({
    /** Documents that lay on the spoilt paper, with what they have now. */
    documents: z.array(blankedDocument),
  }),
  status: 201,
});
