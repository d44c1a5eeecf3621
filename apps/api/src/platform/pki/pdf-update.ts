import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

/** A PDF with room for a signature; all of it but the room is what the signature covers. */
export type PdfWithRoom = {
  readonly bytes: Buffer;
  /** Where the room’s `<` stands, and where the first byte after its `>` does. */
  readonly from: number;
  readonly to: number;
};

type Part = { readonly ref: PDFRef; readonly body: Buffer };

/** Ten places: files below ten gigabytes. */
const PLACE = '*'.repeat(10);
const RANGE = `[0 ${PLACE} ${PLACE} ${PLACE}]`;
/** Of a widget: printed with the page, and locked. It has no size, so nothing is drawn. */
const PRINTED_AND_LOCKED = 132;
/** Signatures exist, and the file may only be appended to. */
const SIGNED_APPEND_ONLY = 3;

/**
 * Appends an empty, invisible signature to a PDF as an incremental update (ISO 32000-2, 7.5.6 and 12.8): no byte of the
 * file changes, so its tags, its text and earlier signatures stay.
 * @param at the time that the signature dictionary names
 * @param roomBytes how long the signature may become
 * @throws Error when the file is no PDF, or is encrypted
 */
export async function withSignatureRoom(pdf: Buffer, at: Date, roomBytes: number): Promise<PdfWithRoom> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context, catalog } = document;
  const [page] = document.getPages();
  const root = context.trailerInfo.Root;
  if (!page || !(root instanceof PDFRef)) throw new Error('the PDF has no page to sign');
  const tail = tailOf(pdf);
  // The reader forgets the numbers of streams that only hold other objects.
  context.largestObjectNumber = Math.max(context.largestObjectNumber, tail.size - 1);
  const [signature, field] = [context.nextRef(), context.nextRef()];
  const widget = fieldDictionary(context, signature, page.ref, fieldsOf(context, catalog).size() + 1);
  fieldsOf(context, catalog).push(field);
  announce(context, catalog);
  arrayOf(context, page.node, 'Annots').push(field);
  const bytes = appended(pdf, context, tail, [
    { ref: signature, body: signatureDictionary(at, roomBytes) },
    { ref: field, body: bodyOf(widget) },
    { ref: page.ref, body: bodyOf(page.node) },
    { ref: root, body: bodyOf(catalog) },
  ]);
  return ranged(bytes, pdf.length, roomBytes);
}

type Tail = { readonly table: number; readonly isStream: boolean; readonly size: number };

/** Where the file’s last table of objects stands, of which sort it is, and how many objects it counts. */
function tailOf(pdf: Buffer): Tail {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(pdf.toString('latin1', pdf.length - 1024))?.[1]);
  const text = Number.isInteger(table) ? pdf.toString('latin1', table) : '';
  const size = Number(/\/Size\s+(\d+)/u.exec(text)?.[1]);
  if (!Number.isInteger(size)) throw new Error('the PDF has no end');
  return { table, isStream: !text.startsWith('xref'), size };
}

function signatureDictionary(at: Date, roomBytes: number): Buffer {
  const time = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return Buffer.from(
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${time}Z)\n` +
      `/ByteRange ${RANGE}\n/Contents <${'0'.repeat(roomBytes * 2)}> >>`,
    'latin1',
  );
}

function fieldDictionary(context: PDFContext, signature: PDFRef, page: PDFRef, number: number): PDFDict {
  return context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFHexString.fromText(`Печать организации ${number}`),
    Rect: [0, 0, 0, 0],
    F: PRINTED_AND_LOCKED,
    P: page,
    V: signature,
  });
}

function fieldsOf(context: PDFContext, catalog: PDFDict): PDFArray {
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({});
  // Written into the catalog itself: one object fewer to append.
  catalog.set(PDFName.of('AcroForm'), form);
  form.set(PDFName.of('SigFlags'), PDFNumber.of(SIGNED_APPEND_ONLY));
  return arrayOf(context, form, 'Fields');
}

/** Says that the file uses PDF 1.7 with ETSI’s extension, which is where this kind of signature comes from. */
function announce(context: PDFContext, catalog: PDFDict): void {
  catalog.set(PDFName.of('Version'), PDFName.of('1.7'));
  const extensions = catalog.lookupMaybe(PDFName.of('Extensions'), PDFDict) ?? context.obj({});
  extensions.set(PDFName.of('ESIC'), context.obj({ BaseVersion: '1.7', ExtensionLevel: 1 }));
  catalog.set(PDFName.of('Extensions'), extensions);
}

function arrayOf(context: PDFContext, dictionary: PDFDict, key: string): PDFArray {
  const name = PDFName.of(key);
  const kept = dictionary.lookupMaybe(name, PDFArray) ?? context.obj([]);
  dictionary.set(name, kept);
  return kept;
}

function bodyOf(object: PDFObject): Buffer {
  const body = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(body, 0);
  return body;
}

/** The file, the parts after it, and a table of where they stand; of the same sort as the file’s own table. */
function appended(pdf: Buffer, context: PDFContext, tail: Tail, parts: readonly Part[]): Buffer {
  const pieces = [pdf, Buffer.from('\n')];
  const places = new Map<PDFRef, number>();
  let length = pdf.length + 1;
  const add = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const { ref, body } of parts) {
    places.set(ref, length);
    add(
      Buffer.concat([
        Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`),
        body,
        Buffer.from('\nendobj\n'),
      ]),
    );
  }
  const start = length;
  add(tail.isStream ? stream(context, places, tail.table, start) : table(context, places, tail.table));
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

