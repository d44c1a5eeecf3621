import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from 'pdf-lib';
import { bytesOf, STRUCTURE, text, WHOLE, type ObjectWriter } from './object-writer.ts';

const name = (word: string) => PDFName.of(word);
const K = name('K');
const P = name('P');
const PG = name('Pg');
const ID = name('ID');
const TYPE = name('Type');
const LANG = name('Lang');
const NUMS = name('Nums');
const KIDS = name('Kids');

/** What an element says of itself; what ties it to others is made anew. */
const OWN = ['S', 'A', 'C', 'R', 'T', 'Lang', 'Alt', 'E', 'ActualText'].map(name);

/** How the pages and the other objects of one file are called in the whole. */
export type Part = {
  readonly pages: ReadonlyMap<PDFRef, number>;
  readonly settled: (value: PDFObject) => PDFObject;
};

/**
 * The logical structure of a whole that is joined from files: one tree, in which each file is a document with its own
 * language and title. Elements are written as they come; of each file only a few numbers are remembered.
 */
export class JoinedStructure {
  private readonly documents: number[] = [];
  /** Limbs of the two trees that lead to elements: from the pages and from the names of each file. */
  private readonly parentLimbs: number[] = [];
  private readonly nameLimbs: number[] = [];
  private parts = 0;
  private nextKey = 0;

  constructor(private readonly writer: ObjectWriter) {}

  /** Takes a file's structure; gives the key of each of its pages. A file without tags is a part without structure. */
  add(source: PDFDocument, part: Part): Map<PDFRef, number> {
    const keys = new Map<PDFRef, number>();
    this.parts += 1;
    const root = source.catalog.lookup(name('StructTreeRoot'));
    if (!(root instanceof PDFDict)) return keys;
    const copier = new PartStructure(this.writer, source, { ...part, prefix: String(this.parts).padStart(6, '0') });
    this.documents.push(...copier.copy(root));
    this.addParents(source, root, { part, copier, keys });
    this.addNames(copier.names);
    return keys;
  }

  /** Writes what is left; gives what the catalogue says of it. */
  end(): string {
    if (this.documents.length === 0) return '';
    const refs = this.documents.map((number) => `${number} 0 R`).join('\n');
    const root = `/S /Document /Lang (ru) /P ${STRUCTURE} 0 R`;
    this.writer.put(WHOLE, text(`<< /Type /StructElem ${root} /K [${refs}] >>`));
    const parents = `/ParentTree ${this.trunk(this.parentLimbs)} /ParentTreeNextKey ${this.nextKey}`;
    const names = this.nameLimbs.length > 0 ? `/IDTree ${this.trunk(this.nameLimbs)}` : '';
    this.writer.put(STRUCTURE, text(`<< /Type /StructTreeRoot /K ${WHOLE} 0 R ${parents} ${names} >>`));
    const marked = this.documents.length >= this.parts;
    return `/StructTreeRoot ${STRUCTURE} 0 R /MarkInfo << /Marked ${marked} >> /ViewerPreferences << /DisplayDocTitle true >>`;
  }

  /** From each marked piece of a page to its element. */
  private addParents(
    source: PDFDocument,
    root: PDFDict,
    { part, copier, keys }: { part: Part; copier: PartStructure; keys: Map<PDFRef, number> },
  ): void {
    const tree = root.lookup(name('ParentTree'));
    const known = tree instanceof PDFDict ? numbered(tree) : new Map<number, PDFObject>();
    const first = this.nextKey;
    const rows: string[] = [];
    for (const page of source.getPages().filter(({ ref }) => part.pages.has(ref))) {
      const key = page.node.lookup(name('StructParents'));
      const elements = key instanceof PDFNumber ? source.context.lookup(known.get(key.asNumber())) : undefined;
      if (!(elements instanceof PDFArray)) continue;
      const places = elements.asArray().map((each) => copier.placeOf(each));
      keys.set(page.ref, this.nextKey);
      rows.push(`${this.nextKey} [${places.join(' ')}]`);
      this.nextKey += 1;
    }
    if (rows.length === 0) return;
    const limits = `${first} ${this.nextKey - 1}`;
    this.parentLimbs.push(this.writer.next(text(`<< /Limits [${limits}] /Nums [${rows.join('\n')}] >>`)));
  }

  private addNames(names: readonly (readonly [id: string, element: number])[]): void {
    const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
    const [first, last] = [sorted[0]?.[0], sorted.at(-1)?.[0]];
    if (first === undefined || last === undefined) return;
    const rows = sorted.map(([id, element]) => `(${id}) ${element} 0 R`).join('\n');
    this.nameLimbs.push(this.writer.next(text(`<< /Limits [(${first}) (${last})] /Names [${rows}] >>`)));
  }

  private trunk(limbs: readonly number[]): string {
    const number = this.writer.next(text(`<< /Kids [${limbs.map((limb) => `${limb} 0 R`).join('\n')}] >>`));
    return `${number} 0 R`;
  }
}

