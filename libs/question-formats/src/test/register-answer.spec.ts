import ExcelJS from 'exceljs';
import { readRegisterAnswer } from '../sheet/register-answer.ts';

async function answer(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Отчёт'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("the operator's answer", () => {
  it('is read whatever its cells are: empty merged ones, links, rich text, results of formulas', async () => {
    const bytes = await answer((sheet) => {
      sheet.getCell('A1').value = 'Протокол загрузки';
      sheet.mergeCells('B1:D1');
      sheet.getRow(2).values = ['Регистрационный номер', 'Ошибка', 'Комментарий'];
      sheet.getCell('A3').value = '1-ПК-26';
      sheet.getCell('B3').value = { richText: [{ text: 'Нет ' }, { text: 'СНИЛС' }] };
      sheet.getCell('C3').value = { text: 'см. памятку', hyperlink: 'https://a.example' };
      sheet.getCell('A4').value = { formula: 'A3', result: '2-ПК-26' };
      sheet.mergeCells('B5:C6');
    });
    expect(await readRegisterAnswer(bytes)).toEqual({
      ok: true,
      lines: [
        { number: '1-ПК-26', message: 'Нет СНИЛС; см. памятку' },
        { number: '2-ПК-26', message: '' },
      ],
    });
  });

  it.each([
    ['no table', async () => new TextEncoder().encode('ответ'), 'not-xlsx'],
    ['a table without numbers', () => answer((sheet) => void sheet.mergeCells('A1:C3')), 'no-numbers'],
  ])('is refused as %s', async (_what, bytes, problem) => {
    expect(await readRegisterAnswer(await bytes())).toEqual({ ok: false, problem });
  });
});
