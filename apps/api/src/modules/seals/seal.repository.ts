import { Injectable } from '@nestjs/common';
import type { KeptKind, Seal } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { CertificateFacts } from '../../platform/pki/certificate.ts';

/** The seal in use, with everything that sealing needs. */
export type SealInUse = {
  readonly id: string;
  readonly validUntil: Date;
  readonly certificate: Buffer;
  readonly others: readonly Buffer[];
  readonly lockedKey: Buffer;
};

export type NewSeal = CertificateFacts & Omit<SealInUse, 'id' | 'validUntil'>;

const IN_USE = `
SELECT id, valid_until AS "validUntil", certificate, others, locked_key AS "lockedKey"
FROM organisation_seal WHERE switched_off_at IS NULL`;

@Injectable()
export class SealRepository {
  /** All seals, the newest first. */
  selectSeals(tx: EntityManager): Promise<Seal[]> {
    return rows(
      tx,
      `SELECT s.id, s.subject, s.organisation, s.issuer, s.serial, s.valid_from AS "validFrom", s.valid_until AS "validUntil",
              s.algorithm, s.added_at AS "addedAt", s.switched_off_at AS "switchedOffAt",
              concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS "addedBy"
       FROM organisation_seal s JOIN app_user u ON u.id = s.added_by ORDER BY s.added_at DESC`,
    );
  }

  async selectOptionalInUse(tx: EntityManager): Promise<SealInUse | null> {
    return (await rows<SealInUse>(tx, IN_USE))[0] ?? null;
  }

  /** The seal to set on papers of this kind; null when there is none, or the kind is not sealed. */
  async selectOptionalFor(tx: EntityManager, kind: KeptKind): Promise<SealInUse | null> {
    const sql = `${IN_USE} AND EXISTS (SELECT FROM sealed_kind k WHERE k.kind = $1)`;
    return (await rows<SealInUse>(tx, sql, [kind]))[0] ?? null;
  }

  async insertSeal(tx: EntityManager, seal: NewSeal, addedBy: string): Promise<string> {
    const [row] = await rows<{ id: string }>(
      tx,
      `INSERT INTO organisation_seal (subject, organisation, issuer, serial, valid_from, valid_until, algorithm,
                                      certificate, others, locked_key, added_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [
        seal.subject,
        seal.organisation,
        seal.issuer,
        seal.serial,
        seal.validFrom,
        seal.validUntil,
        seal.algorithm,
        seal.certificate,
        seal.others,
        seal.lockedKey,
        addedBy,
      ],
    );
    if (!row) throw new Error('the seal was not kept');
    return row.id;
  }

  /** Two who change the seal at once wait for each other. */
  async lockSeals(tx: EntityManager): Promise<void> {
    await tx.query('LOCK TABLE organisation_seal IN SHARE ROW EXCLUSIVE MODE');
  }

  /** Takes the seal in use out of use, and its key away; gives its id, or null when it is another or none. */
  async updateSwitchedOff(tx: EntityManager, actorId: string, id: string | null): Promise<string | null> {
    const [row] = await rows<{ id: string }>(
      tx,
      `UPDATE organisation_seal SET switched_off_at = clock_timestamp(), switched_off_by = $1, locked_key = NULL
       WHERE switched_off_at IS NULL AND ($2::uuid IS NULL OR id = $2) RETURNING id`,
      [actorId, id],
    );
    return row?.id ?? null;
  }

  async selectKinds(tx: EntityManager): Promise<KeptKind[]> {
    return (await rows<{ kind: KeptKind }>(tx, 'SELECT kind FROM sealed_kind ORDER BY kind')).map(({ kind }) => kind);
  }

  async replaceKinds(tx: EntityManager, kinds: readonly KeptKind[]): Promise<void> {
    await tx.query('DELETE FROM sealed_kind WHERE kind <> ALL ($1)', [kinds]);
    await tx.query('INSERT INTO sealed_kind (kind) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [kinds]);
  }
}
