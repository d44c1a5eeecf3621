import {
  assignBlank,
  assignProtocolBlanks,
  annulDocument,
  getBlankSheet,
  getBlankStock,
  getDocumentBlanks,
  issueDocuments,
  listBlankActs,
  listBlanks,
  listBlankSigners,
  listDocuments,
  listProtocolBlanks,
  receiveBlanks,
  removeBlankBatch,
  requestPrint,
  spoilBlanks,
} from '@itog/contracts';
import { addDays, dayOf } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { PaperMaker } from '../prints/paper-maker.service.ts';
import { Blanks } from './blanks.service.ts';

const ZONE = 'Asia/Yekaterinburg';
const today = dayOf(new Date(), ZONE);

let test: TestApp;
let admin: ApiClient;
let worlds = 0;
let packs = 0;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'b' });
  admin = await test.as('b-admin');
});
afterAll(() => test.close());

type Pack = {
  kind?: 'certificate' | 'diploma';
  series?: string;
  firstNumber?: string;
  count?: number;
  receivedOn?: string;
};
const receive = ({
  kind = 'certificate',
  series = `С${++packs}`,
  firstNumber = '0001',
  count = 3,
  receivedOn = today,
}: Pack = {}) =>
  admin.call(receiveBlanks, {
    body: { kind, series, firstNumber, count, receivedOn, supplierDocument: 'Накладная № 7' },
  });

/** Documents of a protocol of their own: so many certificates, and references of study for those whose retake is past. */
async function issued(learners: number, failed = 0) {
  const prefix = `b${++worlds}`;
  const world = await test.world({ prefix, learners: learners + failed, questions: 1 });
  const finishedAt = new Date(Date.now() - 10 * 86_400_000);
  const attempts = Array.from({ length: learners + failed }, (_, n) => {
    const login = `${prefix}-${n + 1}`;
    return n < learners ? ({ login, mark: 'pass' } as const) : ({ login, mark: 'fail', finishedAt } as const);
  });
  const protocolId = await signedProtocol(test, world, attempts);
  await admin.call(issueDocuments, { params: { protocolId } });
  const { documents } = await admin.call(listDocuments, { query: { protocolId } });
  const assignAll = () => admin.call(assignProtocolBlanks, { params: { protocolId } });
  const list = async () => (await admin.call(listProtocolBlanks, { params: { protocolId } })).documents;
  return { protocolId, documents, assignAll, list };
}
const assign = (documentId: string, blank: { series: string; number: string } | null = null) =>
  admin.call(assignBlank, { params: { documentId }, body: { blank } });
const signer = async () => (await admin.call(listBlankSigners, {})).people[0]!.id;
const spoil = async (blankIds: string[], date = today) =>
  admin.call(spoilBlanks, { body: { blankIds, date, reason: 'Брак печати', signerIds: [await signer()] } });
/** Spends every certificate that other tests have left, so that the next sheet is known. */
async function emptied(): Promise<void> {
  const { blanks } = await admin.call(listBlanks, { query: { kind: 'certificate', state: 'in-stock' } });
  if (blanks.length === 0) return;
  await spoil(blanks.map(({ id }) => id));
  await emptied();
}

describe('receiving blanks', () => {
  it('puts every sheet into stock, and a sheet only once', async () => {
    expect(await receive({ series: 'ПК', firstNumber: '000098', count: 4 })).toMatchObject({
      firstNumber: '000098',
      lastNumber: '000101',
      count: 4,
    });
    const { blanks } = await admin.call(listBlanks, { query: { search: 'ПК 0001' } });
    expect(blanks.map(({ number, state }) => [number, state])).toEqual([
      ['000100', 'in-stock'],
      ['000101', 'in-stock'],
    ]);
    await expect(receive({ series: 'ПК', firstNumber: '000090', count: 10 })).rejects.toMatchObject({
      body: { refusals: [{ code: 'blank.batch-overlaps', blank: 'ПК 000098', receivedOn: today }] },
    });
    expect(await receive({ kind: 'diploma', series: 'ПК', firstNumber: '000098', count: 1 })).toMatchObject({
      count: 1,
    });
  });

  it('takes a pack back that was typed wrongly, whole and with a reason, but not when a sheet was used', async () => {
    const wrong = await receive({ series: 'ОШ', firstNumber: '1240', count: 3 });
    const remove = (batchId: string) =>
      admin.call(removeBlankBatch, { params: { batchId }, body: { reason: 'Без нулей' } });
    expect(await remove(wrong.id)).toMatchObject({
      used: 0,
      removed: { by: 'Проверочный admin', reason: 'Без нулей' },
    });
    expect(await refusedCodes(remove(wrong.id))).toEqual(['blank.batch-removed']);
    expect((await admin.call(listBlanks, { query: { search: 'ОШ 12' } })).total).toBe(0);
    const right = await receive({ series: 'ОШ', firstNumber: '0001240', count: 3 });
    const { blanks } = await admin.call(listBlanks, { query: { search: 'ОШ 0001' } });
    await spoil([blanks[0]!.id]);
    expect(await refusedCodes(remove(right.id))).toEqual(['blank.batch-used']);
    expect((await admin.call(listBlanks, { query: { search: 'ОШ 0001' } })).total).toBe(3);
    await expect(test.db.query('DELETE FROM blank WHERE batch_id = $1', [right.id])).rejects.toThrow(/accounted/u);
    expect(await refusedCodes(receive({ series: '02 № АБ' }))).toEqual(['blank.series-signs']);
  });

  it('refuses numbers that grow out of their width and a day that is to come', async () => {
    expect(await refusedCodes(receive({ firstNumber: '98', count: 3 }))).toEqual(['blank.numbers-overflow']);
    expect(await refusedCodes(receive({ receivedOn: addDays(today, 1) }))).toEqual(['blank.received-tomorrow']);
    expect(await refusedCodes(receive({ count: 10_001 }))).toEqual(['input.invalid']);
    expect(await refusedCodes(receive({ firstNumber: '12а' }))).toEqual(['input.invalid']);
  });

  it('is for the administrator; those who read the registry read the stock', async () => {
    for (const role of ['director', 'secretary', 'auditor']) {
      const client = await test.as(`b-${role}`);
      expect((await client.call(listBlanks, { query: {} })).total).toBeGreaterThan(0);
      const body = {
        kind: 'certificate',
        series: '',
        firstNumber: '1',
        count: 1,
        receivedOn: today,
        supplierDocument: null,
      } as const;
      expect(await refusedCodes(client.call(receiveBlanks, { body }))).toEqual(['access.denied']);
    }
  });
});

