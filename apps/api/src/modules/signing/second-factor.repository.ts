import { Injectable } from '@nestjs/common';
import type { SecondFactor } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Factor = {
  readonly kind: SecondFactor;
  readonly secret: Buffer | null;
  readonly confirmed: boolean;
  readonly login: string;
  readonly email: string | null;
  /** The database's clock. */
  readonly now: Date;
};

export type Contact = { readonly login: string; readonly email: string | null };

const CODE_MINUTES = 10;
const CODE_TRIES = 5;

@Injectable()
export class SecondFactorRepository {
  async selectOptional(tx: EntityManager, userId: string): Promise<Factor | null> {
    const [factor] = await rows<Factor>(
      tx,
      `SELECT f.kind, f.secret, f.confirmed_at IS NOT NULL AS confirmed, u.login, u.email, clock_timestamp() AS now
       FROM second_factor f JOIN app_user u ON u.id = f.user_id WHERE f.user_id = $1`,
      [userId],
    );
    return factor ?? null;
  }

  async selectOptionalContact(tx: EntityManager, userId: string): Promise<Contact | null> {
    return (await rows<Contact>(tx, `SELECT login, email FROM app_user WHERE id = $1`, [userId]))[0] ?? null;
  }

  /** A factor that is not confirmed yet gives way to a new one; a confirmed one stays. */
  async upsertUnconfirmed(
    tx: EntityManager,
    userId: string,
    kind: SecondFactor,
    secret: Buffer | null,
  ): Promise<boolean> {
    const written = await rows(
      tx,
      `INSERT INTO second_factor AS f (user_id, kind, secret) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE SET kind = $2, secret = $3, last_step = 0, set_up_at = clock_timestamp()
       WHERE f.confirmed_at IS NULL RETURNING 1`,
      [userId, kind, secret],
    );
    return written.length > 0;
  }

  async updateConfirmed(tx: EntityManager, userId: string): Promise<boolean> {
    const sql = `UPDATE second_factor SET confirmed_at = clock_timestamp() WHERE user_id = $1 AND confirmed_at IS NULL RETURNING 1`;
    return (await rows(tx, sql, [userId])).length > 0;
  }

  /** Takes the time step of a code, unless it or a later one was taken before. */
  async takeStep(tx: EntityManager, userId: string, step: number): Promise<boolean> {
    const sql = `UPDATE second_factor SET last_step = $2 WHERE user_id = $1 AND last_step < $2 RETURNING 1`;
    return (await rows(tx, sql, [userId, step])).length > 0;
  }

  /** Removes the factor and its last code; false where there was none. */
  async delete(tx: EntityManager, userId: string): Promise<boolean> {
    await tx.query(`DELETE FROM one_time_code WHERE user_id = $1`, [userId]);
    return (await rows(tx, `DELETE FROM second_factor WHERE user_id = $1 RETURNING 1`, [userId])).length > 0;
  }

  /** The one code by e-mail that counts: a new one replaces the former. */
  async upsertCode(tx: EntityManager, userId: string, codeHash: string): Promise<void> {
    await tx.query(
      `INSERT INTO one_time_code (user_id, code_hash, expires_at)
       VALUES ($1, $2, clock_timestamp() + $3 * interval '1 minute')
       ON CONFLICT (user_id) DO UPDATE SET code_hash = $2, expires_at = excluded.expires_at, tries = 0`,
      [userId, codeHash, CODE_MINUTES],
    );
  }

  /** Counts a try, then takes the code if it is the one; a code is taken once. */
  async takeCode(tx: EntityManager, userId: string, codeHash: string): Promise<boolean> {
    const live = await rows(
      tx,
      `UPDATE one_time_code SET tries = tries + 1
       WHERE user_id = $1 AND expires_at > clock_timestamp() AND tries < $2 RETURNING 1`,
      [userId, CODE_TRIES],
    );
    if (live.length === 0) return false;
    const sql = `DELETE FROM one_time_code WHERE user_id = $1 AND code_hash = $2 RETURNING 1`;
    return (await rows(tx, sql, [userId, codeHash])).length > 0;
  }
}
