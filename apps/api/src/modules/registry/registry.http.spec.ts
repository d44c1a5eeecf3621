import { createHash } from 'node:crypto';
import {
  annulDocument,
  draftProtocol,
  getDocumentFile,
  issueDocuments,
  listDocuments,
  listSeries,
  previewIssuance,
  updateSeries,
  verifyDocument,
  verifyFile,
} from '@itog/contracts';
import { ApiProblem, refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import { finishAttempts, type Attempted } from '../../testing/finished-attempts.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { DocumentPrinting } from './document-printing.service.ts';
import { IssuanceService } from './issuance.service.ts';
import { meantCode, newVerificationCode } from '../../platform/verification-code.ts';

let test: TestApp;
let admin: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp({ VERIFY_PER_MINUTE: '1000' });
  await test.world({ prefix: 'r' });
  admin = await test.as('r-admin');
});
afterAll(() => test.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A world of its own with a signed protocol of these results. */
async function signed(attempts: readonly Attempted[], learners = 3) {
  const prefix = `r${++worlds}`;
  const world = await test.world({ prefix, learners, questions: 1 });
  const own = (list: readonly Attempted[]) => list.map((each) => ({ ...each, login: `${prefix}-${each.login}` }));
  const protocolId = await signedProtocol(test, world, own(attempts));
  const again = (more: readonly Attempted[]) => signedProtocol(test, world, own(more));
  return { prefix, world, protocolId, again, own };
}

const preview = (protocolId: string) => admin.call(previewIssuance, { params: { protocolId } });
const issue = (protocolId: string) => admin.call(issueDocuments, { params: { protocolId } });
const issuedBy = async (protocolId: string) => (await admin.call(listDocuments, { query: { protocolId } })).documents;
const verify = (code: string) => test.stranger().call(verifyDocument, { params: { code } });
const annul = (documentId: string, reason = 'Ошибка в имени') =>
  admin.call(annulDocument, { params: { documentId }, body: { reason } });
const counter = (number = '') => Number.parseInt(number, 10);

describe('3.13, 3.14 the documents of a signed protocol', () => {
  it('are a certificate for a pass, a reference for a final fail, and nothing while a retake is open (3.8)', async () => {
    const { prefix, protocolId } = await signed([
      { login: '1', mark: 'pass' },
      { login: '2', mark: 'fail', finishedAt: daysAgo(10) },
      { login: '3', mark: 'fail' },
    ]);
    const plan = await preview(protocolId);
    expect(await preview(protocolId)).toEqual(plan);
    expect(plan.refusals).toEqual([]);
    expect(plan.planned.map(({ name, kind }) => [name, kind])).toEqual([
      [`Проверочный ${prefix}-1 Примерович`, 'certificate'],
      [`Проверочный ${prefix}-2 Примерович`, 'reference'],
    ]);
    expect(plan.waiting).toEqual([{ name: `Проверочный ${prefix}-3 Примерович`, retakeClosesAt: expect.any(Date) }]);

    expect(await issue(protocolId)).toEqual({ issued: 2 });
    const documents = await issuedBy(protocolId);
    expect(documents.map(({ registrationNumber }) => registrationNumber).sort()).toEqual(
      plan.planned.map(({ number }) => number).sort(),
    );
    expect(documents.every(({ status, printed }) => status === 'valid' && !printed)).toBe(true);
    const jobs = await test.db.query(
      `SELECT data->>'documentId' AS id FROM pgboss.job WHERE name = 'registry.print' AND data->>'documentId' = ANY ($1)`,
      [documents.map(({ id }) => id)],
    );
    expect(jobs).toHaveLength(2);

    expect(await issue(protocolId)).toEqual({ issued: 0 });
    expect(await preview(protocolId)).toMatchObject({ planned: [] });
  });

  it('need the protocol to be signed (3.12)', async () => {
    const world = await test.world({ prefix: `r${++worlds}`, learners: 1, questions: 1 });
    await finishAttempts(test.db.manager, world.sessionId, [{ login: `r${worlds}-1`, mark: 'pass' }]);
    const secretary = await test.as(`r${worlds}-secretary`);
    const { id } = await secretary.call(draftProtocol, { params: { sessionId: world.sessionId } });
    expect(await refusedCodes(issue(id))).toEqual(['issuance.protocol-unsigned']);
    expect((await preview(id)).refusals).toMatchObject([{ code: 'issuance.protocol-unsigned', clause: '3.12' }]);
    expect(await refusedCodes(secretary.call(issueDocuments, { params: { protocolId: id } }))).toEqual([
      'access.denied',
    ]);
  });

  it('wait for a retake that is over but not yet in a signed protocol, and follow the protocol that decides', async () => {
    const { protocolId, world, own, again } = await signed([{ login: '1', mark: 'fail', finishedAt: daysAgo(10) }]);
    const retake = [{ login: '1', mark: 'fail', number: 2, finishedAt: daysAgo(9) } as const];
    await finishAttempts(test.db.manager, world.sessionId, own(retake));
    expect(await preview(protocolId)).toMatchObject({ planned: [], waiting: [{ retakeClosesAt: null }] });
    expect(await issue(protocolId)).toEqual({ issued: 0 });

    const second = await again([]);
    expect(await issue(protocolId)).toEqual({ issued: 0 });
    expect(await issue(second)).toEqual({ issued: 1 });
    expect(await issuedBy(second)).toMatchObject([{ kind: 'reference', status: 'valid' }]);
  });

  it('give the certificate of a passed retake by its own protocol', async () => {
    const { protocolId, again } = await signed([{ login: '1', mark: 'fail' }]);
    const second = await again([{ login: '1', mark: 'pass', number: 2 }]);
    expect(await issue(protocolId)).toEqual({ issued: 0 });
    expect(await issue(second)).toEqual({ issued: 1 });
    expect(await issuedBy(second)).toMatchObject([{ kind: 'certificate' }]);
  });
});

describe('registration numbers', () => {
  it('have no holes, though fifty issue at once and some of them twice', async () => {
    const learners = 50;
    const prefix = `r${++worlds}`;
    const world = await test.world({ prefix, learners, questions: 1 });
    const protocols: string[] = [];
    for (let n = 1; n <= learners; n++)
      protocols.push(
        await signedProtocol(test, world, [{ login: `${prefix}-${n}`, mark: 'fail', finishedAt: daysAgo(9) }]),
      );
    const actor = world.staff[`${prefix}-admin`] ?? '';
    const issuance = test.app.get(IssuanceService, { strict: false });
    const asked = [...protocols, ...protocols.slice(0, 10)];
    const issued = await Promise.all(asked.map((id) => issuance.issue(actor, { kind: 'protocol', id })));
    expect(issued.reduce((sum, each) => sum + each.issued, 0)).toBe(learners);
    const numbers: { n: number; text: string; documents: number }[] = await test.db.query(
      `SELECT n.n, n.text, count(d.id) AS documents FROM document_number n LEFT JOIN issued_document d ON d.number_id = n.id
       WHERE n.series = 'reference' GROUP BY n.id ORDER BY n.n`,
    );
    expect(numbers.map(({ n }) => n)).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.every(({ documents }) => documents === 1)).toBe(true);
    expect(new Set(numbers.map(({ text }) => text)).size).toBe(numbers.length);
  });

  it('go back after a slip of the pen, but never to a number that was given', async () => {
    const { protocolId } = await signed([{ login: '1', mark: 'pass' }]);
    await issue(protocolId);
    const { series } = await admin.call(listSeries, {});
    const { pattern, perYear, last } = series.find((each) => each.series === 'certificate')!;
    const set = (to: number) =>
      admin.call(updateSeries, { params: { series: 'certificate' }, body: { pattern, perYear, last: to } });
    expect(await set(last + 15_000)).toMatchObject({ last: last + 15_000 });
    const before = set(last - 1);
    await expect(before).rejects.toMatchObject({ body: { refusals: [{ code: 'series.only-forward', last }] } });
    expect(await set(last)).toMatchObject({ last });
    expect(await refusedCodes(set(99_999_999_999))).toEqual(['input.invalid']);
  });

  it('are written by the pattern of the day', async () => {
    const { series } = await admin.call(listSeries, {});
    const before = series.find((each) => each.series === 'diploma')!;
    expect(before).toMatchObject({ last: 0, next: expect.stringMatching(/^00001-ПП-\d\d$/u) });
    const update = (body: { pattern: string; perYear: boolean; last: number }) =>
      admin.call(updateSeries, { params: { series: 'diploma' }, body });
    expect(await update({ pattern: 'Д-{n:3}/{yyyy}', perYear: true, last: 140 })).toMatchObject({
      last: 140,
      next: expect.stringMatching(/^Д-141\/\d{4}$/u),
    });
    expect(await update({ pattern: 'Д-{n:3}/{yyyy}', perYear: true, last: 14 })).toMatchObject({ last: 14 });
    expect(await refusedCodes(update({ pattern: 'Д-{yy}', perYear: true, last: 140 }))).toEqual(['series.no-counter']);
    const auditor = await test.as('r-auditor');
    const body = { pattern: '{n}', perYear: false, last: 500 };
    expect(await refusedCodes(auditor.call(updateSeries, { params: { series: 'diploma' }, body }))).toEqual([
      'access.denied',
    ]);
  });
});

