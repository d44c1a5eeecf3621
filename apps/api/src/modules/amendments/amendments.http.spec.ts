import { decideAppeal, getAppeal, listMyAppeals } from '@itog/contracts';
import { refusedCodes } from '@itog/testing';
import { FIRST_ANNOUNCEMENTS } from '../../platform/db/migrations/1765062000000-protocol_result__announced_at__add.ts';
import { appealsCommission, file, hear } from '../../testing/appeals.ts';
import { signByAll } from '../../testing/signing.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { amendedContent } from './amended-content.ts';
import { AmendmentRepository, type ChangedResult, type Holding, type KeptContent } from './amendment.repository.ts';

let test: TestApp;
let worlds = 0;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

/** Two of three have failed and appeal; the commission has voted for both. */
async function twoAppeals() {
  const prefix = `am${++worlds}`;
  const world = await test.world({ prefix, learners: 3, questions: 3 });
  const seats = await appealsCommission(test, world, prefix);
  const protocolId = await signedProtocol(test, world, [
    { login: `${prefix}-1`, mark: 'fail' },
    { login: `${prefix}-2`, mark: 'fail' },
    { login: `${prefix}-3`, mark: 'pass' },
  ]);
  const appealIds: string[] = [];
  for (const n of [1, 2]) {
    const learner = await test.as(`${prefix}-${n}`);
    const { results } = await learner.call(listMyAppeals, {});
    const { id } = await file(learner, 'result', results[0]?.result ?? { kind: 'attempt', id: '' });
    await hear(
      test,
      prefix,
      id,
      seats.map((seat) => ({ seat, vote: 'uphold' as const })),
    );
    appealIds.push(id);
  }
  const chair = await test.as(seats[0]?.login ?? '');
  const body = { newMark: 'pass' as const, reasons: 'Ответ верен.' };
  const decide = (index: 0 | 1) => chair.call(decideAppeal, { params: { appealId: appealIds[index] ?? '' }, body });
  const amendedBy = async (index: 0 | 1) =>
    (await chair.call(getAppeal, { params: { appealId: appealIds[index] ?? '' } })).amendedProtocols;
  return { prefix, protocolId, decide, amendedBy };
}

/** The protocols of the session from the first on, each by what it amends. */
const chain = (protocolId: string) =>
  test.db.query<{ id: string; status: string; amends: string | null; marks: string[] }[]>(
    `SELECT p.id, p.status, p.amends, ARRAY(SELECT r->>'mark' FROM jsonb_array_elements(p.content->'rows') r) AS marks
     FROM protocol p WHERE p.session_id = (SELECT session_id FROM protocol WHERE id = $1) ORDER BY p.drafted_at`,
    [protocolId],
  );

/** When each learner of the session was told his result, in their order. */
const announcements = async (protocolId: string) =>
  (
    await test.db.query<{ at: Date }[]>(
      `SELECT r.announced_at AS at FROM protocol_result r JOIN protocol p ON p.id = r.protocol_id JOIN enrolment e ON e.id = r.enrolment_id
       JOIN app_user u ON u.id = e.learner_id WHERE p.session_id = (SELECT session_id FROM protocol WHERE id = $1) ORDER BY u.login`,
      [protocolId],
    )
  ).map(({ at }) => at);
const announceAgain = () => test.db.query(FIRST_ANNOUNCEMENTS);

