import { useEffect, useState } from 'react';
import { useRealtime } from '../../api/realtime.ts';
import { usePagesAhead } from './use-pages-ahead.ts';
import { useTest } from './use-test.ts';

const FIRST_MS = 4_000;
const SPREAD_MS = 8_000;
const OPEN_MS = 2_000;

/** The line for hints, opened when the questions are on the screen: a group that starts at once must not connect at once. */
export function LaterRealtime() {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), FIRST_MS + Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return isTime ? <Line /> : null;
}

function Line() {
  const { session } = useTest();
  useRealtime();
  usePagesAhead();
  useEffect(() => {
    // What was said before the line was open has been missed.
    const timer = setTimeout(() => session.refresh(), OPEN_MS);
    return () => clearTimeout(timer);
  }, [session]);
  return null;
}
