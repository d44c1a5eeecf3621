import type { Column, RowNote } from './notes.ts';
import type { LearnerRow } from './types.ts';
import {
  cleanName,
  cleanSpaces,
  emailNotes,
  isLogin,
  looksLikeName,
  readDay,
  splitFullName,
  withCapitals,
} from './values.ts';

const CELL_LIMIT = 300;

/** The filled cells of a row by what their columns mean. */
export type Cells = Map<Column, { header: string; value: string | Date; formula: boolean }>;

type Names = Pick<LearnerRow, 'lastName' | 'firstName' | 'patronymic'>;

/** Reads row after row and remembers what may not occur twice in a sheet. */
export class RowReader {
  private readonly emails = new Map<string, number>();
  private readonly logins = new Map<string, number>();
  private readonly names = new Map<string, number>();

  read(row: number, cells: Cells): Omit<LearnerRow, 'outcome'> {
    const notes: RowNote[] = [];
    const names = this.readNames(cells, notes);
    const text = (column: Column) => readText(cells, column, notes) || null;
    const email = this.readEmail(row, text('email'), notes);
    const login = this.readLogin(row, text('login'), notes);
    const customer = text('customer');
    const post = text('post');
    const remark = text('remark');
    this.noteSameName(row, names, notes);
    return { row, ...names, email, login, customer, post, remark, notes };
  }

  private readNames(cells: Cells, notes: RowNote[]): Names {
    const name = (column: Column) => {
      const cell = cells.get(column);
      const value = readText(cells, column, notes, cleanName).replace(/^[-–—]$/, '');
      if (cell && value && !looksLikeName(value))
        notes.push({ code: 'name-unreadable', facts: { column: cell.header, value: value.slice(0, 60) } });
      const after = withCapitals(value);
      if (cell && after !== value)
        notes.push({ code: 'capitals-set', facts: { column: cell.header, before: value, after } });
      return after;
    };
    let names: Names = {
      lastName: name('lastName'),
      firstName: name('firstName'),
      patronymic: name('patronymic') || null,
    };
    const whole = name('fullName');
    if (whole && !names.lastName && !names.firstName) {
      names = splitFullName(whole);
      if (names.firstName) notes.push({ code: 'name-split', facts: names });
    }
    if (!names.lastName) notes.push({ code: 'last-name-missing', facts: {} });
    if (!names.firstName) notes.push({ code: 'first-name-missing', facts: {} });
    return names;
  }

  private readEmail(row: number, written: string | null, notes: RowNote[]): string | null {
    const value = written?.replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1') ?? null;
    if (!value) return null;
    const wrong = emailNotes(value);
    notes.push(...wrong);
    const first = once(this.emails, value.toLowerCase(), row);
    if (!wrong.length && first !== row) notes.push({ code: 'email-twice', facts: { value, row: first } });
    return wrong.length ? null : value;
  }

  private readLogin(row: number, value: string | null, notes: RowNote[]): string | null {
    if (!value) return null;
    if (!isLogin(value)) {
      notes.push({ code: 'login-bad', facts: { value } });
      return null;
    }
    const first = once(this.logins, value.toLowerCase(), row);
    if (first !== row) notes.push({ code: 'login-twice', facts: { value, row: first } });
    return value;
  }

  private noteSameName(row: number, { lastName, firstName, patronymic }: Names, notes: RowNote[]): void {
    if (!lastName || !firstName) return;
    const key = [lastName, firstName, patronymic ?? ''].join(' ').toLowerCase().replace(/ё/g, 'е');
    const first = once(this.names, key, row);
    if (first !== row) notes.push({ code: 'same-name', facts: { row: first } });
  }
}

/** The row where a value stood first. */
function once(seen: Map<string, number>, value: string, row: number): number {
  const first = seen.get(value) ?? row;
  seen.set(value, first);
  return first;
}

function readText(cells: Cells, column: Column, notes: RowNote[], clean = cleanSpaces): string {
  const cell = cells.get(column);
  if (!cell) return '';
  const written = cell.value instanceof Date ? (readDay(cell.value) ?? '') : cell.value;
  if (cell.formula) notes.push({ code: 'formula-value', facts: { column: cell.header } });
  if (/^#(?:REF|N\/A|NAME|VALUE|DIV\/0|NULL|NUM)[!?]?/.test(written)) {
    notes.push({ code: 'cell-error', facts: { column: cell.header, value: written.slice(0, 20) } });
    return '';
  }
  if (written.length > CELL_LIMIT) {
    const facts = { column: cell.header, characters: written.length, limit: CELL_LIMIT };
    notes.push({ code: 'cell-too-long', facts });
    return '';
  }
  return clean(written, cell.header, notes);
}
