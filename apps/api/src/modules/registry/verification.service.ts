import { Inject, Injectable } from '@nestjs/common';
import type { DocumentVerification, OutputOf, ProtocolVerification, Verification, verifyFile } from '@itog/contracts';
import { maskedName } from '@itog/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { found, Refused } from '../../platform/refused.ts';
import { meantCode } from '../../platform/verification-code.ts';
import { ProtocolEvidence, type SignedProtocol } from '../protocols/protocol-evidence.service.ts';
import { DocumentRepository, type IssuedDocument } from './document.repository.ts';

/** Tells anyone whether a document is genuine, and no more than that. */
@Injectable()
export class VerificationService {
  private readonly limiter: RateLimiterMemory;

  constructor(
    private readonly db: DataSource,
    private readonly documents: DocumentRepository,
    private readonly protocols: ProtocolEvidence,
    private readonly clock: Clock,
    @Inject(CONFIG) { VERIFY_PER_MINUTE }: Config,
  ) {
    this.limiter = new RateLimiterMemory({ points: VERIFY_PER_MINUTE, duration: 60 });
  }

  /** What anyone may know of a document by its code; a code that does not exist is a plain 404. */
  async verify(address: string, typed: string): Promise<Verification> {
    await this.limit(address);
    const code = found(meantCode(typed));
    const document = await this.documents.selectOptional(this.db.manager, { code });
    return document ? this.verificationOf(document) : this.protocolOf(found(await this.protocols.find({ code })));
  }

  async verifyFile(address: string, fileSha256: string): Promise<OutputOf<typeof verifyFile>> {
    await this.limit(address);
    const document = await this.documents.selectOptional(this.db.manager, { fileSha256 });
    if (document) return { ...(await this.verificationOf(document)), code: document.code };
    const protocol = found(await this.protocols.find({ fileSha256 }));
    return { ...(await this.protocolOf(protocol)), code: protocol.code };
  }

  private async protocolOf({ code: _, learners, ...protocol }: SignedProtocol): Promise<ProtocolVerification> {
    const maskedNames = learners.map(maskedName);
    return { subject: 'protocol', ...protocol, maskedNames, checkedAt: await this.clock.now() };
  }

  private async verificationOf(document: IssuedDocument): Promise<DocumentVerification> {
    const { status, kind, snapshot, replacedByCode, fileSha256 } = document;
    return {
      subject: 'document',
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
      await this.limiter.consume(address);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
      throw new Refused([{ code: 'rate.limited', clause: null, retryAfterSeconds }]);
    }
  }
}
