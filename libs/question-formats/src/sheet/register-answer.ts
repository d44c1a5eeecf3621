import type ExcelJS from 'exceljs';
import { cellText } from './cell-text.ts';
import { HEADER_ROWS } from './workbook.ts';
import { loadWorkbook } from './load.ts';
import { checkZip } from './zip.ts';

export type RegisterAnswer =
  | { readonly ok: true; readonly lines: readonly { readonly number: string; readonly message: string }[] }
  | { readonly ok: false; readonly problem: 'not-xlsx' | 'no-numbers' };

const NUMBER = /^рег(?:истрационный|\.)?\s*(?:номер|№|n)/iu;
const MESSAGE = /ошиб|результат|сообщен|комментар|причин|замечан|статус (?:загруз|обработ|запис|строк)/iu;

/**
 * Reads the operator's answer to a package: the column of registration numbers, and beside it whatever columns complain. The
 * operator's layout is his own, so columns are told by their headers wherever they stand.
 * @returns a line for every number; never rejects on any bytes
 */
export async function readRegisterAnswer(bytes: Uint8Array): Promise<RegisterAnswer> {
  const workbook = await open(bytes);
  if (!workbook) return { ok: false, problem: 'not-xlsx' };
  for (const sheet of workbook.worksheets.filter(({ state }) => state === 'visible')) {
    const header = headerOf(sheet);
    if (header) return { ok: true, lines: linesOf(sheet, header) };
  }
  return { ok: false, problem: 'no-numbers' };
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook | null> {
  try {
    const names = await checkZip(bytes);
    if (!names.includes('xl/workbook.xml')) return null;
    return await loadWorkbook(bytes);
  } catch {
    // Whatever the reader stumbles over, this is no table to be read.
    return null;
  }
}

type Header = { readonly row: number; readonly number: number; readonly messages: readonly number[] };

function headerOf(sheet: ExcelJS.Worksheet): Header | null {
  for (let row = 1; row <= Math.min(HEADER_ROWS, sheet.rowCount); row++) {
    const titles: [number, string][] = [];
    sheet.getRow(row).eachCell((cell, index) => titles.push([index, cellText(cell).trim()]));
    const [number] = titles.find(([, title]) => NUMBER.test(title) && !/оригинал/iu.test(title)) ?? [];
    if (number === undefined) continue;
    const messages = titles.flatMap(([index, title]) => (MESSAGE.test(title) ? [index] : []));
    return { row, number, messages };
  }
  return null;
}

function linesOf(sheet: ExcelJS.Worksheet, { row, number, messages }: Header) {
  const lines: { number: string; message: string }[] = [];
  sheet.eachRow((cells, index) => {
    const text = cellText(cells.getCell(number)).trim();
    if (index <= row || text === '') return;
    const said = messages.map((message) => cellText(cells.getCell(message)).trim()).filter(Boolean);
    lines.push({ number: text, message: said.join('; ') });
  });
  return lines;
}
