import { dayOf } from '@itog/domain';
import { formatDay, formatInstant } from '../../ui/time/format.ts';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { useTranslation } from 'react-i18next';

/** The day of a session and between which times a test may be started, with the reader's own times where they differ. */
export function Window({ opensAt, startUntil }: { opensAt: Date; startUntil: Date }) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  return (
    <time dateTime={opensAt.toISOString()}>
      {t('window', {
        day: formatDay(dayOf(opensAt, setting.zone), setting.language),
        from: formatInstant(opensAt, 'time', setting),
        until: formatInstant(startUntil, 'time', setting),
      })}
    </time>
  );
}
