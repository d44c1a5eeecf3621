import { randomUUID } from 'node:crypto';
import {
  callLearner,
  closeMeeting,
  confirmMark,
  drawCard,
  drawMyCard,
  getMeeting,
  getMyAttestation,
  giveMark,
  openMarks,
  openMeeting,
  recordAbsence,
  recordDecision,
  withdrawDecision,
  recordExamination,
  recordOpinion,
  recordPresence,
  recordQuestion,
  type Meeting,
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
import { Meetings } from './meetings.service.ts';

let test: TestApp;
let world: Retraining;
let sessionId: string;
let meetingId: string;
const as: Record<string, ApiClient> = {};
const chair = () => as['chair'] as ApiClient;
const member = () => as['member'] as ApiClient;
const secretary = () => as['secretary'] as ApiClient;

const at = (examinationId: string) => ({ meetingId, examinationId });
const learner = (index: number) => examinationOf(chair(), meetingId, index);
const mark = async (who: ApiClient, index: number, value: Mark) =>
  who.call(giveMark, { params: at((await learner(index)).id), body: { mark: value } });
const call = async (index: number) =>
  chair().call(callLearner, { params: { meetingId }, body: { examinationId: (await learner(index)).id } });

beforeAll(async () => {
  test = await testApp();
  world = await retrainingWorld(test, { prefix: 'm', learners: 4, extraMembers: 1 });
  for (const login of ['chair', 'member', 'secretary', 'extra-1', 'auditor', '1', '2'])
    as[login] = await test.as(`m-${login}`);
  ({ sessionId, meetingId } = await scheduleToday(test, world, 'exam'));
});
afterAll(() => test.close());

describe('2.4 the chair leads the meeting', () => {
  const open = (who: ApiClient) => who.call(openMeeting, { params: { meetingId } });
  const present = (who: ApiClient, userId: string, is = true) =>
    who.call(recordPresence, { params: { meetingId, userId }, body: { present: is } });

  it('opens it, nobody else, and only with himself and two thirds', async () => {
    const [leader, first, second] = world.voters.map(({ id }) => id) as [string, string, string];
    expect(await refusedCodes(open(secretary()))).toEqual(['meeting.only-chair']);
    expect(await refusedCodes(open(as['auditor'] as ApiClient))).toEqual(['access.denied']);
    expect(await refusedCodes(open(chair()))).toEqual(['meeting.chair-absent', 'meeting.no-quorum']);
    await present(chair(), leader);
    expect(await refusedCodes(open(chair()))).toEqual(['meeting.no-quorum']);
    expect(await refusedCodes(present(member(), second))).toEqual(['meeting.only-chair-or-secretary']);
    await present(member(), first);
    await present(secretary(), second);
    const meeting = await open(chair());
    expect(meeting).toMatchObject({ quorum: { present: 3, needed: 2, chairPresent: true }, mySeat: 'chair' });
    expect(meeting.examinations).toHaveLength(4);
    expect(await refusedCodes(open(chair()))).toEqual(['meeting.opened-already']);
  });

  it('does not exist for a member of another commission, nor for a learner', async () => {
    const other = await retrainingWorld(test, { prefix: 'm-other' });
    const stranger = await test.as('m-other-member');
    expect(other.commissionId).not.toBe(world.commissionId);
    expect(await refusedCodes(stranger.call(getMeeting, { params: { meetingId } }))).toEqual(['not-found']);
    const { id } = await learner(0);
    expect(await refusedCodes(stranger.call(giveMark, { params: at(id), body: { mark: 'good' } }))).toEqual([
      'not-found',
    ]);
    expect(await refusedCodes((as['1'] as ApiClient).call(getMeeting, { params: { meetingId } }))).toEqual([
      'access.denied',
    ]);
  });

  it('is only read by the auditor, and by a secretary who has no seat in it', async () => {
    await expect((as['auditor'] as ApiClient).call(getMeeting, { params: { meetingId } })).resolves.toMatchObject({
      mySeat: null,
    });
    const seatless = await test.as('m-other-secretary');
    const { id } = await learner(0);
    const absence = seatless.call(recordAbsence, { params: at(id), body: { absent: true } });
    expect(await refusedCodes(absence)).toEqual(['meeting.not-on-commission']);
  });
});

describe('3.10 cards', () => {
  it('are drawn by the learner who is called up, once', async () => {
    const own = as['1'] as ApiClient;
    const draw = () => own.call(drawMyCard, { params: { sessionId } });
    expect(await refusedCodes(draw())).toEqual(['examination.not-started']);
    await call(0);
    const before = await own.call(getMyAttestation, { params: { sessionId } });
    expect(before.examination).toMatchObject({ current: true, heard: false, canDrawCard: true, result: null });
    const card = await draw();
    expect(card.questions).toEqual([`Вопрос ${card.number}.1`, `Вопрос ${card.number}.2`]);
    expect(await draw()).toEqual(card);
    const after = await own.call(getMyAttestation, { params: { sessionId } });
    expect(after.examination).toMatchObject({ canDrawCard: false, card });
  });

  it('do not come twice while unused ones remain, whoever draws at the same time', async () => {
    for (const index of [1, 2]) await call(index);
    const ids = [(await learner(1)).id, (await learner(2)).id];
    await Promise.all(ids.map((id) => secretary().call(drawCard, { params: at(id), body: { cardId: null } })));
    const { examinations } = await chair().call(getMeeting, { params: { meetingId } });
    const numbers = examinations.flatMap(({ card }) => card?.number ?? []);
    expect([...numbers].sort()).toEqual([1, 2, 3]);
    const second = examinations[1]?.card?.id ?? '';
    const again = secretary().call(drawCard, { params: at(ids[1] ?? ''), body: { cardId: second } });
    expect(await refusedCodes(again)).toEqual(['card.drawn-already']);
  });
});

describe('4 marks', () => {
  it('are each member’s own until the chair opens them', async () => {
    await mark(member(), 0, 'excellent');
    const seen = async (who: ApiClient) =>
      (await examinationOf(who, meetingId, 0)).marks.map(({ mark, given }) => [given, mark]);
    expect(await seen(member())).toEqual([
      [false, null],
      [true, 'excellent'],
      [false, null],
    ]);
    for (const who of [chair(), secretary(), as['auditor'] as ApiClient])
      expect(await seen(who)).toEqual([
        [false, null],
        [true, null],
        [false, null],
      ]);
    const opening = chair().call(openMarks, { params: at((await learner(0)).id) });
    expect(await refusedCodes(opening)).toEqual(['mark.missing']);
  });

  it('stand side by side when they come at once, repeated ones too', async () => {
    const extra = as['extra-1'] as ApiClient;
    await Promise.all([
      mark(chair(), 0, 'good'),
      mark(extra, 0, 'satisfactory'),
      mark(member(), 0, 'excellent'),
      mark(member(), 0, 'excellent'),
    ]);
    const params = at((await learner(0)).id);
    const [, ...others] = world.voters;
    const there = (present: boolean) =>
      Promise.all(
        others.map(({ id: userId }) =>
          chair().call(recordPresence, { params: { meetingId, userId }, body: { present } }),
        ),
      );
    await there(false);
    expect(await refusedCodes(chair().call(openMarks, { params }))).toEqual(['meeting.no-quorum']); // 2.4
    await there(true);
    const opened = await chair().call(openMarks, { params });
    expect(opened.examinations[0]).toMatchObject({ proposedMark: 'good', mark: null });
    expect((await examinationOf(member(), meetingId, 0)).marks.map(({ mark }) => mark)).toEqual([
      'good',
      'excellent',
      'satisfactory',
    ]);
    expect(await refusedCodes(mark(member(), 0, 'good'))).toEqual(['mark.opened-already']);
  });

  it('are refused off the scale, from a secretary, from who is not there, and before the call', async () => {
    expect(await refusedCodes(mark(member(), 1, 'pass'))).toEqual(['mark.off-scale']);
    expect(await refusedCodes(mark(secretary(), 1, 'good'))).toEqual(['meeting.no-vote']);
    expect(await refusedCodes(mark(member(), 3, 'good'))).toEqual(['examination.not-started']);
    const params = { meetingId, userId: world.voters[2]?.id ?? '' };
    await chair().call(recordPresence, { params, body: { present: false } });
    expect(await refusedCodes(mark(as['extra-1'] as ApiClient, 1, 'good'))).toEqual(['mark.not-present']);
  });

  it('are confirmed by the chair: the proposed one, or another with a reason', async () => {
    const params = at((await learner(0)).id);
    const confirm = (value: Mark, reason: string | null = null) =>
      chair().call(confirmMark, { params, body: { mark: value, reason } });
    expect(await refusedCodes(confirm('excellent'))).toEqual(['mark.reason-missing']);
    const { examinations } = await confirm('excellent', 'Блестящие ответы');
    expect(examinations[0]).toMatchObject({ mark: 'excellent', markReason: 'Блестящие ответы' });
    const unopened = chair().call(confirmMark, { params: at((await learner(1)).id), body: { mark: 'good' } });
    expect(await refusedCodes(unopened)).toEqual(['mark.not-opened']);
    const { examination } = await (as['1'] as ApiClient).call(getMyAttestation, { params: { sessionId } });
    expect(examination?.result).toBeNull();
  });
});

describe('2.4 what is written at the meeting', () => {
  it('stands from two writers at once, under the ids that they have made', async () => {
    const { id } = await learner(0);
    const ask = (who: ApiClient, questionId: string, askedBy: string, text: string) =>
      who.call(recordQuestion, { params: { ...at(id), questionId }, body: { askedBy, text } });
    const [first, second] = [randomUUID(), randomUUID()];
    const [, memberId = ''] = world.voters.map((voter) => voter.id);
    await Promise.all([
      ask(member(), first, memberId, 'Что такое СУОТ?'),
      ask(member(), first, memberId, 'Что такое СУОТ?'),
      ask(secretary(), second, world.voters[0]?.id ?? '', 'Кто проводит инструктаж?'),
      member().call(recordOpinion, {
        params: { ...at(id), opinionId: randomUUID() },
        body: { text: 'Оценка завышена' },
      }),
      secretary().call(recordExamination, { params: at(id), body: { remarks: 'Отмечена глубина' } }),
      chair().call(recordExamination, { params: at(id), body: { reportMinutes: 12 } }),
    ]);
    const held = await learner(0);
    expect(held).toMatchObject({
      remarks: 'Отмечена глубина',
      reportMinutes: 12,
      opinions: [{ text: 'Оценка завышена' }],
    });
    expect(held.questions.map(({ text }) => text).sort()).toEqual(['Кто проводит инструктаж?', 'Что такое СУОТ?']);
    const forged = ask(member(), second, memberId, 'Чужой вопрос');
    expect(await refusedCodes(forged)).toEqual(['not-found']);
    const foreign = ask(member(), randomUUID(), world.voters[0]?.id ?? '', 'От имени председателя');
    expect(await refusedCodes(foreign)).toEqual(['meeting.only-chair-or-secretary']);
  });
});

describe('3.11, 3.12 closing', () => {
  const close = () => chair().call(closeMeeting, { params: { meetingId } });
  const decide = async (
    index: number,
    days: [number, number],
    decisionId = randomUUID(),
    present: readonly string[] | null = null,
  ) => {
    const today = dayOf(new Date(), 'Asia/Yekaterinburg');
    const { enrolmentId } = await learner(index);
    const [fromDay, untilDay] = days.map((count) => addDays(today, count));
    const who = { present: present && [...present] };
    const body = {
      kind: 'second-time' as const,
      enrolmentId,
      fromDay,
      untilDay,
      reasons: 'Назначено комиссией',
      ...who,
    };
    return chair().call(recordDecision, { params: { meetingId, decisionId }, body });
  };

  it('waits for everybody, and for the dates of those who failed or did not come', async () => {
    expect(await refusedCodes(close())).toEqual(['meeting.learners-left']);
    await Promise.all([
      mark(chair(), 1, 'unsatisfactory'),
      mark(member(), 1, 'satisfactory'),
      mark(chair(), 2, 'good'),
      mark(member(), 2, 'good'),
    ]);
    for (const [index, value] of [
      [1, 'unsatisfactory'],
      [2, 'good'],
    ] as const) {
      const params = at((await learner(index)).id);
      await chair().call(openMarks, { params });
      await chair().call(confirmMark, { params, body: { mark: value } });
    }
    await call(3);
    const absence = async (index: number) =>
      secretary().call(recordAbsence, { params: at((await learner(index)).id), body: { absent: true } });
    expect(await refusedCodes(absence(2))).toEqual(['examination.started-already']);
    await absence(3);
    expect(await learner(3)).toMatchObject({ absent: true, startedAt: null });
    expect(await refusedCodes(close())).toEqual(['meeting.second-time-unset']);
    expect(await refusedCodes(decide(2, [7, 14]))).toEqual(['second-time.not-needed']);
    expect(await refusedCodes(decide(1, [0, 14]))).toEqual(['second-time.in-the-past']);
    expect(await refusedCodes(decide(1, [14, 7]))).toEqual(['second-time.dates-reversed']);
    const id = randomUUID();
    await decide(1, [7, 14], id);
    expect((await decide(1, [7, 14], id)).decisions).toHaveLength(1);
    const mistaken = randomUUID();
    await decide(3, [7, 15], mistaken);
    const params = { meetingId, decisionId: mistaken };
    expect(await refusedCodes(member().call(withdrawDecision, { params }))).toEqual(['meeting.only-chair']);
    expect((await chair().call(withdrawDecision, { params })).decisions.map((each) => each.id)).toEqual([id]);
    await chair().call(withdrawDecision, { params }); // a lost reply
    expect((await decide(3, [7, 15], mistaken)).decisions).toHaveLength(1); // a late repetition does not bring it back
    expect(await refusedCodes(close())).toEqual(['meeting.second-time-unset']);
    await decide(3, [7, 14]);
  });

  it('happens once, of two at the same time too, and nothing is written afterwards', async () => {
    const outcomes = await Promise.allSettled([close(), close()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedCodes(close())).toEqual(['meeting.closed']);
    expect(await refusedCodes(mark(member(), 2, 'excellent'))).toEqual(['meeting.closed']);
    expect(await refusedCodes(decide(1, [7, 14]))).toEqual(['meeting.closed']);
    const decisionId = (await chair().call(getMeeting, { params: { meetingId } })).decisions[0]?.id ?? '';
    const withdrawn = chair().call(withdrawDecision, { params: { meetingId, decisionId } });
    expect(await refusedCodes(withdrawn)).toEqual(['meeting.closed']);
    const change = test.db.query(`UPDATE examination SET remarks = 'потом' WHERE session_id = $1`, [sessionId]);
    await expect(change).rejects.toThrow('a closed meeting does not change');
  });

  it('leaves a record for the protocol, with all marks and who was there', async () => {
    const record = await test.app.get(Meetings, { strict: false }).forProtocol(test.db.manager, sessionId);
    expect(record?.seats.map(({ role, attended }) => [role, attended])).toEqual([
      ['chair', true],
      ['member', true],
      ['member', true],
      ['secretary', false],
    ]);
    expect(record?.examinations.map(({ mark, absent }) => [mark, absent])).toEqual([
      ['excellent', false],
      ['unsatisfactory', false],
      ['good', false],
      [null, true],
    ]);
    expect(record?.examinations[0]?.marks.map((given) => given.mark)).toEqual(['good', 'excellent', 'satisfactory']);
    expect(record?.decisions).toHaveLength(2);
  });

  it('tells the learner who failed nothing before the protocol (3.12), the one who did not come his dates', async () => {
    const failed = await (as['2'] as ApiClient).call(getMyAttestation, { params: { sessionId } });
    expect(failed).toMatchObject({ outcome: 'not-attempted', examination: { result: null, secondTime: null } });
    const absent = await (await test.as('m-4')).call(getMyAttestation, { params: { sessionId } });
    expect(absent).toMatchObject({ outcome: 'retake-open', examination: { absent: true } });
    expect(absent.examination?.secondTime).not.toBeNull();
  });

  it('takes new dates after the meeting only when the former ones are over and nobody was heard on them', async () => {
    const due = async () =>
      (await chair().call(getMeeting, { params: { meetingId } })).examinations.map(({ newDatesDue }) => newDatesDue);
    expect(await due()).toEqual([false, false, false, false]);
    await test.db.query('ALTER TABLE meeting_decision DISABLE TRIGGER meeting_decision_append_only');
    const move = (days: number) =>
      test.db.query(
        `UPDATE meeting_decision SET from_day = from_day - $1::integer, until_day = until_day - $1::integer`,
        [days],
      );
    await move(15); // until yesterday
    expect(await due()).toEqual([false, true, false, true]);
    const past = test.db.query(
      `INSERT INTO meeting_decision (id, meeting_id, kind, enrolment_id, from_day, until_day, reasons, decided_by)
       VALUES (uuidv7(), $1, 'second-time', $2, current_date + 1, current_date + 1, 'Мимо', $3)`,
      [meetingId, (await learner(2)).enrolmentId, world.staff['m-chair']],
    );
    await expect(past).rejects.toThrow('a closed meeting does not change');
    expect(await refusedCodes(decide(2, [7, 14]))).toEqual(['meeting.closed']);
    const [chairId = '', first = '', second = ''] = world.voters.map((voter) => voter.id);
    const quorum = [chairId, first];
    const anew = (present: readonly string[] | null) => decide(1, [7, 14], randomUUID(), present);
    // Quorum is asked of those who are together now, whoever was at the meeting (2.4).
    expect(await refusedCodes(anew(null))).toEqual(['meeting.chair-absent', 'meeting.no-quorum']);
    expect(await refusedCodes(anew([first, second]))).toEqual(['meeting.chair-absent']);
    expect(await refusedCodes(anew([chairId]))).toEqual(['meeting.no-quorum']);
    expect(await refusedCodes(anew([chairId, world.staff['m-secretary'] ?? '']))).toEqual(['meeting.no-quorum']);
    expect(await refusedCodes(decide(1, [0, 14], randomUUID(), quorum))).toEqual(['second-time.in-the-past']);
    const id = randomUUID();
    await decide(1, [7, 14], id, quorum);
    const { decisions } = await decide(1, [7, 14], id, quorum);
    expect(decisions.map(({ present }) => present?.length ?? null)).toEqual([null, null, 2]);
    expect(await due()).toEqual([false, false, false, true]);
    expect(await refusedCodes(decide(1, [8, 15]))).toEqual(['meeting.closed']);
    await decide(3, [7, 14], randomUUID(), quorum);
    await test.db.query('ALTER TABLE meeting_decision ENABLE TRIGGER meeting_decision_append_only');
  });

  it('a second time is held on its dates alone, for those whom it concerns', async () => {
    expect(await refusedCodes(scheduleToday(test, world, 'exam', sessionId))).toEqual(['second-time.too-early']);
    await test.db.query('ALTER TABLE meeting_decision DISABLE TRIGGER meeting_decision_append_only');
    await test.db.query(`UPDATE meeting_decision SET from_day = current_date - 1`);
    const second = await scheduleToday(test, world, 'exam', sessionId);
    const other: Meeting = await openWithAll(test, world, second.meetingId);
    expect(other.examinations.map(({ enrolmentId }) => enrolmentId)).toEqual([
      (await learner(1)).enrolmentId,
      (await learner(3)).enrolmentId,
    ]);
  });
});
