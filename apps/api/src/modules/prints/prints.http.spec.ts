import { createHash } from 'node:crypto';
import {
  draftProtocol,
  getPrint,
  getPrintFile,
  issueDocuments,
  requestPrint,
  verifyFile,
  type PrintRequest,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import { FileStore } from '../../platform/file-store.ts';
import { finishAttempts } from '../../testing/finished-attempts.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { unzipped } from '../../testing/unzipped.ts';
import type { World } from '../../demo/world.ts';
import { MakePrintJob } from './make-print.job.ts';
import { SweepJob } from './sweep.job.ts';

/** A browser starts with the first print. */
const PATIENCE_MS = 60_000;

let test: TestApp;
let world: World;
let protocolId: string;
let attemptOf: Record<string, string>;
let admin: ApiClient;
const NOBODY = '019a0000-0000-7000-8000-000000000000';

beforeAll(async () => {
  test = await testApp();
  world = await test.world({ prefix: 'p', learners: 3, questions: 1 });
  await test.world({ prefix: 'x', learners: 1, questions: 1 });
  protocolId = await signedProtocol(test, world, [
    { login: 'p-1', mark: 'pass' },
    { login: 'p-2', mark: 'pass' },
    { login: 'p-3', mark: 'fail', finishedAt: new Date(Date.now() - 10 * 86_400_000) },
  ]);
  const attempts = await test.db.query(
    `SELECT u.login, a.id FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE a.session_id = $1`,
    [world.sessionId],
  );
  attemptOf = Object.fromEntries(attempts.map(({ login, id }: { login: string; id: string }) => [login, id]));
  admin = await test.as('p-admin');
  await admin.call(issueDocuments, { params: { protocolId } });
});
afterAll(() => test.close());

const make = (printId: string) => test.app.get(MakePrintJob, { strict: false }).handle({ printId });
const order = (client: ApiClient, body: PrintRequest) => client.call(requestPrint, { body });
const file = (client: ApiClient, printId: string) => client.download(getPrintFile, { params: { printId } });

/** Orders it, lets the worker’s job make it, and fetches it. */
async function printed(client: ApiClient, body: PrintRequest) {
  const { id, status } = await order(client, body);
  expect(status).toBe('waiting');
  expect(await refusedCodes(file(client, id))).toEqual(['document.not-printed-yet']);
  await make(id);
  const print = await client.call(getPrint, { params: { printId: id } });
  expect(print).toMatchObject({ status: 'ready', problem: null });
  return { id, name: print.fileName ?? '', ...(await file(client, id)) };
}

const pages = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the documents of a protocol', () => {
  it(
    'come as a ZIP of the registered files, byte for byte',
    async () => {
      const { bytes, name, headers } = await printed(admin, { kind: 'documents-zip', protocolId });
      expect(name).toMatch(/^Документы, протокол № 1-ПК-\d\d от .+\.zip$/u);
      expect(headers.get('content-type')).toBe('application/zip');
      const files = [...(await unzipped(bytes))];
      expect(files.map(([each]) => each)).toEqual([
        expect.stringMatching(/^00001-ПК-\d\d Проверочный p\. П\.pdf$/u),
        expect.stringMatching(/^00002-ПК-\d\d Проверочный p\. П\.pdf$/u),
        expect.stringMatching(/^0001-С-\d\d Проверочный p\. П\.pdf$/u),
      ]);
      for (const [each, content] of files) {
        const known = await test.stranger().call(verifyFile, { params: { sha256: sha256(content) } });
        expect(each).toContain(known.subject === 'document' ? known.registrationNumber : 'a document');
      }
    },
    PATIENCE_MS,
  );

  it(
    'come as one PDF of them all',
    async () => {
      const { bytes, name } = await printed(admin, { kind: 'documents', protocolId });
      expect(name.endsWith('.pdf')).toBe(true);
      expect(await pages(bytes)).toBe(3);
    },
    PATIENCE_MS,
  );
});

