import type { TimelineEvent } from '@itog/contracts';

/** An event with its place in the whole record. */
export type Line = { readonly event: TimelineEvent; readonly index: number };

export type Filter = {
  /** From 1; null shows all. */
  readonly question: number | null;
  /** Only choices that took the place of another one. */
  readonly changesOnly: boolean;
};

/** The events that the reader wants to see. */
export function wanted(events: readonly TimelineEvent[], { question, changesOnly }: Filter): Line[] {
  return events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => {
      if (event.kind !== 'choice') return question === null && !changesOnly;
      if (question !== null && event.question !== question) return false;
      return !changesOnly || (event.before !== null && event.before !== event.optionId && !event.overtaken);
    });
}
