import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/facts.ts';
import classes from './Deadline.module.css';
import { digits } from './Countdown.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';
import { useTimeSetting } from './use-time-setting.ts';

/** From here on the seconds are shown, and the colour says that it burns. */
const BURNS = 2 * 3600;

/** How much time is left until a deadline: in words while there is plenty, by the second when it burns, and when it was missed. */
export function Deadline({ until }: { until: Date }) {
  const { t, i18n } = useTranslation('ui');
  const setting = useTimeSetting();
  const left = useSecondsUntil(until);
  const burns = left < BURNS;
  const Shape = burns ? IconAlertTriangle : IconClock;
  return (
    <span className={classes.deadline} data-tone={burns ? 'bad' : undefined}>
      <Shape size={18} stroke={1.8} aria-hidden />
      {left === 0 ? (
        t('deadline.over', { until, ...setting })
      ) : (
        <span role="timer">
          {t('deadline.left', { left: burns ? digits(left) : formatDuration(left, i18n.language) })}
        </span>
      )}
    </span>
  );
}