describe('5.10 two appeals that put one protocol right', () => {
  it('one after another before the first is signed: one protocol tells both', async () => {
    const { protocolId, decide, amendedBy } = await twoAppeals();
    await decide(0);
    const [first] = await amendedBy(0);
    await decide(1);
    expect((await amendedBy(1)).map(({ id }) => id)).toEqual([first?.id]);
    const signed = await signByAll(test, first?.id ?? '');
    expect(signed).toMatchObject({
      status: 'signed',
      passed: 3,
      failed: 0,
      amends: { id: protocolId },
      amendedBy: null,
    });
    expect(await chain(protocolId)).toEqual([
      { id: protocolId, status: 'replaced', amends: null, marks: ['fail', 'fail', 'pass'] },
      { id: first?.id, status: 'signed', amends: protocolId, marks: ['pass', 'pass', 'pass'] },
    ]);
  });

  it('tell whose second time is not needed any more, though the former decision still stands in them (3.11)', async () => {
    const { protocolId } = await twoAppeals();
    const [{ content } = { content: null }] = await test.db.query<{ content: KeptContent }[]>(
      'SELECT content FROM protocol WHERE id = $1',
      [protocolId],
    );
    const [first, second] = (content?.rows ?? []).map(({ attemptId, enrolmentId }): ChangedResult => ({
      ...{ attemptId, enrolmentId, examinationId: null },
      ...{ mark: 'pass', grade: null, annulled: false },
    }));
    if (!first || !second) throw new Error('nobody was attested');
    const repository = test.app.get(AmendmentRepository, { strict: false });
    const [holding] = await test.db.transaction((tx) => repository.lockHoldings(tx, [first]));
    expect(holding?.comingAgain).toEqual([]);
    const wording = { number: '2/26', date: '2026-11-22', ground: 'решение', numbers: new Map<string, string>() };
    const { html } = amendedContent(
      { ...(holding as Holding), comingAgain: [first.enrolmentId] },
      [first, second],
      wording,
    );
    expect(html.match(/результат изменён, повторная итоговая аттестация отменена/g)).toHaveLength(1);
    expect(html.match(/результат изменён[;.]/g)).toHaveLength(1);
  });

  it('the second after the first is signed: each replaces the one before', async () => {
    const { protocolId, decide, amendedBy } = await twoAppeals();
    await decide(0);
    const [first] = await amendedBy(0);
    await signByAll(test, first?.id ?? '');
    await decide(1);
    const [second] = await amendedBy(1);
    await signByAll(test, second?.id ?? '');
    expect(await chain(protocolId)).toEqual([
      { id: protocolId, status: 'replaced', amends: null, marks: ['fail', 'fail', 'pass'] },
      { id: first?.id, status: 'replaced', amends: protocolId, marks: ['pass', 'fail', 'pass'] },
      { id: second?.id, status: 'signed', amends: first?.id, marks: ['pass', 'pass', 'pass'] },
    ]);
  });

  it('leave the day of appeals of everybody else over: only what has changed is announced anew (5.3)', async () => {
    const { prefix, protocolId, decide, amendedBy } = await twoAppeals();
    await test.db.query('ALTER TABLE protocol DISABLE TRIGGER protocol_signed_is_final');
    await test.db.query(`UPDATE protocol SET signed_at = signed_at - interval '9 days' WHERE id = $1`, [protocolId]);
    await test.db.query('ALTER TABLE protocol ENABLE TRIGGER protocol_signed_is_final');
    await announceAgain();
    const ago = `clock_timestamp() - interval '9 days'`;
    await test.db.query(
      `UPDATE attempt SET started_at = ${ago} - interval '1 hour', finished_at = ${ago} WHERE learner_id IN
         (SELECT id FROM app_user WHERE login LIKE $1)`,
      [`${prefix}-%`],
    );
    await decide(0);
    await signByAll(test, (await amendedBy(0))[0]?.id ?? '');
    const third = await test.as(`${prefix}-3`);
    const { results } = await third.call(listMyAppeals, {});
    expect(results).toMatchObject([{ refusals: { procedure: [{ code: 'appeal.window-closed' }] } }]);
    expect(await refusedCodes(file(third, 'procedure', results[0]?.result ?? { kind: 'attempt', id: '' }))).toEqual([
      'appeal.window-closed',
    ]);
    await decide(1);
    await signByAll(test, (await amendedBy(1))[0]?.id ?? '');
    const times = await announcements(protocolId);
    const [first, second] = await test.db.query<{ at: Date }[]>(
      'SELECT signed_at AS at FROM protocol WHERE session_id = (SELECT session_id FROM protocol WHERE id = $1) AND amends IS NOT NULL ORDER BY signed_at',
      [protocolId],
    );
    expect(times).toEqual([first?.at, second?.at, results[0]?.announcedAt]);
    // What the migration makes of results announced before it.
    await announceAgain();
    expect(await announcements(protocolId)).toEqual(times);
  });

  it('at the same moment: one protocol, neither change lost, no number spent twice', async () => {
    const { protocolId, decide, amendedBy } = await twoAppeals();
    await Promise.all([decide(0), decide(1)]);
    const [[first], [second]] = [await amendedBy(0), await amendedBy(1)];
    expect(second?.id).toBe(first?.id);
    expect(await chain(protocolId)).toMatchObject([
      { id: protocolId, status: 'signed' },
      { id: first?.id, status: 'draft', marks: ['pass', 'pass', 'pass'] },
    ]);
  });

  it('leaves no second appeal on an attempt, whatever has been decided (5.12)', async () => {
    const { prefix, decide } = await twoAppeals();
    await decide(0);
    const learner = await test.as(`${prefix}-1`);
    const { results } = await learner.call(listMyAppeals, {});
    for (const kind of ['result', 'procedure'] as const) {
      expect(results[0]?.refusals[kind].map(({ code }) => code)).toContain('appeal.decided-already');
      const again = file(learner, kind, results[0]?.result ?? { kind: 'attempt', id: '' });
      expect(await refusedCodes(again)).toEqual(['appeal.decided-already']);
    }
  });
});
