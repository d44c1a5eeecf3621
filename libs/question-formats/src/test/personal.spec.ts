import ExcelJS from 'exceljs';
import {
  learnerSheetTemplate,
  PERSONAL_HEADERS,
  personalNoteLevel,
  personalNoteText,
  personalSheet,
  readPersonalSheet,
  sheetRefusalText,
  type PersonalLine,
} from '../index.ts';
import { workbook } from './workbooks.ts';

const ANNA: PersonalLine = {
  login: 'anna',
  name: { lastName: 'Иванова', firstName: 'Анна', patronymic: 'Петровна' },
  values: {
    birthDate: '1985-04-12',
    sex: 'female',
    snils: '00100199877',
    citizenship: '051',
    identityKind: 'passport',
    identitySeries: '0012',
    identityNumber: '045678',
    postalAddress: '=г. Уфа',
    priorLevel: 'higher',
    priorLastName: 'Девичья',
    priorSeries: '102718',
    priorNumber: '0123456',
    priorIssuedOn: '2007-06-30',
    funding: 'regional',
    learningPlace: 'outside',
    priorEducationPending: true,
  },
  version: '2026-03-11T10:00:00.000Z',
};

async function read(rows: ExcelJS.CellValue[][]) {
  const result = await readPersonalSheet(await workbook(rows));
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result;
}

/** The only row of a sheet with one column of data. */
const cell = async (header: string, value: ExcelJS.CellValue) =>
  (
    await read([
      ['Логин', header],
      ['anna', value],
    ])
  ).rows[0]!;

