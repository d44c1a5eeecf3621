import { createPublicKey, type KeyObject } from 'node:crypto';
import * as asn1 from 'asn1js';
import { BasicConstraints, Certificate, type RelativeDistinguishedNames } from 'pkijs';

/** What a certificate says of itself. Days and instants are those of the certificate, in UTC. */
export type CertificateFacts = {
  /** The person or the organisation the certificate was given to. */
  readonly subject: string;
  /** Named beside a person; null when the certificate names nobody else. */
  readonly organisation: string | null;
  readonly issuer: string;
  /** In hexadecimal, as it stands in the certificate. */
  readonly serial: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** «RSA 2048», «ECDSA P-256», «ГОСТ Р 34.10-2012, 256 бит»; the object identifier of anything else. */
  readonly algorithm: string;
};

/** Names of the parts of a distinguished name that we read. */
const PARTS = { commonName: '2.5.4.3', organisation: '2.5.4.10', surname: '2.5.4.4', given: '2.5.4.42' } as const;

const GOST_KEYS: Readonly<Record<string, string>> = {
  '1.2.643.7.1.1.1.1': 'ГОСТ Р 34.10-2012, 256 бит',
  '1.2.643.7.1.1.1.2': 'ГОСТ Р 34.10-2012, 512 бит',
  '1.2.643.2.2.19': 'ГОСТ Р 34.10-2001',
};
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
/** The first two bits of key usage: digitalSignature and nonRepudiation. */
const SIGNING_BITS = 0b1100_0000;

/** @throws Error when the bytes are no certificate */
export function readCertificate(der: Uint8Array): Certificate {
  return Certificate.fromBER(der);
}

/** DER of the whole certificate. */
export function certificateDer(certificate: Certificate): Buffer {
  return Buffer.from(certificate.toSchema().toBER());
}

export function certificateFacts(certificate: Certificate): CertificateFacts {
  const { subject, issuer, notBefore, notAfter } = certificate;
  const organisation = part(subject, PARTS.organisation) ?? null;
  const name = subjectName(subject);
  return {
    subject: name,
    organisation: organisation === name ? null : organisation,
    issuer: subjectName(issuer),
    serial: serialText(certificate.serialNumber),
    validFrom: notBefore.value,
    validUntil: notAfter.value,
    algorithm: keyAlgorithm(certificate),
  };
}

/** A serial number in capital hexadecimal digits, an even number of them. */
export function serialText(serial: asn1.Integer): string {
  const hex = Buffer.from(serial.valueBlock.valueHexView).toString('hex').toUpperCase();
  return hex.replace(/^00(?=.)/u, '');
}

/** The name a person knows it by: surname with given names, else the common name, else the organisation. */
export function subjectName(name: RelativeDistinguishedNames): string {
  const [surname, given] = [part(name, PARTS.surname), part(name, PARTS.given)];
  if (surname && given) return `${surname} ${given}`;
  return part(name, PARTS.commonName) ?? part(name, PARTS.organisation) ?? '—';
}

/** The public key; null when this platform does not know its algorithm (GOST). */
export function publicKeyOf(certificate: Certificate): KeyObject | null {
  try {
    const key = Buffer.from(certificate.subjectPublicKeyInfo.toSchema().toBER());
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** «RSA 2048», «ECDSA P-256», «ГОСТ Р 34.10-2012, 256 бит»; the object identifier of what is not known. */
export function keyAlgorithm(certificate: Certificate): string {
  const id = certificate.subjectPublicKeyInfo.algorithm.algorithmId;
  const key = GOST_KEYS[id] ? null : publicKeyOf(certificate);
  return GOST_KEYS[id] ?? (key && keyName(key)) ?? id;
}

/** «RSA 2048», «ECDSA P-256»; for other keys the platform’s own word. */
export function keyName({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'rsa') return `RSA ${asymmetricKeyDetails?.modulusLength}`;
  const curve = asymmetricKeyDetails?.namedCurve ?? '';
  return asymmetricKeyType === 'ec' ? `ECDSA ${CURVES[curve] ?? curve}` : String(asymmetricKeyType);
}

/** Whether it may certify others: the certificate of an authority signs no documents. */
export function isAuthority(certificate: Certificate): boolean {
  const parsed = extension(certificate, BASIC_CONSTRAINTS)?.parsedValue;
  return parsed instanceof BasicConstraints && parsed.cA;
}

/** Whether its key may sign documents: digitalSignature or nonRepudiation, or no restriction at all. */
export function maySign(certificate: Certificate): boolean {
  const usage = extension(certificate, KEY_USAGE);
  if (!usage) return true;
  const bits = usage.parsedValue as unknown;
  if (!(bits instanceof asn1.BitString)) return false;
  return ((bits.valueBlock.valueHexView[0] ?? 0) & SIGNING_BITS) !== 0;
}

const extension = ({ extensions }: Certificate, id: string) => extensions?.find(({ extnID }) => extnID === id);

function part(name: RelativeDistinguishedNames, id: string): string | undefined {
  const value = name.typesAndValues.find(({ type }) => type === id)?.value.valueBlock.value as unknown;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
