import { jest } from '@jest/globals';
import { AttemptServer, ids, optionId, questionId } from '../test-support/attempt-server.ts';
import { memoryStore } from '../test-support/memory-store.ts';
import { ServerClock } from '../clock/server-clock.ts';
import type { KeyValue } from '../../../api/delivery/device-store.ts';
import { TestSession } from './test-session.ts';
import { chosenOption, unanswered } from './test-state.ts';
import { openAttempt } from './wire.ts';

const TAB_A = '00000000-0000-4000-8000-00000000000a';
const TAB_B = '00000000-0000-4000-8000-00000000000b';
const open: TestSession[] = [];

async function openTab(server: AttemptServer, store: KeyValue = memoryStore(), tabId = TAB_A): Promise<TestSession> {
  const clock = new ServerClock();
  const wire = server.wire(tabId);
  const view = await settled(clock.ask(() => openAttempt(wire)));
  // Tabs of one browser hear each other at once, those of another browser not at all.
  const neighbours = open.filter((session) => stores.get(session) === store);
  const session = new TestSession({
    view,
    tabId,
    wire,
    store,
    clock,
    tell: (news) => neighbours.forEach((other) => other.hearTab(news)),
  });
  stores.set(session, store);
  open.push(session);
  session.start();
  return session;
}
const stores = new Map<TestSession, KeyValue>();

async function settled<T>(work: Promise<T>): Promise<T> {
  await pass(100);
  return work;
}
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const choose = (session: TestSession, question: number, option: number) =>
  session.choose(questionId(question), optionId(question, option));
const saves = (server: AttemptServer) => server.calls.filter((call) => call.startsWith('save'));

beforeEach(() => void jest.useFakeTimers({ now: new Date('2001-01-01') }));
afterEach(() => {
  for (const session of open.splice(0)) session.stop();
  stores.clear();
  jest.useRealTimers();
});

describe('saving a choice', () => {
  it('is on the device before it is sent and leaves it on the server’s word', async () => {
    const server = new AttemptServer();
    const store = memoryStore();
    const session = await openTab(server, store);
    choose(session, 1, 2);
    expect(store.content.size).toBe(1);
    expect(server.events).toEqual([]);
    expect(session.snapshot().savedAt).toBeNull();
    await pass(100);
    expect(server.events).toEqual([{ revision: 1, questionId: questionId(1), optionId: optionId(1, 2) }]);
    expect(session.snapshot()).toMatchObject({ waiting: [], savedAt: expect.any(Date) });
    expect(store.content.size).toBe(0);
  });

  it('is repeated with the same number after a lost reply, and stored once', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.loseReplies = 1;
    choose(session, 1, 2);
    await pass(100);
    expect(session.snapshot()).toMatchObject({ trouble: 'offline', waiting: [{ revision: 1 }] });
    await pass(1_500);
    expect(saves(server)).toEqual(['save 1', 'save 1']);
    expect(server.events).toEqual([{ revision: 1, questionId: questionId(1), optionId: optionId(1, 2) }]);
    expect(session.snapshot()).toMatchObject({ trouble: null, restored: true, waiting: [] });
  });

  it('sends only the newest of several choices of one question, under its own number', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.down = true;
    choose(session, 1, 1);
    choose(session, 1, 2);
    choose(session, 1, 3);
    await pass(100);
    server.link.down = false;
    await pass(2_000);
    expect(server.events).toEqual([{ revision: 3, questionId: questionId(1), optionId: optionId(1, 3) }]);
  });

  it('goes on from the number that the server holds', async () => {
    const server = new AttemptServer();
    server.claim(TAB_B);
    server.save({ questionId: questionId(2), optionId: optionId(2, 1), revision: 7 }, TAB_B);
    const session = await openTab(server);
    choose(session, 1, 1);
    await pass(100);
    expect(server.events.at(-1)).toMatchObject({ revision: 8, questionId: questionId(1) });
  });

  it('does nothing when the chosen option is chosen again', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    choose(session, 1, 1);
    await pass(100);
    choose(session, 1, 1);
    await pass(100);
    expect(saves(server)).toHaveLength(1);
  });

  it('keeps choices in memory and says so when the device refuses', async () => {
    const server = new AttemptServer();
    const store = memoryStore();
    const session = await openTab(server, store);
    store.full = true;
    choose(session, 1, 1);
    expect(session.snapshot()).toMatchObject({ durable: false, waiting: [{ number: 1 }] });
    await pass(100);
    expect(server.events).toHaveLength(1);
  });

  it('drops a choice that the server refuses for good, and says which', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.refuse.push({ code: 'answer.not-in-attempt' });
    choose(session, 3, 1);
    await pass(100);
    expect(session.snapshot()).toMatchObject({ waiting: [], notices: [{ kind: 'rejected', numbers: [3] }] });
  });
});

