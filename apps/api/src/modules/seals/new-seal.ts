import type { Refusal } from '@itog/contracts';
import { certificateDer, certificateFacts, isAuthority, keyName, maySign } from '../../platform/pki/certificate.ts';
import { Pkcs12Error, readPkcs12, type Pkcs12 } from '../../platform/pki/pkcs12.ts';
import { Refused, refuseIf } from '../../platform/refused.ts';

/** Keys that PAdES readers everywhere know. */
const SEALING_KEYS = /^(RSA (2048|3072|4096|8192)|ECDSA P-(256|384))$/u;

/**
 * What a PKCS#12 file holds for a seal: its certificate, those above it, and its key in the clear.
 * @throws Refused when it is no such file, its password is another, or it may not be a seal
 */
export async function readNewSeal(
  { file, password }: { readonly file: Uint8Array; readonly password: string },
  now: Date,
) {
  const taken = await readPkcs12(file, password).catch((error: unknown) => {
    throw refusalOf(error);
  });
  refuseIf(sealRefusals(taken, now));
  const { key, certificate, others } = taken;
  return {
    ...certificateFacts(certificate),
    certificate: certificateDer(certificate),
    others: others.map(certificateDer),
    plainKey: key.export({ format: 'der', type: 'pkcs8' }),
  };
}

/** Everything that keeps a key and its certificate from being a seal, at once; empty when they can be one. */
function sealRefusals({ key, certificate }: Pkcs12, now: Date): Refusal[] {
  const { validFrom, validUntil } = certificateFacts(certificate);
  const algorithm = keyName(key);
  const refusals: Refusal[] = [];
  if (!SEALING_KEYS.test(algorithm)) refusals.push({ code: 'seal.algorithm-unknown', clause: null, algorithm });
  if (validUntil <= now) refusals.push({ code: 'seal.expired', clause: null, validUntil });
  if (validFrom > now) refusals.push({ code: 'seal.not-yet-valid', clause: null, validFrom });
  if (isAuthority(certificate)) refusals.push({ code: 'seal.unsuitable', clause: null, reason: 'authority' });
  else if (!maySign(certificate)) refusals.push({ code: 'seal.unsuitable', clause: null, reason: 'usage' });
  return refusals;
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof Pkcs12Error)) return error;
  const { failure, algorithm } = error;
  if (failure === 'algorithm-unknown')
    return new Refused([{ code: 'seal.algorithm-unknown', clause: null, algorithm }]);
  return new Refused([{ code: `seal.${failure}`, clause: null }]);
}
