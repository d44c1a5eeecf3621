import { certificate, protocolForm1, type CertificateData } from '@itog/documents';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  rgb,
  type PDFObject,
} from 'pdf-lib';
import { PdfPrinter } from '../../platform/pdf-printer.ts';
import { joinedPdf } from './joined-pdf.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A file of so many pages of one size, with a picture that others have too; `whole` packs its objects as new programs do. */
async function file(size: [number, number], pages: number, whole: boolean): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const picture = await made.embedPng(Buffer.from(PIXEL, 'base64'));
  for (let page = 0; page < pages; page++) {
    const sheet = made.addPage(size);
    sheet.drawImage(picture, { x: 10, y: 10 });
    sheet.drawRectangle({ x: page, y: 20, width: 30, height: 40, color: rgb(0, 0, 1) });
  }
  return made.save({ useObjectStreams: whole });
}

async function joined(title: string, files: readonly Uint8Array[]): Promise<Buffer> {
  const reading = (async function* () {
    yield* files;
  })();
  const chunks: Buffer[] = [];
  for await (const chunk of joinedPdf(title, reading)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('one file of many', () => {
  it('has the sheets of all in their order and of their sizes, and a title', async () => {
    const bytes = await joined('Дипломы', [
      await file([200, 100], 1, true),
      await file([300, 400], 2, false),
      await file([200, 100], 1, true),
    ]);
    const whole = await PDFDocument.load(bytes);
    expect(whole.getTitle()).toBe('Дипломы');
    expect(whole.getPages().map((page) => [page.getWidth(), page.getHeight()])).toEqual([
      [200, 100],
      [300, 400],
      [300, 400],
      [200, 100],
    ]);
    for (const page of whole.getPages()) expect(page.node.lookup(PDFName.of('Parent'))).toBe(whole.catalog.Pages());
  });

  it('holds what is the same in all of them once', async () => {
    const one = await file([200, 100], 1, true);
    const two = await file([200, 100], 1, false);
    const images = (bytes: Buffer) => bytes.toString('latin1').match(/\/Subtype \/Image/gu)?.length;
    expect(images(await joined('Ф', [one]))).toBe(images(await joined('Ф', [one, two, one])));
  });
});

const person = (family: string) => ({ family, given: 'Айгүл', patronymic: 'Қанатқызы' });
const data = (registrationNumber: string): CertificateData => ({
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  registrationNumber,
  learner: person(`Нұрғалиева-${registrationNumber}`),
  program: 'Охрана труда',
  hours: 72,
  studyPeriod: { from: '2026-01-12', to: '2026-01-23' },
  protocol: { number: 'ПК-12/26', date: '2026-01-23' },
  issuedOn: '2026-01-28',
  signatories: [{ role: 'Руководитель', name: person('Абзалимова') }],
  verification: { url: 'https://itog.example/verify/7K2M9QXT4HVBW8RD3NPC6YJFAE', code: '7K2M9QXT4HVBW8RD3NPC6YJFAE' },
});

/** A protocol of several sheets, with a table whose cells name their heads. */
const protocol = protocolForm1({
  ...data('1'),
  number: '1',
  heldOn: '2026-01-23',
  studyForm: 'очная',
  chair: person('Иванова'),
  members: [person('Петрова')],
  learners: Array.from({ length: 60 }, () => ({
    name: person('Сидорова'),
    passed: true,
    certificateNumber: '1',
    reason: 'initial' as const,
  })),
});

const word = (text: string) => PDFName.of(text);
const FACTS = ['S', 'Lang', 'Alt', 'ActualText'].map(word);

const isPiece = (dict: PDFDict) => dict.has(word('MCID'));

/** The logical structure of a file, walked from its root. */
class Structure {
  readonly elements = new Map<PDFDict, PDFDict | null>();
  readonly tops: PDFDict[];
  readonly root: PDFDict;

  constructor(readonly pdf: PDFDocument) {
    this.root = pdf.catalog.lookup(word('StructTreeRoot'), PDFDict);
    this.tops = this.kids(this.root);
    for (const top of this.tops) this.walk(top, this.root);
  }

  kids(element: PDFDict): PDFDict[] {
    return this.held(element).filter((each): each is PDFDict => each instanceof PDFDict && !isPiece(each));
  }

  /** Numbers of the marked pieces of this page that an element holds. */
  pieces(element: PDFDict, page: PDFRef): number[] {
    return this.held(element).flatMap((each) => {
      if (each instanceof PDFNumber) return element.get(word('Pg')) === page ? [each.asNumber()] : [];
      if (!(each instanceof PDFDict) || !isPiece(each)) return [];
      return (each.get(word('Pg')) ?? element.get(word('Pg'))) === page
        ? [each.lookup(word('MCID'), PDFNumber).asNumber()]
        : [];
    });
  }

  /** What an element says of itself, and everything below it. */
  outline(element: PDFDict): unknown {
    return [FACTS.map((key) => String(element.lookup(key))), this.kids(element).map((kid) => this.outline(kid))];
  }

  /** The elements that the page's marked pieces belong to, by their numbers. */
  ofPage(page: PDFDict): (PDFObject | undefined)[] {
    const key = page.lookup(word('StructParents'), PDFNumber).asNumber();
    return this.leaf(this.root.lookup(word('ParentTree'), PDFDict), key);
  }

  private leaf(tree: PDFDict, key: number): (PDFObject | undefined)[] {
    const nums = tree.lookupMaybe(word('Nums'), PDFArray)?.asArray() ?? [];
    const place = nums.findIndex((each, index) => index % 2 === 0 && String(each) === String(key));
    const found = place < 0 ? undefined : this.pdf.context.lookup(nums[place + 1]);
    if (found instanceof PDFArray) return found.asArray().map((each) => this.pdf.context.lookup(each));
    const limbs = tree.lookupMaybe(word('Kids'), PDFArray)?.asArray() ?? [];
    return limbs.flatMap((limb) => this.leaf(this.pdf.context.lookup(limb, PDFDict), key));
  }

  private held(element: PDFDict): (PDFObject | undefined)[] {
    const held = element.lookup(word('K'));
    return held instanceof PDFArray ? held.asArray().map((each) => this.pdf.context.lookup(each)) : [held];
  }

  private walk(element: PDFDict, parent: PDFDict): void {
    expect(element.lookup(word('P')) === parent).toBe(true);
    this.elements.set(element, parent);
    for (const kid of this.kids(element)) this.walk(kid, element);
  }
}

/** Numbers of the marked pieces in the content of a page. */
function marked(pdf: PDFDocument, page: PDFDict): number[] {
  const held = page.lookup(word('Contents'));
  const streams = held instanceof PDFArray ? held.asArray().map((each) => pdf.context.lookup(each)) : [held];
  const content = streams
    .map((each) =>
      each instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(each).decode()).toString('latin1') : '',
    )
    .join('\n');
  return [...content.matchAll(/\/MCID (\d+)/gu)].map(([, number]) => Number(number));
}

describe('one tagged file of many', () => {
  const printer = new PdfPrinter();
  let parts: PDFDocument[];
  let whole: PDFDocument;
  let structure: Structure;
  beforeAll(async () => {
    const files = [
      await printer.print(certificate(data('1'))),
      await printer.print(protocol),
      await printer.print(protocol),
    ];
    parts = await Promise.all(files.map((each) => PDFDocument.load(each, { updateMetadata: false })));
    whole = await PDFDocument.load(await joined('Документы', files), { updateMetadata: false });
    structure = new Structure(whole);
  }, 60_000);
  afterAll(() => printer.onModuleDestroy());

  it('says that it is tagged, in Russian, and shows its title', () => {
    expect(String(whole.catalog.lookup(word('MarkInfo')))).toContain('/Marked true');
    expect(String(whole.catalog.lookup(word('ViewerPreferences')))).toContain('/DisplayDocTitle true');
    expect(whole.catalog.lookup(word('Lang'))).toMatchObject(PDFString.of('ru'));
  });

  it('holds every part with its language, its title and its whole structure', () => {
    expect(structure.tops).toHaveLength(1);
    const documents = structure.tops.flatMap((top) => structure.kids(top));
    expect(documents).toHaveLength(parts.length);
    documents.forEach((document, index) => {
      const part = new Structure(parts[index]!);
      expect(String(document.lookup(word('Lang')))).toBe(String(part.pdf.catalog.lookup(word('Lang'))));
      expect(document.lookup(word('T'))).toMatchObject({ decodeText: expect.any(Function) as unknown });
      expect((document.lookup(word('T')) as PDFString).decodeText()).toBe(part.pdf.getTitle());
      expect(structure.kids(document).map((kid) => structure.outline(kid))).toEqual(
        part.tops.flatMap((top) => part.kids(top)).map((kid) => part.outline(kid)),
      );
    });
  });

  it('leads from every marked piece of every page to an element of the tree that holds this piece', () => {
    const pages = whole.getPages();
    expect(pages).toHaveLength(parts.reduce((sum, part) => sum + part.getPageCount(), 0));
    const keys = pages.map(({ node }) => node.lookup(word('StructParents'), PDFNumber).asNumber());
    expect(new Set(keys).size).toBe(pages.length);
    for (const { node, ref } of pages) {
      const pieces = marked(whole, node);
      expect(pieces.length).toBeGreaterThan(3);
      const elements = structure.ofPage(node);
      for (const number of pieces) {
        const element = elements[number] as PDFDict;
        expect(structure.elements.has(element)).toBe(true);
        expect(structure.pieces(element, ref)).toContain(number);
      }
    }
  });

  it('keeps names apart, and the heads that cells of tables name', () => {
    const idOf = (element: PDFDict) => element.lookupMaybe(word('ID'), PDFString)?.asString();
    const ids = [...structure.elements.keys()].map(idOf).filter((id) => id !== undefined);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    const headers = [...structure.elements.keys()].flatMap((element) =>
      [...String(element.lookup(word('A'))).matchAll(/\/Headers \[ ?([^\]]*)\]/gu)].flatMap(([, list]) =>
        [...(list ?? '').matchAll(/\(([^)]*)\)/gu)].map(([, id]) => id),
      ),
    );
    expect(headers.length).toBeGreaterThan(0);
    expect(headers.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
    const limbs = structure.root.lookup(word('IDTree'), PDFDict).lookup(word('Kids'), PDFArray).asArray();
    const named = limbs.flatMap((limb) =>
      whole.context.lookup(limb, PDFDict).lookup(word('Names'), PDFArray).asArray(),
    );
    expect(named.filter((each) => !(each instanceof PDFRef)).map((each) => (each as PDFString).asString())).toEqual(
      [...ids].sort(),
    );
  });

  it('carries its fonts', () => {
    const dicts = whole.context
      .enumerateIndirectObjects()
      .flatMap(([, each]) => (each instanceof PDFDict ? [each] : []));
    const fonts = dicts.filter((dict) => dict.has(word('FontName')));
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((font) => font.has(word('FontFile2')))).toBe(true);
  });
});
