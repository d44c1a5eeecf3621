import {
  APPEAL_KINDS,
  APPEAL_STATES,
  COMMISSION_ROLES,
  HEARING_VOTES,
  MARKS,
  RULINGS,
  SIGNATURE_METHODS,
  SIGNATURE_STATUSES,
  SIGNING_ACTS,
} from '@itog/domain';
import { z } from 'zod';
import { appealAttachment, appealSummary } from './appeals.ts';
import { day, instant, line, person, prose, refusal, sha256, uuid } from './common.ts';
import { route } from './route.ts';
import { scoreChange } from './regrade.ts';
import { proof } from './signing.ts';

const appealParams = z.object({ appealId: uuid });
const mark = z.enum(MARKS);

const signature = z.object({
  at: instant,
  status: z.enum(SIGNATURE_STATUSES),
  method: z.enum(SIGNATURE_METHODS),
  statement: z.string().nullable(),
});

const appealSeat = person.extend({
  role: z.enum(COMMISSION_ROLES),
  post: z.string().nullable(),
  present: z.boolean(),
  /** Whether he has voted; how, only his own before the decision. */
  voted: z.boolean(),
  vote: z.enum(HEARING_VOTES).nullable(),
  /** His dissenting opinion; only his own before the decision. */
  opinion: z.string().nullable(),
  signature: signature.nullable(),
  /** What stands against him on this appeal (5.4, 5.5). */
  refusals: z.array(refusal),
});

/** An appeal as its commission and the office see it. */
export const appeal = appealSummary.extend({
  serverNow: instant,
  text: z.string(),
  addressee: z.string(),
  applicationHtml: z.string(),
  applicationSha256: sha256,
  applicationPrinted: z.boolean(),
  attachments: z.array(appealAttachment),
  /** The result as it was appealed, and as it is now. */
  formerMark: mark.nullable(),
  currentMark: mark.nullable(),
  /** Of a test: right answers, questions, and how many a pass asks for (3.7); null of an exam or a defence. */
  score: z.object({ correct: z.int(), total: z.int(), needed: z.int() }).nullable(),
  /** Whether he has an address to which news of the decision can be sent (5.11). */
  learnerHasEmail: z.boolean(),
  /** Questions that this hearing has found wrong, and what that has changed (5.10). */
  rulings: z.array(
    z.object({
      id: uuid,
      position: z.int(),
      ruling: z.enum(RULINGS),
      reasons: z.string(),
      at: instant,
      decidedBy: z.string(),
      rescored: z.int(),
      flipped: z.int(),
      /** The first 20, those whose mark has changed before the others. */
      changes: z.array(scoreChange),
    }),
  ),
  /** Marks that an upheld appeal against the result may give. */
  marks: z.array(mark),
  programId: uuid,
  /** The one that considers it, or before scheduling the one in force; null when the director has appointed none (5.4). */
  commission: z
    .object({
      id: uuid,
      orderId: uuid,
      orderNumber: z.string(),
      orderDate: day,
      /** By which document somebody else than the director chairs (5.5). */
      authorisation: z.string().nullable(),
      seats: z.array(appealSeat),
      refusals: z.array(refusal),
    })
    .nullable(),
  attestationChair: person.extend({ present: z.boolean() }),
  learnerPresent: z.boolean(),
  mySeat: z.enum(COMMISSION_ROLES).nullable(),
  scheduleRefusals: z.array(refusal),
  openRefusals: z.array(refusal),
  consequences: z.array(z.string()),
  protocol: z
    .object({
      number: z.string(),
      html: z.string(),
      contentSha256: sha256,
      signedAt: instant.nullable(),
      printed: z.boolean(),
    })
    .nullable(),
  /** Amended protocols that the decision has drawn up. */
  amendedProtocols: z.array(
    z.object({ id: uuid, number: z.string(), replaces: z.string(), signedAt: instant.nullable() }),
  ),
  /** Why the reader may not sign now; empty when he may; null when it is not his to sign. */
  mySigning: z.array(refusal).nullable(),
  acknowledgement: z
    .object({
      at: instant,
      refusal: z.object({ reason: z.string(), witnesses: z.array(z.string()), recordedBy: z.string() }).nullable(),
    })
    .nullable(),
});
export type Appeal = z.infer<typeof appeal>;

