import {
  cancelOrder,
  changeOrder,
  draftOrder,
  getOrder,
  listOrders,
  listOrderTemplates,
  previewOrder,
  previewOrderTemplate,
  saveOrderTemplate,
  signOrder,
  updateSeries,
  type OrderRequest,
} from '@itog/contracts';
import { ApiProblem, refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { textOf } from '../../testing/markup.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { OrderPrinting } from './order-printing.service.ts';

const DATE = '2026-03-02';
const PRINTING_MS = 60_000;

let test: TestApp;
let world: World;
let secretary: ApiClient;
let director: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  test = await testApp();
  world = await test.world({ prefix: 'o', learners: 3 });
  [secretary, director, admin] = (await Promise.all(['o-secretary', 'o-director', 'o-admin'].map(test.as))) as [
    ApiClient,
    ApiClient,
    ApiClient,
  ];
});
afterAll(() => test.close());

const appointing = (): OrderRequest => ({
  kind: 'appoint-attestation-commission',
  programId: world.programId,
  seats: [
    { userId: world.staff['o-chair'] ?? '', role: 'chair' },
    { userId: world.staff['o-member'] ?? '', role: 'member' },
  ],
});
const enrolling = (groupId = world.groupId): OrderRequest => ({ kind: 'enrol-group', groupId });
const body = (request: OrderRequest, number: string | null = null, date = DATE) => ({
  request,
  date,
  number,
  words: null,
});
const draft = (number: string | null = null, date = DATE, client = secretary) =>
  client.call(draftOrder, { body: body(appointing(), number, date) });
const cancel = (orderId: string) =>
  secretary.call(cancelOrder, { params: { orderId }, body: { reason: 'Ошибка в дате' } });
const sign = (order: { id: string; contentSha256: string }, client = director, password = TEST_PASSWORD) =>
  client.call(signOrder, { params: { orderId: order.id }, body: { password, contentSha256: order.contentSha256 } });
const get = (orderId: string, client = secretary) => client.call(getOrder, { params: { orderId } });
const count = async () => (await test.db.query('SELECT count(*)::int AS n FROM director_order'))[0].n as number;

describe('numbers', () => {
  it('come from the series, without holes, and continue an existing book', async () => {
    await admin.call(updateSeries, {
      params: { series: 'order' },
      body: { pattern: '{n}-у/{yy}', perYear: true, last: 0 },
    });
    const [first, second] = [await draft(), await draft()];
    expect([first.number, second.number]).toEqual(['1-у/26', '2-у/26']);
    expect((await draft(null, '2027-01-11')).number).toBe('1-у/27');
  });

  it('may be typed, and the series passes over a typed one', async () => {
    expect((await draft('3-у/26')).number).toBe('3-у/26');
    expect((await draft()).number).toBe('4-у/26');
  });

  it('are taken by one of several who type the same at once, and nothing is half-saved', async () => {
    const [before, [seats]] = [await count(), await test.db.query('SELECT count(*) AS n FROM commission')];
    const outcomes = await Promise.allSettled([draft('88-к'), draft('88-к', DATE, admin), draft('88-к', '2026-12-30')]);
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as ApiProblem] : []));
    expect(refused.map(({ codes }) => codes)).toEqual(Array(2).fill(['order.number-taken']));
    expect(await count()).toBe(before + 1);
    const [after] = await test.db.query('SELECT count(*) AS n FROM commission');
    expect(after.n).toBe(seats.n + 1);
    await expect(draft('88-к', '2025-12-30')).resolves.toMatchObject({ number: '88-к' });
  });

  it('stay in the book when the draft is cancelled with a reason', async () => {
    const { id } = await draft('99-к');
    expect(await cancel(id)).toMatchObject({ status: 'cancelled', cancelled: { reason: 'Ошибка в дате' } });
    expect(await refusedCodes(draft('99-к'))).toEqual(['order.number-taken']);
    expect(await refusedCodes(cancel(id))).toEqual(['order.cancelled']);
    expect(await refusedCodes(sign(await get(id)))).toEqual(['order.cancelled']);
  });
});

