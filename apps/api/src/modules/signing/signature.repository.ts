import { Injectable } from '@nestjs/common';
import type { SignatureMethod, SignatureStatus, SignatureSubject } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Subject = { readonly kind: SignatureSubject; readonly id: string };

export type NewSignature = {
  readonly subject: Subject;
  readonly userId: string;
  readonly role: string;
  readonly status: SignatureStatus;
  readonly statement: string | null;
  readonly contentSha256: string;
  readonly address: string;
  readonly device: string;
  readonly method: SignatureMethod;
  readonly agreementId: string | null;
};

/** A signature as it stands or stood. */
export type Signature = {
  readonly subjectId: string;
  readonly userId: string;
  readonly role: string;
  readonly status: SignatureStatus;
  readonly statement: string | null;
  /** Null for an order signed before orders had a text. */
  readonly contentSha256: string | null;
  readonly at: Date;
  readonly address: string;
  readonly device: string;
  readonly method: SignatureMethod;
  /** Number of the edition that the signer had accepted; null for signatures older than the agreement. */
  readonly agreement: string | null;
  readonly voidedAt: Date | null;
  readonly voidedReason: string | null;
};

@Injectable()
export class SignatureRepository {
  async insert(tx: EntityManager, { subject, ...signature }: NewSignature): Promise<void> {
    await tx.query(
      `INSERT INTO signature (subject_kind, subject_id, user_id, role, status, statement, content_sha256, address, device,
                              method, agreement_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        subject.kind,
        subject.id,
        signature.userId,
        signature.role,
        signature.status,
        signature.statement,
        signature.contentSha256,
        signature.address,
        signature.device,
        signature.method,
        signature.agreementId,
      ],
    );
  }

  /** Ends every signature that stands, or that of one person; gives those whose it was. */
  async voidAll(
    tx: EntityManager,
    { kind, id }: Subject,
    reason: string,
    userId: string | null = null,
  ): Promise<string[]> {
    const voided = await rows<{ userId: string }>(
      tx,
      `UPDATE signature SET voided_at = clock_timestamp(), voided_reason = $3
       WHERE subject_kind = $1 AND subject_id = $2 AND voided_at IS NULL AND ($4::uuid IS NULL OR user_id = $4) RETURNING user_id AS "userId"`,
      [kind, id, reason, userId],
    );
    return voided.map(({ userId }) => userId);
  }

  selectOf(tx: EntityManager, kind: SignatureSubject, subjectIds: readonly string[]): Promise<Signature[]> {
    return rows<Signature>(
      tx,
      `SELECT s.subject_id AS "subjectId", s.user_id AS "userId", s.role, s.status, s.statement,
              s.content_sha256 AS "contentSha256", s.at, s.address, s.device, s.method, a.number AS agreement,
              s.voided_at AS "voidedAt", s.voided_reason AS "voidedReason"
       FROM signature s LEFT JOIN signing_agreement a ON a.id = s.agreement_id
       WHERE s.subject_kind = $1 AND s.subject_id = ANY ($2) ORDER BY s.at`,
      [kind, subjectIds],
    );
  }

  async selectConsenting(tx: EntityManager, userIds: readonly string[]): Promise<string[]> {
    const sql = `SELECT user_id AS "userId" FROM signing_consent_in_force WHERE user_id = ANY ($1)`;
    return (await rows<{ userId: string }>(tx, sql, [userIds])).map(({ userId }) => userId);
  }

  /** The edition in force, where this person has accepted it. */
  async selectOptionalAccepted(tx: EntityManager, userId: string): Promise<string | null> {
    const sql = `SELECT agreement_id AS id FROM signing_consent_in_force WHERE user_id = $1`;
    return (await rows<{ id: string }>(tx, sql, [userId]))[0]?.id ?? null;
  }
}
