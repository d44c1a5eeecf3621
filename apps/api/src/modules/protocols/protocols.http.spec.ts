import { createHash } from 'node:crypto';
import {
  changeProtocol,
  draftProtocol,
  getProtocol,
  listProtocols,
  previewProtocol,
  refreshProtocol,
  signProtocol,
  type Protocol,
} from '@itog/contracts';
import type { CheckReason } from '@itog/domain';
import { ApiProblem, refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { finishAttempts, type Attempted } from '../../testing/finished-attempts.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let worlds = 0;
const clients = new Map<string, Promise<ApiClient>>();

beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

/** A session of its own with these results; the people of one session are strangers to the others. */
async function session(attempts: readonly Attempted[], learners = 4) {
  const prefix = `p${++worlds}`;
  const world = await test.world({ prefix, learners, questions: 1 });
  const named = attempts.map((attempt) => ({ ...attempt, login: `${prefix}-${attempt.login}` }));
  const attemptIds = await finishAttempts(test.db.manager, world.sessionId, named);
  return { prefix, world, attemptIds };
}

function as(login: string): Promise<ApiClient> {
  const client = clients.get(login) ?? test.as(login);
  clients.set(login, client);
  return client;
}

const draft = async (prefix: string, { sessionId }: World, who = 'secretary') =>
  (await as(`${prefix}-${who}`)).call(draftProtocol, { params: { sessionId } });

const read = async (login: string, protocolId: string) =>
  (await as(login)).call(getProtocol, { params: { protocolId } });

const sign = async (login: string, { id, contentSha256 }: Protocol, password = TEST_PASSWORD) =>
  (await as(login)).call(signProtocol, { params: { protocolId: id }, body: { password, contentSha256 } });

type Words = Partial<Pick<Protocol, 'resolution'>> & {
  readonly rows?: { attemptId: string; checkReason: CheckReason }[];
};
const change = async (login: string, { id, revision, resolution }: Protocol, words: Words = {}) =>
  (await as(login)).call(changeProtocol, {
    params: { protocolId: id },
    body: { revision, resolution, rows: [], ...words },
  });

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('3.15 drawing up protocol form 1', () => {
  it('foretells without taking, then takes the same numbers', async () => {
    const { prefix, world } = await session([
      { login: '2', mark: 'fail' },
      { login: '1', mark: 'pass' },
    ]);
    const secretary = await as(`${prefix}-secretary`);
    const params = { sessionId: world.sessionId };
    const preview = await secretary.call(previewProtocol, { params });
    expect(await secretary.call(previewProtocol, { params })).toEqual(preview);
    expect(preview).toMatchObject({ refusals: [], absent: [`Проверочный ${prefix}-3 Примерович`, expect.any(String)] });

    const protocol = await draft(prefix, world);
    expect(protocol).toMatchObject({ number: preview.protocolNumber, rows: preview.rows, passed: 1, failed: 1 });
    const [first, second] = protocol.rows;
    expect(first).toMatchObject({ name: `Проверочный ${prefix}-1 Примерович`, mark: 'pass', checkReason: 'initial' });
    expect(first?.documentNumber).toMatch(/^\d{5}-ПК-\d\d$/u);
    expect(second).toMatchObject({ mark: 'fail', documentNumber: null });
    expect(protocol.contentSha256).toBe(sha256(protocol.html));
    expect(protocol.html).toContain(first?.documentNumber ?? 'no number');
  });

  it('is dated by the day of the attestation in the organisation’s zone, and due by its end (3.12)', async () => {
    const { prefix, world } = await session([
      { login: '1', mark: 'pass', finishedAt: new Date('2026-03-05T10:00:00Z') },
      { login: '2', mark: 'pass', finishedAt: new Date('2026-03-05T20:30:00Z') },
    ]);
    expect(await draft(prefix, world)).toMatchObject({ date: '2026-03-06', dueAt: new Date('2026-03-06T19:00:00Z') });
  });

  it('refuses while somebody writes, while nothing is new, and while a draft is open', async () => {
    const { prefix, world } = await session([]);
    expect(await refusedCodes(draft(prefix, world))).toEqual(['protocol.no-results']);
    const [id] = await finishAttempts(test.db.manager, world.sessionId, [{ login: `${prefix}-1`, mark: 'pass' }]);
    await test.db.query(
      `UPDATE attempt SET finished_at = NULL, close_reason = NULL, correct = NULL, mark = NULL, sheet_sha256 = NULL WHERE id = $1`,
      [id],
    );
    expect(await refusedCodes(draft(prefix, world))).toEqual(['protocol.attempts-open', 'protocol.no-results']);
    await test.db.query(
      `UPDATE attempt SET finished_at = now(), close_reason = 'learner', correct = 1, mark = 'fail', sheet_sha256 = 'x' WHERE id = $1`,
      [id],
    );
    await draft(prefix, world);
    expect(await refusedCodes(draft(prefix, world))).toEqual(['protocol.draft-open', 'protocol.no-results']);
  });

  it('draws up one protocol however many ask at once, and burns no number', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => draft(prefix, world)));
    const [drawn] = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as ApiProblem).codes] : []));
    expect(refused).toEqual(Array(4).fill(['protocol.draft-open', 'protocol.no-results']));
    const next = await session([{ login: '1', mark: 'pass' }]);
    const following = await draft(next.prefix, next.world);
    const counter = (text = '') => Number.parseInt(text, 10);
    expect(counter(following.number) - counter(drawn?.number)).toBe(1);
    expect(counter(following.rows[0]?.documentNumber ?? '') - counter(drawn?.rows[0]?.documentNumber ?? '')).toBe(1);
  });

  it('takes in what finished since, with its own numbers; a retake is a repeated check', async () => {
    const { prefix, world } = await session([{ login: '2', mark: 'fail' }]);
    const before = await draft(prefix, world);
    await finishAttempts(test.db.manager, world.sessionId, [
      { login: `${prefix}-1`, mark: 'pass' },
      { login: `${prefix}-2`, mark: 'pass', number: 2 },
    ]);
    const secretary = await as(`${prefix}-secretary`);
    const after = await secretary.call(refreshProtocol, { params: { protocolId: before.id } });
    expect(after).toMatchObject({ number: before.number, revision: 2 });
    expect(after.rows.map(({ name, mark, checkReason }) => [name, mark, checkReason])).toEqual([
      [`Проверочный ${prefix}-1 Примерович`, 'pass', 'initial'],
      [`Проверочный ${prefix}-2 Примерович`, 'fail', 'initial'],
      [`Проверочный ${prefix}-2 Примерович`, 'pass', 'repeated'],
    ]);
    expect(after.resolution).toContain('Слушателям с заключением «Незачет»');
    expect(await refusedCodes(secretary.call(refreshProtocol, { params: { protocolId: before.id } }))).toEqual([
      'protocol.no-results',
    ]);
  });

  it('sorts by the Russian alphabet, ё among the others', async () => {
    const { prefix, world } = await session(['1', '2', '3', '4'].map((login) => ({ login, mark: 'fail' as const })));
    for (const [index, name] of ['Жуков', 'Ёлкин', 'Елисеев', 'Яшин'].entries())
      await test.db.query('UPDATE app_user SET last_name = $2 WHERE login = $1', [`${prefix}-${index + 1}`, name]);
    const { rows } = await draft(prefix, world);
    expect(rows.map(({ name }) => name.split(' ')[0])).toEqual(['Елисеев', 'Ёлкин', 'Жуков', 'Яшин']);
  });
});

