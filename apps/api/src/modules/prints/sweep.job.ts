import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Jobs } from '../../platform/jobs.ts';
import { PrintRepository } from './print.repository.ts';
import { SweepRepository } from './sweep.repository.ts';

const EVERY_MS = 60_000;
const LOST = 'Напечатать не удалось. Попробуйте ещё раз.';
const GONE = 'Листки доступа хранятся один час, потом удаляются. Напечатайте новые.';

/** The worker’s round, at its start and every minute: prints that were lost, and papers that must not lie about. */
@Injectable()
export class SweepJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Sweep');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly lost: SweepRepository,
    private readonly prints: PrintRepository,
    private readonly files: FileStore,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE === 'worker') this.running = this.round();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** Does what is to be done now; repeating it changes nothing. */
  sweep(): Promise<void> {
    return this.db.transaction(async (tx) => {
      const documents = await this.lost.selectUnprintedDocuments(tx);
      await this.jobs.enqueue(
        tx,
        'registry.print',
        documents.map((documentId) => ({ documentId })),
      );
      const protocols = await this.lost.selectUnprintedProtocols(tx);
      await this.jobs.enqueue(
        tx,
        'protocols.print',
        protocols.map((protocolId) => ({ protocolId })),
      );
      await this.prints.updateFailed(tx, await this.lost.selectAbandonedPrints(tx), LOST);
      await this.removeSlips(tx);
    });
  }

  private async removeSlips(tx: EntityManager): Promise<void> {
    const slips = await this.lost.selectExpiredSlips(tx);
    await this.prints.updateFailed(
      tx,
      slips.map(({ id }) => id),
      GONE,
    );
    for (const { fileSha256 } of slips) await this.files.forget(tx, fileSha256);
  }

  private async round(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.log.warn(String(error));
    }
    this.timer = setTimeout(() => (this.running = this.round()), EVERY_MS);
  }
}
