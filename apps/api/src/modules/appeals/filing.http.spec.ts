import { randomUUID } from 'node:crypto';
import {
  fileAppeal,
  getAppeal,
  getAppealAttachment,
  getAttemptTimeline,
  getCalendar,
  listAppeals,
  listMyAppeals,
  previewAppeal,
  previewCalendar,
  publishCalendar,
  removeAppealAttachment,
  uploadAppealAttachment,
} from '@itog/contracts';
import { APPEAL_MAX_FILE_BYTES, APPEAL_MAX_FILES, APPEAL_MAX_UPLOADS, dayOf } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { appealsCommission, file } from '../../testing/appeals.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { TEST_PASSWORD, testApp, type TestApp } from '../../testing/test-app.ts';
import { HearingRemindersJob } from '../hearings/hearing-reminders.job.ts';

let test: TestApp;
let worlds = 0;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

async function failed() {
  const prefix = `fl${++worlds}`;
  const world = await test.world({ prefix, learners: 2, questions: 3 });
  await appealsCommission(test, world, prefix);
  await signedProtocol(test, world, [
    { login: `${prefix}-1`, mark: 'fail' },
    { login: `${prefix}-2`, mark: 'pass' },
  ]);
  const learner = await test.as(`${prefix}-1`);
  const { results } = await learner.call(listMyAppeals, {});
  return { prefix, world, learner, result: results[0]?.result ?? { kind: 'attempt' as const, id: '' } };
}

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const pdf = (bytes = 1_000) => Uint8Array.from(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9, 32)]));
const upload = (learner: ApiClient, fileName: string, body: Uint8Array) =>
  learner.call(uploadAppealAttachment, { query: { fileName }, body });

describe('5.3 attachments', () => {
  it('are known by what their bytes are, whatever their name says', async () => {
    const { learner } = await failed();
    expect(await upload(learner, 'снимок.exe', PNG)).toMatchObject({ name: 'снимок.png', mediaType: 'image/png' });
    expect(await upload(learner, '../../etc/passwd', pdf())).toMatchObject({ mediaType: 'application/pdf' });
    const others: [string, Uint8Array][] = [
      ['письмо.pdf', Uint8Array.from(Buffer.from('<script>alert(1)</script>'))],
      ['снимок.png', Uint8Array.from(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
      ['картинка.png', Uint8Array.from(Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'))],
      ['программа.pdf', Uint8Array.from(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]))],
      ['архив.docx', Uint8Array.from(Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]))],
    ];
    for (const [name, bytes] of others)
      expect([name, await refusedCodes(upload(learner, name, bytes))]).toEqual([name, ['appeal.file-type']]);
  });

  it('are twenty megabytes at most, and not one byte more', async () => {
    const { learner } = await failed();
    expect(await upload(learner, 'скан.pdf', pdf(APPEAL_MAX_FILE_BYTES))).toMatchObject({
      bytes: APPEAL_MAX_FILE_BYTES,
    });
    expect(await refusedCodes(upload(learner, 'скан.pdf', pdf(APPEAL_MAX_FILE_BYTES + 1)))).toEqual([
      'input.too-large',
    ]);
  });

  it('are ten to an appeal, twenty kept for later, and nobody else’s', async () => {
    const { prefix, learner, result } = await failed();
    const ids: string[] = [];
    for (let n = 1; n <= APPEAL_MAX_UPLOADS; n++) ids.push((await upload(learner, `${n}.pdf`, pdf(1_000 + n))).id);
    expect(await refusedCodes(upload(learner, 'ещё.pdf', pdf()))).toEqual(['appeal.uploads-too-many']);
    const application = { kind: 'result' as const, result, text: 'Не согласен.' };
    const many = { ...application, attachmentIds: ids.slice(0, APPEAL_MAX_FILES + 1) };
    expect(await refusedCodes(learner.call(previewAppeal, { body: many }))).toEqual(['input.invalid']);
    const stranger = await test.as(`${prefix}-2`);
    const [first = '', second = ''] = ids;
    expect(await refusedCodes(stranger.call(removeAppealAttachment, { params: { attachmentId: first } }))).toEqual([
      'not-found',
    ]);
    for (const [attachmentIds, code] of [
      [[randomUUID()], 'not-found'],
      [[first, first], 'input.invalid'],
    ] as const) {
      const preview = learner.call(previewAppeal, { body: { ...application, attachmentIds: [...attachmentIds] } });
      expect(await refusedCodes(preview)).toEqual([code]);
    }

    const body = { ...application, attachmentIds: [second, first] };
    const { contentSha256 } = await learner.call(previewAppeal, { body });
    const appeal = await learner.call(fileAppeal, { body: { ...body, contentSha256, password: TEST_PASSWORD } });
    expect(appeal.attachments.map(({ name }) => name)).toEqual(['2.pdf', '1.pdf']);
    expect(await refusedCodes(learner.call(removeAppealAttachment, { params: { attachmentId: first } }))).toEqual([
      'not-found',
    ]);
    const files = async () => (await test.db.query(`SELECT 1 FROM stored_file`)).length;
    const before = await files();
    await learner.call(removeAppealAttachment, { params: { attachmentId: ids[2] ?? '' } });
    expect(await files()).toBe(before - 1); // what nobody sent is not kept either
    const params = { appealId: appeal.id, attachmentId: first };
    const sent = await (await test.as(`${prefix}-secretary`)).send(getAppealAttachment, { params });
    expect(sent.headers.get('content-type')).toBe('application/octet-stream');
    expect(sent.headers.get('content-disposition')).toMatch(/^attachment/u);
    expect(await refusedCodes(stranger.call(getAppealAttachment, { params }))).toEqual(['not-found']);
  });
});

