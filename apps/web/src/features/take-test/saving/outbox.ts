import { z } from 'zod';
import type { KeyValue } from '../../../api/delivery/device-store.ts';

const issued = z.object({ revision: z.int().positive(), optionId: z.string() });

const pending = issued.extend({
  questionId: z.string(),
  /** The question's number on the paper, from 1: the paper itself is gone once the attempt is closed. */
  number: z.int().positive(),
  /** The server's time of the choice, as this tab reckoned it, in milliseconds. */
  chosenAt: z.number(),
  /** Milliseconds from the opening of the attempt in the tab to the choice; evidence that travels with the answer. */
  offsetMs: z.int().nonnegative(),
  /** The newest revision of this question that the learner had seen when he chose; 0 when he had seen none. */
  baseRevision: z.int().nonnegative(),
  /** Numbers under which choices of this question may have left this browser before: they are his own, not another tab's. */
  earlier: z.array(issued),
});

/** A choice that the server has not confirmed yet. */
export type Pending = z.infer<typeof pending>;

/** A choice as the learner makes it: without its number, which the outbox gives. */
export type Choice = Omit<Pending, 'revision' | 'baseRevision' | 'earlier'>;

/** What the server holds, as far as choices go. */
export type ServerChoices = {
  readonly lastRevision: number;
  readonly chosen: Readonly<Record<string, { readonly optionId: string; readonly revision: number } | undefined>>;
};

/** What becomes of waiting choices in the light of the server's state. */
export type Rebased = {
  /** Still to be sent; those whose number was taken meanwhile carry a new one. */
  readonly waiting: readonly Pending[];
  /** Already with the server: only its reply was lost. */
  readonly saved: readonly Pending[];
  /** Overtaken by a newer choice made in another tab or on another device. */
  readonly overtaken: readonly Pending[];
};

const byRevision = (a: Pending, b: Pending) => a.revision - b.revision;

const isOwn = (choice: Pending, server: { optionId: string; revision: number }) =>
  [choice, ...choice.earlier].some((own) => own.revision === server.revision && own.optionId === server.optionId);

/** Whether the server holds exactly this choice. */
export const isSaved = (choice: Pending, { chosen }: Pick<ServerChoices, 'chosen'>): boolean => {
  const held = chosen[choice.questionId];
  return held !== undefined && held.revision === choice.revision && held.optionId === choice.optionId;
};

/**
 * Sorts waiting choices after the writing has changed hands or a reply was lost. A choice whose question has a newer
 * revision than the one the learner had seen is overtaken; a number that the server has passed is never used for it
 * again, the choice gets the next free one.
 *
 * @param issuedSoFar the highest number this browser has given out; new ones come after it and after the server's
 */
export function rebase(waiting: readonly Pending[], server: ServerChoices, issuedSoFar: number): Rebased {
  const saved = waiting.filter((choice) => isSaved(choice, server));
  const open = waiting.filter((choice) => !saved.includes(choice));
  const overtaken = open.filter((choice) => {
    const held = server.chosen[choice.questionId];
    return held !== undefined && held.revision > choice.baseRevision && !isOwn(choice, held);
  });
  let last = Math.max(issuedSoFar, server.lastRevision, ...waiting.map(({ revision }) => revision));
  const kept = open
    .filter((choice) => !overtaken.includes(choice))
    .sort(byRevision)
    .map((choice) => (choice.revision > server.lastRevision ? choice : renumbered(choice, ++last)));
  return { waiting: kept.sort(byRevision), saved, overtaken };
}

function renumbered(choice: Pending, revision: number): Pending {
  const { revision: before, optionId } = choice;
  return { ...choice, revision, earlier: [...choice.earlier, { revision: before, optionId }] };
}

/**
 * Choices that wait for the server's word, one per question: a newer choice of a question takes the place of the older.
 * Each is written to the device before it is sent and leaves only by the server's word for that very revision.
 * A key per question, so that two tabs of one browser never overwrite each other's answers.
 */
export class Outbox {
  private readonly prefix: string;
  private readonly choices = new Map<string, Pending>();
  private keeps = true;
  /** The highest number that this browser has given out or that the server has named. */
  private issued = 0;
  private passed = 0;

  constructor(
    private readonly store: KeyValue,
    attemptId: string,
  ) {
    this.prefix = `itog.answer.${attemptId}.`;
    this.load();
  }

  /** False when a choice is only in this tab's memory, since the device refused to keep it. */
  get durable(): boolean {
    return this.keeps;
  }

  /** Waiting choices in the order in which they are to be sent. */
  list(): Pending[] {
    return [...this.choices.values()].sort(byRevision);
  }

  of(questionId: string): Pending | undefined {
    return this.choices.get(questionId);
  }

  /** Reads again what the device keeps, other tabs' choices included; a newer one of this tab stays. */
  load(): void {
    for (const key of this.store.keys().filter((name) => name.startsWith(this.prefix))) this.adopt(key);
  }

  /** Takes over a choice that another tab of this browser left under the key; false when there is none or it is older. */
  adopt(key: string): boolean {
    if (!key.startsWith(this.prefix)) return false;
    const found = parse(this.store.get(key));
    if (!found || key !== this.key(found.questionId)) return false;
    const mine = this.choices.get(found.questionId);
    if (mine && mine.revision >= found.revision) return false;
    this.choices.set(found.questionId, found);
    return true;
  }

  /** Records a choice under the next free number, on the device first. */
  record(choice: Choice, server: ServerChoices): void {
    const { questionId } = choice;
    const before = this.choices.get(questionId);
    this.issued = Math.max(this.issued, server.lastRevision) + 1;
    this.put({
      ...choice,
      revision: this.issued,
      baseRevision: before?.baseRevision ?? server.chosen[questionId]?.revision ?? 0,
      earlier: before ? [...before.earlier, { revision: before.revision, optionId: before.optionId }] : [],
    });
  }

  /** The number turned out to stand for another choice: it is never used again. */
  pass(revision: number): void {
    this.passed = Math.max(this.passed, revision);
  }

  /** The server has spoken for this revision; a newer choice of the question stays. */
  settle(questionId: string, revision: number): void {
    if (this.choices.get(questionId)?.revision === revision) this.drop(questionId);
  }

  drop(questionId: string): void {
    this.choices.delete(questionId);
    this.store.remove(this.key(questionId));
  }

  /** Puts the waiting choices in order after the server's state has changed under them. */
  rebase({ chosen, lastRevision }: ServerChoices): Rebased {
    const server = { chosen, lastRevision: Math.max(lastRevision, this.passed) };
    const result = rebase(this.list(), server, this.issued);
    for (const { questionId } of [...result.saved, ...result.overtaken]) this.drop(questionId);
    for (const choice of result.waiting) if (choice !== this.of(choice.questionId)) this.put(choice);
    this.issued = Math.max(this.issued, server.lastRevision, ...result.waiting.map(({ revision }) => revision));
    return result;
  }

  private put(choice: Pending): void {
    this.choices.set(choice.questionId, choice);
    this.keeps = this.store.set(this.key(choice.questionId), JSON.stringify(choice)) && this.keeps;
  }

  private key(questionId: string): string {
    return this.prefix + questionId;
  }
}

function parse(text: string | null): Pending | null {
  try {
    return pending.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
