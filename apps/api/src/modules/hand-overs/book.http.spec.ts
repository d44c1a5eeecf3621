import { randomUUID } from 'node:crypto';
import {
  annulDocument,
  assignBlank,
  getRegistryBook,
  getRegistryBookFilters,
  getRegistryBookSheet,
  issueDocuments,
  listDocuments,
  receiveBlanks,
  recordHandOvers,
  reissueDocument,
  requestPrint,
} from '@itog/contracts';
import { shortDay } from '@itog/documents';
import { dayOf } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import ExcelJS from 'exceljs';
import { PDFDocument } from 'pdf-lib';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { PaperMaker } from '../prints/paper-maker.service.ts';

const today = dayOf(new Date(), 'Asia/Yekaterinburg');

let test: TestApp;
let admin: ApiClient;
let groupId: string;
let ids: string[];
let numbers: string[];

beforeAll(async () => {
  test = await testApp();
  const world = await test.world({ prefix: 'k', learners: 4, questions: 1 });
  admin = await test.as('k-admin');
  const failed = { login: 'k-4', mark: 'fail', finishedAt: new Date(Date.now() - 10 * 86_400_000) } as const;
  const passed = ['k-1', 'k-2', 'k-3'].map((login) => ({ login, mark: 'pass' }) as const);
  const protocolId = await signedProtocol(test, world, [...passed, failed]);
  await admin.call(issueDocuments, { params: { protocolId } });
  const { documents } = await admin.call(listDocuments, { query: { protocolId } });
  const sorted = documents.toSorted((one, other) => one.learnerName.localeCompare(other.learnerName, 'ru'));
  [ids, numbers] = [sorted.map(({ id }) => id), sorted.map(({ registrationNumber }) => registrationNumber)];
  ({ groupId } = world);
  await test.db.query(
    `INSERT INTO learner_record (user_id, birth_date, sex, identity_kind, identity_series, identity_number, citizenship)
     SELECT id, '1990-05-17', 'female', 'passport', '8004', '123456', '398' FROM app_user WHERE login = 'k-1'`,
  );
  await fill();
});
afterAll(() => test.close());

/** The first has paper, is lost and duplicated; the second is annulled; the third went by post. */
async function fill(): Promise<void> {
  const pack = {
    kind: 'certificate',
    series: 'ПК',
    firstNumber: '000101',
    count: 5,
    receivedOn: today,
    supplierDocument: null,
  } as const;
  await admin.call(receiveBlanks, { body: pack });
  await admin.call(assignBlank, { params: { documentId: ids[0]! }, body: { blank: null } });
  const former = { lossProof: 'police', state: null, on: null, note: 'КУСП 1204' } as const;
  const wish = { reason: 'loss' as const, note: null, name: null, requestId: randomUUID(), former };
  const duplicate = await admin.call(reissueDocument, { params: { documentId: ids[0]! }, body: wish });
  await admin.call(assignBlank, { params: { documentId: duplicate.id }, body: { blank: null } });
  await admin.call(annulDocument, { params: { documentId: ids[1]! }, body: { reason: '=Ошибка в имени' } });
  const nothing = { recipient: null, proxyDocument: null };
  await admin.call(recordHandOvers, {
    body: {
      documentIds: [ids[2]!],
      way: 'by-post',
      on: today,
      address: 'г. Уфа',
      trackNumber: 'RR473124829RU',
      ...nothing,
    },
  });
  const proxy = { recipient: 'Иванов И. И.', proxyDocument: '№ 5', address: null, trackNumber: null };
  await admin.call(recordHandOvers, { body: { documentIds: [duplicate.id], way: 'by-proxy', on: today, ...proxy } });
}

type Query = Partial<Parameters<typeof admin.call<typeof getRegistryBook>>[1]['query']>;
const book = async (query: Query = {}, client = admin) => (await client.call(getRegistryBook, { query })).rows;
const rowOf = async (number: string) => (await book()).find(({ registrationNumber }) => registrationNumber === number)!;

