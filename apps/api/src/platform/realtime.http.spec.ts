import { getMe } from '@itog/contracts';
import { io, type Socket } from 'socket.io-client';
import { testApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Connects and waits until the server has let go of the stranger. */
function turnedAway(headers: Record<string, string>): Promise<string> {
  const socket: Socket = io(app.origin, {
    path: '/api/socket',
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: headers,
  });
  return new Promise((resolve) => {
    socket.on('disconnect', (reason) => resolve(reason));
    socket.on('connect_error', (error) => resolve(error.message));
  });
}

describe('a stranger at the sockets', () => {
  it.each([
    { why: 'without a cookie', headers: {} },
    { why: 'with a broken cookie', headers: { cookie: 'itog=%' } },
    { why: 'with a forged cookie', headers: { cookie: 'itog=a.b.c' } },
    { why: 'from a sandboxed frame', headers: { origin: 'null', cookie: 'itog=a.b.c' } },
    { why: 'from another site', headers: { origin: 'https://example.org' } },
  ])('is turned away $why, and the server lives on', async ({ headers }) => {
    expect(await turnedAway(headers as Record<string, string>)).toBeTruthy();
    expect((await app.stranger().send(getMe, {})).status).toBe(401);
  });
});
