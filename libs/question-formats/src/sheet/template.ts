import ExcelJS from 'exceljs';
import { TEMPLATE_HEADERS } from './columns.ts';

/**
 * An empty enrolment sheet (XLSX) with the headers that `readLearnerSheet` knows and one invented row, which it skips.
 * All cells are text, so that numbers keep their zeros.
 */
export async function learnerSheetTemplate(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Слушатели', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = TEMPLATE_HEADERS.map(({ header, width }) => ({ header, width, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EEF5' } };
  const example = sheet.addRow(TEMPLATE_HEADERS.map(({ example: text }) => text));
  example.font = { italic: true, color: { argb: 'FF6B7280' } };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
