import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1 from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  type Certificate,
} from 'pkijs';
import { certificateDer } from './certificate.ts';
import { withSignatureRoom } from './pdf-update.ts';

/** What a seal is set with. */
export type SealingKey = {
  readonly key: KeyObject;
  readonly certificate: Certificate;
  /** Certificates that lead from it to its authority, as far as they are known. */
  readonly others: readonly Certificate[];
};

const ID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
} as const;

/** Bytes for everything in a signature but its certificates. */
const ROOM_BESIDE_CERTIFICATES = 2048;

/**
 * Puts an electronic seal on a finished PDF: PAdES baseline B-B (ETSI EN 319 142-1), invisible, over the whole file.
 * @param at the time that the seal names; nobody but this server vouches for it
 */
export async function sealedPdf(pdf: Buffer, sealing: SealingKey, at: Date): Promise<Buffer> {
  const certificates = [sealing.certificate, ...sealing.others].map(certificateDer);
  const roomBytes = certificates.reduce((sum, { length }) => sum + length, ROOM_BESIDE_CERTIFICATES);
  const { bytes, from, to } = await withSignatureRoom(pdf, at, roomBytes);
  const signature = detachedSignature([bytes.subarray(0, from), bytes.subarray(to)], sealing);
  if (signature.length > roomBytes) throw new Error(`a signature of ${signature.length} bytes in ${roomBytes}`);
  bytes.write(signature.toString('hex'), from + 1, 'latin1');
  return bytes;
}

/** CMS over the pieces (CAdES-B for PDF): no content inside, and no signing time, which the PDF itself names. */
function detachedSignature(pieces: readonly Buffer[], { key, certificate, others }: SealingKey): Buffer {
  const suite = suiteOf(key);
  const hash = createHash(suite.digest);
  for (const piece of pieces) hash.update(piece);
  const attributes = [
    attribute(ID.contentType, new asn1.ObjectIdentifier({ value: ID.data })),
    attribute(ID.messageDigest, octets(hash.digest())),
    attribute(ID.signingCertificateV2, signingCertificate(certificate)),
  ].sort(byEncoding);
  const signed = Buffer.from(new asn1.Set({ value: attributes.map((each) => each.toSchema()) }).toBER());
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: suite.digestId });
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm,
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: suite.signature,
    signature: octets(sign(suite.digest, signed, key)),
  });
  const content = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ID.data }),
    certificates: [certificate, ...others],
    signerInfos: [signer],
  });
  const info = new ContentInfo({ contentType: ID.signedData, content: content.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

function suiteOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) {
  const identifier = (algorithmId: string) => new AlgorithmIdentifier({ algorithmId });
  if (asymmetricKeyType === 'rsa') {
    const signature = new AlgorithmIdentifier({ algorithmId: ID.rsaWithSha256, algorithmParams: new asn1.Null() });
    return { digest: 'sha256', digestId: ID.sha256, signature };
  }
  if (asymmetricKeyDetails?.namedCurve === 'secp384r1')
    return { digest: 'sha384', digestId: ID.sha384, signature: identifier(ID.ecdsaWithSha384) };
  return { digest: 'sha256', digestId: ID.sha256, signature: identifier(ID.ecdsaWithSha256) };
}

/** Binds the signature to this very certificate (RFC 5035); SHA-256 is its default and is not named. */
function signingCertificate(certificate: Certificate): asn1.Sequence {
  const hash = createHash('sha256').update(certificateDer(certificate)).digest();
  const id = new asn1.Sequence({ value: [octets(hash)] });
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [id] })] });
}

const octets = (bytes: Buffer) => new asn1.OctetString({ valueHex: new Uint8Array(bytes).buffer });
const attribute = (type: string, value: asn1.AsnType) => new Attribute({ type, values: [value] });

/** DER wants the members of a set in the order of their bytes. */
function byEncoding(a: Attribute, b: Attribute): number {
  return Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER()));
}
