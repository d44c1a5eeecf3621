import { z } from 'zod';
import { instant, line, sha256, uuid } from './common.ts';
import { route } from './route.ts';

/** The most that a file with the seal’s key, or with a signature made elsewhere, may weigh. */
export const SIGNATURE_FILE_BYTES = 1024 * 1024;
const PASSWORD_BYTES = 1024;
const LENGTH_BYTES = 2;

/** What the organisation’s seal can be set on, and what a signature made elsewhere can be attached to. */
export const KEPT_KINDS = ['order', 'protocol', 'document'] as const;
const keptKind = z.enum(KEPT_KINDS);
export type KeptKind = z.infer<typeof keptKind>;

const certificate = {
  subject: z.string(),
  organisation: z.string().nullable(),
  issuer: z.string(),
  /** In hexadecimal. */
  serial: z.string(),
  validFrom: instant,
  validUntil: instant,
  /** «RSA 2048», «ECDSA P-256», «ГОСТ Р 34.10-2012, 256 бит». */
  algorithm: z.string(),
};

export const seal = z.object({
  id: uuid,
  ...certificate,
  addedAt: instant,
  addedBy: z.string(),
  /** Null for the one in use. */
  switchedOffAt: instant.nullable(),
});
export type Seal = z.infer<typeof seal>;

export const SEAL_STATES = ['none', 'ready', 'expired', 'key-unreadable'] as const;

export const seals = z.object({
  /** Whether papers printed now are sealed; `key-unreadable`: the secret that locks the key was changed. */
  state: z.enum(SEAL_STATES),
  current: seal.nullable(),
  former: z.array(seal),
  /** Kinds of papers that are sealed. */
  kinds: z.array(keptKind),
});
export type Seals = z.infer<typeof seals>;

export const getSeals = route({
  method: 'GET',
  path: '/seals',
  can: 'organisation.read',
  summary: 'The organisation’s electronic seal, the former ones, and what is sealed.',
  response: seals,
});

export const addSeal = route({
  method: 'POST',
  path: '/seals',
  can: 'organisation.manage',
  summary:
    'Takes a PKCS#12 file into use in place of the seal before it. The body: the length of the password in bytes (two bytes, the high one first), the password in UTF-8, the file.',
  uploadBytes: LENGTH_BYTES + PASSWORD_BYTES + SIGNATURE_FILE_BYTES,
  response: seals,
  status: 201,
});

export const switchSealOff = route({
  method: 'POST',
  path: '/seals/:sealId/end',
  can: 'organisation.manage',
  summary: 'Takes a seal out of use and forgets its key; what it has sealed stays sealed.',
  params: z.object({ sealId: uuid }),
  response: seals,
  status: 201,
});

export const chooseSealed = route({
  method: 'PUT',
  path: '/seals/kinds',
  can: 'organisation.manage',
  summary: 'Which papers are sealed from now on.',
  body: z.object({ kinds: z.array(keptKind).max(KEPT_KINDS.length) }),
  response: seals,
});

/** The body of {@link addSeal}: a password must not stand in an address, which is logged. */
export function sealUpload(password: string, file: Uint8Array): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(password);
  const body = new Uint8Array(LENGTH_BYTES + words.length + file.length);
  new DataView(body.buffer).setUint16(0, words.length);
  body.set(words, LENGTH_BYTES);
  body.set(file, LENGTH_BYTES + words.length);
  return body;
}

/** What {@link sealUpload} put together; null when it did not. */
export function readSealUpload(body: Uint8Array): { password: string; file: Uint8Array } | null {
  if (body.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + new DataView(body.buffer, body.byteOffset).getUint16(0);
  if (end >= body.length || end - LENGTH_BYTES > PASSWORD_BYTES) return null;
  return { password: new TextDecoder().decode(body.subarray(LENGTH_BYTES, end)), file: body.subarray(end) };
}

/** What could be checked of a signer: see the panel’s words for each. */
export const SIGNER_CHECKS = ['verified', 'gost', 'no-certificate', 'unknown-algorithm'] as const;

export const attachedSigner = z.object({
  ...certificate,
  // What only the certificate tells is not known when it did not come along.
  subject: z.string().nullable(),
  validFrom: instant.nullable(),
  validUntil: instant.nullable(),
  algorithm: z.string().nullable(),
  /** By the signer’s own clock, if the signature names it. */
  signedAt: instant.nullable(),
  /** The digest by which the signature was compared with the file. */
  digest: z.string(),
  check: z.enum(SIGNER_CHECKS),
});
export type AttachedSigner = z.infer<typeof attachedSigner>;

export const attachedSignature = z.object({
  id: uuid,
  fileName: z.string(),
  addedAt: instant,
  addedBy: z.string(),
  signers: z.array(attachedSigner),
});
export type AttachedSignature = z.infer<typeof attachedSignature>;

const keptParams = z.object({ keptKind, keptId: uuid });
const attachedSignatures = z.object({
  /** SHA-256 of the file that is signed; null while there is none. */
  fileSha256: sha256.nullable(),
  signatures: z.array(attachedSignature),
});

export const listAttachedSignatures = route({
  method: 'GET',
  path: '/kept/:keptKind/:keptId/signatures',
  can: 'signatures.read',
  summary: 'Signatures made in other programs that are attached to an order, a protocol or an issued document.',
  params: keptParams,
  response: attachedSignatures,
});

export const attachSignature = route({
  method: 'POST',
  path: '/kept/:keptKind/:keptId/signatures',
  can: 'signatures.attach',
  summary: 'Attaches a CMS signature (`.sig`; DER, PEM or Base64) once it proves to be one of this very file.',
  params: keptParams,
  query: z.object({ fileName: line(255) }),
  uploadBytes: SIGNATURE_FILE_BYTES,
  response: attachedSignatures,
  status: 201,
});

export const getKeptFile = route({
  method: 'GET',
  path: '/kept/:keptKind/:keptId/file',
  can: 'signatures.read',
  summary: 'The kept file, byte for byte: this is what other programs sign.',
  params: keptParams,
  download: 'application/pdf',
});

export const getAttachedSignature = route({
  method: 'GET',
  path: '/kept/:keptKind/:keptId/signatures/:signatureId',
  can: 'signatures.read',
  summary: 'An attached signature as it was uploaded.',
  params: keptParams.extend({ signatureId: uuid }),
  download: 'application/pkcs7-signature',
});
