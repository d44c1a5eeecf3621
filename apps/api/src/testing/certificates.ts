import { createHash, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import * as asn1 from 'asn1js';
import { KJUR } from 'jsrsasign';
import forge from 'node-forge';

export type Identity = { readonly key: KeyObject; readonly certificate: Buffer };

export type IdentityOptions = {
  readonly keys: 'rsa' | 'rsa-short' | 'P-256' | 'P-384' | 'secp256k1';
  readonly subject: string;
  readonly from: Date;
  readonly until: Date;
  readonly authority: boolean;
  readonly usage: readonly string[];
};

const DAY = 86_400_000;
const DATA = '1.2.840.113549.1.7.1';

/**
 * A key made now, and a certificate that it gives itself; written by another implementation than the product's, and
 * signed by node:crypto: jsrsasign needs seconds for a signature in Jest's sandbox.
 */
export function identity(options: Partial<IdentityOptions> = {}): Identity {
  const { keys = 'rsa', subject = 'УЦ «Проверка»', authority = false, usage = ['digitalSignature'] } = options;
  const { from = new Date(Date.now() - DAY), until = new Date(Date.now() + 90 * DAY) } = options;
  const { privateKey, publicKey } = keys.startsWith('rsa')
    ? generateKeyPairSync('rsa', { modulusLength: keys === 'rsa' ? 2048 : 1024 })
    : generateKeyPairSync('ec', { namedCurve: keys });
  const name = { array: [named('O', 'Учебный центр'), named('CN', subject)] };
  const content = {
    version: 3,
    serial: { hex: '00c0ffee' },
    issuer: name,
    subject: name,
    notbefore: zulu(from),
    notafter: zulu(until),
    sbjpubkey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    ext: [
      { extname: 'basicConstraints', cA: authority, critical: true },
      { extname: 'keyUsage', critical: true, names: [...usage] },
    ],
    sigalg: keys.startsWith('rsa') ? 'SHA256withRSA' : 'SHA256withECDSA',
  };
  const toSign = new KJUR.asn1.x509.TBSCertificate(content).getEncodedHex();
  const signature = sign('sha256', Buffer.from(toSign, 'hex'), privateKey);
  const made = new KJUR.asn1.x509.Certificate({ ...content, sighex: signature.toString('hex') });
  return { key: privateKey, certificate: Buffer.from(made.getEncodedHex(), 'hex') };
}

const named = (type: string, value: string): [{ type: string; value: string; ds: string }] => [
  { type, value, ds: 'utf8' },
];

/** `20261231235959Z` */
const zulu = (at: Date): string => `${at.toISOString().replace(/\D/gu, '').slice(0, 14)}Z`;

export type Pkcs12Options = {
  /** `old`: key by 3DES, certificates by RC2-40; `new`: key by PBES2 and AES-256. */
  readonly style: 'old' | 'new';
  readonly without: 'key' | 'certificate' | null;
  /** The rounds that the file claims for its integrity check; 2048 are the true ones. */
  readonly rounds: number;
  /** How often the certificate comes along. */
  readonly certificates: number;
};

/** A PKCS#12 file; encryption and integrity by node-forge and node:crypto, which the product's reader does not use for them. */
export function pkcs12({ key, certificate }: Identity, password: string, options: Partial<Pkcs12Options> = {}): Buffer {
  const { style = 'new', without = null, rounds = 2048, certificates = 1 } = options;
  const keyBag = bag('1.2.840.113549.1.12.10.1.2', lockedKey(key, password, style));
  const certificateBag = bag(
    '1.2.840.113549.1.12.10.1.3',
    sequence(id('1.2.840.113549.1.9.22.1'), tagged(octets(certificate))),
  );
  const bags = sequence(...Array.from({ length: certificates }, () => certificateBag));
  const parts = [
    ...(without === 'key' ? [] : [data(sequence(keyBag))]),
    ...(without === 'certificate' ? [] : [style === 'old' ? byRc2(bags, password) : data(bags)]),
  ];
  const safe = der(sequence(...parts));
  const salt = Buffer.from('saltsalt');
  const macKey = derived(password, salt, 3, 2048, 20);
  const mac = createHmac('sha1', macKey).update(safe).digest();
  const sha1 = sequence(id('1.3.14.3.2.26'), new asn1.Null());
  const macData = sequence(sequence(sha1, octets(mac)), octets(salt), new asn1.Integer({ value: rounds }));
  return der(sequence(new asn1.Integer({ value: 3 }), data(asn1.fromBER(safe).result), macData));
}

function lockedKey(key: KeyObject, password: string, style: Pkcs12Options['style']): asn1.AsnType {
  if (style === 'new') {
    const locked = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: password });
    return asn1.fromBER(locked).result;
  }
  const plain = forge.asn1.fromDer(key.export({ type: 'pkcs8', format: 'der' }).toString('latin1'));
  const locked = forge.pki.encryptPrivateKeyInfo(plain, password, { algorithm: '3des' });
  return asn1.fromBER(Buffer.from(forge.asn1.toDer(locked).getBytes(), 'latin1')).result;
}

