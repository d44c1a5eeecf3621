import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** What the cells of a column hold; text is written as text even when it looks like a number or a date. */
export type CellKind = 'text' | 'number' | 'day' | 'instant';

/** @property width in characters of the default font */
export type SheetColumn = { readonly title: string; readonly width: number; readonly kind: CellKind };

/** A day is written `YYYY-MM-DD`, an instant is a Date or written as ISO 8601; an empty cell is null. */
export type Cell = string | number | Date | null;

export type Sheet = {
  readonly sheet: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** IANA name of the zone in which instants are shown: a sheet keeps wall-clock time only. */
  readonly zone?: string;
};

const PAGE = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: '1:1',
} as const;
const FORMATS: Record<CellKind, string> = {
  text: '@',
  number: 'General',
  day: 'dd.mm.yyyy',
  instant: 'dd.mm.yyyy hh:mm',
};
/** Rows that are written before others get their turn: the process that writes them saves the answers of a test meanwhile. */
const ROWS_AT_ONCE = 100;
/** What a cell of a sheet can hold. */
const MOST_CHARACTERS = 32_767;
const RUNS_AS_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** A sheet would read a character for it. */
const CODE_OF_CHARACTER = /_(?=x[\da-f]{4}_)/giu;
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * A table as an XLSX file: a frozen header with a filter, columns of the given widths, long text wrapped.
 *
 * No cell is ever a formula. Text that a sheet could run, because it begins with = + - @, a tab or a line break, gets an apostrophe
 * before it: stored as text it is harmless in XLSX already, but not once somebody saves the sheet as CSV and opens that again.
 *
 * @throws RangeError when a row has another number of cells than there are columns: a bug in the caller
 */
export async function spreadsheet({ sheet, columns, rows, zone = 'UTC' }: Sheet): Promise<Buffer> {
  const odd = rows.find(({ length }) => length !== columns.length);
  if (odd) throw new RangeError(`a row of ${odd.length} cells in ${columns.length} columns`);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const { default: ExcelJS } = await import('exceljs');
  const stream = new PassThrough();
  const file = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const page = book.addWorksheet(sheetName(sheet), { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: PAGE });
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  page.columns = columns.map(({ width, kind }) => ({
    width,
    style: { numFmt: FORMATS[kind], alignment: { vertical: 'top', wrapText: kind === 'text' } },
  }));
  const header = page.addRow(columns.map(({ title }) => neutral(title)));
  header.font = { bold: true };
  header.alignment = { vertical: 'middle', wrapText: true };
  for (const [index, row] of rows.entries()) {
    page.addRow(columns.map(({ kind }, place) => valueOf(kind, row[place] ?? null, clock))).commit();
    if (index % ROWS_AT_ONCE === 0) await nextTurn();
  }
  await book.commit();
  return file;
}

/** The text as a sheet may hold it: never run as a formula, never longer than a cell, no characters that break the file. */
export function neutral(text: string): string {
  const clean = text.replace(NOT_IN_XML, '').replace(CODE_OF_CHARACTER, '_x005F_');
  return (RUNS_AS_FORMULA.test(clean) ? `'${clean}` : clean).slice(0, MOST_CHARACTERS);
}

function valueOf(kind: CellKind, cell: Cell, clock: Intl.DateTimeFormat): string | number | Date | null {
  if (cell === null || cell === '') return null;
  if (kind === 'number' && typeof cell === 'number') return cell;
  if (kind === 'day' && typeof cell === 'string') return dayCell(cell);
  if (kind === 'instant' && typeof cell !== 'number') return wallClock(new Date(cell), clock) ?? neutral(String(cell));
  return neutral(cell instanceof Date ? cell.toISOString() : String(cell));
}

/** Sheets have no zones: a day is its midnight in UTC, which the writer takes as it stands. */
function dayCell(day: string): Date | string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? neutral(day) : date;
}

/** The same with what the clock on the wall shows; null for no instant, or one of a year of five figures. */
function wallClock(instant: Date, clock: Intl.DateTimeFormat): Date | null {
  if (Number.isNaN(instant.getTime())) return null;
  const shown = new Date(`${clock.format(instant).replace(' ', 'T')}Z`);
  return Number.isNaN(shown.getTime()) ? null : shown;
}

/** What a sheet may be called: at most 31 characters, none of them special to a program of sheets. */
function sheetName(words: string): string {
  const name = words
    .replace(/[[\]:*?/\\']/gu, ' ')
    .slice(0, 31)
    .trim();
  return name === '' ? 'Лист' : name;
}
