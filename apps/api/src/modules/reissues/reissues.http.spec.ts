import { randomUUID } from 'node:crypto';
import {
  annulDocument,
  getDocument,
  getDocumentFile,
  issueDocuments,
  issueExtract,
  listDocuments,
  listUsers,
  previewExtract,
  previewReissue,
  recordFormerDocument,
  reissueDocument,
  verifyDocument,
  type CallOf,
} from '@itog/contracts';
import { shortDay } from '@itog/documents';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { GroupFiles } from '../group-files/group-files.service.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';

let test: TestApp;
let admin: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp({ VERIFY_PER_MINUTE: '1000' });
  await test.world({ prefix: 'x' });
  admin = await test.as('x-admin');
});
afterAll(() => test.close());

/** A world of its own with so many certificates issued, in the order of the learners. */
async function certificates(learners = 1) {
  const prefix = `x${++worlds}`;
  const world = await test.world({ prefix, learners, questions: 1 });
  const attempts = world.logins.map((login) => ({ login, mark: 'pass' as const }));
  const protocolId = await signedProtocol(test, world, attempts);
  await admin.call(issueDocuments, { params: { protocolId } });
  const documents = (await issuedBy(protocolId)).toSorted((a, b) => a.learnerName.localeCompare(b.learnerName));
  return { prefix, world, protocolId, documents, id: documents[0]?.id ?? '' };
}

const issuedBy = async (protocolId: string) => (await admin.call(listDocuments, { query: { protocolId } })).documents;
const page = (documentId: string) => admin.call(getDocument, { params: { documentId } });
const verify = (code: string) => test.stranger().call(verifyDocument, { params: { code } });
type Wish = CallOf<typeof previewReissue>['body'];
const wish = (more: Partial<Wish> = {}): Wish => ({ reason: 'loss', note: null, name: null, ...more });
const foresee = (documentId: string, more: Partial<Wish> = {}) =>
  admin.call(previewReissue, { params: { documentId }, body: wish(more) });
const reissue = (documentId: string, more: Partial<Wish> = {}, requestId = randomUUID()) =>
  admin.call(reissueDocument, { params: { documentId }, body: { ...wish(more), requestId } });
const newName = { lastName: 'Новофамильная', firstName: 'Анна', patronymic: 'Образцовна' };

/** Until a statement of the API waits for a row that somebody else has locked. */
async function waitingForLock(): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await test.db.query<unknown[]>(sql)).length === 0) await new Promise((done) => setTimeout(done, 20));
}

