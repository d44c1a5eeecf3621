import {
  cancelSession,
  moveSession,
  checkSchedule,
  finishAttempt,
  getAttempt,
  getMyAttestation,
  getSession,
  declareOutage,
  grantTime,
  listMyAttestations,
  listSessions,
  scheduleSession,
  startAttempt,
  type CallOf,
} from '@itog/contracts';
import { decodedText, mailServer, refusedCodes, type MailServer } from '@itog/testing';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { DrawPapersJob } from './draw-papers.job.ts';
import { SessionMovedJob } from './session-moved.job.ts';

let app: TestApp;
let mail: MailServer;
beforeAll(async () => {
  mail = await mailServer();
  app = await testApp({ SMTP_URL: mail.url });
});
afterAll(async () => {
  await app.close();
  mail.server.close();
});

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
type Schedule = CallOf<typeof scheduleSession>['body'];
const tomorrowNoon = new Date(`${hours(24).toISOString().slice(0, 10)}T06:00:00Z`);
const schedule = (groupId: string, rest: Partial<Schedule> = {}): Schedule => ({
  groupId,
  opensAt: tomorrowNoon,
  startUntil: new Date(tomorrowNoon.getTime() + 4 * 3_600_000),
  venue: 'remote',
  address: null,
  ...rest,
});

describe('scheduling', () => {
  it('keeps the policy of that day; a later change never touches it', async () => {
    const world = await app.world({ prefix: 'plan', policy: { timeLimitMinutes: 45 } });
    const admin = await app.as('plan-admin');
    const session = await admin.call(scheduleSession, { body: schedule(world.groupId) });
    await app.db.query(`UPDATE program SET policy = '{"timeLimitMinutes": 120}' WHERE id = $1`, [world.programId]);
    const again = await admin.call(getSession, { params: { sessionId: session.id } });
    expect([session, again].map(({ policy }) => policy.timeLimitMinutes)).toEqual([45, 45]);
    expect(again.commission.id).toBe(world.commissionId);
  });

  it('names all blockers at once, before and while writing (1.9, 3.5, 3.12)', async () => {
    const world = await app.world({ prefix: 'blocked', questions: 1 });
    await app.db.query('UPDATE question SET withdrawn_at = now() WHERE program_id = $1', [world.programId]);
    const admin = await app.as('blocked-admin');
    const body = schedule(world.groupId, { venue: 'customer', startUntil: hours(80) });
    const codes = ['session.window-over-several-days', 'session.no-address', 'session.bank-unpublished'];
    const { refusals } = await admin.call(checkSchedule, { body });
    expect(refusals.map(({ code }) => code)).toEqual(codes);
    expect(await refusedCodes(admin.call(scheduleSession, { body }))).toEqual(codes);
  });

  it('refuses without a commission in force (2.1)', async () => {
    const world = await app.world({ prefix: 'unsigned' });
    await app.db.query(
      `WITH other AS (INSERT INTO program (kind, title, hours, study_form, forms)
                      VALUES ('professional-development', 'Другая программа', 72, 'заочная', ARRAY['test']) RETURNING id)
       UPDATE commission SET program_id = other.id FROM other WHERE commission.id = $1`,
      [world.commissionId],
    );
    const admin = await app.as('unsigned-admin');
    expect(await refusedCodes(admin.call(scheduleSession, { body: schedule(world.groupId) }))).toEqual([
      'session.no-commission',
    ]);
  });

  it('refuses a blueprint that the bank cannot fill, and a program that ends otherwise (3.3, 3.5)', async () => {
    const world = await app.world({ prefix: 'short', questions: 3 });
    await app.db.query(`UPDATE program SET policy = '{"questionsPerTopic": 4}', forms = ARRAY['exam'] WHERE id = $1`, [
      world.programId,
    ]);
    const admin = await app.as('short-admin');
    expect(await refusedCodes(admin.call(scheduleSession, { body: schedule(world.groupId) }))).toEqual([
      'session.no-test',
      'bank.topic-too-small',
    ]);
  });

  it('draws every paper before the session opens, and nothing twice (3.5)', async () => {
    const world = await app.world({ prefix: 'papers', learners: 3, questions: 7 });
    const job = app.app.get(DrawPapersJob, { strict: false });
    for (let run = 0; run < 2; run++) await job.handle({ sessionId: world.sessionId });
    const papers = await app.db.query('SELECT questions FROM paper WHERE session_id = $1', [world.sessionId]);
    expect(papers).toEqual([{ questions: 7 }, { questions: 7 }, { questions: 7 }]);
    const orders = await app.db.query(
      `SELECT string_agg(q.question_id::text, ',' ORDER BY q.position) AS "order" FROM paper_question q
       JOIN paper p ON p.id = q.paper_id WHERE p.session_id = $1 GROUP BY p.id`,
      [world.sessionId],
    );
    expect(new Set(orders.map(({ order }: { order: string }) => order)).size).toBeGreaterThan(1);
  });

  it('is moved only while nobody has started, by the rules of scheduling, and its learners are told', async () => {
    const world = await app.world({ prefix: 'move' });
    const [admin, learner] = await Promise.all([app.as('move-admin'), app.as('move-1')]);
    const { opensAt, startUntil, ...planned } = await admin.call(scheduleSession, { body: schedule(world.groupId) });
    const params = { sessionId: planned.id };
    const later = (instant: Date, days: number) => new Date(instant.getTime() + days * 86_400_000);
    const to = (days: number) => ({ opensAt: later(opensAt, days), startUntil: later(startUntil, days) });
    const body = { ...to(2), venue: 'customer' as const, address: 'г. Уфа', reason: 'Болезнь председателя' };
    expect(
      await refusedCodes(admin.call(moveSession, { params, body: { ...body, ...to(-9), address: null } })),
    ).toEqual(['session.in-the-past', 'session.no-address', 'session.no-commission']);
    await app.db.query(
      `INSERT INTO meeting_presence (meeting_id, user_id, present) SELECT $1, id, true FROM app_user WHERE login = 'move-chair'`,
      [planned.meeting.id],
    );
    const moved = await admin.call(moveSession, { params, body });
    // Whoever had come on the former day is not there on the other (2.4).
    expect(await app.db.query('SELECT 1 FROM meeting_presence WHERE meeting_id = $1', [planned.meeting.id])).toEqual(
      [],
    );
    expect(moved).toMatchObject({ ...to(2), venue: 'customer', address: 'г. Уфа', policy: planned.policy });
    const letters = await app.db.query(
      `SELECT data FROM pgboss.job WHERE name = 'attestation.tell-moved' AND data->>'sessionId' = $1`,
      [planned.id],
    );
    expect(letters).toHaveLength(planned.participants.length);
    await app.db.query(`UPDATE app_user SET email = 'move@example.org' WHERE login = 'move-1'`);
    for (const { data } of letters) await app.app.get(SessionMovedJob, { strict: false }).handle(data);
    const letter = decodedText(await mail.next());
    expect(letter).toMatch(
      /перенесена\.\n\nНачать тест можно .* с 11:00 до 15:00, время UTC\+5\.\n\nМесто: г\. Уфа\.\n\n/u,
    );
    expect(letter).toContain('Причина: Болезнь председателя');
    await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const late = admin.call(moveSession, { params: { sessionId: world.sessionId }, body });
    expect(await refusedCodes(late)).toEqual(['session.has-attempts']);
  });

  it('is cancelled only while nobody has started', async () => {
    const world = await app.world({ prefix: 'cancel' });
    const [admin, learner] = await Promise.all([app.as('cancel-admin'), app.as('cancel-1')]);
    const { id } = await admin.call(scheduleSession, { body: schedule(world.groupId) });
    const cancelled = await admin.call(cancelSession, { params: { sessionId: id }, body: { reason: 'Перенос' } });
    expect(cancelled.cancelledAt).toBeInstanceOf(Date);
    await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const call = admin.call(cancelSession, { params: { sessionId: world.sessionId }, body: { reason: 'Поздно' } });
    expect(await refusedCodes(call)).toEqual(['session.has-attempts']);
  });
});

