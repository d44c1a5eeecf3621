import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { can, PERMISSIONS } from '@itog/domain';
import { changePassword, getMe, type Route } from '@itog/contracts';
import type { FastifyReply } from 'fastify';
import { Refused } from './refused.ts';
import { ROUTE, type SignedRequest } from './serve.ts';
import { cookieToken, SignIns, type Claims, type User } from './sign-in.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** What a person may do before he has set a password of his own. */
const BEFORE_OWN_PASSWORD: readonly Route[] = [getMe, changePassword];

/** Where passport leaves what a cookie says, beside the person whom the guard makes of it. */
type ClaimedRequest = SignedRequest & { readonly claims?: Claims };

/** Who asks, and whether the route's permission lets him. A route without a contract is closed to all. */
@Injectable()
export class AccessGuard extends AuthGuard('cookie') implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIns: SignIns,
  ) {
    super({ property: 'claims' });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler());
    if (!route) throw new Refused([{ code: 'not-found', clause: null }]);
    const request = context.switchToHttp().getRequest<ClaimedRequest>();
    refuseCrossSite(request);
    const user = await this.identify(context, request);
    request.user = user ?? undefined;
    if (!user && PERMISSIONS[route.can] !== 'anyone') throw new Refused([{ code: 'access.signed-out', clause: null }]);
    if (user?.mustChangePassword && route.can !== 'public' && !BEFORE_OWN_PASSWORD.includes(route))
      throw new Refused([{ code: 'access.must-change-password', clause: null }]);
    if (!can(user?.roles ?? [], route.can)) throw new Refused([{ code: 'access.denied', clause: null }]);
    return true;
  }

  private async identify(context: ExecutionContext, request: ClaimedRequest): Promise<User | null> {
    const token = cookieToken(request);
    if (!token) return null;
    const verified = this.signIns.recall(token) ?? (await this.verifiedByPassport(context, request, token));
    if (!verified || this.signIns.believes(verified)) return verified?.user ?? null;
    const current = await this.signIns.current(verified.user);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (current) this.signIns.give(reply, current, verified.since);
    else this.signIns.take(reply);
    return current;
  }

  private async verifiedByPassport(context: ExecutionContext, request: ClaimedRequest, token: string) {
    try {
      await super.canActivate(context);
    } catch {
      return null;
    }
    return request.claims ? this.signIns.remember(token, request.claims) : null;
  }
}

/** A write that a browser sends from another site is refused, whatever cookie it carries. */
function refuseCrossSite(request: SignedRequest): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host));
  if (foreign) throw new Refused([{ code: 'access.cross-site', clause: null }]);
}
