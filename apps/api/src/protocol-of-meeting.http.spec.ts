import {
  changeProtocol,
  draftProtocol,
  getProtocol,
  refreshProtocol,
  signProtocol,
  withdrawDecision,
  type Protocol,
} from '@itog/contracts';
import { refusedCodes } from '@itog/testing';
import type { EntityManager } from 'typeorm';
import type { World } from './demo/world.ts';
import { textOf } from './testing/markup.ts';
import { closedMeeting } from './testing/closed-meeting.ts';
import { finishAttempts } from './testing/finished-attempts.ts';
import { TEST_PASSWORD, testApp, type TestApp } from './testing/test-app.ts';

let test: TestApp;
let worlds = 0;

beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

async function made() {
  const prefix = `pm${++worlds}`;
  // The member is away from the meetings here: the chair alone is its quorum.
  const policy = { quorumNumerator: 1, quorumDenominator: 2 };
  return { prefix, world: await test.world({ prefix, learners: 3, questions: 1, policy }) };
}

const hour = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const draft = async (prefix: string, { sessionId }: World) =>
  (await test.as(`${prefix}-secretary`)).call(draftProtocol, { params: { sessionId } });
const refresh = async (prefix: string, { id }: Protocol) =>
  (await test.as(`${prefix}-secretary`)).call(refreshProtocol, { params: { protocolId: id } });
const read = async (prefix: string, { id }: Protocol) =>
  (await test.as(`${prefix}-secretary`)).call(getProtocol, { params: { protocolId: id } });
const sign = async (login: string, { id, contentSha256 }: Protocol) =>
  (await test.as(login)).call(signProtocol, {
    params: { protocolId: id },
    body: { password: TEST_PASSWORD, contentSha256 },
  });

/** A meeting over the session’s test, where the member is never seen, with one decision; it opens so many hours ago. */
async function meet(tx: EntityManager, { sessionId, commissionId, staff }: World, prefix: string, hoursAgo: number) {
  const chair = staff[`${prefix}-chair`];
  await tx.query(
    `UPDATE meeting SET opened_at = now() - $2 * interval '1 hour', opened_by = $3 WHERE session_id = $1`,
    [sessionId, hoursAgo, chair],
  );
  await tx.query(
    `INSERT INTO meeting_presence (meeting_id, user_id, present, attended)
     SELECT m.id, seat.user_id, seat.user_id <> $3, seat.user_id <> $3 FROM meeting m
     JOIN commission_seat seat ON seat.commission_id = $2 WHERE m.session_id = $1`,
    [sessionId, commissionId, staff[`${prefix}-member`]],
  );
  await tx.query(
    `INSERT INTO meeting_decision (id, meeting_id, kind, reasons, decided_by)
     SELECT gen_random_uuid(), m.id, 'other', 'Отметить хорошую подготовку группы', $2 FROM meeting m WHERE m.session_id = $1`,
    [sessionId, chair],
  );
}
const close = (tx: EntityManager, { sessionId, staff }: World, prefix: string) =>
  tx.query(`UPDATE meeting SET closed_at = now(), closed_by = $2 WHERE session_id = $1`, [
    sessionId,
    staff[`${prefix}-chair`],
  ]);
const statuses = ({ signers }: Protocol) => signers.map(({ signature }) => signature?.status ?? null);

