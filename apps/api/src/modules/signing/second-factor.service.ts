import { Inject, Injectable } from '@nestjs/common';
import type {
  confirmSecondFactor,
  InputOf,
  OutputOf,
  removeSecondFactor,
  setUpSecondFactor,
  switchOffSecondFactor,
} from '@itog/contracts';
import type { SecondFactor } from '@itog/domain';
import { Secret, TOTP } from 'otpauth';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { Jobs } from '../../platform/jobs.ts';
import { rateLimiter, takePoint } from '../../platform/rate-limiter.ts';
import { found, Refused } from '../../platform/refused.ts';
import { SecretBox } from '../../platform/secret-box.ts';
import { SecondFactorRepository, type Factor } from './second-factor.repository.ts';

const ISSUER = 'Итог';
const STEP_SECONDS = 30;
const WRONG_CODES = 5;
const BLOCK_SECONDS = 15 * 60;
const LETTERS = 3;
const LETTERS_SECONDS = 10 * 60;

/** One-time codes at the act of signing: from an application (TOTP, RFC 6238), or by e-mail. */
@Injectable()
export class SecondFactors {
  private readonly box: SecretBox;
  private readonly wrongCodes: RateLimiterPostgres;
  private readonly letters: RateLimiterPostgres;

  constructor(
    private readonly db: DataSource,
    private readonly factors: SecondFactorRepository,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    @Inject(CONFIG) { COOKIE_SECRET }: Config,
  ) {
    this.box = new SecretBox(COOKIE_SECRET, 'itog: one-time codes');
    this.wrongCodes = rateLimiter(db, 'signing-code', WRONG_CODES, BLOCK_SECONDS);
    this.letters = rateLimiter(db, 'signing-letter', LETTERS, LETTERS_SECONDS);
  }

  /** The factor in use; null while the password is enough. */
  async of(userId: string): Promise<SecondFactor | null> {
    const factor = await this.factors.selectOptional(this.db.manager, userId);
    return factor?.confirmed ? factor.kind : null;
  }

  /** Begins to set a factor up; it counts from its first right code on. The caller has asked for the password. */
  async setUp(
    userId: string,
    { body }: InputOf<typeof setUpSecondFactor>,
  ): Promise<OutputOf<typeof setUpSecondFactor>> {
    const { login, email } = found(await this.factors.selectOptionalContact(this.db.manager, userId));
    if (body.kind === 'email' && !email) throw new Refused([{ code: 'signing.no-email', clause: null }]);
    const secret = body.kind === 'totp' ? new Secret({ size: 20 }) : null;
    const locked = secret && this.box.lock(secret.bytes);
    if (!(await this.factors.upsertUnconfirmed(this.db.manager, userId, body.kind, locked)))
      throw new Refused([{ code: 'signing.factor-exists', clause: null }]);
    if (!secret) {
      await this.sendCode(userId);
      return { uri: null, secret: null };
    }
    return { uri: new TOTP({ issuer: ISSUER, label: login, secret }).toString(), secret: secret.base32 };
  }

  /** The first right code puts the factor into use. */
  async confirm(userId: string, { body }: InputOf<typeof confirmSecondFactor>): Promise<void> {
    const factor = await this.factors.selectOptional(this.db.manager, userId);
    if (!factor) throw new Refused([{ code: 'signing.factor-missing', clause: null }]);
    if (factor.confirmed) throw new Refused([{ code: 'signing.factor-exists', clause: null }]);
    await this.take(userId, factor, body.code);
    await this.db.transaction(async (tx) => {
      if (!(await this.factors.updateConfirmed(tx, userId))) return;
      const facts = { kind: factor.kind };
      await this.audit.record(tx, { actorId: userId, action: 'signing.set-up-factor', subjectId: userId, facts });
    });
  }

  /** Switches one's own factor off, by a code of it; the caller has asked for the password. */
  async remove(userId: string, { body }: InputOf<typeof removeSecondFactor>): Promise<void> {
    await this.check(userId, body.code);
    await this.db.transaction(async (tx) => {
      if (!(await this.factors.delete(tx, userId)))
        throw new Refused([{ code: 'signing.factor-missing', clause: null }]);
      await this.audit.record(tx, { actorId: userId, action: 'signing.remove-factor', subjectId: userId });
    });
  }

