import { Injectable } from '@nestjs/common';
import type { Proof } from '@itog/contracts';
import type { SignatureMethod, SignatureStatus, SignatureSubject } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { orTaken } from '../../platform/db/violations.ts';
import { Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import { SignInService } from '../identity/sign-in.service.ts';
import { SecondFactors } from './second-factor.service.ts';
import { SignatureRepository, type Signature, type Subject } from './signature.repository.ts';

export type { Signature, Subject } from './signature.repository.ts';

/** That the signer was who he said he was, under which agreement. */
export type Authenticated = { readonly method: SignatureMethod; readonly agreementId: string };

export type Signer = {
  readonly userId: string;
  /** What he signs as: his seat, `director`, `learner`. */
  readonly role: string;
  readonly status: SignatureStatus;
  /** The dissenting opinion, or the reason of a refusal; null otherwise. */
  readonly statement: string | null;
};

const REFUSAL_WITHDRAWN = 'Подписано после отказа';

/** The simple electronic signature (63-ФЗ, 5.2, 6.2, 9): one act and one record for everything that people sign. */
@Injectable()
export class Signing {
  constructor(
    private readonly db: DataSource,
    private readonly signatures: SignatureRepository,
    private readonly signIns: SignInService,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Makes sure that it is the person himself who signs. Called before the transaction: it takes its time and counts wrong tries.
   * @throws Refused `signing.agreement-missing`, `password.wrong`, `sign-in.blocked`, `signing.code-missing`,
   *   `signing.code-wrong`, `signing.code-blocked`
   */
  async authenticate({ id }: { readonly id: string }, { password, code }: Proof): Promise<Authenticated> {
    const agreementId = await this.signatures.selectOptionalAccepted(this.db.manager, id);
    if (!agreementId) throw new Refused([{ code: 'signing.agreement-missing', clause: null }]);
    await this.signIns.confirm(id, password);
    const factor = await this.factors.check(id, code);
    return { method: factor ? `password+${factor}` : 'password', agreementId };
  }

  /**
   * Records what the person did about this very content; the caller has locked the subject and asked its rules.
   * @param proof null only for `absent`, which somebody records of another
   * @throws Refused `signature.given-already` where his signature stands
   */
  async sign(
    tx: EntityManager,
    subject: Subject,
    signer: Signer,
    contentSha256: string,
    origin: Origin,
    proof: Authenticated | null,
  ): Promise<void> {
    if ((proof === null) !== (signer.status === 'absent')) throw new Error(`${signer.status} without its proof`);
    const { method, agreementId } = proof ?? { method: 'recorded' as const, agreementId: null };
    const signature = { subject, ...signer, contentSha256, ...origin, method, agreementId };
    await orTaken(this.signatures.insert(tx, signature), {
      signature_one_stands: () => new Refused([{ code: 'signature.given-already', clause: null }]),
    });
  }

  /** Ends all signatures under a content that is no more; gives whose they were, to be told. */
  voidAll(tx: EntityManager, subject: Subject, reason: string): Promise<string[]> {
    return this.signatures.voidAll(tx, subject, reason);
  }

  /** Ends the refusal of somebody who signs after all (2.4); it is kept beside his signature. */
  async withdrawRefusal(tx: EntityManager, subject: Subject, userId: string): Promise<void> {
    await this.signatures.voidAll(tx, subject, REFUSAL_WITHDRAWN, userId);
  }

  /** Everything that was ever signed about these subjects, voided signatures too, in the order of time. */
  of(tx: EntityManager, kind: SignatureSubject, subjectIds: readonly string[]): Promise<Signature[]> {
    return this.signatures.selectOf(tx, kind, subjectIds);
  }

  /** Who of these people has accepted the agreement in force, so that his signature counts. */
  async hasConsent(tx: EntityManager, userIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.signatures.selectConsenting(tx, userIds));
  }
}
