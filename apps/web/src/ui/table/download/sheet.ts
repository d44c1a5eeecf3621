import type { SpreadsheetRequest } from '@itog/contracts';
import type { Column, SheetPart } from '../DataRow.tsx';

type Cells = Pick<SpreadsheetRequest, 'columns' | 'rows'>;
type Value = string | number | Date | null;

const DAY = /^\d{4}-\d\d-\d\d$/;
const digitsOf = (text: string) => text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');

/**
 * A table as cells of a sheet. A column holds the words that are on the screen; days, instants and numbers, by which the column is
 * sorted, stay what they are, so that the sheet can sort and count them too.
 * @param texts of the rows' cells as they are shown, with the columns in the same order
 */
export function sheetOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  texts: readonly (readonly string[])[],
): Cells {
  const shown = columns.map((column, index) => ({ column, index })).filter(({ column }) => column.title !== '');
  const parts = shown.flatMap(({ column: { title, sortBy, sheet }, index }) => {
    if (sheet) return sheet.map((part) => partOf(part, rows));
    const words = rows.map((_, row) => texts[row]?.[index]?.trim() ?? '');
    return [{ title, ...cellsOf(sortBy ? rows.map(sortBy) : [], words) }];
  });
  return {
    columns: parts.map(({ title, kind }) => ({ title, kind })),
    rows: rows.map((_, row) => parts.map(({ cells }) => cells[row] ?? null)),
  };
}

function partOf<Row>({ title, value }: SheetPart<Row>, rows: readonly Row[]) {
  const values = rows.map(value);
  return {
    title,
    ...cellsOf(
      values,
      values.map((each) => String(each ?? '')),
    ),
  };
}

function cellsOf(
  values: readonly Value[],
  words: readonly string[],
): { kind: Cells['columns'][number]['kind']; cells: readonly (string | number | null)[] } {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { kind: 'text', cells: words };
  if (known.every((value) => value instanceof Date))
    return { kind: 'instant', cells: values.map((value) => (value instanceof Date ? value.toISOString() : null)) };
  if (known.every((value) => typeof value === 'string' && DAY.test(value)))
    return { kind: 'day', cells: values.map((value) => (typeof value === 'string' ? value : null)) };
  // A number that is not on the screen is only an order: of states, of roles.
  if (
    values.every(
      (value, row) => value === null || (typeof value === 'number' && digitsOf(words[row] ?? '') === String(value)),
    )
  )
    return { kind: 'number', cells: values.map((value) => (typeof value === 'number' ? value : null)) };
  return { kind: 'text', cells: words };
}
