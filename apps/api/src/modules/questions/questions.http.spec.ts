import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createProgram,
  createQuestion,
  exportQuestions,
  getPicture,
  getQuestion,
  importQuestions,
  listQuestions,
  publishQuestions,
  reviseQuestion,
  startAttempt,
  updateProgram,
  uploadPicture,
  withdrawQuestion,
  type CallOf,
  type Question,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { FileStore } from '../../platform/file-store.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { PaperService } from '../attestation/paper.service.ts';
import { SweepJob } from '../prints/sweep.job.ts';

let api: TestApp;
let world: World;
let teacher: ApiClient;

beforeAll(async () => {
  api = await testApp();
  world = await api.world({ questions: 3 });
  teacher = await api.as('w-teacher');
});
afterAll(() => api.close());

const fixture = (name: string) => new Uint8Array(readFileSync(resolve('libs/question-formats/fixtures', name)));
const text = (content: string) => new TextEncoder().encode(content);

/** A program with an empty bank. */
async function emptyBank(): Promise<{ programId: string }> {
  const body = { kind: 'professional-development', title: 'Пустой банк', hours: 16, studyForm: 'заочная' } as const;
  const admin = await api.as('w-admin');
  const { id } = await admin.call(createProgram, { body: { ...body, forms: ['test'], modules: [], policy: {} } });
  return { programId: id };
}
const importFile = (params: { programId: string }, body: Uint8Array, commit: boolean, fileName = 'bank.txt') =>
  teacher.call(importQuestions, { params, query: { fileName, commit: commit ? 'true' : 'false' }, body });
const bankOf = (params: { programId: string }, query: CallOf<typeof listQuestions>['query'] = {}) =>
  teacher.call(listQuestions, { params, query });

type Fields = CallOf<typeof createQuestion>['body'];
const fields = (more: Partial<Fields> = {}): Fields => ({
  name: 'Вопрос',
  topic: 'Тема',
  html: '<p>Сколько будет 2 + 2?</p>',
  options: [
    { html: '4', correct: true },
    { html: '5', correct: false },
  ],
  explanationHtml: null,
  ...more,
});
const create = (params: { programId: string }, more: Partial<Fields> = {}) =>
  teacher.call(createQuestion, { params, body: fields(more) });
const revise = (question: Question, more: Partial<Fields> = {}) =>
  teacher.call(reviseQuestion, {
    params: { questionId: question.id },
    body: { ...fields(more), version: question.version },
  });
const withdraw = (questionId: string) => teacher.call(withdrawQuestion, { params: { questionId } });
const publish = (params: { programId: string }) => teacher.call(publishQuestions, { params });

