import type ExcelJS from 'exceljs';
import { cellText } from './cell-text.ts';
import { isPersonalHeader } from '../personal/columns.ts';
import { columnOf } from './columns.ts';
import { type Column, refuseSheet, rowOutcome, type SheetNote, SheetRefused } from './notes.ts';
import { type Cells, RowReader } from './row.ts';
import type { LearnerRow, LearnerSheetResult } from './types.ts';
import { findHeader, type Header, isFormula, openWorkbook, SHEET_LIMITS } from './workbook.ts';

const ROW_NUMBER = /^(?:№|n|no|п п|№ ?п\/?п)\.?$/i;

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

function readWorkbook(workbook: ExcelJS.Workbook): LearnerSheetResult {
  const { header, otherSheets } = findHeader<Column>(workbook, {
    columnOf,
    isEnough: (columns) => columns.has('fullName') || (columns.has('lastName') && columns.has('firstName')),
    missing: 'header-not-found',
  });
  const notes: SheetNote[] = [];
  // Of the room that keeps personal data: they are loaded there.
  const personal = header.unknown.filter(isPersonalHeader).map((text) => text.replace(/\s+/gu, ' ').slice(0, 60));
  const ignored = header.unknown
    .filter((text) => !isPersonalHeader(text) && !ROW_NUMBER.test(text))
    .map((text) => text.slice(0, 60));
  if (ignored.length) notes.push({ code: 'columns-ignored', facts: { columns: ignored.slice(0, 20) } });
  if (personal.length) notes.push({ code: 'columns-personal', facts: { columns: personal.slice(0, 20) } });
  notes.push(...otherSheets);
  const rows = readRows(header, notes);
  if (!rows.length) refuseSheet('rows-none', {});
  return { ok: true, rows, notes };
}

function readRows({ sheet, row: headerRow, columns }: Header<Column>, notes: SheetNote[]): LearnerRow[] {
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