describe('a document keeps what it said when it was issued', () => {
  it('though the learner’s name changes, and the database itself holds it', async () => {
    const { prefix, protocolId } = await signed([{ login: '1', mark: 'pass' }]);
    await issue(protocolId);
    await test.db.query(`UPDATE app_user SET last_name = 'Другая' WHERE login = $1`, [`${prefix}-1`]);
    const [document] = await issuedBy(protocolId);
    expect(document?.learnerName).toBe(`Проверочный ${prefix}-1 Примерович`);
    for (const attack of [
      `UPDATE issued_document SET snapshot = '{}' WHERE id = $1`,
      `UPDATE issued_document SET code = 'X' WHERE id = $1`,
      `DELETE FROM issued_document WHERE id = $1`,
    ])
      await expect(test.db.query(attack, [document?.id])).rejects.toThrow('an issued document does not change');
  });
});

describe('anyone verifies a document by its code', () => {
  it('however it is typed, and learns no more than it must tell', async () => {
    const { protocolId } = await signed([{ login: '1', mark: 'pass' }]);
    await issue(protocolId);
    const [document] = await issuedBy(protocolId);
    const code = document?.code ?? '';
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/u);
    const shown = await verify(code);
    expect(shown).toEqual({
      subject: 'document',
      status: 'valid',
      kind: 'certificate',
      registrationNumber: document?.registrationNumber,
      issuedOn: document?.issuedOn,
      organisation: 'Учебный центр «Проверка»',
      programTitle: document?.programTitle,
      hours: 72,
      maskedName: `П•••••••••• ${document?.learnerName.split(' ')[1]?.[0]}. П.`,
      replacedByCode: null,
      origin: 'first',
      statusOn: null,
      chain: [expect.objectContaining({ code, status: 'valid', origin: 'first' })],
      credential: true,
      fileSha256: null,
      checkedAt: expect.any(Date),
    });
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')])
      expect(await verify(typed)).toMatchObject({ registrationNumber: document?.registrationNumber });
    for (const wrong of [newVerificationCode(), 'abc', '%25', "' OR 1=1"])
      expect(await refusedCodes(verify(wrong))).toEqual(['not-found']);
  });

  it('takes look-alike letters of either alphabet for the digits they stand for', () => {
    expect(meantCode('ОILо aвсе ртху зкмн 0000 0000 0000')).toBe('0110-ABCE-PTXY-3KMH-0000-0000-0000');
    expect(meantCode('0110-ABCE-0000-0000-0000-0000-000')).toBeNull();
  });

  it('is told that it is annulled, and by what it was replaced', async () => {
    const { protocolId } = await signed([{ login: '1', mark: 'pass' }]);
    await issue(protocolId);
    const [document] = await issuedBy(protocolId);
    const { id, code, registrationNumber } = document!;
    const both = await Promise.allSettled([annul(id), annul(id)]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [(each.reason as ApiProblem).codes] : []));
    expect(refused).toEqual([['document.not-valid']]);
    expect(await verify(code)).toMatchObject({ status: 'annulled', replacedByCode: null });

    expect(await issue(protocolId)).toEqual({ issued: 1 });
    const again = (await issuedBy(protocolId)).find(({ status }) => status === 'valid')!;
    expect(counter(again.registrationNumber)).toBeGreaterThan(counter(registrationNumber));
    expect(await verify(code)).toMatchObject({ status: 'annulled', replacedByCode: again.code });
  });
});

