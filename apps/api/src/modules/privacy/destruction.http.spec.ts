import {
  approveDestruction,
  discardDestruction,
  draftDestruction,
  getPersonPrivacy,
  getPrint,
  getToday,
  listDestructionActs,
  listRetention,
  requestPrint,
  saveRetention,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { MakePrintJob } from '../prints/make-print.job.ts';

let app: TestApp;
let admin: ApiClient;
let director: ApiClient;
let learnerId: string;
let studyingId: string;
let staffId: string;

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
  staffId = world.staff['old-teacher'] ?? '';
  await app.db.query(`UPDATE study_group SET starts_on = '2019-01-10', ends_on = '2019-02-10' WHERE id = $1`, [
    world.groupId,
  ]);
  await app.db.query(`UPDATE study_group SET ends_on = current_date + 30 WHERE id = $1`, [now.groupId]);
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

  it('are needed until the document for a result is issued', async () => {
    const world = await app.world({ prefix: 'due', learners: 1, questions: 1 });
    await signedProtocol(app, world, [{ login: 'due-1', mark: 'pass' }]);
    await app.db.query(`UPDATE study_group SET starts_on = '2019-01-10', ends_on = '2019-02-10' WHERE id = $1`, [
      world.groupId,
    ]);
    const [due] = await app.db.query(`SELECT id FROM app_user WHERE login = 'due-1'`);
    expect(await refusedCodes(draft([due.id]))).toEqual(['destruction.open-matters']);
  });

  it('of a draft are asked about again when it is approved', async () => {
    const act = await draft([learnerId], ['register-data']);
    await app.db.query(`UPDATE study_group SET ends_on = current_date + 1 WHERE title LIKE '%old%'`);
    expect(await refusedCodes(approve(act.id))).toEqual(['destruction.still-studying', 'destruction.retained']);
    await admin.call(discardDestruction, { params: { actId: act.id } });
    expect((await admin.call(listDestructionActs, {})).acts).toHaveLength(1);
  });
});