describe('watching a session', () => {
  it('shows who writes and who may not, with the reason (3.1)', async () => {
    const world = await app.world({ prefix: 'watch', learners: 3 });
    await app.db.query(
      `UPDATE enrolment SET tuition_paid = false WHERE learner_id = (SELECT id FROM app_user WHERE login = 'watch-3')`,
    );
    const [secretary, learner] = await Promise.all([app.as('watch-secretary'), app.as('watch-1')]);
    await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const session = await secretary.call(getSession, { params: { sessionId: world.sessionId } });
    const seen = session.participants.map(({ attempts, refusals }) => [
      attempts.length,
      refusals.map(({ code }) => code),
    ]);
    expect(seen.sort()).toEqual([
      [0, []],
      [0, ['admission.arrears']],
      [1, []],
    ]);
    expect(session.draftRefusals.map(({ code }) => code)).toEqual(['protocol.attempts-open', 'protocol.no-results']);
    const [summary] = (await secretary.call(listSessions, { query: { search: 'watch' } })).sessions;
    expect(summary).toMatchObject({ learners: 3, admitted: 2, running: 1, finished: 0 });
  });

  it('is hidden from the member of another commission', async () => {
    const world = await app.world({ prefix: 'mine' });
    await app.world({ prefix: 'other' });
    const [member, foreigner] = await Promise.all([app.as('mine-member'), app.as('other-member')]);
    const params = { sessionId: world.sessionId };
    await expect(member.call(getSession, { params })).resolves.toMatchObject({ id: world.sessionId });
    expect(await refusedCodes(foreigner.call(getSession, { params }))).toEqual(['not-found']);
    const { sessions } = await foreigner.call(listSessions, { query: {} });
    expect(sessions.map(({ id }) => id)).not.toContain(world.sessionId);
  });
});

