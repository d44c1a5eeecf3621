import { createHash } from 'node:crypto';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  annulDocument,
  getDocumentFile,
  getPrintRun,
  getPrintRunFile,
  getPrintRunZip,
  issueDocuments,
  listDocuments,
  listPrintRuns,
  previewPrintRun,
  MOST_IN_RUN,
  startPrintRun,
  steerPrintRun,
  verifyFile,
  type PrintRunDeed,
  type PrintRunRequest,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { untriggered } from '../../testing/untriggered.ts';
import { unzipped } from '../../testing/unzipped.ts';
import { Hints } from '../../platform/hints.ts';
import { SweepRepository } from '../prints/sweep.repository.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';
import { GoJob } from './go.job.ts';

/** A browser starts with the first print, on a busy machine. */
const PATIENCE_MS = 90_000;
const NOBODY = '019a0000-0000-7000-8000-000000000000';

let test: TestApp;
let admin: ApiClient;
beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'boss', learners: 1, questions: 1 });
  admin = await test.as('boss-admin');
});
afterAll(() => test.close());

/** Certificates of so many learners, issued and not printed yet, in the order of their numbers. */
async function issued(prefix: string, learners: number, family?: string) {
  const world = await test.world({ prefix, learners, questions: 1 });
  if (family) await test.db.query(`UPDATE app_user SET last_name = $2 WHERE login = $1`, [`${prefix}-1`, family]);
  const protocolId = await signedProtocol(
    test,
    world,
    world.logins.map((login) => ({ login, mark: 'pass' as const })),
  );
  await admin.call(issueDocuments, { params: { protocolId } });
  const { documents } = await admin.call(listDocuments, { query: { protocolId } });
  return { protocolId, ids: documents.map(({ id }) => id) };
}

const start = (body: PrintRunRequest, client = admin) => client.call(startPrintRun, { body });
const ofProtocol = (protocolId: string): PrintRunRequest => ({ of: 'found', filter: { protocolId } });
const go = (runId: string) => test.app.get(GoJob, { strict: false }).handle({ runId });
const get = (runId: string) => admin.call(getPrintRun, { params: { runId } });
const steer = (runId: string, deed: PrintRunDeed) => admin.call(steerPrintRun, { params: { runId }, body: { deed } });
const zip = async (runId: string) => unzipped((await admin.download(getPrintRunZip, { params: { runId } })).bytes);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const placeOf = (hash: string) => join(process.env['DATA_DIR'] ?? '', 'files', hash.slice(0, 2), hash);
const hashesOf = async (ids: readonly string[]): Promise<string[]> =>
  (await test.db.query(`SELECT file_sha256 AS sha FROM issued_document WHERE id = ANY ($1)`, [ids])).map(
    ({ sha }: { sha: string }) => sha,
  );

/** Why each of a protocol's documents could not be printed, those with a reason first. */
const problemsOf = async (protocolId: string) => {
  const { documents } = await admin.call(listDocuments, { query: { protocolId } });
  const problems = documents.map(({ printProblem }) => printProblem);
  return [...problems.filter((each) => each !== null), ...problems.filter((each) => each === null)];
};

