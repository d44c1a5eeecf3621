import { jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { noteServerTime } from '../../api/clock.ts';
import { digits } from './Countdown.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';

describe('a countdown', () => {
  afterEach(() => jest.useRealTimers());

  it('counts by the server’s clock, whatever the device’s shows', () => {
    jest.useFakeTimers({ now: new Date('2026-03-04T09:00:00Z') });
    noteServerTime(new Date('2026-03-04T10:00:00Z'));
    const { result } = renderHook(() => useSecondsUntil(new Date('2026-03-04T10:01:30Z')));
    expect(result.current).toBe(90);
    act(() => jest.advanceTimersByTime(30_500));
    expect(result.current).toBe(60);
    jest.setSystemTime(new Date('2026-03-04T23:00:00Z'));
    act(() => jest.advanceTimersByTime(1000));
    expect(result.current).toBe(59);
  });

  it('ends at zero and stays there', () => {
    jest.useFakeTimers();
    noteServerTime(new Date('2026-03-04T10:00:00Z'));
    const { result } = renderHook(() => useSecondsUntil(new Date('2026-03-04T10:00:01Z')));
    act(() => jest.advanceTimersByTime(5000));
    expect(result.current).toBe(0);
  });

  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3599, '59:59'],
    [4325, '1:12:05'],
  ])('writes %i as %s', (seconds, text) => expect(digits(seconds)).toBe(text));
});
