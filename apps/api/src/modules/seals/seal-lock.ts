import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * Locks the seal's private key before it goes to the database, and unlocks it for sealing.
 * @param secret SEAL_KEY, or the secret of the cookies: the key itself is derived from it
 */
export class SealLock {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'itog: private key of the seal', 32));
  }

  lock(plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    const locked = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), locked]);
  }

  /** Null when it was locked with another secret. */
  unlock(locked: Buffer): Buffer | null {
    const decipher = createDecipheriv(CIPHER, this.key, locked.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAuthTag(locked.subarray(NONCE, NONCE + TAG));
    try {
      return Buffer.concat([decipher.update(locked.subarray(NONCE + TAG)), decipher.final()]);
    } catch {
      return null;
    }
  }
}
