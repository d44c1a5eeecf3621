import type ExcelJS from 'exceljs'; // the library itself is loaded by the first sheet: few processes ever see one
import { refuseSheet } from './notes.ts';
import { checkZip } from './zip.ts';

/** What a sheet of people may hold at most. */
export const SHEET_LIMITS = { bytes: 5 * 1024 * 1024, rows: 2000, cellCharacters: 300 } as const;

/** How far down a row of headers is looked for. */
export const HEADER_ROWS = 15;

/** `ExcelJS.ValueType.Formula`. */
const FORMULA = 6;

/**
 * Opens a workbook (XLSX) that nobody has checked yet.
 * @throws SheetRefused on anything that is not a sound workbook
 */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  refuseOtherFiles(bytes);
  const names = await checkZip(bytes);
  if (!names.includes('xl/workbook.xml') || !names.includes('[Content_Types].xml')) refuseSheet('sheet-not-xlsx', {});
  return loadWorkbook(bytes);
}

/** Whether a formula stands in the cell. */
export const isFormula = ({ type }: ExcelJS.Cell): boolean => Number(type) === FORMULA;

function refuseOtherFiles(bytes: Uint8Array): void {
  if (!bytes.length) refuseSheet('sheet-empty-file', {});
  if (bytes.length > SHEET_LIMITS.bytes)
    refuseSheet('sheet-too-big', { bytes: bytes.length, limit: SHEET_LIMITS.bytes });
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === 'd0cf11e0') refuseSheet('sheet-old-format', {});
  if (start !== '504b0304') refuseSheet('sheet-not-xlsx', {});
}

async function loadWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  try {
    const copy = new Uint8Array(bytes);
    await workbook.xlsx.load(copy.buffer, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture'],
    });
    return workbook;
  } catch {
    // Whatever the reader stumbles over in an archive that passed the checks, the sheet is what is broken.
    return refuseSheet('sheet-broken', {});
  }
}
