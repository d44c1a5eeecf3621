import { decideAppeal, getAppeal, listMyAppeals } from '@itog/contracts';
import { refusedCodes } from '@itog/testing';
import { appealsCommission, file, hear } from '../../testing/appeals.ts';
import { signByAll } from '../../testing/signing.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

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

describe('5.10 two appeals that put one protocol right', () => {
  it('one after another before the first is signed: one protocol tells both', async () => {
    const { protocolId, decide, amendedBy } = await twoAppeals();
    await decide(0);
    const [first] = await amendedBy(0);
    await decide(1);
    expect((await amendedBy(1)).map(({ id }) => id)).toEqual([first?.id]);
    const signed = await signByAll(test, first?.id ?? '');
    expect(signed).toMatchObject({ status: 'signed', passed: 3, failed: 0 });
    expect(await chain(protocolId)).toEqual([
      { id: protocolId, status: 'replaced', amends: null, marks: ['fail', 'fail', 'pass'] },
      { id: first?.id, status: 'signed', amends: protocolId, marks: ['pass', 'pass', 'pass'] },
    ]);
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
