import { buffer } from 'node:stream/consumers';
import { DATE_COLUMNS, REGISTER_COLUMNS, REGISTER_FILE_ROWS, type RegisterRow } from '@itog/domain';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { readAsset } from '../../platform/assets.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const DAY_MS = 86_400_000;
/** Day 0 of a sheet's dates. */
const EPOCH = Date.UTC(1899, 11, 30);
/** The template's own time: the same rows always make the same file. */
const MTIME = new Date(1980, 0, 1);

type Cell = { readonly reference: string; readonly style: string };

/** The operator's template taken apart as far as rows are written into it; every other part stays as it came. */
export type RegisterTemplate = {
  readonly parts: ReadonlyMap<string, Buffer>;
  /** The sheet before its second row, and after its last. */
  readonly head: string;
  readonly tail: string;
  /** Rows 2 to 1001: how each begins, its forty cells, and itself while it is empty. */
  readonly rows: readonly { readonly open: string; readonly cells: readonly Cell[]; readonly empty: string }[];
  readonly strings: SharedStrings;
};

type SharedStrings = {
  readonly xml: string;
  readonly count: number;
  readonly uniqueCount: number;
  readonly indexes: ReadonlyMap<string, number>;
};

let loaded: Promise<RegisterTemplate> | null = null;

/** The template that the product brings with it, read once. */
export function registerTemplate(): Promise<RegisterTemplate> {
  loaded ??= readAsset('frdo-dpo.xlsx').then(takeApart);
  return loaded;
}

/** @throws Error on a file that is not the operator's template: forty columns, a thousand prepared rows */
export async function takeApart(bytes: Uint8Array): Promise<RegisterTemplate> {
  const parts = await unzip(bytes);
  const sheet = text(parts, SHEET);
  const found = [...sheet.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gsu)];
  const rows = found.slice(1).map(([empty, , inside = '']) => ({
    empty,
    open: empty.slice(0, empty.indexOf('>') + 1),
    cells: [...inside.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"\/>/gu)].map(([, reference = '', style = '']) => ({
      reference,
      style,
    })),
  }));
  if (rows.length !== REGISTER_FILE_ROWS || rows.some(({ cells }) => cells.length !== REGISTER_COLUMNS.length))
    throw new Error('the template of the federal register has another form');
  const first = found[1]?.index ?? 0;
  const last = found.at(-1);
  const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
  return { parts, head: sheet.slice(0, first), tail: sheet.slice(end), rows, strings: sharedStrings(parts) };
}

/**
 * A file of these documents in the operator's template: values go into the prepared cells with their formats, text into the
 * workbook's own strings. Everything else, the hidden sheet with the lists first of all, is the template's byte for byte.
 * @param rows at most a thousand
 */
export async function registerFile(template: RegisterTemplate, rows: readonly RegisterRow[]): Promise<Buffer> {
  if (rows.length > REGISTER_FILE_ROWS) throw new RangeError(`${rows.length} rows in a file of the federal register`);
  const texts = new Texts(template.strings);
  const written = template.rows.map(({ open, cells, empty }, index) => {
    const row = rows[index];
    if (!row) return empty;
    const inside = cells.map((cell, position) => cellXml(cell, row, position, texts)).join('');
    return `${open}${inside}</row>`;
  });
  const changed = new Map([
    [SHEET, Buffer.from(template.head + written.join('') + template.tail)],
    [STRINGS, Buffer.from(texts.xml())],
  ]);
  const archive = new ZipFile();
  for (const [name, bytes] of template.parts)
    archive.addBuffer(changed.get(name) ?? bytes, name, { mtime: MTIME, compressionLevel: 6 });
  archive.end();
  return buffer(archive.outputStream);
}

function cellXml({ reference, style }: Cell, row: RegisterRow, position: number, texts: Texts): string {
  const column = REGISTER_COLUMNS[position] ?? 'A';
  const value = row[column];
  const start = `<c r="${reference}" s="${style}"`;
  if (value === null || value === '') return `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  if (DATE_COLUMNS.includes(column)) return `${start}><v>${sheetDay(value)}</v></c>`;
  return `${start} t="s"><v>${texts.index(value)}</v></c>`;
}

/** A day as a sheet counts it. */
const sheetDay = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS;

/** The workbook's strings: those that are there are used, new ones go to their end. */
class Texts {
  private readonly added = new Map<string, number>();
  private used = 0;

  constructor(private readonly strings: SharedStrings) {}

  index(value: string): number {
    this.used += 1;
    const known = this.strings.indexes.get(value) ?? this.added.get(value);
    if (known !== undefined) return known;
    const index = this.strings.uniqueCount + this.added.size;
    this.added.set(value, index);
    return index;
  }

  xml(): string {
    const { xml, count, uniqueCount } = this.strings;
    const items = [...this.added.keys()].map((value) => `<si><t xml:space="preserve">${escaped(value)}</t></si>`);
    return xml
      .replace(/ count="\d+" uniqueCount="\d+"/u, () => {
        return ` count="${count + this.used}" uniqueCount="${uniqueCount + items.length}"`;
      })
      .replace('</sst>', () => `${items.join('')}</sst>`);
  }
}

function sharedStrings(parts: ReadonlyMap<string, Buffer>): SharedStrings {
  const xml = text(parts, STRINGS);
  const [, count = '0', uniqueCount = '0'] = / count="(\d+)" uniqueCount="(\d+)"/u.exec(xml) ?? [];
  const items = [...xml.matchAll(/<si>(.*?)<\/si>/gsu)].map(([, inside = '']) => inside);
  if (items.length !== Number(uniqueCount)) throw new Error('the template’s strings are not as many as it says');
  const indexes = new Map<string, number>();
  items.forEach((item, index) => {
    const [, plain] = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/u.exec(item) ?? [];
    if (plain !== undefined && !indexes.has(unescaped(plain))) indexes.set(unescaped(plain), index);
  });
  return { xml, count: Number(count), uniqueCount: items.length, indexes };
}

async function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return parts;
}

function text(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name);
  if (!part) throw new Error(`the template has no ${name}`);
  return part.toString('utf8');
}

const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
const escaped = (value: string) =>
  value.replace(NOT_IN_XML, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
