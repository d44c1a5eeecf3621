import { Injectable } from '@nestjs/common';
import type { createUser, InputOf, listUsers, OutputOf, resetPassword, updateUser, User } from '@itog/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { orTaken } from '../../platform/db/violations.ts';
import { found, Refused } from '../../platform/refused.ts';
import { SignIns } from '../../platform/sign-in.ts';
import { People } from './people.service.ts';
import { UserEntity } from './user.entity.ts';
import { UserRepository } from './user.repository.ts';

type Changes = InputOf<typeof updateUser>['body'];

/** Accounts of staff and learners, as an administrator keeps them. */
@Injectable()
export class UserService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly signIns: SignIns,
    private readonly people: People,
    private readonly users: UserRepository,
  ) {}

  async list({ query }: InputOf<typeof listUsers>): Promise<OutputOf<typeof listUsers>> {
    const users = await this.users.selectUsers(this.db.manager, query.search, query.role);
    const former = await this.users.selectFormerNames(
      this.db.manager,
      users.map(({ id }) => id),
    );
    return { users: users.map((user) => ({ ...view(user), formerNames: former.get(user.id) ?? [] })) };
  }

  /** The one-time password leaves in this answer only. */
  create(actorId: string, { body }: InputOf<typeof createUser>): Promise<OutputOf<typeof createUser>> {
    return this.db.transaction(async (tx) => {
      const [id = ''] = await this.people.insert(tx, [body]);
      const passwords = await this.people.issueOneTimePasswords(tx, [id]);
      const { login, roles } = body;
      await this.audit.record(tx, { actorId, action: 'identity.create-user', subjectId: id, facts: { login, roles } });
      const user = await tx.findOneByOrFail(UserEntity, { id });
      return { user: view(user), oneTimePassword: found(passwords.get(id)) };
    });
  }

  /** A lost role or access ends the person's sign-ins; the last administrator keeps his. */
  async update(actorId: string, { params, body }: InputOf<typeof updateUser>): Promise<OutputOf<typeof updateUser>> {
    const id = params.userId;
    const updated = await this.db.transaction(async (tx) => {
      const administrators = await this.users.lockAdministrators(tx);
      const before = found(await tx.findOne(UserEntity, { where: { id }, lock: { mode: 'pessimistic_write' } }));
      if (administrators.length === 1 && administrators[0] === id && losesOffice(body))
        throw new Refused([{ code: 'user.last-administrator', clause: null }]);
      const { name, ...rest } = body;
      const after = await this.save(tx, { ...before, ...name, ...rest });
      if (isLess(before, after)) await this.users.endSignIns(tx, id);
      await this.audit.record(tx, { actorId, action: 'identity.update-user', subjectId: id, facts: body });
      return after;
    });
    this.signIns.changed(id);
    return view(updated);
  }

  private save(tx: EntityManager, user: UserEntity): Promise<UserEntity> {
    return orTaken(tx.save(UserEntity, user), {
      app_user_email: () => new Refused([{ code: 'user.email-taken', clause: null, email: user.email ?? '' }]),
    });
  }

  async resetPassword(
    actorId: string,
    { params }: InputOf<typeof resetPassword>,
  ): Promise<OutputOf<typeof resetPassword>> {
    const id = params.userId;
    const oneTimePassword = await this.db.transaction(async (tx) => {
      const passwords = await this.people.issueOneTimePasswords(tx, [id]);
      await this.audit.record(tx, { actorId, action: 'identity.reset-password', subjectId: id });
      return found(passwords.get(id));
    });
    this.signIns.changed(id);
    return { oneTimePassword };
  }
}

function losesOffice({ roles, active }: Changes): boolean {
  return active === false || (roles !== undefined && !roles.includes('administrator'));
}

function isLess(before: UserEntity, after: UserEntity): boolean {
  return (before.active && !after.active) || before.roles.some((role) => !after.roles.includes(role));
}

function view({ lastName, firstName, patronymic, ...user }: UserEntity): User {
  return { ...user, name: { lastName, firstName, patronymic } };
}