describe('2.4 the chair signs last', () => {
  it('is refused before the members, then completes the protocol', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    expect(protocol).toMatchObject({ waitingFor: ['Проверочный chair', 'Проверочный member'], mySigning: null });
    expect(await refusedCodes(sign(`${prefix}-chair`, protocol))).toEqual(['signature.chair-signs-last']);
    expect((await read(`${prefix}-chair`, protocol.id)).mySigning).toEqual([
      { code: 'signature.chair-signs-last', clause: '2.4', waitingFor: [world.staff[`${prefix}-member`]] },
    ]);
    const half = await sign(`${prefix}-member`, protocol);
    expect(half).toMatchObject({ status: 'draft', signedAt: null, waitingFor: ['Проверочный chair'] });
    const signed = await sign(`${prefix}-chair`, protocol);
    expect(signed).toMatchObject({ status: 'signed', waitingFor: [], html: protocol.html, documentsToIssue: 1 });
    expect(signed.signers.map(({ signature }) => signature?.address)).toEqual(['127.0.0.1', '127.0.0.1']);
  });
});

describe('2.4 the chair never signs for the commission alone', () => {
  it('is refused when the others refuse, and everybody reads why; new words are signed anew', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    expect(protocol.stopped).toEqual([]);
    const body = { password: TEST_PASSWORD, contentSha256: protocol.contentSha256, status: 'refused' as const };
    const params = { protocolId: protocol.id };
    const member = await as(`${prefix}-member`);
    await member.call(signProtocol, { params, body: { ...body, statement: 'Итоги подведены неверно' } });
    const lost = { code: 'signature.no-quorum', clause: '2.4', signing: 1, needed: 2 };
    expect(await read(`${prefix}-chair`, protocol.id)).toMatchObject({ stopped: [lost], mySigning: [lost] });
    expect((await read(`${prefix}-secretary`, protocol.id)).stopped).toEqual([lost]);
    expect(await refusedCodes(sign(`${prefix}-chair`, protocol))).toEqual(['signature.no-quorum']);
    const changed = await change(`${prefix}-secretary`, protocol, { resolution: 'Итоги проверены.' });
    expect(changed.stopped).toEqual([]);
    await sign(`${prefix}-member`, changed);
    expect(await sign(`${prefix}-chair`, changed)).toMatchObject({ status: 'signed', stopped: [] });
  });
});

