import { createHash } from 'node:crypto';
import { streebog } from './streebog.ts';

export type Digest = {
  /** As people write it. */
  readonly name: string;
  /** Its name for `node:crypto`; null for what that does not have. */
  readonly nodeName: string | null;
  readonly of: (bytes: Uint8Array) => Promise<Uint8Array>;
};

const sha = (bits: 256 | 384 | 512): Digest => ({
  name: `SHA-${bits}`,
  nodeName: `sha${bits}`,
  of: (bytes) => Promise.resolve(createHash(`sha${bits}`).update(bytes).digest()),
});

const gost = (bits: 256 | 512): Digest => ({
  name: `ГОСТ Р 34.11-2012, ${bits} бит`,
  nodeName: null,
  of: (bytes) => streebog(bytes, bits),
});

/** Digests that are compared with a file, by object identifier. SHA-1 and GOST R 34.11-94 prove nothing any more. */
export const DIGESTS: Readonly<Record<string, Digest>> = {
  '2.16.840.1.101.3.4.2.1': sha(256),
  '2.16.840.1.101.3.4.2.2': sha(384),
  '2.16.840.1.101.3.4.2.3': sha(512),
  '1.2.643.7.1.1.2.2': gost(256),
  '1.2.643.7.1.1.2.3': gost(512),
};
