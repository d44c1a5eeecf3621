import { useSyncExternalStore } from 'react';
import { serverTime } from '../../api/clock.ts';

// Woken a little after each whole second of the server, and whenever the page comes back into view:
// timers of a hidden page are slowed, its clock is not.
function subscribe(tick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    timer = setTimeout(
      () => {
        tick();
        next();
      },
      1010 - (serverTime() % 1000),
    );
  };
  next();
  document.addEventListener('visibilitychange', tick);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** Whole seconds until the instant by the server's clock, rounded up, never below zero; renders anew each second. */
export function useSecondsUntil(until: Date): number {
  return useSyncExternalStore(subscribe, () => Math.max(0, Math.ceil((until.getTime() - serverTime()) / 1000)));
}
