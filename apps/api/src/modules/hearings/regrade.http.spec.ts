import { randomUUID } from 'node:crypto';
import {
  confirmRegrade,
  decideAppeal,
  finishAttempt,
  getAppeal,
  getAttemptTimeline,
  getMyAttestation,
  getSession,
  getToday,
  listAppealedQuestions,
  listMyAppeals,
  previewRegrade,
  saveAnswer,
  startAttempt,
  voteOnRuling,
} from '@itog/contracts';
import { rescored } from '@itog/domain';
import { refusedCodes } from '@itog/testing';
import { PaperService } from '../attestation/paper.service.ts';
import { DraftingService } from '../protocols/drafting.service.ts';
import { DueDocumentsService } from '../protocols/due-documents.service.ts';
import { PublicationRepository } from '../questions/publication.repository.ts';
import { appealsCommission, file, hear } from '../../testing/appeals.ts';
import { signByAll } from '../../testing/signing.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { untriggered } from '../../testing/untriggered.ts';

let test: TestApp;
let worlds = 0;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

type Version = { readonly versionId: string; readonly questionId: string; readonly options: string[] };

/** Learners who have not begun. */
type Late = { readonly learners?: number };

/**
 * Finished attempts over the real papers of a bank of five: the learner `n` has answered the first question by the choice
 * `choices[n]` (0 is the key) and `right[n]` of the others right.
 */
async function sat(choices: readonly number[], right: readonly number[], late: Late = {}) {
  const prefix = `g${++worlds}`;
  const { learners = 0 } = late;
  const world = await test.world({
    prefix,
    learners: choices.length + learners,
    questions: 5,
    policy: { passPercent: 60 },
  });
  const seats = await appealsCommission(test, world, prefix);
  const versions = await test.db.query<Version[]>(
    `SELECT v.id AS "versionId", q.id AS "questionId", array_agg(o.id ORDER BY o.correct DESC, o.position)::text[] AS options
     FROM question q JOIN question_version v ON v.id = q.published_version_id JOIN question_option o ON o.version_id = v.id
     WHERE q.program_id = $1 GROUP BY q.id, v.id ORDER BY q.position`,
    [world.programId],
  );
  for (const [index, choice] of choices.entries())
    await sit(world.sessionId, `${prefix}-${index + 1}`, versions, choice, right[index] ?? 0);
  const secretary = {
    id: world.staff[`${prefix}-secretary`] ?? '',
    roles: ['secretary' as const],
    version: 1,
    mustChangePassword: false,
  };
  const protocolId = await test.app.get(DraftingService, { strict: false }).draft(secretary, world.sessionId);
  await test.db.query(`UPDATE protocol SET status = 'signed', signed_at = clock_timestamp() WHERE id = $1`, [
    protocolId,
  ]);
  const [first] = versions;
  if (!first) throw new Error('the bank is empty');
  return { prefix, world, seats, version: first, protocolId };
}

async function sit(sessionId: string, login: string, versions: readonly Version[], choice: number, right: number) {
  const paperId = randomUUID();
  const sheet = versions.map(
    ({ questionId, versionId, options }) =>
      [questionId, versionId, options.map((source) => [randomUUID() as string, source] as const)] as const,
  );
  const chosen = sheet.map(([, , options], index) => options[index === 0 ? choice : index <= right ? 0 : 1]?.[0] ?? '');
  const correct = Number(choice === 0) + right;
  await test.db.query(
    `WITH learner AS (SELECT e.id AS enrolment_id, u.id AS learner_id FROM app_user u JOIN enrolment e ON e.learner_id = u.id WHERE u.login = $3),
     drawn AS (INSERT INTO paper (id, session_id, enrolment_id, number, questions, sheet)
               SELECT $1, $2, enrolment_id, 1, 5, $4 FROM learner RETURNING id)
     INSERT INTO attempt (id, session_id, enrolment_id, learner_id, number, started_at, deadline_at, finished_at, close_reason,
                          total, answered, correct, mark, sheet_sha256)
     SELECT $1, $2, enrolment_id, learner_id, 1, now() - interval '30 min', now() + interval '1 hour', now(), 'learner', 5, 5, $5, $6, $7
     FROM learner, drawn`,
    [paperId, sessionId, login, JSON.stringify(sheet), correct, correct >= 3 ? 'pass' : 'fail', 'a'.repeat(64)],
  );
  for (const [index, [questionId, versionId, options]] of sheet.entries()) {
    await test.db.query(
      `INSERT INTO paper_question (paper_id, question_id, position, version_id, option_ids, right_option_id) VALUES ($1, $2, $3, $4, $5, $6)`,
      [paperId, questionId, index + 1, versionId, options.map(([id]) => id), options[0]?.[0]],
    );
    await test.db.query(
      `INSERT INTO answer_event (attempt_id, revision, question_id, option_id, at) VALUES ($1, $2, $3, $4, now())`,
      [paperId, index + 1, questionId, chosen[index]],
    );
  }
}

