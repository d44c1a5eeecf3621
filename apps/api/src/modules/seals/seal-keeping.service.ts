import { Injectable } from '@nestjs/common';
import {
  readSealUpload,
  SIGNATURE_FILE_BYTES,
  type chooseSealed,
  type InputOf,
  type Seals as SealsView,
} from '@itog/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Clock } from '../../platform/clock.ts';
import { found, Refused } from '../../platform/refused.ts';
import { SealRepository } from './seal.repository.ts';
import { Seals } from './seals.service.ts';

/** Takes seals into use and out of it; one at a time, the former ones stay in the list without their keys. */
@Injectable()
export class SealKeeping {
  constructor(
    private readonly db: DataSource,
    private readonly seals: SealRepository,
    private readonly sealing: Seals,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  view(): Promise<SealsView> {
    return this.viewIn(this.db.manager);
  }

  /** Reads the file, asks what is wrong with it, and takes it into use in place of the seal before it. */
  async add(actorId: string, body: Uint8Array): Promise<SealsView> {
    const upload = readSealUpload(body);
    if (!upload) throw new Refused([{ code: 'seal.not-pkcs12', clause: null }]);
    if (upload.file.length > SIGNATURE_FILE_BYTES)
      throw new Refused([{ code: 'input.too-large', clause: null, maxBytes: SIGNATURE_FILE_BYTES }]);
    const { readNewSeal } = await import('./new-seal.ts'); // and with it libraries that nothing else needs
    const { plainKey, ...certified } = await readNewSeal(upload, await this.clock.now());
    return this.db.transaction(async (tx) => {
      await this.seals.lockSeals(tx);
      const replaced = await this.seals.updateSwitchedOff(tx, actorId, null);
      const seal = { ...certified, lockedKey: this.sealing.lock.lock(plainKey) };
      const subjectId = await this.seals.insertSeal(tx, seal, actorId);
      const { subject, issuer, serial, validFrom, validUntil, algorithm } = seal;
      const facts = { subject, issuer, serial, validFrom, validUntil, algorithm, replaced };
      await this.audit.record(tx, { actorId, action: 'seals.add', subjectId, facts });
      return this.viewIn(tx);
    });
  }

  switchOff(actorId: string, sealId: string): Promise<SealsView> {
    return this.db.transaction(async (tx) => {
      await this.seals.lockSeals(tx);
      const seal = found((await this.seals.selectSeals(tx)).find(({ id }) => id === sealId));
      if (!(await this.seals.updateSwitchedOff(tx, actorId, sealId)))
        throw new Refused([{ code: 'seal.off-already', clause: null }]);
      const facts = { subject: seal.subject, serial: seal.serial };
      await this.audit.record(tx, { actorId, action: 'seals.switch-off', subjectId: sealId, facts });
      return this.viewIn(tx);
    });
  }

  choose(actorId: string, { body: { kinds } }: InputOf<typeof chooseSealed>): Promise<SealsView> {
    return this.db.transaction(async (tx) => {
      await this.seals.lockSeals(tx);
      const before = await this.seals.selectKinds(tx);
      await this.seals.replaceKinds(tx, kinds);
      const facts = { before, after: kinds };
      await this.audit.record(tx, { actorId, action: 'seals.choose-kinds', subjectId: '1', facts });
      return this.viewIn(tx);
    });
  }

  private async viewIn(tx: EntityManager): Promise<SealsView> {
    const all = await this.seals.selectSeals(tx);
    const inUse = await this.seals.selectOptionalInUse(tx);
    const now = await this.clock.now(tx);
    return {
      state: this.stateOf(inUse, now),
      current: all.find(({ id }) => id === inUse?.id) ?? null,
      former: all.filter(({ id }) => id !== inUse?.id),
      kinds: await this.seals.selectKinds(tx),
    };
  }

  private stateOf(inUse: { validUntil: Date; lockedKey: Buffer } | null, now: Date): SealsView['state'] {
    if (!inUse) return 'none';
    if (inUse.validUntil <= now) return 'expired';
    return this.sealing.lock.unlock(inUse.lockedKey) ? 'ready' : 'key-unreadable';
  }
}
