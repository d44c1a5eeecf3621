import { randomUUID } from 'node:crypto';
import { annulDocument, getStatistics, issueDocuments, listDocuments, reissueDocument } from '@itog/contracts';
import { refusedCodes } from '@itog/testing';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('a year in numbers', () => {
  it('counts what was issued, the share of passes and the days to the document, by month and by program', async () => {
    const world = await app.world({ prefix: 's', learners: 4, questions: 1 });
    await app.world({ prefix: 'quiet', learners: 1, questions: 1 });
    const protocolId = await signedProtocol(app, world, [
      { login: 's-1', mark: 'pass', finishedAt: daysAgo(3) },
      { login: 's-2', mark: 'pass', finishedAt: daysAgo(3) },
      { login: 's-3', mark: 'pass', finishedAt: daysAgo(9) },
      { login: 's-4', mark: 'fail', finishedAt: daysAgo(10) },
    ]);
    const admin = await app.as('s-admin');
    const before = await admin.call(getStatistics, {});
    expect(before.months).toHaveLength(12);
    expect(before.months.map(({ issued, medianDays }) => [issued, medianDays])).toEqual(Array(12).fill([0, null]));
    expect(before.programs).toMatchObject([{ programId: world.programId, issued: 0, results: 4, passed: 3 }]);

    // Three certificates and a reference, which is no paper on a qualification.
    await admin.call(issueDocuments, { params: { protocolId } });
    const director = await app.as('s-director');
    const issued = await director.call(getStatistics, {});
    const month = issued.months.at(-1);
    expect(month).toMatchObject({ issued: 3, medianDays: 3 });
    expect(issued.issued).toEqual([{ month: month?.month, programId: world.programId, count: 3 }]);
    expect(issued.months.reduce((sum, { results }) => sum + results, 0)).toBe(4);

    const { documents } = await admin.call(listDocuments, { query: { protocolId, kind: 'certificate' } });
    const wish = { note: null, requestId: randomUUID() };
    const name = { lastName: 'Новофамильная', firstName: 'Анна', patronymic: null };
    await admin.call(reissueDocument, {
      params: { documentId: documents[1]!.id },
      body: { ...wish, reason: 'name-change', name },
    });
    expect((await admin.call(getStatistics, {})).programs).toMatchObject([{ issued: 3, results: 4, passed: 3 }]);

    await admin.call(annulDocument, { params: { documentId: documents[0]!.id }, body: { reason: 'Опечатка' } });
    expect((await admin.call(getStatistics, {})).programs).toMatchObject([{ issued: 2, results: 4, passed: 3 }]);

    // As an upheld appeal against the procedure leaves it (5.9): the result stays in its protocol and counts nowhere.
    await app.db.query(
      `WITH decided AS (
         INSERT INTO meeting_decision (id, meeting_id, kind, enrolment_id, attempt_id, reasons, decided_by)
         SELECT uuidv7(), m.id, 'annul-attempt', a.enrolment_id, a.id, 'Нарушение порядка', $2
         FROM protocol_result r JOIN attempt a ON a.id = r.attempt_id JOIN meeting m ON m.session_id = a.session_id
         WHERE r.protocol_id = $1 AND r.mark = 'fail' RETURNING id, attempt_id
       ) UPDATE attempt a SET annulled_at = now(), annulled_by_decision = d.id FROM decided d WHERE a.id = d.attempt_id`,
      [protocolId, world.staff['s-chair']],
    );
    expect((await admin.call(getStatistics, {})).programs).toMatchObject([{ issued: 2, results: 3, passed: 3 }]);
  });

  it('is for the director and the administrator', async () => {
    const secretary = await app.as('s-secretary');
    expect(await refusedCodes(secretary.call(getStatistics, {}))).toEqual(['access.denied']);
  });
});