describe('the issued file', () => {
  it('is printed once by the worker, is given to its own learner, and is known byte for byte', async () => {
    const { prefix, protocolId } = await signed([
      { login: '1', mark: 'pass' },
      { login: '2', mark: 'fail', finishedAt: daysAgo(10) },
    ]);
    await issue(protocolId);
    const documents = await issuedBy(protocolId);
    const certificate = documents.find(({ kind }) => kind === 'certificate')!;
    const params = { documentId: certificate.id };
    const [own, other] = [await test.as(`${prefix}-1`), await test.as(`${prefix}-2`)];
    expect(await refusedCodes(own.download(getDocumentFile, { params }))).toEqual(['document.not-printed-yet']);

    const printing = test.app.get(DocumentPrinting, { strict: false });
    for (const { id } of documents) await printing.handle({ documentId: id });
    const { bytes, headers } = await own.download(getDocumentFile, { params });
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      `''${certificate.registrationNumber} Проверочный r. П.pdf`,
    );
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);

    await printing.handle({ documentId: certificate.id });
    expect((await admin.download(getDocumentFile, { params })).bytes).toEqual(bytes);
    expect(await refusedCodes(other.download(getDocumentFile, { params }))).toEqual(['not-found']);
    expect(await refusedCodes(test.stranger().download(getDocumentFile, { params }))).toEqual(['access.signed-out']);

    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = await test.stranger().call(verifyFile, { params: { sha256 } });
    expect(known).toMatchObject({ code: certificate.code, status: 'valid', fileSha256: sha256 });
    const edited = createHash('sha256').update(bytes).update(' ').digest('hex');
    expect(await refusedCodes(test.stranger().call(verifyFile, { params: { sha256: edited } }))).toEqual(['not-found']);
  }, 60_000);
});

