import { serverTime } from '../../../api/clock.ts';
import type { KeyValue } from '../../../api/delivery/device-store.ts';
import { pendingSchema, slotOf, type Pending, type Write } from './writes.ts';

/**
 * What a person has written at a meeting and the server has not taken yet. Each write is on the device before it is sent
 * and leaves only by the server’s word for that very version; a person’s own, since a device may serve several at a meeting.
 */
export class Outbox {
  private readonly prefix: string;
  private items: readonly Pending[] = [];
  private keeps = true;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly store: KeyValue,
    meetingId: string,
    userId: string,
  ) {
    this.prefix = `itog.meeting.${meetingId}.${userId}.`;
    this.load();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Everything that waits or was refused, in the order in which it was written. */
  readonly snapshot = (): readonly Pending[] => this.items;

  /** False when a write is only in this tab’s memory, since the device refused to keep it. */
  get durable(): boolean {
    return this.keeps;
  }

  /** Reads again what the device keeps: another tab of this browser may have written or sent something. */
  load(): void {
    const kept = this.store
      .keys()
      .filter((key) => key.startsWith(this.prefix))
      .flatMap((key) => parse(this.store.get(key)) ?? []);
    const memory = this.keeps ? [] : this.items.filter((each) => !kept.some((other) => same(each.write, other.write)));
    this.show([...kept, ...memory]);
  }

  /** Whether a change of this key of the device concerns this outbox. */
  concerns(key: string | null): boolean {
    return key === null || key.startsWith(this.prefix);
  }

  put(write: Write): void {
    const last = this.items.at(-1)?.at ?? 0;
    this.keep({ write, version: crypto.randomUUID(), at: Math.max(serverTime(), last + 1), refused: null });
  }

  /** The next write to send. */
  next(): Pending | null {
    return this.items.find(({ refused }) => !refused) ?? null;
  }

  /** The server has taken this version; a newer one stays. */
  settle({ write, version }: Pending): void {
    if (this.of(write)?.version === version) this.drop(write);
  }

  /** The server will never take this version: it stays in sight until its author has seen why. */
  refuse(pending: Pending, refused: NonNullable<Pending['refused']>): void {
    if (this.of(pending.write)?.version === pending.version) this.keep({ ...pending, refused });
  }

  drop(write: Write): void {
    this.store.remove(this.prefix + slotOf(write));
    this.show(this.items.filter((each) => !same(each.write, write)));
  }

  private of(write: Write): Pending | undefined {
    return this.items.find((each) => same(each.write, write));
  }

  private keep(pending: Pending): void {
    const kept = this.store.set(this.prefix + slotOf(pending.write), JSON.stringify(pending));
    this.keeps = kept && this.keeps;
    this.show([...this.items.filter((each) => !same(each.write, pending.write)), pending]);
  }

  private show(items: readonly Pending[]): void {
    this.items = [...items].sort((a, b) => a.at - b.at);
    for (const listener of this.listeners) listener();
  }
}

const same = (a: Write, b: Write): boolean => slotOf(a) === slotOf(b);

function parse(text: string | null): Pending | null {
  try {
    return pendingSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