/** EncryptedData by pbeWithSHAAnd40BitRC2-CBC. */
function byRc2(content: asn1.AsnType, password: string): asn1.Sequence {
  const salt = Buffer.from('pepperpe');
  const [key, iv] = [derived(password, salt, 1, 2048, 5), derived(password, salt, 2, 2048, 8)];
  const cipher = forge.rc2.createEncryptionCipher(forge.util.createBuffer(key.toString('latin1')), 40);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(der(content).toString('latin1')));
  cipher.finish();
  const locked = Buffer.from(cipher.output.getBytes(), 'latin1');
  const scheme = sequence(id('1.2.840.113549.1.12.1.6'), sequence(octets(salt), new asn1.Integer({ value: 2048 })));
  const inside = new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: view(locked) });
  const info = sequence(id(DATA), scheme, inside);
  return sequence(id('1.2.840.113549.1.7.6'), tagged(sequence(new asn1.Integer({ value: 0 }), info)));
}

function derived(password: string, salt: Buffer, purpose: number, rounds: number, length: number): Buffer {
  const words = forge.util.createBuffer(salt.toString('latin1'));
  return Buffer.from(forge.pkcs12.generateKey(password, words, purpose as 1, rounds, length).getBytes(), 'latin1');
}

const data = (content: asn1.AsnType) => sequence(id(DATA), tagged(octets(der(content))));
const bag = (type: string, value: asn1.AsnType) => sequence(id(type), tagged(value));
const sequence = (...value: asn1.AsnType[]) => new asn1.Sequence({ value });
const tagged = (...value: asn1.AsnType[]) => new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value });
const id = (value: string) => new asn1.ObjectIdentifier({ value });
const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: view(bytes) });
const der = (value: asn1.AsnType) => Buffer.from(value.toBER());
const view = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

export type CmsOptions = {
  /** Object identifier and bytes of the file's digest. */
  readonly digest: { readonly id: string; readonly of: (file: Uint8Array) => Uint8Array };
  /** Object identifier of the signature's algorithm. */
  readonly algorithm: string;
  /** What is signed with which digest of node:crypto. */
  readonly hash: string;
  readonly attributes: boolean;
  readonly withCertificate: boolean;
  /** The content to put inside, for a signature that is not detached. */
  readonly inside: Uint8Array | null;
};

const SHA256 = {
  id: '2.16.840.1.101.3.4.2.1',
  of: (file: Uint8Array) => createHash('sha256').update(file).digest(),
};

/** A CMS signature of a file, as other programs make them: built here from bare ASN.1, signed by node:crypto. */
export function cms({ key, certificate }: Identity, file: Uint8Array, options: Partial<CmsOptions> = {}): Buffer {
  const { digest = SHA256, hash = 'sha256', attributes = true, withCertificate = true, inside = null } = options;
  const { algorithm = key.asymmetricKeyType === 'rsa' ? '1.2.840.113549.1.1.1' : '1.2.840.10045.4.3.2' } = options;
  const own = asn1.fromBER(certificate).result as asn1.Sequence;
  const [, serial, , issuer] = (own.valueBlock.value[0] as asn1.Sequence).valueBlock.value as asn1.AsnType[];
  if (!serial || !issuer) throw new Error('a certificate has a serial number and an issuer');
  const signed = [
    sequence(id('1.2.840.113549.1.9.3'), new asn1.Set({ value: [id(DATA)] })),
    sequence(id('1.2.840.113549.1.9.5'), new asn1.Set({ value: [new asn1.UTCTime({ valueDate: SIGNED_AT })] })),
    sequence(id('1.2.840.113549.1.9.4'), new asn1.Set({ value: [octets(digest.of(file))] })),
  ];
  const toSign = attributes ? der(new asn1.Set({ value: signed })) : file;
  const signer = sequence(
    new asn1.Integer({ value: 1 }),
    sequence(issuer, serial),
    sequence(id(digest.id)),
    ...(attributes ? [tagged(...signed)] : []),
    sequence(id(algorithm)),
    octets(sign(hash, toSign, key)),
  );
  const content = sequence(
    new asn1.Integer({ value: 1 }),
    new asn1.Set({ value: [sequence(id(digest.id))] }),
    sequence(id(DATA), ...(inside ? [tagged(octets(inside))] : [])),
    ...(withCertificate ? [tagged(own)] : []),
    new asn1.Set({ value: [signer] }),
  );
  return der(sequence(id('1.2.840.113549.1.7.2'), tagged(content)));
}

/** The time that the signatures of {@link cms} name. */
export const SIGNED_AT = new Date('2026-03-11T10:40:00Z');
