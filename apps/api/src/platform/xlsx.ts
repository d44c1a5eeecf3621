import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZipFile } from 'yazl';

export type XlsxColumn = { readonly title: string; readonly width: number; readonly style: XlsxStyle };
export type XlsxStyle = keyof typeof STYLES;

export type XlsxCell = string | number | Date | null;

/** A table to be written: its name is one that a sheet may have, its texts are what a cell may hold. */
export type XlsxTable = {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  /** Made one by one, as they are written. */
  readonly rows: Iterable<readonly XlsxCell[]>;
};

/** The last cell of a table. */
type Range = { readonly column: string; readonly row: number };

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
 * A workbook of one sheet: a frozen header with a filter, on landscape A4. Written by hand and in small pieces: the process
 * that writes it saves the answers of a test meanwhile.
 */
export async function xlsx(table: XlsxTable): Promise<Buffer> {
  const strings = new SharedStrings();
  const { xml, range } = await sheetXml(table, strings);
  const archive = new ZipFile();
  const add = (path: string, xml: string) => archive.addBuffer(Buffer.from(HEAD + xml), path);
  add('[Content_Types].xml', CONTENT_TYPES);
  add(
    '_rels/.rels',
    relations(`<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`),
  );
  add('xl/workbook.xml', workbookXml(table.name, range));
  add('xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS);
  add('xl/styles.xml', STYLES_XML);
  add('xl/sharedStrings.xml', strings.xml());
  add('xl/worksheets/sheet1.xml', xml);
  archive.end();
  return buffer(archive.outputStream);
}

/** Every text once, by its place. */
class SharedStrings {
  private readonly places = new Map<string, number>();

  placeOf(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  xml(): string {
    const items = [...this.places.keys()].map((text) => `<si><t xml:space="preserve">${literal(text)}</t></si>`);
    return `<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

async function sheetXml({ columns, rows }: XlsxTable, strings: SharedStrings): Promise<{ xml: string; range: Range }> {
  const letters = columns.map((_, index) => columnLetters(index));
  const styles = columns.map(({ style }) => STYLES[style]);
  const rowXml = (cells: readonly XlsxCell[], row: number, style: (column: number) => number) =>
    cells.map((value, column) => cellXml(value, `r="${letters[column]}${row}" s="${style(column)}"`, strings)).join('');
  const titles = columns.map(({ title }) => title);
  const written = [`<row r="1" s="${STYLES.header}" customFormat="1">${rowXml(titles, 1, () => STYLES.header)}</row>`];
  for (const cells of rows) {
    const row = written.length + 1;
    written.push(`<row r="${row}">${rowXml(cells, row, (column) => styles[column] ?? 0)}</row>`);
    if (row % ROWS_AT_ONCE === 0) await nextTurn();
  }
  const range = { column: letters.at(-1) ?? 'A', row: written.length };
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[index]}" customWidth="1"/>`,
  );
  return { xml: worksheet(`A1:${range.column}${range.row}`, widths.join(''), written.join('')), range };
}

/** One cell; nothing for an empty one. What a sheet has no number for is written as text. */
function cellXml(value: XlsxCell, place: string, strings: SharedStrings): string {
  if (value === null) return '';
  if (typeof value === 'string') return `<c ${place} t="s"><v>${strings.placeOf(value)}</v></c>`;
  if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`;
  const day = value.getTime() / DAY_MS + EPOCH_DAYS;
  if (day >= 1 && day < LAST_DAY + 1) return `<c ${place}><v>${day}</v></c>`;
  return cellXml(Number.isNaN(day) ? null : value.toISOString(), place, strings);
}

const worksheet = (range: string, columns: string, rows: string): string =>
  `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${range}"/>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns}</cols><sheetData>${rows}</sheetData><autoFilter ref="${range}"/>
<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;

function workbookXml(name: string, { column, row }: Range): string {
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
    ['sharedStrings', 'sharedStrings.xml'],
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
<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/></Types>`;

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