describe('3.5 importing a bank', () => {
  it('writes nothing on a trial run and says the same as the import itself', async () => {
    const bank = await emptyBank();
    const trial = await importFile(bank, fixture('bank.gift'), false);
    expect(trial).toMatchObject({ format: 'gift', committed: false, refused: 0, fileRefusals: [] });
    expect(trial.taken + trial.changed).toBeGreaterThan(2);
    expect((await bankOf(bank)).questions).toEqual([]);
    expect(await importFile(bank, fixture('bank.gift'), true)).toEqual({ ...trial, committed: true });
    const { questions, topics } = await bankOf(bank);
    expect(questions).toHaveLength(trial.items.length);
    expect(questions.map(({ status }) => status)).toEqual(questions.map(() => 'draft'));
    expect(topics[0]?.title).toBe('Пожарная безопасность / Общие требования');
  });

  it('reports what it refuses, with the reason, and takes the rest', async () => {
    const bank = await emptyBank();
    const file = '::Верный:: 2+2? {=4 ~5}\n\n::Эссе:: Расскажите о себе. {}\n\n::Два ключа:: Какие? {=1 =2 ~3}\n';
    const report = await importFile(bank, text(file), true);
    expect(report.items.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Верный', 'taken'],
      ['Эссе', 'refused'],
      ['Два ключа', 'refused'],
    ]);
    expect(report.items[1]?.notes[0]?.text).toMatch(/эссе/i);
    expect((await bankOf(bank)).questions.map(({ name }) => name)).toEqual(['Верный']);
  });

  it('never adds a question that the bank holds already', async () => {
    const bank = await emptyBank();
    await importFile(bank, text('Сколько будет 2+2? {=4 ~5}'), true);
    const again = await importFile(bank, text('Сколько  будет 2+2? {~5 =4}\n\nА 3+3? {=6 ~7}'), true);
    expect(again).toMatchObject({ taken: 1, changed: 0, refused: 0, same: 1 });
    expect(again.items.map(({ outcome, excerpt }) => [outcome, excerpt])).toEqual([
      ['same', 'Сколько будет 2+2?'],
      ['taken', 'А 3+3?'],
    ]);
    expect((await bankOf(bank)).questions.map(({ excerpt }) => excerpt)).toEqual(['Сколько будет 2+2?', 'А 3+3?']);
  });

  it('adds a question once when two people import the same file at once', async () => {
    const bank = await emptyBank();
    const file = text('Сколько будет 2+2? {=4 ~5}');
    await Promise.all([1, 2, 3, 4].map(() => importFile(bank, file, true)));
    expect((await bankOf(bank)).questions).toHaveLength(1);
  });

  it.each([
    ['a document', text('%PDF-1.7'), 'file-kind'],
    ['XML with a DTD', text('<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>'), 'xml-doctype'],
    ['a file without questions', text('просто текст'), 'format-unknown'],
  ])('refuses %s whole, with a sentence', async (_, file, code) => {
    const report = await importFile(await emptyBank(), file, true);
    expect(report).toMatchObject({ format: null, committed: false, items: [] });
    expect(report.fileRefusals.map((refusal) => refusal.code)).toEqual([code]);
    expect(report.fileRefusals[0]?.text).toMatch(/[а-я]{3}/);
  });

  it('says in which old encoding it has read the file', async () => {
    const cyrillic = Uint8Array.from('Сколько будет дважды два, если считать верно? {=четыре ~пять}', (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    });
    const report = await importFile(await emptyBank(), cyrillic, false);
    expect(report.fileNotes.map(({ code }) => code)).toEqual(['read-as-windows-1251']);
  });
});

