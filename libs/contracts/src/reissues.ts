import { FORMER_STATES, LOSS_PROOFS, REGISTERED_KINDS, REISSUE_REASONS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, personName, refusal, uuid } from './common.ts';
import { DOCUMENT_STATUSES, registryEntry } from './registry.ts';
import { route } from './route.ts';

const params = z.object({ documentId: uuid });

/** A document of the chain, the first first: what it was issued in the place of, and why. */
const link = z.object({
  id: uuid,
  kind: z.enum(REGISTERED_KINDS),
  registrationNumber: z.string(),
  issuedOn: day,
  learnerName: z.string(),
  status: z.enum(DOCUMENT_STATUSES),
  statusReason: z.string().nullable(),
  /** How it came about: first of its chain, in another's place, or issued anew after an annulment. */
  origin: z.enum(['first', 'duplicate', 'replacement', 'anew']),
  reissueReason: z.enum(REISSUE_REASONS).nullable(),
  reissueNote: z.string().nullable(),
});
export type ChainLink = z.infer<typeof link>;

export const DOCUMENT_EVENTS = [
  'issued',
  'printed',
  'replaced',
  'annulled',
  'blank-taken',
  'blank-spoilt',
  'handed-over',
  'post-delivered',
  'post-returned',
  'loss-proved',
  'with-holder',
  'returned',
  'destroyed',
] as const;

/** What is recorded of the document in whose place another was issued: the proof of its loss, or where it is. */
const formerFacts = z.object({
  lossProof: z.enum(LOSS_PROOFS).nullable(),
  state: z.enum(FORMER_STATES).nullable(),
  on: day.nullable(),
  /** The paper that shows it: an application, an act of destruction. */
  note: line(300).nullable(),
});
const former = formerFacts.extend({ by: z.string(), at: instant });

export const getDocument = route({
  method: 'GET',
  path: '/documents/:documentId',
  can: 'registry.read',
  summary: 'An issued document: what stands in it, its chain and what has happened to it.',
  params,
  response: registryEntry.extend({
    learner: person,
    hours: z.int(),
    studyPeriod: z.object({ from: day, to: day }),
    /** The day of what it rests on. */
    groundDate: day,
    statusReason: z.string().nullable(),
    fileSha256: z.string().nullable(),
    chain: z.array(link),
    /** The document in whose place this one was issued, and what is on record of it; null where there was none before. */
    former: z
      .object({
        registrationNumber: z.string(),
        issuedOn: day,
        reason: z.enum(REISSUE_REASONS),
        record: former.nullable(),
      })
      .nullable(),
    events: z.array(
      z.object({
        event: z.enum(DOCUMENT_EVENTS),
        at: instant,
        by: z.string().nullable(),
        /** The day that the event itself names, where it is not the day of its record. */
        on: day.nullable(),
        /** What the event is told by: the sheet, the way of the hand-over, the proof of a loss. */
        detail: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
});

export const recordFormerDocument = route({
  method: 'POST',
  path: '/documents/:documentId/former-records',
  can: 'registry.issue',
  summary:
    'Records of the document in whose place this one was issued how its loss is proved, or that it was taken back and destroyed; the last record holds, former ones stay.',
  params,
  body: formerFacts,
  response: former,
  status: 201,
});

const wish = z.object({
  reason: z.enum(REISSUE_REASONS),
  note: line(500).nullable(),
  /** The new name, for a change of name. */
  name: personName.nullable(),
});
const requestId = uuid.describe(
  'made by the page, once for each opening of the dialog: repeating the call issues nothing more',
);

/** A printed form as `libs/documents` draws it. */
const sheets = {
  page: z.object({
    format: z.enum(['A3', 'A4', 'A5']),
    landscape: z.boolean(),
    margin: z.string(),
    numbered: z.boolean(),
    footer: z.string().nullable(),
  }),
  body: z.string(),
};

/** A document before anything is burnt: its number now, and its exact words. */
const preview = z.object({
  refusals: z.array(refusal),
  number: z.string(),
  /** What it would say otherwise than the document in whose place it comes. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  form: z.object({
    title: z.string(),
    ...sheets,
    /** Pictures of its design. */
    styles: z.string().optional(),
    following: z.array(z.object(sheets)),
  }),
});

export const previewReissue = route({
  method: 'POST',
  path: '/documents/:documentId/reissue-preview',
  can: 'registry.issue',
  summary: 'The duplicate or replacement as it would be, with its number; issues none.',
  params,
  body: wish,
  response: preview,
});

export const reissueDocument = route({
  method: 'POST',
  path: '/documents/:documentId/reissue',
  can: 'registry.issue',
  summary:
    'Issues a duplicate (loss, damage, other) or a replacement (change of name, wrong data) in the place of a valid document.',
  params,
  body: wish.extend({
    requestId,
    /** What is known of the former document already. */
    former: formerFacts.nullable().default(null),
    /** With a change of name: the learner is called so from now on; what was signed or issued keeps the former name. */
    renameLearner: z.boolean().default(false),
  }),
  response: registryEntry,
  status: 201,
});

const extractParams = z.object({ protocolId: uuid, enrolmentId: uuid });

export const previewExtract = route({
  method: 'GET',
  path: '/protocols/:protocolId/extracts/:enrolmentId',
  can: 'registry.read',
  summary: 'The extract from a signed protocol about one learner as it would be, with its number; issues none.',
  params: extractParams,
  response: preview.omit({ changes: true }),
});

export const issueExtract = route({
  method: 'POST',
  path: '/protocols/:protocolId/extracts/:enrolmentId',
  can: 'registry.issue',
  summary: 'Issues an extract from a signed protocol about one learner, under a number of its own series (3.15).',
  params: extractParams,
  body: z.object({ requestId }),
  response: registryEntry,
  status: 201,
});
