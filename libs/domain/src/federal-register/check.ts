import { MINIMUM_HOURS } from '../regulation/program-kind.ts';
import { snilsRefusals } from '../records/snils.ts';
import {
  DATE_COLUMNS,
  ORIGINAL_COLUMNS,
  REGISTER_COLUMNS,
  registerSource,
  type RegisterColumn,
  type RegisterRow,
  type RegisterRule,
  type RegisterSource,
} from './columns.ts';
import { COLUMN_LISTS, mendCell, mendingRule, NAME_COLUMNS } from './mend.ts';

/** What the operator would say of a cell, before he says it. */
export type RegisterProblem = {
  readonly column: RegisterColumn;
  readonly value: string;
  readonly rule: RegisterRule;
  /** A warning does not keep the row from its file. */
  readonly level: 'error' | 'warning';
  /** The value that would be right, when it can be told. */
  readonly fix: string | null;
  readonly source: RegisterSource;
  /** The signs that do not belong, a bound, or the digits expected. */
  readonly detail: string | null;
};

const LENGTHS: Partial<Record<RegisterColumn, number>> = {
  F: 20,
  G: 40,
  I: 30,
  K: 255,
  N: 255,
  P: 50,
  Q: 20,
  R: 40,
  V: 50,
  W: 50,
  X: 50,
  AG: 20,
  AH: 20,
  AI: 50,
  AK: 50,
  AL: 50,
  AM: 50,
};

const ALWAYS: readonly RegisterColumn[] = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'S',
  'T',
  'U',
  'V',
  'W',
  'X',
  'Y',
  'Z',
];
/** For documents issued since 2021. */
const SINCE_2021: readonly RegisterColumn[] = ['AB', 'AC', 'AD', 'AE'];
/** A reference of study has no blank, and awards nothing. */
const NOT_OF_REFERENCE: readonly RegisterColumn[] = ['F', 'G', 'N'];

