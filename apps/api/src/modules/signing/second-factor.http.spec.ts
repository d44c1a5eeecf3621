import {
  confirmSecondFactor,
  getMySigning,
  listSigners,
  removeSecondFactor,
  sendSigningCode,
  setUpSecondFactor,
  switchOffSecondFactor,
} from '@itog/contracts';
import { decodedText, mailServer, refusedCodes, type ApiClient, type MailServer } from '@itog/testing';
import { Secret, TOTP } from 'otpauth';
import type { World } from '../../demo/world.ts';
import { testApp, TEST_PASSWORD, type TestApp } from '../../testing/test-app.ts';
import { SecretBox } from '../../platform/secret-box.ts';
import { Signing } from './signing.service.ts';

let test: TestApp;
let mail: MailServer;
let world: World;
let chair: ApiClient;
let member: ApiClient;
let admin: ApiClient;

const password = TEST_PASSWORD;
const idOf = (login: string) => world.staff[`w-${login}`] ?? '';
const freshTries = () => test.db.query('DELETE FROM rate_limit');

beforeAll(async () => {
  mail = await mailServer();
  test = await testApp({ SMTP_URL: mail.url, ROLE: 'worker' });
  world = await test.world();
  await test.db.query(`UPDATE app_user SET email = login || '@example.org' WHERE login IN ('w-member', 'w-chair')`);
  [chair, member, admin] = await Promise.all([test.as('w-chair'), test.as('w-member'), test.as('w-admin')]);
});
afterAll(async () => {
  await test.close();
  mail.server.close();
});
beforeEach(freshTries);

/** What a signature by these keys comes to: its method, or the code of the refusal. */
async function prove(login: string, code: string | null, withPassword = password): Promise<string> {
  const signing = test.app.get(Signing, { strict: false });
  try {
    return (await signing.authenticate({ id: idOf(login) }, { password: withPassword, code })).method;
  } catch (error) {
    return (error as { refusals: { code: string }[] }).refusals[0]?.code ?? String(error);
  }
}

const STEP_MS = 30_000;
const codeAt = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * STEP_MS });
/** Codes are taken once: whoever signs twice in a test goes on to the next half minute. */
const forgetStep = (login: string) =>
  test.db.query('UPDATE second_factor SET last_step = 0 WHERE user_id = $1', [idOf(login)]);
const codeIn = (letter: string) => /Код для подписи: (\d{6})/.exec(decodedText(letter))?.[1] ?? '';

describe('codes of an application', () => {
  let secret: string;

  it('are set up by the password and confirmed by the first right code; the secret is shown once, locked in the database', async () => {
    const setUp = (client: ApiClient, typed: string) =>
      client.call(setUpSecondFactor, { body: { kind: 'totp', password: typed } });
    expect(await refusedCodes(setUp(chair, 'guessed'))).toEqual(['password.wrong']);
    const first = await setUp(chair, password);
    const second = await setUp(chair, password); // begun anew before it was confirmed
    secret = second.secret ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(second.uri).toContain(`otpauth://totp/`);
    expect(second.uri).toContain(`secret=${secret}`);
    expect((await chair.call(getMySigning, {})).secondFactor).toBeNull();
    expect(await prove('chair', null)).toBe('password');
    const confirm = (code: string) => chair.call(confirmSecondFactor, { body: { code } });
    expect(await refusedCodes(confirm(codeAt(first.secret ?? '')))).toEqual(['signing.code-wrong']);
    await confirm(codeAt(secret));
    expect((await chair.call(getMySigning, {})).secondFactor).toBe('totp');
    expect(await refusedCodes(setUp(chair, password))).toEqual(['signing.factor-exists']);
    expect(await refusedCodes(confirm(codeAt(secret, 1)))).toEqual(['signing.factor-exists']);
    const [row] = await test.db.query('SELECT secret FROM second_factor');
    expect(Buffer.from(row.secret).includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false);
  });

  it('are asked for at the act of signing, after the right password', async () => {
    await forgetStep('chair');
    expect(await prove('chair', null)).toBe('signing.code-missing');
    expect(await prove('chair', codeAt(secret), 'guessed')).toBe('password.wrong');
    expect(await prove('chair', codeAt(secret))).toBe('password+totp');
  });

  it('are taken once, also by two who come at the same moment', async () => {
    await forgetStep('chair');
    const code = codeAt(secret);
    const answers = await Promise.all([prove('chair', code), prove('chair', code)]);
    expect(answers.sort()).toEqual(['password+totp', 'signing.code-wrong']);
    expect(await prove('chair', code)).toBe('signing.code-wrong');
  });

  it.each([
    [-2, 'signing.code-wrong'],
    [-1, 'password+totp'],
    [1, 'password+totp'],
    [2, 'signing.code-wrong'],
  ])('%i half minutes off: %s', async (steps, expected) => {
    await forgetStep('chair');
    expect(await prove('chair', codeAt(secret, steps))).toBe(expected);
  });

  it('once a later one was taken, an earlier one is not', async () => {
    await forgetStep('chair');
    expect(await prove('chair', codeAt(secret, 1))).toBe('password+totp');
    expect(await prove('chair', codeAt(secret))).toBe('signing.code-wrong');
  });

  it('are blocked after five wrong ones, even for the right one', async () => {
    await forgetStep('chair');
    for (let n = 0; n < 5; n++) expect(await prove('chair', '000000')).toBe('signing.code-wrong');
    expect(await prove('chair', codeAt(secret))).toBe('signing.code-blocked');
    await freshTries();
    expect(await prove('chair', codeAt(secret))).toBe('password+totp');
  });

  it('fail closed where the installation’s secret has changed', async () => {
    await forgetStep('chair');
    const [{ secret: locked }] = await test.db.query('SELECT secret FROM second_factor WHERE user_id = $1', [
      idOf('chair'),
    ]);
    const other = new SecretBox('another secret of thirty-two letters', 'itog: one-time codes');
    expect(other.unlock(locked)).toBeNull();
    const foreign = other.lock(Secret.fromBase32(secret).bytes);
    await test.db.query('UPDATE second_factor SET secret = $2 WHERE user_id = $1', [idOf('chair'), foreign]);
    expect(await prove('chair', codeAt(secret))).toBe('signing.code-wrong');
    await test.db.query('UPDATE second_factor SET secret = $2 WHERE user_id = $1', [idOf('chair'), locked]);
    expect(await prove('chair', codeAt(secret))).toBe('password+totp');
  });

  it('are switched off by the password and a code of theirs', async () => {
    await forgetStep('chair');
    const remove = (typed: string, code: string | null) =>
      chair.call(removeSecondFactor, { body: { password: typed, code } });
    expect(await refusedCodes(remove(password, null))).toEqual(['signing.code-missing']);
    expect(await refusedCodes(remove('guessed', codeAt(secret)))).toEqual(['password.wrong']);
    await remove(password, codeAt(secret));
    expect(await prove('chair', null)).toBe('password');
    expect(await refusedCodes(remove(password, null))).toEqual(['signing.factor-missing']);
  });
});

