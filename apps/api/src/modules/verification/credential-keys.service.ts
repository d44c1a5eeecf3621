import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { IssuerKey, PublicKey } from '@itog/contracts';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../platform/audit.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { found } from '../../platform/refused.ts';
import { SecretBox } from '../../platform/secret-box.ts';
import { CredentialKeyRepository, type KeptKey, type KeyInUse } from './credential-key.repository.ts';

/** What Open Badges 3.0 asks every verifier of tokens to know. */
export const ALGORITHM = 'RS256';
const BITS = 2048;

export type SigningKey = { readonly kid: string; readonly key: KeyObject };

/** The keys that credentials are signed with. A verifier must find a former key too: credentials outlive keys. */
@Injectable()
export class CredentialKeys {
  private readonly box: SecretBox;
  private readonly publicUrl: string;
  private unlocked: { readonly thumbprint: string; readonly key: KeyObject } | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly keys: CredentialKeyRepository,
    private readonly audit: Audit,
    @Inject(CONFIG) { SEAL_KEY, COOKIE_SECRET, PUBLIC_URL }: Config,
  ) {
    this.box = new SecretBox(SEAL_KEY ?? COOKIE_SECRET, 'itog: keys of credentials');
    this.publicUrl = PUBLIC_URL;
  }

  /** The key in use. The first one is made here, and another where the kept one was locked with another secret. */
  async inUse(): Promise<SigningKey> {
    const opened =
      this.open(await this.keys.selectOptionalInUse(this.db.manager)) ??
      (await this.db.transaction(async (tx) => {
        await this.keys.lockKeys(tx);
        const meanwhile = this.open(await this.keys.selectOptionalInUse(tx));
        if (meanwhile) return meanwhile;
        await this.make(tx, null);
        return this.open(await this.keys.selectOptionalInUse(tx));
      }));
    if (!opened) throw new Error('the key of credentials that was just made cannot be unlocked');
    return { kid: this.addressOf(opened.thumbprint), key: opened.key };
  }

  /** Every public key, the one in use first; there is always one. */
  async published(): Promise<PublicKey[]> {
    await this.inUse();
    return (await this.keys.selectPublic(this.db.manager)).map((key) => this.publicKey(key));
  }

  /** The same with their dates, for those who keep them. */
  async kept(): Promise<IssuerKey[]> {
    await this.inUse();
    const keys = await this.keys.selectKept(this.db.manager);
    return keys.map((key) => ({ ...key, address: this.addressOf(key.thumbprint) }));
  }

  async publishedKey(thumbprint: string): Promise<PublicKey> {
    return found((await this.published()).find(({ kid }) => kid === this.addressOf(thumbprint)));
  }

  /** A new key in the place of the one in use: when that may be known to somebody, or as often as the house rules say. */
  replace(actorId: string): Promise<PublicKey> {
    return this.db.transaction(async (tx) => {
      await this.keys.lockKeys(tx);
      return this.make(tx, actorId);
    });
  }

  private async make(tx: EntityManager, actorId: string | null): Promise<PublicKey> {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS });
    const { n = '', e = '' } = await exportJWK(publicKey);
    const made = { thumbprint: await calculateJwkThumbprint({ kty: 'RSA', n, e }), n, e };
    const replaced = await this.keys.updateRetired(tx);
    const locked = this.box.lock(privateKey.export({ format: 'der', type: 'pkcs8' }));
    await this.keys.insertKey(tx, made, locked, actorId);
    const entry: AuditEntry = {
      actorId,
      action: 'verification.replace-key',
      subjectId: made.thumbprint,
      facts: { replaced },
    };
    await this.audit.record(tx, entry);
    return this.publicKey(made);
  }

  private open(kept: KeyInUse | null) {
    if (!kept) return null;
    if (this.unlocked?.thumbprint === kept.thumbprint) return this.unlocked;
    const der = this.box.unlock(kept.lockedKey);
    if (!der) return null;
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.unlocked = { thumbprint: kept.thumbprint, key };
    return this.unlocked;
  }

  private publicKey({ thumbprint, n, e }: KeptKey): PublicKey {
    return { kty: 'RSA', n, e, alg: ALGORITHM, use: 'sig', kid: this.addressOf(thumbprint) };
  }

  private readonly addressOf = (thumbprint: string): string => `${this.publicUrl}/api/issuer/keys/${thumbprint}`;
}
