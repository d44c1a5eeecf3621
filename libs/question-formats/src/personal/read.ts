import type ExcelJS from 'exceljs';
import { cyrillicLetters, tidyText, type PersonName } from '@itog/domain';
import { cellText } from '../sheet/cell-text.ts';
import { refuseSheet, type SheetNote, type SheetRefusal, SheetRefused } from '../sheet/notes.ts';
import { splitFullName } from '../sheet/values.ts';
import { findHeader, type Header, isFormula, openWorkbook, SHEET_LIMITS } from '../sheet/workbook.ts';
import { personalColumnOf, type PersonalColumn } from './columns.ts';
import { parseCell, type PersonalField, type PersonalValues, type Written } from './fields.ts';
import type { PersonalNote, Place } from './notes.ts';

/** One learner's personal data as the sheet has them. */
export interface PersonalRow {
  /** The row of the sheet, from 1. */
  row: number;
  login: string | null;
  /** Null without a surname and a first name. */
  name: PersonName | null;
  /** The mark of the row when it was written out; null where somebody else made the sheet. */
  version: string | null;
  values: PersonalValues;
  /** Where each filled cell stands. */
  places: Partial<Record<PersonalField, Place>>;
  notes: PersonalNote[];
}

export type PersonalSheetResult =
  { ok: true; rows: PersonalRow[]; notes: SheetNote[] } | { ok: false; refusals: SheetRefusal[] };

const CELL_LIMIT = 500;

/**
 * Reads a sheet of personal data (XLSX): our own, filled in, or any with a row of Russian headers. A learner is told by his login
 * or his name; an empty cell says nothing. Formulas give the values saved with them and are never run.
 * @returns rows with a note for everything worth saying; never rejects on any bytes
 */
export async function readPersonalSheet(bytes: Uint8Array): Promise<PersonalSheetResult> {
  try {
    return readWorkbook(await openWorkbook(bytes));
  } catch (error) {
    if (error instanceof SheetRefused) return { ok: false, refusals: [error.refusal] };
    throw error;
  }
}

type Columns = Header<PersonalColumn>['columns'];

function readWorkbook(workbook: ExcelJS.Workbook): PersonalSheetResult {
  const { header, otherSheets } = findHeader<PersonalColumn>(workbook, {
    columnOf: personalColumnOf,
    isEnough: (columns) => tellsWho(columns) && [...columns.keys()].some(isField),
    missing: 'personal-header-not-found',
  });
  const ignored = header.unknown.slice(0, 20).map((text) => text.slice(0, 60));
  const notes: SheetNote[] = ignored.length > 0 ? [{ code: 'columns-ignored', facts: { columns: ignored } }] : [];
  notes.push(...otherSheets);
  const rows = readRows(header, notes);
  if (!rows.length) refuseSheet('rows-none', {});
  return { ok: true, rows, notes };
}

const tellsWho = (columns: ReadonlyMap<PersonalColumn, unknown>) =>
  columns.has('login') || columns.has('fullName') || (columns.has('lastName') && columns.has('firstName'));

const WHO = ['login', 'lastName', 'firstName', 'patronymic', 'fullName', 'remark', 'version'];
const isField = (column: PersonalColumn): column is PersonalField => !WHO.includes(column);

function readRows({ sheet, row: headerRow, columns }: Header<PersonalColumn>, notes: SheetNote[]): PersonalRow[] {
  const rows: PersonalRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (cells, number) => {
    if (number <= headerRow) return;
    const written = new Map([...columns].map(([column, { index }]) => [column, writtenOf(cells.getCell(index))]));
    const filled = [...written].filter(([column, { text }]) => column !== 'version' && text !== '');
    if (!filled.length) return;
    if (/^пример/iu.test(written.get('remark')?.text ?? '')) {
      notes.push({ code: 'example-skipped', facts: { row: number } });
      return;
    }
    if (rows.length >= SHEET_LIMITS.rows) refuseSheet('rows-many', { limit: SHEET_LIMITS.rows });
    rows.push(readRow(number, cells, columns, written));
  });
  return rows;
}

function readRow(
  row: number,
  cells: ExcelJS.Row,
  columns: Columns,
  written: ReadonlyMap<PersonalColumn, Written>,
): PersonalRow {
  const who = (column: PersonalColumn) => cyrillicOf(written.get(column)?.text ?? '');
  const name = nameOf(who);
  const login = tidyText(written.get('login')?.text ?? '') || null;
  const read: PersonalRow = {
    row,
    login,
    name,
    version: written.get('version')?.text || null,
    values: {},
    places: {},
    notes: [],
  };
  if (!login && !name) read.notes.push({ code: 'who-missing', place: null, facts: {} });
  for (const [column, { index, header }] of columns) {
    const cell = written.get(column);
    if (!isField(column) || !cell?.text) continue;
    const place = { cell: cells.getCell(index).address, column: header, value: shown(cell) };
    read.places[column] = place;
    if (isFormula(cells.getCell(index))) read.notes.push({ code: 'formula-value', place, facts: {} });
    readCell(read, column, cell, place);
  }
  return read;
}

function readCell(read: PersonalRow, field: PersonalField, cell: Written, place: Place): void {
  if (/^#(?:REF|N\/A|NAME|VALUE|DIV\/0|NULL|NUM)[!?]?/u.test(cell.text)) {
    read.notes.push({ code: 'cell-error', place, facts: {} });
    return;
  }
  if (cell.text.length > CELL_LIMIT) {
    const facts = { characters: cell.text.length, limit: CELL_LIMIT };
    read.notes.push({ code: 'cell-too-long', place, facts });
    return;
  }
  const parsed = parseCell(field, cell);
  if ('problem' in parsed) {
    if (parsed.problem === 'not-of-list')
      read.notes.push({ code: parsed.problem, place, facts: { allowed: parsed.allowed } });
    else read.notes.push({ code: parsed.problem, place, facts: {} });
    return;
  }
  Object.assign(read.values, parsed.values);
  if (parsed.tidied !== undefined) read.notes.push({ code: 'tidied', place, facts: { after: parsed.tidied } });
  if (parsed.zeros !== undefined) read.notes.push({ code: 'zeros-restored', place, facts: { after: parsed.zeros } });
}

function nameOf(who: (column: PersonalColumn) => string): PersonName | null {
  const apart = { lastName: who('lastName'), firstName: who('firstName'), patronymic: who('patronymic') || null };
  const name = apart.lastName || apart.firstName ? apart : splitFullName(who('fullName'));
  return name.lastName && name.firstName ? { ...name, patronymic: name.patronymic?.replace(/^-$/u, '') || null } : null;
}

const cyrillicOf = (text: string) => cyrillicLetters(tidyText(text));

/** The apostrophe that keeps a sheet from running a text is not of the text. */
function writtenOf(cell: ExcelJS.Cell): Written {
  const { value } = cell;
  const held: unknown = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  const text = cellText(cell)
    .trim()
    .replace(/^'(?=[=+\-@])/u, '');
  return { text, date: held instanceof Date ? held : null, isNumber: typeof held === 'number' };
}

const shown = ({ text, date }: Written) =>
  (date && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10).split('-').reverse().join('.') : text).slice(
    0,
    60,
  );
