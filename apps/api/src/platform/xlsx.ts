import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZipFile } from 'yazl';

export type XlsxColumn = { readonly title: string; readonly width: number; readonly style: XlsxStyle };
export type XlsxStyle = keyof typeof STYLES;

export type XlsxCell = string | number | Date | null;

/** A table to be written: its name is one that a sheet may have, its texts are what a cell may hold. */
export type XlsxTable<Row> = {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: readonly Row[];
  /** Asked for each row as it is written; it must not throw. */
  readonly cellsOf: (row: Row) => readonly XlsxCell[];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The places of the formats in the part of the styles. */
const STYLES = { header: 1, text: 2, number: 3, day: 4, instant: 5 } as const;
/** Rows that are written before others get their turn: some milliseconds. */
const ROWS_AT_ONCE = 250;
const DAY_MS = 24 * 3600 * 1000;
/** Sheets count days from here. */
const EPOCH_DAYS = 25_569;
/** 31.12.9999, the last day that they know. */
const LAST_DAY = 2_958_465;

/**
 * A workbook of one sheet: a frozen header with a filter, on landscape A4. Written by hand, a few rows at a time and never
 * whole in memory: the process that writes it saves the answers of a test meanwhile.
 */
export async function xlsx<Row>(table: XlsxTable<Row>): Promise<Buffer> {
  const archive = new ZipFile();
  const failure = new Promise<never>((_, reject) => archive.on('error', reject));
  const last = { column: columnLetters(table.columns.length - 1), row: table.rows.length + 1 };
  const add = (path: string, xml: string) => archive.addBuffer(Buffer.from(HEAD + xml), path);
  add('[Content_Types].xml', CONTENT_TYPES);
  add(
    '_rels/.rels',
    relations(`<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`),
  );
  add('xl/workbook.xml', workbookXml(table.name, last));
  add('xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS);
  add('xl/styles.xml', STYLES_XML);
  archive.addReadStream(Readable.from(sheetXml(table, last)), 'xl/worksheets/sheet1.xml');
  archive.end();
  return Promise.race([buffer(archive.outputStream), failure]);
}

type Last = { readonly column: string; readonly row: number };

async function* sheetXml<Row>({ columns, rows, cellsOf }: XlsxTable<Row>, last: Last): AsyncGenerator<Buffer> {
  const range = `A1:${last.column}${last.row}`;
  const letters = columns.map((_, index) => columnLetters(index));
  const styles = columns.map(({ style }) => STYLES[style]);
  const rowXml = (cells: readonly XlsxCell[], row: number, style: (column: number) => number) =>
    cells.map((value, column) => cellXml(value, `r="${letters[column]}${row}" s="${style(column)}"`)).join('');
  const titles = columns.map(({ title }) => title);
  yield Buffer.from(
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${range}"/>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widthsXml(columns)}</cols><sheetData><row r="1" s="${STYLES.header}" customFormat="1">${rowXml(titles, 1, () => STYLES.header)}</row>`,
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const written = rows.slice(from, from + ROWS_AT_ONCE).map((row, index) => {
      const number = from + index + 2;
      return `<row r="${number}">${rowXml(cellsOf(row), number, (column) => styles[column] ?? 0)}</row>`;
    });
    yield Buffer.from(written.join(''));
    await nextTurn();
  }
  yield Buffer.from(
    `</sheetData><autoFilter ref="${range}"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`,
  );
}

const widthsXml = (columns: readonly XlsxColumn[]): string =>
  columns
    .map(({ width, style }, index) => {
      const place = `min="${index + 1}" max="${index + 1}"`;
      return `<col ${place} width="${width}" style="${STYLES[style]}" customWidth="1"/>`;
    })
    .join('');

/** One cell; nothing for an empty one. What a sheet has no number for is written as text. */
function cellXml(value: XlsxCell, place: string): string {
  if (value === null) return '';
  if (typeof value === 'string')
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${literal(value)}</t></is></c>`;
  if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
  const day = value.getTime() / DAY_MS + EPOCH_DAYS;
  if (day >= 1 && day < LAST_DAY + 1) return `<c ${place}><v>${day}</v></c>`;
  return cellXml(Number.isNaN(day) ? null : value.toISOString(), place);
}

function workbookXml(name: string, { column, row }: Last): string {
  const sheet = `'${literal(name)}'`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>
<sheets><sheet name="${literal(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>
<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${sheet}!$A$1:$${column}$${row}</definedName>
<definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$1</definedName></definedNames></workbook>`;
}

/** A, B … Z, AA … */
function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetters(Math.floor(index / 26) - 1) + rest;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands: not as XML, and not as one of the signs that sheets write `_x003D_`, which would bring any sign back. */
function literal(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_')
    .replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign)
    .toWellFormed();
}

const relations = (each: string): string => `<Relationships xmlns="${PACKAGE}/relationships">${each}</Relationships>`;

const WORKBOOK_RELATIONS = relations(
  [
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
  ]
    .map(
      ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join(''),
);

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`;

const TOP = 'applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"';
const STYLES_XML = `<styleSheet xmlns="${MAIN}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="dd.mm.yyyy hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" ${TOP} wrapText="1"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" ${TOP}/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" ${TOP}/></xf>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" ${TOP}/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
