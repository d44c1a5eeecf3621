import { jest } from '@jest/globals';
import { getAttempt, getPrint, getSession, getToday, listProtocols, listSessions, ROUTES } from '@itog/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { applyHint, STALE } from './hints.ts';
import { createQueryClient } from './query-client.ts';
import { meKey } from './me-key.ts';
import { keyOf, queryOf } from './query.ts';
import { resumeSession } from './session-end.ts';
import { someone } from '../test-app.tsx';

const session = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const refusal = (status: number, code: string) => () =>
  Promise.resolve(
    new Response(JSON.stringify({ status, refusals: [{ code, clause: null, retryAfterSeconds: 1 }] }), { status }),
  );

describe('the cache of answers', () => {
  afterEach(() => jest.useRealTimers());

  const attempts = async (answer: () => Promise<Response>) => {
    jest.useFakeTimers();
    let count = 0;
    globalThis.fetch = () => {
      count += 1;
      return answer();
    };
    const client = createQueryClient();
    const failing = client.fetchQuery(queryOf(getToday)).catch(() => undefined);
    await jest.advanceTimersByTimeAsync(60_000);
    await failing;
    return count;
  };

  it('asks again when the network was lost, and when the server asks to wait', async () => {
    expect(await attempts(() => Promise.reject(new TypeError('Failed to fetch')))).toBe(4);
    expect(await attempts(refusal(503, 'server.busy'))).toBe(4);
  });

  it('never asks again what was refused', async () => {
    expect(await attempts(refusal(403, 'access.denied'))).toBe(1);
    expect(await attempts(refusal(500, 'bug'))).toBe(1);
  });

  it('keeps the page of whom the server no longer knows, and says so', async () => {
    globalThis.fetch = refusal(401, 'access.signed-out');
    const client = createQueryClient();
    client.setQueryData(meKey, { id: 'someone' });
    await client.fetchQuery(queryOf(getToday)).catch(() => undefined);
    expect(client.getQueryData(meKey)).toEqual({ id: 'someone' });
    expect(client.getQueryData(['session-end'])).toBe(true);
    await resumeSession(client, someone(['learner']));
    expect(client.getQueryData(['session-end'])).toBe(false);
  });
});

describe('a hint', () => {
  it('names only what the route table answers', () => {
    const readable = new Set(ROUTES.filter(({ route }) => route.method === 'GET').map(({ route }) => route.path));
    expect(
      Object.values(STALE)
        .flat()
        .filter((path) => !readable.has(path)),
    ).toEqual([]);
  });

  const stale = (client: QueryClient) =>
    client
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.isInvalidated)
      .map(({ queryKey }) => queryKey);

  const filled = () => {
    const client = createQueryClient();
    const keys = [
      keyOf(getSession, { params: { sessionId: session(1) } }),
      keyOf(getSession, { params: { sessionId: session(2) } }),
      keyOf(listSessions, { query: { search: 'ПК' } }),
      keyOf(listProtocols, { query: {} }),
      keyOf(getToday),
      keyOf(getAttempt, { params: { attemptId: session(3) } }),
      keyOf(getPrint, { params: { printId: session(4) } }),
    ];
    for (const key of keys) client.setQueryData(key, {});
    return client;
  };

  it('makes stale what shows the session, and leaves the others', async () => {
    const client = filled();
    await applyHint(client, { event: 'session.changed', sessionId: session(1) });
    expect(stale(client)).toEqual([
      keyOf(getSession, { params: { sessionId: session(1) } }),
      keyOf(listSessions, { query: { search: 'ПК' } }),
      keyOf(listProtocols, { query: {} }),
      keyOf(getToday),
    ]);
  });

  it('of a taken-over attempt touches that attempt alone', async () => {
    const client = filled();
    await applyHint(client, { event: 'attempt.taken-over', attemptId: session(3), tabId: session(9) });
    expect(stale(client)).toEqual([keyOf(getAttempt, { params: { attemptId: session(3) } })]);
  });
});
