import { Injectable } from '@nestjs/common';
import type { AttachedSignature, AttachedSigner, KeptKind } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** An order, a protocol or an issued document. */
export type Kept = { readonly keptKind: KeptKind; readonly keptId: string };

/** Whose eyes: `all` sees everything, others what their commissions made. */
export type Sight = { readonly all: boolean; readonly userId: string };

@Injectable()
export class AttachedRepository {
  /** The kept file, for those who may see it: null hash while there is none; null for what does not exist for him. */
  async selectOptionalKept(tx: EntityManager, kept: Kept, sight: Sight): Promise<{ fileSha256: string | null } | null> {
    const found = await rows<{ fileSha256: string | null }>(
      tx,
      `SELECT k.file_sha256 AS "fileSha256" FROM kept_file($1, $2) k
       WHERE k.is_there AND ($3 OR EXISTS (
         SELECT FROM commission_seat s WHERE s.commission_id = k.commission_id AND s.user_id = $4))`,
      [kept.keptKind, kept.keptId, sight.all, sight.userId],
    );
    return found[0] ?? null;
  }

  /** The oldest first. */
  selectSignatures(tx: EntityManager, { keptKind, keptId }: Kept): Promise<AttachedSignature[]> {
    return rows(
      tx,
      `SELECT a.id, a.file_name AS "fileName", a.added_at AS "addedAt", a.signers,
              concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS "addedBy"
       FROM attached_signature a JOIN app_user u ON u.id = a.added_by
       WHERE a.kept_kind = $1 AND a.kept_id = $2 ORDER BY a.added_at`,
      [keptKind, keptId],
    );
  }

  async selectOptionalFile(
    tx: EntityManager,
    { keptKind, keptId }: Kept,
    id: string,
  ): Promise<{ sha256: string; fileName: string } | null> {
    const found = await rows<{ sha256: string; fileName: string }>(
      tx,
      `SELECT sha256, file_name AS "fileName" FROM attached_signature WHERE kept_kind = $1 AND kept_id = $2 AND id = $3`,
      [keptKind, keptId, id],
    );
    return found[0] ?? null;
  }

  /** The id of the new row; null when this very signature is attached already. */
  async insertSignature(
    tx: EntityManager,
    { keptKind, keptId }: Kept,
    signature: { fileSha256: string; sha256: string; fileName: string; signers: readonly AttachedSigner[] },
    addedBy: string,
  ): Promise<string | null> {
    const { fileSha256, sha256, fileName, signers } = signature;
    const [row] = await rows<{ id: string }>(
      tx,
      `INSERT INTO attached_signature (kept_kind, kept_id, file_sha256, sha256, file_name, signers, added_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kept_kind, kept_id, sha256) DO NOTHING RETURNING id`,
      [keptKind, keptId, fileSha256, sha256, fileName, JSON.stringify(signers), addedBy],
    );
    return row?.id ?? null;
  }
}