/** Copies the elements of one file. Their names get a prefix: two files call their first cell alike. */
class PartStructure {
  /** Elements that have a name. */
  readonly names: [id: string, element: number][] = [];
  private readonly copied = new Map<PDFObject, number>();

  constructor(
    private readonly writer: ObjectWriter,
    private readonly source: PDFDocument,
    private readonly part: Part & { readonly prefix: string },
  ) {}

  /** The numbers of the topmost elements. */
  copy(root: PDFDict): number[] {
    return this.kidsOf(root).flatMap((kid) => {
      const element = this.source.context.lookup(kid);
      return element instanceof PDFDict ? [this.element(kid, element, WHOLE)] : [];
    });
  }

  /** How an element that was copied is called in the whole. */
  placeOf(object: PDFObject): string {
    const number = this.copied.get(object);
    return number === undefined ? 'null' : `${number} 0 R`;
  }

  private element(place: PDFObject, element: PDFDict, parent: number): number {
    const number = this.writer.reserve();
    this.copied.set(place, number);
    const copy = PDFDict.withContext(this.source.context);
    copy.set(TYPE, name('StructElem'));
    copy.set(P, PDFRef.of(parent));
    const page = element.get(PG);
    if (page instanceof PDFRef) this.setPage(copy, page);
    copy.set(K, this.source.context.obj(this.kidsOf(element).flatMap((kid) => this.kid(kid, number))));
    for (const key of OWN) {
      const value = element.lookup(key);
      if (value) copy.set(key, this.part.settled(this.renamed(value)));
    }
    this.nameIt(element, copy, number);
    if (parent === WHOLE) this.entitle(copy);
    this.writer.put(number, bytesOf(copy));
    return number;
  }

  /** A marked piece of a page, or an element; a link or a field is left behind with its page's. */
  private kid(kid: PDFObject, parent: number): PDFObject[] {
    const object = this.source.context.lookup(kid);
    if (object instanceof PDFNumber) return [object];
    if (!(object instanceof PDFDict)) return [];
    if (object.get(TYPE) === name('OBJR')) return [];
    if (object.get(TYPE) !== name('MCR')) return [PDFRef.of(this.element(kid, object, parent))];
    const piece = object.clone(this.source.context);
    const page = piece.get(PG);
    if (page instanceof PDFRef) this.setPage(piece, page);
    return [piece];
  }

  private kidsOf(element: PDFDict): PDFObject[] {
    const kids = element.get(K);
    const held = kids && this.source.context.lookup(kids);
    if (held instanceof PDFArray) return held.asArray();
    return kids ? [kids] : [];
  }

  private setPage(dict: PDFDict, page: PDFRef): void {
    const number = this.part.pages.get(page);
    if (number === undefined) dict.delete(PG);
    else dict.set(PG, PDFRef.of(number));
  }

  /** The language and the title of the file, which stood in its catalogue. */
  private entitle(copy: PDFDict): void {
    const language = this.source.catalog.lookup(LANG);
    if (language && !copy.has(LANG)) copy.set(LANG, language);
    const title = this.source.getTitle();
    if (title) copy.set(name('T'), PDFHexString.fromText(title));
  }

  private nameIt(element: PDFDict, copy: PDFDict, number: number): void {
    const id = element.lookup(ID);
    if (!(id instanceof PDFString)) return;
    const unique = this.unique(id);
    copy.set(ID, PDFString.of(unique));
    this.names.push([unique, number]);
  }

  private unique(id: PDFString): string {
    return `${this.part.prefix}-${id.asString()}`;
  }

  /** The attributes of a cell name the heads of its row and column. */
  private renamed(value: PDFObject): PDFObject {
    if (value instanceof PDFArray)
      return this.source.context.obj(
        value.asArray().map((each) => this.renamed(this.source.context.lookup(each) ?? each)),
      );
    if (!(value instanceof PDFDict)) return value;
    const heads = value.lookup(name('Headers'));
    if (!(heads instanceof PDFArray)) return value;
    const copy = value.clone(this.source.context);
    const unique = heads.asArray().map((head) => (head instanceof PDFString ? PDFString.of(this.unique(head)) : head));
    copy.set(name('Headers'), this.source.context.obj(unique));
    return copy;
  }
}

/** The leaves of a number tree. */
function numbered(tree: PDFDict): Map<number, PDFObject> {
  const leaves = new Map<number, PDFObject>();
  const nums = tree.lookup(NUMS);
  if (nums instanceof PDFArray)
    for (let index = 0; index + 1 < nums.size(); index += 2) {
      const key = nums.lookup(index);
      if (key instanceof PDFNumber) leaves.set(key.asNumber(), nums.get(index + 1));
    }
  const kids = tree.lookup(KIDS);
  if (kids instanceof PDFArray)
    for (const kid of kids.asArray()) {
      const limb = tree.context.lookup(kid);
      if (limb instanceof PDFDict) for (const [key, value] of numbered(limb)) leaves.set(key, value);
    }
  return leaves;
}
