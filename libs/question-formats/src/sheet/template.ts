import { PERSONAL_HEADERS } from '../personal/columns.ts';
import { addGuide, addHeader, addPersonalRules, exampleCell, formatOf } from '../personal/template.ts';
import { NEWCOMERS_GUIDE } from '../personal/words.ts';
import { TEMPLATE_HEADERS } from './columns.ts';

const REMARK = { header: 'Примечание', width: 34, example: 'Пример: эту строку можно удалить' };
/** How many rows have lists to choose from. */
const RULED_ROWS = 300;

/**
 * An empty sheet (XLSX) of newcomers with the headers that `readLearnerSheet` knows, those of their personal data that
 * `readPersonalSheet` knows, and one invented row, which both skip. Numbers are text, so that they keep their zeros.
 */
export async function learnerSheetTemplate(): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Слушатели', { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  sheet.columns = [
    ...TEMPLATE_HEADERS.map(({ width }) => ({ width, style: { numFmt: '@' } })),
    ...PERSONAL_HEADERS.map(({ field, width }) => ({ width, style: { numFmt: formatOf(field) } })),
    { width: REMARK.width, style: { numFmt: '@' } },
  ];
  addHeader(sheet, [...TEMPLATE_HEADERS, ...PERSONAL_HEADERS, REMARK]);
  const texts = TEMPLATE_HEADERS.map(({ example: text }) => text);
  const example = sheet.addRow([...texts, ...PERSONAL_HEADERS.map(exampleCell), REMARK.example]);
  example.font = { italic: true, color: { argb: 'FF6B7280' } };
  const area = { firstColumn: TEMPLATE_HEADERS.length + 1, fromRow: 2, toRow: RULED_ROWS + 1 };
  addPersonalRules(workbook, sheet, area);
  addGuide(workbook, NEWCOMERS_GUIDE);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
