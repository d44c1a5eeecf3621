import { checkCommission, draftCommission, listCandidates, listCommissions, signOrder } from '@itog/contracts';
import { ApiProblem, refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { Commissions } from './commissions.service.ts';

let test: TestApp;
let world: World;
let secretary: ApiClient;
let director: ApiClient;

beforeAll(async () => {
  test = await testApp();
  world = await test.world({ prefix: 'com' });
  secretary = await test.as('com-secretary');
  director = await test.as('com-director');
});
afterAll(() => test.close());

const staff = (login: string) => world.staff[`com-${login}`] ?? '';
const seats = () => [
  { userId: staff('chair'), role: 'chair' as const },
  { userId: staff('director'), role: 'member' as const },
];
const draft = (orderNumber: string, orderDate = '2026-11-20') =>
  secretary.call(draftCommission, { body: { programId: world.programId, seats: seats(), orderNumber, orderDate } });
const sign = (orderId: string, password = TEST_PASSWORD, who = director) =>
  who.call(signOrder, { params: { orderId }, body: { password } });
const inForce = () => test.app.get(Commissions).inForce(test.db.manager, world.programId);

describe('2.2 a commission acts from the director’s signed order', () => {
  it('is a draft first, and replaces the former one when it is signed', async () => {
    expect(await inForce()).toEqual({ id: world.commissionId });
    const drafted = await draft('17-к', '2030-01-10');
    expect(drafted).toMatchObject({ inForce: false, order: { number: '17-к', date: '2030-01-10', signedAt: null } });
    expect(await inForce()).toEqual({ id: world.commissionId });

    const signed = await sign(drafted.order.id);
    expect(signed).toMatchObject({ id: drafted.id, inForce: true, order: { signedBy: 'Проверочный director' } });
    expect(await inForce()).toEqual({ id: drafted.id });
    const { commissions } = await director.call(listCommissions, { query: { programId: world.programId } });
    expect(commissions.map(({ id, inForce }) => ({ id, inForce }))).toEqual([
      { id: drafted.id, inForce: true },
      { id: world.commissionId, inForce: false },
    ]);
  });

  it('goes by the date of the order, not by the moment of signing', async () => {
    const before = await inForce();
    const older = await draft('3-к', '2020-02-03');
    expect(await sign(older.order.id)).toMatchObject({ inForce: false });
    expect(await inForce()).toEqual(before);
  });

  it('wants the director, his password, and signs once', async () => {
    const { order } = await draft('18-к');
    expect(await refusedCodes(sign(order.id, TEST_PASSWORD, secretary))).toEqual(['access.denied']);
    expect(await refusedCodes(sign(order.id, 'guessed'))).toEqual(['password.wrong']);
    await sign(order.id);
    expect(await refusedCodes(sign(order.id))).toEqual(['order.signed-already']);
  });

  it('keeps the number of an order unique in its year, however many draw up at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => draft('99-к')));
    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as ApiProblem] : []));
    expect(refusals.map(({ codes }) => codes)).toEqual(Array(5).fill(['order.number-taken']));
    await expect(draft('99-к', '2027-01-11')).resolves.toMatchObject({ order: { number: '99-к' } });
  });
});

describe('2.4–2.7 the composition', () => {
  const check = (seats: { userId: string; role: 'chair' | 'member' | 'secretary' }[]) =>
    secretary.call(checkCommission, { body: { programId: world.programId, seats } });

  it('has nothing against a chair and a member', async () => {
    expect(await check(seats())).toEqual({ refusals: [] });
  });

  it('names everything wrong at once, and an order is not drawn up from it', async () => {
    const [learner] = await test.db.query<{ id: string }[]>(`SELECT id FROM app_user WHERE login = 'com-1'`);
    const wrong = [
      { userId: learner?.id ?? '', role: 'member' as const },
      ...['chair', 'member', 'director'].map((login) => ({ userId: staff(login), role: 'member' as const })),
    ];
    const codes = ['commission.no-chair', 'commission.too-large', 'commission.learner-seated'];
    const { refusals } = await check(wrong);
    expect(refusals.map(({ code }) => code)).toEqual(codes);
    const body = { programId: world.programId, seats: wrong, orderNumber: '100-к', orderDate: '2026-11-20' };
    expect(await refusedCodes(secretary.call(draftCommission, { body }))).toEqual(codes);
  });

  it('follows the program’s own limits (2.7)', async () => {
    await test.db.query(`UPDATE program SET policy = '{"commissionMin": 3}' WHERE id = $1`, [world.programId]);
    const { refusals } = await check(seats());
    expect(refusals).toEqual([{ code: 'commission.too-small', clause: '2.7', min: 3, count: 2 }]);
    await test.db.query(`UPDATE program SET policy = '{}' WHERE id = $1`, [world.programId]);
  });

  it('offers those who may sign, and nobody else', async () => {
    const { people } = await secretary.call(listCandidates, {});
    expect(people.map(({ id }) => id).sort()).toEqual(['chair', 'director', 'member', 'secretary'].map(staff).sort());
    expect(people.find(({ id }) => id === staff('director'))).toMatchObject({ isDirector: true });
    const teacher = await test.as('com-teacher');
    expect(await refusedCodes(teacher.call(listCandidates, {}))).toEqual(['access.denied']);
  });
});
