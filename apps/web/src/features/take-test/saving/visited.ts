import type { KeyValue } from '../../../api/delivery/device-store.ts';

/** Questions that were opened on this device: only they can be left out on purpose. */
export class Visited {
  private ids: ReadonlySet<string>;
  private readonly listeners = new Set<() => void>();
  private readonly key: string;

  constructor(
    private readonly store: KeyValue,
    attemptId: string,
  ) {
    this.key = `itog.visited.${attemptId}`;
    this.ids = new Set((store.get(this.key) ?? '').split(' ').filter(Boolean));
  }

  readonly snapshot = (): ReadonlySet<string> => this.ids;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(questionId: string): void {
    if (this.ids.has(questionId)) return;
    this.ids = new Set([...this.ids, questionId]);
    this.store.set(this.key, [...this.ids].join(' '));
    for (const listener of this.listeners) listener();
  }

  /** The attempt is closed: nobody will ask any more. */
  forget(): void {
    this.store.remove(this.key);
  }
}
