import type ExcelJS from 'exceljs';
import {
  learnerSheetTemplate,
  neutraliseCell,
  readLearnerSheet,
  rowNoteText,
  sheetNoteText,
  sheetRefusalText,
} from '../index.ts';
import { loadWorkbook } from '../sheet/load.ts';
import { bytesOf } from './support.ts';
import { workbook, zip } from './workbooks.ts';

const HEADERS = ['Фамилия', 'Имя', 'Отчество', 'E-mail', 'Логин', 'Организация', 'Должность'];

async function sheet(rows: ExcelJS.CellValue[][], more?: (book: ExcelJS.Workbook) => void) {
  const result = await readLearnerSheet(await workbook(rows, more));
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result;
}

/** The only learner of a sheet with the usual headers. */
const learner = async (...cells: ExcelJS.CellValue[]) => (await sheet([HEADERS, cells])).rows[0]!;

async function refused(bytes: Uint8Array): Promise<string[]> {
  const result = await readLearnerSheet(bytes);
  const refusals = result.ok ? [] : result.refusals;
  for (const refusal of refusals) expect(sheetRefusalText(refusal)).toMatch(/^[А-ЯЁ].+[.]$/s);
  return refusals.map(({ code }) => code);
}

describe('an enrolment sheet', () => {
  it('gives a learner a row', async () => {
    expect(
      await learner('Иванова', 'Анна', 'Петровна', 'anna@example.org', 'ivanova', 'ООО «Образец»', 'инженер'),
    ).toEqual({
      row: 2,
      outcome: 'taken',
      lastName: 'Иванова',
      firstName: 'Анна',
      patronymic: 'Петровна',
      email: 'anna@example.org',
      login: 'ivanova',
      customer: 'ООО «Образец»',
      post: 'инженер',
      remark: null,
      notes: [],
    });
  });

  it('finds columns by their headers, whatever their order, case, spaces and letters', async () => {
    const { rows, notes } = await sheet([
      ['Список слушателей группы'],
      [],
      ['№', 'ИМЯ', ' фaмилия ', 'Эл. почта', 'Дата  рождения', 'СНИЛС:', 'Учётная запись', 'Рост'],
      [1, 'Олег', 'Кузнецов', null, new Date('1990-05-17T00:00:00Z'), '112-233-445 95', 'oleg', 180],
    ]);
    expect(rows[0]).toMatchObject({
      row: 4,
      outcome: 'taken',
      lastName: 'Кузнецов',
      firstName: 'Олег',
      patronymic: null,
      email: null,
      login: 'oleg',
    });
    expect(notes.map(sheetNoteText)).toEqual([
      'Столбец «Рост» не нужен и пропущен.',
      'В файле есть личные данные: «Дата рождения», «СНИЛС:». Их загружают вторым шагом, когда слушатели зачислены.',
    ]);
  });

  it.each([
    ['Мамедов Али Гусейн оглы', ['Мамедов', 'Али', 'Гусейн оглы'], ['name-split']],
    ['Салаватова  Айгуль', ['Салаватова', 'Айгуль', null], ['name-split']],
    ['Мадонна', ['Мадонна', '', null], ['first-name-missing']],
  ])('splits «%s»', async (fullName, names, codes) => {
    const { rows } = await sheet([['Ф.И.О. слушателя (полностью)'], [fullName]]);
    expect([rows[0]!.lastName, rows[0]!.firstName, rows[0]!.patronymic]).toEqual(names);
    expect(rows[0]!.notes.map(({ code }) => code)).toEqual(codes);
  });

  it.each<[string, ExcelJS.CellValue[], string, string[]]>([
    ['no surname', ['', 'Анна'], 'refused', ['last-name-missing']],
    ['no name', ['Иванова', ' '], 'refused', ['first-name-missing']],
    ['a number for a name', ['123', 'Анна'], 'refused', ['name-unreadable']],
    ['an address without a domain', ['Иванова', 'Анна', '', 'anna@example'], 'refused', ['email-bad']],
    ['two addresses', ['Иванова', 'Анна', '', 'a@example.org, b@example.org'], 'refused', ['email-bad']],
    [
      'a Russian letter in an address',
      ['Иванова', 'Анна', '', 'аnna@example.org'],
      'refused',
      ['email-foreign-letters'],
    ],
    ['a Russian domain', ['Иванова', 'Анна', '', 'anna@пример.рф'], 'taken', []],
    ['a login with a space', ['Иванова', 'Анна', '', '', 'anna i'], 'refused', ['login-bad']],
    ['capitals alone, and none', ['ПЕТРОВА-ВОДКИНА', 'мария'], 'changed', ['capitals-set', 'capitals-set']],
    ['the small words of a name', ['фон Мекк', 'Ян', 'ибн Сина'], 'taken', []],
    ['Latin letters in a Russian name', ['Ceргeeва', 'Анна'], 'changed', ['letters-replaced']],
    ['letters that look like nothing Russian', ['Ивановa', 'Аннаz'], 'changed', ['letters-replaced', 'mixed-letters']],
    ['a Latin name', ['Smith', 'John'], 'taken', []],
    ['a double name', ['Мамин-Сибиряк', 'Жан Поль', 'д’Арк'], 'taken', []],
    ['a dash for a patronymic', ['Иванова', 'Анна', '-'], 'taken', []],
    ['no-break spaces', ['Иванова\u00a0', '\u00a0Анна\u200b'], 'changed', ['spaces-cleaned']],
    ['a formula with its value', [{ formula: 'A1&"a"', result: 'Иванова' }, 'Анна'], 'changed', ['formula-value']],
    [
      'a formula that failed',
      [{ formula: 'A1/0', result: { error: '#DIV/0!' } }, 'Анна'],
      'refused',
      ['formula-value', 'cell-error', 'last-name-missing'],
    ],
    ['rich text', [{ richText: [{ text: 'Ива' }, { text: 'нова' }] }, 'Анна'], 'taken', []],
    [
      'a link',
      ['Иванова', 'Анна', '', { text: 'anna@example.org', hyperlink: 'mailto:anna@example.org' }],
      'taken',
      [],
    ],
    ['a cell of a thousand letters', ['Иванова', 'Анна', '', '', '', 'я'.repeat(1000)], 'refused', ['cell-too-long']],
  ])('%s', async (_what, cells, outcome, codes) => {
    const row = await learner(...cells);
    expect([row.outcome, row.notes.map(({ code }) => code)]).toEqual([outcome, codes]);
    for (const note of row.notes) expect(rowNoteText(note)).toMatch(/^[А-ЯЁ«].+[.]$/s);
  });

  it.each([
    ['О’КОННОР', 'О’Коннор'],
    ["д'артаньян", "Д'Артаньян"],
    ['ВАН ДЕР ВААЛЬС', 'ван дер Ваальс'],
    ['ВАН', 'Ван'],
  ])('writes %s as %s', async (typed, written) => {
    expect((await learner(typed, 'Анна')).lastName).toBe(written);
  });

  it('refuses the second owner of an address or a login and notes a namesake', async () => {
    const { rows } = await sheet([
      HEADERS,
      ['Иванова', 'Анна', '', 'anna@example.org', 'anna'],
      ['Петрова', 'Анна', '', 'ANNA@example.org', 'Anna'],
      ['Иванова', 'Анна', '', '', ''],
    ]);
    expect(rows.map(({ notes }) => notes)).toEqual([
      [],
      [
        { code: 'email-twice', facts: { value: 'ANNA@example.org', row: 2 } },
        { code: 'login-twice', facts: { value: 'Anna', row: 2 } },
      ],
      [{ code: 'same-name', facts: { row: 2 } }],
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['taken', 'refused', 'changed']);
  });

  it('leaves personal data to the room that keeps them, and names their columns', async () => {
    const headers = ['Фамилия', 'Имя', 'СНИЛС', 'Дата рождения'];
    const { rows, notes } = await sheet([headers, ['Иванова', 'Анна', '112-233-445 96', '31.02.1990']]);
    expect(rows[0]).toMatchObject({ outcome: 'taken', notes: [] });
    expect(notes).toEqual([{ code: 'columns-personal', facts: { columns: ['СНИЛС', 'Дата рождения'] } }]);
  });

  it('passes empty rows, other sheets and hidden ones', async () => {
    const { rows, notes } = await sheet([HEADERS, [], ['Иванова', 'Анна'], []], (book) => {
      book.addWorksheet('Справка').addRow(['Имя', 'Имя']);
      book.addWorksheet('Тайный', { state: 'hidden' }).addRow(['текст']);
    });
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(notes).toEqual([{ code: 'sheets-ignored', facts: { taken: 'Список', ignored: ['Справка'] } }]);
  });
});

describe('the template', () => {
  it('is read back: all columns known, the example skipped', async () => {
    expect(await refused(await learnerSheetTemplate())).toEqual(['rows-none']);
  });

  it('gives learners once it is filled in below the example', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await learnerSheetTemplate()).buffer as ArrayBuffer);
    book.worksheets[0]!.getRow(3).values = ['Иванова', 'Анна'];
    const result = await readLearnerSheet(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(result).toMatchObject({
      ok: true,
      rows: [{ row: 3, outcome: 'taken', lastName: 'Иванова', firstName: 'Анна' }],
      notes: [{ code: 'columns-personal' }, { code: 'example-skipped', facts: { row: 2 } }],
    });
  });
});

