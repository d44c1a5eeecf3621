import { ROLES } from '@itog/domain';
import { z } from 'zod';
import { instant, line, person, personName, search, uuid } from './common.ts';
import { route } from './route.ts';

const role = z.enum(ROLES);
const password = z.string().min(1).max(200);

export const me = z.object({
  id: uuid,
  login: z.string(),
  name: personName,
  roles: z.array(role),
  /** Signed in with a one-time password from an access slip: a password of one's own comes first. */
  mustChangePassword: z.boolean(),
  organisation: z.object({ name: z.string(), shortName: z.string(), city: z.string(), zone: z.string() }),
  serverNow: instant,
});
export type Me = z.infer<typeof me>;

export const signIn = route({
  method: 'POST',
  path: '/sign-in',
  can: 'public',
  summary: 'Signs in with an e-mail or a short login and sets the cookie.',
  body: z.object({ login: z.string().trim().min(1).max(200), password }),
  response: me,
  status: 200,
});

export const signOut = route({ method: 'POST', path: '/sign-out', can: 'public', summary: 'Clears the cookie.' });

export const getMe = route({ method: 'GET', path: '/me', can: 'self', summary: 'Who is signed in.', response: me });

export const changePassword = route({
  method: 'PUT',
  path: '/me/password',
  can: 'self',
  summary: 'Changes one’s own password and signs out everywhere else.',
  body: z.object({ current: password, next: z.string().min(8).max(200) }),
});

export const user = person.extend({
  login: z.string(),
  email: z.string().nullable(),
  roles: z.array(role),
  post: z.string().nullable(),
  outsideOrganisation: z.string().nullable(),
  degree: z.string().nullable(),
  active: z.boolean(),
  lastSignInAt: instant.nullable(),
});
export type User = z.infer<typeof user>;

const userFields = z.object({
  name: personName,
  /** Short Latin login; made from the name when absent. */
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,62}$/)
    .optional(),
  email: z.email().max(200).nullable().default(null),
  post: line(300).nullable().default(null),
  /** Organisation of an outside specialist (2.6); null for own staff. */
  outsideOrganisation: line(300).nullable().default(null),
  /** Academic degree and title. */
  degree: line(300).nullable().default(null),
  roles: z.array(role).min(1),
});

export const listUsers = route({
  method: 'GET',
  path: '/users',
  can: 'users.read',
  summary: 'Staff and learners, filtered by name, login or role.',
  query: z.object({ search, role: role.optional() }),
  response: z.object({
    users: z.array(
      user.extend({
        /** Names in his documents that he does not have now. */
        formerNames: z.array(z.string()).optional(),
      }),
    ),
  }),
});

export const createUser = route({
  method: 'POST',
  path: '/users',
  can: 'users.manage',
  summary: 'Creates a person; the one-time password is shown only in this answer.',
  body: userFields,
  response: z.object({ user, oneTimePassword: z.string() }),
  status: 201,
});

export const updateUser = route({
  method: 'PATCH',
  path: '/users/:userId',
  can: 'users.manage',
  summary: 'Changes a person’s name, contacts, roles or access.',
  params: z.object({ userId: uuid }),
  body: z.object({
    name: personName.optional(),
    email: z.email().max(200).nullable().optional(),
    post: line(300).nullable().optional(),
    outsideOrganisation: line(300).nullable().optional(),
    degree: line(300).nullable().optional(),
    roles: z.array(role).min(1).optional(),
    active: z.boolean().optional(),
  }),
  response: user,
});

export const resetPassword = route({
  method: 'POST',
  path: '/users/:userId/one-time-password',
  can: 'users.manage',
  summary: 'Gives a person a new one-time password and ends all sign-ins.',
  params: z.object({ userId: uuid }),
  response: z.object({ oneTimePassword: z.string() }),
  status: 201,
});