describe('without a network', () => {
  it('three choices wait, and go at once when the network is back', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.down = true;
    for (const number of [1, 2, 3]) {
      choose(session, number, 4);
      await pass(10_000);
    }
    expect(session.snapshot()).toMatchObject({
      trouble: 'offline',
      waiting: [{ number: 1 }, { number: 2 }, { number: 3 }],
    });
    expect(chosenOption(session.snapshot(), questionId(2))).toBe(optionId(2, 4));
    server.link.down = false;
    session.wake();
    await pass(200);
    expect(server.events.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(session.snapshot()).toMatchObject({ trouble: null, restored: true, waiting: [] });
  });

  it('tries again after 1, 2, 4, 8, 15 and 15 seconds', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.down = true;
    const tries = [0];
    choose(session, 1, 1);
    for (let second = 0; second < 60; second += 0.5) {
      const before = saves(server).length;
      await pass(500);
      if (saves(server).length > before) tries.push(second);
    }
    const pauses = tries.slice(1).map((at, index) => at - tries[index]!);
    expect(pauses).toHaveLength(6);
    [1, 2, 4, 8, 15, 15].forEach((pause, index) => {
      expect(pauses[index]).toBeGreaterThanOrEqual(pause - 0.5);
      expect(pauses[index]).toBeLessThanOrEqual(pause * 1.25 + 1);
    });
  });

  it('tries again soon when the network was said to be back too early', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.down = true;
    choose(session, 1, 1);
    await pass(60_000);
    session.wake();
    await pass(100);
    server.link.down = false;
    await pass(1_300);
    expect(session.snapshot().waiting).toEqual([]);
  });

  it('gives up waiting for an answer after ten seconds and asks again', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.hangs = true;
    choose(session, 1, 1);
    await pass(10_100);
    expect(session.snapshot().trouble).toBe('offline');
    server.link.hangs = false;
    await pass(2_000);
    expect(session.snapshot().waiting).toEqual([]);
  });

  it('keeps the pause that the server asked for, even when woken', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.refuse.push({ code: 'server.busy', seconds: 20 });
    choose(session, 1, 1);
    await pass(100);
    session.wake();
    choose(session, 2, 1);
    await pass(19_000);
    expect(saves(server)).toHaveLength(1);
    expect(session.snapshot()).toMatchObject({ trouble: 'busy' });
    await pass(1_500);
    expect(server.events).toHaveLength(2);
  });
});

