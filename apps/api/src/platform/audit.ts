import type { AuditAction } from '@itog/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChainHead } from './audit-chain.ts';
import { rows } from './db/rows.ts';

export type AuditEntry = {
  /** Who did it; null for the system itself. */
  readonly actorId: string | null;
  /** `room.verb`; a new one takes its line in the contract and its sentence in the interface. */
  readonly action: AuditAction;
  readonly subjectId: string;
  /** What one needs to understand it later; never passwords or keys. */
  readonly facts?: object;
};

/** The append-only log of what staff did, written in the transaction of the deed. */
@Injectable()
export class Audit {
  async record(tx: EntityManager, { actorId, action, subjectId, facts = {} }: AuditEntry): Promise<void> {
    await tx.query(`INSERT INTO audit_entry (actor_id, action, subject_id, facts) VALUES ($1, $2, $3, $4)`, [
      actorId,
      action,
      subjectId,
      JSON.stringify(facts),
    ]);
  }

  /**
   * The head of the audit chain, with what this transaction has recorded so far in it: number of the last link and its hash.
   * Call it when nothing is left to do but to write it down: from here on to the commit nobody else can commit an entry.
   */
  async head(tx: EntityManager): Promise<ChainHead> {
    await tx.query('SET CONSTRAINTS audit_entry_chained IMMEDIATE');
    const sql = 'SELECT position, sha256 FROM audit_link ORDER BY position DESC LIMIT 1';
    const [head] = await rows<ChainHead>(tx, sql);
    if (!head) throw new Error('the audit chain has no link yet');
    return head;
  }
}
