import { Injectable } from '@nestjs/common';
import { can, type Permission } from '@itog/domain';
import type { User } from './sign-in.ts';

/** `inSight` gives those of the ids that the person may be told of. */
type Guard = {
  readonly permission: Permission;
  readonly inSight: (user: User, ids: readonly string[]) => Promise<string[]>;
};

/** Who may be told of what: each room of the API says it for its own, the gateway only asks. */
@Injectable()
export class HintRooms {
  private readonly guards = new Map<string, Guard>();

  guard(kind: string, permission: Permission, inSight: Guard['inSight']): void {
    this.guards.set(kind, { permission, inSight });
  }

  async allows(user: User, kind: string, id: string): Promise<boolean> {
    return (await this.allowed(user, kind, [id])).length > 0;
  }

  /** Those of the ids that the person may be told of, by one statement at most. */
  async allowed(user: User, kind: string, ids: readonly string[]): Promise<string[]> {
    const guard = this.guards.get(kind);
    return guard && can(user.roles, guard.permission) ? guard.inSight(user, ids) : [];
  }
}
