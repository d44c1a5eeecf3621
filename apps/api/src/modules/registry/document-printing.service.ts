import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { PrintedForm } from '@itog/documents';
import type { RegisteredKind } from '@itog/domain';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { FileStore, type PutFile } from '../../platform/file-store.ts';
import { GroupCommit } from '../../platform/group-commit.ts';
import { Jobs } from '../../platform/jobs.ts';
import type { MissingGlyphError } from '../../platform/pdf-printer.ts';
import { Printer } from '../../platform/printer.ts';
import { Designs } from '../designs/designs.service.ts';
import { Seals } from '../seals/seals.service.ts';
import { DocumentRepository, type IssuedDocument } from './document.repository.ts';
import { RegistryNews } from './registry-news.service.ts';
import { documentFileName } from './registry.service.ts';
import { documentForm, type DocumentSnapshot } from './snapshot.ts';

const payload = z.object({ documentId: z.uuid() });

/** Taken side by side: while the printer has some of them, the files and rows of the others are written. */
const AT_ONCE = 12;

/** Files of so many documents are registered by one transaction: a tenth of a second lets four or five come together. */
const REGISTERING = { flushers: 1, batch: 24, queue: 10_000, lingerMs: 100 };

const LOST =
  'Зарегистрированного файла нет в хранилище, и напечатать точно такой же нельзя. Верните файл из резервной копии хранилища или выдайте дубликат.';

/** For a person who finds that a document could not be printed. */
export const PRINTER_FAILED = 'Документ не удалось напечатать за три попытки. Попробуйте ещё раз.';

const STATUS_WORDS = {
  replaced: 'Документ заменён другим после начала печати.',
  annulled: 'Документ аннулирован после начала печати.',
} as const;

/** Stands where the code of verification will. */
const UNISSUED = 'XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX';

/** A document cannot be printed, and another try will not help; the message is for a person. */
export class UnprintableDocument extends Error {}

/** A valid document and the file under which it is registered. */
export type PrintedDocument = { readonly name: string; readonly fileSha256: string };

type Printed = PutFile & { readonly id: string };

/** Prints issued documents from their snapshots. Printing may fail or repeat: number, words and code were fixed before. */
@Injectable()
export class DocumentPrinting implements OnApplicationBootstrap {
  private readonly log = new Logger('DocumentPrinting');
  /** A document asked for by its own job and by a run at once is printed once. */
  private readonly underway = new Map<string, Promise<string>>();
  private readonly registering: GroupCommit<Printed, string | null>;

  constructor(
    private readonly db: DataSource,
    private readonly documents: DocumentRepository,
    private readonly jobs: Jobs,
    private readonly printer: Printer,
    private readonly files: FileStore,
    private readonly seals: Seals,
    private readonly designs: Designs,
    private readonly news: RegistryNews,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.registering = new GroupCommit((printed) => this.register(printed), REGISTERING);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('registry.print', (data) => this.handle(data), { atOnce: AT_ONCE, together: AT_ONCE });
  }

  async handle(data: object): Promise<void> {
    const { documentId } = payload.parse(data);
    const document = await this.documents.selectOptional(this.db.manager, { id: documentId });
    if (!document) throw new Error(`document ${documentId} does not exist`);
    await this.fileOf(document).catch((error: unknown) => {
      if (!(error instanceof UnprintableDocument)) throw error; // tried again later
    });
  }

  /**
   * Prints a document that has no file, and makes sure of the file of one that has. Repeating it is harmless.
   * @throws UnprintableDocument when it is valid no more, no font has one of its characters, or its registered file is lost
   *   and cannot be printed the same
   */
  async ensure(documentId: string): Promise<void> {
    const document = await this.documents.selectOptional(this.db.manager, { id: documentId });
    if (!document) throw new Error(`document ${documentId} does not exist`);
    if (document.status !== 'valid') throw new UnprintableDocument(STATUS_WORDS[document.status]);
    const { fileSha256 } = document;
    if (fileSha256 === null) await this.fileOf(document);
    else if (!(await this.files.has(fileSha256)) && !(await this.printedAgain(document, fileSha256)))
      throw new UnprintableDocument(LOST);
  }