describe('3.8 the protocol of a retake', () => {
  it('has neither the absences nor the decisions of the meeting days before', async () => {
    const { prefix, world } = await made();
    const tx = test.db.manager;
    await finishAttempts(tx, world.sessionId, [{ login: `${prefix}-1`, mark: 'fail', finishedAt: hour(97) }]);
    await meet(tx, world, prefix, 97);
    await tx.query(
      `WITH mistaken AS (
         INSERT INTO meeting_decision (id, meeting_id, kind, reasons, decided_by)
         SELECT gen_random_uuid(), m.id, 'other', 'Записано по ошибке', $2 FROM meeting m WHERE m.session_id = $1 RETURNING id, decided_by
       ) INSERT INTO meeting_decision_withdrawal (decision_id, withdrawn_by) SELECT id, decided_by FROM mistaken`,
      [world.sessionId, world.staff[`${prefix}-chair`]],
    );
    await close(tx, world, prefix);
    const first = await draft(prefix, world);
    expect(textOf(first.html)).not.toContain('Записано по ошибке');
    expect(textOf(first.html)).toContain('Отметить хорошую подготовку группы');
    expect(statuses(first)).toEqual([null, 'absent']);
    await sign(`${prefix}-chair`, first);

    await finishAttempts(tx, world.sessionId, [{ login: `${prefix}-1`, mark: 'pass', number: 2 }]);
    const second = await draft(prefix, world);
    expect(textOf(second.html)).not.toContain('Отметить хорошую подготовку группы');
    expect(statuses(second)).toEqual([null, null]);
  });

  it('of the meeting’s own day repeats no decision', async () => {
    const { prefix, world } = await made();
    const tx = test.db.manager;
    await finishAttempts(tx, world.sessionId, [{ login: `${prefix}-1`, mark: 'fail' }]);
    await meet(tx, world, prefix, 0);
    await close(tx, world, prefix);
    const first = await draft(prefix, world);
    await sign(`${prefix}-chair`, first);
    await finishAttempts(tx, world.sessionId, [{ login: `${prefix}-2`, mark: 'pass' }]);
    expect(textOf((await draft(prefix, world)).html)).not.toContain('Отметить хорошую подготовку группы');
  });
});

describe('2.4 a draft older than the closing of its meeting', () => {
  it('learns who was away when the meeting closes', async () => {
    const { prefix, world } = await made();
    const tx = test.db.manager;
    await finishAttempts(tx, world.sessionId, [{ login: `${prefix}-1`, mark: 'pass' }]);
    await meet(tx, world, prefix, 0);
    const drafted = await draft(prefix, world);
    expect(statuses(drafted)).toEqual([null, null]);
    await close(tx, world, prefix);
    expect(statuses(await read(prefix, drafted))).toEqual([null, 'absent']);
    await sign(`${prefix}-chair`, drafted);
    expect((await read(prefix, drafted)).status).toBe('signed');
  });
});

describe('2.4 a decision of an open meeting', () => {
  it('is withdrawn only while no protocol says it, also one that was drafted before it', async () => {
    const { prefix, world } = await made();
    const tx = test.db.manager;
    await finishAttempts(tx, world.sessionId, [{ login: `${prefix}-1`, mark: 'pass' }]);
    await meet(tx, world, prefix, 0);
    const chair = await test.as(`${prefix}-chair`);
    const drafted = await draft(prefix, world);
    const decided = async (reasons: string) => {
      const [decision] = await tx.query<{ decisionId: string; meetingId: string }[]>(
        `INSERT INTO meeting_decision (id, meeting_id, kind, reasons, decided_by)
         SELECT gen_random_uuid(), m.id, 'other', $2, $3 FROM meeting m WHERE m.session_id = $1
         RETURNING id AS "decisionId", meeting_id AS "meetingId"`,
        [world.sessionId, reasons, world.staff[`${prefix}-chair`]],
      );
      return decision ?? { decisionId: '', meetingId: '' };
    };
    const mistaken = await decided('Записано по ошибке');
    await chair.call(withdrawDecision, { params: mistaken });
    const later = await decided('Рекомендовать группу к публикации');
    const { id: protocolId, revision } = drafted;
    const body = { revision, resolution: 'Итоги подведены.', rows: [] };
    const changed = await (await test.as(`${prefix}-secretary`)).call(changeProtocol, { params: { protocolId }, body });
    expect(textOf(changed.html)).toContain('Рекомендовать группу к публикации');
    expect(textOf(changed.html)).not.toContain('Записано по ошибке');
    expect(await refusedCodes(chair.call(withdrawDecision, { params: later }))).toEqual([
      'decision.recorded-in-protocol',
    ]);
  });
});

