import type { ClientEvents, Hint, ServerEvents } from '@itog/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Socket } from 'socket.io-client';

type Line = Socket<ServerEvents, ClientEvents>;
/** What one may ask to be told of, with the words that the server understands. */
const WATCHED = {
  session: { watch: 'watchSession', leave: 'leaveSession' },
  meeting: { watch: 'watchMeeting', leave: 'leaveMeeting' },
  appeal: { watch: 'watchAppeal', leave: 'leaveAppeal' },
} as const;
type Kind = keyof typeof WATCHED;

const listeners = new Set<(hint: Hint) => void>();
const watched: Record<Kind, Map<string, number>> = {
  session: new Map(),
  meeting: new Map(),
  appeal: new Map(),
};
const waiters = new Set<() => void>();
let line: Promise<Line | null> | null = null;
let live = false;

function setLive(now: boolean): void {
  if (live === now) return;
  live = now;
  for (const wake of waiters) wake();
}

// Loaded after the page: without sockets everything still works, only later.
async function open(client: QueryClient): Promise<Line | null> {
  const [{ io }, { applyHint }] = await Promise.all([import('socket.io-client'), import('./hints.ts')]);
  const socket: Line = io({
    path: '/api/socket',
    transports: ['websocket'],
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.9,
  });
  let connected = false;
  socket.on('hint', (hint) => {
    void applyHint(client, hint);
    for (const listener of listeners) listener(hint);
  });
  socket.on('connect', () => {
    for (const kind of ['session', 'meeting', 'appeal'] as const) {
      for (const id of watched[kind].keys()) socket.emit(WATCHED[kind].watch, id, () => undefined);
    }
    // What was said while the line was down is lost: ask again for what is on the screen.
    if (connected) void client.invalidateQueries({ refetchType: 'active' });
    connected = true;
    setLive(true);
  });
  socket.on('disconnect', () => setLive(false));
  return socket;
}

/** Keeps the person's line to the server open while the component is shown. */
export function useRealtime(): void {
  const client = useQueryClient();
  useEffect(() => {
    line ??= open(client).catch(() => null);
    return () => {
      const closing = line;
      line = null;
      void closing?.then((socket) => socket?.disconnect());
    };
  }, [client]);
}

/** Whether changes made by others are told at once; without it they are seen when the page asks by itself. */
export function useLive(): boolean {
  return useSyncExternalStore(
    (wake) => {
      waiters.add(wake);
      return () => void waiters.delete(wake);
    },
    () => live,
  );
}

/** Asks to be told of a session's changes while the component is shown. */
export function useWatchedSession(sessionId: string): void {
  useWatched('session', sessionId);
}

/** Asks to be told of a meeting's changes while the component is shown. */
export function useWatchedMeeting(meetingId: string): void {
  useWatched('meeting', meetingId);
}

/** Asks to be told of an appeal’s changes while the component is shown. */
export function useWatchedAppeal(appealId: string): void {
  useWatched('appeal', appealId);
}

function useWatched(kind: Kind, id: string): void {
  useEffect(() => {
    const { watch, leave } = WATCHED[kind];
    const counts = watched[kind];
    counts.set(id, (counts.get(id) ?? 0) + 1);
    void line?.then((socket) => socket?.connected && socket.emit(watch, id, () => undefined));
    return () => {
      const left = (counts.get(id) ?? 1) - 1;
      if (left > 0) return void counts.set(id, left);
      counts.delete(id);
      void line?.then((socket) => socket?.emit(leave, id));
    };
  }, [kind, id]);
}

/** Tells of every hint; returns what stops it. */
export function onHint(listener: (hint: Hint) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
