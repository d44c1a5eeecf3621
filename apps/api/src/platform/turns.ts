import { Refused } from './refused.ts';

const AGAIN_SECONDS = 5;

/** Lets a few of the same key go at once; the others wait their turn, in the order in which they came. */
export class Turns {
  private readonly lines = new Map<string, { going: number; readonly waiting: (() => void)[] }>();

  /**
   * @param atOnce of one key
   * @param mostWaiting of one key; past it a newcomer is turned away
   */
  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * Waits for a turn; gives what ends it, to be called exactly once.
   * @throws Refused when too many wait already
   */
  async take(key: string): Promise<() => void> {
    const line = this.lines.get(key) ?? { going: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.going < this.atOnce) line.going++;
    else if (line.waiting.length >= this.mostWaiting) throw busy();
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    return () => {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.going === 0) this.lines.delete(key);
    };
  }
}

const busy = () => new Refused([{ code: 'server.busy', clause: null, retryAfterSeconds: AGAIN_SECONDS }]);