export const listAppeals = route({
  method: 'GET',
  path: '/appeals',
  can: 'appeals.read',
  summary: 'Appeals in the reader’s sight, open ones first, the most urgent on top; at most 500.',
  query: z.object({
    state: z.enum(APPEAL_STATES).optional(),
    kind: z.enum(APPEAL_KINDS).optional(),
    /** Whose running deadline (5.6, 5.11) has passed, or ends within a day. */
    due: z.enum(['overdue', 'soon']).optional(),
    /** Those that wait for something, or those decided, the newest decision first. */
    stage: z.enum(['open', 'decided']).optional(),
  }),
  response: z.object({ serverNow: instant, zone: z.string(), appeals: z.array(appealSummary) }),
});

export const getAppeal = route({
  method: 'GET',
  path: '/appeals/:appealId',
  can: 'appeals.read',
  summary: 'An appeal as the reader may see it now: others’ votes only after the decision.',
  params: appealParams,
  response: appeal,
});

export const scheduleHearing = route({
  method: 'PUT',
  path: '/appeals/:appealId/hearing',
  can: 'appeals.manage',
  summary: 'Sets date and place of the hearing (5.6), and invites the learner and the attestation chair (5.7, 5.8).',
  params: appealParams,
  body: z.object({
    at: instant,
    place: line(300).nullable(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(1_000)
      .nullable(),
  }),
  response: appeal,
});

export const recordHearingPresence = route({
  method: 'PUT',
  path: '/appeals/:appealId/presence/:userId',
  can: 'appeals.attend',
  summary: 'The chair or the secretary records who is there: the commission, the attestation chair, the learner.',
  params: appealParams.extend({ userId: uuid }),
  body: z.object({ present: z.boolean() }),
  response: appeal,
});

export const openHearing = route({
  method: 'POST',
  path: '/appeals/:appealId/opening',
  can: 'appeals.attend',
  summary: 'The chair opens the hearing.',
  params: appealParams,
  response: appeal,
  status: 200,
});

export const voteOnAppeal = route({
  method: 'PUT',
  path: '/appeals/:appealId/vote',
  can: 'appeals.attend',
  summary: 'A member’s vote and, if he likes, his opinion; hidden from the others until the decision.',
  params: appealParams,
  body: z.object({ vote: z.enum(HEARING_VOTES), opinion: prose(5_000).nullable().default(null) }),
  response: appeal,
});

const decisionBody = z.object({
  /** Of an appeal against the procedure: both findings (5.9). */
  confirmed: z.boolean().nullable().default(null),
  influenced: z.boolean().nullable().default(null),
  /** Of an appeal against the result: the new mark, or null to keep the old one (5.10). */
  newMark: mark.nullable().default(null),
  reasons: prose(10_000),
});
export type DecisionDraft = z.infer<typeof decisionBody>;

export const previewAppealDecision = route({
  method: 'POST',
  path: '/appeals/:appealId/decision/preview',
  can: 'appeals.attend',
  summary: 'What would follow from this decision, and what stands against it; changes nothing.',
  params: appealParams,
  body: decisionBody,
  response: z.object({ upheld: z.boolean(), refusals: z.array(refusal), consequences: z.array(z.string()) }),
  status: 200,
});

export const decideAppeal = route({
  method: 'POST',
  path: '/appeals/:appealId/decision',
  can: 'appeals.attend',
  summary: 'The chair records the decision (5.9, 5.10); what follows from it happens at once, or none of it.',
  params: appealParams,
  body: decisionBody,
  response: appeal,
  status: 201,
});

export const signAppealProtocol = route({
  method: 'POST',
  path: '/appeals/:appealId/signatures',
  can: 'appeals.attend',
  summary: 'Signs the protocol of the hearing, with an opinion too, or refuses to; the chair last.',
  params: appealParams,
  body: proof.extend({
    contentSha256: sha256,
    status: z.enum(SIGNING_ACTS).default('signed'),
    statement: prose(5_000).nullish(),
  }),
  response: appeal,
  status: 201,
});

export const recordAcknowledgementRefusal = route({
  method: 'POST',
  path: '/appeals/:appealId/acknowledgement-refusal',
  can: 'appeals.manage',
  summary: 'Records that the learner refuses to sign that he has seen the decision, before two witnesses (5.11).',
  params: appealParams,
  body: z.object({ reason: prose(2_000), witnesses: z.tuple([line(300), line(300)]) }),
  response: appeal,
  status: 201,
});
