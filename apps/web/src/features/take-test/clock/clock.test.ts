import { announcementDue, secondsLeft } from './remaining.ts';
import { ServerClock, SleepWatch } from './server-clock.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 4, 5, 0, seconds));

describe('the server’s clock in the tab', () => {
  it('takes the answer’s time at half its round trip', () => {
    let monotonic = 1_000;
    const clock = new ServerClock(() => monotonic);
    expect(clock.now()).toBeNull();
    expect(clock.until(at(10))).toBeNull();
    clock.learn({ serverNow: at(0), sentAt: 800, receivedAt: 1_000 });
    expect(clock.now()).toBe(at(0).getTime() + 100);
    monotonic = 6_000;
    expect(clock.until(at(10))).toBe(4_900);
  });

  it('keeps the finer sample while the coarser agrees with it', () => {
    const clock = new ServerClock(() => 2_000);
    clock.learn({ serverNow: at(0), sentAt: 990, receivedAt: 1_010 });
    clock.learn({ serverNow: at(1), sentAt: 1_400, receivedAt: 2_000 });
    expect(clock.now()).toBe(at(1).getTime());
  });

  it('takes a finer sample', () => {
    const clock = new ServerClock(() => 2_000);
    clock.learn({ serverNow: at(0), sentAt: 400, receivedAt: 1_000 });
    clock.learn({ serverNow: at(1), sentAt: 1_990, receivedAt: 2_000 });
    expect(clock.now()).toBe(at(1).getTime() + 5);
  });

  it('believes a contradicting sample: the monotonic clock stood still while the device slept', () => {
    const clock = new ServerClock(() => 2_000);
    clock.learn({ serverNow: at(0), sentAt: 990, receivedAt: 1_010 });
    clock.learn({ serverNow: at(600), sentAt: 1_800, receivedAt: 2_000 });
    expect(clock.until(at(600))).toBe(-100);
  });

  it('does not look at the device’s own clock', async () => {
    const clock = new ServerClock(() => 5_000);
    const realNow = Date.now;
    Date.now = () => 0;
    try {
      await clock.ask(async () => ({ serverNow: at(30) }));
      expect(clock.until(at(40))).toBe(10_000);
    } finally {
      Date.now = realNow;
    }
  });
});

it.each([
  { wall: 60_000, monotonic: 60_000, slept: false, why: 'both went on' },
  { wall: 600_000, monotonic: 1_000, slept: true, why: 'the monotonic clock stood still' },
  { wall: -3_600_000, monotonic: 1_000, slept: true, why: 'the device’s time was set back' },
])('a sleep of the device is noticed: $why', ({ wall, monotonic, slept }) => {
  const now = { wall: 0, monotonic: 0 };
  const watch = new SleepWatch(
    () => now.wall,
    () => now.monotonic,
  );
  Object.assign(now, { wall, monotonic });
  expect(watch.hasSlept()).toBe(slept);
  expect(watch.hasSlept()).toBe(false);
});

describe('announcements', () => {
  const minutes = (count: number) => count * 60_000;
  it.each([
    { before: null, now: minutes(30), due: null, why: 'the first look announces nothing' },
    { before: minutes(30) + 1, now: minutes(30), due: 30, why: 'exactly 30 minutes' },
    { before: minutes(30), now: minutes(30) - 1_000, due: null, why: 'already told' },
    { before: minutes(15) + 400, now: minutes(15) - 600, due: 15, why: 'between two ticks' },
    { before: minutes(40), now: minutes(4), due: 4, why: 'after a sleep what is left' },
    { before: minutes(4), now: minutes(16), due: null, why: 'minutes were granted' },
    { before: minutes(1) + 1, now: minutes(1), due: 1, why: 'the last minute' },
    { before: 500, now: -500, due: 0, why: 'the end' },
    { before: -500, now: -1_500, due: null, why: 'the end is told once' },
    { before: null, now: -1, due: 0, why: 'opened after the end' },
    { before: minutes(2), now: 0, due: 0, why: 'the end outweighs the last minute' },
  ])('$why', ({ before, now, due }) => expect(announcementDue(before, now)).toBe(due));
});

it.each([
  [5_400_000, 5_400],
  [3_599_001, 3_600],
  [1, 1],
  [0, 0],
  [-5_000, 0],
])('%d ms are %d whole seconds', (milliseconds, seconds) => expect(secondsLeft(milliseconds)).toBe(seconds));
