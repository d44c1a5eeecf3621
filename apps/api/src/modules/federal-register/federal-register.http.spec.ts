import { createHash } from 'node:crypto';
import {
  answerRegisterPackage,
  applyRegisterFixes,
  concludeRegisterPackage,
  correctRegisterCell,
  exportRegisterPackage,
  getRegisterAnswer,
  getRegisterFile,
  getRegisterPackage,
  getRegisterQueue,
  issueDocuments,
  listRegisterPackages,
  makeRegisterPackages,
  recordFormerDocument,
  saveRecord,
  sendRegisterPackage,
  updateRegisterTerms,
  withdrawRegisterPackage,
  type RecordFields,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import ExcelJS from 'exceljs';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let admin: ApiClient;
let learners: string[];
let programId: string;

const RECORD: RecordFields = {
  birthDate: '1985-04-12',
  sex: 'female',
  snils: '112-233-445 95',
  citizenship: '643',
  identityKind: null,
  identitySeries: null,
  identityNumber: null,
  priorLevel: 'higher',
  priorLastName: 'Девичья',
  priorSeries: null,
  priorNumber: '0123456',
  priorIssuedOn: null,
  postalAddress: null,
};
const SNILS = ['112-233-445 95', '087-654-303 00', '123-456-789 64'];

const queue = (offset = 0) => admin.call(getRegisterQueue, { query: { offset } });
const make = (documentIds: string[] | null = null) => admin.call(makeRegisterPackages, { body: { documentIds } });
const today = async () =>
  (
    await test.db.query<{ today: string }[]>(`SELECT (now() AT TIME ZONE zone)::date::text AS today FROM organisation`)
  )[0]!.today;
async function answerFile(lines: readonly (readonly string[])[], header = ['Регистрационный номер', 'Ошибки']) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Ответ');
  sheet.addRow(['Отчёт об обработке пакета']);
  sheet.addRow(header);
  lines.forEach((line) => sheet.addRow([...line]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const answer = (packageId: string, body: Uint8Array, commit = false) =>
  admin.call(answerRegisterPackage, {
    params: { packageId },
    query: { fileName: 'Ответ оператора.xlsx', commit: commit ? 'true' : 'false' },
    body,
  });
const state = async (id: string) => (await admin.call(getRegisterPackage, { params: { packageId: id } })).status;

const of = (documents: Awaited<ReturnType<typeof queue>>['documents'], n: number) =>
  documents.find(({ learnerId }) => learnerId === learners[n])!;
const problemsOf = async (n: number) =>
  of((await queue()).documents, n).problems.map(({ column, rule, fix }) => [column, rule, fix]);
const save = (n: number, fields: Partial<RecordFields> = {}) =>
  admin.call(saveRecord, { params: { userId: learners[n]! }, body: { ...RECORD, snils: SNILS[n]!, ...fields } });
const numbers = new Map<number, string>();

/** A package of all that waits, sent; gives its id. */
async function sent(): Promise<string> {
  const { packages } = await make();
  const params = { packageId: packages[0]!.id };
  await admin.call(exportRegisterPackage, { params });
  await admin.call(sendRegisterPackage, { params, body: { operatorNumber: 'П-17', sentOn: await today() } });
  return params.packageId;
}

beforeAll(async () => {
  test = await testApp();
  const world = await test.world({ learners: 3 });
  admin = await test.as('w-admin');
  await test.db.query(
    `UPDATE app_user SET last_name = 'Билетова', first_name = CASE login WHEN 'w-1' THEN E'Ан\\u00a0на' ELSE 'Анна' END
     WHERE login = ANY ($1)`,
    [world.logins],
  );
  const attempts = world.logins.map((login) => ({ login, mark: 'pass' as const }));
  const protocolId = await signedProtocol(test, world, attempts);
  await admin.call(issueDocuments, { params: { protocolId } });
  const people = await test.db.query<{ id: string }[]>(
    'SELECT id FROM app_user WHERE login = ANY ($1) ORDER BY login',
    [world.logins],
  );
  learners = people.map(({ id }) => id);
  ({ programId } = world);
});
afterAll(() => test.close());

describe('what waits for the federal register', () => {
  it('is every issued document, with what it lacks: cell, rule, and where it is mended', async () => {
    const { total, sendable, documents } = await queue();
    expect([total, sendable]).toEqual([3, 0]);
    const next = await queue(2);
    expect([next.total, next.documents.map(({ documentId }) => documentId)]).toEqual([3, [documents[2]!.documentId]]);
    for (const [n] of learners.entries()) numbers.set(n, of(documents, n).registrationNumber);
    const lacking = of(documents, 0).problems.map(({ column, rule, source }) => [column, rule, source]);
    expect(lacking).toEqual([
      ['W', 'invisible', 'document'],
      ['L', 'missing', 'program'],
      ['M', 'missing', 'program'],
      ['O', 'missing', 'record'],
      ['Y', 'missing', 'record'],
      ['Z', 'missing', 'record'],
      ['AA', 'missing', 'record'],
    ]);
  });

  it('counts the days of each document by the day of its issue', async () => {
    const { documents } = await queue();
    expect(documents.map(({ daysLeft }) => daysLeft)).toEqual([30, 30, 30]);
    const terms = [
      { from: '1900-01-01', days: 60 },
      { from: '2025-09-01', days: 4 },
    ];
    await admin.call(updateRegisterTerms, { body: { terms } });
    expect(await queue()).toMatchObject({ urgent: 3, late: 0 });
    await admin.call(updateRegisterTerms, { body: { terms: [{ from: '1900-01-01', days: 30 }] } });
    const twice = [terms[0]!, terms[0]!];
    expect(await refusedCodes(admin.call(updateRegisterTerms, { body: { terms: twice } }))).toEqual(['input.invalid']);
  });

  it('is mended at one stroke: records and programs where they are kept, a document beside it', async () => {
    await test.db.query(
      `UPDATE program SET study_form = 'заочная', field_of_work = 'Образование и  наука', specialty_group = 'Без деления на УГС/отрасли'
       WHERE id = $1`,
      [programId],
    );
    for (const n of [0, 1, 2]) await save(n);
    await test.db.query(`UPDATE learner_record SET prior_last_name = 'Дeвичья' WHERE user_id = $1`, [learners[0]]);
    expect(await problemsOf(0)).toEqual([
      ['L', 'list', 'Образование и наука'],
      ['M', 'list', 'Без деления на угс/отрасли'],
      ['P', 'latin', 'Девичья'],
      ['W', 'invisible', 'Ан на'],
    ]);
    const snapshots = () => test.db.query('SELECT id, snapshot FROM issued_document ORDER BY id');
    const before = await snapshots();
    expect((await admin.call(applyRegisterFixes, { body: {} })).fixed).toBeGreaterThan(3);
    expect(await problemsOf(0)).toEqual([]);
    expect(await snapshots()).toEqual(before);
    expect(await test.db.query('SELECT first_name AS name FROM app_user WHERE id = $1', [learners[0]])).toEqual([
      { name: 'Ан на' },
    ]);
    expect(
      await test.db.query(`SELECT facts ->> 'part' AS part FROM audit_entry WHERE action = 'identity.correct-name'`),
    ).toEqual([{ part: 'firstName' }]);
    expect(await admin.call(applyRegisterFixes, { body: {} })).toEqual({ fixed: 0 });
  });

  it('lets a person say what a cell holds, in a document’s own cells only, and take it back', async () => {
    const { documentId } = of((await queue()).documents, 1);
    const correct = (column: 'N' | 'AA', value: string | null) =>
      admin.call(correctRegisterCell, { params: { documentId, column }, body: { value } });
    expect((await correct('N', 'нет*')).problems).toMatchObject([{ column: 'N', rule: 'letters', detail: '*' }]);
    expect((await correct('N', null)).problems).toEqual([]);
    expect(await refusedCodes(correct('AA', '1'))).toEqual(['input.invalid']);
  });

  it('keeps whose personal data a member of the staff has looked at there', async () => {
    await test.db.query(`UPDATE learner_record SET snils = '11223344594' WHERE user_id = $1`, [learners[0]]);
    expect(await problemsOf(0)).toEqual([['AA', 'snils-check', null]]);
    const [view] = await test.db.query<{ user_id: string; what: string }[]>(
      'SELECT user_id, what FROM record_view ORDER BY id DESC LIMIT 1',
    );
    expect(view).toEqual({ user_id: learners[0], what: 'register-check' });
    await save(0);
  });
});

describe('a package', () => {
  it('takes each document once, though two click at once', async () => {
    const made = await Promise.allSettled([make(), make()]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { packages } = await admin.call(listRegisterPackages, {});
    expect(packages.map(({ rows, status }) => [rows, status])).toEqual([[3, 'draft']]);
    expect((await queue()).total).toBe(0);
    expect(await refusedCodes(make())).toEqual(['register.nothing-ready']);
    const params = { packageId: packages[0]!.id };
    const withdrawn = await admin.call(withdrawRegisterPackage, { params, body: { reason: 'Собран по ошибке' } });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', dueOn: null, withdrawn: { reason: 'Собран по ошибке' } });
    expect(withdrawn.withdrawn?.by).toMatch(/\p{Lu}/u);
    expect(withdrawn.documents.map(({ state: each }) => each)).toEqual(Array(3).fill('withdrawn'));
    const log = (await admin.call(listRegisterPackages, {})).packages;
    expect(log).toContainEqual(expect.objectContaining({ id: params.packageId, status: 'withdrawn', rows: 3 }));
    expect(await refusedCodes(admin.call(withdrawRegisterPackage, { params, body: { reason: 'Ещё раз' } }))).toEqual([
      'register.package-status',
    ]);
    expect((await queue()).total).toBe(3);
  });

  it('leaves out what cannot go, and is not frozen over a row that went bad since', async () => {
    await save(2, { birthDate: null });
    const { packages } = await make();
    const params = { packageId: packages[0]!.id };
    expect(packages[0]!.rows).toBe(2);
    await save(0, { sex: null });
    expect(await refusedCodes(admin.call(exportRegisterPackage, { params }))).toEqual(['register.rows-unfit']);
    expect(await state(params.packageId)).toBe('draft');
    await admin.call(withdrawRegisterPackage, { params, body: { reason: 'Данные изменились' } });
    for (const n of [0, 2]) await save(n);
  });

  it('gives its file and its personal data up when it is withdrawn', async () => {
    const { packages } = await make();
    const params = { packageId: packages[0]!.id };
    await admin.call(exportRegisterPackage, { params });
    await admin.call(withdrawRegisterPackage, { params, body: { reason: 'Собран по ошибке' } });
    expect(await refusedCodes(admin.download(getRegisterFile, { params }))).toEqual(['not-found']);
    const kept = await test.db.query(
      'SELECT count(*)::int AS rows, count(cells)::int AS told FROM register_row WHERE package_id = $1',
      [params.packageId],
    );
    expect(kept).toEqual([{ rows: 3, told: 0 }]);
  });

  it('is frozen as a file in the template: the same bytes whatever changes afterwards', async () => {
    const { packages } = await make();
    const params = { packageId: packages[0]!.id };
    const frozen = await admin.call(exportRegisterPackage, { params });
    expect(frozen).toMatchObject({ status: 'exported', rows: 3 });
    expect(frozen.fileName).toMatch(/^FRDO_DPO_\d{4}-\d{2}-\d{2}_\d{3}\.xlsx$/);
    await save(0, { priorLastName: 'Другая' });
    const response = await admin.send(getRegisterFile, { params });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-disposition')).toContain(`filename="${frozen.fileName}"`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(frozen.fileSha256);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer);
    const sheet = book.getWorksheet('Шаблон')!;
    expect([2, 3, 4, 5].map((row) => sheet.getCell(`I${row}`).value)).toEqual([...numbers.values(), null]);
    expect(['A2', 'J2', 'P2', 'AA2', 'AE2'].map((cell) => sheet.getCell(cell).value)).toEqual([
      'Удостоверение о повышении квалификации',
      'Повышение квалификации',
      'Девичья',
      '112-233-445 95',
      '643',
    ]);
    const views = await test.db.query<{ n: number }[]>(
      `SELECT count(DISTINCT user_id)::int AS n FROM record_view WHERE what = 'register-file'`,
    );
    expect(views[0]!.n).toBe(3);
    await save(0);
  });

  it('goes its way in order, each step once', async () => {
    const { id } = (await admin.call(listRegisterPackages, {})).packages[0]!;
    const params = { packageId: id };
    const send = (sentOn: string) =>
      admin.call(sendRegisterPackage, { params, body: { operatorNumber: 'П-16', sentOn } });
    expect(await refusedCodes(admin.call(exportRegisterPackage, { params }))).toEqual(['register.package-status']);
    expect(await refusedCodes(send('2020-01-01'))).toEqual(['register.sent-before-exported']);
    expect(await refusedCodes(send('2099-01-01'))).toEqual(['register.sent-in-future']);
    expect(await send(await today())).toMatchObject({ status: 'sent', operatorNumber: 'П-16' });
    expect(await refusedCodes(send(await today()))).toEqual(['register.package-status']);
    expect(await refusedCodes(admin.call(withdrawRegisterPackage, { params, body: { reason: 'Поздно' } }))).toEqual([
      'register.package-status',
    ]);
    const note = { outcome: 'rejected', note: 'Невалидная подпись' } as const;
    expect(await admin.call(concludeRegisterPackage, { params, body: note })).toMatchObject({ status: 'rejected' });
    const { total, documents } = await queue();
    expect([total, documents[0]!.rejected]).toEqual([3, 'Невалидная подпись']);
  });
});

describe('the operator’s answer', () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['no table at all', async () => new TextEncoder().encode('принято'), 'register.answer-not-xlsx'],
    ['a broken archive', async () => (await answerFile([['1', '']])).slice(0, 900), 'register.answer-not-xlsx'],
    ['a table of something else', () => answerFile([['1', '2']], ['Номер', 'Итог']), 'register.answer-no-numbers'],
    ['the answer to another package', () => answerFile([['77777-ПК-20', 'Принято']]), 'register.answer-foreign'],
    ['an empty answer', () => answerFile([]), 'register.answer-foreign'],
  ])('%s is refused with a sentence, and nothing changes', async (_, file, code) => {
    const found = (await admin.call(listRegisterPackages, {})).packages.find(({ status }) => status === 'sent');
    const packageId = found?.id ?? (await sent());
    expect(await refusedCodes(answer(packageId, await file(), true))).toEqual([code]);
    expect(await state(packageId)).toBe('sent');
  });

  it('is read first, then written: rejected documents wait again, the file is kept as it came', async () => {
    const { id } = (await admin.call(listRegisterPackages, {})).packages.find(({ status }) => status === 'sent')!;
    const bytes = await answerFile([
      [numbers.get(0)!, 'Принято'],
      [numbers.get(1)!, 'Значение отсутствует в классификаторе'],
      ['99999-ПК-20', 'Дубль'],
    ]);
    const report = await answer(id, bytes);
    expect(report).toMatchObject({ committed: false, accepted: 2, unknown: ['99999-ПК-20'] });
    expect(report.unnamed).toMatchObject([{ registrationNumber: numbers.get(2) }]);
    expect(report.rejected).toMatchObject([
      { registrationNumber: numbers.get(1), message: 'Значение отсутствует в классификаторе' },
    ]);
    expect(await state(id)).toBe('sent');
    await answer(id, bytes, true);
    const detail = await admin.call(getRegisterPackage, { params: { packageId: id } });
    expect(detail).toMatchObject({ status: 'partly-accepted', rejectedRows: 1, answerName: 'Ответ оператора.xlsx' });
    const waiting = await queue();
    expect(waiting.documents.map(({ registrationNumber, rejected }) => [registrationNumber, rejected])).toEqual([
      [numbers.get(1), 'Значение отсутствует в классификаторе'],
    ]);
    const kept = await admin.send(getRegisterAnswer, { params: { packageId: id } });
    expect(Buffer.from(await kept.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(await refusedCodes(answer(id, bytes, true))).toEqual(['register.package-status']);
  });

  it('may be our own file come back with a column of errors', async () => {
    const packageId = await sent();
    const frozen = await admin.send(getRegisterFile, { params: { packageId } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await frozen.arrayBuffer());
    const sheet = book.getWorksheet('Шаблон')!;
    sheet.getCell('AO1').value = 'Ошибки';
    sheet.getCell('AO2').value = 'Неверный СНИЛС';
    const report = await answer(packageId, new Uint8Array(await book.xlsx.writeBuffer()));
    expect(report).toMatchObject({ accepted: 0, rejected: [{ message: 'Неверный СНИЛС' }], unknown: [] });
    await admin.call(concludeRegisterPackage, { params: { packageId }, body: { outcome: 'accepted' } });
    expect((await queue()).total).toBe(0);
  });
});

describe('a duplicate', () => {
  it('carries what its original was, and why there is one', async () => {
    const copy = (reason: string, column: 'duplicate_of' | 'replaces') =>
      test.db.query(
        `WITH old AS (UPDATE issued_document SET status = 'replaced' WHERE learner_id = $1 AND status = 'valid' RETURNING *),
         number AS (
           INSERT INTO document_number (series, year, n, text, enrolment_id, protocol_id, state)
           SELECT 'duplicate', 2026, floor(random() * 100000), 'ДУБ-' || $2, enrolment_id, protocol_id, 'issued' FROM old RETURNING id
         )
         INSERT INTO issued_document (kind, number_id, protocol_id, enrolment_id, learner_id, issued_on, issued_by, snapshot,
                                      code, ${column}, reissue_reason)
         SELECT old.kind, number.id, protocol_id, enrolment_id, learner_id, issued_on, issued_by,
                jsonb_set(snapshot, '{registrationNumber}', to_jsonb('ДУБ-' || $2)), 'code-' || $2, old.id, $2 FROM old, number`,
        [learners[0], reason],
      );
    await copy('loss', 'duplicate_of');
    const proof = { lossProof: 'newspaper', state: null, on: null, note: '«Вечерняя Уфа», № 12' } as const;
    const proved = async () =>
      (await queue()).documents.find(({ registrationNumber }) => registrationNumber === 'ДУБ-loss')!;
    const asked = async () => (await proved()).problems.filter(({ source }) => source === 'former');
    expect(await asked()).toMatchObject([{ column: 'C', rule: 'loss-unproved', level: 'error' }]);
    await admin.call(recordFormerDocument, { params: { documentId: (await proved()).documentId }, body: proof });
    expect(await asked()).toEqual([]);
    await copy('damage', 'duplicate_of');
    await admin.call(applyRegisterFixes, { body: {} });
    const { documents } = await queue();
    expect(documents.map(({ registrationNumber, problems }) => [registrationNumber, problems])).toEqual([
      ['ДУБ-loss', []],
      ['ДУБ-damage', [expect.objectContaining({ column: 'E', rule: 'former-not-destroyed', level: 'warning' })]],
    ]);
    const { packages } = await make();
    const params = { packageId: packages[0]!.id };
    await admin.call(exportRegisterPackage, { params });
    const [lost, damaged] = await test.db.query<{ cells: Record<string, string> }[]>(
      'SELECT cells FROM register_row WHERE package_id = $1 ORDER BY position',
      [params.packageId],
    );
    expect(lost!.cells).toMatchObject({
      B: 'Дубликат',
      C: 'Объявление в газете',
      D: 'Нет',
      AI: numbers.get(0),
      AK: expect.any(String),
    });
    expect(damaged!.cells).toMatchObject({ C: 'Нет', D: 'Обмен по причине порчи', E: 'Нет', AI: numbers.get(0) });
  });
});
