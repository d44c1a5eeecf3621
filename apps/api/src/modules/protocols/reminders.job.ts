import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { reminderDue, waitingOf, type CommissionRole, type ProtocolForm } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { ProtocolNews } from './protocol-news.service.ts';
import type { Standing } from './protocol.repository.ts';

const EVERY_MS = 30_000;

type Unsigned = {
  readonly id: string;
  readonly form: ProtocolForm;
  readonly dueAt: Date;
  readonly now: Date;
  readonly minutes: readonly number[];
  readonly sent: readonly number[];
  readonly seats: readonly { readonly userId: string; readonly role: CommissionRole }[];
  readonly standing: readonly Standing[];
};

/** The worker’s round: reminds those who have still to sign, hours and minutes before the day ends (3.12). */
@Injectable()
export class RemindersJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Reminders');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly news: ProtocolNews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE === 'worker') this.running = this.round();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** Sends every reminder that is due now, once each; gives the protocols reminded of. */
  async remind(): Promise<string[]> {
    const reminded = await this.db.transaction(async (tx) => {
      const protocols = [];
      for (const protocol of await this.selectUnsigned(tx))
        if (await this.remindOf(tx, protocol)) protocols.push(protocol.id);
      return protocols;
    });
    for (const id of reminded) await this.news.changed(id);
    return reminded;
  }

  private async remindOf(tx: EntityManager, protocol: Unsigned): Promise<boolean> {
    const minutes = reminderDue(protocol);
    if (minutes === null) return false;
    const inserted = await rows(
      tx,
      `INSERT INTO protocol_reminder (protocol_id, minutes_before) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING protocol_id`,
      [protocol.id, minutes],
    );
    if (inserted.length > 0) await this.news.tell(tx, 'reminder', protocol.id, waitingOf(protocol));
    return inserted.length > 0;
  }

  /** Drafts whose day ends within the longest notice. */
  private selectUnsigned(tx: EntityManager): Promise<Unsigned[]> {
    return rows<Unsigned>(
      tx,
      `SELECT p.id, p.form, p.due_at AS "dueAt", clock_timestamp() AS now, org.protocol_reminder_minutes AS minutes,
              ARRAY(SELECT r.minutes_before FROM protocol_reminder r WHERE r.protocol_id = p.id) AS sent,
              (SELECT json_agg(json_build_object('userId', seat.user_id, 'role', seat.role)) FROM commission_seat seat
               WHERE seat.commission_id = p.commission_id) AS seats,
              coalesce((SELECT json_agg(json_build_object('userId', sig.user_id, 'status', sig.status)) FROM signature sig
                        WHERE sig.subject_kind = 'protocol' AND sig.subject_id = p.id AND sig.voided_at IS NULL), '[]') AS standing
       FROM protocol p CROSS JOIN organisation org
       WHERE p.status = 'draft' AND p.due_at > clock_timestamp()
         AND p.due_at <= clock_timestamp() + (SELECT max(m) FROM unnest(org.protocol_reminder_minutes) AS m) * interval '1 minute'`,
    );
  }

  private async round(): Promise<void> {
    try {
      await this.remind();
    } catch (error) {
      this.log.warn(String(error));
    }
    this.timer = setTimeout(() => (this.running = this.round()), EVERY_MS);
  }
}
