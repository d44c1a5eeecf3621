import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  acceptSigningAgreement,
  getMySigning,
  InputOf,
  listSigners,
  listSigningAgreements,
  OutputOf,
  publishSigningAgreement,
  SigningAgreement,
} from '@itog/contracts';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { orTaken } from '../../platform/db/violations.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import { AgreementRepository } from './agreement.repository.ts';
import { SecondFactors } from './second-factor.service.ts';

/** The agreement on electronic signing (63-ФЗ, 6.2 and 9): its editions and who has accepted them. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly db: DataSource,
    private readonly agreements: AgreementRepository,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
  ) {}

  async mine(userId: string): Promise<OutputOf<typeof getMySigning>> {
    const agreement = await this.agreements.selectOptionalInForce(this.db.manager);
    const acceptedAt =
      agreement && (await this.agreements.selectOptionalConsent(this.db.manager, userId, agreement.id));
    return { agreement, acceptedAt, secondFactor: await this.factors.of(userId) };
  }

  /** Accepts the edition in force, if it is the very text that was shown; repeating it changes nothing. */
  accept(
    userId: string,
    origin: Origin,
    { body }: InputOf<typeof acceptSigningAgreement>,
  ): Promise<OutputOf<typeof acceptSigningAgreement>> {
    return this.db.transaction(async (tx) => {
      const consent = await this.agreements.insertConsent(tx, { userId, ...body, ...origin });
      if (!consent) throw new Refused([{ code: 'signing.agreement-changed', clause: null }]);
      const facts = { sha256: body.sha256, ...origin };
      if (consent.first)
        await this.audit.record(tx, { actorId: userId, action: 'signing.accept', subjectId: body.agreementId, facts });
      return { acceptedAt: consent.at };
    });
  }

  async list(): Promise<OutputOf<typeof listSigningAgreements>> {
    return { agreements: await this.agreements.selectAll(this.db.manager) };
  }

  async one(agreementId: string): Promise<SigningAgreement> {
    return found(await this.agreements.selectOptional(this.db.manager, agreementId));
  }

  publish(
    actorId: string,
    { body }: InputOf<typeof publishSigningAgreement>,
  ): Promise<OutputOf<typeof publishSigningAgreement>> {
    const sha256 = createHash('sha256').update(body.markdown).digest('hex');
    const published = this.db.transaction(async (tx) => {
      const agreement = await this.agreements.insert(tx, { ...body, sha256 });
      const facts = { number: body.number, effectiveFrom: body.effectiveFrom, sha256 };
      await this.audit.record(tx, { actorId, action: 'signing.publish', subjectId: agreement.id, facts });
      return agreement;
    });
    return orTaken(published, {
      signing_agreement_number_key: () =>
        new Refused([{ code: 'signing.agreement-number-taken', clause: null, number: body.number }]),
    });
  }

  async signers(): Promise<OutputOf<typeof listSigners>> {
    return { people: await this.agreements.selectSigners(this.db.manager) };
  }
}
