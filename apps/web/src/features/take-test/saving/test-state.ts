import type { AttemptView, Receipt } from '@itog/contracts';
import type { Problem } from '../../../api/problem.ts';
import type { Pending } from './outbox.ts';

/** What the learner is told once, beside the question. */
export type Notice =
  /** Choices given up for newer ones of another tab or device. */
  | { readonly kind: 'overtaken'; readonly numbers: readonly number[] }
  /** Choices that the server refused for good. */
  | { readonly kind: 'rejected'; readonly numbers: readonly number[] }
  | { readonly kind: 'deadline-moved'; readonly minutes: number; readonly deadlineAt: Date };

/** A running test as the screen shows it. */
export type TestState = {
  /** The server's word. */
  readonly view: AttemptView;
  /** Choices without the server's word yet, in the order of sending. */
  readonly waiting: readonly Pending[];
  /** Questions marked to come back to. */
  readonly flagged: ReadonlySet<string>;
  /**
   * `writing`: this tab writes; `frozen`: another tab or device does; `over`: the server takes no more answers and has
   * yet to say how the attempt was closed; `closed`: it has said so.
   */
  readonly standing: 'writing' | 'frozen' | 'over' | 'closed';
  /** The sign-in has ended; everything waits for a new one. */
  readonly signedOut: boolean;
  /** What keeps the waiting choices from the server. */
  readonly trouble: 'offline' | 'busy' | 'server' | null;
  /** The trouble is over and everything that had waited is saved. */
  readonly restored: boolean;
  /** The server's time of the last save in this tab. */
  readonly savedAt: Date | null;
  /** False when waiting choices live only in this tab's memory. */
  readonly durable: boolean;
  /** `waiting`: the learner has handed in, choices are sent first; `sent`: the server has been asked to finish. */
  readonly handingIn: 'no' | 'waiting' | 'sent';
  readonly claiming: boolean;
  readonly receipt: Receipt | null;
  /** Choices that did not reach the server before the attempt was closed. */
  readonly unsaved: readonly Pending[];
  /** A refusal after which this tab cannot go on. */
  readonly problem: Problem | null;
  readonly notices: readonly (Notice & { readonly id: number })[];
};

/** The state before anything has happened in this tab. */
export function firstState(view: AttemptView): TestState {
  return {
    view,
    waiting: [],
    flagged: new Set(),
    standing: 'writing',
    signedOut: false,
    trouble: null,
    restored: false,
    savedAt: null,
    durable: true,
    handingIn: 'no',
    claiming: false,
    receipt: null,
    unsaved: [],
    problem: null,
    notices: [],
  };
}

/** What the server said later, without losing what it had already confirmed: answers may overtake each other on the way. */
export function mergeViews(held: AttemptView, told: AttemptView): AttemptView {
  const chosen = { ...told.chosen };
  for (const [questionId, choice] of Object.entries(held.chosen)) {
    const other = chosen[questionId];
    if (!other || other.revision < choice.revision) chosen[questionId] = choice;
  }
  return {
    ...told,
    chosen,
    lastRevision: Math.max(held.lastRevision, told.lastRevision),
    questions: told.questions.length > 0 ? told.questions : held.questions,
  };
}

/** The view after the server has confirmed a choice. */
export function withSaved(view: AttemptView, { questionId, optionId, revision }: Pending): AttemptView {
  const held = view.chosen[questionId];
  const lastRevision = Math.max(view.lastRevision, revision);
  if (held && held.revision >= revision) return { ...view, lastRevision };
  return { ...view, lastRevision, chosen: { ...view.chosen, [questionId]: { optionId, revision } } };
}

/** The option that the learner has chosen, confirmed or not. */
export function chosenOption({ view, waiting }: TestState, questionId: string): string | null {
  const own = waiting.find((choice) => choice.questionId === questionId);
  return own?.optionId ?? view.chosen[questionId]?.optionId ?? null;
}

/** Numbers, from 1, of the questions without any choice. */
export function unanswered(state: TestState): number[] {
  return state.view.questions.flatMap(({ id }, index) => (chosenOption(state, id) === null ? [index + 1] : []));
}

/** Numbers, from 1, of the questions marked to come back to. */
export function flaggedNumbers({ view, flagged }: TestState): number[] {
  return view.questions.flatMap(({ id }, index) => (flagged.has(id) ? [index + 1] : []));
}
