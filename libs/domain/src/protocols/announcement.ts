import { dayOf, endOfDay } from '../calendar/zoned-day.ts';

/** The results are announced on the day of the attestation: the protocol is due by 24:00 of it (3.12). */
export function protocolDueAt(attestedAt: Date, zone: string): Date {
  return endOfDay(dayOf(attestedAt, zone), zone);
}

/** As many reminders of one protocol as an organisation may set, and how long before 24:00 the first of them (3.12, decision). */
export const MOST_REMINDERS = 6;
export const LONGEST_REMINDER_MINUTES = 1_440;

export type ReminderRefusal =
  | { readonly code: 'reminders.too-many'; readonly clause: '3.12'; readonly most: number }
  | { readonly code: 'reminders.off-the-day'; readonly clause: '3.12'; readonly minutes: number; readonly most: number }
  | { readonly code: 'reminders.repeated'; readonly clause: '3.12'; readonly minutes: number };

/**
 * Why these reminders cannot be set: too many, not whole minutes within the day on which the protocol is due (3.12), or the
 * same one twice. None at all is a choice.
 *
 * @param minutes how long before 24:00 each is sent
 */
export function reminderSettingRefusals(minutes: readonly number[]): ReminderRefusal[] {
  const refusals: ReminderRefusal[] = [];
  if (minutes.length > MOST_REMINDERS)
    refusals.push({ code: 'reminders.too-many', clause: '3.12', most: MOST_REMINDERS });
  const isOff = (each: number) => !Number.isInteger(each) || each < 1 || each > LONGEST_REMINDER_MINUTES;
  for (const each of new Set(minutes.filter(isOff)))
    refusals.push({ code: 'reminders.off-the-day', clause: '3.12', minutes: each, most: LONGEST_REMINDER_MINUTES });
  for (const each of new Set(minutes.filter((one, index) => minutes.indexOf(one) !== index)))
    refusals.push({ code: 'reminders.repeated', clause: '3.12', minutes: each });
  return refusals;
}

/**
 * The reminder to send now (3.12): of those whose time has come the latest, unless it has been sent; null when none is due,
 * or the day is over. A protocol drawn up late in the evening is not reminded of three times at once.
 *
 * @param minutes how long before `dueAt` each reminder is sent
 * @param sent    those sent for this protocol
 */
export function reminderDue({
  now,
  dueAt,
  minutes,
  sent,
}: {
  readonly now: Date;
  readonly dueAt: Date;
  readonly minutes: readonly number[];
  readonly sent: readonly number[];
}): number | null {
  const left = (dueAt.getTime() - now.getTime()) / 60_000;
  if (left <= 0) return null;
  const reached = minutes.filter((each) => left <= each);
  if (reached.length === 0) return null;
  const latest = Math.min(...reached);
  return sent.some((each) => each <= latest) ? null : latest;
}

/** Whether the day on which the results had to be announced is over and the protocol is still unsigned (3.12). */
export function isOverdue({ now, dueAt }: { readonly now: Date; readonly dueAt: Date }): boolean {
  return now >= dueAt;
}

/** What a learner may be told of his score now: nothing, a preliminary one, or the announced result (3.12). */
export function resultVisibility(
  { announcedAt }: { readonly announcedAt: Date | null },
  { showPreliminaryScore }: { readonly showPreliminaryScore: boolean },
): 'hidden' | 'preliminary' | 'official' {
  if (announcedAt) return 'official';
  return showPreliminaryScore ? 'preliminary' : 'hidden';
}
