import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/facts.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

export type CountdownProps = {
  readonly until: Date;
  /** `digits` 1:12:05 · `words` 1 час 12 минут. */
  readonly look?: 'digits' | 'words';
};

/** The time left by the server's clock. It is not announced by itself: a timer that speaks every second cannot be listened to. */
export function Countdown({ until, look = 'digits' }: CountdownProps) {
  const { t, i18n } = useTranslation('ui');
  const left = useSecondsUntil(until);
  const text = left === 0 ? t('countdown.over') : look === 'words' ? formatDuration(left, i18n.language) : digits(left);
  return <span role="timer">{text}</span>;
}

/** 4325 → 1:12:05, 65 → 1:05. */
export function digits(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
