import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type { InputOf, OutputOf, RegistryEntry, Verification } from '@itog/contracts';
import type { annulDocument, listDocuments, verifyFile } from '@itog/contracts';
import { can, maskedName, shortName } from '@itog/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Clock } from '../../platform/clock.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { download, fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { DocumentRepository, type IssuedDocument } from './document.repository.ts';
import { RegistryNews } from './registry-news.service.ts';
import { meantCode } from './verification-code.ts';

/** The registry of issued documents: for its readers, for the learners, and for anyone who verifies one. */
@Injectable()
export class Registry {
  private readonly verifications: RateLimiterMemory;

  constructor(
    private readonly db: DataSource,
    private readonly documents: DocumentRepository,
    private readonly files: FileStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly news: RegistryNews,
    @Inject(CONFIG) { VERIFY_PER_MINUTE }: Config,
  ) {
    this.verifications = new RateLimiterMemory({ points: VERIFY_PER_MINUTE, duration: 60 });
  }

  list({ query }: InputOf<typeof listDocuments>): Promise<OutputOf<typeof listDocuments>> {
    return this.documents.selectEntries(query);
  }

  /** The issued file, byte for byte; for a stranger the document does not exist. */
  async file(user: User, id: string): Promise<StreamableFile> {
    const document = await this.documents.selectOptional(this.db.manager, { id });
    const his = document?.learnerId === user.id || can(user.roles, 'registry.read');
    const { fileSha256, snapshot } = found(his ? document : null);
    if (!fileSha256) throw new Refused([{ code: 'document.not-printed-yet', clause: null }]);
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

  /** What anyone may know of a document by its code; a code that does not exist is a plain 404. */
  async verify(address: string, typed: string): Promise<Verification> {
    await this.limit(address);
    const code = found(meantCode(typed));
    return this.verificationOf(found(await this.documents.selectOptional(this.db.manager, { code })));
  }

  async verifyFile(address: string, fileSha256: string): Promise<OutputOf<typeof verifyFile>> {
    await this.limit(address);
    const document = found(await this.documents.selectOptional(this.db.manager, { fileSha256 }));
    return { ...(await this.verificationOf(document)), code: document.code };
  }

  private async verificationOf(document: IssuedDocument): Promise<Verification> {
    const { status, kind, snapshot, replacedByCode, fileSha256 } = document;
    return {
      status,
      kind,
      registrationNumber: snapshot.registrationNumber,
      issuedOn: snapshot.issuedOn,
      organisation: snapshot.organisation.name,
      programTitle: snapshot.program,
      hours: snapshot.hours,
      maskedName: maskedName(snapshot.learner),
      replacedByCode,
      fileSha256,
      checkedAt: await this.clock.now(),
    };
  }

  private async limit(address: string): Promise<void> {
    try {
      await this.verifications.consume(address);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
      throw new Refused([{ code: 'rate.limited', clause: null, retryAfterSeconds }]);
    }
  }
}

/** «00017-ПК-26 Примерова А. О..pdf» */
export function documentFileName({ registrationNumber, learner }: IssuedDocument['snapshot']): string {
  return fileName(`${registrationNumber} ${shortName(learner)}`, 'pdf');
}
