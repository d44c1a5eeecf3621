import type { AttemptView } from '@itog/contracts';
import { onHint } from '../../../api/realtime.ts';
import { SleepWatch, type ServerClock } from '../clock/server-clock.ts';
import { deviceStore } from '../../../api/delivery/device-store.ts';
import { tabChannel, type TabChannel } from './tab.ts';
import { TestSession } from './test-session.ts';
import { Visited } from './visited.ts';
import type { Wire } from './wire.ts';

/** A test open in this tab. */
export type OpenTest = {
  readonly session: TestSession;
  readonly clock: ServerClock;
  readonly visited: Visited;
  /** Lets the world in: network, other tabs, hints, the passing of time. Returns what shuts it out again. */
  readonly connect: () => () => void;
};

const TICK_MS = 500;
const RESYNC_MS = 180_000;

/** Makes an attempt that was just opened into a running test. */
export function openTest(view: AttemptView, tabId: string, wire: Wire, clock: ServerClock): OpenTest {
  const store = deviceStore();
  let channel: TabChannel | null = null;
  const session = new TestSession({ view, tabId, wire, store, clock, tell: (news) => channel?.tell(news) });
  const connect = () => {
    channel = tabChannel(view.attemptId, (news) => session.hearTab(news));
    const world = listen(session, clock);
    session.start();
    return () => {
      session.stop();
      world.abort();
      channel?.close();
      channel = null;
    };
  };
  return { session, clock, visited: new Visited(store, view.attemptId), connect };
}

function listen(session: TestSession, clock: ServerClock): AbortController {
  const world = new AbortController();
  const { signal } = world;
  const sleep = new SleepWatch();
  const front = () => {
    if (document.visibilityState !== 'visible') return;
    session.refresh();
    session.wake();
  };
  window.addEventListener('online', () => session.wake(), { signal });
  // Asking fails, and the learner is told at once rather than at his next answer.
  window.addEventListener('offline', () => session.refresh(), { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && session.refresh(), { signal });
  window.addEventListener('storage', ({ key, newValue }) => key && newValue && session.adopt(key), { signal });
  document.addEventListener('visibilitychange', front, { signal });
  signal.addEventListener(
    'abort',
    onHint((hint) => session.hear(hint)),
  );
  const tick = setInterval(() => {
    if (sleep.hasSlept()) session.refresh();
    session.tick(clock.until(session.snapshot().view.deadlineAt) ?? 1);
  }, TICK_MS);
  const resync = setInterval(() => session.refresh(), RESYNC_MS * (1 + Math.random() / 4));
  signal.addEventListener('abort', () => [tick, resync].forEach(clearInterval));
  return world;
}
