import {
  changePassword,
  createUser,
  getMe,
  listUsers,
  resetPassword,
  signIn,
  signOut,
  updateUser,
  type CallOf,
} from '@itog/contracts';
import { ApiClient, refusedCodes } from '@itog/testing';
import { JwtService } from '@nestjs/jwt';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { Refused } from '../../platform/refused.ts';
import { testApp, TEST_PASSWORD, type TestApp } from '../../testing/test-app.ts';

import { freeLogin, suggestedLogin } from './login.ts';
import { People } from './people.service.ts';
import { SignInService } from './sign-in.service.ts';

let api: TestApp;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await testApp({ SIGN_IN_FAILURES_PER_ACCOUNT: '3' });
  ids = (await api.world({ questions: 3 })).staff;
});
afterAll(() => api.close());

const person = (lastName: string, more: Partial<CallOf<typeof createUser>['body']> = {}) => ({
  body: {
    name: { lastName, firstName: 'Анна', patronymic: 'Образцовна' },
    roles: ['teacher' as const],
    ...more,
  },
});
const FAILURES_OF_ADDRESS = `
  INSERT INTO rate_limit (key, points, expire) VALUES ('address:127.0.0.1', $1, $2)
  ON CONFLICT (key) DO UPDATE SET points = $1, expire = $2`;
const withPassword = (login: string, password: string) => ApiClient.signedIn(api.origin, login, password);

describe('a login made from the name', () => {
  it.each([
    ['Примерова', 'Анна', 'Образцовна', 'primerova.ao'],
    ['Эталонова-Прототипова', 'Яна', null, 'etalonovaprototipova.y'],
    ['Мисал уулу', 'Бекзат', null, 'misaluulu.b'],
    ['Щукин', 'Ёж', 'Юрьевич', 'shchukin.ey'],
    ['Әбілқасымова', 'Гүлнәр', null, 'abilkasymova.g'],
    ['Müller', 'Zoë', null, 'muller.z'],
    ['李', '娜', null, 'user.u'],
  ])('%s %s %s: %s', (lastName, firstName, patronymic, login) => {
    expect(suggestedLogin({ lastName, firstName, patronymic })).toBe(login);
  });

  it('gets a number while it is taken', () => {
    expect(freeLogin('a.b', new Set(['a.b', 'a.b2']))).toBe('a.b3');
  });
});