describe('5.3 the words of an application', () => {
  it.each([
    ['another script, right to left', 'שלום, أعترض على النتيجة', true],
    ['marks of direction', '\u202Eтсет\u202C и \u200Fслово', true],
    ['emoji, joined and with a colour', '👩🏽‍🚒 не согласна 🏴󠁧󠁢󠁷󠁬󠁳󠁿', true],
    ['accents one upon another', `е${'\u0301'.repeat(300)}`, true],
    ['markup', '<img src=x onerror=alert(1)> & </article>', true],
    ['a NUL', 'Не\u0000согласен', false],
    ['half of a pair', 'Не согласен \uD83D', false],
    ['blanks alone', ' \n\t ', false],
  ])('%s: taken %p', async (_, text, taken) => {
    const { prefix, learner, result } = await failed();
    if (!taken) {
      expect(await refusedCodes(file(learner, 'result', result, text))).toEqual(['input.invalid']);
      return;
    }
    const appeal = await file(learner, 'result', result, text);
    const seen = await (await test.as(`${prefix}-secretary`)).call(getAppeal, { params: { appealId: appeal.id } });
    expect([appeal.text, seen.text]).toEqual([text.trim(), text.trim()]);
    expect(seen.applicationHtml).not.toMatch(/<img|<\/article>[^$]*<\/article>/u);
  });
});

describe('5.9, 5.10 the timeline', () => {
  it('of an attempt with five thousand choices opens within a second', async () => {
    const prefix = `fl${++worlds}`;
    const world = await test.world({ prefix, learners: 1, questions: 60 });
    await signedProtocol(test, world, [{ login: `${prefix}-1`, mark: 'fail' }]);
    const [attempt] = await test.db.query<{ id: string }[]>('SELECT id FROM attempt WHERE session_id = $1', [
      world.sessionId,
    ]);
    const paperId = attempt?.id;
    await test.db.query(
      `INSERT INTO paper_question (paper_id, question_id, position, version_id, option_ids, right_option_id)
       SELECT $1, q.id, q.position, v.id, array_agg(o.id ORDER BY o.position), (array_agg(o.id ORDER BY o.position))[1]
       FROM question q JOIN question_version v ON v.question_id = q.id JOIN question_option o ON o.version_id = v.id
       WHERE q.program_id = $2 GROUP BY q.id, v.id`,
      [paperId, world.programId],
    );
    await test.db.query(
      `UPDATE paper SET questions = 60, sheet = (SELECT json_agg(json_build_array(pq.question_id, pq.version_id,
         (SELECT json_agg(json_build_array(o, o)) FROM unnest(pq.option_ids) o)) ORDER BY pq.position)
         FROM paper_question pq WHERE pq.paper_id = paper.id) WHERE id = $1`,
      [paperId],
    );
    await test.db.query(
      `INSERT INTO answer_event (attempt_id, revision, question_id, option_id, at, offset_ms)
       SELECT $1, n, pq.question_id, pq.option_ids[1 + n % 4], a.started_at + n * interval '300 ms', n * 300
       FROM generate_series(1, 5000) n JOIN paper_question pq ON pq.paper_id = $1 AND pq.position = 1 + n % 60
       JOIN attempt a ON a.id = $1`,
      [paperId],
    );
    const auditor = await test.as(`${prefix}-auditor`);
    const params = { attemptId: paperId ?? '' };
    await auditor.call(getAttemptTimeline, { params });
    // Processor time of server and client together: other specs run beside this one.
    const [begun, used] = [performance.now(), process.cpuUsage()];
    const { events, questions } = await auditor.call(getAttemptTimeline, { params });
    const { user, system } = process.cpuUsage(used);
    expect((user + system) / 1_000).toBeLessThan(1_000);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(events.filter(({ kind }) => kind === 'choice')).toHaveLength(5_000);
    expect(questions.reduce((sum, { saves }) => sum + saves, 0)).toBe(5_000);
  });
});

