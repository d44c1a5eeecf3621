import { randomUUID } from 'node:crypto';
import { callLearner, getMeeting, giveMark, recordQuestion, type Hint } from '@itog/contracts';
import { io, type Socket } from 'socket.io-client';
import { examinationOf, openWithAll, retrainingWorld, scheduleToday, type Retraining } from './testing/retraining.ts';
import { TEST_PASSWORD, testApp, type TestApp } from './testing/test-app.ts';

let test: TestApp;
let world: Retraining;
let meetingId: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  test = await testApp();
  world = await retrainingWorld(test, { prefix: 'l', extraMembers: 3 });
  ({ meetingId } = await scheduleToday(test, world, 'exam'));
  const meeting = await openWithAll(test, world, meetingId);
  const chair = await test.as('l-chair');
  for (const { id } of [...meeting.examinations].reverse())
    await chair.call(callLearner, { params: { meetingId }, body: { examinationId: id } });
});
afterAll(async () => {
  sockets.forEach((socket) => socket.disconnect());
  await test.close();
});

/** A device of this person: its socket, and the hints it has heard. */
async function device(login: string) {
  const response = await fetch(`${test.origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: TEST_PASSWORD }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const socket: Socket = io(test.origin, { path: '/api/socket', transports: ['websocket'], extraHeaders: { cookie } });
  sockets.push(socket);
  const hints: Hint[] = [];
  socket.on('hint', (hint: Hint) => hints.push(hint));
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  // The server has let it in when it answers.
  const watch = () => socket.timeout(5_000).emitWithAck('watchMeeting', meetingId) as Promise<boolean>;
  return { socket, hints, watch };
}

async function until(happened: () => boolean): Promise<void> {
  for (let waited = 0; !happened(); waited += 20) {
    if (waited > 5_000) throw new Error('nothing was heard');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function watched(login: string) {
  const its = await device(login);
  let allowed = false;
  await until(() => its.socket.connected);
  for (let tries = 0; tries < 20 && !allowed; tries++) allowed = await its.watch();
  return { ...its, allowed };
}

describe('2.4 a meeting on several screens', () => {
  it('a mark of one is a hint on the others, without the mark', async () => {
    const [chair, secretary] = [await watched('l-chair'), await watched('l-secretary')];
    expect([chair.allowed, secretary.allowed]).toEqual([true, true]);
    const member = await test.as('l-member');
    const { id: examinationId } = await examinationOf(member, meetingId, 0);
    await member.call(giveMark, { params: { meetingId, examinationId }, body: { mark: 'good' } });
    await until(() => chair.hints.length > 0 && secretary.hints.length > 0);
    expect(chair.hints[0]).toEqual({ event: 'meeting.changed', meetingId });
    expect(JSON.stringify([...chair.hints, ...secretary.hints])).not.toContain('good');
    const held = await (await test.as('l-chair')).call(getMeeting, { params: { meetingId } });
    expect(held.examinations[0]?.marks.map(({ given }) => given)).toContain(true);
  });

  it('is nothing to strangers: a member of another commission, a learner', async () => {
    await retrainingWorld(test, { prefix: 'l-other' });
    expect((await watched('l-other-member')).allowed).toBe(false);
    expect((await watched('l-1')).allowed).toBe(false);
  });

  it('holds everything that five people write at the same time', async () => {
    const clients = await Promise.all(world.voters.map(({ login }) => test.as(login)));
    const { id: examinationId } = await examinationOf(clients[0] as (typeof clients)[0], meetingId, 1);
    await Promise.all(
      clients.flatMap((client, index) => {
        const askedBy = world.voters[index]?.id ?? '';
        const params = { meetingId, examinationId };
        return [
          client.call(giveMark, { params, body: { mark: 'good' } }),
          ...[1, 2, 3].map((n) =>
            client.call(recordQuestion, {
              params: { ...params, questionId: randomUUID() },
              body: { askedBy, text: `Вопрос ${n}` },
            }),
          ),
        ];
      }),
    );
    const held = await examinationOf(clients[0] as (typeof clients)[0], meetingId, 1);
    expect(held.marks.filter(({ given }) => given)).toHaveLength(5);
    expect(held.questions).toHaveLength(15);
    const [{ count } = { count: 0 }] = await test.db.query<{ count: number }[]>(
      `SELECT count(*) FROM meeting_event WHERE meeting_id = $1 AND kind IN ('mark', 'question')`,
      [meetingId],
    );
    expect(count).toBe(21);
  });
});
