import { constants, verify, type KeyObject } from 'node:crypto';
import { RSASSAPSSParams, type Certificate, type SignerInfo } from 'pkijs';
import { publicKeyOf } from './certificate.ts';
import { DIGESTS, type Digest } from './digests.ts';

/**
 * `verified`: the key of the certificate made this signature. `wrong`: it did not. `no-certificate`: the certificate did
 * not come along. `gost`, `unknown-algorithm`: this program cannot tell.
 */
export type SignatureCheck = 'verified' | 'wrong' | 'no-certificate' | 'gost' | 'unknown-algorithm';

type Scheme = { readonly type: 'rsa' | 'ec'; readonly digest: string | null; readonly pss?: { saltLength: number } };

const RSA_PSS = '1.2.840.113549.1.1.10';
/** By object identifier; a null digest is the one that the signer names beside it. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.1.1': { type: 'rsa', digest: null },
  '1.2.840.113549.1.1.11': { type: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { type: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { type: 'rsa', digest: 'sha512' },
  '1.2.840.10045.2.1': { type: 'ec', digest: null },
  '1.2.840.10045.4.3.2': { type: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { type: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { type: 'ec', digest: 'sha512' },
};
const GOST = /^1\.2\.643\./u;

/** Checks RSA (PKCS #1 and PSS) and ECDSA by the platform; of everything else it says why it cannot. */
export function checkSignature(
  signer: SignerInfo,
  certificate: Certificate | null,
  digest: Digest,
  signed: Uint8Array,
): SignatureCheck {
  if (GOST.test(signer.signatureAlgorithm.algorithmId)) return 'gost';
  const scheme = schemeOf(signer);
  const digestName = scheme && (scheme.digest ?? digest.nodeName);
  if (!scheme || !digestName) return 'unknown-algorithm';
  if (!certificate) return 'no-certificate';
  const key = publicKeyOf(certificate);
  if (!key) return 'unknown-algorithm';
  if (!key.asymmetricKeyType?.startsWith(scheme.type)) return 'wrong';
  const given = Buffer.from(signer.signature.getValue());
  return isVerified(key, scheme, digestName, signed, given) ? 'verified' : 'wrong';
}

function isVerified(key: KeyObject, { pss }: Scheme, digest: string, signed: Uint8Array, given: Buffer): boolean {
  try {
    return verify(digest, signed, pss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, ...pss } : key, given);
  } catch {
    return false;
  }
}

function schemeOf({ signatureAlgorithm: { algorithmId, algorithmParams } }: SignerInfo): Scheme | null {
  if (algorithmId !== RSA_PSS) return SCHEMES[algorithmId] ?? null;
  const { hashAlgorithm, saltLength } = new RSASSAPSSParams({ schema: algorithmParams });
  const digest = DIGESTS[hashAlgorithm.algorithmId]?.nodeName;
  return digest ? { type: 'rsa', digest, pss: { saltLength } } : null;
}
