import type { Today } from '@itog/contracts';
import type { TFunction } from 'i18next';
import { paths } from '../../paths.ts';
import type { TimeSetting } from '../../ui/time/format.ts';

type Meeting = Today['meetings'][number];

/** What a meeting of today asks of the reader: his mark, or to come; whoever has no seat is only told of it. */
export function meetingLine(meeting: Meeting, t: TFunction<'today'>, setting: TimeSetting) {
  const { meetingId, openedAt, opensAt, mySeat, unmarked, programTitle, groupTitle } = meeting;
  const form = t(`meeting.form.${meeting.form}`);
  const owes = openedAt !== null && unmarked.length > 0;
  return {
    title: owes
      ? t('meeting.unmarked', { names: unmarked })
      : t(stageOf(meeting), { form, opensAt, openedAt, ...setting }),
    where: `${programTitle} · ${groupTitle}`,
    ...noteOf(meeting, t),
    act: t(owes ? 'meeting.mark' : mySeat ? 'meeting.go' : 'look'),
    to: paths.meeting(meetingId),
    urgent: mySeat !== null && (owes || openedAt !== null || mySeat === 'chair'),
  };
}

/** A second time that nobody holds: the chair sets new dates, or the administrator appoints a session (3.11). */
export function secondTimeLine(
  { state, form, learners, until, mySeat, meetingId, sessionId, groupId, ...titles }: Today['secondTimesDue'][number],
  t: TFunction<'today'>,
  setting: TimeSetting,
) {
  const lapsed = state === 'lapsed';
  const mine = lapsed ? mySeat === 'chair' : true;
  return {
    title: t(`secondTime.${state}`, { count: learners, form: t(`secondTime.form.${form}`) }),
    where: `${titles.programTitle} · ${titles.groupTitle}`,
    note: t(`secondTime.note.${!lapsed ? 'unscheduled' : mine ? 'chair' : 'others'}`, { until, ...setting }),
    act: t(!mine ? 'look' : lapsed ? 'secondTime.set' : 'secondTime.schedule'),
    to: lapsed ? paths.meeting(meetingId) : paths.newSession(groupId, sessionId),
    urgent: lapsed && mine,
    calm: mine,
  };
}

/** Before, during, and what the Regulation does not know: a meeting whose day is over, not held or not closed (3.12). */
function stageOf({ openedAt, overdue }: Meeting) {
  if (overdue) return openedAt ? 'meeting.unclosed' : 'meeting.missed';
  return openedAt ? 'meeting.open' : 'meeting.ahead';
}

function noteOf({ openedAt, overdue, mySeat }: Meeting, t: TFunction<'today'>): { note?: string } {
  if (overdue && openedAt) return { note: t('meeting.note.unclosed') };
  if (overdue) return { note: t(mySeat === 'chair' ? 'meeting.note.missedChair' : 'meeting.note.missed') };
  return !openedAt && mySeat ? { note: t(`meeting.note.${mySeat}`) } : {};
}