describe('a run of the printer', () => {
  it(
    'prints a frozen list, tells its maker, and gives a ZIP of the registered files and one file for the printer',
    async () => {
      const { protocolId, ids } = await issued('a', 4);
      const told: unknown[] = [];
      test.app.get(Hints).send = (...said) => void told.push(said);
      const run = await start(ofProtocol(protocolId));
      expect(run).toMatchObject({ status: 'running', total: 4, done: 0, failed: 0, finishedAt: null });
      expect(run.title).toMatch(/^Удостоверения по протоколу № /u);
      expect(await refusedCodes(zip(run.id))).toEqual(['print-run.unfinished']);
      await go(run.id);
      expect(await get(run.id)).toMatchObject({ status: 'done', done: 4, failed: 0, failures: [] });
      expect(told).toContainEqual([`user:${run.madeBy.id}`, { event: 'print-run.changed', runId: run.id }]);
      const files = await zip(run.id);
      expect(files.size).toBe(4);
      expect([...files.keys()]).toEqual([...files.keys()].sort());
      for (const [name, bytes] of files) {
        const known = await test.stranger().call(verifyFile, { params: { sha256: sha256(bytes) } });
        expect(name).toContain(known.subject === 'document' ? known.registrationNumber : 'a document');
      }
      const one = await admin.download(getPrintRunFile, { params: { runId: run.id } });
      expect(one.headers.get('content-disposition')).toContain(encodeURIComponent('Удостоверения'));
      const whole = await PDFDocument.load(one.bytes);
      expect(whole.getPageCount()).toBe(ids.length);
      expect(whole.getTitle()).toBe(run.title);
      const largest = Math.max(...[...files.values()].map(({ length }) => length));
      expect(one.bytes.length).toBeLessThan(largest * 4);
    },
    PATIENCE_MS,
  );

  it('is one run when an impatient hand asks twice, also at once', async () => {
    const { protocolId } = await issued('b', 2);
    const runs = await Promise.all(Array.from({ length: 5 }, () => start(ofProtocol(protocolId))));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect((await admin.call(listPrintRuns, {})).runs.filter(({ id }) => id === runs[0]?.id)).toHaveLength(1);
    await steer(runs[0]?.id ?? '', 'cancel');
    expect((await start(ofProtocol(protocolId))).id).not.toBe(runs[0]?.id);
  });

  it(
    'names a document that cannot be printed, with its reason, and prints the others',
    async () => {
      const { protocolId, ids } = await issued('c', 3, 'Ё𓀀ж');
      const annulled = ids[1] ?? '';
      const { id } = await start(ofProtocol(protocolId));
      await admin.call(annulDocument, { params: { documentId: annulled }, body: { reason: 'Ошибка' } });
      await go(id);
      const { status, done, failed, failures } = await get(id);
      expect({ status, done, failed }).toEqual({ status: 'done', done: 1, failed: 2 });
      expect(failures.map(({ problem }) => problem).sort()).toEqual([
        'В шрифтах документа нет знака «𓀀» (U+13000). Выдайте замену с исправленным текстом.',
        'Документ аннулирован после начала печати.',
      ]);
      expect(failures.find(({ problem }) => problem.includes('𓀀'))?.learnerName).toContain('Ё𓀀ж');
      expect((await zip(id)).size).toBe(1);
      const glyph = 'В шрифтах документа нет знака «𓀀» (U+13000). Выдайте замену с исправленным текстом.';
      expect(await problemsOf(protocolId)).toEqual([glyph, null, null]);
      expect(await steer(id, 'retry')).toMatchObject({ status: 'running', done: 1, failed: 0 });
      expect(await problemsOf(protocolId)).toEqual([null, null, null]);
      await go(id);
      expect(await problemsOf(protocolId)).toEqual([glyph, null, null]);
      expect(await get(id)).toMatchObject({ status: 'done', done: 1, failed: 2 });
    },
    PATIENCE_MS,
  );

  it(
    'says of a document that the printer fails at that it is not printed, after three tries, until it is',
    async () => {
      const { protocolId, ids } = await issued('h', 1);
      const [documentId = ''] = ids;
      const store = join(process.env['DATA_DIR'] ?? '', 'files');
      await rename(store, `${store}-aside`);
      await writeFile(store, 'a disk that takes no files');
      const job = () => test.app.get(DocumentPrinting, { strict: false }).handle({ documentId });
      const swept = () => test.app.get(SweepRepository, { strict: false }).selectUnprintedDocuments(test.db.manager);
      try {
        await test.db.query('ALTER TABLE document_print_failure RENAME TO aside');
        await expect(job()).rejects.toThrow(store);
        await test.db.query('ALTER TABLE aside RENAME TO document_print_failure');
        for (let tries = 0; tries < 2; tries++) await expect(job()).rejects.toThrow(store);
        expect(await problemsOf(protocolId)).toEqual([null]);
        await expect(job()).rejects.toThrow(store);
      } finally {
        await rm(store);
        await rename(`${store}-aside`, store);
      }
      expect(await problemsOf(protocolId)).toEqual([expect.stringMatching(/не удалось напечатать за три попытки/u)]);
      await test.db.query(`DELETE FROM pgboss.job WHERE name = 'registry.print'`);
      await asLongAgo(documentId, '2 minutes');
      expect(await swept()).not.toContain(documentId);
      await asLongAgo(documentId, '61 minutes');
      expect(await swept()).toContain(documentId);
      const { id } = await start({ of: 'chosen', documentIds: ids });
      expect(await problemsOf(protocolId)).toEqual([null]);
      await go(id);
      expect((await admin.call(listDocuments, { query: { protocolId } })).documents).toMatchObject([
        { printed: true, printProblem: null },
      ]);
    },
    PATIENCE_MS,
  );

  it('tells before it begins how many it would print, and how many not and why', async () => {
    const { protocolId, ids } = await issued('i', 3);
    const preview = () => admin.call(previewPrintRun, { query: { protocolId } });
    expect(await preview()).toEqual({ documents: 3, printed: 0, replaced: 0, annulled: 0, withheld: 0 });
    await admin.call(annulDocument, { params: { documentId: ids[0] ?? '' }, body: { reason: 'Ошибка' } });
    await replacedAndPrinted(ids[1] ?? '', ids[2] ?? '');
    expect(await preview()).toEqual({ documents: 1, printed: 1, replaced: 1, annulled: 1, withheld: 0 });
    const auditor = (await test.as('i-auditor')).call(previewPrintRun, { query: { protocolId } });
    expect(await refusedCodes(auditor)).toEqual(['access.denied']);
  });

  it(
    'waits while it is paused, goes on, and is cancelled for good',
    async () => {
      const { protocolId } = await issued('d', 2);
      const { id } = await start(ofProtocol(protocolId));
      expect((await steer(id, 'pause')).status).toBe('paused');
      await go(id);
      expect(await get(id)).toMatchObject({ status: 'paused', done: 0 });
      expect(await refusedCodes(steer(id, 'pause'))).toEqual(['print-run.status']);
      expect((await steer(id, 'resume')).status).toBe('running');
      await go(id);
      expect(await get(id)).toMatchObject({ status: 'done', done: 2 });
      expect(await refusedCodes(steer(id, 'cancel'))).toEqual(['print-run.status']);
      expect(await refusedCodes(steer(id, 'retry'))).toEqual(['print-run.empty']);
      const other = await start(ofProtocol(protocolId));
      await steer(other.id, 'cancel');
      await go(other.id);
      expect(await get(other.id)).toMatchObject({ status: 'cancelled', done: 0 });
      expect(await refusedCodes(zip(other.id))).toEqual(['print-run.nothing-printed']);
      expect(await refusedCodes(steer(other.id, 'resume'))).toEqual(['print-run.status']);
    },
    PATIENCE_MS,
  );

  it(
    'is taken up again when the worker that held it is gone, and not before',
    async () => {
      const { protocolId, ids } = await issued('e', 3);
      const { id } = await start(ofProtocol(protocolId));
      const held = `UPDATE print_run SET held_by = uuidv7(), held_until = clock_timestamp() + $2 * interval '1 second' WHERE id = $1`;
      await test.db.query(held, [id, 60]);
      await go(id);
      expect(await get(id)).toMatchObject({ status: 'running', done: 0 });
      await test.db.query(held, [id, -1]);
      await Promise.all([go(id), go(id), go(id)]);
      expect(await get(id)).toMatchObject({ status: 'done', done: 3 });
      expect(new Set(await hashesOf(ids)).size).toBe(3);
    },
    PATIENCE_MS,
  );

  it('refuses an empty list, and one of more documents than a run may have', async () => {
    expect(await refusedCodes(start({ of: 'chosen', documentIds: [NOBODY] }))).toEqual(['print-run.empty']);
    expect(await refusedCodes(start({ of: 'found', filter: { search: 'такого нет' } }))).toEqual(['print-run.empty']);
    const tooMany = Array.from({ length: MOST_IN_RUN + 1 }, () => NOBODY);
    expect(await refusedCodes(start({ of: 'chosen', documentIds: tooMany }))).toEqual(['input.invalid']);
    const { protocolId } = await issued('f', 1);
    await copies(protocolId, MOST_IN_RUN - 1);
    const most = await start(ofProtocol(protocolId));
    expect(most.total).toBe(MOST_IN_RUN);
    await steer(most.id, 'cancel');
    await copies(protocolId, 1);
    expect(await refusedCodes(start(ofProtocol(protocolId)))).toEqual(['print-run.too-many']);
  }, 60_000);

  it('is read by the registry’s readers and steered by who issues and who keeps the records', async () => {
    const { ids } = await issued('g', 1);
    const { id } = await start({ of: 'chosen', documentIds: ids }, await test.as('g-secretary'));
    const auditor = await test.as('g-auditor');
    expect((await auditor.call(getPrintRun, { params: { runId: id } })).total).toBe(1);
    expect(await refusedCodes(start({ of: 'chosen', documentIds: ids }, auditor))).toEqual(['access.denied']);
    expect(await refusedCodes((await test.as('g-1')).call(getPrintRun, { params: { runId: id } }))).toEqual([
      'access.denied',
    ]);
  });
});