describe('editing', () => {
  it('cleans what the editor sends, by the rules of the import', async () => {
    const question = await create(await emptyBank(), {
      html: '<p onclick="x()">Кто прав?<script>alert(1)</script></p>',
      explanationHtml: '<iframe src="//e.org"></iframe>',
    });
    expect(question).toMatchObject({ html: 'Кто прав?', explanationHtml: null, status: 'draft', version: 1 });
  });

  it('makes a version of every change, and never touches an earlier one', async () => {
    const first = await create(await emptyBank());
    const second = await revise(first, { html: 'Сколько будет 3 + 1?' });
    expect(second).toMatchObject({ version: 2, html: 'Сколько будет 3 + 1?' });
    expect(second.versions.map(({ version, author }) => [version, author])).toEqual([
      [2, 'Проверочный teacher'],
      [1, 'Проверочный teacher'],
    ]);
    const versions = await api.db.query('SELECT html FROM question_version WHERE question_id = $1 ORDER BY version', [
      first.id,
    ]);
    expect(versions).toEqual([{ html: 'Сколько будет 2 + 2?' }, { html: 'Сколько будет 3 + 1?' }]);
  });

  it('refuses a change made on an old version, also of two at once', async () => {
    const first = await create(await emptyBank());
    const both = await Promise.allSettled([revise(first, { name: 'А' }), revise(first, { name: 'Б' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedCodes(revise(first))).toEqual(['version.stale']);
  });

  it('refuses a picture of another bank, naming the place', async () => {
    const picture = '<img src="picture:' + 'b'.repeat(64) + '">';
    const options = [...fields().options.slice(0, 1), { html: picture, correct: false }];
    const response = await teacher.send(createQuestion, { params: await emptyBank(), body: fields({ options }) });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ refusals: [{ issues: [{ path: 'options.1.html' }] }] });
  });

  it('finds questions by words, topic and status', async () => {
    const bank = await emptyBank();
    await create(bank, { name: 'Первый', topic: 'А' });
    const { id } = await create(bank, { name: 'Второй', topic: 'Б', html: 'Где СТОП-линия?' });
    const { topics } = await bankOf(bank);
    expect(topics).toMatchObject([
      { title: 'А', published: 0, draft: 1 },
      { title: 'Б', published: 0, draft: 1 },
    ]);
    const ids = async (query: CallOf<typeof listQuestions>['query']) =>
      (await bankOf(bank, query)).questions.map((question) => question.id);
    expect(await ids({ search: 'стоп-линия' })).toEqual([id]);
    expect(await ids({ topicId: topics[1]!.id })).toEqual([id]);
    expect(await ids({ status: 'published' })).toEqual([]);
  });
});

describe('3.5 publishing', () => {
  it('refuses a bank with any unfit question, with all the blockers', async () => {
    const bank = await emptyBank();
    expect(await refusedCodes(publish(bank))).toEqual(['bank.empty']);
    const twoKeys = fields().options.map(({ html }) => ({ html, correct: true }));
    const bad = await create(bank, { name: 'Два ключа', options: twoKeys });
    const worse = await create(bank, { name: 'Один вариант', options: [{ html: '4', correct: true }] });
    await create(bank, { name: 'Годный' });
    const refusals = [
      { code: 'bank.question-unfit', clause: '3.5', questionId: bad.id, name: 'Два ключа' },
      { code: 'bank.question-unfit', clause: '3.5', questionId: worse.id, name: 'Один вариант' },
    ];
    const { publishRefusals, questions } = await bankOf(bank);
    expect(publishRefusals).toEqual(refusals);
    expect(questions[0]?.refusals).toEqual([{ code: 'question.not-one-right', clause: '3.5', right: 2 }]);
    expect(await refusedCodes(publish(bank))).toEqual(['bank.question-unfit', 'bank.question-unfit']);
    expect((await bankOf(bank, { status: 'published' })).questions).toEqual([]);
    await revise(bad);
    await revise(worse, { html: 'Ещё вопрос' });
    expect(await publish(bank)).toEqual({ published: 3 });
    expect(await publish(bank)).toEqual({ published: 0 });
  });

  it('refuses a topic smaller than the blueprint, questions without a topic being one topic more', async () => {
    const bank = await emptyBank();
    await create(bank, { topic: 'А' });
    await create(bank, { topic: 'А', html: 'Другой' });
    await create(bank, { topic: null, html: 'Третий' });
    const admin = await api.as('w-admin');
    const body = { kind: 'professional-development', title: 'П', hours: 16, studyForm: 'заочная' } as const;
    const policy = { questionsPerTopic: 2 };
    await admin.call(updateProgram, { params: bank, body: { ...body, forms: ['test'], modules: [], policy } });
    expect((await bankOf(bank)).publishRefusals).toEqual([
      { code: 'bank.topic-too-small', clause: '3.5', topic: 'Без темы', has: 1, needs: 2 },
    ]);
  });

  it('keeps the published version in papers until a revision is published', async () => {
    const bank = await emptyBank();
    const question = await create(bank);
    await publish(bank);
    const revised = await revise(question, { name: 'Новая версия' });
    expect(revised.status).toBe('draft');
    const { topics } = await bankOf(bank);
    expect(topics).toMatchObject([{ published: 1, draft: 1 }]);
    await publish(bank);
    const read = await teacher.call(getQuestion, { params: { questionId: question.id } });
    expect(read).toMatchObject({ status: 'published', version: 2, name: 'Новая версия' });
  });

  it('takes a withdrawn question out of the bank; a revision brings it back as a draft only', async () => {
    const bank = await emptyBank();
    const question = await create(bank);
    await create(bank, { html: 'Второй' });
    await publish(bank);
    expect(await withdraw(question.id)).toMatchObject({ status: 'withdrawn' });
    expect(await withdraw(question.id)).toMatchObject({ status: 'withdrawn' });
    expect((await bankOf(bank)).topics).toMatchObject([{ published: 1, draft: 0 }]);
    const back = await revise(question, { html: 'Снова здесь' });
    expect(back).toMatchObject({ status: 'draft', version: 2 });
    expect((await bankOf(bank)).topics).toMatchObject([{ published: 1, draft: 1 }]);
  });
});

describe('papers and a bank that changes', () => {
  const papers = (login: string): Promise<{ id: string; html: string }[]> =>
    api.db.query(
      `SELECT p.id, v.html FROM paper p JOIN enrolment e ON e.id = p.enrolment_id JOIN app_user u ON u.id = e.learner_id
       JOIN paper_question q ON q.paper_id = p.id JOIN question_version v ON v.id = q.version_id
       WHERE u.login = $1 ORDER BY v.html`,
      [login],
    );
  const jobs = () => api.db.query(`SELECT data FROM pgboss.job WHERE name = 'attestation.draw-papers'`);
  const draw = () => api.app.get(PaperService, { strict: false }).drawForSession(world.sessionId);

  it('draws anew for those who have not started; whoever has started keeps his paper', async () => {
    await draw();
    const learner = await api.as('w-1');
    const attempt = await learner.call(startAttempt, { params: { sessionId: world.sessionId } });
    const [started, waiting] = await Promise.all([papers('w-1'), papers('w-2')]);
    expect([started.length, waiting.length]).toEqual([3, 3]);

    const { questions } = await bankOf(world);
    const [row] = questions;
    const old = await teacher.call(getQuestion, { params: { questionId: row!.id } });
    await revise(old, { html: 'Исправленный вопрос' });
    expect(await papers('w-2')).toEqual(waiting);
    await publish(world);
    expect(await papers('w-2')).toEqual([]);
    expect(await papers('w-1')).toEqual(started);
    expect(attempt.questions.map(({ text: shown }) => shown)).not.toContain('Исправленный вопрос');
    expect(await jobs()).toEqual([{ data: { sessionId: world.sessionId } }]);
    await draw();
    expect((await papers('w-2')).map(({ html }) => html)).toContain('Исправленный вопрос');
  });

  it('does so too when a question is withdrawn, but never empties the bank of a session', async () => {
    const [first, second, third] = (await bankOf(world)).questions;
    await withdraw(first!.id);
    expect(await papers('w-2')).toEqual([]);
    await draw();
    expect(await papers('w-2')).toHaveLength(2);
    await withdraw(second!.id);
    expect(await refusedCodes(withdraw(third!.id))).toEqual(['bank.empty']);
  });
});

/** The smallest whole pictures of the four kinds. */
const PICTURES = {
  'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'image/gif': 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'image/webp': 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==',
  'image/jpeg':
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
} as const;
const pixels = (kind: keyof typeof PICTURES) => new Uint8Array(Buffer.from(PICTURES[kind], 'base64'));
const upload = (params: { programId: string }, body: Uint8Array) => teacher.call(uploadPicture, { params, body });

describe('a picture that an author adds by hand', () => {
  it.each(Object.keys(PICTURES) as (keyof typeof PICTURES)[])('is taken as %s, whatever it is called', async (kind) => {
    const { sha256 } = await upload(await emptyBank(), pixels(kind));
    const { bytes, headers } = await teacher.download(getPicture, { params: { sha256 } });
    expect(headers.get('content-type')).toBe(kind);
    expect(Buffer.from(bytes).toString('base64')).toBe(PICTURES[kind]);
  });

  it('stands in a new version, while the published one stays as it was; another bank does not know it', async () => {
    const bank = await emptyBank();
    const question = await create(bank);
    await publish(bank);
    const published = () =>
      api.db.query(
        `SELECT v.html, (SELECT count(*)::int FROM question_picture p WHERE p.version_id = v.id) AS pictures
         FROM question q JOIN question_version v ON v.id = q.published_version_id WHERE q.id = $1`,
        [question.id],
      );
    const before = await published();
    const { sha256 } = await upload(bank, pixels('image/png'));
    expect(await upload(bank, pixels('image/png'))).toEqual({ sha256 });
    const stranger = await api.as('w-1');
    await expect(stranger.download(getPicture, { params: { sha256 } })).rejects.toMatchObject({ status: 404 });
    const html = `Что это?<br><img src="picture:${sha256}" alt="Знак &quot;Стоп&quot;" onerror="alert(1)">`;
    const options = [
      { html: `<img src="picture:${sha256}" alt="Знак">`, correct: true },
      { html: '5', correct: false },
    ];
    const revised = await revise(question, { html, options });
    expect(revised.html).toBe(`Что это?<br /><img src="picture:${sha256}" alt="Знак &quot;Стоп&quot;" />`);
    expect(revised.options[0]?.html).toContain(`picture:${sha256}`);
    expect((await bankOf(bank)).questions[0]).toMatchObject({ pictures: 1, status: 'draft' });
    expect(await published()).toEqual(before);
    expect(await refusedCodes(create(await emptyBank(), { html }))).toEqual(['input.invalid']);
  });

  it('is removed a week later when no question has ever shown it, in any version or part', async () => {
    const bank = await emptyBank();
    const img = (sha256: string) => `Что это? <img src="picture:${sha256}" alt="Знак">`;
    const add = async (mark: number) => {
      // A byte after the picture's end makes another file of the same picture.
      const { sha256 } = await upload(bank, new Uint8Array([...pixels('image/png'), mark]));
      return sha256;
    };
    const [inText, inOption, inExplanation, added, renewed, elsewhere, unused] = (await Promise.all(
      Array.from({ length: 7 }, (_, mark) => add(mark)),
    )) as [string, string, string, string, string, string, string];
    const question = await create(bank, { html: img(inText), explanationHtml: img(inExplanation) });
    await create(bank, {
      options: [
        { html: img(inOption), correct: true },
        { html: '5', correct: false },
      ],
    });
    await revise(question, { html: 'Уже без картинки', explanationHtml: null });
    const job = api.app.get(SweepJob, { strict: false });
    const known = () => api.db.query('SELECT sha256 FROM bank_picture WHERE program_id = $1', [bank.programId]);
    await job.sweep();
    expect(await known()).toHaveLength(7);
    await api.db.query(`UPDATE bank_picture SET added_at = now() - interval '8 days' WHERE sha256 <> $1`, [added]);
    await add(4);
    await api.db.query(
      'INSERT INTO design_picture (sha256, width, height, added_by) SELECT $1, 1, 1, added_by FROM bank_picture LIMIT 1',
      [elsewhere],
    );
    await job.sweep();
    const left = (await known()).map(({ sha256 }: { sha256: string }) => sha256);
    expect(left.sort()).toEqual([inText, inOption, inExplanation, added, renewed].sort());
    const files = api.app.get(FileStore);
    expect(await Promise.all([inText, elsewhere, unused].map((sha256) => files.has(sha256)))).toEqual([
      true,
      true,
      false,
    ]);
    await expect(teacher.download(getPicture, { params: { sha256: unused } })).rejects.toMatchObject({ status: 404 });
    expect(await refusedCodes(create(bank, { html: img(unused) }))).toEqual(['input.invalid']);
    expect(await add(6)).toBe(unused);
    expect(await files.has(unused)).toBe(true);
  });

  it('is refused in a sentence where it is none, is broken, or is too large; nothing is kept', async () => {
    const bank = await emptyBank();
    const huge = pixels('image/png');
    new DataView(huge.buffer, huge.byteOffset).setUint32(16, 9_000);
    const cases: [Uint8Array, string][] = [
      [text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'question.picture-kind'],
      [text('%PDF-1.7 not a picture'), 'question.picture-kind'],
      [pixels('image/png').slice(0, 30), 'question.picture-broken'],
      [pixels('image/jpeg').slice(0, 40), 'question.picture-broken'],
      [huge, 'question.picture-pixels'],
      [new Uint8Array(5 * 2 ** 20 + 1), 'input.too-large'],
    ];
    for (const [body, code] of cases) expect(await refusedCodes(upload(bank, body))).toEqual([code]);
    expect(await api.db.query('SELECT FROM bank_picture WHERE program_id = $1', [bank.programId])).toEqual([]);
  });
});

describe('pictures and files', () => {
  it('serves a picture of a bank to its authors and to the learner who has it on his paper, and to nobody else', async () => {
    const bank = await emptyBank();
    await importFile(bank, fixture('bank.moodle.xml'), true, 'bank.xml');
    const [picture] = await api.db.query('SELECT sha256 FROM question_picture LIMIT 1');
    const params = { sha256: picture.sha256 as string };
    const { bytes, headers } = await teacher.download(getPicture, { params });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(params.sha256);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
    });
    const learner = await api.as('w-1');
    await expect(learner.download(getPicture, { params })).rejects.toMatchObject({ status: 404 });
    await api.db.query(
      `INSERT INTO question_picture (version_id, sha256) SELECT version_id, $1 FROM paper_question q
       JOIN attempt a ON a.id = q.paper_id LIMIT 1`,
      [params.sha256],
    );
    await expect(learner.download(getPicture, { params })).resolves.toBeDefined();
    await expect((await api.as('w-2')).download(getPicture, { params })).rejects.toMatchObject({ status: 404 });
  });

  it('serves no other stored file as a picture', async () => {
    const sha256 = 'c'.repeat(64);
    await api.db.query(`INSERT INTO stored_file (sha256, media_type, bytes) VALUES ($1, 'application/pdf', 9)`, [
      sha256,
    ]);
    await expect(teacher.download(getPicture, { params: { sha256 } })).rejects.toMatchObject({ status: 404 });
  });

  it.each(['gift', 'moodle-xml'] as const)('exports a bank as %s that can be imported again, whole', async (format) => {
    const bank = await emptyBank();
    await importFile(bank, fixture('bank.moodle.xml'), true, 'bank.xml');
    await importFile(bank, fixture('bank.gift'), true);
    const { bytes, headers } = await teacher.download(exportQuestions, { params: bank, query: { format } });
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="questions\./);
    const copy = await emptyBank();
    const report = await importFile(copy, bytes, true);
    expect(report.refused + report.changed).toBe(0);
    const facts = async (of: { programId: string }) =>
      (await bankOf(of)).questions.map(({ name, excerpt, options, pictures }) => [name, excerpt, options, pictures]);
    expect(await facts(copy)).toEqual(await facts(bank));
  });
});

