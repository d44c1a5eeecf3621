import { randomUUID } from 'node:crypto';
import {
  annulDocument,
  correctHandOver,
  getDocument,
  getHandOver,
  issueDocuments,
  listDocuments,
  listMyHandOvers,
  listUnhanded,
  recordDelivery,
  recordHandOvers,
  reissueDocument,
} from '@itog/contracts';
import { addDays, dayOf } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

const today = dayOf(new Date(), 'Asia/Yekaterinburg');

let test: TestApp;
let admin: ApiClient;
let secretary: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'h' });
  admin = await test.as('h-admin');
  secretary = await test.as('h-secretary');
});
afterAll(() => test.close());

async function issued(learners: number) {
  const prefix = `h${++worlds}`;
  const world = await test.world({ prefix, learners, questions: 1 });
  const passed = Array.from({ length: learners }, (_, n) => ({ login: `${prefix}-${n + 1}`, mark: 'pass' }) as const);
  const protocolId = await signedProtocol(test, world, passed);
  await admin.call(issueDocuments, { params: { protocolId } });
  const { documents } = await admin.call(listDocuments, { query: { protocolId } });
  const sorted = documents.toSorted((one, other) => one.learnerName.localeCompare(other.learnerName, 'ru'));
  return { prefix, ids: sorted.map(({ id }) => id), documents: sorted };
}

type Facts = Omit<Parameters<typeof body>[1], 'on'>;
const NOTHING = { recipient: null, proxyDocument: null, address: null, trackNumber: null } as const;
const body = (
  documentIds: string[],
  given: Partial<
    { way: 'in-person' | 'by-proxy' | 'by-post' | 'electronic'; on: string } & Record<keyof typeof NOTHING, string>
  >,
) => ({ documentIds, way: 'in-person' as const, on: today, ...NOTHING, ...given });
const record = (documentIds: string[], given: Facts & { on?: string } = {}) =>
  secretary.call(recordHandOvers, { body: body(documentIds, given) });
const of = (documentId: string) => admin.call(getHandOver, { params: { documentId } });
type Correction = Parameters<typeof secretary.call<typeof correctHandOver>>[1]['body'];
const correct = (documentId: string, given: Partial<Correction>) =>
  secretary.call(correctHandOver, {
    params: { documentId },
    body: { way: 'in-person', on: today, ...NOTHING, reason: 'Перепутали людей', ...given },
  });
const waiting = async (search: string) =>
  (await admin.call(listUnhanded, { query: { search } })).documents.map(({ id }) => id);

