import { Injectable } from '@nestjs/common';
import { can, type Permission } from '@itog/domain';
import type { User } from './sign-in.ts';

type Guard = { readonly permission: Permission; readonly inSight: (user: User, id: string) => Promise<boolean> };

/** Who may be told of what: each room of the API says it for its own, the gateway only asks. */
@Injectable()
export class HintRooms {
  private readonly guards = new Map<string, Guard>();

  guard(kind: string, permission: Permission, inSight: Guard['inSight']): void {
    this.guards.set(kind, { permission, inSight });
  }

  async allows(user: User, kind: string, id: string): Promise<boolean> {
    const guard = this.guards.get(kind);
    return guard !== undefined && can(user.roles, guard.permission) && (await guard.inSight(user, id));
  }
}
