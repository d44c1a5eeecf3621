import type { TimelineEvent } from '@itog/contracts';

export type ReplayState = {
  /** Chosen option by the question's number, as it stood right after the event. */
  readonly chosen: ReadonlyMap<number, string>;
  /** The question of the last choice so far; the first one before any. */
  readonly question: number;
};

/** What the learner had on his screen right after the event at `moment`, from 0. */
export function stateAt(events: readonly TimelineEvent[], moment: number): ReplayState {
  const chosen = new Map<number, string>();
  let question = 1;
  for (const event of events.slice(0, moment + 1)) {
    if (event.kind !== 'choice') continue;
    question = event.question;
    if (!event.overtaken) chosen.set(event.question, event.optionId);
  }
  return { chosen, question };
}