describe('blanks of documents', () => {
  it('are the next ones for a whole protocol, as foretold; repeating it takes nothing more', async () => {
    await emptied();
    await receive({ series: 'А', firstNumber: '0001', count: 2, receivedOn: addDays(today, -1) });
    await receive({ series: 'Б', firstNumber: '0001', count: 5 });
    const { assignAll, list } = await issued(3);
    const foretold = (await list()).map(({ next }) => `${next?.series} ${next?.number}`);
    expect(foretold).toEqual(['А 0001', 'А 0002', 'Б 0001']);
    expect(await assignAll()).toEqual({ assigned: 3 });
    expect((await list()).map(({ blank }) => `${blank?.series} ${blank?.number}`)).toEqual(foretold);
    expect(await assignAll()).toEqual({ assigned: 0 });
  });

  it('are given to all or to nobody when they run short, and the refusal says how many are missing', async () => {
    await emptied();
    await receive({ count: 1 });
    const { assignAll, list } = await issued(3);
    await expect(assignAll()).rejects.toMatchObject({
      body: { refusals: [{ code: 'blank.none-left', kind: 'certificate', missing: 2 }] },
    });
    expect((await list()).map(({ blank }) => blank)).toEqual([null, null, null]);
  });

  it('are not looked for where paper of the kind was never received', async () => {
    await emptied();
    await receive({ series: 'В', count: 1 });
    const { assignAll, list } = await issued(1, 1);
    expect((await list()).map(({ kind, plain, next }) => [kind, plain, next?.number])).toEqual([
      ['certificate', false, '0001'],
      ['reference', true, undefined],
    ]);
    expect(await assignAll()).toEqual({ assigned: 1 });
    expect((await list()).map(({ blank }) => blank?.series)).toEqual(['В', undefined]);
  });

  it('may be named by hand: not a taken one, of another kind, spoilt or unknown', async () => {
    await emptied();
    await receive({ series: 'РУК', count: 4 });
    await receive({ kind: 'diploma', series: 'ДИП', count: 1 });
    const { documents } = await issued(2);
    const [one, other] = documents.map(({ id }) => id) as [string, string];
    expect(await assign(one, { series: 'РУК', number: '0003' })).toMatchObject({ blank: { number: '0003' } });
    const refused = (series: string, number: string) => refusedCodes(assign(other, { series, number }));
    expect(await refused('РУК', '0003')).toEqual(['blank.taken']);
    expect(await refused('ДИП', '0001')).toEqual(['blank.other-kind']);
    expect(await refused('РУК', '0009')).toEqual(['blank.unknown']);
    expect(await refusedCodes(assign(one))).toEqual(['document.has-blank']);
    const { blanks } = await admin.call(listBlanks, { query: { search: 'РУК 0002' } });
    await spoil([blanks[0]!.id]);
    expect(await refused('РУК', '0002')).toEqual(['blank.spoilt']);
    expect(await assign(other)).toMatchObject({ blank: { series: 'РУК', number: '0001' } });
  });

  it('are not for what is annulled', async () => {
    await receive();
    const { documents } = await issued(1);
    const documentId = documents[0]!.id;
    await admin.call(annulDocument, { params: { documentId }, body: { reason: 'Ошибка' } });
    expect(await refusedCodes(assign(documentId))).toEqual(['blank.document-not-valid']);
  });

  it('never go to two documents, though twenty ask at once', async () => {
    await emptied();
    await receive({ count: 20 });
    const { documents } = await issued(20);
    const blanks = test.app.get(Blanks, { strict: false });
    const actor = (await test.db.query<{ id: string }[]>(`SELECT id FROM app_user WHERE login = 'b-admin'`))[0]!.id;
    const given = await Promise.all(
      documents.map(({ id }) =>
        blanks.assign(actor, { params: { documentId: id }, query: undefined, body: { blank: null } }),
      ),
    );
    expect(new Set(given.map(({ blank }) => blank?.id)).size).toBe(20);
  });
});

