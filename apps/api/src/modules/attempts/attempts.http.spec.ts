import { randomUUID } from 'node:crypto';
import {
  claimWriting,
  draftProtocol,
  finishAttempt,
  flagQuestion,
  getAttempt,
  getMyAttestation,
  getReceipt,
  getToday,
  saveAnswer,
  signProtocol,
  startAttempt,
  type AttemptView,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import type { World } from '../../demo/world.ts';
import { ClosingService } from './closing.service.ts';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await testApp();
  world = await app.world({ learners: 13 });
});
afterAll(() => app.close());

let nextLearner = 0;
/** A learner who has just started; every test has one of its own. */
async function started(): Promise<{ learner: ApiClient; attempt: AttemptView }> {
  const learner = await app.as(world.logins[nextLearner++] ?? 'nobody is left');
  const attempt = await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
  return { learner, attempt };
}

function choice(attempt: AttemptView, question: number, option: number) {
  const { id, options } = attempt.questions[question]!;
  return { params: { attemptId: attempt.attemptId, questionId: id }, optionId: options[option]!.id };
}
const save = (learner: ApiClient, { params, optionId }: ReturnType<typeof choice>, revision: number, tabId?: string) =>
  learner.call(saveAnswer, { params, body: { optionId, revision, tabId } });

async function passTime(attemptId: string): Promise<void> {
  await app.db.query(
    `UPDATE attempt SET started_at = started_at - interval '2 hours', deadline_at = clock_timestamp() - interval '1 second' WHERE id = $1`,
    [attemptId],
  );
}

/** Chooses the right option of the first `right` questions and a wrong one of the rest. */
async function answerAll(learner: ApiClient, attempt: AttemptView, right: number): Promise<void> {
  const key: { question_id: string; right_option_id: string }[] = await app.db.query(
    'SELECT question_id, right_option_id FROM paper_question WHERE paper_id = $1',
    [attempt.attemptId],
  );
  for (const [index, { id, options }] of attempt.questions.entries()) {
    const answer = key.find(({ question_id }) => question_id === id)!.right_option_id;
    const optionId = index < right ? answer : options.find((option) => option.id !== answer)!.id;
    const params = { attemptId: attempt.attemptId, questionId: id };
    await learner.call(saveAnswer, { params, body: { optionId, revision: attempt.lastRevision + index + 1 } });
  }
}

describe('starting', () => {
  it('gives every question once and an hour and a half (3.6)', async () => {
    const { attempt } = await started();
    expect(attempt.questions).toHaveLength(5);
    expect(new Set(attempt.questions.map(({ id }) => id)).size).toBe(5);
    expect(attempt.deadlineAt.getTime() - attempt.startedAt.getTime()).toBe(90 * 60_000);
    expect(attempt.lastRevision).toBe(0);
  });

  it('returns the open attempt to a repeat, also to twenty at once', async () => {
    const { learner, attempt } = await started();
    const call = () => learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const repeats = await Promise.all(Array.from({ length: 20 }, call));
    expect(new Set(repeats.map(({ attemptId }) => attemptId))).toEqual(new Set([attempt.attemptId]));
  });

  it('gives twenty first starts at once one attempt', async () => {
    const rush = await app.world({ prefix: 'rush', learners: 1 });
    const learner = await app.as('rush-1');
    const call = () => learner.call(startAttempt, { params: { sessionId: rush.sessionId } });
    const starts = await Promise.all(Array.from({ length: 20 }, call));
    expect(new Set(starts.map(({ attemptId }) => attemptId)).size).toBe(1);
  });

  it('never shows the key: no answer names the right choice', async () => {
    const { attempt } = await started();
    expect(JSON.stringify(attempt)).not.toMatch(/correct|right|explanation/i);
    const bank: { id: string }[] = await app.db.query('SELECT id FROM question_option');
    for (const { id } of bank) expect(JSON.stringify(attempt)).not.toContain(id);
  });

  it('refuses a learner with arrears (3.1) and one who has not acknowledged the Regulation (3.2)', async () => {
    const other = await app.world({ prefix: 'arrears', learners: 1 });
    await app.db.query('UPDATE enrolment SET tuition_paid = false WHERE group_id = $1', [other.groupId]);
    await app.db.query(
      `DELETE FROM acknowledgement WHERE user_id IN (SELECT learner_id FROM enrolment WHERE group_id = $1)`,
      [other.groupId],
    );
    const learner = await app.as('arrears-1');
    const call = learner.call(startAttempt, { params: { sessionId: other.sessionId } });
    expect(await refusedCodes(call)).toEqual(['admission.arrears', 'regulation.not-acknowledged']);
  });

  it('does not know a stranger’s session', async () => {
    await app.world({ prefix: 'stranger', learners: 1 });
    const stranger = await app.as('stranger-1');
    expect(await refusedCodes(stranger.call(startAttempt, { params: { sessionId: world.sessionId } }))).toEqual([
      'not-found',
    ]);
  });
});