describe('signing in', () => {
  it('works by login and by e-mail in any case, and ends by signing out', async () => {
    const admin = await api.as('w-admin');
    const { user, oneTimePassword } = await admin.call(createUser, person('Почтова', { email: 'Post@example.org' }));
    expect(user.login).toBe('pochtova.ao');
    const client = await withPassword('POST@EXAMPLE.ORG', oneTimePassword);
    expect(await client.call(getMe, {})).toMatchObject({ id: user.id, mustChangePassword: true });
    await client.call(signOut, {});
    expect(await refusedCodes(client.call(getMe, {}))).toEqual(['access.signed-out']);
  });

  it('blocks an account after three wrong passwords, even for the right one, and no other account', async () => {
    const wrong = { body: { login: 'w-auditor', password: 'wrong' } };
    for (let n = 0; n < 3; n++)
      expect(await refusedCodes(api.stranger().call(signIn, wrong))).toEqual(['sign-in.wrong']);
    expect(await refusedCodes(api.as('w-auditor'))).toEqual(['sign-in.blocked']);
    await expect(api.as('w-teacher')).resolves.toBeInstanceOf(ApiClient);
  });

  it('blocks its owner nowhere else, until guesses come from everywhere', async () => {
    const service = api.app.get(SignInService, { strict: false });
    const tryFrom = (network: number, password: string) =>
      service.signIn('w-auditor', password, `203.0.113.${network}`).then(
        () => 'let in',
        ({ refusals }: Refused) => refusals[0].code,
      );
    await api.db.query('DELETE FROM rate_limit');
    for (let n = 0; n < 3; n++) expect(await tryFrom(1, 'wrong')).toBe('sign-in.wrong');
    for (let n = 0; n < 30; n++) expect(await tryFrom(1, TEST_PASSWORD)).toBe('sign-in.blocked');
    expect(await tryFrom(2, TEST_PASSWORD)).toBe('let in');
    for (let n = 0; n < 30; n++) expect(await tryFrom(10 + n, 'wrong')).toBe('sign-in.wrong');
    expect(await tryFrom(2, TEST_PASSWORD)).toBe('sign-in.blocked');
    await api.db.query('DELETE FROM rate_limit');
  });

  it('lets nobody guess at ever new accounts from one address, and everybody once its failures are few', async () => {
    const failures = (points: number) =>
      rows(api.app.get(DataSource).manager, FAILURES_OF_ADDRESS, [points, Date.now() + 60_000]);
    await failures(999);
    await expect(api.as('w-teacher')).resolves.toBeInstanceOf(ApiClient);
    await failures(1_000);
    expect(await refusedCodes(api.as('w-secretary'))).toEqual(['sign-in.blocked']);
    await failures(0);
  });

  it('lasts while it is used, and seven days at most', async () => {
    const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;
    const signedIn = async (since: number, iat: number) => {
      const claims = { sub: ids['w-admin'], roles: ['administrator'], ver: 1, since, iat };
      const cookie = `itog=${api.app.get(JwtService).sign(claims, { expiresIn: '12h' })}`;
      const response = await fetch(`${api.origin}/api/me`, { headers: { cookie } });
      expect(response.status).toBe(200);
      return Number(/Max-Age=(\d+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? NaN);
    };
    const [minute, day] = [60, 24 * 3600];
    expect(await signedIn(secondsAgo(9 * minute), secondsAgo(9 * minute))).toBeNaN();
    expect(await signedIn(secondsAgo(3 * day), secondsAgo(11 * minute))).toBe(12 * 3600);
    const left = await signedIn(secondsAgo(7 * day - 3600), secondsAgo(11 * minute));
    expect(left).toBeGreaterThan(3590);
    expect(left).toBeLessThanOrEqual(3600);
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const response = await api.stranger().send(signIn, { body: { login: 'w-admin', password: TEST_PASSWORD } });
    expect(response.headers.get('set-cookie')).toMatch(/^itog=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
  });
});

describe('a password of one’s own', () => {
  it('comes first after a one-time password, and ends all other sign-ins', async () => {
    const admin = await api.as('w-admin');
    const { oneTimePassword } = await admin.call(createUser, person('Первова', { roles: ['administrator'] }));
    const here = await withPassword('pervova.ao', oneTimePassword);
    const there = await withPassword('pervova.ao', ` ${oneTimePassword.replaceAll('-', '').toUpperCase()} `);
    expect(await refusedCodes(here.call(listUsers, { query: {} }))).toEqual(['access.must-change-password']);
    await here.call(changePassword, { body: { current: oneTimePassword, next: 'собственный пароль' } });
    expect((await here.call(listUsers, { query: { search: 'первова' } })).users).toHaveLength(1);
    expect(await refusedCodes(there.call(getMe, {}))).toEqual(['access.signed-out']);
    expect(await refusedCodes(withPassword('pervova.ao', oneTimePassword))).toEqual(['sign-in.wrong']);
    await expect(withPassword('pervova.ao', 'собственный пароль')).resolves.toBeInstanceOf(ApiClient);
  });

  it.each([
    ['too short', '1234567', 'input.invalid'],
    ['the same', TEST_PASSWORD, 'password.weak'],
    ['the login', 'W-Secretary', 'password.weak'],
    ['the login with a tail', 'w-secretary1', 'password.weak'],
    ['what everybody takes', 'Qwerty123', 'password.weak'],
    ['one letter', 'яяяяяяяяяя', 'password.weak'],
  ])('is refused when it is %s', async (_, next, code) => {
    const client = await api.as('w-secretary');
    const call = client.call(changePassword, { body: { current: TEST_PASSWORD, next } });
    expect(await refusedCodes(call)).toEqual([code]);
  });

  it('is refused without the present one', async () => {
    const client = await api.as('w-secretary');
    const call = client.call(changePassword, { body: { current: 'not mine', next: 'собственный пароль' } });
    expect(await refusedCodes(call)).toEqual(['password.wrong']);
  });
});

describe('accounts', () => {
  it('are found by name, login or role', async () => {
    const admin = await api.as('w-admin');
    const found = async (query: CallOf<typeof listUsers>['query']) =>
      (await admin.call(listUsers, { query })).users.map(({ login }) => login);
    expect(await found({ search: 'W-TEACHER' })).toEqual(['w-teacher']);
    expect(await found({ role: 'learner' })).toEqual(['w-1', 'w-2']);
    expect(await found({ search: '%' })).toEqual([]);
  });

  it('never tell the password’s hash', async () => {
    const response = await (await api.as('w-admin')).send(listUsers, {});
    expect(await response.text()).not.toContain('argon2');
  });

  it('of two people of one name get different logins, also at once', async () => {
    const admin = await api.as('w-admin');
    const created = await Promise.all(Array.from({ length: 4 }, () => admin.call(createUser, person('Тёзкина'))));
    const logins = created.map(({ user }) => user.login).sort();
    expect(logins).toEqual(['tezkina.ao', 'tezkina.ao2', 'tezkina.ao3', 'tezkina.ao4']);
  });

  it('refuse a login or an e-mail that somebody has', async () => {
    const admin = await api.as('w-admin');
    const taken = (more: object) => refusedCodes(admin.call(createUser, person('Другова', more)));
    expect(await taken({ login: 'w-admin' })).toEqual(['user.login-taken']);
    expect(await taken({ email: 'post@EXAMPLE.org' })).toEqual(['user.email-taken']);
    const change = { params: { userId: ids['w-member'] ?? '' }, body: { email: 'post@example.org' } };
    expect(await refusedCodes(admin.call(updateUser, change))).toEqual(['user.email-taken']);
  });

  it('change with an audit entry that says what', async () => {
    const admin = await api.as('w-admin');
    const userId = ids['w-member'] ?? '';
    const body = { post: 'Инженер', outsideOrganisation: 'АО «Завод макетов»' };
    expect(await admin.call(updateUser, { params: { userId }, body })).toMatchObject(body);
    const [entry] = await api.db.query(`SELECT actor_id, facts FROM audit_entry WHERE subject_id = $1`, [userId]);
    expect(entry).toEqual({ actor_id: ids['w-admin'], facts: body });
  });

  it('lose their sign-ins with their access, at once', async () => {
    const admin = await api.as('w-admin');
    const teacher = await api.as('w-teacher');
    const params = { userId: ids['w-teacher'] ?? '' };
    await admin.call(updateUser, { params, body: { active: false } });
    expect(await refusedCodes(teacher.call(getMe, {}))).toEqual(['access.signed-out']);
    expect(await refusedCodes(api.as('w-teacher'))).toEqual(['sign-in.wrong']);
    await admin.call(updateUser, { params, body: { active: true } });
    await expect(api.as('w-teacher')).resolves.toBeInstanceOf(ApiClient);
  });

  it('gain a role without signing in again', async () => {
    const member = await api.as('w-chair');
    expect(await refusedCodes(member.call(listUsers, { query: {} }))).toEqual(['access.denied']);
    const params = { userId: ids['w-chair'] ?? '' };
    await (await api.as('w-admin')).call(updateUser, { params, body: { roles: ['commission-member', 'auditor'] } });
    await expect(member.call(listUsers, { query: {} })).resolves.toBeDefined();
  });

  it('get a new one-time password, which ends all sign-ins and a block', async () => {
    const director = await api.as('w-director');
    const wrong = { body: { login: 'W-director', password: 'wrong' } };
    for (let n = 0; n < 3; n++) await refusedCodes(api.stranger().call(signIn, wrong));
    expect(await refusedCodes(api.as('w-director'))).toEqual(['sign-in.blocked']);
    const params = { userId: ids['w-director'] ?? '' };
    const { oneTimePassword } = await (await api.as('w-admin')).call(resetPassword, { params });
    expect(oneTimePassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(await refusedCodes(director.call(getMe, {}))).toEqual(['access.signed-out']);
    const me = await (await withPassword('w-director', oneTimePassword)).call(getMe, {});
    expect(me.mustChangePassword).toBe(true);
  });

  it('keep at least one administrator', async () => {
    await api.db.query(`UPDATE app_user SET roles = '{teacher}' WHERE login = 'pervova.ao'`);
    const admin = await api.as('w-admin');
    const params = { userId: ids['w-admin'] ?? '' };
    for (const body of [{ active: false }, { roles: ['teacher' as const] }])
      expect(await refusedCodes(admin.call(updateUser, { params, body }))).toEqual(['user.last-administrator']);
    await expect(
      admin.call(updateUser, { params, body: { roles: ['administrator', 'teacher'] } }),
    ).resolves.toBeDefined();
  });
});

describe('one-time passwords for access slips', () => {
  it('are given to many at once and work', async () => {
    const learners = await api.db.query(`SELECT id, login FROM app_user WHERE login IN ('w-1', 'w-2') ORDER BY login`);
    const [first, second] = learners.map(({ id }: { id: string }) => id);
    const nobody = '00000000-0000-4000-8000-000000000000';
    const people = api.app.get(People, { strict: false });
    const issued = await api.db.transaction((tx) => people.issueOneTimePasswords(tx, [first, second, nobody]));
    expect([...issued.keys()].sort()).toEqual([first, second].sort());
    await expect(withPassword('w-2', issued.get(second) ?? '')).resolves.toBeInstanceOf(ApiClient);
    expect(await refusedCodes(withPassword('w-2', TEST_PASSWORD))).toEqual(['sign-in.wrong']);
  });
});
