import { callLearner, closeMeeting, getToday, giveMark, recordAbsence, recordDecision } from '@itog/contracts';
import { addDays, dayOf, protocolDueAt } from '@itog/domain';
import { randomUUID } from 'node:crypto';
import { closedMeeting } from '../../testing/closed-meeting.ts';
import { openWithAll, retrainingWorld, scheduleToday } from '../../testing/retraining.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

/** The examination of a closed meeting ended so long ago. */
const HALF_AN_HOUR_MS = 1_800_000;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the meetings of today', () => {
  it('are told to their commission until they are closed, and to each member the mark he owes (2.4, 4)', async () => {
    const world = await retrainingWorld(app, { prefix: 'd', learners: 1 });
    await retrainingWorld(app, { prefix: 'e', learners: 1 });
    const [chair, member, secretary, foreigner] = (await Promise.all(
      ['d-chair', 'd-member', 'd-secretary', 'e-member'].map((login) => app.as(login)),
    )) as [Client, Client, Client, Client];
    const { meetingId, sessionId } = await scheduleToday(app, world, 'exam');
    const params = { meetingId };
    const seen = async (who: Client) => (await who.call(getToday, {})).meetings;

    expect(await seen(chair)).toMatchObject([
      { meetingId, form: 'exam', openedAt: null, mySeat: 'chair', unmarked: [] },
    ]);
    expect(await seen(foreigner)).toEqual([]);
    const tests = (await secretary.call(getToday, {})).sessions;
    expect(tests.map((each) => each.sessionId)).not.toContain(sessionId);

    const { examinations } = await openWithAll(app, world, meetingId);
    const examinationId = examinations[0]!.id;
    await chair.call(callLearner, { params, body: { examinationId } });
    const owed = async () =>
      (await Promise.all([chair, member, secretary].map(seen))).map(([each]) => each?.unmarked.length);
    expect(await owed()).toEqual([1, 1, 0]);
    await member.call(giveMark, { params: { meetingId, examinationId }, body: { mark: 'good' } });
    expect(await owed()).toEqual([1, 0, 0]);
  });

  it('stay as a red task when their day is over: not held, or not closed (3.12)', async () => {
    const world = await retrainingWorld(app, { prefix: 'h', learners: 1 });
    const chair = await app.as('h-chair');
    const { meetingId, sessionId } = await scheduleToday(app, world, 'exam');
    const seen = async () => (await chair.call(getToday, {})).meetings;
    expect(await seen()).toEqual([expect.objectContaining({ meetingId, overdue: false })]);
    const yesterday = (column: string) => `${column} = ${column} - interval '1 day'`;
    await app.db.query(`UPDATE attestation_session SET ${yesterday('opens_at')} WHERE id = $1`, [sessionId]);
    const [missed] = await seen();
    expect(missed).toMatchObject({ meetingId, openedAt: null, overdue: true });
    expect(missed!.dueAt).toEqual(protocolDueAt(missed!.opensAt, 'Asia/Yekaterinburg'));

    await openWithAll(app, world, meetingId);
    expect(await seen()).toMatchObject([{ meetingId, overdue: false }]);
    await app.db.query(`UPDATE meeting SET ${yesterday('opened_at')} WHERE id = $1`, [meetingId]);
    expect(await seen()).toMatchObject([{ meetingId, overdue: true }]);
  });

  it('leave the page when the chair has closed them', async () => {
    const world = await retrainingWorld(app, { prefix: 'f', learners: 1 });
    const chair = await app.as('f-chair');
    const { meetingId } = await scheduleToday(app, world, 'defence');
    const { examinations } = await openWithAll(app, world, meetingId);
    const { id: examinationId, enrolmentId } = examinations[0]!;
    await chair.call(recordAbsence, { params: { meetingId, examinationId }, body: { absent: true } });
    const day = addDays(dayOf(new Date(), 'Asia/Yekaterinburg'), 3);
    const body = { kind: 'second-time' as const, enrolmentId, fromDay: day, untilDay: day, reasons: 'Не явился' };
    await chair.call(recordDecision, { params: { meetingId, decisionId: randomUUID() }, body });
    expect((await chair.call(getToday, {})).meetings).toHaveLength(1);
    await chair.call(closeMeeting, { params: { meetingId } });
    expect((await chair.call(getToday, {})).meetings).toEqual([]);

    // 3.11: the administrator is to appoint a session; when the dates are over, the chair is to set others.
    const admin = await app.as('f-admin');
    const due = async (client: typeof chair) => (await client.call(getToday, {})).secondTimesDue;
    const own = { meetingId, form: 'defence', learners: 1 };
    expect(await due(admin)).toContainEqual(expect.objectContaining({ ...own, state: 'unscheduled', until: day }));
    expect(await due(chair)).toEqual([]);
    await app.db.query('ALTER TABLE meeting_decision DISABLE TRIGGER meeting_decision_append_only');
    await app.db.query('UPDATE meeting_decision SET from_day = from_day - 4, until_day = until_day - 4');
    await app.db.query('ALTER TABLE meeting_decision ENABLE TRIGGER meeting_decision_append_only');
    const lapsed = { ...own, state: 'lapsed', until: addDays(day, -4) };
    expect(await due(chair)).toMatchObject([{ ...lapsed, mySeat: 'chair' }]);
    for (const login of ['f-secretary', 'f-director', 'f-admin'])
      expect(await due(await app.as(login))).toContainEqual(expect.objectContaining(lapsed));
    const anew = { ...body, fromDay: day, untilDay: day, present: world.voters.map(({ id }) => id) };
    await chair.call(recordDecision, { params: { meetingId, decisionId: randomUUID() }, body: anew });
    expect(await due(chair)).toEqual([]);
    expect(await due(admin)).toContainEqual(expect.objectContaining({ ...own, state: 'unscheduled', until: day }));
  });

  it('leave a task to draw up the protocol, due by the end of the day (3.12)', async () => {
    const world = await retrainingWorld(app, { prefix: 'g', learners: 1 });
    const sessionId = await app.db.transaction((tx) =>
      closedMeeting(tx, world, { form: 'exam', examinations: [{ login: 'g-1', mark: 'good', card: 7 }] }),
    );
    const secretary = await app.as('g-secretary');
    const { protocolsToDraft } = await secretary.call(getToday, {});
    expect(protocolsToDraft.filter((each) => each.sessionId === sessionId)).toEqual([
      expect.objectContaining({
        form: 'exam',
        results: 1,
        overdue: false,
        dueAt: protocolDueAt(new Date(Date.now() - HALF_AN_HOUR_MS), 'Asia/Yekaterinburg'),
      }),
    ]);
  });
});

type Client = Awaited<ReturnType<TestApp['as']>>;
