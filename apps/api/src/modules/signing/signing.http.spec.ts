import { createHash, randomUUID } from 'node:crypto';
import {
  acceptSigningAgreement,
  draftProtocol,
  getMySigning,
  getSigningAgreement,
  listSigners,
  listSigningAgreements,
  publishSigningAgreement,
  signProtocol,
} from '@itog/contracts';
import { ApiClient, refusedCodes } from '@itog/testing';
import type { EntityManager } from 'typeorm';
import type { World } from '../../demo/world.ts';
import { finishAttempts } from '../../testing/finished-attempts.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { Signing, type Subject } from './signing.service.ts';

let test: TestApp;
let world: World;
let signing: Signing;
let admin: ApiClient;

const origin = { address: '192.0.2.7', device: 'Проверка' };
const shown = 'a'.repeat(64);
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

beforeAll(async () => {
  test = await testApp({ SIGN_IN_FAILURES_PER_ACCOUNT: '4' });
  world = await test.world();
  signing = test.app.get(Signing, { strict: false });
  admin = await test.as('w-admin');
});
afterAll(() => test.close());

const idOf = (login: string) => world.staff[`w-${login}`] ?? '';
const publish = (number: string, effectiveFrom: string, markdown = `Текст ${number}`) =>
  admin.call(publishSigningAgreement, { body: { number, title: 'Соглашение', effectiveFrom, markdown } });

/** A draft of a protocol, to sign without its room. */
async function draft(): Promise<Subject & { contentSha256: string }> {
  const { sessionId } = await test.world({ prefix: `s${randomUUID().slice(0, 8)}`, learners: 1 });
  const [{ id, prefix }] = await test.db.query(
    `SELECT u.id, split_part(u.login, '-', 1) AS prefix FROM app_user u ORDER BY u.created_at DESC, u.id DESC LIMIT 1`,
  );
  expect(id).toBeDefined();
  await finishAttempts(test.db.manager, sessionId, [{ login: `${prefix}-1`, mark: 'pass' }]);
  const secretary = await test.as(`${prefix}-secretary`);
  const protocol = await secretary.call(draftProtocol, { params: { sessionId } });
  return { kind: 'protocol', id: protocol.id, contentSha256: protocol.contentSha256 };
}

const signer = (login: string) => ({ userId: idOf(login), role: 'member', status: 'signed' as const, statement: null });
const proved = async (login: string, password = TEST_PASSWORD) =>
  signing.authenticate({ id: idOf(login) }, { password });
const inTransaction = <T>(work: (tx: EntityManager) => Promise<T>) => test.db.transaction(work);

