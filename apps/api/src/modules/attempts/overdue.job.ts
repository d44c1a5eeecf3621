import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.ts';
import { ClosingService } from './closing.service.ts';

const EVERY_MS = 1_000;

/** The worker's watch over deadlines (3.6): an attempt ends by itself, whether or not anybody looks. */
@Injectable()
export class OverdueJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Overdue');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly closing: ClosingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE === 'worker') this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    // Jitter keeps several workers from asking at the same instant.
    this.timer = setTimeout(() => (this.running = this.sweep()), EVERY_MS * (0.8 + Math.random() * 0.4));
  }

  private async sweep(): Promise<void> {
    try {
      await this.closing.closeOverdue();
    } catch (error) {
      this.log.warn(String(error));
    }
    this.schedule();
  }
}
