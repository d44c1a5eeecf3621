import { CHECK_REASONS, COMMISSION_ROLES, PROTOCOL_STATUSES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, person, prose, refusal, sha256, uuid } from './common.ts';
import { route } from './route.ts';
import { proof } from './signing.ts';

const protocolParams = z.object({ protocolId: uuid });
const sessionParams = z.object({ sessionId: uuid });

const protocolRow = z.object({
  attemptId: uuid,
  enrolmentId: uuid,
  name: z.string(),
  correct: z.int(),
  total: z.int(),
  mark: z.enum(['pass', 'fail']),
  /** The certificate's registration number: reserved in a protocol, foretold in a preview. */
  documentNumber: z.string().nullable(),
  checkReason: z.enum(CHECK_REASONS),
});

export const protocolPreview = z.object({
  refusals: z.array(refusal),
  protocolNumber: z.string(),
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
  number: z.string(),
  date: day,
  status: z.enum(PROTOCOL_STATUSES),
  programTitle: z.string(),
  groupTitle: z.string(),
  sessionId: uuid,
  passed: z.int(),
  failed: z.int(),
  dueAt: instant,
  signedAt: instant.nullable(),
  waitingFor: z.array(z.string()),
  /** Documents that the signed protocol calls for and nobody has issued yet. */
  documentsToIssue: z.int(),
});
export type ProtocolSummary = z.infer<typeof protocolSummary>;

const signer = person.extend({
  role: z.enum(COMMISSION_ROLES),
  signature: z.object({ at: instant, address: z.string(), device: z.string() }).nullable(),
});

export const protocol = protocolSummary.extend({
  revision: z.int(),
  /** The exact content: what is shown is what is hashed is what is printed. */
  html: z.string(),
  contentSha256: sha256,
  resolution: z.string(),
  rows: z.array(protocolRow),
  signers: z.array(signer),
  /** Signatures that a change of the words has voided. */
  voided: z.array(z.object({ name: z.string(), at: instant, voidedAt: instant, reason: z.string() })),
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
  summary: 'Draws up protocol form 1 from the results, with reserved certificate numbers (3.15).',
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
    resolution: prose(5_000),
    rows: z.array(z.object({ attemptId: uuid, checkReason: z.enum(CHECK_REASONS) })),
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
  summary: 'Signs with a simple electronic signature: password anew, hash of the content shown; the chair last (2.4).',
  params: protocolParams,
  body: proof.extend({ contentSha256: sha256 }),
  response: protocol,
  status: 201,
});
