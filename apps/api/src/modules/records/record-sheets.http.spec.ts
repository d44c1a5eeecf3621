import {
  getPersonPrivacy,
  getRecord,
  getRecordSheet,
  importRecords,
  listGroupRecords,
  saveRecord,
  type RecordFields,
  type RecordImportReport,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import ExcelJS from 'exceljs';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let admin: ApiClient;
let groupId: string;
let people: { id: string; login: string; name: string }[];

const NOBODY = '00000000-0000-4000-8000-000000000000';
const FIELDS: RecordFields = {
  ...{ birthDate: '1985-04-12', sex: 'female', snils: '11223344595', citizenship: '643', identityKind: 'passport' },
  ...{ identitySeries: '0012', identityNumber: '045678', priorLevel: 'higher', priorLastName: 'Девичья' },
  ...{ priorSeries: '102718', priorNumber: '0123456', priorIssuedOn: '2007-06-30', postalAddress: 'г. Уфа' },
};
const HEADERS = ['Логин', 'СНИЛС', 'Дата рождения', 'Пол', 'Номер диплома', 'Кто платит за обучение'];

async function sheet(...rows: ExcelJS.CellValue[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Лист').addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const load = (body: Uint8Array, commit: boolean, who = admin, id = groupId): Promise<RecordImportReport> =>
  who.call(importRecords, {
    params: { groupId: id },
    query: { fileName: 'данные.xlsx', commit: commit ? 'true' : 'false' },
    body,
  });
const record = (index: number) => admin.call(getRecord, { params: { userId: people[index]!.id } });
const entries = async (action: string) =>
  (await test.db.query<unknown[]>('SELECT 1 FROM audit_entry WHERE action = $1', [action])).length;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'sh', learners: 4 });
  admin = await test.as('sh-admin');
  people = await test.db.query(
    `SELECT u.id, u.login, concat_ws(' ', last_name, first_name, patronymic) AS name
     FROM app_user u JOIN enrolment e ON e.learner_id = u.id WHERE u.login LIKE 'sh-%' ORDER BY u.login`,
  );
  const [group] = await test.db.query<{ id: string }[]>('SELECT group_id AS id FROM enrolment WHERE learner_id = $1', [
    people[0]!.id,
  ]);
  groupId = group!.id;
});
afterAll(() => test.close());

describe('personal data by a sheet', () => {
  it('are reported on trial without a trace, and kept on commit, each row whole or not at all', async () => {
    const body = await sheet(
      HEADERS,
      ['sh-1', '112-233-445 95', '12.04.1985', 'жен', '0123456', 'Региональный бюджет'],
      ['sh-2', '087-654-303 01', '31.02.1990', 'ж', '7', null],
      ['sh-3', 87_654_303_00, null, 'М', ' 77\u00A0', null],
      ['sh-9', null, null, 'М', null, null],
      ['sh-1', null, null, 'М', null, null],
    );
    const trial = await load(body, false);
    expect(trial).toMatchObject({ committed: false, taken: 1, changed: 1, refused: 3, same: 0 });
    expect(trial.items[0]).toMatchObject({
      row: 2,
      name: people[0]!.name,
      outcome: 'taken',
      fills: ['snils', 'birthDate', 'sex', 'priorNumber'],
      replaces: ['funding'],
    });
    expect((await record(0)).updated).toBeNull();
    expect(await load(body, true)).toEqual({ ...trial, committed: true });
    expect(await record(0)).toMatchObject({ snils: '11223344595', birthDate: '1985-04-12', priorNumber: '0123456' });
    expect(await record(1)).toMatchObject({ sex: null, priorNumber: null, updated: null });
    expect(await record(2)).toMatchObject({ snils: '08765430300', sex: 'male', priorNumber: '77' });
    const { records } = await admin.call(listGroupRecords, { params: { groupId } });
    expect(records.find(({ learner }) => learner.id === people[0]!.id)).toMatchObject({ funding: 'regional' });
    expect([await entries('records.import'), await entries('records.save')]).toEqual([1, 2]);
  });

  it('name the cell, its value and the rule of what is refused, all faults of a row at once', async () => {
    const body = await sheet(HEADERS, ['sh-2', '000-000-000 00', '31.02.1990', 'кто-то', '7', 'грант']);
    const [item] = (await load(body, false)).items;
    expect(item!.notes).toMatchObject([
      { level: 'refuses', place: { cell: 'C2', column: 'Дата рождения', value: '31.02.1990' } },
      { level: 'refuses', place: { cell: 'D2', column: 'Пол', value: 'кто-то' } },
      { level: 'refuses', place: { cell: 'F2', column: 'Кто платит за обучение', value: 'грант' } },
      {
        level: 'refuses',
        place: { cell: 'B2', column: 'СНИЛС', value: '000-000-000 00' },
        refusal: { code: 'record.snils-zeros' },
      },
    ]);
  });

  it.each<[string, ExcelJS.CellValue[][], string]>([
    ['a СНИЛС of somebody else', [HEADERS, ['sh-2', '112-233-445 95']], 'record.snils-taken'],
    ['a СНИЛС twice', [HEADERS, ['sh-2', '999-888-777 75'], ['sh-4', '999-888-777 75']], 'record.snils-taken'],
    ['a wrong check digit', [HEADERS, ['sh-2', '112-233-445 94']], 'record.snils-check'],
    ['a child', [HEADERS, ['sh-2', null, '01.01.2025']], 'record.birth-date'],
    [
      'a Latin surname',
      [
        ['Логин', 'Фамилия в дипломе'],
        ['sh-2', 'Smith'],
      ],
      'record.surname-letters',
    ],
    [
      'a short passport',
      [
        ['Логин', 'Вид документа', 'Серия документа', 'Номер документа'],
        ['sh-2', 'Паспорт', '80 12', 45_678],
      ],
      'record.passport-form',
    ],
  ])('are refused like in the form: %s', async (_, rows, code) => {
    const { items } = await load(await sheet(...rows), false);
    expect(items.at(-1)!.notes.map(({ refusal }) => refusal?.code)).toEqual([code]);
    expect(items.at(-1)!.notes[0]!.place).not.toBeNull();
  });

  it('are taken by the name where there is no login, never of a namesake or a shifted row', async () => {
    const rows = [
      ['ФИО', 'Логин', 'Почтовый адрес'],
      [people[3]!.name, null, 'г. Уфа'],
      [people[1]!.name.replace(/^\S+/u, 'Другова'), 'sh-2', 'г. Уфа'],
    ];
    const { items } = await load(await sheet(...rows), false);
    expect(items.map(({ name, outcome }) => [name, outcome])).toEqual([
      [people[3]!.name, 'taken'],
      [people[1]!.name.replace(/^\S+/u, 'Другова'), 'refused'],
    ]);
    await test.db.query(
      `UPDATE app_user u SET last_name = o.last_name, first_name = o.first_name, patronymic = o.patronymic
       FROM app_user o WHERE u.login = 'sh-4' AND o.login = 'sh-2'`,
    );
    const again = await load(await sheet(['ФИО', 'Почтовый адрес'], [people[1]!.name, 'г. Уфа']), false);
    expect(again.items).toMatchObject([{ outcome: 'refused', notes: [{ text: expect.stringContaining('логин') }] }]);
  });

  it('say nothing by an empty cell, and nothing new twice', async () => {
    const body = await sheet(HEADERS, ['sh-1', '112-233-445 95', null, null, null, null]);
    expect(await load(body, true)).toMatchObject({ same: 1, taken: 0, refused: 0 });
    expect(await record(0)).toMatchObject({ birthDate: '1985-04-12', priorNumber: '0123456' });
    expect(await entries('records.import')).toBe(1);
  });
});