/** The document was issued, and its last print failed, so long ago. */
const asLongAgo = (documentId: string, age: string) =>
  untriggered(
    test.db,
    `UPDATE issued_document SET issued_at = now() - interval '${age}' WHERE id = '${documentId}';
     UPDATE document_print_failure SET failed_at = now() - interval '${age}' WHERE document_id = '${documentId}'`,
  );

/** What a reissue and a print leave behind. */
const replacedAndPrinted = (replaced: string, printed: string) =>
  untriggered(
    test.db,
    `UPDATE issued_document SET status = 'replaced', status_reason = 'Дубликат', status_at = now() WHERE id = '${replaced}';
     UPDATE issued_document SET file_sha256 = repeat('0', 64) WHERE id = '${printed}'`,
  );

/** More documents of this protocol, each with a number of its own. */
const copies = (protocolId: string, count: number) =>
  untriggered(
    test.db,
    `WITH given AS (SELECT uuidv7() AS id, (SELECT max(n) FROM document_number) + 100000 + g AS n FROM generate_series(1, ${count}) g),
     model AS (SELECT to_jsonb(d) AS document, to_jsonb(nr) AS number, to_jsonb(e) AS enrolment FROM issued_document d
       JOIN document_number nr ON nr.id = d.number_id JOIN enrolment e ON e.id = d.enrolment_id WHERE d.protocol_id = '${protocolId}' LIMIT 1),
     one AS (INSERT INTO enrolment SELECT (jsonb_populate_record(NULL::enrolment, enrolment
       || jsonb_build_object('id', given.id, 'learner_id', uuidv7()))).* FROM given, model),
     two AS (INSERT INTO document_number SELECT (jsonb_populate_record(NULL::document_number, number
       || jsonb_build_object('id', given.id, 'n', given.n, 'text', 'К-' || given.n))).* FROM given, model)
     INSERT INTO issued_document SELECT (jsonb_populate_record(NULL::issued_document, document || jsonb_build_object(
       'id', uuidv7(), 'number_id', given.id, 'enrolment_id', given.id, 'code', md5(given.id::text)))).* FROM given, model`,
  );

