import {
  approveDestruction,
  discardDestruction,
  draftDestruction,
  getPersonPrivacy,
  getPrint,
  getToday,
  listDestructionActs,
  listOverdue,
  listRetention,
  refuseDestruction,
  requestPrint,
  saveRetention,
  type CallOf,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { MakePrintJob } from '../prints/make-print.job.ts';

const PAST_SESSIONS = `UPDATE attestation_session SET opens_at = '2019-02-10 05:00Z', start_until = '2019-02-10 13:00Z'`;

let app: TestApp;
let admin: ApiClient;
let director: ApiClient;
let learnerId: string;
let studyingId: string;
let staffId: string;
let groupId: string;

const draft = (userIds: string[], categories: Parameters<typeof body>[1] = ['contacts', 'sign-in']) =>
  admin.call(draftDestruction, { body: body(userIds, categories) });
const body = (
  userIds: string[],
  categories: ('contacts' | 'sign-in' | 'identity-document' | 'prior-education' | 'register-data')[],
) => ({ userIds, categories, reason: 'Отзыв согласия' });
const approve = (actId: string, password = TEST_PASSWORD) =>
  director.call(approveDestruction, { params: { actId }, body: { password } });

beforeAll(async () => {
  app = await testApp();
  const world = await app.world({ prefix: 'old', learners: 1, questions: 1 });
  const now = await app.world({ prefix: 'now', learners: 1, questions: 1 });
  [admin, director] = await Promise.all([app.as('old-admin'), app.as('old-director')]);
  const users: { login: string; id: string }[] = await app.db.query(
    `SELECT login, id FROM app_user WHERE login IN ('old-1', 'now-1')`,
  );
  learnerId = users.find(({ login }) => login === 'old-1')?.id ?? '';
  studyingId = users.find(({ login }) => login === 'now-1')?.id ?? '';
  ({ groupId } = world);
  staffId = world.staff['old-teacher'] ?? '';
  await app.db.query(`UPDATE study_group SET starts_on = '2019-01-10', ends_on = '2019-02-10' WHERE id = $1`, [
    world.groupId,
  ]);
  await app.db.query(`UPDATE study_group SET ends_on = current_date + 30 WHERE id = $1`, [now.groupId]);
  await app.db.query(PAST_SESSIONS);
  await app.db.query(`UPDATE app_user SET email = 'old@example.org' WHERE id = $1`, [learnerId]);
  await app.db.query(
    `INSERT INTO learner_record (user_id, birth_date, sex, snils, identity_kind, identity_series, identity_number)
     VALUES ($1, '1990-02-03', 'female', '11223344595', 'passport', '80 04', '123456')`,
    [learnerId],
  );
});
afterAll(() => app.close());

describe('personal data', () => {
  it('are not destroyed while they are needed: everything that forbids it is told at once', async () => {
    expect(await refusedCodes(draft([learnerId, studyingId, staffId]))).toEqual([
      'destruction.staff',
      'destruction.still-studying',
      'destruction.retained',
      'destruction.retained',
    ]);
    expect((await admin.call(listDestructionActs, {})).acts).toEqual([]);
  });

  it('are proposed when their terms are over, and only what an act would not be refused', async () => {
    const over = async (query: CallOf<typeof listOverdue>['query']) =>
      (await director.call(listOverdue, { query })).people.map(({ id, over }) => ({
        id,
        over: over.map(({ category, since }) => `${category} ${since}`),
      }));
    const known = [
      'contacts 2019-02-11',
      'sign-in 2019-02-11',
      'identity-document 2024-02-11',
      'register-data 2019-02-11',
    ];
    expect(await over({})).toEqual([{ id: learnerId, over: known }]);
    expect(await over({ groupId, categories: 'contacts,identity-document' })).toEqual([
      { id: learnerId, over: [known[0], known[2]] },
    ]);
    expect(await over({ categories: 'prior-education' })).toEqual([]);
    expect(await over({ after: learnerId })).toEqual([]);
    // One answer judges at most two thousand; who asks on is told of those behind them.
    await app.db.query(
      `INSERT INTO app_user (id, login, last_name, first_name, roles, active, password_hash)
       SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'gone-' || n, 'Ушедший', 'Лев', '{learner}', false, '!'
       FROM generate_series(1, 2000) n`,
    );
    const first = await director.call(listOverdue, { query: {} });
    expect(first).toEqual({ people: [], next: '00000000-0000-4000-8000-000000002000' });
    const rest = await director.call(listOverdue, { query: { after: first.next ?? undefined } });
    expect(rest).toMatchObject({ people: [{ id: learnerId }], next: null });
    await app.db.query(`UPDATE app_user SET email = login || '@example.org' WHERE login LIKE 'gone-%'`);
    const full = await director.call(listOverdue, { query: { categories: 'contacts' } });
    expect([full.people.length, full.next]).toEqual([100, '00000000-0000-4000-8000-000000000100']);
    await app.db.query(`UPDATE app_user SET roles = '{teacher}' WHERE login LIKE 'gone-%'`);
    // One day of study anywhere, and nothing of his is proposed.
    await app.db.query(`UPDATE study_group SET ends_on = current_date + 1 WHERE id = $1`, [groupId]);
    expect(await over({})).toEqual([]);
    await app.db.query(`UPDATE study_group SET ends_on = '2019-02-10' WHERE id = $1`, [groupId]);
  });

  it('stay where they are when the director refuses the act; its author reads why', async () => {
    const { id: actId } = await draft([learnerId], ['contacts']);
    const params = { actId };
    const { id: printId } = await director.call(requestPrint, { body: { kind: 'destruction-act', actId } });
    await app.app.get(MakePrintJob, { strict: false }).handle({ printId });
    expect(await director.call(getPrint, { params: { printId } })).toMatchObject({
      status: 'ready',
      fileName: 'Проект акта об уничтожении персональных данных.pdf',
    });
    const body = { reason: 'Слушатель ещё не забрал диплом.' };
    expect(await refusedCodes(admin.call(refuseDestruction, { params, body }))).toEqual(['access.denied']);
    const refused = { by: 'Проверочный director', reason: body.reason };
    expect(await director.call(refuseDestruction, { params, body })).toMatchObject({ approvedAt: null, refused });
    expect((await admin.call(listDestructionActs, {})).acts).toMatchObject([{ id: actId, refused }]);
    expect((await director.call(getToday, {})).destructionsToApprove).toEqual([]);
    const told = async (who: ApiClient) => (await who.call(getToday, {})).destructionsRefused;
    expect(await told(admin)).toEqual([{ actId, reason: body.reason, refusedBy: 'Проверочный d.' }]);
    expect(await told(director)).toEqual([]);
    for (const again of [
      approve(actId),
      director.call(refuseDestruction, { params, body }),
      admin.call(discardDestruction, { params }),
    ])
      expect(await refusedCodes(again)).toEqual(['destruction.refused-already']);
    const [left] = await app.db.query(`SELECT email FROM app_user WHERE id = $1`, [learnerId]);
    expect(left.email).toBe('old@example.org');
    await expect(app.db.query(`DELETE FROM destruction_act WHERE id = $1`, [actId])).rejects.toThrow(/decided on/);
  });

  it('is not printed for ever when a draft is discarded before its turn', async () => {
    const { id: actId } = await draft([learnerId], ['contacts']);
    const { id: printId } = await director.call(requestPrint, { body: { kind: 'destruction-act', actId } });
    await admin.call(discardDestruction, { params: { actId } });
    await app.app.get(MakePrintJob, { strict: false }).handle({ printId });
    expect(await director.call(getPrint, { params: { printId } })).toMatchObject({
      status: 'failed',
      problem: 'Напечатать не получилось: этого больше нет в системе.',
    });
  });

  it('are kept as long as the organisation has settled', async () => {
    const { rules } = await admin.call(listRetention, {});
    expect(rules.map(({ category, months }) => [category, months])).toEqual([
      ['contacts', 0],
      ['sign-in', 0],
      ['identity-document', 60],
      ['prior-education', 60],
      ['register-data', null],
    ]);
    const params = { category: 'identity-document' as const };
    const rule = { months: 600, ground: 'Номенклатура дел, 2026', confirmed: true };
    await admin.call(saveRetention, { params, body: rule });
    expect(await refusedCodes(draft([learnerId], ['identity-document']))).toEqual(['destruction.retained']);
    await admin.call(saveRetention, { params, body: { ...rule, months: 60 } });
  });

  it('are destroyed by an act that another person approves, and what is not named stays', async () => {
    const act = await draft([learnerId], ['contacts', 'sign-in', 'identity-document']);
    expect(act).toMatchObject({ number: null, approvedAt: null, people: [{ id: learnerId }] });
    const waiting = async (who: ApiClient) => (await who.call(getToday, {})).destructionsToApprove;
    expect(await waiting(director)).toEqual([{ actId: act.id, people: 1, draftedBy: 'Проверочный a.' }]);
    expect(await waiting(admin)).toEqual([]);
    expect((await admin.call(getToday, {})).destructionsRefused).toEqual([]); // another act has been drawn up
    expect(
      await refusedCodes(
        admin.call(approveDestruction, { params: { actId: act.id }, body: { password: TEST_PASSWORD } }),
      ),
    ).toEqual(['access.denied']);
    expect(await refusedCodes(approve(act.id, 'wrong-password-1'))).toEqual(['password.wrong']);

    expect(await approve(act.id)).toMatchObject({
      number: expect.stringMatching(/^1-ПД\/\d\d$/u),
      approvedBy: 'Проверочный director',
    });
    expect(await waiting(director)).toEqual([]);
    const [left] = await app.db.query(
      `SELECT u.email, u.login LIKE 'removed-%' AS removed, u.active, u.last_name, r.identity_number, r.snils
       FROM app_user u JOIN learner_record r ON r.user_id = u.id WHERE u.id = $1`,
      [learnerId],
    );
    expect(left).toMatchObject({
      email: null,
      removed: true,
      active: false,
      identity_number: null,
      snils: '11223344595',
    });
    expect(left.last_name).not.toBe('');
    const { kept } = await admin.call(getPersonPrivacy, { params: { userId: learnerId } });
    expect(kept.filter(({ state }) => state !== 'none').map(({ category }) => category)).toEqual(['register-data']);

    expect(await refusedCodes(approve(act.id))).toEqual(['destruction.approved-already']);
    expect(await refusedCodes(admin.call(discardDestruction, { params: { actId: act.id } }))).toEqual([
      'destruction.approved-already',
    ]);
  });

  it('leave an act on paper with the lines of the log', async () => {
    const [act] = (await admin.call(listDestructionActs, {})).acts;
    const { id } = await admin.call(requestPrint, { body: { kind: 'destruction-act', actId: act!.id } });
    await app.app.get(MakePrintJob, { strict: false }).handle({ printId: id });
    expect(await admin.call(getPrint, { params: { printId: id } })).toMatchObject({
      status: 'ready',
      fileName: expect.stringMatching(/^Акт № 1-ПД.+об уничтожении персональных данных\.pdf$/u),
    });
  });

  it('are needed while an attestation is ahead, and until the document for its result is issued', async () => {
    const world = await app.world({ prefix: 'due', learners: 1, questions: 1 });
    await app.db.query(`UPDATE study_group SET starts_on = '2019-01-10', ends_on = '2019-02-10' WHERE id = $1`, [
      world.groupId,
    ]);
    const [due] = await app.db.query(`SELECT id FROM app_user WHERE login = 'due-1'`);
    expect(await refusedCodes(draft([due.id]))).toEqual(['destruction.open-matters']);
    await app.db.query(PAST_SESSIONS);
    const act = await draft([due.id]);
    await admin.call(discardDestruction, { params: { actId: act.id } });
    await signedProtocol(app, world, [{ login: 'due-1', mark: 'pass' }]);
    expect(await refusedCodes(draft([due.id]))).toEqual(['destruction.open-matters']);
  });

  it('of a draft are asked about again when it is approved', async () => {
    const act = await draft([learnerId], ['register-data']);
    await app.db.query(`UPDATE study_group SET ends_on = current_date + 1 WHERE title LIKE '%old%'`);
    expect(await refusedCodes(approve(act.id))).toEqual(['destruction.still-studying', 'destruction.retained']);
    await admin.call(discardDestruction, { params: { actId: act.id } });
    expect((await admin.call(listDestructionActs, {})).acts).toHaveLength(2);
  });
});
