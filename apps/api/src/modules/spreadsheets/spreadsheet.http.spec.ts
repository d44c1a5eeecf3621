import { makeSpreadsheet, type SpreadsheetRequest } from '@itog/contracts';
import { refusedCodes } from '@itog/testing';
import ExcelJS from 'exceljs';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.world({ prefix: 'sheet', learners: 1, questions: 1 });
});
afterAll(() => app.close());

const request: SpreadsheetRequest = {
  name: 'Протоколы: 2026/27',
  columns: [
    { title: 'Кто', kind: 'text' },
    { title: 'Подписан', kind: 'instant' },
    { title: 'Сколько', kind: 'number' },
  ],
  rows: [
    ['=HYPERLINK("https://example.org")', '2026-03-04T20:30:00.000Z', 7],
    ['Примеров', null, null],
  ],
};

describe('a table of the screen as XLSX', () => {
  it('holds no formula, and instants by the clock of the organisation', async () => {
    const admin = await app.as('sheet-admin');
    const { bytes, headers } = await admin.download(makeSpreadsheet, { body: request });
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('Протоколы- 2026-27.xlsx'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    const page = book.worksheets[0]!;
    expect(page.getCell('A2').value).toBe(`'${request.rows[0]![0]}`);
    // 20:30 in London is half past one of the next day in Ufa.
    expect(page.getCell('B2').value).toEqual(new Date('2026-03-05T01:30:00Z'));
    expect([page.getCell('C2').value, page.getCell('B3').value]).toEqual([7, null]);
  });

  it('takes texts of hundreds of thousands of lines, and half a sign in its name', async () => {
    const admin = await app.as('sheet-admin');
    const rows = Array.from({ length: 20 }, () => ['\n'.repeat(30_000), null, null]);
    const { bytes } = await admin.download(makeSpreadsheet, { body: { ...request, name: 'Половина \ud83d', rows } });
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('is refused when a row has another number of cells', async () => {
    const admin = await app.as('sheet-admin');
    const body = { ...request, rows: [['один']] };
    expect(await refusedCodes(admin.download(makeSpreadsheet, { body }))).toEqual(['input.invalid']);
  });
});
