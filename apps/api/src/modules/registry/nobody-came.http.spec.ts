import { randomUUID } from 'node:crypto';
import {
  annulDocument,
  draftOrder,
  getDocument,
  getGroupFile,
  getMyAttestation,
  getRegistryBook,
  getToday,
  issueDocuments,
  issueOrderDocuments,
  listDocuments,
  listDueDocuments,
  previewOrderIssuance,
  reissueDocument,
  signOrder,
  verifyDocument,
} from '@itog/contracts';
import { defaultDesign } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { finishAttempts } from '../../testing/finished-attempts.ts';
import { textOf } from '../../testing/markup.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { DocumentPrinting } from './document-printing.service.ts';
import { DocumentRepository } from './document.repository.ts';
import { documentForm } from './snapshot.ts';

let test: TestApp;
let admin: ApiClient;
let secretary: ApiClient;
let director: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'n' });
  [admin, secretary, director] = (await Promise.all(['n-admin', 'n-secretary', 'n-director'].map(test.as))) as [
    ApiClient,
    ApiClient,
    ApiClient,
  ];
});
afterAll(() => test.close());

/** A group whose session ended so many days ago. */
async function group(daysAgo: number, learners = 2) {
  const prefix = `n${++worlds}`;
  const world = await test.world({ prefix, learners, questions: 1 });
  await test.db.query(
    `UPDATE attestation_session SET opens_at = $2::timestamptz - interval '1 hour', start_until = $2 WHERE id = $1`,
    [world.sessionId, new Date(Date.now() - daysAgo * 86_400_000)],
  );
  return { ...world, prefix };
}
const discharge = (groupId: string) =>
  secretary.call(draftOrder, {
    body: { request: { kind: 'complete-and-discharge', groupId }, date: '2026-03-02', number: null, words: null },
  });
const sign = (order: { id: string; contentSha256: string }) =>
  director.call(signOrder, {
    params: { orderId: order.id },
    body: { password: TEST_PASSWORD, contentSha256: order.contentSha256 },
  });
const issue = (orderId: string) => admin.call(issueOrderDocuments, { params: { orderId } });
const preview = (orderId: string) => admin.call(previewOrderIssuance, { params: { orderId } });
const due = () => admin.call(listDueDocuments, {});
/** The group’s order signed, and its references issued. */
async function issued(learners = 2) {
  const world = await group(9, learners);
  const order = await discharge(world.groupId);
  await sign(order);
  await issue(order.id);
  const { documents } = await admin.call(listDocuments, { query: { search: `Группа ${world.prefix}` } });
  return { world, order, documents };
}