describe('a reload', () => {
  it('brings back what was not sent, and sends it', async () => {
    const server = new AttemptServer();
    const store = memoryStore();
    const before = await openTab(server, store);
    server.link.down = true;
    choose(before, 1, 2);
    choose(before, 4, 3);
    before.stop();
    open.pop();
    server.link.down = false;
    const after = await openTab(server, store);
    expect(chosenOption(after.snapshot(), questionId(4))).toBe(optionId(4, 3));
    await pass(200);
    expect(server.events.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('forgets a choice whose reply was lost but which the server holds', async () => {
    const server = new AttemptServer();
    const store = memoryStore();
    const before = await openTab(server, store);
    server.link.loseReplies = 1;
    choose(before, 1, 2);
    await pass(100);
    before.stop();
    open.pop();
    const after = await openTab(server, store);
    expect(after.snapshot().waiting).toEqual([]);
    await pass(100);
    expect(saves(server)).toHaveLength(1);
    expect(chosenOption(after.snapshot(), questionId(1))).toBe(optionId(1, 2));
  });

  it('reads past what is not an answer on the device', async () => {
    const store = memoryStore();
    store.set(`itog.answer.${ids.attempt}.${questionId(1)}`, '{"half');
    const session = await openTab(new AttemptServer(), store);
    expect(session.snapshot().waiting).toEqual([]);
  });
});

describe('a second tab or device', () => {
  it('takes over: the first is frozen by the refusal of its next save and keeps the choice', async () => {
    const server = new AttemptServer();
    const laptop = await openTab(server, memoryStore(), TAB_A);
    await openTab(server, memoryStore(), TAB_B);
    choose(laptop, 1, 1);
    await pass(200);
    expect(laptop.snapshot()).toMatchObject({ standing: 'frozen', waiting: [{ number: 1 }] });
    expect(server.events).toEqual([]);
    choose(laptop, 2, 1);
    expect(laptop.snapshot().waiting).toHaveLength(1);
  });

  it('of the same browser freezes the first at once and sends what it left', async () => {
    const server = new AttemptServer();
    const store = memoryStore();
    const first = await openTab(server, store, TAB_A);
    server.link.down = true;
    choose(first, 1, 1);
    await pass(100);
    server.link.down = false;
    await openTab(server, store, TAB_B);
    expect(first.snapshot().standing).toBe('frozen');
    await pass(300);
    expect(server.events).toEqual([{ revision: 1, questionId: questionId(1), optionId: optionId(1, 1) }]);
  });

  it('«Продолжить здесь» drops a choice that a newer one has overtaken and sends the others under new numbers', async () => {
    const server = new AttemptServer();
    const laptop = await openTab(server, memoryStore(), TAB_A);
    server.link.down = true;
    choose(laptop, 1, 1);
    choose(laptop, 2, 1);
    await pass(100);
    server.link.down = false;
    const phone = await openTab(server, memoryStore(), TAB_B);
    choose(phone, 1, 3);
    choose(phone, 3, 3);
    await pass(200);
    laptop.wake();
    await pass(200);
    expect(laptop.snapshot().standing).toBe('frozen');
    laptop.continueHere();
    await pass(300);
    expect(laptop.snapshot()).toMatchObject({
      standing: 'writing',
      waiting: [],
      notices: [{ kind: 'overtaken', numbers: [1] }],
    });
    expect(server.held(questionId(1))).toMatchObject({ optionId: optionId(1, 3) });
    expect(server.events.at(-1)).toMatchObject({ questionId: questionId(2), optionId: optionId(2, 1), revision: 3 });
    expect(chosenOption(laptop.snapshot(), questionId(1))).toBe(optionId(1, 3));
  });

  it('a hint makes the tab ask who writes', async () => {
    const server = new AttemptServer();
    const session = await openTab(server, memoryStore(), TAB_A);
    server.claim(TAB_B);
    session.hear({ event: 'attempt.taken-over', attemptId: ids.attempt, tabId: TAB_B });
    await pass(100);
    expect(session.snapshot().standing).toBe('frozen');
  });

  it('a number taken meanwhile is passed over', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.events.push({ revision: 1, questionId: questionId(5), optionId: optionId(5, 1) });
    choose(session, 1, 1);
    await pass(300);
    expect(server.events.at(-1)).toEqual({ revision: 2, questionId: questionId(1), optionId: optionId(1, 1) });
  });

  it('a choice older than one the server holds is dropped and the newer one shown', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.events.push({ revision: 9, questionId: questionId(1), optionId: optionId(1, 4) });
    choose(session, 1, 1);
    await pass(300);
    expect(session.snapshot().waiting).toEqual([]);
    expect(chosenOption(session.snapshot(), questionId(1))).toBe(optionId(1, 4));
  });
});

describe('handing in', () => {
  it('waits until every choice is with the server, then finishes', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.down = true;
    choose(session, 1, 1);
    session.handIn();
    await pass(5_000);
    expect(server.calls).not.toContain('finish');
    expect(session.snapshot().handingIn).toBe('waiting');
    server.link.down = false;
    session.wake();
    await pass(300);
    expect(session.snapshot()).toMatchObject({ standing: 'closed', receipt: { answered: 1 }, unsaved: [] });
    expect(server.calls.slice(-2)).toEqual(['save 1', 'finish']);
  });

  it('can be taken back while answers wait', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.down = true;
    choose(session, 1, 1);
    session.handIn();
    await pass(100);
    session.keepWriting();
    server.link.down = false;
    await pass(2_000);
    expect(server.calls).not.toContain('finish');
    expect(session.snapshot()).toMatchObject({ handingIn: 'no', standing: 'writing', waiting: [] });
  });

  it('is repeated after a lost reply and gives the same receipt', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.loseReplies = 1;
    session.handIn();
    await pass(3_000);
    expect(server.calls.filter((call) => call === 'finish')).toHaveLength(2);
    expect(session.snapshot()).toMatchObject({ standing: 'closed', receipt: { closeReason: 'learner' } });
  });
});

