import * as asn1 from 'asn1js';
import { ContentInfo, IssuerAndSerialNumber, SignedData, type Certificate, type SignerInfo } from 'pkijs';
import { certificateFacts, serialText, subjectName } from './certificate.ts';
import { DIGESTS } from './digests.ts';
import { checkSignature, type SignatureCheck } from './signature-check.ts';

/** One signer of a CMS signature, and what could be checked of him. Nobody but the signer vouches for his time. */
export type DetachedSigner = {
  readonly subject: string | null;
  readonly organisation: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  readonly signedAt: Date | null;
  /** The digest that was compared with the file: «SHA-256», «ГОСТ Р 34.11-2012, 256 бит». */
  readonly digest: string;
  /** «RSA 2048», «ГОСТ Р 34.10-2012, 256 бит»; null when the certificate did not come along. */
  readonly algorithm: string | null;
  readonly check: Exclude<SignatureCheck, 'wrong'>;
};

export type DetachedFailure =
  'not-cms' | 'truncated' | 'other-file' | 'other-content' | 'digest-unknown' | 'signature-wrong';

/** A signature cannot be attached to this file, and why. */
export class DetachedError extends Error {
  constructor(
    readonly failure: DetachedFailure,
    readonly algorithm = '',
  ) {
    super(failure);
  }
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SUBJECT_KEY_ID = '2.5.29.14';
/** The first and the last line of a PEM, and the letters of Base64: each looked for in one place, so in time that grows with the file. */
const PEM = { first: /^-----BEGIN [A-Z0-9 ]{1,60}-----/u, last: /-----END [A-Z0-9 ]{1,60}-----$/u };
const BASE64 = /^[A-Za-z0-9+/=]+$/u;
/** The longest last line of a PEM. */
const LAST_LINE = 80;

/**
 * The signers of a CMS signature made elsewhere (RFC 5652; DER, PEM or Base64), each compared with the file: its digest
 * always, RSA and ECDSA also by the key of the certificate that came along. Who stands behind the certificate, and whether
 * it was revoked, is not asked.
 * @throws DetachedError when it is no signature of this very file
 */
export async function checkDetached(signature: Uint8Array, file: Uint8Array): Promise<DetachedSigner[]> {
  const content = signedData(binary(signature));
  const inside = content.encapContentInfo.eContent;
  if (inside && !Buffer.from(inside.getValue()).equals(file)) throw new DetachedError('other-content');
  if (content.signerInfos.length === 0) throw new DetachedError('not-cms');
  const certificates = (content.certificates ?? []).filter((each) => 'subjectPublicKeyInfo' in each);
  const digests = new Map<string, Uint8Array>();
  for (const { digestAlgorithm } of content.signerInfos) {
    const { algorithmId } = digestAlgorithm;
    if (!digests.has(algorithmId)) digests.set(algorithmId, await digestOf(algorithmId, file));
  }
  return content.signerInfos.map((signer) => checked(signer, certificates as Certificate[], file, digests));
}

function digestOf(algorithmId: string, file: Uint8Array): Promise<Uint8Array> {
  const digest = DIGESTS[algorithmId];
  if (!digest) throw new DetachedError('digest-unknown', algorithmId);
  return digest.of(file);
}

function checked(
  signer: SignerInfo,
  certificates: readonly Certificate[],
  file: Uint8Array,
  digests: ReadonlyMap<string, Uint8Array>,
): DetachedSigner {
  const { algorithmId } = signer.digestAlgorithm;
  const digest = DIGESTS[algorithmId];
  const found = digests.get(algorithmId);
  if (!digest || !found) throw new DetachedError('digest-unknown', algorithmId);
  const attributes = signer.signedAttrs ? signedAttributes(signer) : null;
  if (attributes && !attributes.digest.equals(found)) throw new DetachedError('other-file');
  const certificate = certificates.find((each) => isOf(signer, each)) ?? null;
  const check = checkSignature(signer, certificate, digest, attributes?.bytes ?? file);
  // Without attributes the signature itself is all that ties it to the file.
  if (!attributes && check === 'wrong') throw new DetachedError('other-file');
  if (!attributes && check !== 'verified')
    throw new DetachedError('digest-unknown', signer.signatureAlgorithm.algorithmId);
  if (check === 'wrong') throw new DetachedError('signature-wrong');
  return { ...who(signer, certificate), signedAt: attributes?.signedAt ?? null, digest: digest.name, check };
}

type Named = Omit<DetachedSigner, 'signedAt' | 'digest' | 'check'>;

function who({ sid }: SignerInfo, certificate: Certificate | null): Named {
  if (certificate) return certificateFacts(certificate);
  const named: unknown = sid;
  const known = named instanceof IssuerAndSerialNumber ? named : null;
  return {
    subject: null,
    organisation: null,
    issuer: known ? subjectName(known.issuer) : '—',
    serial: known ? serialText(known.serialNumber) : '—',
    validFrom: null,
    validUntil: null,
    algorithm: null,
  };
}

function isOf({ sid }: SignerInfo, { issuer, serialNumber, extensions }: Certificate): boolean {
  const named: unknown = sid;
  if (named instanceof IssuerAndSerialNumber)
    return named.serialNumber.isEqual(serialNumber) && named.issuer.isEqual(issuer);
  const keyId: unknown = extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_ID)?.parsedValue;
  if (!(keyId instanceof asn1.OctetString) || !(named instanceof asn1.Primitive)) return false;
  return Buffer.from(keyId.getValue()).equals(Buffer.from(named.valueBlock.valueHexView));
}

