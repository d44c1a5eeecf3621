import { Inject, Injectable } from '@nestjs/common';
import { accessSlips, type PrintedForm } from '@itog/documents';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.ts';
import { fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Printer } from '../../platform/printer.ts';
import { BlankStock } from '../blanks/stock.service.ts';
import { Timelines } from '../evidence/timelines.service.ts';
import { GroupFiles, type GroupPaper } from '../group-files/group-files.service.ts';
import { RegistryBook } from '../hand-overs/book.service.ts';
import { People } from '../identity/people.service.ts';
import { OrderPrinting } from '../orders/order-printing.service.ts';
import { DestructionService } from '../privacy/destruction.service.ts';
import { ProtocolPrinting } from '../protocols/protocol-printing.service.ts';
import { DocumentPrinting } from '../registry/document-printing.service.ts';
import { annexForm } from './annex.ts';
import { examinationAnnexForm } from './examination-annex.ts';
import { PaperRepository } from './paper.repository.ts';
import { acknowledgementForm, examCardsForm, printed, receiptForm, regulationForm, resultSheetForm } from './papers.ts';
import type { PrintOrder } from './print.repository.ts';
import { zip, type ZipEntry } from '../../platform/zip.ts';

/** A made file: its bytes, or the hash of one that is kept already. */
export type Paper =
  | { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly fileSha256?: undefined }
  | { readonly name: string; readonly fileSha256: string };

type OrderOf<Kind extends PrintOrder['kind']> = Extract<PrintOrder, { kind: Kind }>;

/** Why a paper cannot be made, in words for the person who asked; trying again will not help. */
export class CannotPrint extends Error {}

function tooMany(error: unknown): never {
  if (error instanceof RangeError)
    throw new CannotPrint('Для одного файла документов слишком много. Скачайте их архивом.');
  throw error;
}

