import { randomUUID } from 'node:crypto';
import {
  callLearner,
  confirmMark,
  drawCard,
  getExaminationTimeline,
  getPrint,
  giveMark,
  openMarks,
  recordOpinion,
  recordQuestion,
  requestPrint,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import {
  examinationOf,
  openWithAll,
  retrainingWorld,
  scheduleToday,
  type Retraining,
} from '../../testing/retraining.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { MakePrintJob } from '../prints/make-print.job.ts';

let test: TestApp;
let world: Retraining;
let chair: ApiClient;
let member: ApiClient;
let params: { meetingId: string; examinationId: string };
const timeline = (client: ApiClient) =>
  client.call(getExaminationTimeline, { params: { examinationId: params.examinationId } });

beforeAll(async () => {
  test = await testApp();
  world = await retrainingWorld(test, { prefix: 'ex', learners: 2 });
  await test.world({ prefix: 'away', learners: 1, questions: 3 });
  [chair, member] = (await Promise.all(['ex-chair', 'ex-member'].map((login) => test.as(login)))) as [
    ApiClient,
    ApiClient,
  ];
  const { meetingId } = await scheduleToday(test, world, 'exam');
  await openWithAll(test, world, meetingId);
  const { id: examinationId } = await examinationOf(chair, meetingId, 0);
  params = { meetingId, examinationId };
  await chair.call(callLearner, { params: { meetingId }, body: { examinationId } });
  await chair.call(drawCard, { params, body: { cardId: null } });
  const asked = { askedBy: world.staff['ex-member'] ?? '', text: 'Как часто проводят инструктаж?' };
  await member.call(recordQuestion, { params: { ...params, questionId: randomUUID() }, body: asked });
  await member.call(recordOpinion, {
    params: { ...params, opinionId: randomUUID() },
    body: { text: 'Ответ неполный' },
  });
  await member.call(giveMark, { params, body: { mark: 'good' } });
  await member.call(giveMark, { params, body: { mark: 'satisfactory' } });
  await chair.call(giveMark, { params, body: { mark: 'good' } });
});
afterAll(() => test.close());

describe('5.9, 5.10 the evidence of an exam', () => {
  it('keeps members’ marks until the chair opens them (4)', async () => {
    const seen = await timeline(await test.as('ex-secretary'));
    expect(seen.events.map(({ kind }) => kind)).toEqual(['called', 'began', 'card', 'question', 'opinion']);
    expect(seen.marks.map(({ mark }) => mark)).toEqual([null, null]);
  });

  it('then holds every mark given, the changed one too, and what the chair confirmed', async () => {
    await chair.call(openMarks, { params });
    await chair.call(confirmMark, { params, body: { mark: 'good', reason: 'По ответу на дополнительный вопрос' } });
    const seen = await timeline(await test.as('ex-auditor'));
    const marks = seen.events.flatMap((event) => (event.kind === 'mark' ? [[event.by, event.mark]] : []));
    expect(marks).toEqual([
      ['Проверочный member', 'good'],
      ['Проверочный member', 'satisfactory'],
      ['Проверочный chair', 'good'],
    ]);
    expect(seen.marks.map(({ role, mark }) => [role, mark])).toEqual([
      ['chair', 'good'],
      ['member', 'satisfactory'],
    ]);
    expect(seen.events.at(-1)).toMatchObject({ kind: 'confirmed', mark: 'good' });
    expect(seen.card?.questions).toHaveLength(2);
  });

  it('is printed as an annex, as its reader may see it', async () => {
    const body = { kind: 'examination-timeline' as const, examinationId: params.examinationId };
    const own = await test.as(await loginOf(params.examinationId));
    const { id } = await own.call(requestPrint, { body });
    await test.app.get(MakePrintJob, { strict: false }).handle({ printId: id });
    expect(await own.call(getPrint, { params: { printId: id } })).toMatchObject({
      status: 'ready',
      fileName: expect.stringMatching(/^Ход экзамена, .+\.pdf$/u),
    });
    const [kept] = await test.db.query(`SELECT request -> 'reader' ->> 'all' AS "all" FROM print WHERE id = $1`, [id]);
    expect(kept).toEqual({ all: 'false' });
    expect(await refusedCodes((await test.as('away-chair')).call(requestPrint, { body }))).toEqual(['not-found']);
  });

  it('is the learner’s own without marks, opinions and the unannounced result (3.12)', async () => {
    const own = await loginOf(params.examinationId);
    const seen = await timeline(await test.as(own));
    expect(seen).toMatchObject({ own: true, marks: [], mark: null, announcedAt: null });
    expect(seen.events.map(({ kind }) => kind)).toEqual(['called', 'began', 'card', 'question', 'ended']);
    const other = own === 'ex-1' ? 'ex-2' : 'ex-1';
    for (const login of [other, 'away-1', 'away-chair'])
      expect([login, await refusedCodes(timeline(await test.as(login)))]).toEqual([login, ['not-found']]);
  });
});

async function loginOf(examinationId: string): Promise<string> {
  const [row] = await test.db.query<{ login: string }[]>(
    `SELECT u.login FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN app_user u ON u.id = e.learner_id
     WHERE x.id = $1`,
    [examinationId],
  );
  return row?.login ?? '';
}
