import { Inject, Injectable } from '@nestjs/common';
import type { getCredentialStatus, getIssuer, OutputOf } from '@itog/contracts';
import { SignJWT } from 'jose';
import { CONFIG, type Config } from '../../platform/config.ts';
import { found } from '../../platform/refused.ts';
import { ALGORITHM, CredentialKeys } from './credential-keys.service.ts';
import { CONTEXTS, credentialAddresses, hasCredential, openBadge } from './open-badge.ts';
import { VerificationRepository, type VerifiedDocument } from './verification.repository.ts';
import { VerificationService } from './verification.service.ts';

const REASONS = { replaced: 'Документ заменён другим.', annulled: 'Документ аннулирован.' } as const;

/** Documents as credentials that a machine can check without asking us, but for the key and the status. */
@Injectable()
export class Credentials {
  private readonly publicUrl: string;

  constructor(
    private readonly verification: VerificationService,
    private readonly documents: VerificationRepository,
    private readonly keys: CredentialKeys,
    @Inject(CONFIG) { PUBLIC_URL }: Config,
  ) {
    this.publicUrl = PUBLIC_URL;
  }

  /**
   * The credential as a token: the payload is the credential itself with the registered claims beside it (Open Badges 3.0,
   * JSON Web Token proof format). One whose document is no longer in force has run out on that day.
   */
  async token(address: string, typed: string): Promise<string> {
    const document = await this.achievement(address, typed);
    const badge = openBadge(document, this.publicUrl);
    const { kid, key } = await this.keys.inUse();
    const token = new SignJWT({ ...badge })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid })
      .setIssuer(badge.issuer.id)
      .setJti(badge.id)
      .setSubject(badge.credentialSubject.id)
      .setNotBefore(new Date(badge.validFrom));
    if ('validUntil' in badge && badge.validUntil) token.setExpirationTime(new Date(badge.validUntil));
    return token.sign(key);
  }

  /** A list of one: a list of all would name every annulled document to everybody. */
  async status(address: string, typed: string): Promise<OutputOf<typeof getCredentialStatus>> {
    const { code, status } = await this.achievement(address, typed);
    const at = credentialAddresses(this.publicUrl, code);
    const revoked =
      status === 'valid' ? [] : [{ id: at.credential, revoked: true as const, revocationReason: REASONS[status] }];
    return { id: at.status, issuer: at.issuer, revokedCredentials: revoked };
  }

  async issuer(): Promise<OutputOf<typeof getIssuer>> {
    const name = await this.documents.selectOrganisation();
    const { issuer: id } = credentialAddresses(this.publicUrl, '');
    return { '@context': [...CONTEXTS], id, type: ['Profile'], name, url: this.publicUrl };
  }

  private async achievement(address: string, typed: string) {
    const document = found(await this.verification.document(address, typed));
    return found(achieved(document));
  }
}

function achieved(document: VerifiedDocument) {
  const { kind } = document;
  return hasCredential(kind) ? { ...document, kind } : null;
}