describe('3.12 the signed protocol announces the results', () => {
  it('at the time of the database, and orders its print in the same transaction', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    await sign(`${prefix}-member`, protocol);
    const { signedAt } = await sign(`${prefix}-chair`, protocol);
    const [{ now }] = await test.db.query('SELECT now() AS now');
    expect(now.getTime() - (signedAt?.getTime() ?? 0)).toBeLessThan(5_000);
    const jobs = await test.db.query(
      `SELECT FROM pgboss.job WHERE name = 'protocols.print' AND data->>'protocolId' = $1`,
      [protocol.id],
    );
    expect(jobs).toHaveLength(1);
  });
});

describe('3.15 what a signature stands under', () => {
  it('wants the password anew', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    expect(await refusedCodes(sign(`${prefix}-member`, protocol, 'guessed'))).toEqual(['password.wrong']);
    expect((await read(`${prefix}-member`, protocol.id)).waitingFor).toHaveLength(2);
  });

  it('refuses when the words have changed between showing and signing', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const shown = await draft(prefix, world);
    await change(`${prefix}-secretary`, shown, { resolution: 'Комиссия постановила иначе.' });
    expect(await refusedCodes(sign(`${prefix}-member`, shown))).toEqual(['signature.content-changed']);
  });

  it('voids every signature with a changed word, and keeps them in sight', async () => {
    const { prefix, world, attemptIds } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    await sign(`${prefix}-member`, protocol);
    const rows = [{ attemptId: attemptIds[0]!, checkReason: 'extraordinary' as const }];
    const changed = await change(`${prefix}-chair`, protocol, { rows });
    expect(changed).toMatchObject({ revision: 2, waitingFor: ['Проверочный chair', 'Проверочный member'] });
    expect(changed.voided).toEqual([
      {
        name: 'Проверочный member',
        at: expect.any(Date),
        voidedAt: expect.any(Date),
        reason: 'Изменены слова протокола',
      },
    ]);
    expect(changed.html).toContain('внеочередная');
    expect(changed.contentSha256).not.toBe(protocol.contentSha256);
    expect(await refusedCodes(change(`${prefix}-chair`, protocol))).toEqual(['version.stale']);
    await sign(`${prefix}-member`, changed);
    expect(await sign(`${prefix}-chair`, changed)).toMatchObject({ status: 'signed' });
  });

  it('lets signatures stand when the words stay the same', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    await sign(`${prefix}-member`, protocol);
    expect(await change(`${prefix}-secretary`, protocol)).toMatchObject({
      revision: 1,
      waitingFor: ['Проверочный chair'],
    });
  });

  it('takes one signature from a double click, and both of two members at once', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const director = world.staff[`${prefix}-director`];
    // An ordered composition does not change: here it is as if it had been ordered so.
    await test.db.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(
        `INSERT INTO commission_seat (commission_id, user_id, role, position) VALUES ($1, $2, 'member', 4)`,
        [world.commissionId, director],
      );
    });
    const protocol = await draft(prefix, world);
    const clicks = await Promise.allSettled([
      sign(`${prefix}-member`, protocol),
      sign(`${prefix}-director`, protocol),
      sign(`${prefix}-member`, protocol),
    ]);
    const refused = clicks.flatMap((each) => (each.status === 'rejected' ? [(each.reason as ApiProblem).codes] : []));
    expect(refused).toEqual([['signature.given-already']]);
    expect((await read(`${prefix}-secretary`, protocol.id)).waitingFor).toEqual(['Проверочный chair']);
  });

  it('never changes a signed protocol, not even by hand in the database', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    await sign(`${prefix}-member`, protocol);
    await sign(`${prefix}-chair`, protocol);
    expect(await refusedCodes(change(`${prefix}-secretary`, protocol))).toEqual(['protocol.immutable']);
    expect(await refusedCodes(sign(`${prefix}-member`, protocol))).toEqual(['protocol.signed-already']);
    const attacks = [
      `UPDATE protocol SET html = 'Всем зачёт' WHERE id = $1`,
      `UPDATE protocol SET status = 'draft', signed_at = NULL WHERE id = $1`,
      `DELETE FROM protocol WHERE id = $1`,
      `UPDATE protocol_result SET mark = 'fail' WHERE protocol_id = $1`,
      `DELETE FROM protocol_result WHERE protocol_id = $1`,
      `UPDATE signature SET voided_at = now(), voided_reason = 'x' WHERE subject_id = $1`,
    ];
    for (const attack of attacks)
      await expect(test.db.query(attack, [protocol.id])).rejects.toThrow('a signed protocol does not change');
    await expect(test.db.query('TRUNCATE protocol CASCADE')).rejects.toThrow('append-only');
  });
});

