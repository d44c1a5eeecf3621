/** Minutes before the end at which a learner is told, politely, how much is left. */
export const ANNOUNCED_MINUTES = [30, 15, 10, 5, 1] as const;

/**
 * The announcement that has become due between two looks at the clock: the number of minutes left, 0 for the end of the
 * test, null for none. After a long gap (the tab slept) it is what is left, not the mark
 * that was passed.
 *
 * @param before milliseconds left at the last look; null at the first one, which announces nothing but the end
 * @param now    milliseconds left
 */
export function announcementDue(before: number | null, now: number): number | null {
  if (now <= 0) return before === null || before > 0 ? 0 : null;
  if (before === null) return null;
  const passed = ANNOUNCED_MINUTES.filter((minutes) => before > minutes * 60_000 && now <= minutes * 60_000);
  const mark = passed.at(-1);
  return mark === undefined ? null : Math.min(mark, Math.max(1, Math.round(now / 60_000)));
}

/** Whole seconds left, rounded up, never below zero: the clock shows 0:00 only when nothing is left. */
export function secondsLeft(milliseconds: number): number {
  return Math.max(0, Math.ceil(milliseconds / 1000));
}