describe('5.6 a calendar that moves an open deadline', () => {
  it('is shown with its consequences, audited, and reminds anew; then the task is red', async () => {
    const { prefix, learner, result } = await failed();
    const appeal = await file(learner, 'procedure', result);
    const job = test.app.get(HearingRemindersJob, { strict: false });
    const mine = async () => (await job.remind()).filter((id) => id === appeal.id).length;
    const filedBefore = async (days: number) => {
      await test.db.query('ALTER TABLE appeal DISABLE TRIGGER appeal_is_final');
      await test.db.query(`UPDATE appeal SET filed_at = filed_at - $2 * interval '1 day' WHERE id = $1`, [
        appeal.id,
        days,
      ]);
      await test.db.query('ALTER TABLE appeal ENABLE TRIGGER appeal_is_final');
    };
    const secretary = await test.as(`${prefix}-secretary`);
    const dueBy = async () => (await secretary.call(getAppeal, { params: { appealId: appeal.id } })).considerBy;
    const today = dayOf(new Date(), 'Asia/Yekaterinburg');
    expect(await mine()).toBe(0);
    for (let days = 0; (await dueBy()).day > today && days < 14; days++) await filedBefore(1);
    const before = await dueBy();
    expect(before).toMatchObject({ overdue: before.day < today });
    expect([await mine(), await mine()]).toEqual([1, 0]);

    const admin = await test.as(`${prefix}-admin`);
    const params = { country: 'RU' as const, year: before.day.slice(0, 4) };
    const now = await admin.call(getCalendar, { params });
    const off = { day: before.day, kind: 'off' as const, title: null, transferredFrom: null };
    const days = [...now.days.filter(({ day }) => day !== before.day), off];
    const { moved } = await admin.call(previewCalendar, { params, body: { days } });
    expect(moved.find(({ subjectId }) => subjectId === appeal.id)).toMatchObject({ before: before.day });
    const body = { base: now.version, status: 'approved' as const, source: 'Указ', reason: 'Нерабочий день', days };
    await admin.call(publishCalendar, { params, body });
    const [entry] = await test.db.query<{ facts: { moved: { subjectId: string; after: string }[] } }[]>(
      `SELECT facts FROM audit_entry WHERE action = 'calendars.publish' ORDER BY id DESC LIMIT 1`,
    );
    const after = await dueBy();
    expect(after.day > before.day).toBe(true);
    expect(entry?.facts.moved.find(({ subjectId }) => subjectId === appeal.id)?.after).toBe(after.day);
    expect(await mine()).toBe(after.endsAt.getTime() - Date.now() <= 86_400_000 ? 1 : 0);
    await filedBefore(30);
    expect(await dueBy()).toMatchObject({ overdue: true });
    const red = await secretary.call(listAppeals, { query: { due: 'overdue' } });
    expect(red.appeals.map(({ id }) => id)).toContain(appeal.id);
  });
});
