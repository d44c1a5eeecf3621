import { randomUUID } from 'node:crypto';
import {
  closeMeeting,
  getMeeting,
  getMyAttestation,
  getSession,
  openMeeting,
  recordDecision,
  recordPresence,
  startAttempt,
  withdrawDecision,
  type InputOf,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { finishAttempts } from '../../testing/finished-attempts.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { DueDocumentsService } from '../protocols/due-documents.service.ts';

let test: TestApp;
let world: World;
let chair: ApiClient;
let meetingId: string;
const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

type Body = Pick<InputOf<typeof recordDecision>['body'], 'kind' | 'enrolmentId'> & { attemptId?: string };
const decide = (body: Body, decisionId = randomUUID()) =>
  chair.call(recordDecision, { params: { meetingId, decisionId }, body: { ...body, reasons: 'Нарушение порядка' } });
const enrolmentOf = async (login: string) => {
  const sql = `SELECT e.id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = $1`;
  return (await test.db.query<{ id: string }[]>(sql, [login]))[0]?.id ?? '';
};
const mine = async (login: string) =>
  (await test.as(login)).call(getMyAttestation, { params: { sessionId: world.sessionId } });
const start = async (login: string) =>
  (await test.as(login)).call(startAttempt, { params: { sessionId: world.sessionId } });

beforeAll(async () => {
  test = await testApp();
  world = await test.world({ prefix: 'g', learners: 4, opensIn: -30 * 24 * 60, closesIn: -20 * 24 * 60 });
  chair = await test.as('g-chair');
  const session = await (await test.as('g-admin')).call(getSession, { params: { sessionId: world.sessionId } });
  meetingId = session.meeting.id;
  await finishAttempts(test.db.manager, world.sessionId, [
    { login: 'g-1', mark: 'fail', finishedAt: ago(25) },
    { login: 'g-1', mark: 'fail', number: 2, finishedAt: ago(24) },
    { login: 'g-2', mark: 'pass', finishedAt: ago(25) },
    { login: 'g-3', mark: 'fail', finishedAt: ago(25) },
  ]);
  for (const login of ['g-chair', 'g-member']) {
    const params = { meetingId, userId: world.staff[login] ?? '' };
    await chair.call(recordPresence, { params, body: { present: true } });
  }
  await chair.call(openMeeting, { params: { meetingId } });
});
afterAll(() => test.close());

describe('3.8 what a commission may do with tests', () => {
  it('is to see what the test has given: there is no mark to write', async () => {
    const { testResults, examinations } = await chair.call(getMeeting, { params: { meetingId } });
    expect(examinations).toEqual([]);
    expect(testResults.map(({ outcome, attempts }) => [outcome, attempts.map(({ mark }) => mark)])).toEqual([
      ['failed', ['fail', 'fail']],
      ['passed', ['pass']],
      ['failed', ['fail']],
      ['not-attempted', []],
    ]);
  });

  it('is to grant an attempt outside the free ones, with the window of a retake', async () => {
    expect(await refusedCodes(start('g-1'))).toEqual(['retake.none-left']);
    const enrolmentId = await enrolmentOf('g-1');
    const id = randomUUID();
    await decide({ kind: 'grant-attempt', enrolmentId }, id);
    await decide({ kind: 'grant-attempt', enrolmentId }, id); // the same once more: a lost reply
    expect(await refusedCodes(decide({ kind: 'grant-attempt', enrolmentId }))).toEqual(['decision.granted-already']);
    const params = { meetingId, decisionId: id };
    await chair.call(withdrawDecision, { params });
    expect(await refusedCodes(start('g-1'))).toEqual(['retake.none-left']);
    const again = randomUUID();
    await decide({ kind: 'grant-attempt', enrolmentId }, again);
    const before = await mine('g-1');
    expect(before).toMatchObject({ startRefusals: [], outcome: 'retake-open' });
    expect(before.retakeClosesAt?.getTime()).toBeGreaterThan(Date.now() + 7 * DAY - 1);
    expect(before.grantClosesAt).toEqual(before.retakeClosesAt);
    await start('g-1');
    expect((await mine('g-1')).grantClosesAt).toBeNull();
    const [granted] = await test.db.query<object[]>(
      `SELECT number, granted_by_decision AS by FROM attempt WHERE enrolment_id = $1 AND finished_at IS NULL`,
      [enrolmentId],
    );
    expect(granted).toEqual({ number: 3, by: again });
    const late = chair.call(withdrawDecision, { params: { meetingId, decisionId: again } });
    expect(await refusedCodes(late)).toEqual(['decision.grant-used']);
  });

  it('is to annul an attempt for a breach: it counts nowhere', async () => {
    const enrolmentId = await enrolmentOf('g-2');
    const [attempt] = (await mine('g-2')).attempts;
    expect(await refusedCodes(decide({ kind: 'grant-attempt', enrolmentId }))).toEqual(['decision.passed-already']);
    const annul = (attemptId?: string) =>
      decide({ kind: 'annul-attempt', enrolmentId, ...(attemptId ? { attemptId } : {}) });
    expect(await refusedCodes(annul())).toEqual(['decision.no-attempt']);
    await annul(attempt?.id);
    expect(await refusedCodes(annul(attempt?.id))).toEqual(['decision.annulled-already']);
    const after = await mine('g-2');
    expect(after).toMatchObject({ outcome: 'not-attempted', attempts: [{ id: attempt?.id }] });
    expect(after.attempts[0]?.annulledAt).not.toBeNull();
    expect(after.startRefusals.map(({ code }) => code)).toEqual(['session.start-closed']);
    await decide({ kind: 'grant-attempt', enrolmentId });
    expect(await mine('g-2')).toMatchObject({ startRefusals: [], grantClosesAt: expect.any(Date) as Date });
    await start('g-2');
    const session = await chair.call(getSession, { params: { sessionId: world.sessionId } });
    const numbers = session.participants.map(({ attempts }) =>
      attempts.map(({ number, granted }) => [number, granted]),
    );
    expect(numbers[1]).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('is nothing to other people: a member, a learner of another group', async () => {
    const member = await test.as('g-member');
    const body = { kind: 'grant-attempt' as const, enrolmentId: await enrolmentOf('g-3'), reasons: 'Так' };
    const params = { meetingId, decisionId: randomUUID() };
    expect(await refusedCodes(member.call(recordDecision, { params, body }))).toEqual(['meeting.only-chair']);
    const other = await test.world({ prefix: 'g-other', learners: 1 });
    expect(other.groupId).not.toBe(world.groupId);
    const foreign = { kind: 'grant-attempt' as const, enrolmentId: await enrolmentOf('g-other-1') };
    expect(await refusedCodes(decide(foreign))).toEqual(['not-found']);
  });

  it('waits for who still writes before the meeting is closed (3.12)', async () => {
    expect(await refusedCodes(chair.call(closeMeeting, { params: { meetingId } }))).toEqual(['meeting.attempts-open']);
  });
});

describe('3.13, 3.14 documents after an attempt was granted', () => {
  it('wait for it, and come when its window has closed', async () => {
    const own = await test.world({ prefix: 'd', learners: 1, opensIn: -30 * 24 * 60, closesIn: -20 * 24 * 60 });
    const protocolId = await signedProtocol(test, own, [{ login: 'd-1', mark: 'fail', finishedAt: ago(25) }]);
    const due = async () =>
      (await test.app.get(DueDocumentsService, { strict: false }).of(test.db.manager, [protocolId])).get(protocolId);
    expect((await due())?.due.map(({ kind }) => kind)).toEqual(['reference']);
    const enrolmentId = await enrolmentOf('d-1');
    const grant = (until: string) =>
      test.db.query(
        `INSERT INTO meeting_decision (id, meeting_id, kind, enrolment_id, from_day, until_day, reasons, decided_by)
         SELECT uuidv7(), m.id, 'grant-attempt', $1, current_date - 9, current_date + $2::integer, 'Сбой', $3
         FROM meeting m WHERE m.session_id = $4`,
        [enrolmentId, until, own.staff['d-chair'], own.sessionId],
      );
    await grant('-2');
    expect((await due())?.due).toHaveLength(1); // lapsed
    await grant('2');
    expect(await due()).toMatchObject({ due: [], waiting: [{ retakeClosesAt: expect.any(Date) as Date }] });
  });
});
