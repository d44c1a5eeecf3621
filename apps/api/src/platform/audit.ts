import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type AuditEntry = {
  /** Who did it; null for the system itself. */
  readonly actorId: string | null;
  /** `room.verb`, e.g. `registry.issue`. */
  readonly action: string;
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
}