  /** An administrator switches off the factor of who has lost it; the person is told by e-mail. */
  async switchOff(actorId: string, { params, body }: InputOf<typeof switchOffSecondFactor>): Promise<void> {
    const { userId } = params;
    await this.db.transaction(async (tx) => {
      found(await this.factors.selectOptionalContact(tx, userId));
      if (!(await this.factors.delete(tx, userId)))
        throw new Refused([{ code: 'signing.factor-missing', clause: null }]);
      await this.audit.record(tx, { actorId, action: 'signing.switch-off-factor', subjectId: userId, facts: body });
      await this.jobs.enqueue(tx, 'signing.letter', [{ kind: 'switched-off', userId }]);
    });
  }

  /** Has a code sent to who signs by e-mail, or is about to; a few unused ones in ten minutes. */
  async sendCode(userId: string): Promise<void> {
    const factor = await this.factors.selectOptional(this.db.manager, userId);
    if (factor?.kind !== 'email') throw new Refused([{ code: 'signing.factor-missing', clause: null }]);
    if (!factor.email) throw new Refused([{ code: 'signing.no-email', clause: null }]);
    await takePoint(this.letters, userId);
    await this.jobs.enqueue(this.db.manager, 'signing.letter', [{ kind: 'code', userId }]);
  }

  /** Keeps the hash of a code that is about to be sent: the code itself stands nowhere but in the letter. */
  async expect(userId: string, code: string): Promise<void> {
    await this.factors.upsertCode(this.db.manager, userId, this.box.seal(`${userId} ${code}`));
  }

  /**
   * Takes the code that this person's signature asks for; gives the factor, or null where he has none.
   * @throws Refused `signing.code-missing`, `signing.code-wrong`, `signing.code-blocked`
   */
  async check(userId: string, code: string | null | undefined): Promise<SecondFactor | null> {
    const factor = await this.factors.selectOptional(this.db.manager, userId);
    if (!factor?.confirmed) return null;
    if (!code) throw new Refused([{ code: 'signing.code-missing', clause: null, kind: factor.kind }]);
    await this.take(userId, factor, code);
    return factor.kind;
  }

  /** Counts the try first, so that a burst of guesses cannot slip under the limit. */
  private async take(userId: string, factor: Factor, typed: string): Promise<void> {
    const tries = await this.wrongCodes.penalty(userId, 1);
    if (tries.consumedPoints > WRONG_CODES) {
      const retryAfterSeconds = Math.ceil(tries.msBeforeNext / 1000);
      throw new Refused([{ code: 'signing.code-blocked', clause: null, retryAfterSeconds }]);
    }
    const code = typed.replace(/\s/g, '');
    const right =
      factor.kind === 'totp' ? await this.takeTotp(userId, factor, code) : await this.takeCode(userId, code);
    if (!right) throw new Refused([{ code: 'signing.code-wrong', clause: null }]);
    await this.wrongCodes.delete(userId);
  }

  /** A letter that was read and used is nobody's flood: whoever signs twenty protocols gets twenty. */
  private async takeCode(userId: string, code: string): Promise<boolean> {
    const right = await this.factors.takeCode(this.db.manager, userId, this.box.seal(`${userId} ${code}`));
    if (right) await this.letters.delete(userId);
    return right;
  }

  /** A step early or late is forgiven: clocks of telephones differ. */
  private async takeTotp(userId: string, { secret, now }: Factor, token: string): Promise<boolean> {
    const plain = secret && this.box.unlock(secret);
    if (!plain) return false;
    const key = new Secret({ buffer: new Uint8Array(plain).buffer });
    const timestamp = now.getTime();
    const delta = new TOTP({ secret: key, period: STEP_SECONDS }).validate({ token, timestamp, window: 1 });
    if (delta === null) return false;
    return this.factors.takeStep(this.db.manager, userId, Math.floor(timestamp / 1000 / STEP_SECONDS) + delta);
  }
}
