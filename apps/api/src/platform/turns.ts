import { Refused } from './refused.ts';

const AGAIN_SECONDS = 5;

type Line = { going: number; readonly waiting: { readonly size: number; readonly go: () => void }[] };

/** Lets what is asked for by the same key go as far as there is room; the rest waits its turn, in the order in which it came. */
export class Turns {
  private readonly lines = new Map<string, Line>();

  /**
   * @param room of one key
   * @param mostWaiting of one key; past it a newcomer is turned away
   */
  constructor(
    private readonly room: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * Waits for a turn; gives what ends it, to be called exactly once.
   * @param size of the room that it takes; what is larger than all of it goes alone
   * @throws Refused when too many wait already
   */
  async take(key: string, size = 1): Promise<() => void> {
    const line = this.lines.get(key) ?? { going: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.waiting.length === 0 && this.fits(line, size)) line.going += size;
    else if (line.waiting.length >= this.mostWaiting) throw busy();
    else await new Promise<void>((go) => line.waiting.push({ size, go }));
    return () => this.end(key, line, size);
  }

  private fits({ going }: Line, size: number): boolean {
    return going === 0 || going + size <= this.room;
  }

  private end(key: string, line: Line, size: number): void {
    line.going -= size;
    for (let [next] = line.waiting; next && this.fits(line, next.size); [next] = line.waiting) {
      line.waiting.shift();
      line.going += next.size;
      next.go();
    }
    if (line.going === 0) this.lines.delete(key);
  }
}

const busy = () => new Refused([{ code: 'server.busy', clause: null, retryAfterSeconds: AGAIN_SECONDS }]);
