import type { CallOf, scheduleSession, SessionDetails, SessionSummary } from '@itog/contracts';
import { addDays, dayOf, instantAt, type AttestationForm, type CheckReason, type Venue } from '@itog/domain';

export type ScheduleBody = CallOf<typeof scheduleSession>['body'];

/** A session as it is typed: wall-clock times in the organisation's zone. */
export type ScheduleValues = {
  form: AttestationForm;
  /** The session whose failed and absent learners come again (3.11); empty for a first time. */
  secondTimeOf: string;
  day: string;
  from: string;
  until: string;
  venue: Venue;
  address: string;
  checkReason: CheckReason;
};

/** Tomorrow from ten to six, remotely. */
export function firstValues(now: number, zone: string, form: AttestationForm): ScheduleValues {
  const day = addDays(dayOf(new Date(now), zone), 1);
  return {
    form,
    secondTimeOf: '',
    day,
    from: '10:00',
    until: '18:00',
    venue: 'remote',
    address: '',
    checkReason: 'initial',
  };
}

/** The same again for a session that was called off; its day too, unless that has begun. */
export function valuesInstead(first: ScheduleValues, former: SessionSummary, zone: string): ScheduleValues {
  const { form, secondTimeOf, opensAt, startUntil, venue, address, checkReason } = former;
  const day = dayOf(opensAt, zone);
  return {
    form,
    secondTimeOf: secondTimeOf ?? '',
    day: day > first.day ? day : first.day,
    from: timeOf(opensAt, zone),
    until: timeOf(startUntil, zone),
    venue,
    address: address ?? '',
    checkReason,
  };
}

/** When and where a session is to be held, as it is typed. */
export function placeAndTimeOf({ opensAt, startUntil, venue, address }: SessionDetails, zone: string) {
  const times = { day: dayOf(opensAt, zone), from: timeOf(opensAt, zone), until: timeOf(startUntil, zone) };
  return { ...times, venue, address: address ?? '' };
}

function timeOf(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('ru', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instant);
}

const TIME = /^\d\d:\d\d$/;

/** The window as instants; null while day or times are not whole. */
export function windowOf(
  { day, from, until }: Pick<ScheduleValues, 'day' | 'from' | 'until'>,
  zone: string,
): { opensAt: Date; startUntil: Date } | null {
  if (!day || !TIME.test(from) || !TIME.test(until)) return null;
  return { opensAt: instantAt(day, from, zone), startUntil: instantAt(day, until, zone) };
}

/** What is sent; null while it is not whole. */
export function bodyOf(groupId: string, values: ScheduleValues, zone: string): ScheduleBody | null {
  const window = windowOf(values, zone);
  if (!window) return null;
  const { form, venue, address } = values;
  const secondTimeOf = form === 'test' ? null : values.secondTimeOf || null;
  const checkReason = form === 'test' ? values.checkReason : secondTimeOf ? 'repeated' : 'initial';
  return { groupId, form, secondTimeOf, ...window, venue, address: address.trim() || null, checkReason };
}
