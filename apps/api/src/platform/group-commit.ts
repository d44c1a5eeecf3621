type Waiting<Row, Seen> = {
  readonly row: Row;
  readonly resolve: (seen: Seen) => void;
  readonly reject: (error: unknown) => void;
};

export type GroupCommitOptions = {
  /** Statements under way at once. */
  readonly flushers: number;
  /** Rows in one statement at most. */
  readonly batch: number;
  /** Rows that may wait; past it a newcomer is turned away at once. */
  readonly queue: number;
  /** Milliseconds for which the first row waits for company. None by default. */
  readonly lingerMs?: number;
};

/** The queue is full: come again in a moment. */
export class QueueFull extends Error {}

/**
 * Rows that arrive while a statement is under way travel together in the next one. No timer, unless rows are to wait for
 * company: an idle server writes at once, a busy one batches by itself. A caller hears of his row only after its commit. When a batch fails, its rows are
 * tried one by one, so that a bad row rejects only itself.
 */
export class GroupCommit<Row, Seen> {
  private waiting: Waiting<Row, Seen>[] = [];
  private running = 0;

  constructor(
    private readonly write: (rows: readonly Row[]) => Promise<readonly Seen[]>,
    private readonly options: GroupCommitOptions,
  ) {}

  /** @throws QueueFull when too many rows wait already */
  add(row: Row): Promise<Seen> {
    if (this.waiting.length >= this.options.queue) return Promise.reject(new QueueFull());
    return new Promise((resolve, reject) => {
      this.waiting.push({ row, resolve, reject });
      this.startFlusher();
    });
  }

  private startFlusher(): void {
    if (this.running >= this.options.flushers) return;
    this.running++;
    const { lingerMs } = this.options;
    if (lingerMs) setTimeout(() => void this.flushAll(), lingerMs);
    // The rows of this very turn of the event loop come along.
    else setImmediate(() => void this.flushAll());
  }

  private async flushAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, this.options.batch);
      this.waiting = this.waiting.slice(batch.length);
      await this.flush(batch);
    }
    this.running--;
  }

  private async flush(batch: readonly Waiting<Row, Seen>[]): Promise<void> {
    try {
      const seen = await this.write(batch.map(({ row }) => row));
      batch.forEach(({ resolve }, index) => resolve(seen[index] as Seen));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else await Promise.all(batch.map((each) => this.flush([each])));
    }
  }
}
