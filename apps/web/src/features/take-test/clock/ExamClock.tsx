import { IconAlarm, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digits } from '../../../ui/time/Countdown.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './ExamClock.module.css';
import type { ServerClock } from './server-clock.ts';
import { useTimeLeft } from './use-time-left.ts';

const WARN_S = 600;
const URGENT_S = 60;

/** The time left; who is made nervous by it hides it. It does not speak: the announcer does. */
export function ExamClock({ clock, deadlineAt }: { clock: ServerClock; deadlineAt: Date }) {
  const { t } = useTranslation('take-test');
  const setting = useTimeSetting();
  const [hidden, setHidden] = useState(false);
  const left = useTimeLeft(clock, deadlineAt);
  const tone = left <= URGENT_S ? 'urgent' : left <= WARN_S ? 'warn' : undefined;
  const Eye = hidden ? IconEye : IconEyeOff;
  return (
    <div className={classes.clock} data-tone={hidden ? undefined : tone}>
      <IconAlarm size={20} stroke={1.7} aria-hidden />
      {hidden ? (
        <span className={classes.hidden}>{t('clock.hidden')}</span>
      ) : (
        <span role="timer" aria-live="off" aria-label={t('clock.label')} className={classes.face}>
          {left === 0 ? t('clock.over') : digits(left)}
        </span>
      )}
      {!hidden && <span className={classes.until}>{t('clock.until', { deadlineAt, ...setting })}</span>}
      <button
        type="button"
        className={classes.toggle}
        aria-label={t(hidden ? 'clock.show' : 'clock.hide')}
        onClick={() => setHidden(!hidden)}
      >
        <Eye size={18} stroke={1.6} aria-hidden />
      </button>
    </div>
  );
}