  /** The files of a protocol’s valid documents, in the order of their numbers; what is not printed yet is printed now. */
  async filesOf(protocolId: string): Promise<PrintedDocument[]> {
    const files: PrintedDocument[] = [];
    for (const document of await this.documents.selectValid(this.db.manager, protocolId))
      files.push({ name: documentFileName(document.snapshot), fileSha256: await this.fileOf(document) });
    return files;
  }

  /** A protocol’s valid documents as forms, for one print of them all. */
  async formsOf(protocolId: string): Promise<PrintedForm[]> {
    const documents = await this.documents.selectValid(this.db.manager, protocolId);
    return Promise.all(documents.map((document) => this.form(document)));
  }

  /** The form of a paper that nobody has issued: it leads to no page of verification. */
  async unissued(kind: RegisteredKind, snapshot: DocumentSnapshot): Promise<PrintedForm> {
    const design = await this.designs.ofDocument(kind, await this.designs.currentId(this.db.manager, kind));
    return documentForm(kind, snapshot, { code: UNISSUED, publicUrl: this.config.PUBLIC_URL, design });
  }

  /** A lost file comes back only as the very bytes that are registered: anything else would fail its verification. */
  private async printedAgain(document: IssuedDocument, fileSha256: string): Promise<boolean> {
    return this.files.putBack(fileSha256, await this.bytesOf(document));
  }

  private async bytesOf(document: IssuedDocument): Promise<Buffer> {
    const printed = await this.printer.print(await this.form(document), document.issuedAt);
    return this.seals.seal(printed, 'document');
  }

  private fileOf(document: IssuedDocument): Promise<string> {
    const { id, fileSha256 } = document;
    if (fileSha256) return Promise.resolve(fileSha256);
    const printing = this.underway.get(id) ?? this.makeFile(document).finally(() => this.underway.delete(id));
    this.underway.set(id, printing);
    return printing;
  }

  private async makeFile(document: IssuedDocument): Promise<string> {
    const { id } = document;
    try {
      const sha256 = await this.registering.add({ id, ...(await this.files.put(await this.bytesOf(document))) });
      if (!sha256) throw new Error(`document ${id} has no file after its print`);
      return sha256;
    } catch (error) {
      const lasting = isMissingGlyph(error) ? new UnprintableDocument(missingGlyph(error)) : null;
      await this.keepFailure({ id, problem: lasting?.message ?? PRINTER_FAILED, lasting: lasting !== null });
      throw lasting ?? error;
    }
  }

  /** A document that nobody can print must not look as if it were waiting for its turn. Never throws: the print's own error is told. */
  private async keepFailure(failure: { id: string; problem: string; lasting: boolean }): Promise<void> {
    try {
      if (await this.documents.upsertPrintFailure(this.db.manager, failure)) await this.news.changed([failure.id]);
    } catch (error) {
      this.log.error(`that document ${failure.id} was not printed is not kept: ${String(error)}`);
    }
  }

  private async register(printed: readonly Printed[]): Promise<(string | null)[]> {
    const files = await this.db.transaction(async (tx) => {
      await this.files.record(tx, printed, 'application/pdf');
      return this.documents.updateFiles(tx, printed);
    });
    await this.news.changed(printed.map(({ id }) => id));
    return files;
  }

  /** By the design with which it was issued, whatever has been saved since. */
  private async form({ kind, snapshot, code, designVersionId }: IssuedDocument): Promise<PrintedForm> {
    const design = await this.designs.ofDocument(kind, designVersionId);
    return documentForm(kind, snapshot, { code, publicUrl: this.config.PUBLIC_URL, design });
  }
}

// By its name: the class comes with the browser’s library, which only a print loads.
const isMissingGlyph = (error: unknown): error is MissingGlyphError =>
  error instanceof Error && error.name === 'MissingGlyphError';

function missingGlyph({ character }: MissingGlyphError): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `В шрифтах документа нет знака «${character}» (U+${code}). Выдайте замену с исправленным текстом.`;
}
