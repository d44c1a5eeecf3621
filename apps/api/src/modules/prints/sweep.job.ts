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
const PERSONAL_GONE = 'Файлы с персональными данными хранятся одни сутки, потом удаляются. Сделайте новый.';

/** The worker’s round, at its start and every minute: prints that were lost, and papers and pictures that must not lie about. */
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
  async sweep(): Promise<void> {
    await this.db.transaction(async (tx) => {
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
      await this.removeExpired(tx);
    });
    await this.removeUnusedPictures();
  }

  /** Their bytes go too, unless something else holds the very same. What fails is found again by the next round. */
  private async removeUnusedPictures(): Promise<void> {
    for (const sha256 of await this.lost.selectUnusedPictures(this.db.manager))
      await this.db.transaction(async (tx) => {
        await this.lost.deleteUnusedPicture(tx, sha256);
        await this.files.release(tx, sha256);
      });
  }

  private async removeExpired(tx: EntityManager): Promise<void> {
    const expired = await this.lost.selectExpired(tx);
    if (expired.length === 0) return;
    const ids = (slips: boolean) => expired.flatMap(({ id, isSlip }) => (isSlip === slips ? [id] : []));
    await this.prints.updateFailed(tx, ids(true), GONE);
    await this.prints.updateFailed(tx, ids(false), PERSONAL_GONE);
    const files = expired.map(({ fileSha256 }) => fileSha256);
    for (const sha256 of await this.lost.selectLoose(tx, files)) await this.files.forget(tx, sha256);
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
