import type ExcelJS from 'exceljs'; // the library itself is loaded by the first sheet: few processes ever see one
import { GUIDE_SHEET } from '../personal/words.ts';
import { cellText } from './cell-text.ts';
import { readCsv } from './csv.ts';
import { loadWorkbook } from './load.ts';
import { refuseSheet, type SheetNote } from './notes.ts';
import { checkZip } from './zip.ts';

/** What a sheet of people may hold at most. */
export const SHEET_LIMITS = { bytes: 5 * 1024 * 1024, rows: 2000, cellCharacters: 300 } as const;

/** How far down a row of headers is looked for. */
export const HEADER_ROWS = 15;

/** `ExcelJS.ValueType.Formula`. */
const FORMULA = 6;

/**
 * Opens a workbook (XLSX) or a table saved as text (CSV) that nobody has checked yet.
 * @throws SheetRefused on anything that is neither
 */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  if (!isArchive(bytes)) return openCsv(bytes);
  const names = await checkZip(bytes);
  if (!names.includes('xl/workbook.xml') || !names.includes('[Content_Types].xml')) refuseSheet('sheet-not-xlsx', {});
  return load(bytes);
}

/** Whether a formula stands in the cell. */
export const isFormula = ({ type }: ExcelJS.Cell): boolean => Number(type) === FORMULA;

/** Whether the bytes begin as an XLSX does. */
function isArchive(bytes: Uint8Array): boolean {
  if (!bytes.length) refuseSheet('sheet-empty-file', {});
  if (bytes.length > SHEET_LIMITS.bytes)
    refuseSheet('sheet-too-big', { bytes: bytes.length, limit: SHEET_LIMITS.bytes });
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === 'd0cf11e0') refuseSheet('sheet-old-format', {});
  return start === '504b0304';
}

async function openCsv(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await readCsv(workbook, bytes);
  return workbook;
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  try {
    return await loadWorkbook(bytes);
  } catch {
    // Whatever the reader stumbles over in an archive that passed the checks, the sheet is what is broken.
    return refuseSheet('sheet-broken', {});
  }
}

/** The row of headers of a sheet, and which of its columns mean what. */
export interface Header<Column extends string> {
  sheet: ExcelJS.Worksheet;
  row: number;
  columns: Map<Column, { index: number; header: string }>;
  /** Headers that mean no column. */
  unknown: string[];
}

/** How one kind of sheet is told by its headers. */
export interface HeaderRule<Column extends string> {
  columnOf: (header: string) => Column | null;
  /** Whether these columns make a row the row of headers. */
  isEnough: (columns: ReadonlyMap<Column, unknown>) => boolean;
  missing: 'header-not-found' | 'personal-header-not-found';
}

/**
 * Finds the row of headers: the first that tells enough among the upper rows of the visible sheets.
 * @throws SheetRefused without one, or where two columns have one meaning
 */
export function findHeader<Column extends string>(
  workbook: ExcelJS.Workbook,
  rule: HeaderRule<Column>,
): { header: Header<Column>; otherSheets: SheetNote[] } {
  const visible = workbook.worksheets.filter(({ state, name }) => state === 'visible' && name !== GUIDE_SHEET);
  for (const sheet of visible) {
    const header = headerIn(sheet, rule);
    if (!header) continue;
    const others = visible.filter((each) => each !== sheet && each.actualRowCount > 0).map(({ name }) => name);
    const facts = { taken: sheet.name, ignored: others.slice(0, 20) };
    return { header, otherSheets: others.length > 0 ? [{ code: 'sheets-ignored', facts }] : [] };
  }
  return refuseSheet(rule.missing, {});
}

function headerIn<Column extends string>(
  sheet: ExcelJS.Worksheet,
  { columnOf, isEnough }: HeaderRule<Column>,
): Header<Column> | null {
  for (let row = 1; row <= Math.min(HEADER_ROWS, sheet.rowCount); row++) {
    const header: Header<Column> = { sheet, row, columns: new Map(), unknown: [] };
    sheet.getRow(row).eachCell((cell, index) => {
      const text = cellText(cell).trim();
      if (text === '') return;
      const column = columnOf(text);
      if (!column) header.unknown.push(text);
      else if (header.columns.has(column)) refuseSheet('column-twice', { column: text.slice(0, 60) });
      else header.columns.set(column, { index, header: text });
    });
    if (isEnough(header.columns)) return header;
  }
  return null;
}
