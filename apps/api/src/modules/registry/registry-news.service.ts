import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { Hints } from '../../platform/hints.ts';

type Audience = { readonly protocolId: string; readonly sessionId: string; readonly people: string[] };

/** Tells the learner, the issuer and whoever watches the session that documents have changed. */
@Injectable()
export class RegistryNews {
  private readonly log = new Logger('RegistryNews');

  constructor(
    private readonly db: DataSource,
    private readonly hints: Hints,
  ) {}

  async changed(documentIds: readonly string[]): Promise<void> {
    try {
      const audiences = await rows<Audience>(
        this.db.manager,
        `SELECT p.id AS "protocolId", p.session_id AS "sessionId",
                array_agg(DISTINCT person.id)::text[] AS people
         FROM issued_document d JOIN protocol p ON p.id = d.protocol_id
         CROSS JOIN LATERAL (VALUES (d.learner_id), (d.issued_by)) AS person(id)
         WHERE d.id = ANY ($1) GROUP BY p.id`,
        [documentIds],
      );
      for (const { protocolId, sessionId, people } of audiences) {
        const hint = { event: 'documents.changed', protocolId } as const;
        this.hints.send(`session:${sessionId}`, hint);
        for (const userId of people) this.hints.send(`user:${userId}`, hint);
      }
    } catch (error) {
      this.log.warn(String(error)); // what has been done stays done when nobody can be told of it
    }
  }
}
