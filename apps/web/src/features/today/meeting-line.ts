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
      : t(openedAt ? 'meeting.open' : 'meeting.ahead', { form, opensAt, ...setting }),
    where: `${programTitle} · ${groupTitle}`,
    ...(!openedAt && mySeat && { note: t(`meeting.note.${mySeat}`) }),
    act: t(owes ? 'meeting.mark' : mySeat ? 'meeting.go' : 'look'),
    to: paths.meeting(meetingId),
    urgent: mySeat !== null && (owes || openedAt !== null || mySeat === 'chair'),
  };
}
