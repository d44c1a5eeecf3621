/** What to do after a delivery has failed. */
export type Verdict =
  /** Try again: at once when the network is back, else after a growing pause. */
  | { readonly then: 'retry' }
  /** The server asked for a pause; not sooner. */
  | { readonly then: 'pause'; readonly seconds: number }
  /** Look again at what is to be done: the failure has changed it. */
  | { readonly then: 'go-on' };

export type Job = { readonly deliver: () => Promise<void>; readonly failed: (error: unknown) => Verdict };

const PAUSES_S = [1, 2, 4, 8, 15] as const;
const TIMEOUT_MS = 10_000;

/** The pause before the next try, in milliseconds: 1, 2, 4, 8, then 15 seconds, and up to a quarter more by chance. */
export function backoff(failures: number, chance: () => number = Math.random): number {
  const seconds = PAUSES_S[Math.min(failures, PAUSES_S.length) - 1] ?? 1;
  return seconds * 1000 * (1 + chance() / 4);
}

/** A delivery that has got no answer in time; it may still arrive, so only repeatable ones are given to the courier. */
export class NoAnswer extends Error {
  constructor() {
    super('no answer in time');
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** So many changes of mind in a row without a success look like a circle; then the courier slows down. */
const GO_ON_LIMIT = 3;

/** Carries jobs to the server one at a time: it asks for the next one, delivers it, and waits when it must. */
export class Courier {
  private busy = false;
  private stopped = false;
  private woken = false;
  private failures = 0;
  private inCircle = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private notBefore = 0;

  /** @param next the job that is due now, or null when there is nothing to do */
  constructor(private readonly next: () => Job | null) {}

  /** There may be something to do. A pause that the server asked for is kept; one after a failure is cut short. */
  wake(): void {
    this.woken = true;
    if (this.busy || this.stopped) return;
    const wait = this.notBefore - performance.now();
    if (wait > 0) this.wait(wait);
    else void this.run();
  }

  /** The network may be back: try at once and, should that be too soon, again after the shortest pause. */
  revive(): void {
    this.failures = 0;
    this.wake();
  }

  start(): void {
    this.stopped = false;
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), milliseconds);
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    this.busy = true;
    let pause = 0;
    while (pause === 0 && !this.stopped) {
      this.woken = false;
      const job = this.next();
      if (!job) break;
      pause = await this.carry(job);
    }
    this.busy = false;
    if (pause > 0 && !this.stopped) this.wait(pause);
  }

  /** Milliseconds to wait before the next job. */
  private async carry(job: Job): Promise<number> {
    try {
      await inTime(job.deliver());
      this.failures = this.inCircle = 0;
      return 0;
    } catch (error) {
      return this.pauseAfter(job.failed(error));
    }
  }

  private pauseAfter(verdict: Verdict): number {
    if (verdict.then === 'go-on') return ++this.inCircle > GO_ON_LIMIT ? backoff(this.inCircle - GO_ON_LIMIT) : 0;
    if (verdict.then === 'retry') return this.woken ? 0 : backoff(++this.failures);
    this.notBefore = performance.now() + verdict.seconds * 1000;
    return verdict.seconds * 1000;
  }
}