async function opened(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

describe('the sheet of a group’s personal data', () => {
  it('comes back as it was written out, zeros at the beginning and all', async () => {
    const empty = { ...ANNA, login: 'oleg', values: {} };
    const result = await readPersonalSheet(await personalSheet([ANNA, empty]));
    expect(result).toMatchObject({
      ok: true,
      notes: [{ code: 'example-skipped', facts: { row: 2 } }],
      rows: [
        {
          row: 3,
          login: 'anna',
          name: ANNA.name,
          version: ANNA.version,
          values: { ...ANNA.values, snils: '001-001-998 77' },
          notes: [],
        },
        { row: 4, login: 'oleg', values: {}, notes: [] },
      ],
    });
  });

  it('holds numbers as text, days as days, lists to choose from, and hides its own mark', async () => {
    const book = await opened(await personalSheet([ANNA]));
    const [sheet, lists, guide] = [
      book.worksheets[0]!,
      book.getWorksheet('Списки')!,
      book.getWorksheet('Как заполнять')!,
    ];
    const column = (header: string) => {
      const titles = sheet.getRow(1).values as string[];
      return titles.indexOf(header);
    };
    const at = (header: string) => sheet.getRow(3).getCell(column(header));
    expect([at('Номер документа').value, at('Номер документа').numFmt]).toEqual(['045678', '@']);
    expect([at('Дата рождения').value, at('Дата рождения').numFmt]).toEqual([new Date('1985-04-12'), 'dd.mm.yyyy']);
    expect(at('Почтовый адрес').value).toBe("'=г. Уфа");
    expect(at('Гражданство').value).toBe('Армения (051)');
    expect(at('Пол').dataValidation).toMatchObject({
      type: 'list',
      errorStyle: 'stop',
      formulae: ['Списки!$B$1:$B$2'],
    });
    expect([lists.state, lists.getCell('B1').value, lists.getCell('B2').value]).toEqual([
      'hidden',
      'Мужской',
      'Женский',
    ]);
    expect(sheet.getColumn(column('Служебная отметка')).hidden).toBe(true);
    expect(guide.getCell('A1').text).toMatch(/^Одна строка — один слушатель/u);
  });

  it('is also the sheet of newcomers: both readers know its columns', async () => {
    const book = await opened(await learnerSheetTemplate());
    const titles = book.worksheets[0]!.getRow(1).values as string[];
    expect(titles).toEqual(expect.arrayContaining(PERSONAL_HEADERS.map(({ header }) => header)));
    const result = await readPersonalSheet(await learnerSheetTemplate());
    expect(result).toEqual({ ok: false, refusals: [{ code: 'rows-none', facts: {} }] });
  });
});

describe('a cell of personal data', () => {
  it.each<[string, ExcelJS.CellValue, object]>([
    ['Дата рождения', new Date('1990-05-17'), { birthDate: '1990-05-17' }],
    ['Дата рождения', '17.05.1990', { birthDate: '1990-05-17' }],
    ['ПОЛ', 'муж.', { sex: 'male' }],
    ['Пол', 'Ж', { sex: 'female' }],
    ['СНИЛС', ' 112-233-445 95 ', { snils: '112-233-445 95' }],
    ['Гражданство', 643, { citizenship: '643' }],
    ['Гражданство', 'казахстан', { citizenship: '398' }],
    ['Вид документа', 'ВНЖ', { identityKind: 'residence-permit' }],
    ['Образование', 'СПО', { priorLevel: 'secondary-vocational' }],
    ['Источник финансирования', 'федеральный  бюджет', { funding: 'federal' }],
    ['Диплом ещё не предъявлен', 'да', { priorEducationPending: true }],
    ['Диплом не предъявлен', 'Нет', { priorEducationPending: false }],
  ])('%s: %j', async (header, value, values) => {
    const row = await cell(header, value);
    expect(row).toMatchObject({ values, notes: [] });
  });

  it.each<[string, ExcelJS.CellValue, string]>([
    ['Дата рождения', '31.02.1990', 'day-unreadable'],
    ['Дата рождения', '17.05.90', 'day-unreadable'],
    ['Дата рождения', 33010, 'day-unreadable'],
    ['Пол', 'неизвестен', 'not-of-list'],
    ['Гражданство', 'Гондолин', 'country-unknown'],
    ['Гражданство', '999', 'country-unknown'],
    ['Почтовый адрес', 'я'.repeat(501), 'cell-too-long'],
    ['СНИЛС', '#N/A', 'cell-error'],
  ])('%s: %j is refused, and says where', async (header, value, code) => {
    const row = await cell(header, value);
    expect(row.values).toEqual({});
    expect(row.notes).toMatchObject([{ code, place: { cell: 'B2', column: header } }]);
    expect(personalNoteLevel(row.notes[0]!)).toBe('refuses');
    expect(personalNoteText(row.notes[0]!)).toMatch(/^[А-ЯЁ].+\.$/u);
  });

  it('gets back the zeros that a number has lost, and real letters and spaces', async () => {
    expect(await cell('СНИЛС', 100199877)).toMatchObject({
      values: { snils: '00100199877' },
      notes: [{ code: 'zeros-restored', facts: { after: '00100199877' } }],
    });
    expect(await cell('Фамилия в дипломе', 'Дeвичья  ')).toMatchObject({
      values: { priorLastName: 'Девичья' },
      notes: [{ code: 'tidied', facts: { after: 'Девичья' } }],
    });
  });

  it('is never run: a formula gives the value saved with it', async () => {
    const row = await cell('Почтовый адрес', { formula: 'A1', result: 'г. Уфа', date1904: false });
    expect(row).toMatchObject({ values: { postalAddress: 'г. Уфа' }, notes: [{ code: 'formula-value' }] });
  });
});

describe('whose data they are', () => {
  it('is told by a login, by names apart or in one cell, in any column', async () => {
    const { rows } = await read([
      ['СНИЛС', 'ФИО', 'Логин'],
      ['112-233-445 95', 'Ивaнова Анна  Петровна', null],
      ['087-654-303 00', null, 'oleg'],
      ['087-654-303 00', null, null],
    ]);
    expect(rows).toMatchObject([
      { login: null, name: ANNA.name, notes: [] },
      { login: 'oleg', name: null, notes: [] },
      { notes: [{ code: 'who-missing', place: null }] },
    ]);
  });

  it.each([
    ['no personal data', [['Логин', 'Должность']], 'personal-header-not-found'],
    ['nobody', [['СНИЛС']], 'personal-header-not-found'],
    ['a column twice', [['Логин', 'Пол', 'пол']], 'column-twice'],
    ['no rows', [['Логин', 'Пол']], 'rows-none'],
  ])('%s: the sheet is refused', async (_, rows, code) => {
    const result = await readPersonalSheet(await workbook(rows));
    expect(result).toMatchObject({ ok: false, refusals: [{ code }] });
    for (const refusal of result.ok ? [] : result.refusals) expect(sheetRefusalText(refusal)).toMatch(/^[А-ЯЁ].+\.$/su);
  });

  it('is not read from other files, nor from more rows than a group can have', async () => {
    const refused = async (bytes: Uint8Array) => {
      const result = await readPersonalSheet(bytes);
      return result.ok ? [] : result.refusals.map(({ code }) => code);
    };
    expect(await refused(new Uint8Array())).toEqual(['sheet-empty-file']);
    expect(await refused(Buffer.from('СНИЛС и логин'))).toEqual(['sheet-not-xlsx']);
    expect(await refused(new Uint8Array(6 * 1024 * 1024))).toEqual(['sheet-too-big']);
    const many = Array.from({ length: 2001 }, (_, index) => [`login${index}`, 'Ж']);
    expect(await refused(await workbook([['Логин', 'Пол'], ...many]))).toEqual(['rows-many']);
  });
});
