import { Injectable } from '@nestjs/common';
import type { IssuerKey } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** The public half as it is kept: its address follows from PUBLIC_URL, which may change. */
export type KeptKey = { readonly thumbprint: string; readonly n: string; readonly e: string };

export type DatedKey = Omit<IssuerKey, 'address'>;

export type KeyInUse = { readonly thumbprint: string; readonly lockedKey: Buffer };

/** Keys of credentials: one in use, the former ones without their private halves. */
@Injectable()
export class CredentialKeyRepository {
  async selectOptionalInUse(tx: EntityManager): Promise<KeyInUse | null> {
    const sql = `SELECT thumbprint, locked_key AS "lockedKey" FROM credential_key WHERE retired_at IS NULL`;
    return (await rows<KeyInUse>(tx, sql))[0] ?? null;
  }

  /** The one in use first, then the former ones, the latest first. */
  selectPublic(tx: EntityManager): Promise<KeptKey[]> {
    const sql = `SELECT thumbprint, public_jwk ->> 'n' AS n, public_jwk ->> 'e' AS e FROM credential_key
                 ORDER BY retired_at IS NULL DESC, made_at DESC`;
    return rows<KeptKey>(tx, sql);
  }

  /** The same keys with their dates. */
  selectKept(tx: EntityManager): Promise<DatedKey[]> {
    const sql = `SELECT k.thumbprint, k.made_at AS "madeAt", k.retired_at AS "retiredAt",
                        CASE WHEN u.id IS NOT NULL THEN concat_ws(' ', u.last_name, u.first_name, u.patronymic) END AS "madeBy"
                 FROM credential_key k LEFT JOIN app_user u ON u.id = k.made_by
                 ORDER BY k.retired_at IS NULL DESC, k.made_at DESC`;
    return rows<DatedKey>(tx, sql);
  }

  /** Two who make the first key, or replace one, wait for each other. */
  async lockKeys(tx: EntityManager): Promise<void> {
    await tx.query('LOCK TABLE credential_key IN SHARE ROW EXCLUSIVE MODE');
  }

  /** Retires the key in use, its private half is gone; gives its thumbprint. */
  async updateRetired(tx: EntityManager): Promise<string | null> {
    const sql = `UPDATE credential_key SET retired_at = clock_timestamp(), locked_key = NULL
                 WHERE retired_at IS NULL RETURNING thumbprint`;
    return (await rows<{ thumbprint: string }>(tx, sql))[0]?.thumbprint ?? null;
  }

  async insertKey(tx: EntityManager, { thumbprint, n, e }: KeptKey, lockedKey: Buffer, madeBy: string | null) {
    await tx.query(`INSERT INTO credential_key (thumbprint, public_jwk, locked_key, made_by) VALUES ($1, $2, $3, $4)`, [
      thumbprint,
      JSON.stringify({ kty: 'RSA', n, e }),
      lockedKey,
      madeBy,
    ]);
  }
}
