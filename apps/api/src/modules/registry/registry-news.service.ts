import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { Hints } from '../../platform/hints.ts';

type Audience = {
  readonly protocolId: string | null;
  /** Of the protocol; null where the documents rest on an order. */
  readonly sessionId: string | null;
  readonly learners: string[];
  readonly issuers: string[];
};

/** Tells the learner, the issuer and whoever watches the session that documents have changed. */
@Injectable()
export class RegistryNews {
  private readonly log = new Logger('RegistryNews');

  constructor(
    private readonly db: DataSource,
    private readonly hints: Hints,
  ) {}

  /** Issued, annulled or printed. */
  async changed(documentIds: readonly string[]): Promise<void> {
    try {
      for (const { protocolId, sessionId, issuers, learners } of await this.selectAudiences(documentIds)) {
        const people = [...new Set([...learners, ...issuers])].map((id) => `user:${id}` as const);
        const watchers = sessionId ? ([`session:${sessionId}`] as const) : [];
        this.hints.sendAll([...watchers, ...people], { event: 'documents.changed', ...(protocolId && { protocolId }) });
      }
    } catch (error) {
      this.log.warn(String(error)); // what has been done stays done when nobody can be told of it
    }
  }

  private selectAudiences(documentIds: readonly string[]): Promise<Audience[]> {
    return rows<Audience>(
      this.db.manager,
      `SELECT p.id AS "protocolId", p.session_id AS "sessionId", array_agg(DISTINCT d.learner_id)::text[] AS learners,
              array_agg(DISTINCT d.issued_by)::text[] AS issuers
       FROM issued_document d LEFT JOIN protocol p ON p.id = d.protocol_id
       WHERE d.id = ANY ($1) GROUP BY p.id`,
      [documentIds],
    );
  }
}