const idOf = async (login: string): Promise<string> =>
  (await test.db.query('SELECT id FROM app_user WHERE login = $1', [login]))[0].id;

/** The first learner appeals, the commission is in its hearing. */
async function inHearing(choices: readonly number[], right: readonly number[], late: Late = {}) {
  const made = await sat(choices, right, late);
  const learner = await test.as(`${made.prefix}-1`);
  const { results } = await learner.call(listMyAppeals, {});
  const appeal = await file(learner, 'result', results[0]?.result ?? { kind: 'attempt', id: '' });
  await hear(
    test,
    made.prefix,
    appeal.id,
    made.seats.map((seat) => ({ seat, vote: 'uphold' as const })),
  );
  const chair = await test.as(made.seats[0]?.login ?? '');
  return { ...made, chair, params: { appealId: appeal.id } };
}

type Hearing = Awaited<ReturnType<typeof inHearing>>;
/** These of the commission, by their places, find so of the question. */
async function find(
  { seats, params, version: { versionId } }: Hearing,
  places: readonly number[],
  finding: 'none' | 'key' | 'void',
  rightOptionId: string | null = null,
) {
  for (const place of places) {
    const member = await test.as(seats[place]?.login ?? '');
    await member.call(voteOnRuling, { params, body: { versionId, finding, rightOptionId } });
  }
}
const ALL = [0, 1, 2];