/** Turns an order into a file. What is registered with its file is given as that file, byte for byte. */
@Injectable()
export class PaperMaker {
  constructor(
    private readonly db: DataSource,
    private readonly papers: PaperRepository,
    private readonly protocols: ProtocolPrinting,
    private readonly orders: OrderPrinting,
    private readonly documents: DocumentPrinting,
    private readonly groupFiles: GroupFiles,
    private readonly destruction: DestructionService,
    private readonly timelines: Timelines,
    private readonly blanks: BlankStock,
    private readonly book: RegistryBook,
    private readonly people: People,
    private readonly printer: Printer,
    private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async make(order: PrintOrder): Promise<Paper> {
    switch (order.kind) {
      case 'protocol':
        return this.protocol(order.protocolId);
      case 'documents':
        return this.allDocuments(order.protocolId);
      case 'documents-zip':
        return this.documentsZip(order.protocolId);
      case 'access-slips':
        return this.slips(order);
      case 'receipt':
        return this.pdf(receiptForm(await this.papers.selectReceipt(order.attemptId), order.attemptId));
      case 'attempt-timeline':
        return this.annex(order);
      case 'examination-timeline':
        return this.examinationAnnex(order);
      case 'order':
        return this.order(order.orderId);
      case 'result-sheet':
        return this.pdf(resultSheetForm(await this.papers.selectResultSheet(order.sessionId)));
      case 'exam-cards':
        return this.pdf(examCardsForm(await this.papers.selectExamCards(order.programId)));
      case 'destruction-act':
        return this.pdf(await this.destruction.form(order.actId));
      case 'group-file':
        return this.groupFile(order.groupId);
      case 'group-file-zip':
        return this.groupFileZip(order.groupId);
      case 'staff-acknowledgements':
        return this.pdf(acknowledgementForm(await this.papers.selectStaff(order.onDay ?? null)));
      case 'regulation':
        return this.pdf(regulationForm(await this.papers.selectEdition(order.editionId)));
      case 'blank-act':
        return this.pdf(await this.blankAct(order.actId));
      case 'registry-book':
        return this.pdf(await this.book.form(order.of));
    }
  }

  private async pdf(form: PrintedForm): Promise<Paper> {
    const bytes = await this.printer.print(form);
    return { name: fileName(form.title, 'pdf'), mediaType: 'application/pdf', bytes };
  }

  private async blankAct(actId: string): Promise<PrintedForm> {
    const form = await this.blanks.actForm(actId);
    if (!form) throw new Error(`the act ${actId} is gone`);
    return form;
  }

  private async annex({ attemptId, reader }: OrderOf<'attempt-timeline'>): Promise<Paper> {
    return this.pdf(annexForm(await this.timelines.ofAttemptFor(reader, attemptId), await this.papers.selectAnnex()));
  }

  private async examinationAnnex({ examinationId, reader }: OrderOf<'examination-timeline'>): Promise<Paper> {
    const timeline = await this.timelines.ofExaminationFor(reader, examinationId);
    return this.pdf(examinationAnnexForm(timeline, await this.papers.selectAnnex()));
  }

  private async order(orderId: string): Promise<Paper> {
    const form = await this.orders.form(orderId);
    const fileSha256 = await this.orders.fileOf(orderId);
    return fileSha256 ? { name: fileName(form.title, 'pdf'), fileSha256 } : this.pdf(form);
  }

  private async protocol(protocolId: string): Promise<Paper> {
    const form = await this.protocols.form(protocolId);
    const fileSha256 = await this.protocols.fileOf(protocolId);
    return fileSha256 ? { name: fileName(form.title, 'pdf'), fileSha256 } : this.pdf(form);
  }

  private async allDocuments(protocolId: string): Promise<Paper> {
    const title = await this.titleOf(protocolId);
    const bytes = await this.printer.printBundle(await this.documents.formsOf(protocolId), title).catch(tooMany);
    return { name: fileName(title, 'pdf'), mediaType: 'application/pdf', bytes };
  }

  private async documentsZip(protocolId: string): Promise<Paper> {
    const entries = [];
    for (const { name, fileSha256 } of await this.documents.filesOf(protocolId))
      entries.push({ name, bytes: await this.files.read(fileSha256) });
    const name = fileName(await this.titleOf(protocolId), 'zip');
    return { name, mediaType: 'application/zip', bytes: await zip(entries) };
  }

  /** One file to read and to print; the papers as they are registered are in the archive. */
  private async groupFile(groupId: string): Promise<Paper> {
    const { title, entries } = await this.groupPapers(groupId);
    const { merged } = await import('../../platform/merged-pdf.ts'); // and with it a library that few processes need
    const bytes = await merged(
      title,
      entries.map((entry) => entry.bytes),
    );
    return { name: fileName(title, 'pdf'), mediaType: 'application/pdf', bytes };
  }

  private async groupFileZip(groupId: string): Promise<Paper> {
    const { title, entries } = await this.groupPapers(groupId);
    const numbered = entries.map(({ name, bytes }, index) => ({
      name: `${String(index + 1).padStart(2, '0')} ${name}`,
      bytes,
    }));
    return { name: fileName(title, 'zip'), mediaType: 'application/zip', bytes: await zip(numbered) };
  }

  private async groupPapers(groupId: string): Promise<{ title: string; entries: ZipEntry[] }> {
    const { title, papers } = await this.groupFiles.papers(groupId);
    const entries: ZipEntry[] = [];
    for (const each of papers) {
      const paper = await this.groupPaper(each);
      const bytes = paper.fileSha256 === undefined ? paper.bytes : await this.files.read(paper.fileSha256);
      entries.push({ name: paper.name, bytes });
    }
    return { title, entries };
  }

  private groupPaper(paper: GroupPaper): Promise<Paper> {
    return paper.kind === 'form' ? this.pdf(paper.form) : this.make(paper);
  }

  private async titleOf(protocolId: string): Promise<string> {
    return `Документы, ${(await this.protocols.form(protocolId)).title.replace(/^П/u, 'п')}`;
  }

  /** New one-time passwords: in the clear they are only on this paper, and a repeated print makes other ones. */
  private async slips({ groupId, enrolmentIds }: OrderOf<'access-slips'>): Promise<Paper> {
    const { organisation, group, learners } = await this.papers.selectSlips(groupId, enrolmentIds);
    const ids = learners.map(({ id }) => id);
    const passwords = await this.db.transaction((tx) => this.people.issueOneTimePasswords(tx, ids));
    const slips = learners.flatMap(({ id, name, login }) => {
      const oneTimePassword = passwords.get(id);
      return oneTimePassword ? [{ learner: printed(name), login, oneTimePassword }] : [];
    });
    const address = this.config.PUBLIC_URL.replace(/^https?:\/\//u, '');
    return this.pdf(accessSlips({ organisation, group, address, validTo: null, slips }));
  }
}
