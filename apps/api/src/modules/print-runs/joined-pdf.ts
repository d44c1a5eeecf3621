import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib';

/** Places of the objects that are written last. */
const CATALOG = 1;
const PAGES = 2;
const INFO = 3;

/** What ties a page to its own file: the sheets are for a printer, without signatures, links and tags. */
const LEFT_BEHIND = ['Parent', 'Annots', 'StructParents', 'Tabs', 'B', 'Metadata'].map((name) => PDFName.of(name));
const LENGTH = PDFName.of('Length');
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map((name) => PDFName.of(name));

/**
 * One PDF with the sheets of all, in their order, given out while the files are read: only one of them is in memory. What
 * several share to the byte (pictures, equal fonts) is written once.
 *
 * @param files whole PDFs; sealed ones too
 */
export async function* joinedPdf(title: string, files: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const writer = new ObjectWriter();
  const pages: number[] = [];
  yield writer.head();
  for await (const file of files) {
    const source = await PDFDocument.load(file, { updateMetadata: false });
    const part = new PartCopier(source, writer);
    for (const page of source.getPages()) pages.push(part.copy(page));
    yield writer.taken();
  }
  yield writer.end(title, pages);
}

/** Objects of the whole, numbered and remembered by their place. */
class ObjectWriter {
  private readonly offsets: number[] = [];
  private readonly known = new Map<string, number>();
  private last = INFO;
  private written = 0;
  private chunks: Buffer[] = [];

  head(): Buffer {
    this.push(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
    return this.taken();
  }

  /** The number of the object; one that is there already, to the byte, keeps its number. */
  add(body: Uint8Array): number {
    const hash = createHash('sha256').update(body).digest('base64');
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const number = this.next(body);
    this.known.set(hash, number);
    return number;
  }

  /** A new object, whatever is there. */
  next(body: Uint8Array): number {
    this.put(++this.last, body);
    return this.last;
  }

  taken(): Buffer {
    const all = Buffer.concat(this.chunks);
    this.chunks = [];
    return all;
  }

  end(title: string, pages: readonly number[]): Buffer {
    const text = (words: string) => Buffer.from(words, 'latin1');
    this.put(CATALOG, text(`<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (ru) >>`));
    const kids = pages.map((page) => `${page} 0 R`).join('\n');
    this.put(PAGES, text(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`));
    this.put(INFO, text(`<< /Title ${PDFHexString.fromText(title).toString()} >>`));
    const start = this.written;
    const size = this.last + 1;
    const rows = this.offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    this.push(text(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`));
    const trailer = `<< /Size ${size} /Root ${CATALOG} 0 R /Info ${INFO} 0 R >>`;
    this.push(text(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`));
    return this.taken();
  }

  private put(number: number, body: Uint8Array): void {
    this.offsets[number] = this.written;
    this.push(Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  }

  private push(...chunks: Uint8Array[]): void {
    for (const chunk of chunks) {
      this.chunks.push(Buffer.from(chunk));
      this.written += chunk.length;
    }
  }
}

/** Takes pages out of one file with everything they need. */
class PartCopier {
  private readonly copied = new Map<PDFRef, PDFRef>();

  constructor(
    private readonly source: PDFDocument,
    private readonly writer: ObjectWriter,
  ) {}

  /** The number of the page in the whole. */
  copy({ node }: PDFPage): number {
    for (const key of INHERITED) {
      const value = node.getInheritableAttribute(key);
      if (value) node.set(key, value);
    }
    for (const key of LEFT_BEHIND) node.delete(key);
    this.settle(node);
    node.set(PDFName.of('Parent'), PDFRef.of(PAGES));
    return this.writer.next(bytesOf(node));
  }

  /** What an object points to is written before it, so that equal objects are equal to the byte. */
  private reference(ref: PDFRef): PDFRef {
    const known = this.copied.get(ref);
    if (known) return known;
    const object = this.source.context.lookup(ref);
    if (!object) return PDFRef.of(INFO);
    this.settle(object);
    const copy = PDFRef.of(this.writer.add(bytesOf(object)));
    this.copied.set(ref, copy);
    return copy;
  }

  private settle(object: PDFObject): void {
    if (object instanceof PDFStream) this.settle(object.dict);
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) if (key !== LENGTH) object.set(key, this.settled(value));
    } else if (object instanceof PDFArray) {
      for (let index = 0; index < object.size(); index++) object.set(index, this.settled(object.get(index)));
    }
  }

  private settled(value: PDFObject): PDFObject {
    if (value instanceof PDFRef) return this.reference(value);
    this.settle(value);
    return value;
  }
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
