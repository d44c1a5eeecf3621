import { useTranslation } from 'react-i18next';
import { formatInstant, timeOfTown } from '../../ui/time/format.ts';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';

/** The organisation's clock to the second, alone: a record of hundreds of lines names its zone once. */
export function Clock({ at }: { at: Date }) {
  const setting = useTimeSetting();
  return (
    <time dateTime={at.toISOString()}>{formatInstant(at, 'clock', { ...setting, viewerZone: setting.zone })}</time>
  );
}

/** The heading of such a record: by whose clock. */
export function useClockTitle(): string {
  const { t } = useTranslation('evidence');
  const { city } = useTimeSetting();
  return city ? t('course.timeIn', { town: timeOfTown(city) }) : t('course.time');
}
