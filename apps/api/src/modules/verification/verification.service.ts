import { Inject, Injectable } from '@nestjs/common';
import type { DocumentVerification, OutputOf, ProtocolVerification, Verification, verifyFile } from '@itog/contracts';
import { maskedName } from '@itog/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Clock } from '../../platform/clock.ts';
import { CONFIG, type Config } from '../../platform/config.ts';
import { networkOf } from '../../platform/rate-limiter.ts';
import { found, Refused } from '../../platform/refused.ts';
import { meantCode } from '../../platform/verification-code.ts';
import { ProtocolEvidence, type SignedProtocol } from '../protocols/protocol-evidence.service.ts';
import { hasCredential } from './open-badge.ts';
import { VerificationRepository, type VerifiedDocument } from './verification.repository.ts';

/** Tells anyone whether a document is genuine, and no more than that. */
@Injectable()
export class VerificationService {
  private readonly limiter: RateLimiterMemory;

  constructor(
    private readonly documents: VerificationRepository,
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
    const document = await this.documents.selectOptional({ code });
    return document ? this.verificationOf(document) : this.protocolOf(found(await this.protocolBy({ code })));
  }

  /** A document by its code; null when there is none. */
  async document(address: string, typed: string): Promise<VerifiedDocument | null> {
    await this.limit(address);
    const code = meantCode(typed);
    return code ? this.documents.selectOptional({ code }) : null;
  }

  async verifyFile(address: string, fileSha256: string): Promise<OutputOf<typeof verifyFile>> {
    await this.limit(address);
    const document = await this.documents.selectOptional({ fileSha256 });
    if (document) return { ...(await this.verificationOf(document)), code: document.code };
    const protocol = found(await this.protocolBy({ fileSha256 }));
    return { ...(await this.protocolOf(protocol)), code: protocol.code };
  }

  /** Of an attestation, or of an appeals commission. */
  private async protocolBy(by: { readonly code: string } | { readonly fileSha256: string }) {
    return (await this.protocols.find(by)) ?? this.documents.selectOptionalAppeal(by);
  }

  private async protocolOf({ code: _, learners, ...protocol }: SignedProtocol): Promise<ProtocolVerification> {
    const maskedNames = learners.map(maskedName);
    return { subject: 'protocol', ...protocol, maskedNames, checkedAt: await this.clock.now() };
  }

  private async verificationOf(document: VerifiedDocument): Promise<DocumentVerification> {
    const { id, program, learner, chained, ...shown } = document;
    const alone = { ...shown, origin: 'first' as const };
    const chain = chained ? await this.documents.selectChain(id) : [alone];
    const place = chain.findIndex(({ code }) => code === document.code);
    return {
      ...shown,
      subject: 'document',
      origin: chain[place]?.origin ?? 'first',
      programTitle: program,
      maskedName: maskedName(learner),
      replacedByCode: document.status === 'valid' ? null : (chain[place + 1]?.code ?? null),
      chain,
      credential: hasCredential(document.kind),
    };
  }

  private async limit(address: string): Promise<void> {
    try {
      await this.limiter.consume(networkOf(address));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
      throw new Refused([{ code: 'rate.limited', clause: null, retryAfterSeconds }]);
    }
  }
}
