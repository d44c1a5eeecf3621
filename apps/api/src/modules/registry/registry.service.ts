import { Injectable, type StreamableFile } from '@nestjs/common';
import type { InputOf, OutputOf, RegistryEntry, RegistryFilter } from '@itog/contracts';
import type { annulDocument, listDocuments } from '@itog/contracts';
import { can, shortName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { download, fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { DocumentRepository, type Counts, type IssuedDocument } from './document.repository.ts';
import { RegistryNews } from './registry-news.service.ts';

/** The registry of issued documents, for its readers and for the learners. */
@Injectable()
export class Registry {
  constructor(
    private readonly db: DataSource,
    private readonly documents: DocumentRepository,
    private readonly files: FileStore,
    private readonly audit: Audit,
    private readonly news: RegistryNews,
  ) {}

  list({ query }: InputOf<typeof listDocuments>): Promise<OutputOf<typeof listDocuments>> {
    return this.documents.selectEntries(query);
  }

  /** Ids of the valid documents that a filter finds, in the order of their numbers; at most so many. */
  validIds(tx: EntityManager, filter: RegistryFilter, most: number): Promise<string[]> {
    return this.documents.selectValidIds(tx, filter, most);
  }

  /** How many of what a filter finds can be printed, have been, and cannot. */
  counts(filter: RegistryFilter): Promise<Counts> {
    return this.documents.selectCounts(this.db.manager, filter);
  }

  /** These documents are going to be printed once more: what failed before is no longer how they stand. */
  forgetPrintFailures(tx: EntityManager, ids: readonly string[]): Promise<void> {
    return this.documents.deletePrintFailures(tx, ids);
  }

  /** One line of the registry. */
  async entry(id: string): Promise<RegistryEntry> {
    const tx = this.db.manager;
    found(await this.documents.selectOptional(tx, { id }));
    return this.documents.selectEntry(tx, id);
  }

  /** Tells everybody concerned that these documents have changed; called after the commit. */
  tell(ids: readonly string[]): Promise<void> {
    return this.news.changed(ids);
  }

  /** The issued file, byte for byte; for a stranger the document does not exist. */
  async file(user: User, id: string): Promise<StreamableFile> {
    const document = await this.documents.selectOptional(this.db.manager, { id });
    const his = document?.learnerId === user.id || can(user.roles, 'registry.read');
    const { fileSha256, snapshot } = found(his ? document : null);
    if (!fileSha256) throw new Refused([{ code: 'document.not-printed-yet', clause: null }]);
    if (!(await this.files.has(fileSha256)))
      throw new Refused([{ code: 'document.file-lost', clause: null, number: snapshot.registrationNumber }]);
    return download(await this.files.read(fileSha256), documentFileName(snapshot), 'application/pdf');
  }

  /** A document that was issued wrongly: it stays in the registry, and its verification says that it is annulled. */
  async annul(actorId: string, { params, body }: InputOf<typeof annulDocument>): Promise<RegistryEntry> {
    const { documentId } = params;
    const entry = await this.db.transaction(async (tx) => {
      found(await this.documents.selectOptional(tx, { id: documentId }));
      if (!(await this.documents.updateAnnulled(tx, documentId, body.reason)))
        throw new Refused([{ code: 'document.not-valid', clause: null }]);
      const facts = { reason: body.reason };
      await this.audit.record(tx, { actorId, action: 'registry.annul', subjectId: documentId, facts });
      return this.documents.selectEntry(tx, documentId);
    });
    await this.news.changed([documentId]);
    return entry;
  }

  /** Valid documents of these learners whose ground is gone: annulled with the deed that took it; gives how many (5.10). */
  async annulOf(tx: EntityManager, actorId: string, enrolmentIds: readonly string[], reason: string): Promise<number> {
    const annulled = await this.documents.updateAnnulledOf(tx, enrolmentIds, reason);
    for (const subjectId of annulled)
      await this.audit.record(tx, { actorId, action: 'registry.annul', subjectId, facts: { reason } });
    return annulled.length;
  }
}

/** «00017-ПК-26 Примерова А. О..pdf» */
export function documentFileName({
  registrationNumber,
  learner,
}: Pick<IssuedDocument['snapshot'], 'registrationNumber' | 'learner'>): string {
  return fileName(`${registrationNumber} ${shortName(learner)}`, 'pdf');
}
