import {
  acknowledgeAppeal,
  decideAppeal,
  fileAppeal,
  getAppeal,
  getMyAppeal,
  getMyAttestation,
  getProtocol,
  issueDocuments,
  listAppeals,
  listMyAppeals,
  previewAppeal,
  previewAppealDecision,
  recordAcknowledgementRefusal,
  recordHearingPresence,
  scheduleHearing,
  signAppealProtocol,
  signProtocol,
  voteOnAppeal,
  type CallOf,
} from '@itog/contracts';
import { deadlineOf } from '@itog/domain';
import { refusedCodes } from '@itog/testing';
import { Calendars } from '../calendars/calendars.service.ts';
import { appealsCommission, file, hear, insertAppealsCommission } from '../../testing/appeals.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let worlds = 0;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

/** A group of two with a signed protocol, the first of whom has failed, and an appeals commission. */
async function announced(mark: 'pass' | 'fail' = 'fail') {
  const prefix = `h${++worlds}`;
  const world = await test.world({ prefix, learners: 2, questions: 3 });
  const seats = await appealsCommission(test, world, prefix);
  const protocolId = await signedProtocol(test, world, [
    { login: `${prefix}-1`, mark },
    { login: `${prefix}-2`, mark: 'pass' },
  ]);
  const learner = await test.as(`${prefix}-1`);
  const { results } = await learner.call(listMyAppeals, {});
  const result = results[0]?.result ?? { kind: 'attempt' as const, id: '' };
  return { prefix, world, seats, protocolId, learner, result };
}

type Seats = Awaited<ReturnType<typeof appealsCommission>>;
const all = (seats: Seats, vote: 'uphold' | 'reject') => seats.map((seat) => ({ seat, vote }));

async function signAll(seats: Seats, appealId: string) {
  for (const { login } of [...seats.slice(1), ...seats.slice(0, 1)]) {
    const member = await test.as(login);
    const { protocol } = await member.call(getAppeal, { params: { appealId } });
    const body = { password: TEST_PASSWORD, contentSha256: protocol?.contentSha256 ?? '' };
    await member.call(signAppealProtocol, { params: { appealId }, body });
  }
}

describe('5.10 an appeal against the result, upheld', () => {
  it('changes the result, draws up a protocol that replaces the old one, and annuls what was issued', async () => {
    const { prefix, seats, protocolId, learner, result } = await announced('fail');
    const admin = await test.as(`${prefix}-admin`);
    await test.db.query(
      `UPDATE attempt SET finished_at = finished_at - interval '30 days', started_at = started_at - interval '30 days' WHERE id = $1`,
      [result.id],
    );
    await admin.call(issueDocuments, { params: { protocolId } });
    const appeal = await file(learner, 'result', result);
    expect(appeal).toMatchObject({ state: 'filed', text: 'Не согласен.', commission: [], protocol: null });

    await hear(test, prefix, appeal.id, all(seats, 'uphold'));
    const params = { appealId: appeal.id };
    const chair = await test.as(seats[0]?.login ?? '');
    const body = { newMark: 'pass' as const, reasons: 'Ответ на вопрос 7 верен.' };
    const preview = await chair.call(previewAppealDecision, { params, body });
    expect(preview).toMatchObject({ upheld: true, refusals: [] });
    expect(preview.consequences[0]).toBe('Результат тестирования изменить: «зачтено» вместо «не зачтено».');
    const decided = await chair.call(decideAppeal, { params, body });
    expect(decided).toMatchObject({ state: 'decided', currentMark: 'pass', formerMark: 'fail' });
    expect(decided.consequences).toEqual(preview.consequences);
    const documents = await test.db.query(
      `SELECT d.kind, d.status FROM issued_document d JOIN app_user u ON u.id = d.learner_id WHERE u.login = $1`,
      [`${prefix}-1`],
    );
    expect(documents).toEqual([{ kind: 'reference', status: 'annulled' }]);

    const [amended] = decided.amendedProtocols;
    expect(amended).toMatchObject({ signedAt: null });
    const seenByLearner = async () =>
      (await learner.call(getMyAttestation, { params: { sessionId: appeal.sessionId } })).amendment;
    const amendment = {
      appealProtocol: decided.decision?.protocolNumber,
      number: amended?.number,
      replaces: amended?.replaces,
      signedAt: null,
    };
    expect(await seenByLearner()).toEqual(amendment);
    expect(await refusedCodes(admin.call(issueDocuments, { params: { protocolId } }))).toEqual([
      'document.under-appeal',
    ]);
    // The chair’s refusal gives way to his signature: an amended protocol has no other words to be signed instead.
    const refused = { status: 'refused' as const, statement: 'Не согласен.' };
    for (const [login, act] of [['chair', refused], ['member'], ['chair']] as const) {
      const signer = await test.as(`${prefix}-${login}`);
      const { id, contentSha256 } = await signer.call(getProtocol, { params: { protocolId: amended?.id ?? '' } });
      const signed = { password: TEST_PASSWORD, contentSha256, ...act };
      await signer.call(signProtocol, { params: { protocolId: id }, body: signed });
    }
    const next = await admin.call(getProtocol, { params: { protocolId: amended?.id ?? '' } });
    expect(next).toMatchObject({ status: 'signed', passed: 2, failed: 0 });
    expect(next.html).toContain(`взамен протокола №\u00a0${amended?.replaces}`);
    expect(await seenByLearner()).toEqual({ ...amendment, signedAt: expect.any(Date) as Date });
    expect(await admin.call(getProtocol, { params: { protocolId } })).toMatchObject({
      status: 'replaced',
      passed: 1,
      failed: 1,
    });
    expect(await admin.call(issueDocuments, { params: { protocolId: next.id } })).toEqual({ issued: 1 });
  });
});

