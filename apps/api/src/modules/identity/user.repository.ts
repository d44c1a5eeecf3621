import { Injectable } from '@nestjs/common';
import type { PersonName, Role } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { User } from '../../platform/sign-in.ts';
import { UserEntity } from './user.entity.ts';

const LISTED = 2_000;
const ENDED = 'sign_in_version = sign_in_version + 1';
const SIGNED = 'id, roles, sign_in_version AS version, must_change_password AS "mustChangePassword"';

const NAME_COLUMNS: Readonly<Record<keyof PersonName, string>> = {
  lastName: 'last_name',
  firstName: 'first_name',
  patronymic: 'patronymic',
};

/** The name in a document, frozen when it was issued. */
const IN_DOCUMENT = `concat_ws(' ', d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}', d.snapshot #>> '{learner,patronymic}')`;

/** A person about to be written. */
export type NewPerson = {
  readonly name: PersonName;
  readonly login: string;
  readonly email: string | null;
  readonly post: string | null;
  readonly outsideOrganisation: string | null;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
};

/** A person known before, with what is now said of him. */
export type KnownLearner = { readonly id: string; readonly email: string | null; readonly post: string | null };

@Injectable()
export class UserRepository {
  /** Everybody whose name, login or e-mail holds the text, in the order of names. */
  selectUsers(tx: EntityManager, search: string | undefined, role: Role | undefined): Promise<UserEntity[]> {
    const query = tx.createQueryBuilder(UserEntity, 'u').orderBy('u.last_name').addOrderBy('u.first_name');
    if (search)
      query.andWhere(
        `(strpos(lower(concat_ws(' ', u.last_name, u.first_name, u.patronymic, u.login, u.email)), :text) > 0 OR EXISTS (
           SELECT FROM issued_document d WHERE d.learner_id = u.id AND strpos(lower(${IN_DOCUMENT}), :text) > 0))`,
        {
          text: search.toLowerCase().replace(/\s+/g, ' '),
        },
      );
    if (role) query.andWhere(':role = ANY (u.roles)', { role });
    return query.addOrderBy('u.id').take(LISTED).getMany();
  }