describe('the registry', () => {
  it('is searched and filtered, with the number of all', async () => {
    const { prefix, protocolId } = await signed(['1', '2', '3'].map((login) => ({ login, mark: 'pass' as const })));
    await issue(protocolId);
    const search = `проверочный ${prefix}-2`;
    expect(await admin.call(listDocuments, { query: { search } })).toMatchObject({
      total: 1,
      documents: [{ learnerName: `Проверочный ${prefix}-2 Примерович`, groupTitle: `Группа ${prefix}`, protocolId }],
    });
    const page = await admin.call(listDocuments, { query: { protocolId, offset: 2 } });
    expect(page).toMatchObject({ total: 3, documents: [expect.anything()] });
    for (const query of [{ search: '100%' }, { to: '2001-01-01' }, { protocolId, kind: 'reference' as const }])
      expect(await admin.call(listDocuments, { query })).toEqual({ total: 0, documents: [] });
  });
});

// Last: passport knows one product per process, and this makes a second.
describe('anyone verifies', () => {
  it('only so often from one address', async () => {
    const strict = await testApp({ VERIFY_PER_MINUTE: '3' });
    try {
      const ask = () => strict.stranger().send(verifyDocument, { params: { code: newVerificationCode() } });
      const statuses: number[] = [];
      for (let n = 0; n < 4; n++) statuses.push((await ask()).status);
      expect(statuses).toEqual([404, 404, 404, 429]);
      expect(Number((await ask()).headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await strict.close();
    }
  });
});