describe('5.10 a question found wrong', () => {
  it('shows who flips in which direction, writes nothing, and then does exactly that', async () => {
    // Chose another answer and failed by one; chose the key and passed by one; nothing changes for the third.
    const hearing = await inHearing([1, 0, 0], [2, 2, 4]);
    const { chair, params, version, prefix, seats } = hearing;
    const { questions } = await chair.call(listAppealedQuestions, { params });
    const asked = questions.find(({ versionId }) => versionId === version.versionId);
    const rightOptionId = asked?.options.find(({ chosen }) => chosen)?.id ?? '';
    const body = { versionId: version.versionId, ruling: 'key' as const, rightOptionId };
    // The chair alone rules nothing, nor does a minority; who has voted has been there.
    await find(hearing, [0, 1], 'key', rightOptionId);
    const codes = async () => (await chair.call(previewRegrade, { params, body })).refusals.map(({ code }) => code);
    expect(await codes()).toEqual(['hearing.votes-missing']);
    await find(hearing, [2], 'none');
    await find(hearing, [1], 'void');
    expect(await codes()).toEqual(['regrade.against-votes']);
    const { sha256 } = await chair.call(previewRegrade, { params, body });
    const early = chair.call(confirmRegrade, { params, body: { ...body, reasons: 'Ключ был неверен.', sha256 } });
    expect(await refusedCodes(early)).toEqual(['regrade.against-votes']);
    const member = await test.as(seats[1]?.login ?? '');
    const wrong = { versionId: version.versionId, finding: 'key' as const, rightOptionId: version.options[0] };
    expect(await refusedCodes(member.call(voteOnRuling, { params, body: wrong }))).toEqual(['regrade.key-unchanged']);
    await find(hearing, [1], 'key', rightOptionId);
    expect((await member.call(listAppealedQuestions, { params })).questions.map(({ votes }) => votes)).toEqual(
      questions.map(({ versionId }) => (versionId === version.versionId ? 3 : 0)),
    );
    const dry = await chair.call(previewRegrade, { params, body });
    expect(dry).toMatchObject({ refusals: [], sessions: 1, attempts: 3, rescored: 3, toPass: 1, toFail: 1 });
    expect(dry.votes).toEqual({ given: 3, voters: 3, mine: { finding: 'key', rightOptionId } });
    expect(dry.protocols).toHaveLength(1);
    expect(dry.documents).toBe(0);
    expect(dry.changes.map(({ learner, from, to, correctAfter }) => [learner, from, to, correctAfter])).toEqual([
      [`Проверочный ${prefix}-1 Примерович`, 'fail', 'pass', 3],
      [`Проверочный ${prefix}-2 Примерович`, 'pass', 'fail', 2],
      // Whose mark stays is named as well: his score changes.
      [`Проверочный ${prefix}-3 Примерович`, 'pass', 'pass', 4],
    ]);
    expect(
      await test.db.query('SELECT 1 FROM result_change rc JOIN appeal a ON a.id = rc.appeal_id WHERE a.id = $1', [
        params.appealId,
      ]),
    ).toEqual([]);

    const confirmed = { ...body, reasons: 'Ключ был неверен.', sha256: dry.sha256 };
    const stale = { ...confirmed, sha256: 'b'.repeat(64) };
    expect(await refusedCodes(chair.call(confirmRegrade, { params, body: stale }))).toEqual(['regrade.preview-stale']);
    const done = await chair.call(confirmRegrade, { params, body: confirmed });
    expect(done).toMatchObject({ rescored: 3, flipped: 2, amendedProtocols: [{}] });
    const marks = await test.db.query(
      `SELECT a.correct, a.mark FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE u.login LIKE $1 ORDER BY u.login`,
      [`${prefix}-%`],
    );
    expect(marks).toEqual([
      { correct: 3, mark: 'pass' },
      { correct: 2, mark: 'fail' },
      { correct: 4, mark: 'pass' },
    ]);
    expect(await refusedCodes(chair.call(confirmRegrade, { params, body: confirmed }))).toEqual([
      'regrade.ruled-already',
    ]);
    const { rulings, score } = await chair.call(getAppeal, { params });
    expect(rulings).toMatchObject([{ ruling: 'key', reasons: 'Ключ был неверен.', rescored: 3, flipped: 2 }]);
    expect(rulings[0]?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['fail', 'pass'],
      ['pass', 'fail'],
      ['pass', 'pass'],
    ]);
    expect(score).toEqual({ correct: 3, total: 5, needed: 3 });

    const decided = await chair.call(decideAppeal, { params, body: { newMark: 'pass', reasons: 'Ключ был неверен.' } });
    expect(decided.amendedProtocols).toHaveLength(1);
  });

  it('takes a void question out of the test for everybody', async () => {
    const { chair, params, version } = await inHearing([1, 0], [2, 2]);
    const body = { versionId: version.versionId, ruling: 'void' as const };
    const dry = await chair.call(previewRegrade, { params, body });
    const policy = { passPercent: 60 };
    const expected = [
      rescored({ correct: 2, total: 5 }, 'void', { wasRight: false, isRight: false }, policy),
      rescored({ correct: 3, total: 5 }, 'void', { wasRight: true, isRight: true }, policy),
    ];
    expect(expected.map(({ mark }) => mark)).toEqual(['fail', 'fail']);
    expect(dry).toMatchObject({ rescored: 2, toPass: 0, toFail: 1 });
  });

  it('is not decided by whoever wrote the question', async () => {
    const hearing = await inHearing([1], [2]);
    const { chair, params, version, seats } = hearing;
    await find(hearing, ALL, 'void');
    await test.db.query('UPDATE question_version SET author_id = $2 WHERE id = $1', [version.versionId, seats[1]?.id]);
    const body = { versionId: version.versionId, ruling: 'void' as const };
    const { refusals, sha256 } = await chair.call(previewRegrade, { params, body });
    expect(refusals).toMatchObject([{ code: 'regrade.author-decides', userIds: [seats[1]?.id] }]);
    const confirmed = { ...body, reasons: 'Нет верного ответа.', sha256 };
    expect(await refusedCodes(chair.call(confirmRegrade, { params, body: confirmed }))).toEqual([
      'regrade.author-decides',
    ]);
    await test.db.query('UPDATE question_version SET author_id = $2 WHERE id = $1', [version.versionId, seats[2]?.id]);
    const away = 'UPDATE appeal_presence SET present = false WHERE appeal_id = $1 AND user_id = $2';
    await test.db.query(away, [params.appealId, seats[2]?.id]);
    expect((await chair.call(previewRegrade, { params, body })).refusals).toEqual([]); // who is not there decides nothing
  });
});

