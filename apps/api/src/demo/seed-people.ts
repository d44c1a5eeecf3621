import type { EntityManager } from 'typeorm';
import { Passwords } from '../modules/identity/passwords.service.ts';
import { UserEntity } from '../modules/identity/user.entity.ts';
import type { DemoContent } from './content/index.ts';

/** One password for all demo accounts: the data is invented, and the start prints it. */
export const DEMO_PASSWORD = 'itog-demo-2026';

/** Writes the organisation with its Regulation, its staff and its learners; gives their ids by login. */
export async function seedPeople(tx: EntityManager, { people }: DemoContent): Promise<Map<string, string>> {
  const passwordHash = await new Passwords().hash(DEMO_PASSWORD);
  const ids = new Map<string, string>();
  const staff = people.staff.map((person) => ({ ...person }));
  const learners = people.learners.map((person) => ({
    ...person,
    roles: ['learner' as const],
    outsideOrganisation: null,
    degree: null,
  }));
  for (const person of [...staff, ...learners]) {
    const { login, email, lastName, firstName, patronymic, post, degree, outsideOrganisation, roles } = person;
    const name = { lastName, firstName, patronymic };
    const fields = { login, email, ...name, post, degree, outsideOrganisation, roles, passwordHash };
    const { id } = await tx.save(UserEntity, fields);
    ids.set(login, id);
  }
  await tx.query(
    `INSERT INTO signing_consent (user_id, agreement_id, sha256, at, address, device)
     SELECT u.id, a.id, a.sha256, now() - interval '90 days', '192.0.2.1', 'Демонстрационные данные'
     FROM app_user u CROSS JOIN signing_agreement_in_force a WHERE u.id = ANY ($1)`,
    [people.staff.map(({ login }) => ids.get(login))],
  );
  return ids;
}