/** What was really signed: the attributes, of which one is the digest of the file. */
function signedAttributes({ signedAttrs }: SignerInfo): { bytes: Buffer; digest: Buffer; signedAt: Date | null } {
  const value = (id: string): unknown => signedAttrs?.attributes.find(({ type }) => type === id)?.values[0];
  const digest = value(MESSAGE_DIGEST);
  if (!signedAttrs || !(digest instanceof asn1.OctetString)) throw new DetachedError('not-cms');
  const time = value(SIGNING_TIME);
  const signedAt = time instanceof asn1.UTCTime || time instanceof asn1.GeneralizedTime ? time.toDate() : null;
  return { bytes: Buffer.from(signedAttrs.encodedValue), digest: Buffer.from(digest.getValue()), signedAt };
}

function signedData(der: Buffer): SignedData {
  const { offset, result } = asn1.fromBER(der);
  if (offset === -1) throw new DetachedError(isCutShort(der) ? 'truncated' : 'not-cms');
  try {
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== SIGNED_DATA) throw new DetachedError('not-cms');
    return new SignedData({ schema: info.content });
  } catch {
    throw new DetachedError('not-cms');
  }
}

/** Whether the outermost sequence names more bytes than there are. */
function isCutShort(der: Buffer): boolean {
  const [tag, length = 0] = der;
  if (tag !== 0x30) return false;
  const places = length & 0x7f;
  if (length < 0x80 || places === 0 || places > 4) return length === 0x80 || length + 2 > der.length;
  return der.length < 2 + places || der.readUIntBE(2, places) + 2 + places > der.length;
}

/** DER as it is, PEM and Base64 unwrapped. */
function binary(signature: Uint8Array): Buffer {
  const bytes = Buffer.from(signature);
  const text = bytes.toString('latin1').trim();
  const first = PEM.first.exec(text.slice(0, LAST_LINE))?.[0].length ?? 0;
  const end = Math.max(first, text.length - LAST_LINE);
  const last = PEM.last.exec(text.slice(end))?.index ?? text.length - end;
  const inside = text.slice(first, end + last).replace(/\s/gu, '');
  return BASE64.test(inside) ? Buffer.from(inside, 'base64') : bytes;
}