describe('the agreement on electronic signing', () => {
  it('is shown in force with its hash, and accepted once', async () => {
    await test.db.query(
      `INSERT INTO app_user (login, password_hash, last_name, first_name, roles)
       SELECT 'w-new', password_hash, 'Новиков', 'Нов', ARRAY['commission-member'] FROM app_user WHERE login = 'w-member'`,
    );
    const newcomer = await test.as('w-new');
    const { agreement, acceptedAt } = await newcomer.call(getMySigning, {});
    expect(agreement).toMatchObject({ number: '1', sha256: sha256(agreement?.markdown ?? '') });
    expect(acceptedAt).toBeNull();
    const body = { agreementId: agreement?.id ?? '', sha256: agreement?.sha256 ?? '' };
    const first = await newcomer.call(acceptSigningAgreement, { body });
    expect(await newcomer.call(acceptSigningAgreement, { body })).toEqual(first);
    expect((await newcomer.call(getMySigning, {})).acceptedAt).toEqual(first.acceptedAt);
    const [entry] = await test.db.query(`SELECT facts FROM audit_entry WHERE action = 'signing.accept'`);
    expect(entry.facts).toMatchObject({ sha256: body.sha256, address: '127.0.0.1' });
  });

  it('is not accepted under another text, nor in an edition that does not hold', async () => {
    const auditor = await test.as('w-auditor');
    const { agreement } = await auditor.call(getMySigning, {});
    const accept = (body: { agreementId: string; sha256: string }) =>
      refusedCodes(auditor.call(acceptSigningAgreement, { body }));
    const agreementId = agreement?.id ?? '';
    expect(await accept({ agreementId, sha256: shown })).toEqual(['signing.agreement-changed']);
    const future = await publish('9', '2999-01-01');
    expect(await accept({ agreementId: future.id, sha256: future.sha256 })).toEqual(['signing.agreement-changed']);
  });

  it('asks everybody anew with a new edition, which takes no number twice', async () => {
    await expect(proved('chair')).resolves.toMatchObject({ method: 'password' });
    const second = await publish('2', '2020-01-01');
    expect(await refusedCodes(publish('2', '2021-01-01'))).toEqual(['signing.agreement-number-taken']);
    await expect(proved('chair')).rejects.toMatchObject({ refusals: [{ code: 'signing.agreement-missing' }] });
    expect(await inTransaction((tx) => signing.hasConsent(tx, [idOf('chair')]))).toEqual(new Set());
    const chair = await test.as('w-chair');
    await chair.call(acceptSigningAgreement, { body: { agreementId: second.id, sha256: second.sha256 } });
    expect(await proved('chair')).toEqual({ method: 'password', agreementId: second.id });
    expect(await inTransaction((tx) => signing.hasConsent(tx, [idOf('chair'), idOf('member')]))).toEqual(
      new Set([idOf('chair')]),
    );
    const { agreements } = await admin.call(listSigningAgreements, {});
    expect(agreements.map(({ number, inForce, accepted }) => [number, inForce, accepted])).toEqual([
      ['9', false, 0],
      ['2', true, 1],
      ['1', false, 8],
    ]);
    expect((await admin.call(getSigningAgreement, { params: { agreementId: second.id } })).markdown).toBe('Текст 2');
    const { people } = await admin.call(listSigners, {});
    expect(people.find(({ id }) => id === idOf('chair'))?.acceptedAt).toBeInstanceOf(Date);
    expect(people[0]?.acceptedAt).toBeNull();
    expect(people.map(({ id }) => id)).not.toContain(idOf('admin'));
  });

  it('is never changed or removed', async () => {
    for (const table of ['signing_agreement', 'signing_consent'])
      for (const attack of [`UPDATE ${table} SET sha256 = sha256`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(test.db.query(attack)).rejects.toThrow(/append-only|permission denied/);
  });
});

describe('the act of signing', () => {
  it('wants the right password, and no more guesses than a sign-in', async () => {
    const code = (password: string) =>
      proved('chair', password).then(
        () => null,
        (error: { refusals: { code: string }[] }) => error.refusals[0]?.code,
      );
    for (let n = 0; n < 4; n++) expect(await code('guess')).toBe('password.wrong');
    expect(await code(TEST_PASSWORD)).toBe('sign-in.blocked');
    await test.db.query(`DELETE FROM rate_limit`);
    expect(await code(TEST_PASSWORD)).toBeNull();
  });

  it('is refused over HTTP to who has not accepted the agreement', async () => {
    const member = await test.as('w-member');
    const body = { password: TEST_PASSWORD, contentSha256: shown };
    const call = member.call(signProtocol, { params: { protocolId: randomUUID() }, body });
    expect(await refusedCodes(call)).toEqual(['signing.agreement-missing']);
  });

  it('records person, role, moment, address, device, hash, method and agreement; stands once', async () => {
    const subject = await draft();
    const proof = await proved('chair');
    const opinion = {
      ...signer('chair'),
      status: 'signed-with-opinion' as const,
      statement: 'Билет 3 спорный',
    };
    await inTransaction((tx) => signing.sign(tx, subject, opinion, subject.contentSha256, origin, proof));
    await inTransaction((tx) =>
      signing.sign(tx, subject, { ...signer('member'), status: 'absent' }, subject.contentSha256, origin, null),
    );
    const again = inTransaction((tx) =>
      signing.sign(tx, subject, signer('chair'), subject.contentSha256, origin, proof),
    );
    await expect(again).rejects.toMatchObject({ refusals: [{ code: 'signature.given-already' }] });
    const [first, second] = await signing.of(test.db.manager, 'protocol', [subject.id]);
    expect(first).toMatchObject({
      userId: idOf('chair'),
      role: 'member',
      status: 'signed-with-opinion',
      statement: 'Билет 3 спорный',
      contentSha256: subject.contentSha256,
      ...origin,
      method: 'password',
      agreement: '2',
      voidedAt: null,
    });
    expect(second).toMatchObject({ status: 'absent', method: 'recorded', agreement: null });
    expect(Math.abs(Date.now() - (first?.at.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it.each([
    { status: 'refused' as const, statement: null },
    { status: 'signed' as const, statement: 'лишнее' },
    { status: 'signed-with-opinion' as const, statement: null },
  ])('does not take $status with the statement $statement', async (wrong) => {
    const subject = await draft();
    const proof = await proved('chair');
    const act = inTransaction((tx) =>
      signing.sign(tx, subject, { ...signer('chair'), ...wrong }, subject.contentSha256, origin, proof),
    );
    await expect(act).rejects.toThrow('signature_check');
  });

  it('is voided with the content, once, and may be given anew', async () => {
    const subject = await draft();
    const proof = await proved('chair');
    const sign = () =>
      inTransaction((tx) => signing.sign(tx, subject, signer('chair'), subject.contentSha256, origin, proof));
    await sign();
    const voided = await inTransaction((tx) => signing.voidAll(tx, subject, 'Изменены слова протокола'));
    expect(voided).toEqual([idOf('chair')]);
    expect(await inTransaction((tx) => signing.voidAll(tx, subject, 'Ещё раз'))).toEqual([]);
    await sign();
    const all = await signing.of(test.db.manager, 'protocol', [subject.id]);
    expect(all.map(({ voidedReason }) => voidedReason)).toEqual(['Изменены слова протокола', null]);
  });

  it('leaves a record that nobody changes by hand', async () => {
    const subject = await draft();
    const proof = await proved('chair');
    await inTransaction((tx) => signing.sign(tx, subject, signer('chair'), subject.contentSha256, origin, proof));
    const attacks = [
      `UPDATE signature SET content_sha256 = '${'b'.repeat(64)}' WHERE subject_id = $1`,
      `UPDATE signature SET at = now() - interval '1 day' WHERE subject_id = $1`,
      `UPDATE signature SET voided_at = now(), voided_reason = 'x', user_id = '${idOf('member')}' WHERE subject_id = $1`,
      `DELETE FROM signature WHERE subject_id = $1`,
      `DELETE FROM protocol WHERE id = $1`,
    ];
    for (const attack of attacks) await expect(test.db.query(attack, [subject.id])).rejects.toThrow();
    await inTransaction((tx) => signing.voidAll(tx, subject, 'Изменены слова протокола'));
    const revive = `UPDATE signature SET voided_at = NULL, voided_reason = NULL WHERE subject_id = $1`;
    await expect(test.db.query(revive, [subject.id])).rejects.toThrow();
  });

  it('ends when its subject is final, and is not for what does not exist', async () => {
    const proof = await proved('chair');
    const nothing: Subject[] = [
      { kind: 'protocol', id: randomUUID() },
      { kind: 'order', id: randomUUID() },
      { kind: 'appeal', id: randomUUID() },
    ];
    const [order] = await test.db.query(`SELECT id FROM director_order WHERE signed_at IS NOT NULL LIMIT 1`);
    for (const subject of [...nothing, { kind: 'order' as const, id: order.id as string }]) {
      const act = inTransaction((tx) => signing.sign(tx, subject, signer('chair'), shown, origin, proof));
      await expect(act).rejects.toThrow(`a signed ${subject.kind} does not change`);
    }
  });
});