describe('a sheet saved as text (CSV)', () => {
  const LINES =
    'Фамилия,Имя,Организация,Логин,Снилс\r\nИванова,Анна,"ООО ""Ёлка"", филиал",007,1\r\n\r\nПетров,Олег,АО «Клён»,,\r\n';
  const taken = {
    ok: true,
    rows: [
      { row: 2, lastName: 'Иванова', customer: 'ООО "Ёлка", филиал', login: '007' },
      { row: 4, lastName: 'Петров', customer: 'АО «Клён»', login: null },
    ],
  };

  it.each([
    ['commas, UTF-8', bytesOf(LINES)],
    ['a mark at the beginning', bytesOf(`\ufeff${LINES}`)],
    ['tabs, UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from(LINES.replace(/,(?! )/gu, '\t'), 'utf16le')])],
    ['semicolons, windows-1251', windows1251(LINES.replace(/,(?! )/gu, ';'))],
  ])('is read with %s', async (_, bytes) => expect(await readLearnerSheet(bytes)).toMatchObject(taken));

  it('is not stopped by a quote within a cell, nor by more cells than a table can have', async () => {
    const wide = `Фамилия;Имя;Организация${';'.repeat(20_000)}х\nИванова;Анна;ООО "Ромашка"`;
    expect(await readLearnerSheet(bytesOf(wide))).toMatchObject({ ok: true, rows: [{ customer: 'ООО "Ромашка"' }] });
  });
});

/** The bytes of a Russian text as old programs write it. */
function windows1251(text: string): Uint8Array {
  const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, code) => code));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

