import { getMeeting, type Meeting } from '@itog/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { serverTime } from '../../../api/clock.ts';
import { Courier, type Verdict } from '../../../api/delivery/courier.ts';
import type { KeyValue } from '../../../api/delivery/device-store.ts';
import { isSignedOut, Problem } from '../../../api/problem.ts';
import { invalidate, keyOf } from '../../../api/query.ts';
import { applied } from './overlay.ts';
import { Outbox } from './outbox.ts';
import { deliver, type Author, type Pending, type Write } from './writes.ts';

export type SenderState = {
  readonly waiting: readonly Pending[];
  /** The last try did not reach the server. */
  readonly failing: boolean;
  /** False when the browser does not keep what waits. */
  readonly durable: boolean;
  /** When the server last took something, in milliseconds since 1970. */
  readonly savedAt: number | null;
};

/** Carries the outbox of a meeting to the server and puts what it took into the cache of answers. */
export class Sender {
  readonly outbox: Outbox;
  private readonly courier = new Courier(() => this.job());
  private readonly listeners = new Set<() => void>();
  private failing = false;
  private savedAt: number | null = null;
  private state: SenderState;

  constructor(
    private readonly client: QueryClient,
    private readonly meetingId: string,
    private readonly author: Author,
    store: KeyValue,
  ) {
    this.outbox = new Outbox(store, meetingId, author.userId);
    this.state = this.now();
    this.outbox.subscribe(() => this.tell());
  }

  readonly snapshot = (): SenderState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  write(write: Write): void {
    this.outbox.put(write);
    this.courier.wake();
  }

  /** Lets the world in: the network’s return and other tabs. Returns what shuts it out. */
  connect(): () => void {
    const world = new AbortController();
    const { signal } = world;
    window.addEventListener('online', () => this.courier.revive(), { signal });
    window.addEventListener('storage', ({ key }) => this.outbox.concerns(key) && this.outbox.load(), { signal });
    document.addEventListener('visibilitychange', () => this.courier.revive(), { signal });
    this.courier.start();
    return () => {
      world.abort();
      this.courier.stop();
    };
  }

  /** The line to the server is back: what waits goes at once. */
  revive(): void {
    this.courier.revive();
  }

  private job() {
    const pending = this.outbox.next();
    if (!pending) return null;
    return {
      deliver: async () => this.taken(pending, await deliver(this.meetingId, pending.write)),
      failed: (error: unknown) => this.failed(pending, error),
    };
  }

  private async taken(pending: Pending, answer: Meeting | null): Promise<void> {
    const key = keyOf(getMeeting, { params: { meetingId: this.meetingId } });
    // A question that was asked before would bring the state before the write.
    await this.client.cancelQueries({ queryKey: key });
    this.client.setQueryData<Meeting>(
      key,
      (seen) => answer ?? (seen && applied(seen, pending.write, this.author, new Date(pending.at))),
    );
    this.failing = false;
    this.savedAt = serverTime();
    this.outbox.settle(pending);
    void invalidate(this.client, [getMeeting], { meetingId: this.meetingId });
  }

  private failed(pending: Pending, error: unknown): Verdict {
    const refused = refusalOf(error, pending.write);
    if (refused === 'gone') this.outbox.settle(pending);
    else if (refused) this.outbox.refuse(pending, refused);
    this.failing = refused === null;
    this.tell();
    return refused ? { then: 'go-on' } : { then: 'retry' };
  }

  private tell(): void {
    this.state = this.now();
    for (const listener of this.listeners) listener();
  }

  private now(): SenderState {
    const { failing, savedAt } = this;
    return { waiting: this.outbox.snapshot(), failing, savedAt, durable: this.outbox.durable };
  }
}

const NEVER_TAKEN = [400, 403, 404, 409, 422];

/** Why the server will never take the write; null when repeating is right. What was to be removed may be gone already. */
function refusalOf(error: unknown, { kind }: Write): NonNullable<Pending['refused']> | 'gone' | null {
  if (!(error instanceof Problem) || isSignedOut(error) || !NEVER_TAKEN.includes(error.status)) return null;
  if (error.status === 404 && (kind === 'no-question' || kind === 'no-opinion')) return 'gone';
  return error.refusals.length > 0 ? [...error.refusals] : [{ code: 'fallback', clause: null }];
}