describe('spoilt blanks', () => {
  it('leave by an act; the document keeps its number and gets the next sheet', async () => {
    await emptied();
    await receive({ series: 'ИСП', count: 2 });
    const { documents, assignAll } = await issued(1);
    await assignAll();
    const document = documents[0]!;
    const before = await admin.call(getDocumentBlanks, { params: { documentId: document.id } });
    const act = await spoil([before.blanks[0]!.id]);
    expect(act).toMatchObject({
      number: expect.stringMatching(/^\d+-СБ\/\d\d$/u),
      reason: 'Брак печати',
      blanks: [{ series: 'ИСП', number: '0001' }],
      documents: [{ registrationNumber: document.registrationNumber, blank: { series: 'ИСП', number: '0002' } }],
    });
    const after = await admin.call(getDocumentBlanks, { params: { documentId: document.id } });
    expect(after.blanks.map(({ number, state }) => [number, state])).toEqual([
      ['0002', 'issued'],
      ['0001', 'spoilt'],
    ]);
    const { documents: still } = await admin.call(listDocuments, { query: { search: document.registrationNumber } });
    expect(still).toMatchObject([{ id: document.id, status: 'valid' }]);
  });

  it('are written off once, on a day when they were there; without stock the document is left without paper', async () => {
    await emptied();
    await receive({ count: 1 });
    const { documents, assignAll } = await issued(1);
    await assignAll();
    const { blanks } = await admin.call(getDocumentBlanks, { params: { documentId: documents[0]!.id } });
    const ids = [blanks[0]!.id];
    expect(await refusedCodes(spoil(ids, addDays(today, -1)))).toEqual(['blank.act-day']);
    expect(await refusedCodes(spoil(ids, addDays(today, 1)))).toEqual(['blank.act-day']);
    const acts = (await admin.call(listBlankActs, {})).acts.length;
    expect((await spoil(ids)).documents).toMatchObject([{ blank: null }]);
    expect(await refusedCodes(spoil(ids))).toEqual(['blank.spoilt']);
    expect((await admin.call(listBlankActs, {})).acts).toHaveLength(acts + 1);
  });

  it('stay in the books of the database itself', async () => {
    const [spoilt] = await test.db.query<{ id: string }[]>(`SELECT id FROM blank WHERE state = 'spoilt' LIMIT 1`);
    for (const attack of [
      `UPDATE blank SET state = 'in-stock', act_id = NULL, document_id = NULL, taken_on = NULL WHERE id = $1`,
      `DELETE FROM blank WHERE id = $1`,
    ])
      await expect(test.db.query(attack, [spoilt!.id])).rejects.toThrow('a blank is accounted for good');
  });

  it('have their act on paper', async () => {
    const { acts } = await admin.call(listBlankActs, {});
    const actId = acts[0]!.id;
    const print = await admin.call(requestPrint, { body: { kind: 'blank-act', actId } });
    expect(print.status).toBe('waiting');
    const paper = await test.app.get(PaperMaker, { strict: false }).make({ kind: 'blank-act', actId });
    expect(paper.name).toBe(`Акт № ${acts[0]!.number.replace('/', '-')} о списании бланков.pdf`);
    expect(
      'bytes' in paper &&
        Buffer.from(paper.bytes ?? [])
          .subarray(0, 5)
          .toString(),
    ).toBe('%PDF-');
  });
});

describe('the balance of a day', () => {
  it('counts what was received, issued and spoilt by its end', async () => {
    const series = 'БАЛ';
    await emptied();
    await receive({ series, count: 5, receivedOn: addDays(today, -2) });
    const { assignAll } = await issued(2);
    await assignAll();
    const { blanks } = await admin.call(listBlanks, { query: { search: series } });
    await spoil([blanks[0]!.id, blanks[4]!.id]);
    const of = async (on: string) =>
      (await admin.call(getBlankStock, { query: { on } })).stock.find((each) => each.series === series) ?? null;
    expect(await of(addDays(today, -3))).toBeNull();
    expect(await of(addDays(today, -1))).toMatchObject({ received: 5, issued: 0, spoilt: 0, left: 5 });
    expect(await of(today)).toMatchObject({ received: 5, issued: 2, spoilt: 2, left: 1 });
  });

  it('is a spreadsheet too', async () => {
    const response = await admin.send(getBlankSheet, {});
    expect(response.status).toBe(200);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
