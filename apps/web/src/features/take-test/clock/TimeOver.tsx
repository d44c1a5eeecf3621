import { IconAlarm } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../screen/Banner.tsx';
import type { ServerClock } from './server-clock.ts';
import { useTimeLeft } from './use-time-left.ts';

/** Nothing is left on the clock: the server has the word. */
export function TimeOver({ clock, deadlineAt }: { clock: ServerClock; deadlineAt: Date }) {
  const { t } = useTranslation('take-test');
  const left = useTimeLeft(clock, deadlineAt);
  if (left > 0) return null;
  return (
    <Banner tone="warn" icon={IconAlarm}>
      {t('clock.waiting')}
    </Banner>
  );
}
