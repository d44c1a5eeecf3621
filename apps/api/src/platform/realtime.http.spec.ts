import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { getMe, type Hint } from '@itog/contracts';
import { Logger } from '@nestjs/common';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { DataSource } from 'typeorm';
import { TEST_PASSWORD, testApp, type TestApp } from '../testing/test-app.ts';
import { untriggered } from '../testing/untriggered.ts';
import { readConfig } from './config.ts';
import { Hints } from './hints.ts';
import { RealtimeGateway } from './realtime.gateway.ts';

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

async function cookieOf(login: string): Promise<string> {
  const body = JSON.stringify({ login, password: TEST_PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${app.origin}/api/sign-in`, { method: 'POST', headers, body });
  return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A socket of this person, connected. */
async function socketOf(login: string): Promise<Socket> {
  const cookie = await cookieOf(login);
  const socket: Socket = io(app.origin, { path: '/api/socket', transports: ['websocket'], extraHeaders: { cookie } });
  await new Promise((resolve) => socket.on('connect', () => resolve(null)));
  return socket;
}

describe('who hears of a session', () => {
  it('is who may read it: a member of another commission is told nothing', async () => {
    const { sessionId } = await app.world({ prefix: 'own' });
    await app.world({ prefix: 'other' });
    for (const [login, allowed] of [
      ['own-member', true],
      ['other-member', false],
      ['other-secretary', true],
    ] as const) {
      const socket = await socketOf(login);
      expect([login, await socket.emitWithAck('watchSession', sessionId)]).toEqual([login, allowed]);
      socket.disconnect();
    }
  });
});

describe('who watched and has lost his seat', () => {
  it('is told no more after the next check, which asks once for all who watch nothing', async () => {
    const { sessionId, staff } = await app.world({ prefix: 'seat', learners: 3 });
    const [meeting] = await app.db.query<{ id: string }[]>('SELECT id FROM meeting WHERE session_id = $1', [sessionId]);
    const meetingId = meeting?.id ?? '';
    const [member, secretary, ...learners] = await Promise.all(
      ['seat-member', 'seat-secretary', 'seat-1', 'seat-2', 'seat-3'].map(socketOf),
    );
    if (!member || !secretary) throw new Error('nobody is connected');
    const heard: string[] = [];
    for (const [name, socket] of Object.entries({ member, secretary })) {
      expect(await socket.emitWithAck('watchSession', sessionId)).toBe(true);
      expect(await socket.emitWithAck('watchMeeting', meetingId)).toBe(true);
      socket.on('hint', ({ event }: Hint) => heard.push(`${name} ${event}`));
    }
    const check = async () => {
      const asked = jest.spyOn(app.app.get(DataSource).manager, 'query');
      await app.app.get(RealtimeGateway, { strict: false }).checkSignIns();
      const times = asked.mock.calls.length;
      asked.mockRestore();
      return times;
    };
    const tell = async () => {
      app.app.get(Hints).send(`session:${sessionId}`, { event: 'session.changed', sessionId });
      app.app.get(Hints).send(`meeting:${meetingId}`, { event: 'meeting.changed', meetingId });
      await sleep(200);
      return heard.splice(0).sort();
    };
    const both = (name: string) => [`${name} meeting.changed`, `${name} session.changed`];
    // All people at once; the sessions and the meetings of each of the two who watch.
    expect(await check()).toBe(5);
    expect(await tell()).toEqual([...both('member'), ...both('secretary')]);
    await untriggered(app.db, `DELETE FROM commission_seat WHERE user_id = '${staff['seat-member']}'`);
    await check();
    expect(await tell()).toEqual(both('secretary'));
    expect([member, ...learners].every(({ connected }) => connected)).toBe(true);
    for (const socket of [member, secretary, ...learners]) socket.disconnect();
  });
});

describe('what is said to a room many times in a moment', () => {
  it('is said at once and once more at its end, so that the last change is not missed', async () => {
    const { sessionId } = await app.world();
    const socket = await socketOf('w-admin');
    const heard: Hint[] = [];
    socket.on('hint', (hint: Hint) => heard.push(hint));
    expect(await socket.emitWithAck('watchSession', sessionId)).toBe(true);

    const hint: Hint = { event: 'session.changed', sessionId };
    for (let said = 0; said < 50; said++) app.app.get(Hints).send(`session:${sessionId}`, hint);
    await sleep(400);
    expect(heard).toEqual([hint, hint]);
    socket.disconnect();
  });

  it('is not said again when the process has ended meanwhile, and nothing complains', async () => {
    const complaints = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const hints = new Hints(readConfig());
    hints.attach(new Server());
    await sleep(200); // until it listens
    const hint: Hint = { event: 'session.changed', sessionId: 'any' };
    for (let said = 0; said < 2; said++) hints.send('session:any', hint);
    await hints.onApplicationShutdown();
    hints.send('session:other', hint);
    await sleep(200);
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockRestore();
  });
});

describe('who says too much', () => {
  it('is let go after a hundred messages in ten seconds', async () => {
    await app.world({ prefix: 'flood' });
    const socket = await socketOf('flood-teacher');
    const gone = new Promise((resolve) => socket.on('disconnect', resolve));
    for (let said = 0; said < 100; said++) socket.emit('leaveSession', 'nowhere');
    await sleep(200);
    expect(socket.connected).toBe(true);
    socket.emit('leaveSession', 'nowhere');
    expect(await gone).toBe('io server disconnect');
  });
});

describe('a line whose sign-in was ended', () => {
  it('is let back by the cookie of the next one alone', async () => {
    await app.world({ prefix: 'again' });
    const socket = await socketOf('again-teacher');
    const gateway = app.app.get(RealtimeGateway, { strict: false });
    const ended = async () => {
      await app.db.query(`UPDATE app_user SET sign_in_version = sign_in_version + 1 WHERE login = 'again-teacher'`);
      const gone = new Promise((resolve) => socket.once('disconnect', resolve));
      await gateway.checkSignIns();
      expect(await gone).toBe('transport close');
    };
    await ended();
    socket.io.opts.extraHeaders = { cookie: await cookieOf('again-teacher') };
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    await ended();
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    expect(error.message).toBe('nobody is signed in');
    socket.disconnect();
  });
});
