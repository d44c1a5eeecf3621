import {
  ATTESTATION_FORMS,
  CHECK_REASONS,
  COMMISSION_ROLES,
  MARKS,
  PROTOCOL_FORMS,
  PROTOCOL_STATUSES,
  SIGNATURE_METHODS,
  SIGNATURE_STATUSES,
  SIGNING_ACTS,
} from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, prose, refusal, sha256, uuid } from './common.ts';
import { route } from './route.ts';
import { proof } from './signing.ts';

const protocolParams = z.object({ protocolId: uuid });
const sessionParams = z.object({ sessionId: uuid });

const protocolForm = z.union(PROTOCOL_FORMS.map((form) => z.literal(form)));

/** A result of a test has an attempt and a score, that of an exam or a defence an examination and a mark. */
const protocolRow = z.object({
  attemptId: uuid.nullable(),
  examinationId: uuid.nullable().default(null),
  enrolmentId: uuid,
  name: z.string(),
  correct: z.int().nullable(),
  total: z.int().nullable(),
  mark: z.enum(['pass', 'fail']),
  grade: z.enum(MARKS).nullable().default(null),
  cardNumber: z.int().nullable().default(null),
  /** The certificate's registration number: reserved in a protocol, foretold in a preview. */
  documentNumber: z.string().nullable(),
  checkReason: z.enum(CHECK_REASONS),
});

export const protocolPreview = z.object({
  refusals: z.array(refusal),
  attestation: z.enum(ATTESTATION_FORMS),
  /** The first number; where there are several protocols, one for each defence, they go on from it. */
  protocolNumber: z.string(),
  protocols: z.int(),
  rows: z.array(protocolRow),
  /** Learners of the group who never started. */
  absent: z.array(z.string()),
});
export type ProtocolPreview = z.infer<typeof protocolPreview>;

export const previewProtocol = route({
  method: 'GET',
  path: '/sessions/:sessionId/protocol-preview',
  can: 'protocols.read',
  summary: 'What the protocol would hold and which numbers it would take; takes none.',
  params: sessionParams,
  response: protocolPreview,
});

export const protocolSummary = z.object({
  id: uuid,
  form: protocolForm,
  number: z.string(),
  date: day,
  status: z.enum(PROTOCOL_STATUSES),
  /** Of form 3: the learner who has defended. */
  learnerName: z.string().nullable(),
  programTitle: z.string(),
  groupTitle: z.string(),
  sessionId: uuid,
  passed: z.int(),
  failed: z.int(),
  dueAt: instant,
  signedAt: instant.nullable(),
  waitingFor: z.array(z.string()),
  /** Those who have refused to sign; the chair’s refusal stops the protocol. */
  refusedBy: z.array(z.string()),
  /** Documents that the signed protocol calls for and nobody has issued yet. */
  documentsToIssue: z.int(),
});
export type ProtocolSummary = z.infer<typeof protocolSummary>;

const signer = person.extend({
  role: z.enum(COMMISSION_ROLES),
  /** What he has done, or what is recorded of him; null while he has still to sign. */
  signature: z
    .object({
      at: instant,
      address: z.string(),
      device: z.string(),
      status: z.enum(SIGNATURE_STATUSES),
      method: z.enum(SIGNATURE_METHODS),
      /** The dissenting opinion, or the reason of the refusal. */
      statement: z.string().nullable(),
    })
    .nullable(),
});

const otherProtocol = z.object({ id: uuid, number: z.string() }).nullable();

export const protocol = protocolSummary.extend({
  /** What an appeal has put right: the protocol before this one, and the one drawn up in its stead, signed or not yet (5.10). */
  amends: otherProtocol,
  amendedBy: otherProtocol,
  revision: z.int(),
  /** The exact content: what is shown is what is hashed is what is printed. */
  html: z.string(),
  contentSha256: sha256,
  resolution: z.string(),
  /** Of form 3: the learner’s name in the cases that the form needs; null prints the nominative. */
  names: z.object({ dative: z.string().nullable(), genitive: z.string().nullable() }).nullable(),
  /** The code to verify it by, once it is signed. */
  code: z.string().nullable(),
  rows: z.array(protocolRow),
  signers: z.array(signer),
  /** Signatures that a change of the words has voided. */
  voided: z.array(z.object({ name: z.string(), at: instant, voidedAt: instant, reason: z.string() })),
  /** Why this draft cannot be made out under these words at all: too few of the commission would sign (2.4). */
  stopped: z.array(refusal),
  /** Why the reader may not sign now; empty when he may; null when it is not his to sign. */
  mySigning: z.array(refusal).nullable(),
});
export type Protocol = z.infer<typeof protocol>;

export const listProtocols = route({
  method: 'GET',
  path: '/protocols',
  can: 'protocols.read',
  summary: 'Protocols, the newest first.',
  query: z.object({ status: z.enum(PROTOCOL_STATUSES).optional() }),
  response: z.object({ protocols: z.array(protocolSummary) }),
});

export const draftProtocol = route({
  method: 'POST',
  path: '/sessions/:sessionId/protocols',
  can: 'protocols.draft',
  summary:
    'Draws up the protocols of a session, with reserved document numbers: one, or one for each defence (3.15). Gives the first.',
  params: sessionParams,
  response: protocol,
  status: 201,
});

export const getProtocol = route({
  method: 'GET',
  path: '/protocols/:protocolId',
  can: 'protocols.read',
  summary: 'A protocol with its exact content and its signatures.',
  params: protocolParams,
  response: protocol,
});

export const changeProtocol = route({
  method: 'PUT',
  path: '/protocols/:protocolId',
  can: 'protocols.draft',
  summary: 'Changes words of a draft; every signature under the former words is void.',
  params: protocolParams,
  body: z.object({
    revision: z.int(),
    /** Form 1: what was resolved, the form’s own words when empty. Forms 2 and 3: what was decided besides, a line each. */
    resolution: z.string().trim().max(5_000),
    /** Form 1. */
    rows: z.array(z.object({ attemptId: uuid, checkReason: z.enum(CHECK_REASONS) })),
    /** Form 3: as a person has corrected them. */
    names: z.object({ dative: line(300).nullable(), genitive: line(300).nullable() }).nullish(),
  }),
  response: protocol,
});

export const refreshProtocol = route({
  method: 'POST',
  path: '/protocols/:protocolId/refresh',
  can: 'protocols.draft',
  summary: 'Takes results finished since into a draft; its number and the numbers reserved in it stay.',
  params: protocolParams,
  response: protocol,
  status: 200,
});

export const signProtocol = route({
  method: 'POST',
  path: '/protocols/:protocolId/signatures',
  can: 'protocols.sign',
  summary:
    'Signs, with a dissenting opinion too, or refuses to: password anew, hash of the content shown; the chair last (2.4).',
  params: protocolParams,
  body: proof.extend({
    contentSha256: sha256,
    status: z.enum(SIGNING_ACTS).default('signed'),
    statement: prose(5_000).nullish(),
  }),
  response: protocol,
  status: 201,
});
