import ExcelJS from 'exceljs';
import { spreadsheet, type Sheet } from './spreadsheet.ts';

async function read(sheet: Sheet) {
  const book = new ExcelJS.Workbook();
  // The types of exceljs know the buffers of an older Node only.
  await book.xlsx.load((await spreadsheet(sheet)) as never);
  return book.worksheets[0]!;
}

const column = (title: string, kind: Sheet['columns'][number]['kind'] = 'text') => ({ title, width: 20, kind });
const of = (text: string) => read({ sheet: 'Лист', columns: [column('Текст')], rows: [[text]] });

describe('spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+7 912', "'+7 912"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['  =cmd|calc', "'  =cmd|calc"],
    ['＝1', "'＝1"],
    ['1-ПК/26', '1-ПК/26'],
    ['=HYPERLINK("http://x";"y")', `'=HYPERLINK("http://x";"y")`],
    ['а\u0000б\u000bв', 'абв'],
    // A program of sheets reads _x003D_ as «=», and _x005F_ as the stroke that it began with; the reader here does not.
    ['_x003D_1+1 & <_x0041_>', '_x005F_x003D_1+1 & <_x005F_x0041_>'],
  ])('keeps %j as text that nothing runs', async (text, kept) => {
    const cell = (await of(text)).getCell('A2');
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.text).toBe(kept.replace('\r', '\n')); // XML knows one line break
  });

  it('writes numbers, days and local times as what they are', async () => {
    const page = await read({
      sheet: 'Книга: 2026/27 [все]',
      columns: [column('№', 'number'), column('Дата', 'day'), column('Когда', 'instant'), column('=Имя')],
      rows: [
        [1, '2026-03-11', new Date('2026-03-11T20:30:00Z'), '00017'],
        [2, null, null, null],
        [3, 'вчера', null, ''],
      ],
      zone: 'Asia/Yekaterinburg',
    });
    expect(page.name).toBe('Книга  2026 27  все');
    expect(page.getCell('D1').text).toBe("'=Имя");
    expect(page.getRow(2).values).toEqual([
      undefined,
      1,
      new Date('2026-03-11T00:00:00Z'),
      new Date('2026-03-12T01:30:00Z'),
      '00017',
    ]);
    expect(page.getCell('B2').numFmt).toBe('dd.mm.yyyy');
    expect(page.getCell('D3').value).toBeNull();
    expect(page.getCell('B4').value).toBe('вчера');
  });

  it('has a frozen header with a filter over all rows, and the widths asked for', async () => {
    const page = await of('текст');
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(page.autoFilter).toBe('A1:A2');
    expect(page.getColumn(1).width).toBe(20);
    expect(page.getRow(1).font.bold).toBe(true);
  });

  it('lets others have their turn while it writes the largest table', async () => {
    let turns = 0;
    let writing = true;
    const count = () => setImmediate(() => writing && (turns++, count()));
    count();
    const rows = Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 20 }, () => new Date(row)));
    await spreadsheet({ sheet: 'Лист', columns: Array.from({ length: 20 }, () => column('Когда', 'instant')), rows });
    writing = false;
    expect(turns).toBeGreaterThan(35);
  });

  it('refuses a row that does not fit its columns', () =>
    expect(spreadsheet({ sheet: 'Лист', columns: [column('А')], rows: [['а', 'б']] })).rejects.toThrow(RangeError));
});
