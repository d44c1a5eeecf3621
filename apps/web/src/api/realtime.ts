import type { ClientEvents, Hint, ServerEvents } from '@itog/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Socket } from 'socket.io-client';

type Line = Socket<ServerEvents, ClientEvents>;
const listeners = new Set<(hint: Hint) => void>();
const watched = new Map<string, number>();
let line: Promise<Line | null> | null = null;

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
    for (const sessionId of watched.keys()) socket.emit('watchSession', sessionId, () => undefined);
    // What was said while the line was down is lost: ask again for what is on the screen.
    if (connected) void client.invalidateQueries({ refetchType: 'active' });
    connected = true;
  });
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

/** Asks to be told of a session's changes while the component is shown. */
export function useWatchedSession(sessionId: string): void {
  useEffect(() => {
    watched.set(sessionId, (watched.get(sessionId) ?? 0) + 1);
    void line?.then((socket) => socket?.connected && socket.emit('watchSession', sessionId, () => undefined));
    return () => {
      const left = (watched.get(sessionId) ?? 1) - 1;
      if (left > 0) return void watched.set(sessionId, left);
      watched.delete(sessionId);
      void line?.then((socket) => socket?.emit('leaveSession', sessionId));
    };
  }, [sessionId]);
}

/** Tells of every hint; returns what stops it. */
export function onHint(listener: (hint: Hint) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
