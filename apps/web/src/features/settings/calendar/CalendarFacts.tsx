import type { CalendarOfYear } from '@itog/contracts';
import type { CalendarStatus } from '@itog/domain';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import classes from './calendar.module.css';

const TONES: Record<CalendarStatus, Tone> = { approved: 'good', unconfirmed: 'warn', provisional: 'warn' };

export function CalendarStatusBadge({ status }: { status: CalendarStatus }) {
  const { t } = useTranslation('settings');
  return <StatusBadge tone={TONES[status]}>{t(`calendar.status.${status}`)}</StatusBadge>;
}

/** How certain the year is, where it is from, and how many days are working ones. */
export function CalendarFacts({ calendar }: { calendar: CalendarOfYear }) {
  const { t } = useTranslation('settings');
  const { status, source, version, publishedAt, totals } = calendar;
  return (
    <div className={classes.facts}>
      <div className={classes.badges}>
        <CalendarStatusBadge status={status} />
        <span>{t('calendar.totals', { working: totals.working, off: totals.off })}</span>
        {publishedAt && (
          <Text component="span" c="dimmed" size="sm">
            {t('calendar.version', { version: String(version) })}, <DateTime value={publishedAt} look="date" />
          </Text>
        )}
      </div>
      {source && <p>{t('calendar.source', { source })}</p>}
      {status !== 'approved' && <p>{t(version === 0 ? 'calendar.computed' : `calendar.doubt.${status}`)}</p>}
    </div>
  );
}