describe('3.15 a protocol on paper', () => {
  it(
    'is one registered file once it is signed, however often it is asked for',
    async () => {
      const first = await printed(admin, { kind: 'protocol', protocolId });
      const second = await printed(await test.as('p-chair'), { kind: 'protocol', protocolId });
      expect(sha256(second.bytes)).toBe(sha256(first.bytes));
      expect(first.name).toMatch(/^Протокол № 1-ПК-\d\d от .+\.pdf$/u);
      const [stored] = await test.db.query('SELECT file_sha256 FROM protocol WHERE id = $1', [protocolId]);
      expect(stored.file_sha256).toBe(sha256(first.bytes));
    },
    PATIENCE_MS,
  );

  it(
    'is not registered while it is a draft, and does not exist for another commission',
    async () => {
      const other = await test.world({ prefix: 'd', learners: 1, questions: 1 });
      await finishAttempts(test.db.manager, other.sessionId, [{ login: 'd-1', mark: 'pass' }]);
      const secretary = await test.as('d-secretary');
      const draft = await secretary.call(draftProtocol, { params: { sessionId: other.sessionId } });
      await printed(secretary, { kind: 'protocol', protocolId: draft.id });
      const [stored] = await test.db.query('SELECT file_sha256 FROM protocol WHERE id = $1', [draft.id]);
      expect(stored.file_sha256).toBeNull();
      const foreign = order(await test.as('x-member'), { kind: 'protocol', protocolId: draft.id });
      expect(await refusedCodes(foreign)).toEqual(['not-found']);
    },
    PATIENCE_MS,
  );
});

describe('whose a print is', () => {
  it('keeps it from everybody else', async () => {
    const { id } = await order(admin, { kind: 'documents', protocolId });
    for (const client of [await test.as('p-director'), test.stranger()]) {
      expect(await refusedCodes(client.call(getPrint, { params: { printId: id } }))).toEqual(['not-found']);
      expect(await refusedCodes(file(client, id))).toEqual(['not-found']);
    }
  });

  it.each<[who: string, request: () => PrintRequest, codes: string[]]>([
    ['p-member', () => ({ kind: 'documents', protocolId }), ['access.denied']],
    ['p-1', () => ({ kind: 'documents-zip', protocolId }), ['access.denied']],
    ['p-1', () => ({ kind: 'protocol', protocolId }), ['access.denied']],
    [
      'p-secretary',
      () => ({ kind: 'access-slips', groupId: world.groupId, enrolmentIds: [NOBODY] }),
      ['access.denied'],
    ],
    ['p-admin', () => ({ kind: 'access-slips', groupId: world.groupId, enrolmentIds: [NOBODY] }), ['not-found']],
    ['p-admin', () => ({ kind: 'documents', protocolId: NOBODY }), ['not-found']],
    ['p-admin', () => ({ kind: 'order', orderId: NOBODY }), ['not-found']],
    ['x-member', () => ({ kind: 'result-sheet', sessionId: world.sessionId }), ['not-found']],
    ['p-2', () => ({ kind: 'receipt', attemptId: attemptOf['p-1'] ?? '' }), ['not-found']],
    ['p-admin', () => ({ kind: 'receipt', attemptId: attemptOf['p-1'] ?? '' }), ['access.denied']],
    ['p-1', () => ({ kind: 'staff-acknowledgements' }), ['access.denied']],
  ])('%s is refused a foreign paper', async (who, request, codes) =>
    expect(await refusedCodes(order(await test.as(who), request()))).toEqual(codes),
  );

  it('needs a sign-in for all but the Regulation', async () => {
    expect(await refusedCodes(order(test.stranger(), { kind: 'staff-acknowledgements' }))).toEqual([
      'access.signed-out',
    ]);
  });
});

describe('1.11 the Regulation', () => {
  it(
    'is printed for anybody, once for all',
    async () => {
      const { id, bytes } = await printed(test.stranger(), { kind: 'regulation' });
      expect(await pages(bytes)).toBeGreaterThan(0);
      expect(await order(await test.as('p-1'), { kind: 'regulation' })).toMatchObject({ id, status: 'ready' });
    },
    PATIENCE_MS,
  );
});

