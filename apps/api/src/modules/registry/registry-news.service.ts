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
  /** Documents of the protocol or the order that have no file yet. */
  readonly unprinted: number;
};

const WATCHERS_EVERY = 20;

/** Tells the learner, the issuer and whoever watches the session that documents have changed. */
@Injectable()
export class RegistryNews {
  private readonly log = new Logger('RegistryNews');

  constructor(
    private readonly db: DataSource,
    private readonly hints: Hints,
  ) {}

  /** Issued or annulled. */
  changed(documentIds: readonly string[]): Promise<void> {
    return this.tell(documentIds, () => true);
  }

  /** Each learner hears of his own file; those who watch the whole protocol, only now and then and at the end. */
  printed(documentId: string): Promise<void> {
    return this.tell([documentId], ({ unprinted }) => unprinted % WATCHERS_EVERY === 0);
  }

  private async tell(documentIds: readonly string[], tellsWatchers: (audience: Audience) => boolean): Promise<void> {
    try {
      for (const audience of await this.selectAudiences(documentIds)) {
        const { protocolId, sessionId, issuers, learners } = audience;
        const hint = { event: 'documents.changed', ...(protocolId && { protocolId }) } as const;
        for (const userId of learners) this.hints.send(`user:${userId}`, hint);
        if (!tellsWatchers(audience)) continue;
        if (sessionId) this.hints.send(`session:${sessionId}`, hint);
        for (const userId of issuers) this.hints.send(`user:${userId}`, hint);
      }
    } catch (error) {
      this.log.warn(String(error)); // what has been done stays done when nobody can be told of it
    }
  }

  private selectAudiences(documentIds: readonly string[]): Promise<Audience[]> {
    return rows<Audience>(
      this.db.manager,
      `SELECT p.id AS "protocolId", p.session_id AS "sessionId", array_agg(DISTINCT d.learner_id)::text[] AS learners,
              array_agg(DISTINCT d.issued_by)::text[] AS issuers,
              (SELECT count(*) FROM issued_document u
               WHERE (u.protocol_id = p.id OR u.order_id = d.order_id) AND u.file_sha256 IS NULL) AS unprinted
       FROM issued_document d LEFT JOIN protocol p ON p.id = d.protocol_id
       WHERE d.id = ANY ($1) GROUP BY p.id, d.order_id`,
      [documentIds],
    );
  }
}
