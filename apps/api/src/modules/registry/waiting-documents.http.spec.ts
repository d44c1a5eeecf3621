import { issueDocuments, listDocuments, previewIssuance } from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { finishAttempts, type Attempted } from '../../testing/finished-attempts.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let admin: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'w' });
  admin = await test.as('w-admin');
});
afterAll(() => test.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A world of its own with a signed protocol of these results. */
async function signed(attempts: readonly Attempted[], learners = 3) {
  const prefix = `w${++worlds}`;
  const world = await test.world({ prefix, learners, questions: 1 });
  const own = attempts.map((each) => ({ ...each, login: `${prefix}-${each.login}` }));
  return { prefix, world, protocolId: await signedProtocol(test, world, own) };
}

const preview = (protocolId: string) => admin.call(previewIssuance, { params: { protocolId } });
const issue = (protocolId: string) => admin.call(issueDocuments, { params: { protocolId } });
const issuedBy = async (protocolId: string) => (await admin.call(listDocuments, { query: { protocolId } })).documents;

describe('273-ФЗ, ст. 76 ч. 16 a document waits until the diploma of prior education is shown', () => {
  it('with its number, while the others are issued; issuing again catches up', async () => {
    const { prefix, world, protocolId } = await signed([
      { login: '1', mark: 'pass' },
      { login: '2', mark: 'pass' },
      { login: '3', mark: 'fail', finishedAt: daysAgo(10) },
    ]);
    const reserved = (await preview(protocolId)).planned.find(({ name }) => name.includes('-2 '))?.number;
    await test.db.query(
      `UPDATE enrolment SET prior_education_pending = true WHERE group_id = $1
         AND learner_id IN (SELECT id FROM app_user WHERE login IN ($2, $3))`,
      [world.groupId, `${prefix}-2`, `${prefix}-3`],
    );
    const plan = await preview(protocolId);
    expect(plan.refusals).toEqual([]);
    expect(plan.planned.map(({ kind }) => kind)).toEqual(['certificate', 'reference']);
    expect(plan.withheld).toMatchObject([
      { name: `Проверочный ${prefix}-2 Примерович`, kind: 'certificate', reason: 'prior-education', number: reserved },
    ]);
    expect(await issue(protocolId)).toEqual({ issued: 2 });
    expect(await refusedCodes(issue(protocolId))).toEqual(['document.prior-education-missing']);
    expect((await preview(protocolId)).refusals).toMatchObject([{ code: 'document.prior-education-missing' }]);

    await test.db.query(
      `INSERT INTO learner_record (user_id, prior_shown_at, prior_shown_by)
       SELECT id, now(), id FROM app_user WHERE login = $1`,
      [`${prefix}-2`],
    );
    expect(await issue(protocolId)).toEqual({ issued: 1 });
    const documents = await issuedBy(protocolId);
    expect(documents.map(({ registrationNumber }) => registrationNumber)).toContain(reserved);
    expect(await issue(protocolId)).toEqual({ issued: 0 });
  });
});

describe('3.8, 3.14 a learner who never came', () => {
  it('gets a reference once the time to start and the days of a second time are over', async () => {
    const { prefix, world, protocolId } = await signed([{ login: '1', mark: 'pass' }], 2);
    const absentee = `Проверочный ${prefix}-2 Примерович`;
    const names = async () => (await preview(protocolId)).planned.map(({ name, kind }) => [name, kind]);
    const closed = (days: number) =>
      test.db.query(
        `UPDATE attestation_session SET opens_at = $2::timestamptz - interval '1 hour', start_until = $2 WHERE id = $1`,
        [world.sessionId, daysAgo(days)],
      );
    await closed(7);
    expect(await names()).toHaveLength(1);
    await closed(8);
    expect(await names()).toContainEqual([absentee, 'reference']);
    await finishAttempts(test.db.manager, world.sessionId, [{ login: `${prefix}-2`, mark: 'pass' }]);
    expect(await names()).toHaveLength(1);
  });

  it('and once a later session of his group is over too, if there is one', async () => {
    const { world, protocolId } = await signed([{ login: '1', mark: 'pass' }], 2);
    await test.db.query(
      `UPDATE attestation_session SET opens_at = $2::timestamptz - interval '1 hour', start_until = $2 WHERE id = $1`,
      [world.sessionId, daysAgo(30)],
    );
    const [{ id }] = await test.db.query(
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy)
       SELECT group_id, commission_id, now(), now() + interval '1 day', venue, check_reason, policy
       FROM attestation_session WHERE id = $1 RETURNING id`,
      [world.sessionId],
    );
    expect((await preview(protocolId)).planned.map(({ kind }) => kind)).toEqual(['certificate']);
    await test.db.query(`UPDATE attestation_session SET cancelled_at = now(), cancelled_reason = 'Так' WHERE id = $1`, [
      id,
    ]);
    expect((await preview(protocolId)).planned.map(({ kind }) => kind)).toEqual(['certificate', 'reference']);
    expect(await issue(protocolId)).toEqual({ issued: 2 });
  });
});
