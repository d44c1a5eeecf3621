import { useSyncExternalStore } from 'react';
import { serverTime } from '../../../api/clock.ts';
import { digits } from '../../../ui/time/Countdown.tsx';

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 500);
  return () => clearInterval(timer);
}

/** How long it has gone on by the server’s clock. */
export function Elapsed({ since }: { since: Date }) {
  const seconds = useSyncExternalStore(everySecond, () => Math.floor((serverTime() - since.getTime()) / 1000));
  return <strong role="timer">{digits(Math.max(0, seconds))}</strong>;
}