describe('the end of the time (3.6)', () => {
  it('is the server’s word alone: at zero the tab asks, and asks again until it is closed', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    const asked = () => server.calls.filter((call) => call === 'refresh').length;
    session.tick(1);
    expect(asked()).toBe(0);
    await pass(100);
    expect(session.snapshot().standing).toBe('writing');
    session.tick(-1_000);
    await pass(100);
    expect(asked()).toBe(1);
    await pass(3_000);
    server.deadlineAt = server.now();
    session.tick(-4_000);
    await pass(100);
    expect(asked()).toBe(2);
    expect(session.snapshot()).toMatchObject({ standing: 'closed', view: { closeReason: 'deadline' } });
  });

  it('tells honestly which choices did not reach the server, and not those whose reply alone was lost', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.loseReplies = 1;
    choose(session, 1, 1);
    await pass(100);
    server.link.down = true;
    choose(session, 2, 1);
    choose(session, 5, 1);
    await pass(100);
    server.deadlineAt = server.now();
    server.link.down = false;
    session.wake();
    await pass(300);
    const { standing, unsaved } = session.snapshot();
    expect(standing).toBe('closed');
    expect(unsaved.map(({ number }) => number)).toEqual([2, 5]);
  });

  it('moves when the server grants minutes, and says how many', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.deadlineAt = new Date(server.deadlineAt.getTime() + 12 * 60_000);
    session.hear({ event: 'attempt.deadline-moved', attemptId: ids.attempt, deadlineAt: '' });
    await pass(100);
    expect(session.snapshot()).toMatchObject({ notices: [{ kind: 'deadline-moved', minutes: 12 }] });
  });
});

describe('the sign-in has ended', () => {
  it('keeps the choices, and sends them after a new sign-in', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.signedOut = true;
    choose(session, 1, 1);
    await pass(100);
    choose(session, 2, 1);
    await pass(60_000);
    expect(saves(server)).toHaveLength(1);
    expect(session.snapshot()).toMatchObject({ signedOut: true, waiting: [{ number: 1 }, { number: 2 }] });
    server.signedOut = false;
    session.signedIn();
    await pass(300);
    expect(server.events).toHaveLength(2);
    expect(session.snapshot().signedOut).toBe(false);
  });

  it('stops when another person has signed in: the attempt is not his', async () => {
    const server = new AttemptServer();
    const session = await openTab(server);
    server.link.refuse.push({ code: 'attempt.not-found' });
    choose(session, 1, 1);
    await pass(100);
    expect(session.snapshot()).toMatchObject({ problem: { status: 404 }, waiting: [{ number: 1 }] });
  });
});

describe('marks «Вернуться позже»', () => {
  it('are sent after the choices and survive a reload without a network', async () => {
    const server = new AttemptServer();
    const store = memoryStore();
    const before = await openTab(server, store);
    server.link.down = true;
    before.toggleFlag(questionId(3));
    choose(before, 1, 1);
    await pass(100);
    before.stop();
    open.pop();
    server.link.down = false;
    const after = await openTab(server, store);
    expect([...after.snapshot().flagged]).toEqual([questionId(3)]);
    await pass(300);
    expect(server.flagged).toEqual([questionId(3)]);
    expect(server.calls.slice(-2)).toEqual(['save 1', `flag ${questionId(3)}`]);
  });
});

it('a refused mark does not stop the test', async () => {
  const server = new AttemptServer();
  const session = await openTab(server);
  server.link.refuse.push({ code: 'attempt.not-found' });
  session.toggleFlag(questionId(3));
  await pass(200);
  expect(session.snapshot()).toMatchObject({ problem: null, standing: 'writing' });
  expect([...session.snapshot().flagged]).toEqual([]);
});

it('counts what has no answer', async () => {
  const server = new AttemptServer();
  const session = await openTab(server);
  choose(session, 2, 1);
  expect(unanswered(session.snapshot())).toEqual([1, 3, 4, 5]);
});
