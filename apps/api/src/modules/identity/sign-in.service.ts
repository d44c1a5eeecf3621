import { Inject, Injectable } from '@nestjs/common';
import type { changePassword, InputOf, Me } from '@itog/contracts';
import type { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { networkOf, rateLimiter } from '../../platform/rate-limiter.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import { SignIns, type User } from '../../platform/sign-in.ts';
import { passwordRefusals } from './password-rules.ts';
import { asPrinted, Passwords } from './passwords.service.ts';
import { UserEntity } from './user.entity.ts';
import { UserRepository } from './user.repository.ts';

/** So many times the limit of an address, and even the first try of an account waits: nobody mistypes for a whole school. */
const FIRST_TRIES = 10;
/**
 * So many times the limit of an account, and it is blocked for everybody: before that only for the network that guesses, so that
 * nobody keeps the owner from signing in by ten wrong passwords.
 */
const ANYWHERE = 10;

/** Checks passwords and counts the wrong ones, per account and per address, for all processes together. */
@Injectable()
export class SignInService {
  /** Of an account, from one network. */
  private readonly byAccount: RateLimiterPostgres;
  private readonly byAccountAnywhere: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;

  constructor(
    private readonly db: DataSource,
    private readonly passwords: Passwords,
    private readonly signIns: SignIns,
    private readonly users: UserRepository,
    @Inject(CONFIG) config: Config,
  ) {
    const seconds = config.SIGN_IN_BLOCK_MINUTES * 60;
    this.byAccount = rateLimiter(db, 'account', config.SIGN_IN_FAILURES_PER_ACCOUNT, seconds);
    this.byAccountAnywhere = rateLimiter(db, 'anywhere', config.SIGN_IN_FAILURES_PER_ACCOUNT * ANYWHERE, seconds);
    this.byAddress = rateLimiter(db, 'address', config.SIGN_IN_FAILURES_PER_ADDRESS, seconds);
  }

  /** The person with this login (or e-mail) and password. */
  async signIn(login: string, password: string, from: string): Promise<User> {
    const address = networkOf(from);
    const account = login.toLowerCase();
    await this.takeTry(account, address);
    const user = await this.db.manager
      .createQueryBuilder(UserEntity, 'u')
      .where('(lower(u.login) = :account OR lower(u.email) = :account) AND u.active', { account })
      .getOne();
    const matches = await this.matches(user, password);
    if (!user || !matches) {
      await this.byAddress.penalty(address, 1);
      throw new Refused([{ code: 'sign-in.wrong', clause: null }]);
    }
    await this.forgive(account, address);
    await this.db.manager.query('UPDATE app_user SET last_sign_in_at = now() WHERE id = $1', [user.id]);
    return { ...user, version: user.signInVersion };
  }

  private matches(user: UserEntity | null, typed: string): Promise<boolean> {
    return this.passwords.matches(user?.passwordHash ?? null, user?.mustChangePassword ? asPrinted(typed) : typed);
  }

  /**
   * Counts a try before the password is looked at, so that a burst of guesses cannot slip under the limit. A whole class may
   * sit behind one address: when it is blocked, an account without failures of its own still has its first try.
   */
  private async takeTry(account: string, address: string): Promise<void> {
    const [tries, failures] = await Promise.all([
      this.byAccount.penalty(`${account} ${address}`, 1),
      this.byAddress.get(address),
    ]);
    const allowed = this.byAddress.points * (tries.consumedPoints > 1 ? 1 : FIRST_TRIES);
    const byAddress = failures && failures.consumedPoints >= allowed ? failures.msBeforeNext : 0;
    const wait = Math.max(waitOf(tries, this.byAccount), byAddress) || (await this.takeTryAnywhere(account));
    const retryAfterSeconds = Math.ceil(wait / 1000);
    if (retryAfterSeconds > 0) throw new Refused([{ code: 'sign-in.blocked', clause: null, retryAfterSeconds }]);
  }

  /** Only of tries that their own network lets through: one that goes on guessing keeps the owner out nowhere else. */
  private async takeTryAnywhere(account: string): Promise<number> {
    return waitOf(await this.byAccountAnywhere.penalty(account, 1), this.byAccountAnywhere);
  }

  private async forgive(account: string, address: string): Promise<void> {
    await Promise.all([this.byAccount.delete(`${account} ${address}`), this.byAccountAnywhere.delete(account)]);
  }

  /** Asks a signed-in person’s password again: before a signature, before a change of password. */
  async confirm(userId: string, password: string): Promise<void> {
    const key = `confirm:${userId}`;
    await this.takeTry(key, key);
    const user = await this.db.manager.findOneBy(UserEntity, { id: userId });
    if (!(await this.matches(user, password))) throw new Refused([{ code: 'password.wrong', clause: null }]);
    await this.forgive(key, key);
  }

  /** Sets a password of one’s own; everybody signed in with the old one is signed out. */
  async changePassword(userId: string, { body }: InputOf<typeof changePassword>): Promise<User> {
    await this.confirm(userId, body.current);
    const { login } = await this.db.manager.findOneByOrFail(UserEntity, { id: userId });
    refuseIf(passwordRefusals({ login, ...body }));
    const passwordHash = await this.passwords.hash(body.next);
    const user = await this.users.updateOwnPassword(this.db.manager, userId, passwordHash);
    this.signIns.changed(userId);
    return found(user);
  }

  /** What the interface needs to know of the signed-in person. */
  async me(userId: string): Promise<Me> {
    const [row] = await rows<Me>(
      this.db.manager,
      `SELECT u.id, u.login, u.roles, u.must_change_password AS "mustChangePassword", clock_timestamp() AS "serverNow",
              json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name,
              json_build_object('name', o.name, 'shortName', o.short_name, 'city', o.city, 'zone', o.zone) AS organisation
       FROM app_user u CROSS JOIN organisation o WHERE u.id = $1`,
      [userId],
    );
    return found(row);
  }
}

const waitOf = ({ consumedPoints, msBeforeNext }: RateLimiterRes, { points }: RateLimiterPostgres): number =>
  consumedPoints > points ? msBeforeNext : 0;
