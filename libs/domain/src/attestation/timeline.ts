import type { Outcome } from './test-attempt.ts';

/** A choice as the append-only record of an attempt holds it. */
export type RecordedChoice = {
  /** Grows by one with each choice that the browser makes. */
  readonly revision: number;
  /** The server's time of saving. */
  readonly at: Date;
  /** Milliseconds from the opening of the test's page to the choice, by the device's monotonic clock; null when not told. */
  readonly offsetMs: number | null;
};

/**
 * How long a choice waited on the device before the server saved it, in milliseconds. The page's clock and the server's
 * run alike but for the way between them, so a choice is late by as much as it came later than the quickest one of the
 * same page. A quicker one after it proves the wait (`least`); a quicker one only before it may also mean that the
 * device slept, since a sleeping device's clock stands still (`most`).
 */
export type Wait = { readonly least: number; readonly most: number };

/** What a recorded choice tells beside itself. */
export type ReadChoice<Choice extends RecordedChoice> = {
  readonly choice: Choice;
  /** Which opening of the test's page it was made in, from 1: a reload or another tab begins the page's clock again. */
  readonly page: number;
  /** Null when the wait was shorter than {@link LATE_MS}, or when nothing can be said. */
  readonly wait: Wait | null;
};

/** From when on a wait is worth telling: a slow network takes less (decision). */
export const LATE_MS = 5_000;
/** From when on silence between two signs of life is worth telling (decision). */
export const SILENCE_MS = 5 * 60_000;

/** Reads the pages and the waits out of an attempt's choices; the order of the result is that of the server's time. */
export function readChoices<Choice extends RecordedChoice>(choices: readonly Choice[]): ReadChoice<Choice>[] {
  const paged = pagesOf([...choices].sort((a, b) => a.revision - b.revision));
  const least = new Map<number, number>();
  for (const { page, base } of paged) if (base !== null) least.set(page, Math.min(base, least.get(page) ?? base));
  const later = new Map<number, number>();
  const read: ReadChoice<Choice>[] = [];
  for (const { choice, page, base } of paged.reverse()) {
    const quickest = base === null ? null : Math.min(base, later.get(page) ?? base);
    if (quickest !== null) later.set(page, quickest);
    read.push({ choice, page, wait: waitOf(base, quickest, least.get(page)) });
  }
  return read.sort(({ choice: a }, { choice: b }) => a.at.getTime() - b.at.getTime() || a.revision - b.revision);
}

function pagesOf<Choice extends RecordedChoice>(choices: readonly Choice[]) {
  let page = 1;
  let last = 0;
  return choices.map((choice) => {
    const { offsetMs, at } = choice;
    if (offsetMs === null) return { choice, page, base: null };
    if (offsetMs < last) page += 1;
    last = offsetMs;
    return { choice, page, base: at.getTime() - offsetMs };
  });
}

function waitOf(base: number | null, later: number | null, least: number | undefined): Wait | null {
  if (base === null || later === null || least === undefined || base - least < LATE_MS) return null;
  return { least: base - later, most: base - least };
}

/** Stretches of at least {@link SILENCE_MS} without a sign of life: the learner thought, left, or had no connection. */
export function silences(signs: readonly Date[]): { readonly from: Date; readonly until: Date }[] {
  const ordered = [...signs].sort((a, b) => a.getTime() - b.getTime());
  return ordered.flatMap((until, index) => {
    const from = ordered[index - 1];
    return from && until.getTime() - from.getTime() >= SILENCE_MS ? [{ from, until }] : [];
  });
}

/** What a reader of an attempt's record may see beside the learner's own acts. */
export type TimelineSight = {
  /** Which choice was right. */
  readonly key: boolean;
  /** Whether the learner's last choice of each question was counted as right. */
  readonly counted: boolean;
};

/**
 * Who sees the key of a test (3.12, decision): staff and commission once the attempt is over. The learner never sees the
 * right choices, since others sit the same questions; whether his own were counted he sees when the result is announced
 * and no further attempt is open to him, which is when he may need it for an appeal (5.2).
 */
export function timelineSight(
  reader: 'learner' | 'staff',
  attempt: { readonly finished: boolean; readonly announced: boolean; readonly outcome: Outcome },
): TimelineSight {
  if (reader === 'staff') return { key: attempt.finished, counted: attempt.finished };
  const mayComeAgain = attempt.outcome === 'retake-open' || attempt.outcome === 'not-attempted';
  return { key: false, counted: attempt.finished && attempt.announced && !mayComeAgain };
}
