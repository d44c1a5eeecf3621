import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import type { Role } from '@itog/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Strategy, type StrategyOptionsWithoutRequest } from 'passport-jwt';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from './config.ts';
import { rows } from './db/rows.ts';

/** The signed-in person as the cookie says it: enough to decide without a query. */
export type User = {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Grows when all sign-ins of the person are ended. */
  readonly version: number;
  readonly mustChangePassword: boolean;
};

export const COOKIE = 'itog';
const SIGNED_IN_SECONDS = 12 * 3600;
/** However busy it is kept, a sign-in ends so long after the password was given. */
const LONGEST_SECONDS = 7 * 24 * 3600;
/** A cookie is believed without a query for so long; then the person is looked up again. */
const BELIEVED_MS = 10 * 60_000;
const REMEMBERED = 20_000;
const CHANGES_REMEMBERED = 10_000;

/** What a cookie says, once its signature is verified. */
export type Claims = {
  sub: string;
  roles: Role[];
  ver: number;
  mcp?: true;
  /** When the password was given, in seconds; cookies of former versions do not say it. */
  since?: number;
  iat: number;
  exp: number;
};
export type Verified = {
  readonly user: User;
  readonly since: number;
  readonly staleAt: number;
  readonly expiresAt: number;
};

/** Signed short-lived cookies: the hot path costs no session query and verifies each cookie once. */
@Injectable()
export class SignIns {
  private readonly remembered = new Map<string, Verified>();
  /** When people’s roles, password or access changed in this process. */
  private readonly changes = new Map<string, number>();

  constructor(
    private readonly jwt: JwtService,
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sets the cookie that signs this person in, or keeps signed in who gave the password at `since` (seconds). */
  give(reply: FastifyReply, { id, roles, version, mustChangePassword }: User, since = nowInSeconds()): void {
    const iat = nowInSeconds();
    const maxAge = Math.min(SIGNED_IN_SECONDS, since + LONGEST_SECONDS - iat);
    const claims = { sub: id, roles: [...roles], ver: version, since, iat, exp: iat + maxAge };
    const signed: Claims = mustChangePassword ? { ...claims, mcp: true } : claims;
    const token = this.jwt.sign(signed);
    this.remember(token, signed);
    reply.setCookie(COOKIE, token, { ...this.cookieOptions(), maxAge });
  }

  take(reply: FastifyReply): void {
    reply.clearCookie(COOKIE, this.cookieOptions());
  }

  private cookieOptions() {
    return {
      path: '/',
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: this.config.PUBLIC_URL.startsWith('https:'),
    };
  }

  remember(token: string, { sub, roles, ver, mcp, iat, since = iat, exp }: Claims): Verified {
    const verified: Verified = {
      user: { id: sub, roles, version: ver, mustChangePassword: mcp === true },
      since,
      staleAt: iat * 1000 + BELIEVED_MS,
      expiresAt: exp * 1000,
    };
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(token, verified);
    return verified;
  }

  recall(token: string): Verified | null {
    const verified = this.remembered.get(token);
    return verified && verified.expiresAt > Date.now() ? verified : null;
  }

  /** Whether a cookie is young enough to be believed without looking the person up. */
  believes({ user, staleAt }: Verified): boolean {
    return staleAt > Date.now() && staleAt - BELIEVED_MS > (this.changes.get(user.id) ?? 0);
  }

  /**
   * Makes this process look the person up before it believes a cookie given so far; other processes do so when the
   * cookie is ten minutes old. Call it when the change is committed.
   */
  changed(userId: string): void {
    if (this.changes.size >= CHANGES_REMEMBERED) this.changes.clear();
    this.changes.set(userId, Date.now());
  }

  /** Verifies a cookie outside an HTTP request (a socket's handshake). */
  async verify(token: string): Promise<User | null> {
    try {
      const { user } = this.recall(token) ?? this.remember(token, await this.jwt.verifyAsync<Claims>(token));
      return await this.current(user);
    } catch {
      return null;
    }
  }

  /** The person as the database knows him now; null when access was taken away or all sign-ins were ended. */
  async current(user: User): Promise<User | null> {
    return (await this.allCurrent([user]))[0] ?? null;
  }

  /** The same of many at once, in their order. */
  async allCurrent(users: readonly User[]): Promise<(User | null)[]> {
    const found = await rows<User>(
      this.db.manager,
      `SELECT id, roles, sign_in_version AS version, must_change_password AS "mustChangePassword"
       FROM app_user WHERE id = ANY ($1) AND active`,
      [[...new Set(users.map(({ id }) => id))]],
    );
    const byId = new Map(found.map((user) => [user.id, user]));
    return users.map(({ id, version }) => {
      const user = byId.get(id);
      return user?.version === version ? user : null;
    });
  }
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

export function cookieToken(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null;
}

/** Passport's reading of the cookie. */
@Injectable()
export class CookieStrategy extends PassportStrategy(Strategy, 'cookie') {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly signIns: SignIns,
  ) {
    const options: StrategyOptionsWithoutRequest = {
      jwtFromRequest: cookieToken,
      secretOrKey: config.COOKIE_SECRET,
      algorithms: ['HS256'],
    };
    super(options);
  }

  validate(claims: Claims): Claims {
    return claims;
  }
}
