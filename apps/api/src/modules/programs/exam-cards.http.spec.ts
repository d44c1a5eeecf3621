import {
  createExamCard,
  generateExamCards,
  listExamCards,
  updateExamCard,
  updateProgram,
  withdrawExamCard,
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
import { callLearner, drawCard, getProgram } from '@itog/contracts';

let test: TestApp;
let world: Retraining;
let admin: ApiClient;
const params = () => ({ programId: world.programId });
const cards = async () => (await admin.call(listExamCards, { params: params() })).cards;

beforeAll(async () => {
  test = await testApp();
  world = await retrainingWorld(test, { prefix: 'k', cards: 0 });
  admin = await test.as('k-admin');
});
afterAll(() => test.close());

describe('3.10 exam cards', () => {
  it('an exam is not scheduled without any', async () => {
    expect(await refusedCodes(scheduleToday(test, world, 'exam'))).toEqual(['session.no-exam-cards']);
  });

  it('are written one by one and dealt from the published bank or a list, numbered on', async () => {
    await admin.call(createExamCard, { params: params(), body: { questions: ['Первый', 'Второй'] } });
    await admin.call(generateExamCards, { params: params(), body: { count: 2, questionsPerCard: 3 } });
    const typed = ['а', 'б'];
    const body = { count: 1, questionsPerCard: 2, questions: typed };
    await admin.call(generateExamCards, { params: params(), body });
    const dealt = await cards();
    expect(dealt.map(({ number, questions }) => [number, questions.length])).toEqual([
      [1, 2],
      [2, 3],
      [3, 3],
      [4, 2],
    ]);
    expect(dealt[1]?.questions[0]).toMatch(/^Сколько будет/);
    expect([...(dealt[3]?.questions ?? [])].sort()).toEqual(typed);
    const short = admin.call(generateExamCards, { params: params(), body: { ...body, questionsPerCard: 3 } });
    expect(await refusedCodes(short)).toEqual(['cards.too-few-questions']);
    const secretary = await test.as('k-secretary');
    expect(
      await refusedCodes(secretary.call(createExamCard, { params: params(), body: { questions: ['а'] } })),
    ).toEqual(['access.denied']);
  });

  it('one that was drawn is replaced, and who holds it keeps its words', async () => {
    const { meetingId } = await scheduleToday(test, world, 'exam');
    await openWithAll(test, world, meetingId);
    const chair = await test.as('k-chair');
    const { id: examinationId } = await examinationOf(chair, meetingId, 0);
    await chair.call(callLearner, { params: { meetingId }, body: { examinationId } });
    const [first, second] = await cards();
    const cardId = first?.id ?? '';
    await chair.call(drawCard, { params: { meetingId, examinationId }, body: { cardId } });
    const change = (id: string, questions: string[]) =>
      admin.call(updateExamCard, { params: { ...params(), cardId: id }, body: { questions } });
    const after = await change(cardId, ['Новый']);
    expect(after.cards[0]).toMatchObject({ number: 1, questions: ['Новый'], drawn: false });
    expect(after.cards[0]?.id).not.toBe(cardId);
    expect((await examinationOf(chair, meetingId, 0)).card).toMatchObject({
      id: cardId,
      questions: ['Первый', 'Второй'],
    });
    expect((await change(second?.id ?? '', ['Иной'])).cards[1]).toMatchObject({ id: second?.id, questions: ['Иной'] });
    expect(await refusedCodes(change(cardId, ['Поздно']))).toEqual(['not-found']);
    const left = await admin.call(withdrawExamCard, { params: { ...params(), cardId: second?.id ?? '' } });
    expect(left.cards.map(({ number }) => number)).toEqual([1, 3, 4]);
  });
});

describe('3.10, 3.13 what forms 2 and 3 name of a program', () => {
  it('is kept: the qualification, the kind of exam and its discipline', async () => {
    const {
      id: _id,
      effectivePolicy: _policy,
      refusals: _refusals,
      publishedQuestions: _p,
      publishedTopics: _t,
      smallestTopic: _s,
      draftQuestions: _d,
      ...fields
    } = await admin.call(getProgram, { params: params() });
    const words = {
      qualification: 'Специалист по кадрам',
      examKind: 'discipline' as const,
      examDiscipline: 'Трудовое право',
    };
    const body = { ...fields, ...words, policy: { markScale: 'two-point' as const } };
    const saved = await admin.call(updateProgram, { params: params(), body });
    expect(saved).toMatchObject({ ...words, effectivePolicy: { markScale: 'two-point', quorumNumerator: 2 } });
    const general = await admin.call(updateProgram, {
      params: params(),
      body: { ...body, examKind: 'interdisciplinary' },
    });
    expect(general).toMatchObject({ examKind: 'interdisciplinary', examDiscipline: null });
  });
});