const NAME_SIGNS = /[^А-ЯЁа-яё .'()-]/gu;
const NUMBER_SIGNS = /[^А-ЯЁа-яёA-Za-z0-9 ./-]/gu;
const REGISTRATION_SIGNS = /[^А-ЯЁа-яёA-Za-z0-9 ./№()_-]/gu;
const TITLE_SIGNS = /[^А-ЯЁа-яёA-Za-z0-9 ./№()_"«»,?:&#+;-]/gu;
const SIGNS: Partial<Record<RegisterColumn, RegExp>> = {
  F: NUMBER_SIGNS,
  G: NUMBER_SIGNS,
  Q: NUMBER_SIGNS,
  R: NUMBER_SIGNS,
  AG: NUMBER_SIGNS,
  AH: NUMBER_SIGNS,
  I: REGISTRATION_SIGNS,
  AI: REGISTRATION_SIGNS,
  K: TITLE_SIGNS,
  N: TITLE_SIGNS,
};

/**
 * Everything that the operator's check would refuse in a row, and what would be right instead; empty when the row can go.
 * @param today the organisation's day, `YYYY-MM-DD`: nothing is issued or finished after it
 */
export function registerProblems(row: RegisterRow, today: string): RegisterProblem[] {
  return [
    ...REGISTER_COLUMNS.flatMap((column) => cellProblems(column, row[column])),
    ...requiredOf(row).flatMap((column) => (isEmpty(row[column]) ? [lacking(row, column)] : [])),
    ...snilsProblems(row),
    ...timeProblems(row, today),
    ...originalProblems(row),
  ];
}

/** Signs that the operator takes in no such cell, each once: the series of a blank has them before it is ever reported. */
export function registerForeignSigns(column: RegisterColumn, cell: string): string[] {
  const signs = NAME_COLUMNS.includes(column) ? NAME_SIGNS : SIGNS[column];
  return [...new Set(signs && cell.match(signs))];
}

/** Whether the row may go into a file. */
export function isSendable(problems: readonly RegisterProblem[]): boolean {
  return problems.every(({ level }) => level === 'warning');
}

function cellProblems(column: RegisterColumn, cell: string | number | null): RegisterProblem[] {
  if (typeof cell !== 'string' || cell === '' || DATE_COLUMNS.includes(column)) return [];
  const fix = mendCell(column, cell);
  const found = (rule: RegisterRule, detail: string | null = null) => ({
    ...problem({ [column]: cell }, column, rule, detail),
    fix: fix === cell ? null : fix,
  });
  const list = COLUMN_LISTS[column];
  if (list) return list.includes(cell) ? [] : [found('list')];
  const problems = fix === cell ? [] : [found(column === 'AA' ? 'invisible' : mendingRule(cell, fix))];
  const foreign = registerForeignSigns(column, fix);
  if (foreign.length > 0) problems.push({ ...found('letters', foreign.join(' ')), fix: null });
  const limit = LENGTHS[column];
  if (limit && fix.length > limit) problems.push({ ...found('too-long', String(limit)), fix: null });
  return problems;
}

function requiredOf(row: RegisterRow): RegisterColumn[] {
  const year = Number(String(row.H ?? '').slice(0, 4));
  const taught = row.O === 'Высшее образование' || row.O === 'Среднее профессиональное образование';
  const required = [...ALWAYS, ...(year >= 2021 ? SINCE_2021 : []), ...(taught ? (['P', 'R'] as const) : [])];
  return row.A === 'Справка об обучении' ? required.filter((each) => !NOT_OF_REFERENCE.includes(each)) : required;
}

/** A lost document is said by its cell: nobody has recorded yet how the loss is proved. */
function lacking(row: RegisterRow, column: RegisterColumn): RegisterProblem {
  return column === 'C' ? { ...problem(row, 'C', 'loss-unproved'), source: 'former' } : problem(row, column, 'missing');
}

function snilsProblems(row: RegisterRow): RegisterProblem[] {
  if (isEmpty(row.AA)) {
    if (Number(String(row.H ?? '').slice(0, 4)) < 2021) return [];
    return row.AE === '643'
      ? [problem(row, 'AA', 'missing')]
      : [{ ...problem(row, 'AA', 'foreigner-without-snils'), level: 'warning' }];
  }
  return snilsRefusals(String(row.AA)).map((refusal) => {
    const rule = {
      'record.snils-form': 'snils-form',
      'record.snils-zeros': 'snils-zeros',
      'record.snils-check': 'snils-check',
    } as const;
    return problem(row, 'AA', rule[refusal.code], refusal.code === 'record.snils-check' ? refusal.expected : null);
  });
}

function timeProblems(row: RegisterRow, today: string): RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const between = (column: 'H' | 'Y' | 'AJ', from: string, to: string) => {
    const day = row[column];
    if (typeof day === 'string' && day !== '' && (!isDay(day) || day < from || day > to))
      problems.push(problem(row, column, 'date', `${from}…${to}`));
  };
  between('H', '1950-01-01', today);
  between('Y', '1900-01-01', String(row.H ?? today));
  between('AJ', '1950-01-01', String(row.H ?? today));
  const [start, end, hours] = [Number(row.S), Number(row.T), Number(row.U)];
  const [earliest, latest] = [row.B === 'Дубликат' ? 1955 : 1978, Number(today.slice(0, 4))];
  for (const [column, year] of [['S', start] as const, ['T', end] as const])
    if (row[column] !== null && !(year >= earliest && year <= latest))
      problems.push(problem(row, column, 'year', `${earliest}…${latest}`));
  if (start > end) problems.push(problem(row, 'T', 'years-order'));
  const minimum =
    MINIMUM_HOURS[row.J === 'Профессиональная переподготовка' ? 'retraining' : 'professional-development'];
  if (row.U !== null && !(Number.isInteger(hours) && hours >= minimum))
    problems.push(problem(row, 'U', 'hours', String(minimum)));
  return problems;
}

/** A duplicate names its original and why there is one; an original has neither. */
function originalProblems(row: RegisterRow): RegisterProblem[] {
  const isDuplicate = row.B === 'Дубликат';
  const problems = ORIGINAL_COLUMNS.flatMap((column) =>
    isEmpty(row[column]) === isDuplicate
      ? [problem(row, column, isDuplicate ? 'original-missing' : 'original-extra')]
      : [],
  );
  if (isDuplicate && row.C === 'Нет' && row.D === 'Нет') problems.push(problem(row, 'C', 'reason-missing'));
  if (isDuplicate && row.D !== 'Нет' && row.E === 'Нет')
    problems.push({ ...problem(row, 'E', 'former-not-destroyed'), level: 'warning', source: 'former' });
  return isEmpty(row.AN) ? problems : [...problems, problem(row, 'AN', 'change-number')];
}

function problem(
  row: Partial<RegisterRow>,
  column: RegisterColumn,
  rule: RegisterRule,
  detail: string | null = null,
): RegisterProblem {
  const value = String(row[column] ?? '');
  return { column, value, rule, level: 'error', fix: null, source: registerSource(column), detail };
}

/** Whether the calendar has this day: a corrected cell may hold anything. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

const isEmpty = (cell: string | number | null) => cell === null || cell === '';