describe('the registry book', () => {
  it('has its sixteen columns filled from what is known', async () => {
    const row = await rowOf(numbers[0]!);
    expect(row).toMatchObject({
      document: 'Удостоверение о повышении квалификации. Учебный центр «Проверка», г. Уфа',
      program: expect.stringMatching(/^«.+», группа .+, \d\d\.\d\d\.\d{4} – \d\d\.\d\d\.\d{4}$/u),
      issuedOn: today,
      blank: 'ПК 000101',
      birthDate: '1990-05-17',
      sex: 'Ж',
      identity: '8004 123456',
      citizenship: 'Казахстан',
    });
  });

  it('marks the duplicate in column 15 of the original’s row, and has a row for the duplicate itself', async () => {
    const original = await rowOf(numbers[0]!);
    const duplicate = (await book()).find(({ document }) => document.startsWith('Дубликат'))!;
    expect(original.mark).toBe(
      `Утрата (справка из органов внутренних дел): выдан дубликат № ${duplicate.registrationNumber} от ${shortDay(today)}, бланк ПК 000102`,
    );
    expect(original.duplicateTaken).toBe(`Иванов И. И., доверенность № 5, ${shortDay(today)}`);
    expect(duplicate).toMatchObject({
      mark: `Дубликат документа № ${numbers[0]}`,
      byProxy: original.duplicateTaken,
      handedOver: '',
    });
  });

  it('says what was annulled and what went by post', async () => {
    expect((await rowOf(numbers[1]!)).mark).toBe(`Аннулирован ${shortDay(today)}: =Ошибка в имени`);
    expect((await rowOf(numbers[2]!)).handedOver).toBe(`Отправлен почтой ${shortDay(today)}, № RR473124829RU`);
  });

  it('is narrowed by kind, days, group, program and status; positions run through the selection', async () => {
    expect((await book({ kind: 'reference' })).map(({ position }) => position)).toEqual([1]);
    expect((await book({ status: 'replaced' })).map(({ registrationNumber }) => registrationNumber)).toEqual([
      numbers[0],
    ]);
    expect(await book({ groupId })).toHaveLength(5);
    expect(await book({ groupId: randomUUID() })).toEqual([]);
    expect(await book({ to: '2000-01-01' })).toEqual([]);
    expect((await book()).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    const { groups, programs } = await admin.call(getRegistryBookFilters, {});
    expect(groups.map(({ id }) => id)).toEqual([groupId]);
    expect(await book({ programId: programs[0]!.id })).toHaveLength(5);
  });

  it('keeps who saw whose personal data, and is closed to the secretary', async () => {
    const views = async () =>
      (await test.db.query<unknown[]>(`SELECT 1 FROM record_view WHERE what = 'registry-book'`)).length;
    const before = await views();
    await book({}, await test.as('k-auditor'));
    expect(await views()).toBe(before + 4);
    const secretary = await test.as('k-secretary');
    expect(await refusedCodes(secretary.call(getRegistryBook, { query: {} }))).toEqual(['access.denied']);
    expect(await refusedCodes(secretary.call(requestPrint, { body: { kind: 'registry-book', of: {} } }))).toEqual([
      'access.denied',
    ]);
  });

  it('is a spreadsheet in which nothing runs', async () => {
    const response = await admin.send(getRegistryBookSheet, { query: { groupId } });
    const sheets = new ExcelJS.Workbook();
    await sheets.xlsx.load(await response.arrayBuffer());
    const page = sheets.worksheets[0]!;
    expect(page.columnCount).toBe(16);
    expect(page.rowCount).toBe(6);
    expect(page.getCell('D1').text).toBe('4. Регистрационный номер, дата выдачи');
    expect(page.getCell('G2').value).toEqual(new Date('1990-05-17T00:00:00Z'));
    expect(page.getCell('I2').text).toBe('8004 123456');
  });

  it('is printed on A3 in landscape', async () => {
    await admin.call(requestPrint, { body: { kind: 'registry-book', of: { groupId } } });
    const paper = await test.app.get(PaperMaker, { strict: false }).make({ kind: 'registry-book', of: { groupId } });
    const { width, height } = (await PDFDocument.load('bytes' in paper ? (paper.bytes ?? '') : ''))
      .getPage(0)
      .getSize();
    expect([Math.round(width / 2.8346), Math.round(height / 2.8346)]).toEqual([420, 297]);
  });

  it('says of an annulled document that it is, also when another was issued in its place', async () => {
    const [{ protocol_id: protocolId }] = await test.db.query('SELECT protocol_id FROM issued_document WHERE id = $1', [
      ids[1]!,
    ]);
    await admin.call(issueDocuments, { params: { protocolId } });
    const [next] = (await admin.call(listDocuments, { query: { protocolId } })).documents;
    expect((await rowOf(numbers[1]!)).mark).toBe(
      `Аннулирован ${shortDay(today)}: =Ошибка в имени. Вместо него выдан документ № ${next!.registrationNumber} от ${shortDay(today)}`,
    );
  });
});