describe('more time', () => {
  it('moves the deadline of exactly the named attempts and is kept as evidence', async () => {
    const world = await app.world({ prefix: 'grant', learners: 2 });
    const [admin, one, two] = await Promise.all(['grant-admin', 'grant-1', 'grant-2'].map((login) => app.as(login)));
    const params = { sessionId: world.sessionId };
    const [first, second] = await Promise.all([one, two].map((each) => each!.call(startAttempt, { params })));
    const body = { attemptIds: [first!.attemptId], minutes: 20, reason: 'Отключение света' };
    await admin!.call(grantTime, { params, body });
    const moved = await one!.call(getAttempt, { params: { attemptId: first!.attemptId } });
    expect(moved.deadlineAt.getTime() - first!.deadlineAt.getTime()).toBe(20 * 60_000);
    const kept = await two!.call(getAttempt, { params: { attemptId: second!.attemptId } });
    expect(kept.deadlineAt).toEqual(second!.deadlineAt);
    const [event] = await app.db.query(`SELECT facts FROM attempt_event WHERE kind = 'time-granted'`);
    expect(event.facts).toMatchObject({ minutes: 20, reason: 'Отключение света' });
  });

  it('gives back, once, what each running test has lost in an outage, and tells what it was for', async () => {
    const { sessionId } = await app.world({ prefix: 'outage', learners: 3 });
    const logins = ['outage-admin', 'outage-1', 'outage-2', 'outage-3'];
    const [admin, ...learners] = await Promise.all(logins.map((login) => app.as(login)));
    const params = { sessionId };
    const started = [];
    for (const learner of learners) started.push((await learner.call(startAttempt, { params })).attemptId);
    // An hour ago, in the midst of it, and one that has ended in the dark.
    const begun = `UPDATE attempt SET started_at = now() - $2::interval, deadline_at = now() - $2::interval + interval '90 minutes'
                   WHERE id = $1 RETURNING deadline_at`;
    const [first, second, third] = started;
    const before: number[] = [];
    for (const [id, ago] of [
      [first, '1 hour'],
      [second, '270 seconds'],
      [third, '2 hours'],
    ])
      before.push((await app.db.query(begun, [id, ago]))[0][0].deadline_at.getTime());
    const now = Date.now();
    const minutesAgo = (count: number) => new Date(now - count * 60_000);
    const [from, until] = [minutesAgo(20), minutesAgo(1)];
    const declare = (body: { from: Date; until: Date }) =>
      admin!.call(declareOutage, { params, body: { ...body, reason: 'Отключили свет' } });
    expect(await refusedCodes(declare({ from, until: minutesAgo(-1) }))).toEqual(['outage.not-over']);
    expect(await refusedCodes(declare({ from: minutesAgo(400), until: minutesAgo(390) }))).toEqual(['outage.nobody']);
    const declared = await Promise.allSettled([declare({ from, until }), declare({ from, until })]);
    expect(declared.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedCodes(declare({ from: minutesAgo(10), until: minutesAgo(0.5) }))).toEqual([
      'outage.declared-already',
    ]);
    const after = await app.db.query('SELECT id, deadline_at FROM attempt WHERE session_id = $1', [sessionId]);
    const given = started.map((id, index) => {
      const { deadline_at: deadlineAt } = after.find((each: { id: string }) => each.id === id);
      return Math.round((deadlineAt.getTime() - (before[index] ?? 0)) / 60_000);
    });
    expect(given).toEqual([19, 4, 0]);
    const events = await app.db.query(
      `SELECT facts FROM attempt_event WHERE kind = 'time-granted' AND attempt_id = ANY ($1) ORDER BY (facts->>'minutes')::integer`,
      [started],
    );
    expect(events.map(({ facts }: { facts: object }) => facts)).toMatchObject([{ minutes: 4 }, { minutes: 19 }]);
    expect(events[0].facts.reason).toMatch(/^перерыв с \d\d:\d\d до \d\d:\d\d; Отключили свет$/);
    const { outages } = await admin!.call(getSession, { params });
    expect(outages).toMatchObject([
      { from, words: events[0].facts.reason, learners: 2, fewestMinutes: 4, mostMinutes: 19 },
    ]);
    const kept = await app.db.query(`SELECT facts FROM audit_entry WHERE action = 'attestation.declare-outage'`);
    expect(kept).toMatchObject([{ facts: { attempts: 2, reason: 'Отключили свет', from: from.toISOString() } }]);
  });
});

