import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { Hints } from '../../platform/hints.ts';

type Audience = { readonly sessionId: string; readonly commission: string[]; readonly learners: string[] };

/** Tells those whom a protocol concerns that it has changed. */
@Injectable()
export class ProtocolNews {
  private readonly log = new Logger('ProtocolNews');

  constructor(
    private readonly db: DataSource,
    private readonly hints: Hints,
  ) {}

  /** For the commission and for whoever watches the session. */
  changed(protocolId: string): Promise<void> {
    return this.tell(protocolId, ({ sessionId, commission }) => {
      const hint = { event: 'protocol.changed', protocolId, sessionId } as const;
      this.hints.send(`session:${sessionId}`, hint);
      for (const userId of commission) this.hints.send(`user:${userId}`, hint);
    });
  }

  /** The results are official from now on (3.12): the learners are told too. */
  async announced(protocolId: string): Promise<void> {
    await this.changed(protocolId);
    await this.tell(protocolId, ({ sessionId, learners }) => {
      const hint = { event: 'session.changed', sessionId } as const;
      this.hints.send(`session:${sessionId}`, hint);
      for (const userId of learners) this.hints.send(`user:${userId}`, hint);
    });
  }

  /** What has been done stays done when nobody can be told of it. */
  private async tell(protocolId: string, say: (audience: Audience) => void): Promise<void> {
    try {
      const [audience] = await rows<Audience>(
        this.db.manager,
        `SELECT p.session_id AS "sessionId",
                ARRAY(SELECT user_id FROM commission_seat s WHERE s.commission_id = p.commission_id)::text[] AS commission,
                ARRAY(SELECT DISTINCT e.learner_id FROM protocol_result r JOIN enrolment e ON e.id = r.enrolment_id
                      WHERE r.protocol_id = p.id)::text[] AS learners
         FROM protocol p WHERE p.id = $1`,
        [protocolId],
      );
      if (audience) say(audience);
    } catch (error) {
      this.log.warn(String(error));
    }
  }
}
