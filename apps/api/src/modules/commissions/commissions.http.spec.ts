import {
  draftOrder,
  listCandidates,
  listCommissions,
  previewOrder,
  signOrder,
  type OrderRequest,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { textOf } from '../../testing/markup.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { Commissions } from './commissions.service.ts';

let test: TestApp;
let world: World;
let secretary: ApiClient;
let director: ApiClient;
let today: string;

beforeAll(async () => {
  test = await testApp();
  world = await test.world({ prefix: 'com' });
  secretary = await test.as('com-secretary');
  director = await test.as('com-director');
  [{ today }] = await test.db.query(`SELECT (now() AT TIME ZONE 'Asia/Yekaterinburg')::date::text AS today`);
});
afterAll(() => test.close());

type Request = Extract<OrderRequest, { programId: string }>;
const staff = (login: string) => world.staff[`com-${login}`] ?? '';
const seat = (login: string, role: 'chair' | 'member' | 'secretary') => ({ userId: staff(login), role });
const seats = () => [seat('chair', 'chair'), seat('director', 'member')];
const appoint = (changed: Partial<Request> = {}): OrderRequest =>
  ({ kind: 'appoint-attestation-commission', programId: world.programId, seats: seats(), ...changed }) as Request;
const day = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const draft = (request: OrderRequest, date = today) =>
  secretary.call(draftOrder, { body: { request, date, number: null, words: null } });
const preview = (request: OrderRequest, date = today) =>
  secretary.call(previewOrder, { body: { request, date, number: null, words: null } });
const codesOf = async (request: OrderRequest) => (await preview(request)).refusals.map(({ code }) => code);
const sign = ({ id, contentSha256 }: { id: string; contentSha256: string }) =>
  director.call(signOrder, { params: { orderId: id }, body: { password: TEST_PASSWORD, contentSha256 } });
const inForce = (onDay?: string) => test.app.get(Commissions).inForce(test.db.manager, world.programId, onDay);
const sessionCommission = async (sessionId: string) => {
  const [row] = await test.db.query(`SELECT commission_id AS id FROM attestation_session WHERE id = $1`, [sessionId]);
  return (row as { id: string }).id;
};

describe('2.2 a commission acts from the director’s signed order', () => {
  const comingSession = async () => {
    const [coming] = await test.db.query<{ id: string }[]>(
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy)
       SELECT group_id, commission_id, now() + interval '5 days', now() + interval '5 days 2 hours', 'remote', 'initial', policy
       FROM attestation_session WHERE id = $1 RETURNING id`,
      [world.sessionId],
    );
    return coming?.id ?? '';
  };

  it('is a draft first, replaces the former one when it is signed, and acts from its day', async () => {
    const coming = await comingSession();
    const opened = await comingSession();
    await test.db.query(`UPDATE meeting SET opened_at = now(), opened_by = $2 WHERE session_id = $1`, [
      opened,
      staff('chair'),
    ]);
    const drafted = await draft(appoint(), day(3));
    expect(await inForce(day(5))).toEqual({ id: world.commissionId });
    await sign(drafted);
    expect(await inForce()).toEqual({ id: world.commissionId });
    expect(await inForce(day(3))).toEqual({ id: drafted.commissionId });
    expect(await sessionCommission(coming)).toBe(drafted.commissionId);
    expect(await sessionCommission(opened)).toBe(world.commissionId);
    expect(await sessionCommission(world.sessionId)).toBe(world.commissionId);
  });

  it('lists them by date, and leaves out cancelled drafts', async () => {
    const { commissions } = await director.call(listCommissions, { query: { programId: world.programId } });
    expect(commissions.map(({ inForce, kind }) => ({ inForce, kind }))).toEqual([
      { inForce: false, kind: 'attestation' },
      { inForce: true, kind: 'attestation' },
    ]);
  });

  it('keeps the post of its day, whatever the person becomes', async () => {
    await test.db.query(`UPDATE app_user SET post = 'Методист', degree = 'К. п. н.' WHERE id = $1`, [staff('chair')]);
    const { commissionId } = await draft(appoint());
    await test.db.query(`UPDATE app_user SET post = 'Ректор', outside_organisation = 'АО «Завод»' WHERE id = $1`, [
      staff('chair'),
    ]);
    const { commissions } = await director.call(listCommissions, { query: {} });
    const [chair] = commissions.find(({ id }) => id === commissionId)?.seats ?? [];
    expect(chair).toMatchObject({ post: 'Методист', degree: 'К. п. н.', outsideOrganisation: null });
    await test.db.query(`UPDATE app_user SET post = NULL, degree = NULL, outside_organisation = NULL WHERE id = $1`, [
      staff('chair'),
    ]);
  });

  it('cannot be reseated once it is ordered, even by hand', async () => {
    const by = (sql: string) => test.db.query(sql, [world.commissionId]);
    for (const sql of [
      `DELETE FROM commission_seat WHERE commission_id = $1`,
      `UPDATE commission_seat SET role = 'member' WHERE commission_id = $1 AND role = 'secretary'`,
    ])
      await expect(by(sql)).rejects.toThrow('a composition that was ordered does not change');
  });
});

describe('2.2 a change is a new order', () => {
  it('names the order that it changes, who left and who came', async () => {
    const request = appoint({ kind: 'change-attestation-commission' });
    const text = textOf((await preview(request)).html);
    expect(text).toContain('№ com-1');
    expect(text).toMatch(
      /Вывести из состава комиссии: Член комиссии: Проверочный member Секретарь комиссии: .*secretary/,
    );
    expect(text).toMatch(/Ввести в состав комиссии: Член комиссии: Проверочный director/);
    expect(await draft(request)).toMatchObject({ changes: { number: 'com-1' } });
  });

  it('says which way to go when there is nothing to change', async () => {
    await test.db.query(
      `INSERT INTO program (kind, title, hours, study_form, forms) VALUES ('retraining', 'Новая', 256, 'очная', '{exam}')`,
    );
    const [{ id }] = await test.db.query(`SELECT id FROM program WHERE title = 'Новая'`);
    expect(await codesOf(appoint({ kind: 'change-attestation-commission', programId: id }))).toEqual([
      'order.nothing-to-change',
      'commission.chair-not-director',
      'commission.no-outsider',
    ]);
  });
});

describe('2.4–2.7 the composition', () => {
  it('has nothing against a chair and a member', async () => expect(await codesOf(appoint())).toEqual([]));

  it('names everything wrong at once, and an order is not drawn up from it', async () => {
    const [learner] = await test.db.query<{ id: string }[]>(`SELECT id FROM app_user WHERE login = 'com-1'`);
    const wrong = [
      { userId: learner?.id ?? '', role: 'member' as const },
      ...['chair', 'member', 'director', 'director'].map((login) => seat(login, 'member')),
    ];
    const codes = [
      'commission.no-chair',
      'commission.too-large',
      'commission.person-twice',
      'commission.learner-seated',
      'commission.no-consent',
    ];
    expect(await codesOf(appoint({ seats: wrong }))).toEqual(codes);
    const before = await test.db.query('SELECT count(*) FROM director_order');
    expect(await refusedCodes(draft(appoint({ seats: wrong })))).toEqual(codes);
    expect(await test.db.query('SELECT count(*) FROM director_order')).toEqual(before);
  });

  it('names that nobody can sign (2.2)', async () => {
    await test.db.query(`UPDATE app_user SET active = false WHERE id = $1`, [staff('director')]);
    expect(await codesOf(appoint({ seats: [seat('chair', 'chair'), seat('member', 'member')] }))).toEqual([
      'order.no-director',
    ]);
    await test.db.query(`UPDATE app_user SET active = true WHERE id = $1`, [staff('director')]);
  });

  it('follows the program’s own limits (2.7)', async () => {
    await test.db.query(`UPDATE program SET policy = '{"commissionMin": 3}' WHERE id = $1`, [world.programId]);
    expect((await preview(appoint())).refusals).toEqual([
      { code: 'commission.too-small', clause: '2.7', min: 3, count: 2 },
    ]);
    await test.db.query(`UPDATE program SET policy = '{}' WHERE id = $1`, [world.programId]);
  });
});

describe('5.4, 5.5 the appeals commission', () => {
  let other: World;
  beforeAll(async () => {
    other = await test.world({ prefix: 'app' });
  });
  const from = (login: string, role: 'chair' | 'member') => ({ userId: other.staff[`app-${login}`] ?? '', role });
  const appeals = (changed: object = {}): OrderRequest => ({
    kind: 'appoint-appeals-commission',
    programId: other.programId,
    seats: [from('director', 'chair'), from('teacher', 'member')],
    authorisation: null,
    ...changed,
  });

  it('is chaired by the director or by an authorised person, whose document the order names', async () => {
    expect(await codesOf(appeals())).toEqual([]);
    expect(await codesOf(appeals({ seats: [from('teacher', 'chair'), from('admin', 'member')] }))).toEqual([
      'appeals-commission.chair',
      'appeals-commission.not-teacher',
    ]);
    const seats = [from('teacher', 'chair'), { userId: staff('teacher'), role: 'member' }];
    const { refusals, html } = await preview(appeals({ seats, authorisation: 'доверенность № 3' }));
    expect(refusals).toEqual([]);
    expect(textOf(html)).toContain('действует на основании: доверенность № 3');
  });

  it('has by its order the days that the program’s policy gives it (5.6)', async () => {
    const days = async () => /не позднее (\d+ \S+ \S+)/u.exec(textOf((await preview(appeals())).html))?.[1];
    const set = (policy: object) =>
      test.db.query('UPDATE program SET policy = $2 WHERE id = $1', [other.programId, policy]);
    expect(await days()).toBe('3 рабочих дней');
    await set({ appealWorkingDays: 1 });
    expect(await days()).toBe('1 рабочего дня');
    await set({});
  });

  it('keeps out who judges the attestation, and does not displace its commission', async () => {
    expect(await codesOf(appeals({ seats: [from('director', 'chair'), from('chair', 'member')] }))).toEqual([
      'appeals-commission.from-attestation',
      'appeals-commission.not-teacher',
    ]);
    await sign(await draft(appeals()));
    const acting = await test.app.get(Commissions).inForce(test.db.manager, other.programId);
    expect(acting).toEqual({ id: other.commissionId });
    const { commissions } = await director.call(listCommissions, { query: { kind: 'appeals' } });
    expect(commissions).toMatchObject([{ kind: 'appeals', inForce: true }]);
  });

  it('shows who could be asked, each with what stands against him', async () => {
    const candidates = async (kind: 'attestation' | 'appeals') => {
      const { people } = await secretary.call(listCandidates, { query: { programId: other.programId, kind } });
      const logins = new Map(Object.entries(other.staff).map(([login, id]) => [id, login.replace('app-', '')]));
      const own = people.filter(({ id }) => logins.has(id));
      return Object.fromEntries(own.map(({ id, refusals }) => [logins.get(id), refusals.map(({ code }) => code)]));
    };
    expect(await candidates('attestation')).toEqual({ chair: [], director: [], member: [], secretary: [] });
    expect(await candidates('appeals')).toMatchObject({
      teacher: [],
      director: [],
      chair: ['appeals-commission.from-attestation', 'appeals-commission.not-teacher'],
    });
    // Out of the commission since, but an appeal on what he has judged may still be filed, heard over New Year too.
    const reseated = [from('chair', 'chair'), from('secretary', 'member')];
    await sign(await draft(appoint({ programId: other.programId, seats: reseated })));
    const heldBefore = (days: number) =>
      test.db.query(
        `UPDATE attestation_session SET opens_at = now() - $2 * interval '1 day' - interval '1 hour',
                start_until = now() - $2 * interval '1 day' WHERE id = $1`,
        [other.sessionId, days],
      );
    const judge = 'appeals-commission.from-attestation';
    await heldBefore(50);
    expect((await candidates('appeals'))['member']).toContain(judge);
    await heldBefore(70);
    expect((await candidates('appeals'))['member']).not.toContain(judge);
    const teacher = await test.as('com-teacher');
    expect(await refusedCodes(teacher.call(listCandidates, { query: {} }))).toEqual(['access.denied']);
  });
});
