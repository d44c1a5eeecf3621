import { Injectable } from '@nestjs/common';
import type { SigningAgreement } from '@itog/contracts';
import { PERMISSIONS, type PersonName, type SecondFactor } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Agreement = Omit<SigningAgreement, 'markdown'>;
export type ListedAgreement = Agreement & {
  readonly inForce: boolean;
  readonly publishedAt: Date;
  readonly accepted: number;
};
export type ListedSigner = {
  readonly id: string;
  readonly name: PersonName;
  readonly post: string | null;
  readonly acceptedAt: Date | null;
  readonly secondFactor: SecondFactor | null;
};

const AGREEMENT = `a.id, a.number, a.title, a.effective_from AS "effectiveFrom", a.sha256`;

/** Whoever may be asked to sign something. */
const SIGNERS = [...new Set([...PERMISSIONS['protocols.sign'], ...PERMISSIONS['orders.sign']])];

@Injectable()
export class AgreementRepository {
  async selectOptionalInForce(tx: EntityManager): Promise<SigningAgreement | null> {
    const sql = `SELECT ${AGREEMENT}, a.markdown FROM signing_agreement_in_force a`;
    return (await rows<SigningAgreement>(tx, sql))[0] ?? null;
  }

  async selectOptional(tx: EntityManager, id: string): Promise<SigningAgreement | null> {
    const sql = `SELECT ${AGREEMENT}, a.markdown FROM signing_agreement a WHERE a.id = $1`;
    return (await rows<SigningAgreement>(tx, sql, [id]))[0] ?? null;
  }

  selectAll(tx: EntityManager): Promise<ListedAgreement[]> {
    return rows(
      tx,
      `SELECT ${AGREEMENT}, a.published_at AS "publishedAt",
              a.id IN (SELECT id FROM signing_agreement_in_force) AS "inForce",
              (SELECT count(*) FROM signing_consent c WHERE c.agreement_id = a.id) AS accepted
       FROM signing_agreement a ORDER BY a.effective_from DESC, a.published_at DESC`,
    );
  }

  async insert(tx: EntityManager, agreement: Omit<SigningAgreement, 'id'>): Promise<Agreement> {
    const [inserted] = await rows<Agreement>(
      tx,
      `INSERT INTO signing_agreement AS a (number, title, effective_from, markdown, sha256) VALUES ($1, $2, $3, $4, $5)
       RETURNING ${AGREEMENT}`,
      [agreement.number, agreement.title, agreement.effectiveFrom, agreement.markdown, agreement.sha256],
    );
    if (!inserted) throw new Error('the agreement was not inserted');
    return inserted;
  }

  async selectOptionalConsent(tx: EntityManager, userId: string, agreementId: string): Promise<Date | null> {
    const sql = `SELECT at FROM signing_consent WHERE user_id = $1 AND agreement_id = $2`;
    return (await rows<{ at: Date }>(tx, sql, [userId, agreementId]))[0]?.at ?? null;
  }

  /** Records the acceptance of this text, if it is the one in force; null otherwise. */
  async insertConsent(
    tx: EntityManager,
    consent: { userId: string; agreementId: string; sha256: string; address: string; device: string },
  ): Promise<{ readonly at: Date; readonly first: boolean } | null> {
    const { userId, agreementId, sha256, address, device } = consent;
    const [row] = await rows<{ at: Date }>(
      tx,
      `INSERT INTO signing_consent (user_id, agreement_id, sha256, address, device)
       SELECT $1, a.id, a.sha256, $4, $5 FROM signing_agreement_in_force a WHERE a.id = $2 AND a.sha256 = $3
       ON CONFLICT (user_id, agreement_id) DO NOTHING RETURNING at`,
      [userId, agreementId, sha256, address, device],
    );
    if (row) return { at: row.at, first: true };
    const [known] = await rows<{ at: Date }>(
      tx,
      `SELECT c.at FROM signing_consent c JOIN signing_agreement_in_force a ON a.id = c.agreement_id
       WHERE c.user_id = $1 AND a.id = $2 AND a.sha256 = $3`,
      [userId, agreementId, sha256],
    );
    return known ? { at: known.at, first: false } : null;
  }

  /** People with access who may have to sign, those who have not accepted the agreement in force first. */
  selectSigners(tx: EntityManager): Promise<ListedSigner[]> {
    return rows(
      tx,
      `SELECT u.id, json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name,
              u.post, c.at AS "acceptedAt", f.kind AS "secondFactor"
       FROM app_user u LEFT JOIN signing_consent_in_force c ON c.user_id = u.id
       LEFT JOIN second_factor f ON f.user_id = u.id AND f.confirmed_at IS NOT NULL
       WHERE u.active AND u.roles && $1
       ORDER BY c.at IS NOT NULL, u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`,
      [SIGNERS],
    );
  }
}