  /** Names of these people in their documents that they do not have now, by person: one who has married is still found. */
  async selectFormerNames(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string[]>> {
    const found = await rows<{ id: string; names: string[] }>(
      tx,
      `SELECT u.id, array_agg(DISTINCT ${IN_DOCUMENT}) AS names
       FROM app_user u JOIN issued_document d ON d.learner_id = u.id
       WHERE u.id = ANY ($1) AND ${IN_DOCUMENT} <> concat_ws(' ', u.last_name, u.first_name, u.patronymic) GROUP BY u.id`,
      [ids],
    );
    return new Map(found.map(({ id, names }) => [id, names]));
  }

  /** Logins that begin like one of these. Whoever asks waits for all others who are about to add people. */
  async lockLoginsLike(tx: EntityManager, beginnings: readonly string[]): Promise<Set<string>> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('app_user.login'))`);
    const taken = await rows<{ login: string }>(
      tx,
      `SELECT DISTINCT lower(u.login) AS login FROM unnest($1::text[]) AS b (beginning)
       JOIN app_user u ON starts_with(lower(u.login), b.beginning)`,
      [beginnings],
    );
    return new Set(taken.map(({ login }) => login));
  }

  /** Writes people with one-time passwords; gives their ids in the same order. */
  async insertPeople(tx: EntityManager, people: readonly NewPerson[]): Promise<string[]> {
    const inserted = await rows<{ id: string; login: string }>(
      tx,
      `INSERT INTO app_user (login, email, last_name, first_name, patronymic, post, outside_organisation, roles,
                             password_hash, must_change_password)
       SELECT login, email, last_name, first_name, patronymic, post, outside, string_to_array(roles, ','), hash, true
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
         AS p (login, email, last_name, first_name, patronymic, post, outside, roles, hash)
       RETURNING id, login`,
      [
        people.map(({ login }) => login),
        people.map(({ email }) => email),
        people.map(({ name }) => name.lastName),
        people.map(({ name }) => name.firstName),
        people.map(({ name }) => name.patronymic),
        people.map(({ post }) => post),
        people.map(({ outsideOrganisation }) => outsideOrganisation),
        people.map(({ roles }) => roles.join(',')),
        people.map(({ passwordHash }) => passwordHash),
      ],
    );
    const ids = new Map(inserted.map(({ id, login }) => [login, id]));
    return people.map(({ login }) => ids.get(login) ?? '');
  }

  /** People who have one of these e-mails or logins, in any case. */
  selectByContacts(tx: EntityManager, emails: readonly string[], logins: readonly string[]): Promise<UserEntity[]> {
    return tx
      .createQueryBuilder(UserEntity, 'u')
      .where('lower(u.email) = ANY (:emails) OR lower(u.login) = ANY (:logins)', {
        emails: emails.map((email) => email.toLowerCase()),
        logins: logins.map((login) => login.toLowerCase()),
      })
      .getMany();
  }

  /** Makes people learners, and fills in what is not known of them yet. Who had lost access comes back as nothing else. */
  async addLearnerRole(tx: EntityManager, people: readonly KnownLearner[]): Promise<void> {
    await tx.query(
      `UPDATE app_user u
       SET roles = CASE WHEN NOT u.active THEN ARRAY['learner'] WHEN 'learner' = ANY (u.roles) THEN u.roles
                        ELSE array_append(u.roles, 'learner') END,
           active = true, email = coalesce(u.email, p.email), post = coalesce(u.post, p.post)
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS p (id, email, post) WHERE u.id = p.id`,
      [people.map(({ id }) => id), people.map(({ email }) => email), people.map(({ post }) => post)],
    );
  }

  /** Active administrators, locked: nobody else may become or cease to be the last one meanwhile. */
  async lockAdministrators(tx: EntityManager): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM app_user WHERE active AND 'administrator' = ANY (roles) ORDER BY id FOR UPDATE`,
    );
    return found.map(({ id }) => id);
  }

  /** Puts a part of a name right where it stands as it was seen; false where it stands otherwise by now. */
  async updateNamePart(tx: EntityManager, id: string, part: keyof PersonName, seen: string, meant: string) {
    const column = NAME_COLUMNS[part];
    const sql = `UPDATE app_user SET ${column} = $3 WHERE id = $1 AND ${column} = $2 RETURNING id`;
    return (await rows(tx, sql, [id, seen, meant])).length > 0;
  }

  async updateName(tx: EntityManager, id: string, { lastName, firstName, patronymic }: PersonName): Promise<void> {
    await tx.query('UPDATE app_user SET last_name = $2, first_name = $3, patronymic = $4 WHERE id = $1', [
      id,
      lastName,
      firstName,
      patronymic,
    ]);
  }

  /** Ends all sign-ins of a person. */
  async endSignIns(tx: EntityManager, userId: string): Promise<void> {
    await tx.query(`UPDATE app_user SET ${ENDED} WHERE id = $1`, [userId]);
  }

  /** Sets a password that the person has chosen; his sign-ins end. */
  async updateOwnPassword(tx: EntityManager, userId: string, passwordHash: string): Promise<User | null> {
    const [user] = await rows<User>(
      tx,
      `UPDATE app_user SET password_hash = $2, must_change_password = false, ${ENDED} WHERE id = $1 RETURNING ${SIGNED}`,
      [userId, passwordHash],
    );
    return user ?? null;
  }

  /** Sets one-time passwords, in one statement; sign-ins end, wrong passwords are forgiven. Gives the ids of the people there are. */
  async updateOneTimePasswords(
    tx: EntityManager,
    hashes: readonly (readonly [userId: string, passwordHash: string])[],
  ): Promise<string[]> {
    const updated = await rows<{ id: string }>(
      tx,
      `WITH updated AS (
         UPDATE app_user SET password_hash = p.hash, must_change_password = true, ${ENDED}
         FROM unnest($1::uuid[], $2::text[]) AS p (id, hash) WHERE app_user.id = p.id RETURNING app_user.id, login, email
       ), forgiven AS (
         DELETE FROM rate_limit r USING (
           SELECT kind || ':' || account AS counted
           FROM updated u, unnest(ARRAY[lower(u.login), lower(u.email), 'confirm:' || u.id]) account, unnest(ARRAY['account', 'anywhere']) kind
         ) tries WHERE split_part(r.key, ' ', 1) = tries.counted
       )
       SELECT id FROM updated`,
      [hashes.map(([id]) => id), hashes.map(([, hash]) => hash)],
    );
    return updated.map(({ id }) => id);
  }
}
