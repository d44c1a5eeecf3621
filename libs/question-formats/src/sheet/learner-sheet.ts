import type ExcelJS from 'exceljs';
import { cellText } from './cell-text.ts';
import { isPersonalHeader } from '../personal/columns.ts';
import { GUIDE_SHEET } from '../personal/words.ts';
import { columnOf } from './columns.ts';
import { type Column, refuseSheet, rowOutcome, type SheetNote, SheetRefused } from './notes.ts';
import { type Cells, RowReader } from './row.ts';
import type { LearnerRow, LearnerSheetResult } from './types.ts';
import { HEADER_ROWS, isFormula, openWorkbook, SHEET_LIMITS } from './workbook.ts';

/**
 * Reads an enrolment sheet (XLSX): a row of Russian headers, then one learner a row. Columns are told by their headers, in any
 * order; «ФИО» in one column is split. Formulas give the values saved with them and are never run.
 * @returns rows with a note for everything worth saying; never rejects on any bytes
 */
export async function readLearnerSheet(bytes: Uint8Array): Promise<LearnerSheetResult> {
  try {
    return readWorkbook(await openWorkbook(bytes));
  } catch (error) {
    if (error instanceof SheetRefused) return { ok: false, refusals: [error.refusal] };
    throw error;
  }
}

interface Header {
  sheet: ExcelJS.Worksheet;
  row: number;
  columns: Map<Column, { index: number; header: string }>;
  ignored: string[];
  /** Of the room that keeps personal data: they are loaded there. */
  personal: string[];
}

function readWorkbook(workbook: ExcelJS.Workbook): LearnerSheetResult {
  const visible = workbook.worksheets.filter(({ state, name }) => state === 'visible' && name !== GUIDE_SHEET);
  const found = visible.map(findHeader).find((header) => header !== null);
  if (!found) return refuseSheet('header-not-found', {});
  const notes: SheetNote[] = [];
  if (found.ignored.length) notes.push({ code: 'columns-ignored', facts: { columns: found.ignored.slice(0, 20) } });
  if (found.personal.length) notes.push({ code: 'columns-personal', facts: { columns: found.personal.slice(0, 20) } });
  const others = visible.filter((sheet) => sheet !== found.sheet && sheet.actualRowCount > 0).map(({ name }) => name);
  if (others.length)
    notes.push({ code: 'sheets-ignored', facts: { taken: found.sheet.name, ignored: others.slice(0, 20) } });
  const rows = readRows(found, notes);
  if (!rows.length) refuseSheet('rows-none', {});
  return { ok: true, rows, notes };
}

function findHeader(sheet: ExcelJS.Worksheet): Header | null {
  for (let row = 1; row <= Math.min(HEADER_ROWS, sheet.rowCount); row++) {
    const header: Header = { sheet, row, columns: new Map(), ignored: [], personal: [] };
    sheet.getRow(row).eachCell((cell, index) => takeHeader(header, cellText(cell).trim(), index));
    const named = (column: Column) => header.columns.has(column);
    if (named('fullName') || (named('lastName') && named('firstName'))) return header;
  }
  return null;
}

function takeHeader(header: Header, text: string, index: number): void {
  if (!text) return;
  const column = columnOf(text);
  if (!column && isPersonalHeader(text)) header.personal.push(text.replace(/\s+/gu, ' ').slice(0, 60));
  else if (!column) {
    if (!/^(?:№|n|no|п п|№ ?п\/?п)\.?$/i.test(text)) header.ignored.push(text.slice(0, 60));
  } else if (header.columns.has(column)) refuseSheet('column-twice', { column: text.slice(0, 60) });
  else header.columns.set(column, { index, header: text });
}

function readRows({ sheet, row: headerRow, columns }: Header, notes: SheetNote[]): LearnerRow[] {
  const reader = new RowReader();
  const rows: LearnerRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number <= headerRow) return;
    const cells: Cells = new Map();
    for (const [column, { index, header }] of columns) {
      const cell = row.getCell(index);
      const value = cell.value instanceof Date ? cell.value : cellText(cell);
      if (value !== '') cells.set(column, { header, value, formula: isFormula(cell) });
    }
    if (![...cells.values()].some(({ value }) => value instanceof Date || value.trim())) return;
    if (/^пример/i.test(String(cells.get('remark')?.value ?? ''))) {
      notes.push({ code: 'example-skipped', facts: { row: number } });
      return;
    }
    if (rows.length >= SHEET_LIMITS.rows) refuseSheet('rows-many', { limit: SHEET_LIMITS.rows });
    const learner = reader.read(number, cells);
    rows.push({ ...learner, outcome: rowOutcome(learner.notes) });
  });
  return rows;
}
