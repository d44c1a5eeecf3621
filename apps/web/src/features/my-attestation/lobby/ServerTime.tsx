import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../../api/clock.ts';
import { formatInstant } from '../../../ui/time/format.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Lobby.module.css';

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 250);
  return () => clearInterval(timer);
}

/** The server's time, by which everything is judged. */
export function ServerTime() {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const second = useSyncExternalStore(everySecond, () => Math.floor(serverTime() / 1000));
  return (
    <p className={classes.serverTime}>
      {t('ready.serverTime')}{' '}
      <time className="figures">{formatInstant(new Date(second * 1000), 'clock', setting)}</time>
    </p>
  );
}