describe('a backup restored in the middle of a print job', () => {
  it(
    'prints a lost file again under its own hash, and burns nothing',
    async () => {
      const { protocolId, ids } = await issued('r', 3);
      const first = await start(ofProtocol(protocolId));
      await go(first.id);
      const before = await hashesOf(ids);
      for (const hash of before) await rm(placeOf(hash));
      expect(await refusedCodes(zip(first.id))).toEqual(['document.file-lost']);
      expect(await refusedCodes(admin.download(getDocumentFile, { params: { documentId: ids[0] ?? '' } }))).toEqual([
        'document.file-lost',
      ]);
      const again = await start(ofProtocol(protocolId));
      await go(again.id);
      expect(await get(again.id)).toMatchObject({ status: 'done', done: 3, failures: [] });
      expect(await hashesOf(ids)).toEqual(before);
      const files = await zip(again.id);
      expect([...files.values()].map(sha256).sort()).toEqual([...before].sort());
    },
    PATIENCE_MS,
  );

  it(
    'says of a file that cannot be printed the same that it is lost, keeps its hash, and prints the others',
    async () => {
      const { protocolId, ids } = await issued('s', 2);
      const lost = sha256(Buffer.from('a sealed file'));
      await test.db.query(`INSERT INTO stored_file (sha256, media_type, bytes) VALUES ($1, 'application/pdf', 13)`, [
        lost,
      ]);
      await test.db.query(`UPDATE issued_document SET file_sha256 = $2 WHERE id = $1`, [ids[0], lost]);
      const numbers = `SELECT count(*)::int AS count FROM document_number`;
      const before = await test.db.query(numbers);
      const { id } = await start(ofProtocol(protocolId));
      await go(id);
      const { done, failures } = await get(id);
      expect(done).toBe(1);
      expect(failures).toEqual([
        expect.objectContaining({
          documentId: ids[0],
          problem: expect.stringMatching(/^Зарегистрированного файла нет/u),
        }),
      ]);
      expect(await hashesOf([ids[0] ?? ''])).toEqual([lost]);
      expect(await test.db.query(numbers)).toEqual(before);
      expect(
        await readdir(join(process.env['DATA_DIR'] ?? '', 'files', lost.slice(0, 2))).catch(() => []),
      ).not.toContain(lost);
    },
    PATIENCE_MS,
  );
});
