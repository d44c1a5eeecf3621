import { createHmac, createPrivateKey, timingSafeEqual, X509Certificate, type KeyObject } from 'node:crypto';
import * as asn1 from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
  type ContentInfo,
  type MacData,
  type SafeBag,
} from 'pkijs';
import { certificateDer } from './certificate.ts';
import { decrypted, pkcs12Key, PURPOSE, RoundBudget, UnknownAlgorithm } from './password-encryption.ts';

export type Pkcs12Failure = 'not-pkcs12' | 'password-wrong' | 'no-key' | 'no-certificate' | 'algorithm-unknown';

/** A PKCS#12 file cannot be taken, and why. */
export class Pkcs12Error extends Error {
  constructor(
    readonly failure: Pkcs12Failure,
    /** The algorithm that is not known, as it is named or numbered. */
    readonly algorithm = '',
  ) {
    super(failure);
  }
}

/** A private key with its certificate, and the other certificates that came along. */
export type Pkcs12 = {
  readonly key: KeyObject;
  readonly certificate: Certificate;
  readonly others: readonly Certificate[];
};

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED = '1.2.840.113549.1.7.6';
/** Parts of a file, and bags in all of them; a key with its whole chain has some five. */
const MOST_BAGS = 20;

type Digest = { readonly name: string; readonly length: number };
const DIGESTS: Readonly<Record<string, Digest>> = {
  '1.3.14.3.2.26': { name: 'sha1', length: 20 },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', length: 28 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', length: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', length: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', length: 64 },
};

/**
 * Reads a PKCS#12 file: old ones (RC2, 3DES) and new ones (PBES2 with AES).
 * @throws Pkcs12Error with the reason, and nothing else
 */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<Pkcs12> {
  const pfx = parsed(() => PFX.fromBER(bytes));
  const safe = parsed(() => octets(pfx.authSafe.content));
  const opening = { password, budget: new RoundBudget() };
  if (pfx.macData) await checkMac(pfx.macData, safe, opening);
  const { safeContents } = parsed(() => AuthenticatedSafe.fromBER(safe));
  const bags: SafeBag[] = [];
  for (const part of few(safeContents)) bags.push(...few(await bagsOf(part, opening)));
  return matched(await keysOf(few(bags), opening), certificatesOf(bags));
}

type Opening = { readonly password: string; readonly budget: RoundBudget };

/** Each bag is worth a derived key or a comparison of keys, so their number is work. */
function few<T>(bags: readonly T[]): readonly T[] {
  if (bags.length > MOST_BAGS) throw new Pkcs12Error('not-pkcs12');
  return bags;
}

async function checkMac({ mac, macSalt, iterations = 1 }: MacData, safe: Buffer, opening: Opening): Promise<void> {
  const digest = DIGESTS[mac.digestAlgorithm.algorithmId];
  if (!digest) throw new Pkcs12Error('algorithm-unknown', mac.digestAlgorithm.algorithmId);
  const { name, length } = digest;
  const salt = Buffer.from(macSalt.getValue());
  const wanted = { digest: name, password: opening.password, salt, rounds: iterations, purpose: PURPOSE.mac, length };
  const key = await openedLater(pkcs12Key(wanted, opening.budget));
  const expected = Buffer.from(mac.digest.getValue());
  const found = createHmac(name, key).update(safe).digest();
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) throw new Pkcs12Error('password-wrong');
}

async function bagsOf(part: ContentInfo, { password, budget }: Opening): Promise<SafeBag[]> {
  if (part.contentType === DATA) return parsed(() => SafeContents.fromBER(octets(part.content)).safeBags);
  if (part.contentType !== ENCRYPTED) throw new Pkcs12Error('algorithm-unknown', part.contentType);
  const { encryptedContentInfo } = parsed(() => new EncryptedData({ schema: part.content }));
  const sealed = parsed(() => Buffer.from(encryptedContentInfo.getEncryptedContent()));
  const { contentEncryptionAlgorithm } = encryptedContentInfo;
  const plain = await openedLater(decrypted(contentEncryptionAlgorithm, sealed, password, budget));
  // Without a MAC a wrong password shows only here, as nonsense.
  return opened(() => SafeContents.fromBER(plain).safeBags);
}

async function keysOf(bags: readonly SafeBag[], { password, budget }: Opening): Promise<KeyObject[]> {
  const keys: KeyObject[] = [];
  for (const { bagValue } of bags) {
    if (bagValue instanceof PrivateKeyInfo) keys.push(privateKey(Buffer.from(bagValue.toSchema().toBER())));
    if (!(bagValue instanceof PKCS8ShroudedKeyBag)) continue;
    const { encryptionAlgorithm, encryptedData } = bagValue;
    const opening = decrypted(encryptionAlgorithm, octets(encryptedData), password, budget);
    keys.push(privateKey(await openedLater(opening)));
  }
  return keys;
}

function privateKey(der: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    const { privateKeyAlgorithm } = opened(() => PrivateKeyInfo.fromBER(der));
    throw new Pkcs12Error('algorithm-unknown', privateKeyAlgorithm.algorithmId);
  }
}

function certificatesOf(bags: readonly SafeBag[]): Certificate[] {
  return bags.flatMap(({ bagValue }) => {
    const value: unknown = bagValue instanceof CertBag ? bagValue.parsedValue : null;
    return value instanceof Certificate ? [value] : [];
  });
}

function matched(keys: readonly KeyObject[], certificates: readonly Certificate[]): Pkcs12 {
  const [first] = keys;
  if (!first) throw new Pkcs12Error('no-key');
  for (const key of keys) {
    const certificate = certificates.find((each) => belongs(key, each));
    if (certificate) return { key, certificate, others: certificates.filter((each) => each !== certificate) };
  }
  throw new Pkcs12Error('no-certificate');
}

function belongs(key: KeyObject, certificate: Certificate): boolean {
  try {
    return new X509Certificate(certificateDer(certificate)).checkPrivateKey(key);
  } catch {
    return false;
  }
}

function octets(value: unknown): Buffer {
  if (value instanceof asn1.OctetString) return Buffer.from(value.getValue());
  throw new TypeError('not an OCTET STRING');
}

/** What does not read as PKCS#12 is not one. */
function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new Pkcs12Error('not-pkcs12');
  }
}

/** What does not open has another password, or an algorithm that is not known. */
function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw notOpened(error);
  }
}

async function openedLater<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw notOpened(error);
  }
}

function notOpened(error: unknown): Pkcs12Error {
  if (error instanceof UnknownAlgorithm) return new Pkcs12Error('algorithm-unknown', error.algorithm);
  return new Pkcs12Error('password-wrong');
}
