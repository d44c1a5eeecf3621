import { createDecipheriv, createHash, pbkdf2 } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as asn1 from 'asn1js';
import forge from 'node-forge';
import { PBES2Params, PBKDF2Params, type AlgorithmIdentifier } from 'pkijs';

/** An algorithm that this program does not know. */
export class UnknownAlgorithm extends Error {
  constructor(readonly algorithm: string) {
    super(algorithm);
  }
}

/** Rounds of key derivation in a whole file beyond which it is a way to keep the server busy; honest ones have thousands. */
const MOST_ROUNDS = 2_000_000;
/** Rounds between two breaths of the event loop: some milliseconds of work. */
const SLICE = 2000;

/** What one file may still ask for, all its parts together. */
export class RoundBudget {
  private left = MOST_ROUNDS;

  /** @throws UnknownAlgorithm when that is more than is left */
  take(rounds: number): void {
    if (rounds > this.left) throw new UnknownAlgorithm(`PKCS#12, ${rounds}`);
    this.left -= rounds;
  }
}

/** What a key of PKCS#12 is for (RFC 7292, B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

/** The old ciphers of PKCS#12 files; lengths in bytes. */
const OLD: Readonly<Record<string, { cipher: 'rc2' | 'des-ede3-cbc'; length: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', length: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'des-ede3-cbc', length: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', length: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', length: 5 },
};
const CIPHERS: Readonly<Record<string, { name: string; length: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', length: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', length: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', length: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', length: 24 },
};
const PRFS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/**
 * Takes off an encryption by password: PBES2 (RFC 8018) and the ciphers of PKCS#12 (RFC 7292, appendix C).
 * @throws UnknownAlgorithm
 * @throws Error when the password does not fit
 */
export async function decrypted(
  scheme: AlgorithmIdentifier,
  bytes: Uint8Array,
  password: string,
  budget: RoundBudget,
): Promise<Buffer> {
  if (scheme.algorithmId === PBES2)
    return byPbes2(new PBES2Params({ schema: scheme.algorithmParams }), bytes, password, budget);
  const old = OLD[scheme.algorithmId];
  if (!old) throw new UnknownAlgorithm(scheme.algorithmId);
  const [salt, rounds] = saltAndRounds(scheme);
  const derived = (purpose: number, length: number) =>
    pkcs12Key({ digest: 'sha1', password, salt, rounds, purpose, length }, budget);
  const [key, iv] = [await derived(PURPOSE.key, old.length), await derived(PURPOSE.iv, 8)];
  if (old.cipher === 'rc2') return byRc2(key, iv, bytes);
  const triple = Buffer.concat([key, key.subarray(0, 24 - key.length)]);
  return decipher(old.cipher, triple, iv, bytes);
}

export type KeyWanted = {
  /** `sha1`, `sha224`, `sha256`, `sha384` or `sha512` */
  readonly digest: string;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly purpose: number;
  /** In bytes. */
  readonly length: number;
};

/**
 * The key that PKCS#12 derives from a password (RFC 7292, appendix B.2); other work of the process goes on meanwhile.
 * @throws UnknownAlgorithm when it takes more rounds than the file may still ask for
 */
export async function pkcs12Key(
  { digest, password, salt, rounds, purpose, length }: KeyWanted,
  budget: RoundBudget,
): Promise<Buffer> {
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const words = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([filled(salt, block), filled(words, block)]);
  const parts: Buffer[] = [];
  for (let done = 0; done < length; done += parts.at(-1)?.length ?? length) {
    budget.take(rounds);
    let part = createHash(digest).update(Buffer.alloc(block, purpose)).update(input).digest();
    for (let round = 1; round < rounds; round++) {
      if (round % SLICE === 0) await setImmediate();
      part = createHash(digest).update(part).digest();
    }
    parts.push(part);
    addToBlocks(input, filled(part, block).subarray(0, block));
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** The bytes repeated to a whole number of blocks; nothing stays nothing. */
function filled(bytes: Uint8Array, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
}

/** Adds `addend + 1` to each block of the input, as one big number each. */
function addToBlocks(input: Buffer, addend: Buffer): void {
  const size = addend.length;
  for (let start = 0; start < input.length; start += size) {
    let carry = 1;
    for (let place = size - 1; place >= 0; place--) {
      carry += (input[start + place] ?? 0) + (addend[place] ?? 0);
      input[start + place] = carry & 0xff;
      carry >>= 8;
    }
  }
}

async function byPbes2(params: PBES2Params, bytes: Uint8Array, password: string, budget: RoundBudget): Promise<Buffer> {
  const { keyDerivationFunc, encryptionScheme } = params;
  if (keyDerivationFunc.algorithmId !== PBKDF2) throw new UnknownAlgorithm(keyDerivationFunc.algorithmId);
  const { salt, iterationCount, prf } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const digest = prf ? PRFS[prf.algorithmId] : 'sha1';
  if (!digest) throw new UnknownAlgorithm(prf?.algorithmId ?? PBKDF2);
  budget.take(iterationCount);
  const cipher = CIPHERS[encryptionScheme.algorithmId];
  const iv = encryptionScheme.algorithmParams as unknown;
  if (!cipher || !(iv instanceof asn1.OctetString)) throw new UnknownAlgorithm(encryptionScheme.algorithmId);
  if (!(salt instanceof asn1.OctetString)) throw new UnknownAlgorithm(PBKDF2);
  const key = await promisify(pbkdf2)(password, Buffer.from(salt.getValue()), iterationCount, cipher.length, digest);
  return decipher(cipher.name, key, Buffer.from(iv.getValue()), bytes);
}

function decipher(name: string, key: Buffer, iv: Buffer, bytes: Uint8Array): Buffer {
  const cipher = createDecipheriv(name, key, iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** RC2 in CBC mode: the platform’s own library has given it up, old files have not. */
function byRc2(key: Buffer, iv: Buffer, bytes: Uint8Array): Buffer {
  const cipher = forge.rc2.createDecryptionCipher(forge.util.createBuffer(key.toString('latin1')), key.length * 8);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(Buffer.from(bytes).toString('latin1')));
  if (!cipher.finish()) throw new Error('the password does not fit');
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}

function saltAndRounds({ algorithmId, algorithmParams }: AlgorithmIdentifier): [Buffer, number] {
  const params = algorithmParams as unknown;
  if (!(params instanceof asn1.Sequence)) throw new UnknownAlgorithm(algorithmId);
  const [salt, rounds] = params.valueBlock.value;
  if (!(salt instanceof asn1.OctetString) || !(rounds instanceof asn1.Integer)) throw new UnknownAlgorithm(algorithmId);
  return [Buffer.from(salt.getValue()), rounds.valueBlock.valueDec];
}