describe('a duplicate of a lost document', () => {
  it('has a number of its own book, the word ДУБЛИКАТ, the same words, and today’s organisation', async () => {
    const { id, documents, world, prefix } = await certificates();
    await test.db.query(`UPDATE organisation SET city = 'Новый город'`);
    await test.db.query(`UPDATE program SET title = 'Переименованная' WHERE id = $1`, [world.programId]);
    const before = await foresee(id, { note: 'Заявление от 12.05.2026' });
    expect(before).toMatchObject({ refusals: [], number: expect.stringMatching(/^\d{5}-ДУБ-\d\d$/u) });
    expect(before.changes.map(({ field }) => field)).toEqual(['organisation']);
    expect(before.form.body).toContain('ДУБЛИКАТ');
    expect(before.form.body).toContain(before.number);
    expect(before.form.body).toContain(`Проверочная программа ${prefix}`);
    expect((await foresee(id)).number).toBe(before.number);
    expect(await issuedBy(documents[0]!.protocolId ?? '')).toHaveLength(1);

    const duplicate = await reissue(id, { note: 'Заявление от 12.05.2026' });
    expect(duplicate).toMatchObject({
      kind: 'certificate',
      duplicate: true,
      status: 'valid',
      registrationNumber: before.number,
      programTitle: `Проверочная программа ${prefix}`,
    });
    await test.db.query(`UPDATE organisation SET city = 'Прежний город'`);
    const [{ snapshot }] = await test.db.query('SELECT snapshot FROM issued_document WHERE id = $1', [duplicate.id]);
    expect(snapshot).toMatchObject({
      organisation: { city: 'Новый город' },
      original: { registrationNumber: documents[0]?.registrationNumber, issuedOn: documents[0]?.issuedOn },
    });
    await test.app.get(DocumentPrinting, { strict: false }).handle({ documentId: duplicate.id });
    const { bytes } = await (
      await test.as(`${prefix}-1`)
    ).download(getDocumentFile, { params: { documentId: duplicate.id } });
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
  }, 60_000);

  it('stands in the chain, and the original is replaced by it', async () => {
    const { id, documents } = await certificates();
    const duplicate = await reissue(id, { reason: 'damage' });
    const second = await reissue(duplicate.id);
    const { chain, events, statusReason } = await page(id);
    expect(chain).toMatchObject([
      { id, origin: 'first', status: 'replaced', reissueReason: null },
      { id: duplicate.id, origin: 'duplicate', status: 'replaced', reissueReason: 'damage' },
      { id: second.id, origin: 'duplicate', status: 'valid', reissueReason: 'loss' },
    ]);
    expect(statusReason).toBe('Выдан дубликат: документ испорчен');
    expect(events.map(({ event, by }) => [event, by])).toEqual([
      ['issued', 'Проверочный admin'],
      ['replaced', 'Проверочный admin'],
    ]);
    for (const other of [duplicate.id, second.id]) expect((await page(other)).chain).toEqual(chain);
    expect(await verify(documents[0]!.code)).toMatchObject({ status: 'replaced', replacedByCode: duplicate.code });
    const [{ snapshot }] = await test.db.query('SELECT snapshot FROM issued_document WHERE id = $1', [second.id]);
    expect(snapshot.original.registrationNumber).toBe(documents[0]?.registrationNumber);
    expect(await refusedCodes(reissue(id))).toEqual(['reissue.not-valid']);
    expect((await foresee(id)).refusals).toMatchObject([{ code: 'reissue.not-valid', status: 'replaced' }]);
  });

  it('never waits in a circle with whoever issues by the same protocol', async () => {
    const { id, protocolId } = await certificates();
    let asked: Promise<unknown> | null = null;
    await test.db.transaction(async (tx) => {
      await tx.query('SELECT FROM protocol WHERE id = $1 FOR UPDATE', [protocolId]);
      asked = reissue(id);
      await waitingForLock();
      // The issuer may still take what he needs of its documents.
      expect(await tx.query('SELECT id FROM issued_document WHERE id = $1 FOR UPDATE SKIP LOCKED', [id])).toHaveLength(
        1,
      );
    });
    await expect(asked).resolves.toMatchObject({ status: 'valid' });
  });

  it('is issued once, however often the button is pressed, and numbers have no holes', async () => {
    const learners = 50;
    const { documents } = await certificates(learners);
    const requests = documents.map(({ id }) => ({ id, requestId: randomUUID() }));
    const clicks = [...requests, ...requests.slice(0, 10)];
    const issued = await Promise.all(clicks.map(({ id, requestId }) => reissue(id, {}, requestId)));
    expect(new Set(issued.map(({ id }) => id)).size).toBe(learners);
    expect(issued.slice(learners).map(({ id }) => id)).toEqual(issued.slice(0, 10).map(({ id }) => id));
    const numbers: { n: number; documents: number }[] = await test.db.query(
      `SELECT n.n, count(d.id) AS documents FROM document_number n LEFT JOIN issued_document d ON d.number_id = n.id
       WHERE n.series = 'duplicate' GROUP BY n.id ORDER BY n.n`,
    );
    expect(numbers.map(({ n }) => n)).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.every((each) => each.documents === 1)).toBe(true);
  }, 60_000);

  it('two who ask at once for two duplicates get one, and the other is told so', async () => {
    const { id, protocolId } = await certificates();
    const both = await Promise.allSettled([reissue(id), reissue(id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await issuedBy(protocolId)).toHaveLength(2);
  });

  it('is signed by those who are in office', async () => {
    const { id, prefix } = await certificates();
    await test.db.query(`UPDATE app_user SET active = false WHERE login = ANY ($1)`, [
      [`${prefix}-secretary`, `${prefix}-chair`],
    ]);
    const { id: duplicate } = await reissue(id);
    const [{ snapshot }] = await test.db.query('SELECT snapshot FROM issued_document WHERE id = $1', [duplicate]);
    expect(snapshot).toMatchObject({ secretary: null, chair: snapshot.director });
  });
});

describe('a replacement', () => {
  it('bears the new name and the next number of its own kind, without the word ДУБЛИКАТ', async () => {
    const { id, documents } = await certificates();
    const before = await foresee(id, { reason: 'name-change', name: newName });
    expect(before.changes).toContainEqual({
      field: 'learner',
      before: documents[0]?.learnerName,
      after: 'Новофамильная Анна Образцовна',
    });
    expect(before.form.body).not.toContain('ДУБЛИКАТ');
    const replacement = await reissue(id, { reason: 'name-change', name: newName });
    expect(replacement).toMatchObject({
      learnerName: 'Новофамильная Анна Образцовна',
      duplicate: false,
      registrationNumber: before.number,
    });
    expect(Number.parseInt(before.number, 10)).toBeGreaterThan(Number.parseInt(documents[0]!.registrationNumber, 10));
    expect((await page(replacement.id)).chain.map(({ origin }) => origin)).toEqual(['first', 'replacement']);
  });

  it('may give the learner his new name in the system too: he is found by both, and an extract tells both', async () => {
    const { id, documents, prefix, protocolId, world } = await certificates();
    const former = documents[0]!.learnerName;
    const body = { ...wish({ reason: 'name-change', name: newName }), requestId: randomUUID(), renameLearner: true };
    await admin.call(reissueDocument, { params: { documentId: id }, body });
    for (const search of ['Новофамильная Анна', former]) {
      const { users } = await admin.call(listUsers, { query: { search } });
      expect(users.find(({ login }) => login === `${prefix}-1`)).toMatchObject({
        name: newName,
        formerNames: [former],
      });
    }
    const [{ enrolment_id: enrolmentId }] = await test.db.query(
      'SELECT enrolment_id FROM issued_document WHERE id = $1',
      [id],
    );
    const { form } = await admin.call(previewExtract, { params: { protocolId, enrolmentId } });
    expect(form.body).toContain(`Новофамильная Анна Образцовна (до ${shortDay(documents[0]!.issuedOn)} — ${former})`);
    const { papers } = await test.app.get(GroupFiles, { strict: false }).papers(world.groupId);
    const cover = papers[0]?.kind === 'form' ? papers[0].form.body : '';
    expect(cover).toContain(`Новофамильная Анна Образцовна (до ${shortDay(documents[0]!.issuedOn)} — ${former})`);
    const [{ content }] = await test.db.query('SELECT content::text FROM protocol WHERE id = $1', [protocolId]);
    expect(content).not.toContain('Новофамильная');
  });

  it('alone gives a new name: a duplicate never does', async () => {
    const { id, documents, prefix } = await certificates();
    const body = { ...wish({ name: newName }), requestId: randomUUID(), renameLearner: true };
    await admin.call(reissueDocument, { params: { documentId: id }, body });
    const { users } = await admin.call(listUsers, { query: { search: documents[0]!.learnerName } });
    expect(users.find(({ login }) => login === `${prefix}-1`)).toMatchObject({ formerNames: [] });
  });

  it('with corrected data is drawn from today’s data, and refused while they say the same', async () => {
    const { id, world, prefix } = await certificates();
    expect(await refusedCodes(reissue(id, { reason: 'wrong-data' }))).toEqual(['reissue.data-unchanged']);
    await test.db.query(`UPDATE program SET hours = 76 WHERE id = $1`, [world.programId]);
    await test.db.query(`UPDATE app_user SET first_name = 'Исправленный' WHERE login = $1`, [`${prefix}-1`]);
    const { changes } = await foresee(id, { reason: 'wrong-data' });
    expect(changes.map(({ field }) => field)).toEqual(['learner', 'hours']);
    const replacement = await reissue(id, { reason: 'wrong-data', note: 'Часы указаны неверно' });
    expect(await page(replacement.id)).toMatchObject({ hours: 76, learnerName: 'Проверочный Исправленный Примерович' });
    expect((await page(id)).statusReason).toBe('Выдан другой документ: в прежнем была ошибка. Часы указаны неверно');
  });

  it('needs what it is for, and burns nothing without it', async () => {
    const { id, prefix, protocolId } = await certificates();
    const numbers = () => test.db.query('SELECT sum(last) AS last FROM number_counter');
    const before = await numbers();
    expect(await refusedCodes(reissue(id, { reason: 'name-change' }))).toEqual(['reissue.name-missing']);
    expect(await refusedCodes(reissue(id, { reason: 'other' }))).toEqual(['reissue.note-missing']);
    const same = { lastName: 'Проверочный', firstName: `${prefix}-1`, patronymic: 'Примерович' };
    expect(await refusedCodes(reissue(id, { reason: 'name-change', name: same }))).toEqual(['reissue.name-unchanged']);
    expect(await refusedCodes(reissue(randomUUID()))).toEqual(['not-found']);
    const auditor = await test.as('x-auditor');
    const body = { ...wish(), requestId: randomUUID() };
    expect(await refusedCodes(auditor.call(reissueDocument, { params: { documentId: id }, body }))).toEqual([
      'access.denied',
    ]);
    expect(await numbers()).toEqual(before);
    expect(await issuedBy(protocolId)).toHaveLength(1);
  });

  it('is not for an annulled document, whose protocol calls for a new one', async () => {
    const { id, protocolId } = await certificates();
    await admin.call(annulDocument, { params: { documentId: id }, body: { reason: 'Выдан по ошибке' } });
    expect(await refusedCodes(reissue(id))).toEqual(['reissue.not-valid']);
    await admin.call(issueDocuments, { params: { protocolId } });
    const { chain, events } = await page(id);
    expect(chain.map(({ origin, status }) => [origin, status])).toEqual([
      ['first', 'annulled'],
      ['anew', 'valid'],
    ]);
    expect(events.at(-1)).toMatchObject({ event: 'annulled', by: 'Проверочный admin', reason: 'Выдан по ошибке' });
  });
});

describe('what becomes of the former document', () => {
  const record = (documentId: string, body: CallOf<typeof recordFormerDocument>['body']) =>
    admin.call(recordFormerDocument, { params: { documentId }, body });
  const nothing = { lossProof: null, state: null, on: null, note: null } as const;

  it('is recorded with the new one or later, each record stays, and the former’s own page tells of it', async () => {
    const { id, documents } = await certificates();
    const today = documents[0]!.issuedOn;
    const returned = { ...nothing, state: 'returned', on: today } as const;
    const requestId = randomUUID();
    const body = { ...wish({ reason: 'damage' }), requestId, former: returned };
    const params = { documentId: id };
    const clicks = [
      await admin.call(reissueDocument, { params, body }),
      await admin.call(reissueDocument, { params, body }),
    ];
    const next = clicks[0]!.id;
    expect((await page(next)).former).toMatchObject({
      registrationNumber: documents[0]!.registrationNumber,
      reason: 'damage',
      record: { ...returned, by: 'Проверочный admin' },
    });
    await record(next, { ...nothing, state: 'destroyed', on: today, note: 'Акт № 3' });
    expect((await page(next)).former?.record).toMatchObject({ state: 'destroyed', note: 'Акт № 3' });
    expect((await page(id)).events.map(({ event, on, reason }) => [event, on, reason]).slice(-2)).toEqual([
      ['returned', today, null],
      ['destroyed', today, 'Акт № 3'],
    ]);
    expect((await page(id)).former).toBeNull();
    expect(await refusedCodes(test.db.query('DELETE FROM reissue_record').catch(() => record(id, returned)))).toEqual([
      'not-found',
    ]);
  });

  it('is what the reason asks for, on a day that can be, or the new document is not issued either', async () => {
    const { id, documents, protocolId } = await certificates();
    const day = documents[0]!.issuedOn;
    const body = (former: CallOf<typeof recordFormerDocument>['body']) => ({
      ...wish(),
      requestId: randomUUID(),
      former,
    });
    const ask = (former: CallOf<typeof recordFormerDocument>['body']) =>
      refusedCodes(admin.call(reissueDocument, { params: { documentId: id }, body: body(former) }));
    expect(await ask({ ...nothing, state: 'destroyed', on: day })).toEqual(['former.not-asked']);
    expect(await ask({ ...nothing, lossProof: 'police', on: '2001-01-01' })).toEqual(['former.day']);
    expect(await issuedBy(protocolId)).toHaveLength(1);
    const { id: duplicate } = await reissue(id);
    expect((await page(duplicate)).former).toMatchObject({ reason: 'loss', record: null });
    const lost = await record(duplicate, { ...nothing, lossProof: 'other', note: 'Заявление' });
    expect(lost).toMatchObject({ lossProof: 'other', note: 'Заявление', by: 'Проверочный admin' });
    expect((await page(id)).events.at(-1)).toMatchObject({
      event: 'loss-proved',
      detail: 'other',
      reason: 'Заявление',
    });
  });
});

describe('3.15 an extract from a signed protocol', () => {
  const enrolmentOf = async (login: string) => {
    const [{ id }] = await test.db.query(
      'SELECT e.id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = $1',
      [login],
    );
    return id as string;
  };

  it('says what the protocol says of one learner and of nobody else, under its own number, once for each request', async () => {
    const { prefix, protocolId } = await certificates(2);
    await test.db.query('ALTER TABLE protocol DISABLE TRIGGER USER');
    await test.db.query(`UPDATE protocol SET resolution = $2 WHERE id = $1`, [
      protocolId,
      'Выдать удостоверения.\nОтметить работу слушателя Проверочный.',
    ]);
    await test.db.query('ALTER TABLE protocol ENABLE TRIGGER USER');
    const params = { protocolId, enrolmentId: await enrolmentOf(`${prefix}-1`) };
    const { number, form, refusals } = await admin.call(previewExtract, { params });
    expect([refusals, number]).toEqual([[], expect.stringMatching(/^\d{4}-ВЫП-\d\d$/u)]);
    for (const words of [`${prefix}-1`, 'Выписка верна.', 'зачтено', 'Выдать удостоверения.', number])
      expect(form.body).toContain(words);
    expect(form.body).not.toContain(`${prefix}-2`);
    expect(form.body).not.toContain('Отметить работу');

    const body = { requestId: randomUUID() };
    const clicks = await Promise.all([1, 2, 3].map(() => admin.call(issueExtract, { params, body })));
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1);
    expect(clicks[0]).toMatchObject({ kind: 'extract', registrationNumber: number, status: 'valid' });
    const another = await admin.call(issueExtract, { params, body: { requestId: randomUUID() } });
    expect(another.id).not.toBe(clicks[0]?.id);
    expect(await verify(another.code)).toMatchObject({ kind: 'extract', status: 'valid' });
    expect(await refusedCodes(reissue(another.id))).toEqual(['reissue.extract']);
    await test.app.get(DocumentPrinting, { strict: false }).handle({ documentId: another.id });
    expect((await page(another.id)).fileSha256).toEqual(expect.any(String));
  }, 60_000);

  it('is not issued of a draft, of a stranger, or by those who only read', async () => {
    const { prefix, protocolId } = await certificates();
    const other = await certificates();
    const own = { protocolId, enrolmentId: await enrolmentOf(`${prefix}-1`) };
    const strange = { protocolId, enrolmentId: await enrolmentOf(`${other.prefix}-1`) };
    expect(await refusedCodes(admin.call(previewExtract, { params: strange }))).toEqual(['extract.not-in-protocol']);
    const auditor = await test.as('x-auditor');
    expect((await auditor.call(previewExtract, { params: own })).refusals).toEqual([]);
    const body = { requestId: randomUUID() };
    expect(await refusedCodes(auditor.call(issueExtract, { params: own, body }))).toEqual(['access.denied']);
    await test.db.query('ALTER TABLE protocol DISABLE TRIGGER USER');
    await test.db.query(`UPDATE protocol SET status = 'replaced' WHERE id = $1`, [protocolId]);
    await test.db.query('ALTER TABLE protocol ENABLE TRIGGER USER');
    expect(await refusedCodes(admin.call(issueExtract, { params: own, body }))).toEqual(['issuance.protocol-replaced']);
  });
});
