import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OutputOf, Verification, verifyFile } from '@itog/contracts';
import { maskedName } from '@itog/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { found, Refused } from '../../platform/refused.ts';
import { DocumentRepository, type IssuedDocument } from './document.repository.ts';

/** Crockford’s digits: none looks like another. 28 of them are 140 bits: nobody guesses a document. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 28;
const GROUP = /.{4}(?=.)/g;

/** What people type for a digit: letters that look like it, also from a Russian keyboard. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ O: '0', I: '1', L: '1' },
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: '0', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
};

/** Tells anyone whether a document is genuine, and no more than that. */
@Injectable()
export class VerificationService {
  private readonly limiter: RateLimiterMemory;

  constructor(
    private readonly db: DataSource,
    private readonly documents: DocumentRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) { VERIFY_PER_MINUTE }: Config,
  ) {
    this.limiter = new RateLimiterMemory({ points: VERIFY_PER_MINUTE, duration: 60 });
  }

  /** What anyone may know of a document by its code; a code that does not exist is a plain 404. */
  async verify(address: string, typed: string): Promise<Verification> {
    await this.limit(address);
    const code = found(meantCode(typed));
    return this.verificationOf(found(await this.documents.selectOptional(this.db.manager, { code })));
  }

  async verifyFile(address: string, fileSha256: string): Promise<OutputOf<typeof verifyFile>> {
    await this.limit(address);
    const document = found(await this.documents.selectOptional(this.db.manager, { fileSha256 }));
    return { ...(await this.verificationOf(document)), code: document.code };
  }

  private async verificationOf(document: IssuedDocument): Promise<Verification> {
    const { status, kind, snapshot, replacedByCode, fileSha256 } = document;
    return {
      status,
      kind,
      registrationNumber: snapshot.registrationNumber,
      issuedOn: snapshot.issuedOn,
      organisation: snapshot.organisation.name,
      programTitle: snapshot.program,
      hours: snapshot.hours,
      maskedName: maskedName(snapshot.learner),
      replacedByCode,
      fileSha256,
      checkedAt: await this.clock.now(),
    };
  }

  private async limit(address: string): Promise<void> {
    try {
      await this.limiter.consume(address);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
      throw new Refused([{ code: 'rate.limited', clause: null, retryAfterSeconds }]);
    }
  }
}

/** A new code as it is printed: seven groups of four. */
export function newVerificationCode(): string {
  return grouped(Array.from(randomBytes(LENGTH), (byte) => DIGITS[byte % DIGITS.length]).join(''));
}

/** The code that was meant, whatever the case, spaces and dashes; null when it cannot be one. */
export function meantCode(typed: string): string | null {
  const digits = [...typed.toUpperCase()]
    .map((character) => ALIKE[character] ?? character)
    .filter((character) => DIGITS.includes(character));
  const foreign = /[^\p{L}\p{N}\s\p{Pd}_.]/u.test(typed);
  return digits.length === LENGTH && !foreign ? grouped(digits.join('')) : null;
}

const grouped = (digits: string): string => digits.replace(GROUP, '$&-');
