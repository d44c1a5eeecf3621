import { createPrivateKey } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { KeptKind } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { SealLock } from './seal-lock.ts';
import { SealRepository } from './seal.repository.ts';

/** Sets the organisation's electronic seal on finished papers. */
@Injectable()
export class Seals {
  private readonly log = new Logger('Seals');
  readonly lock: SealLock;

  constructor(
    private readonly db: DataSource,
    private readonly seals: SealRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) { SEAL_KEY, COOKIE_SECRET }: Config,
  ) {
    this.lock = new SealLock(SEAL_KEY ?? COOKIE_SECRET);
  }

  /**
   * The paper with the seal in use; the paper as it is when there is none, its certificate has run out, or papers of this
   * kind are not sealed. Called before a file is kept: the hash of what comes back is the file's.
   * @throws Error when the key cannot be unlocked, so that nothing goes out unsealed by mistake
   */
  async seal(pdf: Buffer, kind: KeptKind): Promise<Buffer> {
    const inUse = await this.seals.selectOptionalFor(this.db.manager, kind);
    if (!inUse) return pdf;
    const now = await this.clock.now();
    if (inUse.validUntil <= now) {
      this.log.warn(`the certificate of seal ${inUse.id} has run out: a paper goes out without it`);
      return pdf;
    }
    const key = this.lock.unlock(inUse.lockedKey);
    if (!key) throw new Error(`the key of seal ${inUse.id} was locked with another SEAL_KEY`);
    const { readCertificate } = await import('../../platform/pki/certificate.ts'); // and with it two libraries
    const sealing = {
      key: createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
      certificate: readCertificate(inUse.certificate),
      others: inUse.others.map((der) => readCertificate(der)),
    };
    const { sealedPdf } = await import('../../platform/pki/pades.ts');
    return sealedPdf(pdf, sealing, now);
  }
}
