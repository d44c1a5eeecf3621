import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib';
import { JoinedStructure } from './joined-structure.ts';
import { bytesOf, INFO, ObjectWriter, PAGES } from './object-writer.ts';

/** What ties a page to its own file: the sheets are for a printer, without signatures and links. */
const LEFT_BEHIND = ['Parent', 'Annots', 'StructParents', 'B', 'Metadata'].map((name) => PDFName.of(name));
const STRUCT_PARENTS = PDFName.of('StructParents');
const LENGTH = PDFName.of('Length');
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map((name) => PDFName.of(name));

/**
 * One tagged PDF with the sheets of all, in their order, given out while the files are read: only one of them is in memory.
 * What several share to the byte (pictures, equal fonts) is written once. The structure of each file becomes a part of the
 * whole's, with its own language and title.
 *
 * @param files whole PDFs; sealed ones too
 */
export async function* joinedPdf(title: string, files: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const writer = new ObjectWriter();
  const structure = new JoinedStructure(writer);
  const pages: number[] = [];
  yield writer.head();
  for await (const file of files) {
    const source = await PDFDocument.load(file, { updateMetadata: false });
    pages.push(...new PartCopier(source, writer).copy(structure));
    yield writer.taken();
  }
  yield writer.end({ title, pages, catalogue: structure.end() });
}

/** Takes pages out of one file with everything they need. */
class PartCopier {
  private readonly copied = new Map<PDFRef, PDFRef>();

  constructor(
    private readonly source: PDFDocument,
    private readonly writer: ObjectWriter,
  ) {}

  /** The numbers of the pages in the whole. */
  copy(structure: JoinedStructure): number[] {
    const sheets = this.source.getPages().map((page) => ({ page, number: this.writer.reserve() }));
    const parents = structure.add(this.source, {
      pages: new Map(sheets.map(({ page, number }) => [page.ref, number])),
      settled: (value) => this.settled(value),
    });
    for (const { page, number } of sheets) this.copyPage(page, number, parents.get(page.ref));
    return sheets.map(({ number }) => number);
  }

  private copyPage({ node }: PDFPage, number: number, structParents: number | undefined): void {
    for (const key of INHERITED) {
      const value = node.getInheritableAttribute(key);
      if (value) node.set(key, value);
    }
    for (const key of LEFT_BEHIND) node.delete(key);
    this.settle(node);
    node.set(PDFName.of('Parent'), PDFRef.of(PAGES));
    if (structParents !== undefined) node.set(STRUCT_PARENTS, PDFNumber.of(structParents));
    this.writer.put(number, bytesOf(node));
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
