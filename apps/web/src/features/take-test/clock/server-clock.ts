/** When a question left and its answer came, on the monotonic clock, and the server's time in the answer; milliseconds. */
export type Sample = { readonly serverNow: Date; readonly sentAt: number; readonly receivedAt: number };

type Estimate = { readonly offset: number; readonly uncertainty: number };

/**
 * The server's time in this tab. It is carried on by the monotonic clock (`performance.now()`), so a wrong or moved clock
 * of the device changes nothing. Each sample is taken at half its round trip.
 */
export class ServerClock {
  private estimate: Estimate | null = null;

  /** @param monotonic milliseconds that only grow; the page's own clock by default */
  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /**
   * Takes in what the server said. A coarser sample that agrees with the finer one already held is left out; one that
   * contradicts it wins, since the monotonic clock may have stood still while the device slept.
   */
  learn({ serverNow, sentAt, receivedAt }: Sample): void {
    const uncertainty = Math.max(0, receivedAt - sentAt) / 2;
    const offset = serverNow.getTime() - (sentAt + receivedAt) / 2;
    const held = this.estimate;
    if (held && held.uncertainty <= uncertainty && Math.abs(held.offset - offset) <= uncertainty) return;
    this.estimate = { offset, uncertainty };
  }

  /** Asks something whose answer tells the server's time, and learns from it. */
  async ask<T extends { readonly serverNow: Date }>(question: () => Promise<T>): Promise<T> {
    const sentAt = this.monotonic();
    const answer = await question();
    this.learn({ serverNow: answer.serverNow, sentAt, receivedAt: this.monotonic() });
    return answer;
  }

  /** Milliseconds since the epoch, as the server counts them; null before the first sample. */
  now(): number | null {
    return this.estimate && this.monotonic() + this.estimate.offset;
  }

  /** Milliseconds left until an instant of the server, negative after it; null before the first sample. */
  until(instant: Date): number | null {
    const now = this.now();
    return now === null ? null : instant.getTime() - now;
  }
}

/**
 * Tells when the page's clocks have parted, which happens when the device has slept or its time was set. It is only a
 * reason to ask the server again: the device's time itself is never believed.
 */
export class SleepWatch {
  private gap: number;

  constructor(
    private readonly wall: () => number = () => Date.now(),
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.gap = wall() - monotonic();
  }

  /** Whether the clocks have parted by more than two seconds since the last look. */
  hasSlept(): boolean {
    const gap = this.wall() - this.monotonic();
    const slept = Math.abs(gap - this.gap) > 2_000;
    this.gap = gap;
    return slept;
  }
}
