import { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { decodeText } from '../decode.ts';
import { FileRefused } from '../notes.ts';
import { refuseSheet } from './notes.ts';

/** More than a sheet of people can need; what stands to the right of them is not read. */
const LIMITS = { lines: 5000, columns: 100 } as const;
const DELIMITERS = [';', '\t', ','] as const;
const FIRST_LINES = 15;
/** As the reader ends a line: a carriage return alone is one too. */
const LINE_END = /\r\n?|\n/u;

/**
 * Reads a table saved as text (CSV), as accounting programs give it: UTF-8, UTF-16 or windows-1251, cells parted by semicolons, tabs
 * or commas. Every cell stays text: a zero at the beginning is kept, a formula is never one.
 * @throws SheetRefused where the bytes are no such text, or its quotes are not closed
 */
export async function readCsv(workbook: ExcelJS.Workbook, bytes: Uint8Array): Promise<void> {
  const text = textOf(bytes);
  const delimiter = delimiterOf(text);
  if (text.split(LINE_END, LIMITS.lines + 1).length > LIMITS.lines) refuseSheet('csv-long', { limit: LIMITS.lines });
  const map = (value: string, index: number) => (index < LIMITS.columns ? value || null : undefined);
  try {
    await workbook.csv.read(Readable.from([text]), { sheetName: 'CSV', map, parserOptions: { delimiter } });
  } catch {
    refuseSheet('sheet-broken', {});
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    const { text } = decodeText(bytes);
    return /^\s*[<{%]/u.test(text) ? refuseSheet('sheet-not-xlsx', {}) : text;
  } catch (error) {
    if (error instanceof FileRefused) return refuseSheet('sheet-not-xlsx', {});
    throw error;
  }
}

/** The delimiter that stands most often among the headers. */
function delimiterOf(text: string): string {
  const head = text.split(LINE_END, FIRST_LINES).join('\n');
  const counted = DELIMITERS.map((sign) => ({ sign, times: head.split(sign).length - 1 }));
  const most = counted.reduce((best, each) => (each.times > best.times ? each : best));
  return most.times > 0 ? most.sign : refuseSheet('sheet-not-xlsx', {});
}
