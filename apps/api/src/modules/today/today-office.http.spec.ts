import { getToday, issueDocuments, previewIssuance, recordHandOvers, listDocuments } from '@itog/contracts';
import type { ApiClient } from '@itog/testing';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let admin: ApiClient;
let protocolId: string;
const seen = (who = admin) => who.call(getToday, {});
/** As if the documents had been issued so many days ago; the base keeps their day from everybody else. */
const aged = (days: number) =>
  test.db.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica');
    await tx.query(
      'UPDATE issued_document SET issued_on = (now() AT TIME ZONE zone)::date - $1::int FROM organisation',
      [days],
    );
  });

beforeAll(async () => {
  test = await testApp();
  const world = await test.world({ prefix: 'o', learners: 3 });
  admin = await test.as('o-admin');
  const attempts = world.logins.map((login) => ({ login, mark: 'pass' as const }));
  protocolId = await signedProtocol(test, world, attempts);
  await test.db.query(
    `UPDATE enrolment SET prior_education_pending = true
     WHERE learner_id = (SELECT id FROM app_user WHERE login = $1)`,
    [world.logins[2]],
  );
  await admin.call(issueDocuments, { params: { protocolId } });
});
afterAll(() => test.close());

describe('the office of documents today', () => {
  it('has nothing to do on the day of issue', async () => {
    expect(await seen()).toMatchObject({
      register: { urgent: 0, late: 0 },
      unhanded: { count: 0, since: null },
      documentsToIssue: [],
    });
  });

  it('counts what nobody has taken since yesterday, and what the federal register must have within five days', async () => {
    await aged(25);
    expect((await seen()).register).toEqual({ urgent: 0, late: 0 });
    await aged(26);
    const { register, unhanded } = await seen();
    expect([register, unhanded.count]).toEqual([{ urgent: 2, late: 0 }, 2]);
    const { documents } = await admin.call(listDocuments, { query: { protocolId } });
    expect(unhanded.since).toBe(documents[0]!.issuedOn);
    await aged(31);
    expect((await seen()).register).toEqual({ urgent: 0, late: 2 });
    const nothing = { recipient: null, proxyDocument: null, address: null, trackNumber: null };
    const on = documents[0]!.issuedOn;
    const body = { documentIds: [documents[0]!.id], way: 'in-person' as const, on, ...nothing };
    await admin.call(recordHandOvers, { body });
    expect((await seen()).unhanded.count).toBe(1);
  });

  it('tells nobody of what is not his', async () => {
    const member = await seen(await test.as('o-member'));
    expect([member.register, member.unhanded.count]).toEqual([{ urgent: 0, late: 0 }, 0]);
    const director = await seen(await test.as('o-director'));
    expect([director.register.late, director.unhanded.count]).toEqual([2, 0]);
  });

  it('is to issue what waited for a diploma as soon as the diploma has been shown', async () => {
    const [withheld] = (await admin.call(previewIssuance, { params: { protocolId } })).withheld;
    await test.db.query(`INSERT INTO learner_record (user_id, prior_shown_at, prior_shown_by) VALUES ($1, now(), $1)`, [
      withheld!.learnerId,
    ]);
    expect((await seen()).documentsToIssue).toMatchObject([{ ground: 'protocol', id: protocolId, count: 1 }]);
  });
});