describe('papers of the attestation', () => {
  it(
    'are printed each for its reader',
    async () => {
      const learner = await test.as('p-1');
      const receipt = await printed(learner, { kind: 'receipt', attemptId: attemptOf['p-1'] ?? '' });
      expect(receipt.name).toBe('Квитанция о сдаче теста, Проверочный p-1 Примерович.pdf');
      const sheet = await printed(await test.as('p-member'), { kind: 'result-sheet', sessionId: world.sessionId });
      const ordered = await printed(admin, { kind: 'order', orderId: world.orderId });
      expect(ordered.name).toMatch(/^Приказ № p-1 от /u);
      const staff = await printed(admin, { kind: 'staff-acknowledgements' });
      expect(await Promise.all([receipt, sheet, ordered, staff].map(({ bytes }) => pages(bytes)))).toEqual([
        1, 1, 1, 1,
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'have the course of a test as its reader may see it, and for nobody else (5.9, 5.10)',
    async () => {
      const attemptId = attemptOf['p-1'] ?? '';
      const request = { kind: 'attempt-timeline' as const, attemptId };
      const learner = await test.as('p-1');
      const { name, bytes } = await printed(learner, request);
      expect(name).toBe('Ход тестирования, Проверочный p-1 Примерович, попытка 1.pdf');
      expect(await pages(bytes)).toBe(1);
      const readers = `SELECT request->'reader'->>'all' AS "all" FROM print WHERE request->>'kind' = 'attempt-timeline'`;
      expect(await test.db.query(readers)).toEqual([{ all: 'false' }]);
      for (const login of ['p-2', 'x-chair', 'p-teacher'])
        expect([login, await refusedCodes(order(await test.as(login), request))]).toEqual([login, ['not-found']]);
    },
    PATIENCE_MS,
  );

  it('are one order where the same paper is waited for, however often it is asked for', async () => {
    const learner = await test.as('p-2');
    const attemptId = attemptOf['p-2'] ?? '';
    const often = (client: ApiClient, request: PrintRequest) =>
      Promise.all(Array.from({ length: 5 }, () => order(client, request)));
    const [receipts, regulations] = await Promise.all([
      often(learner, { kind: 'receipt', attemptId }),
      often(test.stranger(), { kind: 'regulation' }),
    ]);
    for (const prints of [receipts, regulations]) expect(new Set(prints.map(({ id }) => id)).size).toBe(1);
    const timeline = await order(learner, { kind: 'attempt-timeline', attemptId });
    expect(timeline.id).not.toBe(receipts[0]?.id);
  });

  it('keep a receipt back until the attempt is over', async () => {
    const [attempt] = await finishAttempts(test.db.manager, world.sessionId, [
      { login: 'p-3', mark: 'fail', number: 2 },
    ]);
    await test.db.query(
      `UPDATE attempt SET finished_at = NULL, close_reason = NULL, correct = NULL, mark = NULL, sheet_sha256 = NULL WHERE id = $1`,
      [attempt],
    );
    const early = order(await test.as('p-3'), { kind: 'receipt', attemptId: attempt ?? '' });
    expect(await refusedCodes(early)).toEqual(['attempt.unfinished']);
  });
});

describe('exam cards (3.10)', () => {
  it(
    'come on sheets to be cut, those in use alone, and for who may see them',
    async () => {
      const request: PrintRequest = { kind: 'exam-cards', programId: world.programId };
      expect(await refusedCodes(order(admin, request))).toEqual(['not-found']);
      await test.db.query(
        `INSERT INTO exam_card (program_id, number, questions, withdrawn_at)
         SELECT $1, n, ARRAY['Что такое педагогика?', 'Приведите пример.'], CASE n WHEN 9 THEN now() END
         FROM generate_series(1, 9) AS n`,
        [world.programId],
      );
      const cards = await printed(await test.as('p-member'), request);
      expect(cards.name).toMatch(/^Экзаменационные билеты/);
      expect(await pages(cards.bytes)).toBe(2);
      expect(await refusedCodes(order(await test.as('p-1'), request))).toEqual(['access.denied']);
    },
    PATIENCE_MS,
  );
});

describe('what cannot be printed', () => {
  it(
    'says which sign the fonts lack, in the asker’s language',
    async () => {
      const [drafted] = await test.db.query<{ id: string }[]>(
        `INSERT INTO director_order (kind, number, date, subject, drafted_by, html, content)
         VALUES ('enrol-group', '漢', '2026-03-02', 'О зачислении', $1, '<p>Курс 漢</p>',
                 jsonb_build_object('request', jsonb_build_object('kind', 'enrol-group', 'groupId', $2::text))) RETURNING id`,
        [world.staff['p-admin'], world.groupId],
      );
      const { id } = await order(admin, { kind: 'order', orderId: drafted?.id ?? '' });
      await make(id);
      expect(await admin.call(getPrint, { params: { printId: id } })).toMatchObject({
        status: 'failed',
        problem: 'В шрифтах документа нет знака «漢». Исправьте текст и напечатайте снова.',
      });
      expect(await refusedCodes(file(admin, id))).toEqual(['not-found']);
    },
    PATIENCE_MS,
  );
});

describe('access slips', () => {
  it(
    'give new one-time passwords, and are gone after an hour',
    async () => {
      const group = await test.world({ prefix: 's', learners: 9, questions: 1 });
      const enrolments = await test.db.query('SELECT id FROM enrolment WHERE group_id = $1', [group.groupId]);
      const enrolmentIds = enrolments.map(({ id }: { id: string }) => id);
      const { id, bytes } = await printed(admin, { kind: 'access-slips', groupId: group.groupId, enrolmentIds });
      expect(await pages(bytes)).toBe(2);
      expect(await refusedCodes(test.as('s-1'))).toEqual(['sign-in.wrong']);
      const [audited] = await test.db.query(`SELECT facts FROM audit_entry WHERE action = 'prints.access-slips'`);
      expect(audited.facts.enrolmentIds).toHaveLength(9);

      const sweep = test.app.get(SweepJob, { strict: false });
      await sweep.sweep();
      expect(await admin.call(getPrint, { params: { printId: id } })).toMatchObject({ status: 'ready' });
      await test.db.query(`UPDATE print SET requested_at = now() - interval '61 minutes' WHERE id = $1`, [id]);
      await sweep.sweep();
      const after = await admin.call(getPrint, { params: { printId: id } });
      expect(after).toMatchObject({ status: 'failed', problem: expect.stringContaining('хранятся один час') });
      expect(await refusedCodes(file(admin, id))).toEqual(['not-found']);
      await expect(test.app.get(FileStore).read(sha256(bytes))).rejects.toThrow('ENOENT');
    },
    PATIENCE_MS,
  );
});

describe('what a crash has lost', () => {
  it('is found again: documents, protocols, and prints that nobody makes any more', async () => {
    const lost = await test.world({ prefix: 'l', learners: 1, questions: 1 });
    const lostProtocol = await signedProtocol(test, lost, [{ login: 'l-1', mark: 'pass' }]);
    await admin.call(issueDocuments, { params: { protocolId: lostProtocol } });
    const { id: printId } = await order(admin, { kind: 'documents', protocolId: lostProtocol });
    const [document] = await test.db.query('SELECT id FROM issued_document WHERE protocol_id = $1', [lostProtocol]);
    await test.db.query(`DELETE FROM pgboss.job WHERE data->>'documentId' = $1 OR data->>'printId' = $2`, [
      document.id,
      printId,
    ]);
    await test.db.query('ALTER TABLE issued_document DISABLE TRIGGER USER; ALTER TABLE protocol DISABLE TRIGGER USER');
    for (const [table, column] of [
      ['issued_document', 'issued_at'],
      ['protocol', 'signed_at'],
      ['print', 'requested_at'],
    ])
      await test.db.query(`UPDATE ${table} SET ${column} = ${column} - interval '2 minutes'`);
    const jobs = async (key: string, id: string) =>
      (await test.db.query(`SELECT FROM pgboss.job WHERE data->>'${key}' = $1`, [id])).length;

    const sweep = test.app.get(SweepJob, { strict: false });
    await sweep.sweep();
    await sweep.sweep();
    expect(await jobs('documentId', document.id)).toBe(1);
    expect(await jobs('protocolId', lostProtocol)).toBe(1);
    expect(await admin.call(getPrint, { params: { printId } })).toMatchObject({
      status: 'failed',
      problem: 'Напечатать не удалось. Попробуйте ещё раз.',
    });
  });
});
