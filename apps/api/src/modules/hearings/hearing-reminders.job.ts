import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.ts';
import { rows } from '../../platform/db/rows.ts';
import { AppealNews } from '../appeals/appeal-news.service.ts';
import { Appeals } from '../appeals/appeals.service.ts';

const EVERY_MS = 60_000;
/** How long before the end of a deadline people are reminded of it. */
const NOTICE_MS = 24 * 60 * 60 * 1000;

/** The worker’s round: reminds of deadlines a day before they end (5.6, 5.11), and removes files that no appeal has taken. */
@Injectable()
export class HearingRemindersJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('HearingReminders');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly appeals: Appeals,
    private readonly news: AppealNews,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE === 'worker') this.running = this.round();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** Sends every reminder that is due now, once for each day that a deadline ends on; gives the appeals reminded of. */
  remind(): Promise<string[]> {
    return this.db.transaction(async (tx) => {
      const reminded: string[] = [];
      for (const { id, what, day, endsAt, now } of await this.appeals.openDeadlines(tx)) {
        if (endsAt.getTime() - now.getTime() > NOTICE_MS) continue;
        const sql = `INSERT INTO appeal_reminder (appeal_id, what, due_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING appeal_id`;
        if ((await rows(tx, sql, [id, what, day])).length === 0) continue;
        await this.news.tell(tx, what === 'consider' ? 'consider-soon' : 'tell-soon', id);
        reminded.push(id);
      }
      return reminded;
    });
  }

  private async round(): Promise<void> {
    try {
      await this.remind();
      await this.db.query(
        `DELETE FROM appeal_attachment WHERE appeal_id IS NULL AND uploaded_at < clock_timestamp() - interval '1 day'`,
      );
    } catch (error) {
      this.log.warn(String(error));
    }
    this.timer = setTimeout(() => (this.running = this.round()), EVERY_MS);
  }
}
