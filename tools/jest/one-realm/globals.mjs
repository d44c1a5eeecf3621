// What `@jest/globals` is to the specs of a process. The module is one for all its files, so it asks for the timers
// of the file when it is used; `it`, `expect` and their like, made anew for each file, are globals.
import { tools } from './environment.mjs';

const timers = () => {
  if (!tools.timers) throw new Error('Nothing is tested now.');
  return tools.timers;
};
const { mocker } = tools;

export const jest = {
  /** @param {number} milliseconds */
  setTimeout: (milliseconds) => void Reflect.set(globalThis, Symbol.for('TEST_TIMEOUT_SYMBOL'), milliseconds),
  /**
   * Node's own streams and requests need their ticks.
   *
   * @param {import('@jest/types').Config.FakeTimersConfig} [options]
   */
  useFakeTimers: (options) => timers().useFakeTimers({ ...options, doNotFake: ['nextTick', 'queueMicrotask'] }),
  useRealTimers: () => timers().useRealTimers(),
  /** @param {number} milliseconds */
  advanceTimersByTime: (milliseconds) => timers().advanceTimersByTime(milliseconds),
  /** @param {number} milliseconds */
  advanceTimersByTimeAsync: (milliseconds) => timers().advanceTimersByTimeAsync(milliseconds),
  /** @param {number | Date} now */
  setSystemTime: (now) => timers().setSystemTime(now),
  /** @param {Parameters<typeof mocker['fn']>} implementation */
  fn: (...implementation) => mocker.fn(...implementation),
  /** @param {Parameters<typeof mocker['spyOn']>} spied */
  spyOn: (...spied) => mocker.spyOn(...spied),
  restoreAllMocks: () => mocker.restoreAllMocks(),
};
