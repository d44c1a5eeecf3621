import { randomUUID } from 'node:crypto';
import {
  callLearner,
  closeMeeting,
  confirmMark,
  draftProtocol,
  getMeeting,
  giveMark,
  openMarks,
  openMeeting,
  recordDecision,
  recordExamination,
  refreshAgenda,
  removeFromAgenda,
  updateThesis,
} from '@itog/contracts';
import { addDays, dayOf, type Mark } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import {
  examinationOf,
  openWithAll,
  retrainingWorld,
  scheduleToday,
  type Retraining,
} from '../../testing/retraining.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

const ZONE = 'Asia/Yekaterinburg';
let test: TestApp;
let world: Retraining;
let chair: ApiClient;
let member: ApiClient;
let secretary: ApiClient;
let first: { sessionId: string; meetingId: string };

beforeAll(async () => {
  test = await testApp();
  world = await retrainingWorld(test, { prefix: 'h', learners: 3 });
  chair = await test.as('h-chair');
  member = await test.as('h-member');
  secretary = await test.as('h-secretary');
  first = await scheduleToday(test, world, 'defence');
  await openWithAll(test, world, first.meetingId);
});
afterAll(() => test.close());

const at = async (index: number) => ({
  meetingId: first.meetingId,
  examinationId: (await examinationOf(chair, first.meetingId, index)).id,
});
const days = (count: number) => addDays(dayOf(new Date(), ZONE), count);

async function examine(index: number, mark: Mark): Promise<void> {
  const params = await at(index);
  const { meetingId, examinationId } = params;
  await chair.call(callLearner, { params: { meetingId }, body: { examinationId } });
  for (const who of [chair, member]) await who.call(giveMark, { params, body: { mark } });
  await chair.call(openMarks, { params });
  await chair.call(confirmMark, { params, body: { mark } });
}

async function decide(meetingId: string, index: number) {
  const { enrolmentId } = await examinationOf(chair, meetingId, index);
  const body = { kind: 'second-time' as const, enrolmentId, fromDay: days(1), untilDay: days(9), reasons: 'Неуд' };
  return chair.call(recordDecision, { params: { meetingId, decisionId: randomUUID() }, body });
}

async function describeThesis(index: number, topic: string): Promise<void> {
  const { enrolmentId } = await examinationOf(chair, first.meetingId, index);
  await secretary.call(updateThesis, { params: { enrolmentId }, body: { topic } });
}

describe('2.4 two days of defences', () => {
  it('a learner who has not been called up is left to another day, and comes again when asked for', async () => {
    const params = await at(2);
    const { meetingId } = params;
    expect(await refusedCodes(member.call(removeFromAgenda, { params }))).toEqual(['meeting.only-chair-or-secretary']);
    const left = await secretary.call(removeFromAgenda, { params });
    expect(left.examinations).toHaveLength(2);
    expect((await chair.call(refreshAgenda, { params: { meetingId } })).examinations).toHaveLength(3);
    await secretary.call(removeFromAgenda, { params: await at(2) });
    const calling = await at(0);
    await chair.call(callLearner, { params: { meetingId }, body: { examinationId: calling.examinationId } });
    expect(await refusedCodes(secretary.call(removeFromAgenda, { params: calling }))).toEqual([
      'examination.begun-already',
    ]);
  });

  it('the other day is for who was left', async () => {
    const other = await scheduleToday(test, world, 'defence');
    const { examinations } = await openWithAll(test, world, other.meetingId);
    expect(examinations).toHaveLength(1);
    await secretary.call(removeFromAgenda, {
      params: { meetingId: other.meetingId, examinationId: examinations[0]?.id ?? '' },
    });
  });
});

