import type ExcelJS from 'exceljs';
import { countryLabel, formatSnils, type PersonName } from '@itog/domain';
import { neutraliseCell } from '../sheet/values.ts';
import { choicesOf, PERSONAL_HEADERS, VERSION_HEADER, type PersonalHeader } from './columns.ts';
import { listWord, type PersonalField, type PersonalValues } from './fields.ts';
import { GUIDE, GUIDE_SHEET, LISTS_SHEET } from './words.ts';

/** A learner with what is known of him already. */
export interface PersonalLine {
  login: string;
  name: PersonName;
  values: PersonalValues;
  version: string;
}

type Who = { readonly header: string; readonly width: number; readonly example: string };

const WHO: readonly Who[] = [
  { header: 'Логин', width: 16, example: 'primerova' },
  { header: 'Фамилия', width: 18, example: 'Примерова' },
  { header: 'Имя', width: 14, example: 'Анна' },
  { header: 'Отчество', width: 18, example: 'Петровна' },
];
const REMARK = { header: 'Примечание', width: 34, example: 'Пример: эту строку можно удалить' };
const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EEF5' } } as const;
const KNOWN = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F4F6' } } as const;
const GREY = 'FF6B7280';
const DAY_FORMAT = 'dd.mm.yyyy';
const isDay = (field: PersonalField) => field === 'birthDate' || field === 'priorIssuedOn';

/**
 * The sheet of a group's personal data (XLSX) to fill in: a learner a row with what is known, an invented example that the reader
 * skips, lists to choose from, numbers as text so that their zeros stay, and a second sheet that tells how.
 */
export async function personalSheet(lines: readonly PersonalLine[]): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Личные данные', { views: [{ state: 'frozen', xSplit: WHO.length, ySplit: 1 }] });
  sheet.columns = [
    ...WHO.map(({ width }) => ({ width, style: { numFmt: '@' } })),
    ...PERSONAL_HEADERS.map(({ field, width }) => ({ width, style: { numFmt: isDay(field) ? DAY_FORMAT : '@' } })),
    { width: REMARK.width, style: { numFmt: '@' } },
    { width: 26, style: { numFmt: '@' }, hidden: true },
  ];
  addHeader(sheet, [...WHO, ...PERSONAL_HEADERS, REMARK, { header: VERSION_HEADER }]);
  const example = sheet.addRow([
    ...WHO.map((each) => each.example),
    ...PERSONAL_HEADERS.map((each) => (isDay(each.field) ? dayCell(each.example) : each.example)),
    REMARK.example,
  ]);
  example.font = { italic: true, color: { argb: GREY } };
  for (const line of lines) addLine(sheet, line);
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: lines.length + 2, column: WHO.length + PERSONAL_HEADERS.length },
  };
  addPersonalRules(workbook, sheet, { firstColumn: WHO.length + 1, fromRow: 2, toRow: lines.length + 2 });
  addGuide(workbook, GUIDE);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Bold headers on a tinted row that stays when the sheet is scrolled. */
export function addHeader(sheet: ExcelJS.Worksheet, headers: readonly { header: string }[]): void {
  const row = sheet.getRow(1);
  row.values = headers.map(({ header }) => header);
  row.font = { bold: true };
  row.fill = HEAD;
  row.alignment = { vertical: 'middle', wrapText: true };
  row.height = 34;
}

/** The cells of the example; days as days. */
export const exampleCell = ({ field, example }: PersonalHeader): string | Date =>
  isDay(field) ? dayCell(example) : example;

/** The format of a column's cells. */
export const formatOf = (field: PersonalField): string => (isDay(field) ? DAY_FORMAT : '@');

function addLine(sheet: ExcelJS.Worksheet, { login, name, values, version }: PersonalLine): void {
  const who = [login, name.lastName, name.firstName, name.patronymic ?? ''].map((text) => neutraliseCell(text));
  const cells = PERSONAL_HEADERS.map(({ field }) => cellOf(field, values));
  const row = sheet.addRow([...who, ...cells, '', version]);
  who.forEach((_, index) => {
    row.getCell(index + 1).fill = KNOWN;
  });
}

function cellOf(field: PersonalField, values: PersonalValues): string | Date | null {
  const value = values[field];
  if (value === undefined) return null;
  if (typeof value === 'boolean') return listWord(field, value);
  if (isDay(field)) return dayCell(value);
  if (field === 'citizenship') return countryLabel(value);
  return neutraliseCell(field === 'snils' ? formatSnils(value) : listWord(field, value));
}

const dayCell = (day: string) => new Date(`${day}T00:00:00Z`);

type Area = { readonly firstColumn: number; readonly fromRow: number; readonly toRow: number };

/** Lists to choose from and bounds of days, with what each cell wants to hear. */
export function addPersonalRules(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, area: Area): void {
  const lists = workbook.addWorksheet(LISTS_SHEET, { state: 'hidden' });
  PERSONAL_HEADERS.forEach(({ field, header, hint }, index) => {
    const choices = choicesOf(field);
    const letter = lists.getColumn(index + 1).letter;
    choices.forEach((choice, line) => {
      lists.getCell(line + 1, index + 1).value = choice;
    });
    const prompt = { showInputMessage: true, promptTitle: header.slice(0, 32), prompt: hint };
    const rule = choices.length
      ? listRule(`${LISTS_SHEET}!$${letter}$1:$${letter}$${choices.length}`, field)
      : isDay(field)
        ? DAY_RULE
        : TEXT_RULE;
    for (let row = area.fromRow; row <= area.toRow; row++)
      sheet.getCell(row, area.firstColumn + index).dataValidation = { ...rule, ...prompt, allowBlank: true };
  });
}

/** A country may also be written as its code; all else must be of the list. */
function listRule(formula: string, field: PersonalField): ExcelJS.DataValidation {
  return {
    type: 'list',
    formulae: [formula],
    showErrorMessage: true,
    errorStyle: field === 'citizenship' ? 'warning' : 'stop',
    errorTitle: 'Нет в списке',
    error: 'Выберите значение из списка: стрелка справа от ячейки.',
  };
}

const DAY_RULE: ExcelJS.DataValidation = {
  type: 'date',
  operator: 'between',
  formulae: [dayCell('1900-01-01'), dayCell('2100-12-31')],
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: 'Не дата',
  error: 'Нужна дата вида 17.05.1990.',
};

const TEXT_RULE: ExcelJS.DataValidation = {
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [500],
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: 'Слишком длинно',
  error: 'Допускается не больше 500 символов.',
};

/** The sheet that tells how the first is filled in. */
export function addGuide(workbook: ExcelJS.Workbook, paragraphs: readonly string[]): void {
  const guide = workbook.addWorksheet(GUIDE_SHEET, { views: [{ showGridLines: false }] });
  guide.columns = [{ width: 34 }, { width: 80 }];
  paragraphs.forEach((text, index) => {
    guide.mergeCells(index + 1, 1, index + 1, 2);
    const cell = guide.getCell(index + 1, 1);
    cell.value = text;
    cell.alignment = { wrapText: true, vertical: 'top' };
    guide.getRow(index + 1).height = 16 * Math.ceil(text.length / 105) + 4;
  });
  const from = paragraphs.length + 2;
  PERSONAL_HEADERS.forEach(({ header, hint }, index) => {
    guide.getCell(from + index, 1).value = header;
    guide.getCell(from + index, 1).font = { bold: true };
    guide.getCell(from + index, 2).value = hint;
  });
}
