import { draftProtocol, finishAttempt, getToday, signProtocol, startAttempt } from '@itog/contracts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('what waits today', () => {
  it('leads a session from the test to the chair’s signature, each to the one whose turn it is (2.4, 3.12)', async () => {
    const world = await app.world({ prefix: 't', learners: 2 });
    await app.world({ prefix: 'foreign', learners: 1 });
    await app.db.query(
      `UPDATE enrolment SET tuition_paid = false WHERE learner_id = (SELECT id FROM app_user WHERE login = 't-2')`,
    );
    const learner = await app.as('t-1');
    const [secretary, member, chair, foreigner] = await Promise.all([
      app.as('t-secretary'),
      app.as('t-member'),
      app.as('t-chair'),
      app.as('foreign-member'),
    ]);
    const params = { sessionId: world.sessionId };
    const { attemptId } = await learner.call(startAttempt, { params });

    const during = await secretary.call(getToday, {});
    expect(during.sessions.find(({ sessionId }) => sessionId === world.sessionId)).toMatchObject({ running: 1 });
    expect(during.notAdmitted).toMatchObject([{ learnerName: 'Проверочный t. П.' }]);

    await learner.call(finishAttempt, { params: { attemptId } });
    const after = await secretary.call(getToday, {});
    expect(after.protocolsToDraft).toMatchObject([{ sessionId: world.sessionId, results: 1 }]);
    expect(after.protocolsToDraft[0]!.dueAt.getTime()).toBeGreaterThan(after.serverNow.getTime());
    expect(after.retakesLapsing).toMatchObject([{ sessionId: world.sessionId }]);

    const protocol = await secretary.call(draftProtocol, { params });
    const turns = async () =>
      Promise.all(
        [member, chair].map(async (each) => (await each.call(getToday, {})).protocolsToSign.map(({ mine }) => mine)),
      );
    expect(await turns()).toEqual([[true], [false]]);
    expect((await foreigner.call(getToday, {})).protocolsToSign).toEqual([]);
    const signature = {
      params: { protocolId: protocol.id },
      body: { password: TEST_PASSWORD, contentSha256: protocol.contentSha256 },
    };
    await member.call(signProtocol, signature);
    expect(await turns()).toEqual([[false], [true]]);
    await chair.call(signProtocol, signature);
    expect((await secretary.call(getToday, {})).protocolsToSign).toEqual([]);
  });
});