describe('codes by e-mail', () => {
  const setUp = (client: ApiClient) => client.call(setUpSecondFactor, { body: { kind: 'email', password } });
  const sent = async (): Promise<string> => {
    await member.call(sendSigningCode, {});
    return codeIn(await mail.next());
  };

  it('want an e-mail address', async () => {
    expect(await refusedCodes(setUp(admin))).toEqual(['signing.no-email']);
  });

  it('come in a letter and are confirmed by the first; they stand nowhere else', async () => {
    expect(await setUp(member)).toEqual({ uri: null, secret: null });
    const letter = await mail.next();
    expect(letter).toContain('w-member@example.org');
    const code = codeIn(letter);
    expect(code).toMatch(/^\d{6}$/);
    await member.call(confirmSecondFactor, { body: { code } });
    expect((await member.call(getMySigning, {})).secondFactor).toBe('email');
    const jobs = await test.db.query(`SELECT data::text AS data FROM pgboss.job WHERE name = 'signing.letter'`);
    expect(jobs.map(({ data }: { data: string }) => data).join()).not.toContain(code);
  });

  it('are taken once, and a new one replaces the former', async () => {
    const first = await sent();
    const second = await sent();
    if (first !== second) expect(await prove('member', first)).toBe('signing.code-wrong');
    expect(await prove('member', second)).toBe('password+email');
    expect(await prove('member', second)).toBe('signing.code-wrong');
  });

  it('last ten minutes and five tries', async () => {
    const late = await sent();
    await test.db.query(`UPDATE one_time_code SET expires_at = expires_at - interval '10 minutes'`);
    expect(await prove('member', late)).toBe('signing.code-wrong');
    const tried = await sent();
    await test.db.query(`UPDATE one_time_code SET tries = 5`);
    expect(await prove('member', tried)).toBe('signing.code-wrong');
  });

  it('are sent for one signature after another, as often as the former was used', async () => {
    for (let n = 0; n < 5; n++) expect(await prove('member', await sent())).toBe('password+email');
  });

  it('are sent three times in ten minutes where none is used, and only to who signs by them', async () => {
    for (let n = 0; n < 3; n++) await sent();
    expect(await refusedCodes(member.call(sendSigningCode, {}))).toEqual(['rate.limited']);
    expect(await refusedCodes(admin.call(sendSigningCode, {}))).toEqual(['signing.factor-missing']);
  });

  it('are switched off by the administrator with a reason; the log and the person are told', async () => {
    const switchOff = (login: string) =>
      admin.call(switchOffSecondFactor, {
        params: { userId: idOf(login) },
        body: { reason: 'Потерян доступ к почте' },
      });
    const { people } = await admin.call(listSigners, {});
    expect(people.find(({ id }) => id === idOf('member'))?.secondFactor).toBe('email');
    await switchOff('member');
    expect(await prove('member', null)).toBe('password');
    const letter = decodedText(await mail.next());
    expect(letter).toContain('Администратор выключил одноразовые коды');
    expect(letter).toContain('Причина: Потерян доступ к почте');
    const [entry] = await test.db.query(
      `SELECT actor_id, subject_id, facts FROM audit_entry WHERE action = 'signing.switch-off-factor'`,
    );
    expect(entry).toEqual({
      actor_id: idOf('admin'),
      subject_id: idOf('member'),
      facts: { reason: 'Потерян доступ к почте' },
    });
    expect(await refusedCodes(switchOff('member'))).toEqual(['signing.factor-missing']);
  });
});