describe('the sheet of a group', () => {
  const filled = async (change: (page: ExcelJS.Worksheet) => void) => {
    const { bytes } = await admin.download(getRecordSheet, { params: { groupId } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    change(book.worksheets[0]!);
    return new Uint8Array(await book.xlsx.writeBuffer());
  };

  it('comes with what is known; whoever took it is named to the learner', async () => {
    await admin.call(saveRecord, { params: { userId: people[0]!.id }, body: FIELDS });
    expect(await load(await filled(() => undefined), true)).toMatchObject({ same: 4, refused: 0 });
    const { identityNumber, postalAddress } = await record(0);
    expect({ identityNumber, postalAddress }).toEqual({ identityNumber: '045678', postalAddress: 'г. Уфа' });
    const { views } = await admin.call(getPersonPrivacy, { params: { userId: people[0]!.id } });
    expect(views.map(({ what }) => what)).toContain('group-sheet');
  });

  it('does not overwrite what another of the staff has written since', async () => {
    const rowOf = (page: ExcelJS.Worksheet) =>
      page.getRow([3, 4, 5, 6].find((row) => page.getCell(row, 1).text === 'sh-1') ?? 0);
    const body = await filled((page) => {
      rowOf(page).getCell(12).value = 'г. Казань';
    });
    await test.db.query(
      `UPDATE learner_record SET updated_at = clock_timestamp(), updated_by = $2 WHERE user_id = $1`,
      [people[0]!.id, people[1]!.id],
    );
    expect(await load(body, true)).toMatchObject({ refused: 1, taken: 0 });
    expect((await record(0)).postalAddress).toBe('г. Уфа');
    await test.db.query('UPDATE learner_record SET updated_by = u.id FROM app_user u WHERE login = $1', ['sh-admin']);
    expect(await load(body, true)).toMatchObject({ refused: 0, taken: 1 });
    expect((await record(0)).postalAddress).toBe('г. Казань');
  });

  it('is for an administrator and a group there is', async () => {
    const director = await test.as('sh-director');
    expect(await refusedCodes(director.download(getRecordSheet, { params: { groupId } }))).toEqual(['access.denied']);
    expect(await refusedCodes(admin.download(getRecordSheet, { params: { groupId: NOBODY } }))).toEqual(['not-found']);
    expect(await refusedCodes(load(await sheet(HEADERS, ['sh-1']), true, admin, NOBODY))).toEqual(['not-found']);
    expect(await load(new TextEncoder().encode('Логин и СНИЛС'), true)).toMatchObject({
      committed: false,
      fileRefusals: [{ code: 'sheet-not-xlsx', text: expect.stringMatching(/^Это не таблица/u) }],
    });
  });
});