describe('handing documents over', () => {
  it('is recorded for many at once, and takes them off the list of those that lie here', async () => {
    const { prefix, ids } = await issued(3);
    expect((await waiting(prefix)).toSorted()).toEqual(ids.toSorted());
    expect(await record(ids.slice(0, 2))).toEqual({ recorded: 2 });
    expect(await waiting(prefix)).toEqual(ids.slice(2));
    const { current, former } = await of(ids[0]!);
    expect(current).toMatchObject({
      way: 'in-person',
      on: today,
      reason: null,
      by: expect.stringContaining('secretary'),
    });
    expect(former).toEqual([]);
  });

  it('is of all or of none: one that is handed over already stops the others', async () => {
    const { ids } = await issued(2);
    await record(ids.slice(0, 1));
    expect(await refusedCodes(record(ids))).toEqual(['hand-over.done-already']);
    expect((await of(ids[1]!)).current).toBeNull();
    expect(await refusedCodes(record([ids[1]!, randomUUID()]))).toEqual(['not-found']);
  });

  it('asks for the proof of its way, and knows the address that a learner has left', async () => {
    const { prefix, ids } = await issued(2);
    const [first, second] = ids as [string, string];
    expect(await refusedCodes(record([first], { way: 'by-proxy' }))).toEqual([
      'hand-over.no-recipient',
      'hand-over.no-proxy',
    ]);
    expect(await refusedCodes(record([first], { way: 'by-post' }))).toEqual(['hand-over.no-address']);
    await test.db.query(
      `INSERT INTO learner_record (user_id, postal_address) SELECT id, 'г. Уфа, ул. Мира, 1' FROM app_user WHERE login = $1`,
      [`${prefix}-1`],
    );
    await record([first], { way: 'by-post', trackNumber: 'RR473124829RU', recipient: 'лишнее' });
    expect((await of(first)).current).toMatchObject({
      address: 'г. Уфа, ул. Мира, 1',
      trackNumber: 'RR473124829RU',
      recipient: null,
    });
    await record([second], { way: 'by-proxy', recipient: 'Иванов И. И.', proxyDocument: '№ 5 от 01.02.2026' });
    expect((await of(second)).current).toMatchObject({ recipient: 'Иванов И. И.', proxyDocument: '№ 5 от 01.02.2026' });
  });

  it('is neither before the issue nor tomorrow, nor of a document that is annulled', async () => {
    const { ids } = await issued(1);
    expect(await refusedCodes(record(ids, { on: addDays(today, 1) }))).toEqual(['hand-over.day']);
    expect(await refusedCodes(record(ids, { on: addDays(today, -1) }))).toEqual(['hand-over.day']);
    await admin.call(annulDocument, { params: { documentId: ids[0]! }, body: { reason: 'Ошибка' } });
    expect(await refusedCodes(record(ids))).toEqual(['hand-over.not-valid']);
  });

  it('is recorded by the administrator and the secretary, and read by the readers of the registry', async () => {
    const { ids } = await issued(1);
    const auditor = await test.as('h-auditor');
    expect(await refusedCodes(auditor.call(recordHandOvers, { body: body(ids, {}) }))).toEqual(['access.denied']);
    expect(await auditor.call(getHandOver, { params: { documentId: ids[0]! } })).toEqual({ current: null, former: [] });
  });

  it('goes once to one pair of hands, though ten record it at once', async () => {
    const { ids } = await issued(1);
    const codes = await Promise.all(
      Array.from({ length: 10 }, () =>
        record(ids).then(
          () => 'done',
          (error: { refusals: { code: string }[] }) => error.refusals?.[0]?.code ?? 'refused',
        ),
      ),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  });
});

describe('a correction of a hand-over', () => {
  it('always says why, and the former record stays', async () => {
    const { prefix, ids } = await issued(1);
    const [id] = ids as [string];
    expect(await refusedCodes(correct(id, {}))).toEqual(['hand-over.nothing-to-correct']);
    await record([id]);
    expect(await refusedCodes(correct(id, { reason: ' ' }))).toEqual(['input.invalid']);
    const { current, former } = await correct(id, { way: 'by-post', address: 'г. Казань' });
    expect(current).toMatchObject({ way: 'by-post', address: 'г. Казань', reason: 'Перепутали людей' });
    expect(former).toMatchObject([{ way: 'in-person' }]);
    const taken = await correct(id, { way: 'none', reason: 'Письмо вернулось' });
    expect([taken.current, taken.former.map(({ way }) => way)]).toEqual([null, ['none', 'by-post', 'in-person']]);
    expect(await waiting(prefix)).toEqual([id]);
    await record([id]);
    expect((await of(id)).former).toHaveLength(3);
    await expect(test.db.query(`DELETE FROM hand_over WHERE document_id = $1`, [id])).rejects.toThrow();
  });
});

describe('a letter', () => {
  const deliver = (documentId: string, outcome: 'delivered' | 'returned', on = today) =>
    admin.call(recordDelivery, { params: { documentId }, body: { outcome, on, note: 'Для себя' } });
  const posted = async (search: string) =>
    (await admin.call(listUnhanded, { query: { search, show: 'posted' } })).documents;

  it('is followed to its end: delivered it is done, come back its document lies here again', async () => {
    const { prefix, ids } = await issued(2);
    const [first, second] = ids as [string, string];
    expect(await refusedCodes(deliver(first, 'delivered'))).toEqual(['delivery.not-posted']);
    await record(ids, { way: 'by-post', address: 'г. Уфа', trackNumber: 'RR473124829RU' });
    expect((await posted(prefix)).map(({ posted: letter }) => letter)).toEqual([
      { on: today, address: 'г. Уфа', trackNumber: 'RR473124829RU' },
      { on: today, address: 'г. Уфа', trackNumber: 'RR473124829RU' },
    ]);
    expect(await refusedCodes(deliver(first, 'delivered', addDays(today, -1)))).toEqual(['delivery.day']);
    expect((await deliver(first, 'delivered')).current?.delivery).toMatchObject({ outcome: 'delivered', on: today });
    const receiver = await test.as(`${prefix}-1`);
    expect((await receiver.call(listMyHandOvers, {})).documents[0]?.handOver?.delivery).toEqual({
      outcome: 'delivered',
      on: today,
    });
    await deliver(second, 'returned');
    expect([await waiting(prefix), (await posted(prefix)).length]).toEqual([[second], 0]);
    const learner = await test.as(`${prefix}-2`);
    expect((await learner.call(listMyHandOvers, {})).documents[0]?.handOver).toBeNull();
    await record([second]);
    expect(await waiting(prefix)).toEqual([]);
    const { events } = await admin.call(getDocument, { params: { documentId: second } });
    expect(events.map(({ event, detail }) => [event, detail]).slice(-3)).toEqual([
      ['handed-over', 'by-post'],
      ['post-returned', null],
      ['handed-over', 'in-person'],
    ]);
    await expect(test.db.query('DELETE FROM delivery')).rejects.toThrow();
    // It turns out to have come back a day later: nobody can have taken it before.
    await test.db.query(
      `INSERT INTO delivery (hand_over_id, turn, outcome, happened_on, by)
       SELECT x.hand_over_id, 2, 'returned', x.happened_on + 1, x.by FROM delivery x
       JOIN hand_over h ON h.id = x.hand_over_id AND h.document_id = $1`,
      [second],
    );
    expect(await refusedCodes(correct(second, {}))).toEqual(['hand-over.before-return']);
    await correct(second, { way: 'none' });
    expect(await refusedCodes(record([second]))).toEqual(['hand-over.before-return']);
  });

  it('stays delivered when a slip in its record is corrected, and is told of once', async () => {
    const { prefix, ids } = await issued(1);
    const [id] = ids as [string];
    await record(ids, { way: 'by-post', address: 'г. Уфа' });
    await deliver(id, 'delivered');
    const { current } = await correct(id, { way: 'by-post', address: 'г. Казань' });
    expect(current).toMatchObject({ address: 'г. Казань', delivery: { outcome: 'delivered', on: today } });
    expect(await posted(prefix)).toEqual([]);
    const { events } = await admin.call(getDocument, { params: { documentId: id } });
    expect(events.filter(({ event }) => event === 'post-delivered')).toHaveLength(1);
    expect((await correct(id, { way: 'in-person' })).current?.delivery).toBeNull();
  });
});

describe('the learner', () => {
  it('sees where his own document is, and nobody else’s', async () => {
    const { prefix, ids, documents } = await issued(2);
    const learner = await test.as(`${prefix}-1`);
    const mine = async () => (await learner.call(listMyHandOvers, {})).documents;
    const registrationNumber = documents[0]!.registrationNumber;
    expect(await mine()).toEqual([{ documentId: ids[0], kind: 'certificate', registrationNumber, handOver: null }]);
    await record(ids, { way: 'by-post', address: 'г. Уфа', trackNumber: 'RR473124829RU' });
    expect(await mine()).toMatchObject([
      { documentId: ids[0], handOver: { way: 'by-post', on: today, trackNumber: 'RR473124829RU' } },
    ]);
    expect(await refusedCodes(learner.call(listUnhanded, { query: {} }))).toEqual(['access.denied']);
  });

  it('waits for the duplicate anew when his document is lost', async () => {
    const { prefix, ids } = await issued(1);
    await record(ids);
    const wish = { reason: 'loss' as const, note: null, name: null, requestId: randomUUID() };
    const duplicate = await admin.call(reissueDocument, { params: { documentId: ids[0]! }, body: wish });
    expect(await waiting(prefix)).toEqual([duplicate.id]);
  });
});