describe('5.9 an appeal against the procedure, upheld', () => {
  it('annuls the attempt and grants another, outside the free ones', async () => {
    const { prefix, seats, learner, result } = await announced('fail');
    const appeal = await file(learner, 'procedure', result);
    await hear(test, prefix, appeal.id, all(seats, 'uphold'));
    const params = { appealId: appeal.id };
    const chair = await test.as(seats[0]?.login ?? '');
    const wrong = { confirmed: true, influenced: false, reasons: 'Шум в аудитории.' };
    expect(await refusedCodes(chair.call(decideAppeal, { params, body: wrong }))).toEqual(['appeal.against-votes']);
    const decided = await chair.call(decideAppeal, { params, body: { ...wrong, influenced: true } });
    expect(decided.decision).toMatchObject({ upheld: true, confirmed: true, influenced: true });
    const [attempt] = await test.db.query(
      `SELECT a.annulled_at IS NOT NULL AS annulled, EXISTS (SELECT FROM open_grant g WHERE g.enrolment_id = a.enrolment_id) AS granted
       FROM attempt a WHERE a.id = $1`,
      [result.id],
    );
    expect(attempt).toEqual({ annulled: true, granted: true });

    await signAll(seats, appeal.id);
    const mine = await learner.call(getMyAppeal, { params });
    expect(mine).toMatchObject({ state: 'announced', acknowledgeRefusals: [] });
    const body = { password: TEST_PASSWORD, contentSha256: mine.protocol?.contentSha256 ?? '' };
    const done = await learner.call(acknowledgeAppeal, { params, body });
    expect(done).toMatchObject({ state: 'acknowledged', acknowledgeRefusals: [{ code: 'appeal.final' }] });
    expect(await refusedCodes(learner.call(acknowledgeAppeal, { params, body }))).toEqual(['appeal.final']);
  });

  it('rejects what has not influenced the result, and changes nothing', async () => {
    const { prefix, seats, learner, result } = await announced('fail');
    const appeal = await file(learner, 'procedure', result);
    await hear(test, prefix, appeal.id, all(seats, 'reject'));
    const params = { appealId: appeal.id };
    const chair = await test.as(seats[0]?.login ?? '');
    const body = { confirmed: true, influenced: false, reasons: 'Сбой длился минуту.' };
    expect(await chair.call(decideAppeal, { params, body })).toMatchObject({ consequences: [], amendedProtocols: [] });
    await signAll(seats, appeal.id);
    const secretary = await test.as(`${prefix}-secretary`);
    const refusal = {
      reason: 'Отказался без объяснений.',
      witnesses: ['Иванов И. И.', 'Петров П. П.'] as [string, string],
    };
    const done = await secretary.call(recordAcknowledgementRefusal, { params, body: refusal });
    expect(done.acknowledgement?.refusal).toMatchObject(refusal);
  });
});