describe('5.10 what comes after a ruling', () => {
  /** Rules as everybody has voted: the second choice of the bank is right from now on, or none counts. */
  async function rule(hearing: Hearing, ruling: 'key' | 'void') {
    const { chair, params, version } = hearing;
    const rightOptionId = ruling === 'key' ? (version.options[1] ?? null) : null;
    await find(hearing, ALL, ruling, rightOptionId);
    const body = { versionId: version.versionId, ruling, rightOptionId };
    const { sha256 } = await chair.call(previewRegrade, { params, body });
    await chair.call(confirmRegrade, { params, body: { ...body, reasons: 'Ошибка в вопросе.', sha256 } });
  }
  /** The last learner sits the test: chooses `choice` in the ruled question, wrong in the others. */
  async function sitLate(
    { prefix, world, version }: Hearing,
    choice: number,
    before: (attemptId: string) => Promise<void>,
  ) {
    const learner = await test.as(`${prefix}-2`);
    const { attemptId, questions } = await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    await before(attemptId);
    const [paper] = await test.db.query<{ sheet: [string, string, [string, string][]][] }[]>(
      'SELECT sheet FROM paper WHERE id = $1',
      [attemptId],
    );
    const shown = paper?.sheet.find(([, versionId]) => versionId === version.versionId);
    const optionId = shown?.[2].find(([, source]) => source === version.options[choice])?.[0];
    if (shown && optionId)
      await learner.call(saveAnswer, { params: { attemptId, questionId: shown[0] }, body: { optionId, revision: 1 } });
    await learner.call(finishAttempt, { params: { attemptId } });
    const [attempt] = await test.db.query('SELECT correct, total, answered FROM attempt WHERE id = $1', [attemptId]);
    return { asked: questions.length, ...attempt };
  }
  /** As a paper that was drawn the moment before the ruling. */
  const withOldKey = (hearing: Hearing) => async (attemptId: string) => {
    await test.db.query(
      `UPDATE paper_question pq SET right_option_id = (SELECT (e->>0)::uuid FROM paper p,
         json_array_elements(p.sheet->(pq.position - 1)->2) e WHERE p.id = pq.paper_id AND e->>1 = $3::text)
       WHERE paper_id = $1 AND version_id = $2`,
      [attemptId, hearing.version.versionId, hearing.version.options[0]],
    );
  };
  const asDrawn = () => Promise.resolve();

  it('gives whom it has made fail the days of his retake from the announcement, not from his attempt (3.8)', async () => {
    const hearing = await inHearing([1, 0], [2, 2]);
    const { chair, prefix, world, protocolId } = hearing;
    await rule(hearing, 'key');
    const ago = `- interval '60 days'`;
    await test.db.query(
      `UPDATE attestation_session SET opens_at = opens_at ${ago}, start_until = start_until ${ago} WHERE id = $1`,
      [world.sessionId],
    );
    await test.db.query(
      `UPDATE attempt SET started_at = started_at ${ago}, finished_at = finished_at ${ago} WHERE session_id = $1`,
      [world.sessionId],
    );
    const params = { sessionId: world.sessionId };
    const learner = await test.as(`${prefix}-2`);
    const secretary = await test.as(`${prefix}-secretary`);
    const dueBy = async (id: string) =>
      (await test.app.get(DueDocumentsService, { strict: false }).of(test.db.manager, [id])).get(id);
    const fail = { correct: 2, total: 5, mark: 'fail' };
    const pending = await learner.call(getMyAttestation, { params });
    expect(pending).toMatchObject({
      attempts: [{ result: { standing: 'preliminary', ...fail } }],
      ...{ outcome: 'retake-open', retakeClosesAt: null, startRefusals: [], protocol: null },
    });
    const attemptId = pending.attempts[0]?.id ?? '';
    const { result } = await learner.call(getAttemptTimeline, { params: { attemptId } });
    expect(result).toEqual({ standing: 'preliminary', ...fail });
    expect(await dueBy(protocolId)).toMatchObject({ due: [], waiting: [{ retakeClosesAt: null }] });

    const [amended] = (await chair.call(getAppeal, { params: hearing.params })).amendedProtocols;
    const { id, number } = await signByAll(test, amended?.id ?? '');
    const mine = await learner.call(getMyAttestation, { params });
    expect(mine).toMatchObject({
      attempts: [{ result: { standing: 'official', ...fail } }],
      ...{ outcome: 'retake-open', startRefusals: [], protocol: { number } },
    });
    const { retakeClosesAt } = mine;
    expect(retakeClosesAt?.getTime()).toBeGreaterThan(Date.now() + 7 * 86_400_000 - 1);
    expect(await dueBy(id)).toMatchObject({ due: [], waiting: [{ retakeClosesAt }] });
    const { retakesLapsing } = await secretary.call(getToday, {});
    expect(retakesLapsing.find((each) => each.sessionId === world.sessionId)?.closesAt).toEqual(retakeClosesAt);
    const { participants } = await secretary.call(getSession, { params });
    expect(participants[1]).toMatchObject({ outcome: 'retake-open', retakeClosesAt });
    // His paper is still to be drawn by the policy of his session.
    const publications = test.app.get(PublicationRepository, { strict: false });
    const policies = await publications.selectPolicies(test.db.manager, world.programId);
    expect(policies.map(({ sessionId }) => sessionId)).toEqual([null, world.sessionId]);

    const shift = (days: string) =>
      untriggered(
        test.db,
        `UPDATE protocol_result SET announced_at = announced_at ${days} * interval '1 day' WHERE protocol_id = '${id}'`,
      );
    await shift('- 9');
    const { due } = (await dueBy(id)) ?? {};
    expect(due?.map(({ kind, learnerId }) => [kind, learnerId])).toEqual([['reference', await idOf(`${prefix}-2`)]]);
    expect(await refusedCodes(learner.call(startAttempt, { params }))).toEqual(['retake.window-closed']);
    await shift('+ 9');
    expect(await learner.call(startAttempt, { params })).toMatchObject({ number: 2 });
  });

  it('lets a second ruling of the same hearing change what the first has changed', async () => {
    const hearing = await inHearing([1, 0], [2, 2]);
    const { chair, params, prefix } = hearing;
    await rule(hearing, 'key');
    const { questions } = await chair.call(listAppealedQuestions, { params });
    const fourth = questions.find(({ position }) => position === 4);
    const wrong = fourth?.options.find(({ right, chosen }) => chosen && !right)?.id ?? '';
    const second = { ...hearing.version, versionId: fourth?.versionId ?? '', options: ['', wrong] };
    await rule({ ...hearing, version: second }, 'key');
    const [{ id } = { id: '' }] = (await chair.call(getAppeal, { params })).amendedProtocols;
    expect(await signByAll(test, id)).toMatchObject({ passed: 2, failed: 0 });
    const learner = await test.as(`${prefix}-2`);
    const mine = await learner.call(getMyAttestation, { params: { sessionId: hearing.world.sessionId } });
    expect(mine).toMatchObject({ outcome: 'passed', attempts: [{ result: { standing: 'official', correct: 3 } }] });
  });

  it('draws papers that nobody has started anew, by the new key', async () => {
    const hearing = await inHearing([1], [2], { learners: 1 });
    await test.app.get(PaperService, { strict: false }).drawForSession(hearing.world.sessionId);
    await rule(hearing, 'key');
    expect(await sitLate(hearing, 1, asDrawn)).toEqual({ asked: 5, correct: 1, total: 5, answered: 1 });
  });

  it.each([
    [0, 0],
    [1, 1],
  ])('grades a paper drawn the moment before by the new key too: choice %d counts %d', async (choice, correct) => {
    const hearing = await inHearing([1], [2], { learners: 1 });
    await rule(hearing, 'key');
    expect(await sitLate(hearing, choice, withOldKey(hearing))).toMatchObject({ correct, total: 5 });
  });

  it('leaves a void question out of papers drawn later', async () => {
    const hearing = await inHearing([1], [2], { learners: 1 });
    await test.app.get(PaperService, { strict: false }).drawForSession(hearing.world.sessionId);
    await rule(hearing, 'void');
    expect(await sitLate(hearing, 0, asDrawn)).toEqual({ asked: 4, correct: 0, total: 4, answered: 0 });
  });

  it('does not count it where the topic would be too short without it', async () => {
    const hearing = await inHearing([1], [2], { learners: 1 });
    await test.db.query(`UPDATE attestation_session SET policy = policy || '{"questionsPerTopic": 5}' WHERE id = $1`, [
      hearing.world.sessionId,
    ]);
    await rule(hearing, 'void');
    expect(await sitLate(hearing, 0, asDrawn)).toEqual({ asked: 5, correct: 0, total: 4, answered: 0 });
  });
});