describe('3.12 the times of an examination', () => {
  it.each([
    ['still to come', () => ({ startedAt: new Date(Date.now() + 3_600_000).toISOString() })],
    ['before the meeting was opened', () => ({ startedAt: new Date(Date.now() - 7_200_000).toISOString() })],
    ['ending in the future', () => ({ endedAt: new Date(Date.now() + 3_600_000).toISOString() })],
  ])('are not %s', async (_, times) => {
    const writing = secretary.call(recordExamination, { params: await at(0), body: times() });
    expect(await refusedCodes(writing)).toEqual(['input.invalid']);
  });

  it('end when they began at the earliest, whatever the clock of who wrote them', async () => {
    const startedAt = new Date(Date.now() + 30_000).toISOString();
    await secretary.call(recordExamination, { params: await at(0), body: { startedAt } });
    await describeThesis(0, 'Первая тема');
    await examine(0, 'unsatisfactory');
    expect(await examinationOf(chair, first.meetingId, 0)).toMatchObject({ mark: 'unsatisfactory' });
  });
});

describe('3.11 a second time', () => {
  let second: { sessionId: string; meetingId: string };

  it('is none of who has passed in the end', async () => {
    await examine(1, 'unsatisfactory');
    for (const index of [0, 1]) await decide(first.meetingId, index);
    await chair.call(confirmMark, { params: await at(1), body: { mark: 'good', reason: 'Ошибка в подсчёте' } });
    await test.db.query(
      `UPDATE examination SET started_at = started_at - interval '1 day', ended_at = ended_at - interval '1 day',
              confirmed_at = confirmed_at - interval '1 day' WHERE id = $1`,
      [(await at(1)).examinationId],
    );
    await chair.call(closeMeeting, { params: { meetingId: first.meetingId } });
    await test.db.query('ALTER TABLE meeting_decision DISABLE TRIGGER meeting_decision_append_only');
    await test.db.query(`UPDATE meeting_decision SET from_day = from_day - 2`);
    second = await scheduleToday(test, world, 'defence', first.sessionId);
    const { examinations } = await openWithAll(test, world, second.meetingId);
    const failed = await examinationOf(chair, first.meetingId, 0);
    expect(examinations.map(({ enrolmentId }) => enrolmentId)).toEqual([failed.enrolmentId]);
  });

  it('leaves the thesis of the first as the commission heard it', async () => {
    await describeThesis(0, 'Новая тема');
    expect((await examinationOf(chair, first.meetingId, 0)).thesis?.topic).toBe('Первая тема');
    expect((await examinationOf(chair, second.meetingId, 0)).thesis?.topic).toBe('Новая тема');
  });

  it('is followed by no third', async () => {
    expect(await refusedCodes(decide(second.meetingId, 0))).toEqual(['second-time.only-once']);
    const third = await scheduleToday(test, world, 'defence', first.sessionId);
    expect((await openWithAll(test, world, third.meetingId)).examinations).toEqual([]);
  });

  it('is not opened after its dates', async () => {
    const late = await scheduleToday(test, world, 'defence', first.sessionId);
    await test.db.query(`UPDATE meeting_decision SET from_day = from_day - 9, until_day = until_day - 10`);
    const opening = chair.call(openMeeting, { params: { meetingId: late.meetingId } });
    expect(await refusedCodes(opening)).toEqual(expect.arrayContaining(['second-time.too-late']));
    const { openRefusals } = await chair.call(getMeeting, { params: { meetingId: late.meetingId } });
    expect(openRefusals.map(({ code }) => code)).toContain('second-time.too-late');
  });
});

describe('3.12 the day of a defence', () => {
  it('is its own, not that of the closing', async () => {
    await secretary.call(draftProtocol, { params: { sessionId: first.sessionId } });
    const dates = await test.db.query<{ date: string }[]>(
      `SELECT p.date::text AS date FROM protocol p JOIN examination x ON x.id = p.examination_id
       WHERE p.session_id = $1 ORDER BY x.position`,
      [first.sessionId],
    );
    expect(dates.map(({ date }) => date)).toEqual([days(0), days(-1)]);
  });
});