describe('a draft', () => {
  it('is previewed first: no number is taken, nothing is kept', async () => {
    const before = await count();
    const preview = await secretary.call(previewOrder, { body: body(enrolling()) });
    const again = await secretary.call(previewOrder, { body: body(enrolling()) });
    expect(again.nextNumber).toBe(preview.nextNumber);
    expect(await count()).toBe(before);
    expect(preview).toMatchObject({ refusals: [], words: { subject: 'О зачислении слушателей' } });
    expect(textOf(preview.html)).toContain(
      'по дополнительной профессиональной программе повышения квалификации «Проверочная программа o» в объёме 72 часов',
    );
    expect(textOf(preview.html)).toContain('1 Проверочный o-1 Примерович 2 Проверочный o-2 Примерович');
  });

  it('changes its words under the same number, and only in its newest revision', async () => {
    const order = await draft();
    const words = { subject: 'О комиссии', text: `${order.text}\nИ ещё строка.` };
    const change = (revision: number, changed = words) =>
      secretary.call(changeOrder, { params: { orderId: order.id }, body: { revision, words: changed } });
    const changed = await change(1);
    expect(changed).toMatchObject({ number: order.number, revision: 2, subject: 'О комиссии' });
    expect(textOf(changed.html)).toContain('И ещё строка.');
    expect(changed.contentSha256).not.toBe(order.contentSha256);
    expect(await refusedCodes(change(1))).toEqual(['version.stale']);
    expect(await refusedCodes(change(2, { subject: 'О {ком}', text: 'Ни о чём' }))).toEqual([
      'template.unknown-placeholder',
      'template.list-missing',
    ]);
    expect(await refusedCodes(sign(order))).toEqual(['order.content-changed']);
  });

  it('takes in a group’s learners once, and says when its list is no longer true', async () => {
    const order = await secretary.call(draftOrder, { body: body(enrolling()) });
    expect(await refusedCodes(secretary.call(draftOrder, { body: body(enrolling()) }))).toEqual([
      'order.nobody-to-enrol',
    ]);
    await test.db.query(`UPDATE app_user SET last_name = 'Переименованная' WHERE login = 'o-1'`);
    expect((await get(order.id)).blockers.map(({ code }) => code)).toEqual(['order.facts-changed']);
    expect(await refusedCodes(sign(order))).toEqual(['order.facts-changed']);
    const words = { subject: order.subject, text: order.text };
    const fresh = await secretary.call(changeOrder, { params: { orderId: order.id }, body: { revision: 1, words } });
    expect(fresh.html).toContain('Переименованная');
    expect(await sign(fresh)).toMatchObject({ status: 'signed', blockers: [] });
  });
});

describe('2.2 the director’s signature', () => {
  it('is his alone, with his password, under the text that he was shown, once', async () => {
    const order = await draft();
    expect(await refusedCodes(sign(order, secretary))).toEqual(['access.denied']);
    expect(await refusedCodes(sign(order, director, 'guessed'))).toEqual(['password.wrong']);
    expect(await refusedCodes(sign({ ...order, contentSha256: '0'.repeat(64) }))).toEqual(['order.content-changed']);
    const [first, second] = await Promise.allSettled([sign(order), sign(order)]);
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await get(order.id)).toMatchObject({
      status: 'signed',
      signedBy: 'Проверочный director',
      signature: { method: 'password' },
    });
    const words = { subject: 'О другом', text: order.text };
    const change = secretary.call(changeOrder, { params: { orderId: order.id }, body: { revision: 1, words } });
    expect(await refusedCodes(change)).toEqual(['order.signed-already']);
    await expect(
      test.db.query(`UPDATE director_order SET subject = 'О другом' WHERE id = $1`, [order.id]),
    ).rejects.toThrow('does not change');
  });

  it('needs the director whom the order names', async () => {
    const order = await draft();
    await test.db.query(`UPDATE app_user SET post = 'И. о. директора' WHERE login = 'o-director'`);
    expect(await refusedCodes(sign(order))).toEqual(['order.facts-changed']);
    await test.db.query(`UPDATE app_user SET post = NULL WHERE login = 'o-director'`);
  });

  it(
    'is printed once with its stamp, and kept',
    async () => {
      const order = await sign(await draft());
      const printing = test.app.get(OrderPrinting);
      const form = await printing.form(order.id);
      expect(form.body).toContain('Подписано простой электронной подписью');
      expect(form.body).toContain(order.html.slice(0, 200));
      const [first, second] = [await printing.fileOf(order.id), await printing.fileOf(order.id)];
      expect(first).toMatch(/^[0-9a-f]{64}$/);
      expect(second).toBe(first);
      expect(await get(order.id)).toMatchObject({ printed: true });
    },
    PRINTING_MS,
  );

  it('is not there under a draft, which says so on paper', async () => {
    const { id } = await draft();
    const printing = test.app.get(OrderPrinting);
    expect(await printing.fileOf(id)).toBeNull();
    expect((await printing.form(id)).page.footer).toBe('Проект: приказ ещё не подписан');
  });
});

