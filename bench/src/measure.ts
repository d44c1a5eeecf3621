import { readFileSync } from 'node:fs';

export type Figures = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
};

/** Collects the durations of calls, from the first call to the last answer. */
export class Measure {
  private readonly durations: number[] = [];
  private errors = 0;
  private readonly begun = performance.now();

  async call(work: () => Promise<boolean>): Promise<void> {
    const start = performance.now();
    const ok = await work().catch(() => false);
    if (ok) this.durations.push(performance.now() - start);
    else this.errors++;
  }

  figures(): Figures {
    const seconds = (performance.now() - this.begun) / 1000;
    const sorted = this.durations.sort((a, b) => a - b);
    const quantile = (share: number) =>
      round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return {
      perSecond: Math.round(sorted.length / seconds),
      p50Ms: quantile(0.5),
      p95Ms: quantile(0.95),
      p99Ms: quantile(0.99),
      errors: this.errors,
    };
  }
}

export const round = (value: number) => Math.round(value * 10) / 10;

/** The most memory a process has held so far, in MB (Linux: VmHWM); null where the system does not tell. */
export function peakMb(pid: number): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}
