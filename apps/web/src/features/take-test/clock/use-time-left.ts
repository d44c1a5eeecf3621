import { useCallback, useSyncExternalStore } from 'react';
import { secondsLeft } from './remaining.ts';
import type { ServerClock } from './server-clock.ts';

/** Calls back four times a second, and at once when the page comes back into view: a hidden page's timers are slowed. */
export function onTick(listener: () => void): () => void {
  const timer = setInterval(listener, 250);
  document.addEventListener('visibilitychange', listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', listener);
  };
}

/** Whole seconds left by the server's clock; renders anew when they change. */
export function useTimeLeft(clock: ServerClock, deadlineAt: Date): number {
  const read = useCallback(() => secondsLeft(clock.until(deadlineAt) ?? 0), [clock, deadlineAt]);
  return useSyncExternalStore(onTick, read);
}
