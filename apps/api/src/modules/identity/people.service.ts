import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ShellRefusal } from '@itog/contracts';
import type { PersonName, Role } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { orTaken } from '../../platform/db/violations.ts';
import { Refused } from '../../platform/refused.ts';
import { freeLogin, suggestedLogin } from './login.ts';
import { Passwords } from './passwords.service.ts';
import { UserRepository, type KnownLearner, type NewPerson } from './user.repository.ts';

const HASHES_AT_ONCE = 4;

/** A person to be added; without a login one is made from the name. */
export type PersonToAdd = {
  readonly name: PersonName;
  readonly login?: string | undefined;
  readonly email: string | null;
  readonly post: string | null;
  readonly outsideOrganisation?: string | null;
  readonly roles: readonly Role[];
};

/** What tells who a person is. */
export type Contact = Pick<PersonToAdd, 'name' | 'login' | 'email'>;

/** Adds people and gives them one-time passwords: for this room and those below it. */
@Injectable()
export class People {
  constructor(
    private readonly passwords: Passwords,
    private readonly users: UserRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Adds people whom nobody can sign in as until they get a one-time password; gives their ids in the same order.
   * @throws Refused `user.login-taken` or `user.email-taken`
   */
  async insert(tx: EntityManager, people: readonly PersonToAdd[]): Promise<string[]> {
    if (people.length === 0) return [];
    const passwordHash = await this.passwords.hash(randomBytes(32).toString('base64'));
    const suggestions = people.map(({ login, name }) => login ?? suggestedLogin(name));
    const taken = await this.users.lockLoginsLike(tx, suggestions);
    const added: NewPerson[] = people.map((person, index) => {
      const suggestion = suggestions[index] ?? '';
      if (person.login !== undefined && taken.has(suggestion))
        throw new Refused([{ code: 'user.login-taken', clause: null, login: suggestion }]);
      const login = person.login ?? freeLogin(suggestion, taken);
      taken.add(login);
      return { ...person, login, outsideOrganisation: person.outsideOrganisation ?? null, passwordHash };
    });
    return orTaken(this.users.insertPeople(tx, added), {
      app_user_email: () => {
        const [email = ''] = added.flatMap((person) => person.email ?? []);
        return new Refused([{ code: 'user.email-taken', clause: null, email }]);
      },
    });
  }

  /**
   * Who of the people there are is meant by each of these contacts: by e-mail, or by login. Null where nobody is; a refusal
   * where the contacts are those of two people, or of somebody with another name.
   */
  async meant(tx: EntityManager, contacts: readonly Contact[]): Promise<(string | ShellRefusal | null)[]> {
    const people = await this.users.selectByContacts(
      tx,
      contacts.flatMap(({ email }) => email ?? []),
      contacts.flatMap(({ login }) => login ?? []),
    );
    const byEmail = new Map(people.map((person) => [person.email?.toLowerCase(), person]));
    const byLogin = new Map(people.map((person) => [person.login.toLowerCase(), person]));
    return contacts.map(({ name, email, login }) => {
      const emails = email ? byEmail.get(email.toLowerCase()) : undefined;
      const logins = login ? byLogin.get(login.toLowerCase()) : undefined;
      if (emails && email && (!sameName(emails, name) || (logins && logins !== emails)))
        return { code: 'user.email-taken', clause: null, email };
      if (logins && login && !sameName(logins, name)) return { code: 'user.login-taken', clause: null, login };
      return (emails ?? logins)?.id ?? null;
    });
  }

  /**
   * Puts the signs of a name right, for papers to come: Latin letters among Russian ones, stray spaces. What was issued keeps the
   * name that it was issued with. Nothing happens where the name stands otherwise by now.
   */
  async correctName(
    tx: EntityManager,
    actorId: string,
    userId: string,
    { part, seen, meant }: { readonly part: keyof PersonName; readonly seen: string; readonly meant: string },
  ): Promise<void> {
    if (!(await this.users.updateNamePart(tx, userId, part, seen, meant))) return;
    // Not the words themselves: the log is for ever, and a person's data must be able to be destroyed.
    await this.audit.record(tx, { actorId, action: 'identity.correct-name', subjectId: userId, facts: { part } });
  }

  /** A person has another name from now on, for papers to come; what was signed or issued keeps the former one. */
  async rename(tx: EntityManager, actorId: string, userId: string, name: PersonName): Promise<void> {
    await this.users.updateName(tx, userId, name);
    await this.audit.record(tx, { actorId, action: 'identity.rename', subjectId: userId });
  }

  /** Makes people who are known learners too. */
  makeLearners(tx: EntityManager, people: readonly KnownLearner[]): Promise<void> {
    return this.users.addLearnerRole(tx, people);
  }

  /**
   * Gives people new one-time passwords, for access slips; all their sign-ins end. Each must set his own at the next
   * sign-in. People who do not exist are missing from the answer.
   */
  async issueOneTimePasswords(tx: EntityManager, userIds: readonly string[]): Promise<Map<string, string>> {
    const issued = new Map(userIds.map((id) => [id, this.passwords.oneTime()]));
    const hashes: [string, string][] = [];
    const waiting = [...issued];
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop())
        hashes.push([next[0], await this.passwords.hash(next[1])]);
    };
    await Promise.all(Array.from({ length: HASHES_AT_ONCE }, work));
    const there = await this.users.updateOneTimePasswords(tx, hashes);
    return new Map(there.map((id) => [id, issued.get(id) ?? '']));
  }
}

/** The patronymic may be missing on either side; ё and е are one letter here. */
function sameName(one: PersonName, other: PersonName): boolean {
  const folded = (text: string | null) => (text ?? '').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
  const same = (key: keyof PersonName) => folded(one[key]) === folded(other[key]);
  return same('lastName') && same('firstName') && (!one.patronymic || !other.patronymic || same('patronymic'));
}