function table(context: PDFContext, places: ReadonlyMap<PDFRef, number>, previous: number): Buffer {
  const lines = [...places].map(([{ objectNumber, generationNumber }, place]) => {
    const [at, generation] = [String(place).padStart(10, '0'), String(generationNumber).padStart(5, '0')];
    return `${objectNumber} 1\n${at} ${generation} n \n`;
  });
  const trailer = trailerOf(context, previous, context.largestObjectNumber + 1);
  return Buffer.concat([Buffer.from(`xref\n${lines.join('')}trailer\n`), bodyOf(trailer), Buffer.from('\n')]);
}

const ENTRY = { type: 1, place: 6, generation: 2 } as const;

function stream(context: PDFContext, places: ReadonlyMap<PDFRef, number>, previous: number, start: number): Buffer {
  const own = context.nextRef();
  const all = [...places, [own, start] as const];
  const entries = all.map(([{ generationNumber }, place]) => {
    const entry = Buffer.alloc(ENTRY.type + ENTRY.place + ENTRY.generation);
    entry.writeUIntBE(1, 0, ENTRY.type);
    entry.writeUIntBE(place, ENTRY.type, ENTRY.place);
    entry.writeUIntBE(generationNumber, ENTRY.type + ENTRY.place, ENTRY.generation);
    return entry;
  });
  const body = Buffer.concat(entries);
  const dictionary = trailerOf(context, previous, own.objectNumber + 1);
  dictionary.set(PDFName.of('Type'), PDFName.of('XRef'));
  dictionary.set(PDFName.of('W'), context.obj(Object.values(ENTRY)));
  dictionary.set(PDFName.of('Index'), context.obj(all.flatMap(([{ objectNumber }]) => [objectNumber, 1])));
  dictionary.set(PDFName.of('Length'), PDFNumber.of(body.length));
  const head = Buffer.from(`${own.objectNumber} 0 obj\n`);
  return Buffer.concat([
    head,
    bodyOf(dictionary),
    Buffer.from('\nstream\n'),
    body,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

function trailerOf(context: PDFContext, previous: number, size: number): PDFDict {
  const { Root, Info, ID } = context.trailerInfo;
  const trailer = context.obj({ Size: size, Prev: previous });
  if (Root) trailer.set(PDFName.of('Root'), Root);
  if (Info) trailer.set(PDFName.of('Info'), Info);
  if (ID) trailer.set(PDFName.of('ID'), ID);
  return trailer;
}

/** Writes into the file where the room is; the numbers take the places kept for them. */
function ranged(bytes: Buffer, appendedAt: number, roomBytes: number): PdfWithRoom {
  const range = bytes.indexOf(RANGE, appendedAt, 'latin1');
  const from = bytes.indexOf('<', bytes.indexOf('/Contents ', range, 'latin1'), 'latin1');
  const to = from + roomBytes * 2 + 2;
  const numbers = [0, from, to, bytes.length - to].join(' ');
  bytes.write(`[${numbers}]`.padEnd(RANGE.length), range, 'latin1');
  return { bytes, from, to };
}
