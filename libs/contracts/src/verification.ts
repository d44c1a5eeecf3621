import { COMMISSION_ROLES, PROTOCOL_FORMS, REGISTERED_KINDS, SIGNATURE_STATUSES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, sha256 } from './common.ts';
import { DOCUMENT_STATUSES } from './registry.ts';
import { route } from './route.ts';

const kind = z.enum(REGISTERED_KINDS);

/** How a document of a chain came about: first of it, in another's place, or issued anew after an annulment. */
export const DOCUMENT_ORIGINS = ['first', 'duplicate', 'replacement', 'anew'] as const;

const verifiedLink = z.object({
  code: z.string(),
  kind,
  origin: z.enum(DOCUMENT_ORIGINS),
  registrationNumber: z.string(),
  issuedOn: day,
  status: z.enum(DOCUMENT_STATUSES),
  /** The organisation's day on which it was annulled or replaced. */
  statusOn: day.nullable(),
});
export type VerifiedLink = z.infer<typeof verifiedLink>;

const documentVerification = verifiedLink.omit({ code: true }).extend({
  subject: z.literal('document'),
  organisation: z.string(),
  programTitle: z.string(),
  hours: z.int(),
  maskedName: z.string(),
  /** The code of the document that has replaced this one. */
  replacedByCode: z.string().nullable(),
  /** Every document of the chain that this one belongs to, the first first; itself alone where there are no others. */
  chain: z.array(verifiedLink),
  /** Whether a machine can ask for it as a signed credential. */
  credential: z.boolean(),
  /** SHA-256 of the issued file, once it is printed: compare it with the file at hand. */
  fileSha256: sha256.nullable(),
  checkedAt: instant,
});

/** A signed protocol: who signed it, in which role and when; of learners only what does not name them to strangers. */
const protocolVerification = z.object({
  subject: z.literal('protocol'),
  status: z.enum(['signed', 'replaced']),
  /** Of an attestation by its form; of an appeals commission (5.11). */
  form: z.union([z.literal('appeal'), ...PROTOCOL_FORMS.map((form) => z.literal(form))]),
  number: z.string(),
  date: day,
  organisation: z.string(),
  programTitle: z.string(),
  maskedNames: z.array(z.string()),
  signedAt: instant,
  signers: z.array(
    z.object({
      name: z.string(),
      role: z.enum(COMMISSION_ROLES),
      status: z.enum(SIGNATURE_STATUSES),
      at: instant,
    }),
  ),
  contentSha256: sha256,
  fileSha256: sha256.nullable(),
  checkedAt: instant,
});
export type DocumentVerification = z.infer<typeof documentVerification>;
export type ProtocolVerification = z.infer<typeof protocolVerification>;

export const verification = z.discriminatedUnion('subject', [protocolVerification, documentVerification]);
export type Verification = z.infer<typeof verification>;

const params = z.object({ code: z.string().trim().min(1).max(64) });

export const verifyDocument = route({
  method: 'GET',
  path: '/verify/:code',
  can: 'public',
  summary: 'Whether a document or a signed protocol is genuine, by the code printed on it.',
  params,
  response: verification,
});

export const verifyFile = route({
  method: 'GET',
  path: '/verify-file/:sha256',
  can: 'public',
  summary: 'Whether a file is one that was issued, byte for byte, by its SHA-256.',
  params: z.object({ sha256 }),
  response: z.discriminatedUnion('subject', [
    protocolVerification.extend({ code: z.string() }),
    documentVerification.extend({ code: z.string() }),
  ]),
});
