import { dayOf } from '@itog/domain';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant, timeOfTown, type TimeSetting } from '../../ui/time/format.ts';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';

export type WindowTimes = { readonly opensAt: Date; readonly startUntil: Date };

/** The day of a session and between which times a test may be started, with the reader's own times where they differ. */
export function Window({ opensAt, startUntil }: WindowTimes) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  const theirs = yours({ opensAt, startUntil }, setting);
  return (
    <time dateTime={opensAt.toISOString()}>
      {t('window', {
        day: formatDay(dayOf(opensAt, setting.zone), setting.language),
        ...timesIn(setting.zone, { opensAt, startUntil }, setting),
      })}
      {theirs && ` ${t('windowYours', theirs)}`}
    </time>
  );
}

function timesIn(
  zone: string,
  { opensAt, startUntil }: WindowTimes,
  setting: TimeSetting,
  look: 'time' | 'moment' = 'time',
) {
  const own = { ...setting, zone, viewerZone: zone };
  return { from: formatInstant(opensAt, look, own), until: formatInstant(startUntil, look, own) };
}

/** The reader's own times and the town whose time the organisation keeps; null where both clocks show the same. */
function yours(window: WindowTimes, setting: TimeSetting) {
  const { zone, viewerZone, city } = setting;
  const instants = [window.opensAt, window.startUntil];
  const ours = timesIn(zone, window, setting, 'moment');
  const theirs = timesIn(viewerZone, window, setting, 'moment');
  if (ours.from === theirs.from && ours.until === theirs.until) return null;
  const sameDay = instants.every((instant) => dayOf(instant, viewerZone) === dayOf(window.opensAt, zone));
  return { ...timesIn(viewerZone, window, setting, sameDay ? 'time' : 'moment'), place: city ? timeOfTown(city) : '' };
}