describe('3.14 a group in which nobody came', () => {
  it('waits until the days of a second time are over; then for the order of discharge', async () => {
    const { groupId } = await group(7);
    expect((await due()).undischarged.map((each) => each.groupId)).not.toContain(groupId);
    expect(await refusedCodes(discharge(groupId))).toEqual(['order.nobody-to-discharge']);
    const over = await group(8);
    expect((await due()).undischarged).toContainEqual(
      expect.objectContaining({ groupId: over.groupId, learners: 2, draftOrderId: null }),
    );
    expect((await secretary.call(getToday, {})).groupsToDischarge).toContainEqual(
      expect.objectContaining({ groupId: over.groupId, learners: 2 }),
    );
    const order = await discharge(over.groupId);
    expect((await due()).undischarged).toContainEqual(expect.objectContaining({ draftOrderId: order.id }));
    expect((await secretary.call(getToday, {})).groupsToDischarge.map((each) => each.groupId)).not.toContain(
      over.groupId,
    );
  });

  it('is discharged by an order that rests on 3.14 and names no protocols', async () => {
    const { groupId, prefix } = await group(8);
    const text = textOf((await discharge(groupId)).html);
    expect(text).toContain('и на основании пункта 3.14 Положения об итоговой аттестации слушателей');
    expect(text).not.toContain('протокол');
    expect(text).toContain(`Проверочный ${prefix}-1 Примерович`);
    expect(text.match(/Неявка на итоговую аттестацию/gu)).toHaveLength(2);
  });

  it('gets references by the signed order, numbered once though several issue at once', async () => {
    const { groupId, prefix } = await group(8, 3);
    const order = await discharge(groupId);
    expect(await refusedCodes(issue(order.id))).toEqual(['issuance.order-unsigned']);
    await sign(order);
    const plan = await preview(order.id);
    expect(plan.planned.map(({ kind }) => kind)).toEqual(Array(3).fill('reference'));
    expect((await due()).grounds).toContainEqual(
      expect.objectContaining({ ground: 'order', id: order.id, number: order.number, count: 3 }),
    );
    expect((await admin.call(getToday, {})).documentsToIssue.map(({ id }) => id)).toContain(order.id);
    const times = await Promise.all([issue(order.id), issue(order.id), issue(order.id)]);
    expect(times.map((each) => each.issued).sort()).toEqual([0, 0, 3]);
    const { documents } = await admin.call(listDocuments, { query: { search: `Группа ${prefix}` } });
    expect(documents.map(({ registrationNumber }) => registrationNumber).sort()).toEqual(
      plan.planned.map(({ number }) => number).sort(),
    );
    expect((await due()).grounds.map(({ id }) => id)).not.toContain(order.id);
    const [{ holes }] = await test.db.query(
      `SELECT max(n) - count(*) AS holes FROM document_number WHERE series = 'reference'`,
    );
    expect(Number(holes)).toBe(0);
  });

  it('is no longer one when somebody has begun, been marked, or is called again', async () => {
    const begun = await group(8);
    await finishAttempts(test.db.manager, begun.sessionId, [{ login: `${begun.prefix}-1`, mark: 'fail' }]);
    const again = await group(8);
    await test.db.query(
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy)
       SELECT group_id, commission_id, now(), now() + interval '1 day', venue, check_reason, policy
       FROM attestation_session WHERE id = $1`,
      [again.sessionId],
    );
    const groups = (await due()).undischarged.map(({ groupId }) => groupId);
    expect(groups).not.toContain(begun.groupId);
    expect(groups).not.toContain(again.groupId);
  });

  it('has a protocol as soon as somebody came: the others’ references rest on it', async () => {
    const world = await group(9);
    const protocolId = await signedProtocol(test, world, [{ login: `${world.prefix}-1`, mark: 'pass' }]);
    const order = await discharge(world.groupId);
    await sign(order);
    expect((await preview(order.id)).planned).toEqual([]);
    expect(await admin.call(issueDocuments, { params: { protocolId } })).toEqual({ issued: 2 });
    expect(await issue(order.id)).toEqual({ issued: 0 });
  });

  it('issues nothing by an order of another kind, or by one that does not exist', async () => {
    const [{ id }] = await test.db.query(
      `SELECT id FROM director_order WHERE kind <> 'complete-and-discharge' LIMIT 1`,
    );
    expect(await refusedCodes(preview(id))).toEqual(['not-found']);
    expect(await refusedCodes(issue(randomUUID()))).toEqual(['not-found']);
  });
});

describe('3.14 a reference that rests on an order', () => {
  it('names the order in the registry, on its page and in print', async () => {
    const { order, documents } = await issued();
    expect(documents).toHaveLength(2);
    const [{ id } = { id: '' }] = documents;
    expect(documents[0]).toMatchObject({
      protocolId: null,
      protocolNumber: null,
      order: { id: order.id, number: order.number },
    });
    const page = await admin.call(getDocument, { params: { documentId: id } });
    expect(page).toMatchObject({ groundDate: '2026-03-02', order: { id: order.id } });
    expect((await admin.call(listDocuments, { query: { search: order.number } })).total).toBeGreaterThanOrEqual(2);
    const whole = await test.app.get(DocumentRepository, { strict: false }).selectOptional(test.db.manager, { id });
    if (!whole) throw new Error('no document');
    const options = { code: whole.code, publicUrl: 'https://itog.example', design: defaultDesign('reference') };
    const text = textOf(documentForm('reference', whole.snapshot, options).body);
    expect(text).toContain('Итоговая аттестация не пройдена в связи с неявкой на неё.');
    expect(text).toContain(
      `Основание: приказ от 2 марта 2026 г. № ${order.number} о завершении обучения и отчислении слушателей.`,
    );
    expect(text).not.toContain('протокол');
    await test.app.get(DocumentPrinting, { strict: false }).ensure(id);
  }, 60_000);

  it('stands in the registry book, the group’s file, the learner’s page and the public check', async () => {
    const { world, order, documents } = await issued();
    const { rows } = await admin.call(getRegistryBook, { query: { groupId: world.groupId } });
    expect(rows.map((row) => row.order)).toEqual(Array(2).fill(`№ ${order.number} от 02.03.2026`));
    const { parts } = await admin.call(getGroupFile, { params: { groupId: world.groupId } });
    expect(parts.map(({ kind }) => kind)).not.toContain('protocol');
    expect(parts.find(({ kind }) => kind === 'documents')).toMatchObject({ state: 'ready', lacking: 0 });
    const learner = await test.as(`${world.prefix}-1`);
    const mine = await learner.call(getMyAttestation, { params: { sessionId: world.sessionId } });
    expect(mine.documents).toMatchObject([{ kind: 'reference' }]);
    const code = documents[0]?.code ?? '';
    expect(await test.stranger().call(verifyDocument, { params: { code } })).toMatchObject({
      kind: 'reference',
      status: 'valid',
    });
  });

  it('is replaced by a duplicate, and annulled and issued anew, as any other', async () => {
    const { order, documents } = await issued();
    const [first, second] = documents;
    const duplicate = await admin.call(reissueDocument, {
      params: { documentId: first?.id ?? '' },
      body: { reason: 'loss', note: null, name: null, requestId: randomUUID() },
    });
    expect(duplicate).toMatchObject({ duplicate: true, protocolId: null, order: { id: order.id } });
    await admin.call(annulDocument, { params: { documentId: second?.id ?? '' }, body: { reason: 'Ошибка' } });
    expect(await issue(order.id)).toEqual({ issued: 1 });
    const page = await admin.call(getDocument, { params: { documentId: second?.id ?? '' } });
    expect(page.chain.map(({ origin }) => origin)).toEqual(['first', 'anew']);
  });
});