describe('the learner’s own attestations', () => {
  it('shows the lobby: the window, the questions, the acknowledged edition, nothing to refuse', async () => {
    const world = await app.world({ prefix: 'lobby', questions: 9 });
    const learner = await app.as('lobby-1');
    const { attestations } = await learner.call(listMyAttestations, {});
    expect(attestations).toHaveLength(1);
    expect(attestations[0]).toMatchObject({
      session: { id: world.sessionId },
      questions: 9,
      startRefusals: [],
      outcome: 'not-attempted',
      policy: { timeLimitMinutes: 90, passPercent: 60 },
    });
    expect(attestations[0]!.acknowledgedAt).toBeInstanceOf(Date);
  });

  it('come with what is next first, and what is over after it, the newest first', async () => {
    const { sessionId } = await app.world({ prefix: 'order' });
    await app.db.query(
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, address, check_reason, policy)
       SELECT group_id, commission_id, opens_at + day * interval '1 day', start_until + day * interval '1 day', venue, address, check_reason, policy
       FROM attestation_session CROSS JOIN unnest(ARRAY[-6, 6, -3, 3]) AS day WHERE id = $1`,
      [sessionId],
    );
    const { attestations } = await (await app.as('order-1')).call(listMyAttestations, {});
    const days = attestations.map(({ session }) => session.opensAt.getTime() / 86_400_000);
    const here = attestations.findIndex(({ session }) => session.id === sessionId);
    expect(days.map((day) => Math.round(day - days[here]!))).toEqual([0, 3, 6, -3, -6]);
  });

  it('marks a score preliminary before the protocol and shows until when the retake may start (3.8, 3.12)', async () => {
    const world = await app.world({ prefix: 'score' });
    const learner = await app.as('score-1');
    const params = { sessionId: world.sessionId };
    const { attemptId } = await learner.call(startAttempt, { params });
    await learner.call(finishAttempt, { params: { attemptId } });
    const mine = await learner.call(getMyAttestation, { params });
    expect(mine.attempts[0]?.result).toEqual({ standing: 'preliminary', correct: 0, total: 5, mark: 'fail' });
    expect(mine.outcome).toBe('retake-open');
    expect(mine.retakeClosesAt!.getTime()).toBeGreaterThan(hours(7 * 24).getTime());
    expect(mine.startRefusals).toEqual([]);
  });

  it('tells nothing of a hidden result before the protocol: a pass and a fail look alike (3.12)', async () => {
    const world = await app.world({ prefix: 'hidden', learners: 2, policy: { showPreliminaryScore: false } });
    const params = { sessionId: world.sessionId };
    const told = [];
    for (const [login, marked] of [
      ['hidden-1', 'pass'],
      ['hidden-2', 'fail'],
    ] as const) {
      const learner = await app.as(login);
      const { attemptId } = await learner.call(startAttempt, { params });
      await learner.call(finishAttempt, { params: { attemptId } });
      await app.db.query('UPDATE attempt SET mark = $2 WHERE id = $1', [attemptId, marked]);
      const { attempts, outcome, retakeClosesAt, startRefusals } = await learner.call(getMyAttestation, { params });
      const refused = await refusedCodes(learner.call(startAttempt, { params }));
      told.push({ result: attempts[0]?.result, outcome, retakeClosesAt, startRefusals, refused });
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ result: null, refused: ['session.results-pending'] });
  });

  it('leave out what was over before he was enrolled, unless he took part in it', async () => {
    const params = { sessionId: (await app.world({ prefix: 'late' })).sessionId };
    const [late, admin] = await Promise.all([app.as('late-1'), app.as('late-admin')]);
    await app.db.query(
      `UPDATE enrolment e SET enrolled_at = now() FROM app_user u WHERE e.learner_id = u.id AND u.login = 'late-1'`,
    );
    const until = (hour: number) =>
      app.db.query(`UPDATE attestation_session SET start_until = $2, opens_at = $3 WHERE id = $1`, [
        params.sessionId,
        hours(hour),
        hours(-3),
      ]);
    const seen = async () => [
      (await late.call(listMyAttestations, {})).attestations.length,
      (await admin.call(getSession, { params })).participants.length,
    ];
    await until(-1);
    expect(await seen()).toEqual([0, 1]);
    expect(await refusedCodes(late.call(getMyAttestation, { params }))).toEqual(['not-found']);
    await until(1);
    expect(await seen()).toEqual([1, 2]);
    await late.call(startAttempt, { params });
    await until(-1);
    expect(await seen()).toEqual([1, 2]);
  });

  it('does not know another’s session', async () => {
    const world = await app.world({ prefix: 'theirs' });
    const learner = await app.as('lobby-1');
    expect(await refusedCodes(learner.call(getMyAttestation, { params: { sessionId: world.sessionId } }))).toEqual([
      'not-found',
    ]);
  });
});
