import type { CallOf, scheduleSession } from '@itog/contracts';
import { addDays, dayOf, instantAt, type CheckReason, type Venue } from '@itog/domain';

export type ScheduleBody = CallOf<typeof scheduleSession>['body'];

/** A session as it is typed: wall-clock times in the organisation's zone. */
export type ScheduleValues = {
  day: string;
  from: string;
  until: string;
  venue: Venue;
  address: string;
  checkReason: CheckReason;
};

/** Tomorrow from ten to six, remotely. */
export function firstValues(now: number, zone: string): ScheduleValues {
  const day = addDays(dayOf(new Date(now), zone), 1);
  return { day, from: '10:00', until: '18:00', venue: 'remote', address: '', checkReason: 'initial' };
}

const TIME = /^\d\d:\d\d$/;

/** The window as instants; null while day or times are not whole. */
export function windowOf(
  { day, from, until }: ScheduleValues,
  zone: string,
): { opensAt: Date; startUntil: Date } | null {
  if (!day || !TIME.test(from) || !TIME.test(until)) return null;
  return { opensAt: instantAt(day, from, zone), startUntil: instantAt(day, until, zone) };
}

/** What is sent; null while it is not whole. */
export function bodyOf(groupId: string, values: ScheduleValues, zone: string): ScheduleBody | null {
  const window = windowOf(values, zone);
  if (!window) return null;
  const { venue, address, checkReason } = values;
  return { groupId, ...window, venue, address: address.trim() || null, checkReason };
}
