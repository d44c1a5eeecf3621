import { decideAppeal, getAppeal, listMyAppeals, previewAppealDecision, scheduleHearing } from '@itog/contracts';
import type { AppealKind, HearingVote, Mark } from '@itog/domain';
import { refusedCodes } from '@itog/testing';
import { appealsCommission, file, hear, insertAppealsCommission } from '../../testing/appeals.ts';
import { closedMeeting } from '../../testing/closed-meeting.ts';
import { signByAll } from '../../testing/signing.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { DraftingService } from '../protocols/drafting.service.ts';

let test: TestApp;
let worlds = 0;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

/**
 * A closed exam or defence of two with its signed protocols. The director has chaired the attestation (2.5), so that the
 * appeals commission in force needs an authorised chair (5.5): the first of the teachers.
 */
async function announced(form: 'exam' | 'defence', marks: readonly [Mark, Mark]) {
  const prefix = `xa${++worlds}`;
  const world = await test.world({ prefix, learners: 2, questions: 1 });
  const chairId = world.staff[`${prefix}-chair`] ?? '';
  await test.db.query(`UPDATE app_user SET roles = roles || ARRAY['director', 'teacher'] WHERE id = $1`, [chairId]);
  const [, ...teachers] = await appealsCommission(test, world, prefix);
  const examinations = marks.map((mark, index) => ({ login: `${prefix}-${index + 1}`, mark, card: index + 1 }));
  const sessionId = await closedMeeting(test.db.manager, world, { form, examinations });
  const secretary = {
    id: world.staff[`${prefix}-secretary`] ?? '',
    roles: ['secretary' as const],
    version: 1,
    mustChangePassword: false,
  };
  await test.app.get(DraftingService, { strict: false }).draft(secretary, sessionId);
  const drafts = await test.db.query<{ id: string }[]>('SELECT id FROM protocol WHERE session_id = $1', [sessionId]);
  for (const { id } of drafts) await signByAll(test, id);
  const conflicted = { login: `${prefix}-chair`, id: chairId };
  const commission = (seats: readonly { login: string; id: string }[], authorisation: string | null = null) =>
    insertAppealsCommission(test, world, prefix, seats, authorisation);
  return { prefix, world, sessionId, teachers, conflicted, commission };
}

type Announced = Awaited<ReturnType<typeof announced>>;

/** The learner `n` appeals; heard by the authorised chair and a teacher. */
async function appealed(
  { prefix, teachers, commission }: Announced,
  n: number,
  kind: AppealKind,
  vote: HearingVote = 'uphold',
) {
  const learner = await test.as(`${prefix}-${n}`);
  const { results } = await learner.call(listMyAppeals, {});
  const { id } = await file(learner, kind, results[0]?.result ?? { kind: 'examination', id: '' });
  await commission(teachers, 'Доверенность от 12.01.2026 № 4');
  await hear(
    test,
    prefix,
    id,
    teachers.map((seat) => ({ seat, vote })),
  );
  return { params: { appealId: id }, chair: await test.as(teachers[0]?.login ?? '') };
}

const protocolsOf = (sessionId: string) =>
  test.db.query<{ id: string; form: number; status: string; grades: string[] }[]>(
    `SELECT id, form, status, ARRAY(SELECT coalesce(r->>'grade', '-') FROM jsonb_array_elements(content->'rows') r) AS grades
     FROM protocol WHERE session_id = $1 ORDER BY drafted_at, id`,
    [sessionId],
  );

/** As if the registry had issued it: to whom the session has given no second time. */
async function issueReference(protocolId: string, login: string): Promise<void> {
  await test.db.query(
    `WITH whose AS (
       SELECT e.id, e.learner_id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = $2
     ), numbered AS (
       INSERT INTO document_number (series, year, n, text, enrolment_id, protocol_id, state)
       SELECT 'reference', 2026, 7, 'С-7', id, $1, 'issued' FROM whose RETURNING id
     )
     INSERT INTO issued_document (kind, number_id, protocol_id, enrolment_id, learner_id, issued_on, issued_by, snapshot, code)
     SELECT 'reference', numbered.id, $1, whose.id, whose.learner_id, current_date, whose.learner_id, '{}', $2 FROM whose, numbered`,
    [protocolId, login],
  );
}

describe('5.5 the director has chaired the attestation (2.5)', () => {
  it('may not chair the appeal; an authorised person may, by a document that the protocol names', async () => {
    const held = await announced('exam', ['unsatisfactory', 'good']);
    const learner = await test.as(`${held.prefix}-1`);
    const { results } = await learner.call(listMyAppeals, {});
    expect(results[0]?.result.kind).toBe('examination');
    const { id } = await file(learner, 'result', results[0]?.result ?? { kind: 'examination', id: '' });
    const params = { appealId: id };
    const secretary = await test.as(`${held.prefix}-secretary`);
    await held.commission([held.conflicted, ...held.teachers]);
    const codes = async () =>
      (await secretary.call(getAppeal, { params })).commission?.refusals.map(({ code }) => code);
    expect(await codes()).toEqual(['appeals-commission.from-attestation']);
    const body = { at: new Date(Date.now() + 3_600_000), place: 'Ауд. 12', link: null };
    expect(await refusedCodes(secretary.call(scheduleHearing, { params, body }))).toEqual([
      'appeals-commission.from-attestation',
    ]);
    await held.commission(held.teachers);
    expect(await codes()).toEqual(['appeals-commission.chair']);
    await held.commission(held.teachers, 'Доверенность от 12.01.2026 № 4');
    expect(await codes()).toEqual([]);
    await hear(
      test,
      held.prefix,
      id,
      held.teachers.map((seat) => ({ seat, vote: 'reject' as const })),
    );
    const chair = await test.as(held.teachers[0]?.login ?? '');
    const decided = await chair.call(decideAppeal, { params, body: { reasons: 'Оценка верна.' } });
    expect(decided).toMatchObject({ currentMark: 'unsatisfactory', consequences: [], amendedProtocols: [] });
    expect(decided.protocol?.html).toContain('Доверенность от 12.01.2026 № 4');
  });
});

