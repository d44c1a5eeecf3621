import { createHash } from 'node:crypto';
import { PDFHexString, type PDFObject } from 'pdf-lib';

/** Places of the objects that are written last. */
export const CATALOG = 1;
export const PAGES = 2;
export const INFO = 3;
export const STRUCTURE = 4;
export const WHOLE = 5;

export type Ending = {
  readonly title: string;
  readonly pages: readonly number[];
  /** More of the catalogue. */
  readonly catalogue: string;
};

/** Objects of the whole, numbered and remembered by their place. */
export class ObjectWriter {
  private readonly offsets: number[] = [];
  private readonly known = new Map<string, number>();
  private last = WHOLE;
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
    const number = this.reserve();
    this.put(number, body);
    return number;
  }

  /** A number for an object that is put later. */
  reserve(): number {
    return ++this.last;
  }

  taken(): Buffer {
    const all = Buffer.concat(this.chunks);
    this.chunks = [];
    return all;
  }

  end({ title, pages, catalogue }: Ending): Buffer {
    this.put(CATALOG, text(`<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (ru) ${catalogue} >>`));
    const kids = pages.map((page) => `${page} 0 R`).join('\n');
    this.put(PAGES, text(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`));
    this.put(INFO, text(`<< /Title ${PDFHexString.fromText(title).toString()} >>`));
    const start = this.written;
    const size = this.last + 1;
    // A number that was reserved and never used is a free one.
    const rows = Array.from({ length: size - 1 }, (_, index) => {
      const offset = this.offsets[index + 1];
      return offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    this.push(text(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`));
    const trailer = `<< /Size ${size} /Root ${CATALOG} 0 R /Info ${INFO} 0 R >>`;
    this.push(text(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`));
    return this.taken();
  }

  put(number: number, body: Uint8Array): void {
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

export const text = (words: string) => Buffer.from(words, 'latin1');

export function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
