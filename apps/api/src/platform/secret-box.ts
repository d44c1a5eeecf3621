import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Keeps small secrets in the database so that a copy of it does not give them away. */
export class SecretBox {
  private readonly key: Buffer;

  /**
   * @param secret of the installation; all keys are derived from it
   * @param purpose keeps what one room has locked closed to another
   */
  constructor(secret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  }

  lock(plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.key, nonce, { authTagLength: TAG });
    const locked = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), locked]);
  }

  /** Null when it was locked with another secret, or was changed. */
  unlock(locked: Uint8Array): Buffer | null {
    const bytes = Buffer.from(locked);
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    try {
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    } catch {
      return null;
    }
  }

  /** A hash that nobody can try all short codes against without the secret. */
  seal(text: string): string {
    return createHmac('sha256', this.key).update(text, 'utf8').digest('hex');
  }
}