describe('5.10 an appeal against the mark of an exam, upheld', () => {
  it('changes the mark in form 2 for him alone, and annuls what was issued on the old one', async () => {
    const held = await announced('exam', ['unsatisfactory', 'good']);
    const [first] = await protocolsOf(held.sessionId);
    await test.db.query(`UPDATE program SET policy = policy || '{"markScale": "four-point"}' WHERE id = $1`, [
      held.world.programId,
    ]);
    await issueReference(first?.id ?? '', `${held.prefix}-1`);
    const { params, chair } = await appealed(held, 1, 'result');
    const off = { newMark: 'pass' as const, reasons: 'Ответ верен.' };
    expect((await chair.call(previewAppealDecision, { params, body: off })).refusals.map(({ code }) => code)).toEqual([
      'mark.off-scale',
    ]);
    const body = { newMark: 'good' as const, reasons: 'Ответ на второй вопрос билета верен.' };
    const decided = await chair.call(decideAppeal, { params, body });
    expect(decided).toMatchObject({ formerMark: 'unsatisfactory', currentMark: 'good' });
    expect(decided.consequences[0]).toBe(
      'Результат итогового экзамена изменить: «хорошо» вместо «неудовлетворительно».',
    );
    expect(decided.consequences.at(-1)).toBe('Справку №\u00a0С-7 аннулировать.');
    const [document] = await test.db.query<{ status: string; reason: string }[]>(
      'SELECT status, status_reason AS reason FROM issued_document WHERE protocol_id = $1',
      [first?.id],
    );
    expect(document).toMatchObject({ status: 'annulled', reason: expect.stringContaining('апелляционной комиссии') });
    const amended = await signByAll(test, decided.amendedProtocols[0]?.id ?? '');
    expect(amended).toMatchObject({ status: 'signed', form: 2 });
    expect(amended.html).toContain(`взамен протокола №\u00a0${decided.amendedProtocols[0]?.replaces}`);
    expect(await protocolsOf(held.sessionId)).toMatchObject([
      { id: first?.id, form: 2, status: 'replaced', grades: ['unsatisfactory', 'good'] },
      { form: 2, status: 'signed', grades: ['good', 'good'] },
    ]);
    const mine = (await (await test.as(`${held.prefix}-1`)).call(listMyAppeals, {})).appeals[0];
    expect(mine?.decision).toMatchObject({ upheld: true, newMark: 'good' });
  });
});

describe('5.9, 5.10 an appeal on the defence of a thesis', () => {
  it('changes the mark in form 3 of that learner, and leaves the other’s protocol alone', async () => {
    const held = await announced('defence', ['satisfactory', 'good']);
    const before = await protocolsOf(held.sessionId);
    const { params, chair } = await appealed(held, 1, 'result');
    const decided = await chair.call(decideAppeal, {
      params,
      body: { newMark: 'excellent', reasons: 'Работа полная.' },
    });
    expect(decided.consequences[0]).toContain('защиты итоговой аттестационной работы изменить: «отлично»');
    const amended = await signByAll(test, decided.amendedProtocols[0]?.id ?? '');
    expect(amended).toMatchObject({ status: 'signed', form: 3 });
    expect(amended.html).toContain('отлично');
    const after = await protocolsOf(held.sessionId);
    expect(after.map(({ status, grades }) => [status, ...grades]).sort()).toEqual([
      ['replaced', 'satisfactory'],
      ['signed', 'excellent'],
      ['signed', 'good'],
    ]);
    expect(before).toHaveLength(2);
  });

  it('against its procedure: annuls the result and sets a second time', async () => {
    const held = await announced('defence', ['satisfactory', 'good']);
    const { params, chair } = await appealed(held, 2, 'procedure');
    const body = { confirmed: true, influenced: true, reasons: 'Членов комиссии было меньше, чем нужно.' };
    const decided = await chair.call(decideAppeal, { params, body });
    expect(decided.consequences[0]).toBe('Результат защиты итоговой аттестационной работы аннулировать.');
    expect(decided.consequences[1]).toMatch(/^Назначить слушателю итоговую аттестацию заново/u);
    const [examination] = await test.db.query(
      `SELECT x.annulled_at IS NOT NULL AS annulled, (SELECT count(*)::int FROM meeting_decision d
         WHERE d.enrolment_id = x.enrolment_id AND d.kind = 'second-time' AND d.appeal_id = $2) AS granted
       FROM examination x WHERE x.session_id = $1 AND x.position = 2`,
      [held.sessionId, params.appealId],
    );
    expect(examination).toEqual({ annulled: true, granted: 1 });
    expect(await signByAll(test, decided.amendedProtocols[0]?.id ?? '')).toMatchObject({ status: 'signed', form: 3 });
    const again = (await (await test.as(`${held.prefix}-2`)).call(listMyAppeals, {})).results;
    expect(again).toEqual([]);
  });
});