describe('sheets that are refused whole', () => {
  const book = (entries: { name: string; content: Buffer; claimed?: number; flags?: number }[]) =>
    zip([
      { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
      { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
      ...entries,
    ]);
  const sheet = (xml: string) => ({ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(xml) });
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
  const noise = Buffer.from(Array.from({ length: 3 * 1024 * 1024 }, (_, index) => (index * 2654435761) >>> 13));

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => new Uint8Array(), 'sheet-empty-file'],
    ['an old book', () => Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'sheet-old-format'],
    ['a letter', () => bytesOf('Фамилия и имя: Иванова Анна'), 'sheet-not-xlsx'],
    ['a page', () => bytesOf('<table>Фамилия;Имя</table>'), 'sheet-not-xlsx'],
    ['CSV with an open quote', () => bytesOf('Фамилия;Имя\n"Иванова;Анна'), 'sheet-broken'],
    ['CSV without end', () => bytesOf('Фамилия;Имя\n'.repeat(6000)), 'csv-long'],
    ['CSV without end, of bare carriage returns', () => bytesOf('Фамилия;Имя\r'.repeat(6000)), 'csv-long'],
    ['noise', () => noise.subarray(0, 3000), 'sheet-not-xlsx'],
    ['six megabytes', () => zeros(6), 'sheet-too-big'],
    ['another archive', () => zip([{ name: 'a.txt', content: Buffer.from('a') }]), 'sheet-not-xlsx'],
    ['half an archive', async () => (await workbook([HEADERS])).subarray(0, 900), 'zip-broken'],
    ['a path upwards', () => book([{ name: '../../evil.xml', content: Buffer.from('x') }]), 'zip-path'],
    ['an absolute path', () => book([{ name: '/etc/passwd', content: Buffer.from('x') }]), 'zip-path'],
    ['a bomb', () => book([{ name: 'xl/a.bin', content: zeros(10) }]), 'zip-ratio'],
    ['a bomb that lies', () => book([{ name: 'xl/a.bin', content: zeros(20), claimed: 1000 }]), 'zip-broken'],
    [
      'much of everything',
      () => book(Array.from({ length: 12 }, (_, i) => ({ name: `${i}`, content: noise }))),
      'zip-unpacks-too-big',
    ],
    [
      'many parts',
      () => book(Array.from({ length: 600 }, (_, i) => ({ name: `${i}`, content: Buffer.from('') }))),
      'zip-many-entries',
    ],
    ['all that a sheet has, merged', () => book([sheet('<mergeCell ref="A2:XFD1048576"/>')]), 'sheet-many-cells'],
    ['a merged area without an end', () => book([sheet('<mergeCell ref="A2&#58;B3"/>')]), 'sheet-many-cells'],
    [
      'empty cells with a look of their own',
      () => book([sheet(Array.from({ length: 151_000 }, (_, i) => `<c r="A${i * 7919}" s="1"/>`).join(''))]),
      'sheet-many-cells',
    ],
    ['a password', () => book([{ name: 'a.xml', content: Buffer.from('x'), flags: 0x801 }]), 'zip-encrypted'],
    [
      'a document type',
      () => book([{ name: 'a.xml', content: Buffer.from('<?xml?><!DOCTYPE a [<!ENTITY b "c">]>') }]),
      'xml-doctype',
    ],
    ['parts that make no book', () => book([]), 'header-not-found'],
    ['no headers', () => workbook([['Иванова', 'Анна']]), 'header-not-found'],
    ['a surname only', () => workbook([['Фамилия'], ['Иванова']]), 'header-not-found'],
    ['a column twice', () => workbook([['Фамилия', 'Имя', 'имя']]), 'column-twice'],
    ['headers only', () => workbook([HEADERS]), 'rows-none'],
    [
      'too many learners',
      () => workbook([HEADERS, ...Array.from({ length: 2001 }, () => ['Иванова', 'Анна'])]),
      'rows-many',
    ],
  ])('%s', async (_what, make, code) => expect(await refused(await make())).toEqual([code]));

  it('names of areas are not kept cell by cell', async () => {
    const named = await workbook([HEADERS], (each) => each.definedNames.add('Список!$A$1:$Z$100', 'Все'));
    expect((await loadWorkbook(named)).definedNames.model).toEqual([]);
  });

  it('damaged books give learners or a sentence, never an error', async () => {
    const sound = Buffer.from(await workbook([HEADERS, ['Иванова', 'Анна']]));
    for (let seed = 1; seed <= 150; seed++) {
      const bytes = Buffer.from(sound);
      for (let times = 0; times < 3; times++)
        bytes[(seed * 7919 + times * 104729) % bytes.length] = (seed * 31 + times) % 256;
      const result = await readLearnerSheet(bytes);
      if (!result.ok) expect(result.refusals.map(sheetRefusalText)).toEqual([expect.stringMatching(/[.]$/)]);
    }
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+7 900', "'+7 900"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['Иванова', 'Иванова'],
  ['', ''],
  ['a=b', 'a=b'],
])('a cell with %j is written as %j', (text, written) => expect(neutraliseCell(text)).toBe(written));