describe('saving an answer', () => {
  it('stands after a reload, the highest revision of a question counts', async () => {
    const { learner, attempt } = await started();
    const [first, second] = [choice(attempt, 0, 0), choice(attempt, 0, 1)];
    await save(learner, first, 1);
    const { savedAt } = await save(learner, second, 2);
    expect(savedAt).toBeInstanceOf(Date);
    const reloaded = await learner.call(getAttempt, { params: { attemptId: attempt.attemptId } });
    expect(reloaded.lastRevision).toBe(2);
    expect(reloaded.chosen).toEqual({ [first.params.questionId]: { optionId: second.optionId, revision: 2 } });
  });

  it('takes a repeat after a lost reply, with the time of the first', async () => {
    const { learner, attempt } = await started();
    const answer = choice(attempt, 0, 0);
    const first = await save(learner, answer, 1);
    expect(await save(learner, answer, 1)).toEqual(first);
  });

  it('acknowledges the same choice sent twice at the same moment', async () => {
    const { learner, attempt } = await started();
    const answer = choice(attempt, 0, 0);
    const both = await Promise.all([save(learner, answer, 1), save(learner, answer, 1)]);
    expect(both.every(({ savedAt }) => savedAt instanceof Date)).toBe(true);
  });

  it('never lets an older revision override a newer one', async () => {
    const { learner, attempt } = await started();
    const newer = choice(attempt, 0, 1);
    await save(learner, newer, 7);
    expect(await save(learner, choice(attempt, 0, 0), 3)).toEqual({ savedAt: null });
    const { chosen } = await learner.call(getAttempt, { params: { attemptId: attempt.attemptId } });
    expect(chosen[newer.params.questionId]?.optionId).toBe(newer.optionId);
    expect(await refusedCodes(save(learner, choice(attempt, 1, 0), 7))).toEqual(['answer.revision-taken']);
    // One learner’s program does not fill the store, nor break the statement that carries everybody’s answers.
    expect(await refusedCodes(save(learner, choice(attempt, 1, 0), 100_001))).toEqual(['input.invalid']);
  });

  it('acknowledges only one of two different choices under one revision', async () => {
    const { learner, attempt } = await started();
    const both = await Promise.allSettled([
      save(learner, choice(attempt, 0, 0), 1),
      save(learner, choice(attempt, 1, 0), 1),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = await app.db.query('SELECT 1 FROM answer_event WHERE attempt_id = $1', [attempt.attemptId]);
    expect(kept).toHaveLength(1);
  });

  it('refuses a choice of another question and a question that is not on the paper', async () => {
    const { learner, attempt } = await started();
    const foreign = { ...choice(attempt, 0, 0), optionId: choice(attempt, 1, 0).optionId };
    expect(await refusedCodes(save(learner, foreign, 1))).toEqual(['answer.not-in-attempt']);
    const elsewhere = { ...foreign, params: { attemptId: attempt.attemptId, questionId: randomUUID() } };
    expect(await refusedCodes(save(learner, elsewhere, 1))).toEqual(['answer.not-in-attempt']);
  });

  it('does not know a stranger’s attempt', async () => {
    const { attempt } = await started();
    const stranger = await app.as('stranger-1');
    expect(await refusedCodes(save(stranger, choice(attempt, 0, 0), 1))).toEqual(['attempt.not-found']);
    for (const route of [getAttempt, getReceipt, finishAttempt])
      expect(await refusedCodes(stranger.call(route, { params: { attemptId: attempt.attemptId } }))).toEqual([
        'attempt.not-found',
      ]);
  });
});

describe('one tab writes', () => {
  it('refuses the tab that another has taken over from, and tells when', async () => {
    const learner = await app.as('w-1');
    const attempt = await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const [old, fresh] = [randomUUID(), randomUUID()];
    const params = { attemptId: attempt.attemptId };
    await learner.call(claimWriting, { params, body: { tabId: old } });
    await save(learner, choice(attempt, 0, 0), 1, old);
    await learner.call(claimWriting, { params, body: { tabId: fresh } });
    expect(await refusedCodes(save(learner, choice(attempt, 1, 0), 2, old))).toEqual(['attempt.written-elsewhere']);
    await expect(save(learner, choice(attempt, 1, 0), 2, fresh)).resolves.toMatchObject({ savedAt: expect.any(Date) });
    const events = await app.db.query('SELECT kind FROM attempt_event WHERE attempt_id = $1 ORDER BY id', [
      attempt.attemptId,
    ]);
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['started', 'opened', 'taken-over']);

    // A program that plays with its tabs does not bury what happened.
    await app.db.query(
      `INSERT INTO attempt_event (attempt_id, kind) SELECT $1, 'taken-over' FROM generate_series(1, 497)`,
      [attempt.attemptId],
    );
    const claimed = await learner.call(claimWriting, { params, body: { tabId: old } });
    expect(claimed.writerTabId).toBe(old);
    const [{ count }] = await app.db.query('SELECT count(*) FROM attempt_event WHERE attempt_id = $1', [
      attempt.attemptId,
    ]);
    expect(Number(count)).toBe(500);
  });
});

describe('finishing', () => {
  it('grades in whole numbers: 3 of 5 is exactly 60 % (3.7)', async () => {
    const learner = await app.as('w-2');
    const attempt = await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    await learner.call(flagQuestion, {
      params: { attemptId: attempt.attemptId, questionId: attempt.questions[0]!.id },
      body: { flagged: true },
    });
    await answerAll(learner, attempt, 3);
    const receipt = await learner.call(finishAttempt, { params: { attemptId: attempt.attemptId } });
    expect(receipt).toMatchObject({ answered: 5, total: 5, closeReason: 'learner', number: 1 });
    const [row] = await app.db.query('SELECT correct, mark FROM attempt WHERE id = $1', [attempt.attemptId]);
    expect(row).toEqual({ correct: 3, mark: 'pass' });
  });

  it('gives a hundred parallel finishes one result', async () => {
    const finisher = await app.world({ prefix: 'hundred', learners: 1 });
    const learner = await app.as('hundred-1');
    const attempt = await learner.call(startAttempt, { params: { sessionId: finisher.sessionId } });
    const call = () => learner.call(finishAttempt, { params: { attemptId: attempt.attemptId } });
    const receipts = await Promise.all(Array.from({ length: 100 }, call));
    expect(
      new Set(receipts.map(({ sheetSha256, finishedAt }) => `${sheetSha256} ${finishedAt.toISOString()}`)).size,
    ).toBe(1);
    const events = await app.db.query(`SELECT 1 FROM attempt_event WHERE attempt_id = $1 AND kind = 'finished'`, [
      attempt.attemptId,
    ]);
    expect(events).toHaveLength(1);
    const reopened = await learner.call(getAttempt, { params: { attemptId: attempt.attemptId } });
    expect(reopened).toMatchObject({ questions: [], closeReason: 'learner' });
    expect(await refusedCodes(save(learner, choice(attempt, 0, 0), 1))).toEqual(['attempt.finished']);
  });

  it('does not hand one learner the receipt of another who finishes at the same moment', async () => {
    const pair = await app.world({ prefix: 'pair', learners: 2 });
    const [one, two] = (await Promise.all(['pair-1', 'pair-2'].map((login) => app.as(login)))) as [
      ApiClient,
      ApiClient,
    ];
    const { attemptId } = await one.call(startAttempt, { params: { sessionId: pair.sessionId } });
    const [own, foreign] = await Promise.allSettled(
      [one, two].map((each) => each.call(finishAttempt, { params: { attemptId } })),
    );
    expect([own?.status, foreign?.status]).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the deadline (3.6)', () => {
  it('refuses an answer after it, closes from what is saved, and ends at the deadline itself', async () => {
    const late = await app.world({ prefix: 'late', learners: 1 });
    const learner = await app.as('late-1');
    const attempt = await learner.call(startAttempt, { params: { sessionId: late.sessionId } });
    await save(learner, choice(attempt, 0, 0), 1);
    await passTime(attempt.attemptId);
    expect(await refusedCodes(save(learner, choice(attempt, 1, 0), 2))).toEqual(['attempt.time-expired']);
    expect(await app.app.get(ClosingService, { strict: false }).closeOverdue()).toBe(1);
    const receipt = await learner.call(getReceipt, { params: { attemptId: attempt.attemptId } });
    const [{ deadline_at }] = await app.db.query('SELECT deadline_at FROM attempt WHERE id = $1', [attempt.attemptId]);
    expect(receipt).toMatchObject({ closeReason: 'deadline', answered: 1, finishedAt: deadline_at });
    await expect(save(learner, choice(attempt, 0, 0), 1)).resolves.toMatchObject({ savedAt: expect.any(Date) });
  });

  it('a learner who hands in after it is closed by the deadline, not by himself', async () => {
    const late = await app.world({ prefix: 'later', learners: 1 });
    const learner = await app.as('later-1');
    const { attemptId } = await learner.call(startAttempt, { params: { sessionId: late.sessionId } });
    await passTime(attemptId);
    expect(await learner.call(finishAttempt, { params: { attemptId } })).toMatchObject({ closeReason: 'deadline' });
  });
});

describe('3.8 the free retake', () => {
  it('opens after a fail, with another paper, exactly once, and never after a pass', async () => {
    const retake = await app.world({ prefix: 'retake', learners: 1 });
    const learner = await app.as('retake-1');
    const start = () => learner.call(startAttempt, { params: { sessionId: retake.sessionId } });
    const first = await start();
    await learner.call(finishAttempt, { params: { attemptId: first.attemptId } });
    const second = await start();
    expect(second).toMatchObject({ number: 2, chosen: {}, lastRevision: 0 });
    await answerAll(learner, second, 2);
    await learner.call(finishAttempt, { params: { attemptId: second.attemptId } });
    expect(await refusedCodes(start())).toEqual(['retake.none-left']);
  });

  it('never opens a second first time in another session of the group', async () => {
    const world = await app.world({ prefix: 'twice', learners: 1 });
    const [other] = await app.db.query(
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy)
       SELECT group_id, commission_id, opens_at, start_until, venue, check_reason, policy FROM attestation_session WHERE id = $1 RETURNING id`,
      [world.sessionId],
    );
    const learner = await app.as('twice-1');
    const attempt = await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const elsewhere = () => learner.call(startAttempt, { params: { sessionId: other.id } });
    expect((await elsewhere()).attemptId).toBe(attempt.attemptId);
    await answerAll(learner, attempt, 5);
    await learner.call(finishAttempt, { params: { attemptId: attempt.attemptId } });
    expect(await refusedCodes(elsewhere())).toEqual(['retake.passed-already']);
  });

  it('lapses at 24:00 of the seventh day', async () => {
    const retake = await app.world({ prefix: 'lapsed', learners: 1 });
    const learner = await app.as('lapsed-1');
    const start = () => learner.call(startAttempt, { params: { sessionId: retake.sessionId } });
    const { attemptId } = await start();
    await learner.call(finishAttempt, { params: { attemptId } });
    await app.db.query(
      `UPDATE attempt SET started_at = started_at - interval '9 days', finished_at = finished_at - interval '8 days' WHERE id = $1`,
      [attemptId],
    );
    expect(await refusedCodes(start())).toEqual(['retake.window-closed']);
  });

  it('is not eaten by a protocol signed on the eighth day, where the score was hidden until then (3.12)', async () => {
    const { sessionId } = await app.world({ prefix: 'eighth', learners: 1, policy: { showPreliminaryScore: false } });
    const learner = await app.as('eighth-1');
    const params = { sessionId };
    const { attemptId } = await learner.call(startAttempt, { params });
    await learner.call(finishAttempt, { params: { attemptId } });
    await app.db.query(
      `UPDATE attempt SET started_at = started_at - interval '9 days', finished_at = finished_at - interval '8 days' WHERE id = $1`,
      [attemptId],
    );
    expect(await refusedCodes(learner.call(startAttempt, { params }))).toEqual(['session.results-pending']);
    const { id: protocolId, contentSha256 } = await (await app.as('eighth-secretary')).call(draftProtocol, { params });
    for (const signer of ['eighth-member', 'eighth-chair']) {
      const body = { password: TEST_PASSWORD, contentSha256 };
      await (await app.as(signer)).call(signProtocol, { params: { protocolId }, body });
    }
    const mine = await learner.call(getMyAttestation, { params });
    expect(mine).toMatchObject({ outcome: 'retake-open', startRefusals: [] });
    expect(mine.retakeClosesAt?.getTime()).toBeGreaterThan(Date.now() + 7 * 86_400_000 - 1);
    const { retakesLapsing } = await (await app.as('eighth-secretary')).call(getToday, {});
    expect(retakesLapsing.find((each) => each.sessionId === sessionId)?.closesAt).toEqual(mine.retakeClosesAt);
    await learner.call(startAttempt, { params });
  });
});
