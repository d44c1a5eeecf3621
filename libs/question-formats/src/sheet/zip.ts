import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { extentOf } from './extent.ts';
import { refuseSheet, SheetRefused } from './notes.ts';

const ENTRIES = 500;
const UNPACKED = 15 * 1024 * 1024;
/** Sheets of repeated cells shrink up to some eighty times; bombs, a thousand. */
const RATIO = 200;
const SMALL = 1024 * 1024;
/** Where a document type may stand. */
const HEAD = 4096;
/** Rows and cells of a book: some seventy for each of two thousand people. The reader takes a second for as many. */
const CELLS = 150_000;

/**
 * Looks through a workbook's ZIP before anything else unpacks it: count, names, encryption, how big it grows. What the
 * directory says is not believed: every entry is unpacked here and counted, so a lying size cannot pass.
 * @returns the names of the entries
 * @throws SheetRefused `zip-…`, `xml-doctype`
 */
export async function checkZip(bytes: Uint8Array): Promise<string[]> {
  try {
    // Bad names are reported by the archive reader as errors; here they get a sentence of their own.
    const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true, validateEntrySizes: true });
    return await checkEntries(zip);
  } catch (error) {
    if (error instanceof SheetRefused) throw error;
    const path = /(?:absolute path|invalid relative path|invalid characters in fileName): (.*)/.exec(String(error));
    if (path) return refuseSheet('zip-path', { name: (path[1] ?? '').slice(0, 100) });
    return refuseSheet('zip-broken', {});
  }
}

async function checkEntries(zip: ZipFile): Promise<string[]> {
  if (zip.entryCount > ENTRIES) refuseSheet('zip-many-entries', { count: zip.entryCount, limit: ENTRIES });
  const names: string[] = [];
  let unpacked = 0;
  let cells = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) refuseSheet('zip-encrypted', {});
    names.push(entry.fileName);
    if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * RATIO)
      refuseSheet('zip-ratio', { name: entry.fileName });
    const part = await unpackedPart(zip, entry, UNPACKED - unpacked);
    unpacked += part.size;
    cells += part.cells;
    if (cells > CELLS) refuseSheet('sheet-many-cells', { limit: CELLS });
  }
  return names;
}

async function unpackedPart(zip: ZipFile, entry: Entry, left: number): Promise<{ size: number; cells: number }> {
  if (entry.fileName.endsWith('/')) return { size: 0, cells: 0 };
  if (entry.uncompressedSize > left) refuseSheet('zip-unpacks-too-big', { limit: UNPACKED });
  const stream = await zip.openReadStreamPromise(entry);
  const isXml = /\.(?:xml|rels|vml)$/i.test(entry.fileName);
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > left) refuseSheet('zip-unpacks-too-big', { limit: UNPACKED });
    if (isXml) kept.push(chunk);
  }
  const xml = Buffer.concat(kept).toString('latin1');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml.slice(0, HEAD))) refuseSheet('xml-doctype', { name: entry.fileName });
  return { size, cells: extentOf(xml) };
}
