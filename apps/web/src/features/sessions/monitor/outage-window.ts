import { addDays, dayOf, instantAt } from '@itog/domain';

const HALF_A_DAY_MS = 12 * 3_600_000;

/** The times of a clock as instants: the nearest to now, so that after midnight the evening before is meant. */
export function outageWindow(from: string, until: string, now: number, zone: string): { from: Date; until: Date } {
  const today = dayOf(new Date(now), zone);
  const day = instantAt(today, until, zone).getTime() - now > HALF_A_DAY_MS ? addDays(today, -1) : today;
  return { from: instantAt(from > until ? addDays(day, -1) : day, from, zone), until: instantAt(day, until, zone) };
}
