import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { GroupCommit } from '../../platform/group-commit.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';
import { DocumentPrinting, PRINTER_FAILED, UnprintableDocument } from '../registry/document-printing.service.ts';
import { PrintRunRepository, type Item, type Ticked } from './print-run.repository.ts';

const payload = z.object({ runId: z.uuid() });

/** Runs side by side: a short one does not wait for the end of a long one. */
const RUNS_AT_ONCE = 2;
/** Documents taken at a time; a pause is heard between two takings. */
const AT_A_TIME = 48;
/** While the printer has some of them, the files and rows of the others are written. */
const SIDE_BY_SIDE = 12;

/** What is printed at the same moment is ticked off by one statement. */
const TICKING = { flushers: 1, batch: AT_A_TIME, queue: 10_000 };

/** A worker that was killed says nothing: after so long another one, or its successor, goes on. */
const HELD_SECONDS = 15;
const HELD_AGAIN_MS = 4_000;
const LOOK_EVERY_MS = 3_000;
/** Before another try, when what is wrong may pass. */
const BREATH_MS = 1_000;
const TELL_EVERY_MS = 300;

/** Prints the documents of a run one by one; what is printed is kept at once, so that any moment is a good one to be killed. */
@Injectable()
export class GoJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('PrintRuns');
  private readonly ticking = new GroupCommit((ticked: readonly Ticked[]) => this.tick(ticked), TICKING);
  private readonly told = new Map<string, number>();
  private stopping = false;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly runs: PrintRunRepository,
    private readonly printing: DocumentPrinting,
    private readonly jobs: Jobs,
    private readonly hints: Hints,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('print-runs.go', (data) => this.handle(data), { atOnce: RUNS_AT_ONCE });
    if (this.config.ROLE === 'worker') this.looking = this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.looking;
  }

  /** Prints the run to its end, unless it is paused or another worker prints it. */
  async handle(data: object): Promise<void> {
    const { runId } = payload.parse(data);
    const holder = randomUUID();
    if (!(await this.hold(runId, holder))) return;
    const again = setInterval(() => void this.hold(runId, holder), HELD_AGAIN_MS);
    try {
      while (!this.stopping && (await this.hold(runId, holder)) && (await this.printSome(runId)));
    } finally {
      clearInterval(again);
      await this.runs.updateReleased(this.db.manager, runId, holder);
      await this.tell(runId, true);
    }
  }

  /** Whether there is more to print. */
  private async printSome(runId: string): Promise<boolean> {
    const items = await this.runs.selectWaiting(this.db.manager, runId, AT_A_TIME);
    if (items.length === 0) return !(await this.runs.updateOver(this.db.manager, runId));
    let troubled = false;
    const lane = async () => {
      for (let item = items.shift(); item && !this.stopping; item = items.shift()) {
        if (!(await this.printOne(runId, item))) troubled = true;
        await this.tell(runId);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
    if (troubled) await sleep(BREATH_MS);
    return true;
  }

  /** Whether what happened is settled: false when it is worth another try. */
  private async printOne(runId: string, { position, documentId }: Item): Promise<boolean> {
    const tx = this.db.manager;
    try {
      await this.printing.ensure(documentId);
      await this.ticking.add({ runId, position });
      return true;
    } catch (error) {
      if (error instanceof UnprintableDocument) {
        await this.runs.updateFailed(tx, runId, position, error.message);
        return true;
      }
      this.log.warn(`document ${documentId}: ${String(error)}`);
      await this.runs.updateTried(tx, runId, position, PRINTER_FAILED);
      return false;
    }
  }

  private async tick(ticked: readonly Ticked[]): Promise<readonly Ticked[]> {
    await this.runs.updateDone(this.db.manager, ticked);
    return ticked;
  }

  private async hold(runId: string, holder: string): Promise<boolean> {
    try {
      return await this.runs.updateHeld(this.db.manager, runId, holder, HELD_SECONDS);
    } catch (error) {
      this.log.warn(String(error));
      return false; // the round below finds it again
    }
  }

  private async tell(runId: string, last = false): Promise<void> {
    const now = performance.now();
    if (!last && now - (this.told.get(runId) ?? 0) < TELL_EVERY_MS) return;
    if (last) this.told.delete(runId);
    else this.told.set(runId, now);
    const maker = await this.runs.selectOptionalMaker(this.db.manager, runId);
    if (maker) this.hints.send(`user:${maker}`, { event: 'print-run.changed', runId });
  }

  /** Finds the runs that a killed worker has left. */
  private async look(): Promise<void> {
    try {
      for (const runId of await this.runs.selectDropped(this.db.manager)) await this.handle({ runId });
    } catch (error) {
      this.log.warn(String(error));
    }
    if (!this.stopping) this.timer = setTimeout(() => (this.looking = this.look()), LOOK_EVERY_MS);
  }
}