describe('3.12–3.14 completion and discharge', () => {
  it('waits for official results, and leaves out those who have none', async () => {
    const other = await test.world({ prefix: 'd', learners: 3 });
    const request: OrderRequest = { kind: 'complete-and-discharge', groupId: other.groupId };
    expect(await refusedCodes(secretary.call(draftOrder, { body: body(request) }))).toEqual([
      'order.nobody-to-discharge',
    ]);
    await signedProtocol(test, other, [{ login: 'd-1', mark: 'pass', number: 1 }]);
    const preview = await secretary.call(previewOrder, { body: body(request) });
    expect(preview.refusals).toEqual([]);
    expect(preview.leftOut).toEqual(['Проверочный d-2 Примерович', 'Проверочный d-3 Примерович']);
    expect(textOf(preview.html)).toContain(
      'выдать им удостоверения о повышении квалификации: № Фамилия, имя, отчество Номер документа 1 Проверочный d-1 Примерович 00001-ПК-26',
    );
    expect(textOf(preview.html)).not.toContain('справки');
  });
});

describe('the book of orders', () => {
  it('is filtered by kind, year, state and words', async () => {
    const list = (query: object) => secretary.call(listOrders, { query });
    expect((await list({ kind: 'enrol-group' })).orders).toMatchObject([
      { status: 'signed', group: { title: 'Группа o' } },
    ]);
    expect((await list({ status: 'cancelled' })).orders.map(({ number }) => number)).toEqual(['99-к']);
    expect(await list({ year: 2025 })).toMatchObject({ total: 1, years: expect.arrayContaining([2025, 2026, 2027]) });
    expect((await list({ search: '99-К' })).total).toBe(1);
  });

  it('shows a commission’s members the orders on commissions alone', async () => {
    const member = await test.as('o-member');
    const { orders } = await member.call(listOrders, { query: {} });
    expect(new Set(orders.map(({ kind }) => kind))).toEqual(new Set(['appoint-attestation-commission']));
    const [enrolment] = (await secretary.call(listOrders, { query: { kind: 'enrol-group' } })).orders;
    expect(await refusedCodes(get(enrolment?.id ?? '', member))).toEqual(['not-found']);
  });
});

describe('templates', () => {
  it('are kept in versions; an order keeps the words that it was drawn up with', async () => {
    const before = await draft();
    const { templates } = await secretary.call(listOrderTemplates, {});
    expect(templates.map(({ kind }) => kind)).toEqual([
      'enrol-group',
      'appoint-attestation-commission',
      'change-attestation-commission',
      'appoint-appeals-commission',
      'complete-and-discharge',
    ]);
    const template = templates[1];
    if (!template) throw new Error('no template');
    const save = (version: number, text: string) =>
      admin.call(saveOrderTemplate, { params: { kind: template.kind }, body: { subject: 'О составе', text, version } });
    expect(await save(template.version, 'ПРИКАЗЫВАЮ:\n{состав}')).toMatchObject({ version: 2, subject: 'О составе' });
    expect((await draft()).subject).toBe('О составе');
    expect((await get(before.id)).subject).toBe(before.subject);
    expect(await refusedCodes(save(1, '{состав}'))).toEqual(['version.stale']);
    expect(await refusedCodes(save(2, 'ПРИКАЗЫВАЮ: {состав} {кто}'))).toEqual([
      'template.unknown-placeholder',
      'template.list-within-line',
    ]);
  });

  it('are shown filled before they are saved', async () => {
    const call = admin.call(previewOrderTemplate, {
      params: { kind: 'enrol-group' },
      body: { subject: 'О зачислении', text: 'Зачислить в группу «{группа}»:\n{слушатели}\n{кого}' },
    });
    const { refusals, html } = await call;
    expect(refusals.map(({ code }) => code)).toEqual(['template.unknown-placeholder']);
    expect(textOf(html)).toContain('Зачислить в группу «ПК-1»:');
  });
});
