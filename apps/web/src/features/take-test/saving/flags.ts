import type { KeyValue } from '../../../api/delivery/device-store.ts';

/** Marks «Вернуться позже» that the server has not taken yet; the last word for a question counts. */
export class FlagBox {
  private readonly prefix: string;
  private readonly marks = new Map<string, boolean>();

  constructor(
    private readonly store: KeyValue,
    attemptId: string,
  ) {
    this.prefix = `itog.flag.${attemptId}.`;
    for (const key of store.keys().filter((name) => name.startsWith(this.prefix))) {
      this.marks.set(key.slice(this.prefix.length), store.get(key) === '1');
    }
  }

  put(questionId: string, flagged: boolean): void {
    this.marks.set(questionId, flagged);
    this.store.set(this.prefix + questionId, flagged ? '1' : '0');
  }

  /** The mark to be sent next. */
  first(): { questionId: string; flagged: boolean } | null {
    const [entry] = this.marks;
    return entry ? { questionId: entry[0], flagged: entry[1] } : null;
  }

  /** The server has taken the mark; a newer, different one stays. */
  settle(questionId: string, flagged: boolean): void {
    if (this.marks.get(questionId) === flagged) this.drop(questionId);
  }

  drop(questionId: string): void {
    this.marks.delete(questionId);
    this.store.remove(this.prefix + questionId);
  }

  /** The marks as the learner sees them: the server's, overlaid with those that wait. */
  overlay(flagged: readonly string[]): ReadonlySet<string> {
    const seen = new Set(flagged);
    for (const [questionId, mark] of this.marks) {
      if (mark) seen.add(questionId);
      else seen.delete(questionId);
    }
    return seen;
  }
}
