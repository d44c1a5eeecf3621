import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announcementDue } from './remaining.ts';
import type { ServerClock } from './server-clock.ts';
import { onTick } from './use-time-left.ts';

/** Says, to those who listen, how much is left: politely at 30, 15, 10, 5 and 1 minutes, at once at the end. */
export function Announcer({ clock, deadlineAt }: { clock: ServerClock; deadlineAt: Date }) {
  const { t } = useTranslation('take-test');
  const [minutes, setMinutes] = useState<number | null>(null);
  const before = useRef<number | null>(null);
  useEffect(
    () =>
      onTick(() => {
        const now = clock.until(deadlineAt);
        if (now === null) return;
        const due = announcementDue(before.current, now);
        before.current = now;
        if (due !== null) setMinutes(due);
      }),
    [clock, deadlineAt],
  );
  return (
    <>
      <div className="visually-hidden" aria-live="polite">
        {minutes ? t('clock.announceMinutes', { count: minutes }) : ''}
      </div>
      <div className="visually-hidden" aria-live="assertive">
        {minutes === 0 ? t('clock.announceOver') : ''}
      </div>
    </>
  );
}
