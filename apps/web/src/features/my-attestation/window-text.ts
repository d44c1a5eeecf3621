import { dayOf } from '@itog/domain';
import type { TFunction } from 'i18next';
import { formatInstant, timeOfTown, type TimeSetting } from '../../ui/time/format.ts';

/** «4 марта 2026 года с 10:00 до 18:00», and in the reader's own time where it differs. */
export function windowText(t: TFunction<'my-attestation'>, from: Date, to: Date, setting: TimeSetting): string {
  const ours = { ...setting, viewerZone: setting.zone };
  const facts = {
    day: formatInstant(from, 'date', ours),
    from: formatInstant(from, 'time', ours),
    to: endIn(to, ours),
  };
  const isSame = formatInstant(from, 'time', setting) === facts.from;
  if (isSame) return t('window.once', facts);
  const theirs = { ...setting, zone: setting.viewerZone };
  const isSameDay = dayOf(from, setting.zone) === dayOf(from, setting.viewerZone);
  return t('window.place', {
    ...facts,
    town: setting.city ? timeOfTown(setting.city) : '',
    theirFrom: formatInstant(from, isSameDay ? 'time' : 'moment', theirs),
    theirTo: endIn(to, theirs),
  });
}

/** The end of a day is 24:00, not 00:00 of the next one. */
function endIn(instant: Date, setting: TimeSetting): string {
  const time = formatInstant(instant, 'time', setting);
  return time === '00:00' ? '24:00' : time;
}