describe('5.3, 5.12 filing', () => {
  it('is judged by the database’s clock: 23:59:59 in time, 00:00:00 too late', async () => {
    const { learner, result, protocolId } = await announced('fail');
    const midnight = `((date_trunc('day', clock_timestamp() AT TIME ZONE 'Asia/Yekaterinburg')) AT TIME ZONE 'Asia/Yekaterinburg')`;
    const move = async (to: string) => {
      await test.db.query('ALTER TABLE protocol_result DISABLE TRIGGER protocol_result_is_final');
      await test.db.query(`UPDATE protocol_result SET announced_at = ${to} WHERE protocol_id = $1`, [protocolId]);
      await test.db.query('ALTER TABLE protocol_result ENABLE TRIGGER protocol_result_is_final');
      await test.db.query(
        `UPDATE attempt SET started_at = ${to} - interval '1 hour', finished_at = ${to} WHERE id = $1`,
        [result.id],
      );
    };
    await move(`${midnight} - interval '1 second'`);
    expect(await refusedCodes(file(learner, 'result', result))).toEqual(['appeal.window-closed']);
    await move(midnight);
    expect(await file(learner, 'result', result)).toMatchObject({ state: 'filed' });
  });

  it('is once, whoever is faster, and only one’s own', async () => {
    const { prefix, learner, result } = await announced('fail');
    const stranger = await test.as(`${prefix}-2`);
    expect(await refusedCodes(file(stranger, 'result', result))).toEqual(['not-found']);
    const both = await Promise.allSettled([file(learner, 'result', result), file(learner, 'procedure', result)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedCodes(file(learner, 'result', result))).toEqual(['appeal.decided-already']);
  });

  it('takes 20 000 characters of any script, and not one more', async () => {
    const { learner, result } = await announced('fail');
    const text = '🙂'.repeat(20_000);
    const body = { kind: 'result' as const, result, text };
    const { html } = await learner.call(previewAppeal, { body });
    expect(html).toContain('[U+1F642]');
    expect(await refusedCodes(learner.call(previewAppeal, { body: { ...body, text: `${text}a` } }))).toEqual([
      'input.invalid',
    ]);
    expect(
      await refusedCodes(
        learner.call(fileAppeal, {
          body: { ...body, text: 'другое', contentSha256: 'a'.repeat(64), password: TEST_PASSWORD },
        }),
      ),
    ).toEqual(['signature.content-changed']);
  });
});

describe('5.4, 5.5, 5.7 who considers it', () => {
  it('names everybody of the attestation commission, person by person', async () => {
    const { prefix, world, learner, result } = await announced('fail');
    await insertAppealsCommission(test, world, prefix, [
      { login: `${prefix}-chair`, id: world.staff[`${prefix}-chair`] ?? '' },
      { login: `${prefix}-member`, id: world.staff[`${prefix}-member`] ?? '' },
    ]);
    const appeal = await file(learner, 'result', result);
    const secretary = await test.as(`${prefix}-secretary`);
    const { commission } = await secretary.call(getAppeal, { params: { appealId: appeal.id } });
    const codes = commission?.refusals.map(({ code }) => code);
    expect(codes).toEqual([
      'appeals-commission.chair',
      'appeals-commission.from-attestation',
      'appeals-commission.from-attestation',
      'appeals-commission.not-teacher',
    ]);
  });

  it('hides votes from everybody else until the decision, and the appeal from strangers', async () => {
    const { prefix, seats, learner, result } = await announced('fail');
    const appeal = await file(learner, 'result', result);
    const params = { appealId: appeal.id };
    await hear(test, prefix, appeal.id, all(seats, 'uphold'));
    const seen = async (login: string) => (await (await test.as(login)).call(getAppeal, { params })).commission?.seats;
    const [own, other] = [seats[1]?.login ?? '', `${prefix}-secretary`];
    expect((await seen(own))?.map(({ voted, vote }) => [voted, vote])).toEqual([
      [true, null],
      [true, 'uphold'],
      [true, null],
    ]);
    expect((await seen(other))?.map(({ vote }) => vote)).toEqual([null, null, null]);
    for (const role of ['teacher', 'member'])
      expect(await refusedCodes((await test.as(`${prefix}-${role}`)).call(getAppeal, { params }))).toEqual([
        'not-found',
      ]);
    const chair = await test.as(seats[0]?.login ?? '');
    const left = { params: { ...params, userId: seats[2]?.id ?? '' }, body: { present: false } };
    expect(await refusedCodes(chair.call(recordHearingPresence, left))).toEqual(['hearing.voted-already']);
    const attestationChair = await test.as(`${prefix}-chair`);
    expect(await attestationChair.call(getAppeal, { params })).toMatchObject({ mySeat: null });
    expect(await refusedCodes(attestationChair.call(voteOnAppeal, { params, body: { vote: 'reject' } }))).toEqual([
      'appeal.not-yours-to-do',
    ]);
    const mine = JSON.stringify(await learner.call(getMyAppeal, { params }));
    expect(mine).not.toMatch(/vote|opinion/u);
    const decide = async () =>
      (await test.as(seats[0]?.login ?? '')).call(decideAppeal, {
        params,
        body: { newMark: 'pass', reasons: 'Верно.' },
      });
    const both = await Promise.allSettled([decide(), decide()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('5.6, 5.11 what the office keeps an eye on', () => {
  it('lists appeals by state, kind and deadline, and says whose signature is missing', async () => {
    const { prefix, world, seats, learner, result } = await announced('fail');
    const appeal = await file(learner, 'procedure', result);
    const secretary = await test.as(`${prefix}-secretary`);
    type Query = CallOf<typeof listAppeals>['query'];
    const found = async (query: Query) =>
      (await secretary.call(listAppeals, { query })).appeals.filter(({ id }) => id === appeal.id);
    for (const query of [{}, { state: 'filed' }, { kind: 'procedure' }, { stage: 'open' }] as const)
      expect(await found(query)).toMatchObject([{ unsigned: [] }]);
    expect(await found({ stage: 'decided' })).toEqual([]);
    const { considerBy } = await secretary.call(getAppeal, { params: { appealId: appeal.id } });
    await test.db.query(
      `UPDATE attestation_session SET policy = policy || '{"appealWorkingDays": 5, "appealNoticeWorkingDays": 2}' WHERE id = $1`,
      [world.sessionId],
    );
    const calendar = await test.app.get(Calendars, { strict: false }).workingCalendar(test.db.manager);
    const due = (from: Date, days: number) => deadlineOf(from, days, calendar, 'Asia/Yekaterinburg').day;
    expect([considerBy.day, (await found({}))[0]?.considerBy.day]).toEqual([
      due(appeal.filedAt, 3),
      due(appeal.filedAt, 5),
    ]);
    const late = { at: new Date(Date.now() + 30 * 86_400_000), place: 'Ауд. 12', link: null };
    const scheduling = secretary.call(scheduleHearing, { params: { appealId: appeal.id }, body: late });
    await expect(scheduling).rejects.toThrow(/"code":"hearing.after-deadline".*"count":5/u);
    for (const query of [{ state: 'decided' }, { kind: 'result' }, { due: 'overdue' }, { due: 'soon' }] as const)
      expect(await found(query)).toEqual([]);
    await test.db.query('ALTER TABLE appeal DISABLE TRIGGER appeal_is_final');
    await test.db.query(`UPDATE appeal SET filed_at = filed_at - interval '30 days' WHERE id = $1`, [appeal.id]);
    await test.db.query('ALTER TABLE appeal ENABLE TRIGGER appeal_is_final');
    expect(await found({ due: 'overdue' })).toHaveLength(1);

    await hear(test, prefix, appeal.id, all(seats, 'uphold'));
    const params = { appealId: appeal.id };
    const body = { confirmed: true, influenced: true, reasons: 'Шум.' };
    const decided = await (await test.as(seats[0]?.login ?? '')).call(decideAppeal, { params, body });
    expect(decided.tellBy?.day).toBe(due(decided.decision?.at ?? new Date(), 2));
    const missing = async () => (await found({ state: 'decided' }))[0]?.unsigned?.map(({ id }) => id);
    const [chair, one, two] = seats.map(({ id }) => id);
    expect(await missing()).toEqual([one, two, chair]);
    const member = await test.as(seats[1]?.login ?? '');
    const { protocol } = await member.call(getAppeal, { params });
    const contentSha256 = protocol?.contentSha256 ?? '';
    await expect(
      test.db.query(
        `INSERT INTO signature (subject_kind, subject_id, user_id, role, content_sha256, address, device, method)
         VALUES ('appeal', $1, $2, 'member', repeat('a', 64), '', '', 'password')`,
        [appeal.id, two],
      ),
    ).rejects.toThrow('under the content of its appeal');
    await member.call(signAppealProtocol, { params, body: { password: TEST_PASSWORD, contentSha256 } });
    expect(await missing()).toEqual([two, chair]);
    const refusing = { password: TEST_PASSWORD, contentSha256, status: 'refused' as const, statement: 'Шума не было.' };
    await (await test.as(seats[2]?.login ?? '')).call(signAppealProtocol, { params, body: refusing });
    expect(await missing()).toEqual([chair]);
    const told = await test.db.query<{ login: string }[]>(
      `SELECT DISTINCT u.login FROM pgboss.job j JOIN app_user u ON u.id = (j.data->>'userId')::uuid
       WHERE j.name = 'appeals.tell' AND j.data->>'news' = 'refused' AND j.data->>'appealId' = $1 AND u.login LIKE $2 ORDER BY 1`,
      [appeal.id, `${prefix}-%`],
    );
    const to = ['admin', 'director', 'juror-1', 'secretary'];
    expect(told.map(({ login }) => login)).toEqual(to.map((login) => `${prefix}-${login}`));
    // The chair’s own refusal stops the announcement until he signs after all.
    const leader = await test.as(seats[0]?.login ?? '');
    const stopped = await leader.call(signAppealProtocol, { params, body: refusing });
    expect(stopped).toMatchObject({ state: 'decided', mySigning: [] });
    expect(await missing()).toEqual([chair]);
    const signing = { password: TEST_PASSWORD, contentSha256 };
    expect(await leader.call(signAppealProtocol, { params, body: signing })).toMatchObject({ state: 'announced' });
    expect((await learner.call(getMyAppeal, { params })).unsigned).toBeUndefined();
  });
});