describe('3.15 a draft that takes in what finished since', () => {
  it('waits for who holds the session, and is due by the end of the new day (3.12)', async () => {
    const { prefix, world } = await made();
    await finishAttempts(test.db.manager, world.sessionId, [
      { login: `${prefix}-1`, mark: 'pass', finishedAt: new Date('2026-03-05T10:00:00Z') },
    ]);
    const drafted = await draft(prefix, world);
    let refreshed: Promise<Protocol> | null = null;
    await test.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM attestation_session WHERE id = $1 FOR SHARE', [world.sessionId]);
      refreshed = refresh(prefix, drafted);
      refreshed.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await finishAttempts(tx, world.sessionId, [
        { login: `${prefix}-2`, mark: 'fail', finishedAt: new Date('2026-03-06T10:00:00Z') },
      ]);
    });
    expect(await refreshed).toMatchObject({ date: '2026-03-06', dueAt: new Date('2026-03-06T19:00:00Z'), failed: 1 });
    expect(await refusedCodes(refresh(prefix, drafted))).toEqual(['protocol.no-results']);
  });
});

describe('3.13 an exam and a defence of one group', () => {
  it('are drawn up at once: the learner takes one number', async () => {
    const { prefix, world } = await made();
    const tx = test.db.manager;
    const forms = ['exam', 'defence'] as const;
    const exam = {
      form: 'exam' as const,
      forms,
      examinations: [{ login: `${prefix}-1`, mark: 'good' as const, card: 1 }],
    };
    await closedMeeting(tx, world, exam);
    const defence = {
      form: 'defence' as const,
      forms,
      examinations: [{ login: `${prefix}-1`, mark: 'good' as const }],
    };
    const sessionId = await closedMeeting(tx, world, { ...defence, anotherSession: true });
    const drafted = await Promise.all([draft(prefix, world), draft(prefix, { ...world, sessionId })]);
    const numbers = new Set(drafted.flatMap(({ rows }) => rows.map(({ documentNumber }) => documentNumber)));
    expect(numbers.size).toBe(1);
    expect([...numbers][0]).toBeTruthy();
  });
});

describe('3.15 what is signed', () => {
  it('bears the head of the audit chain with the last signature in it', async () => {
    const { prefix, world } = await made();
    await finishAttempts(test.db.manager, world.sessionId, [{ login: `${prefix}-1`, mark: 'pass' }]);
    const drafted = await draft(prefix, world);
    for (const login of ['member', 'chair']) await sign(`${prefix}-${login}`, drafted);
    const [head] = (await test.db.query(
      `SELECT e.action, e.subject_id AS subject, e.facts ->> 'complete' AS complete
       FROM protocol p JOIN audit_link l ON l.position = (p.audit_head ->> 'position')::bigint
         AND l.sha256 = p.audit_head ->> 'sha256' JOIN audit_entry e ON e.id = l.entry_id WHERE p.id = $1`,
      [drafted.id],
    )) as object[];
    expect(head).toEqual({ action: 'protocols.sign', subject: drafted.id, complete: 'true' });
  });

  it('is signed under its own hash, and takes no other words while a signature stands', async () => {
    const { prefix, world } = await made();
    await finishAttempts(test.db.manager, world.sessionId, [{ login: `${prefix}-1`, mark: 'pass' }]);
    const { id } = await draft(prefix, world);
    const signature = (sha256: string) =>
      test.db.query(
        `INSERT INTO signature (subject_kind, subject_id, user_id, role, content_sha256, address, device, method)
         VALUES ('protocol', $1, $2, 'member', $3, '', '', 'password')`,
        [id, world.staff[`${prefix}-member`], sha256],
      );
    await expect(signature('a'.repeat(64))).rejects.toThrow('under the content of its protocol');
    const reworded = () => test.db.query(`UPDATE protocol SET content_sha256 = $2 WHERE id = $1`, [id, 'a'.repeat(64)]);
    await reworded();
    await signature('a'.repeat(64));
    await expect(
      test.db.query(`UPDATE protocol SET content_sha256 = $2 WHERE id = $1`, [id, 'b'.repeat(64)]),
    ).rejects.toThrow('under other words of this protocol');
  });
});