const real = (name: string) => resolve('../shared/real', name);

if (existsSync(real('road-rules-ab.gift.txt'))) {
  describe('the real banks', () => {
    it('come in whole, with their pictures, and are published', async () => {
      const bank = await emptyBank();
      const files = [
        // Those noted are twins within the file.
        ['road-rules-ab.gift.txt', { taken: 252, changed: 0, same: 0 }],
        ['road-rules-ab.moodle.xml', { taken: 137, changed: 3, same: 60 }],
      ] as const;
      for (const [name, counts] of files) {
        const report = await importFile(bank, new Uint8Array(readFileSync(real(name))), true, name);
        expect(report).toMatchObject({ committed: true, ...counts, refused: 0 });
      }
      const pictures = await api.db.query(
        `SELECT DISTINCT p.sha256 FROM question_picture p JOIN question_version v ON v.id = p.version_id
         JOIN question q ON q.id = v.question_id WHERE q.program_id = $1`,
        [bank.programId],
      );
      expect(pictures).toHaveLength(137);
      const { questions, topics, publishRefusals } = await bankOf(bank);
      expect(publishRefusals).toEqual([]);
      expect(topics.length).toBeGreaterThan(10);
      expect(await publish(bank)).toEqual({ published: questions.length });
    });
  });
}