describe('2.2 only the commission of the order', () => {
  it('a member of another commission finds nothing, neither to read nor to write', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    const other = await session([{ login: '1', mark: 'pass' }]);
    const protocol = await draft(prefix, world);
    const stranger = `${other.prefix}-member`;
    const client = await as(stranger);
    for (const call of [
      read(stranger, protocol.id),
      sign(stranger, protocol),
      change(stranger, protocol),
      draft(other.prefix, world, 'member'),
      client.call(previewProtocol, { params: { sessionId: world.sessionId } }),
      client.call(refreshProtocol, { params: { protocolId: protocol.id } }),
    ])
      expect(await refusedCodes(call)).toEqual(['not-found']);
    expect((await client.call(listProtocols, { query: {} })).protocols).toEqual([]);
  });

  it('lets its own members draw up, and the readers read without writing', async () => {
    const { prefix, world } = await session([{ login: '1', mark: 'pass' }]);
    expect(await refusedCodes(draft(prefix, world, 'auditor'))).toEqual(['access.denied']);
    const protocol = await draft(prefix, world, 'member');
    for (const reader of ['auditor', 'admin', 'director', 'secretary', 'chair'])
      expect((await read(`${prefix}-${reader}`, protocol.id)).id).toBe(protocol.id);
    expect(await refusedCodes(sign(`${prefix}-director`, protocol))).toEqual(['signature.not-on-commission']);
    expect(await refusedCodes(read(`${prefix}-1`, protocol.id))).toEqual(['access.denied']);
  });
});
