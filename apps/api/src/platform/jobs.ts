import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PgBoss, type Job, type JobResult } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from './config.ts';
import { AS_APP } from './db/app-role.ts';
import { rows } from './db/rows.ts';
import type { JobName } from './queues.ts';

const POLL_SECONDS = 2;

/** The queue, in the same database: a job is written in the transaction that makes it necessary, or not at all. */
@Injectable()
export class Jobs implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('Jobs');
  private readonly boss: PgBoss;
  private readonly role: Config['ROLE'];

  constructor(@Inject(CONFIG) { DATABASE_URL, ROLE }: Config) {
    this.role = ROLE;
    this.boss = new PgBoss({
      connectionString: DATABASE_URL,
      max: 3,
      options: AS_APP,
      migrate: false,
      schedule: false,
      supervise: ROLE === 'worker',
      useListenNotify: ROLE === 'worker',
    });
    this.boss.on('error', (error) => this.log.error(error.message));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }

  /** Adds one job per payload; they are seen when `tx` commits. */
  async enqueue(tx: EntityManager, name: JobName, payloads: readonly object[]): Promise<void> {
    if (payloads.length === 0) return;
    const executeSql = async (sql: string, values?: unknown[]) => ({ rows: await rows<never>(tx, sql, values) });
    await this.boss.insert(
      name,
      payloads.map((data) => ({ data })),
      { db: { executeSql } },
    );
  }

  /**
   * Runs `handle` for every job of the queue, in a worker; a throw makes it run again later. In any other process it does
   * nothing.
   * @param atOnce so many jobs run side by side in this process
   * @param together so many of them are taken and settled by one statement
   */
  async work<Payload extends object>(
    name: JobName,
    handle: (payload: Payload) => Promise<void>,
    { atOnce = 1, together = 1 } = {},
  ): Promise<void> {
    if (this.role !== 'worker') return;
    for (let count = 0; count < atOnce; count += together) await this.workOn(name, handle, together);
  }

  private async workOn<Payload extends object>(
    name: JobName,
    handle: (payload: Payload) => Promise<void>,
    batchSize: number,
  ): Promise<void> {
    // A retry sends no notification: the backstop must not be the library's 30 s.
    const polling = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
    const options = { ...polling, batchSize, perJobResults: true } as const;
    const id = await this.boss.work(name, options, async (jobs: Job<Payload>[]) => {
      const results = await Promise.all(jobs.map((job) => this.settle(name, job, handle)));
      // One notification tells of any number of jobs: look for the next at once, not at the next poll.
      this.boss.notifyWorker(id);
      return results;
    });
  }

  private async settle<Payload extends object>(
    name: JobName,
    job: Job<Payload>,
    handle: (payload: Payload) => Promise<void>,
  ): Promise<JobResult> {
    try {
      await handle(job.data);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      this.log.warn(`${name} ${JSON.stringify(job.data)}: ${String(error)}`);
      return { id: job.id, status: 'failed', output: { message: String(error) } };
    }
  }
}
