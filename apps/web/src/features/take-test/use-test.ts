import { createContext, useContext, useSyncExternalStore } from 'react';
import type { OpenTest } from './saving/connect.ts';
import type { TestState } from './saving/test-state.ts';

export const TestContext = createContext<OpenTest | null>(null);

/** The test that is open in this tab. */
export function useTest(): OpenTest {
  const test = useContext(TestContext);
  if (!test) throw new Error('no test is open');
  return test;
}

/** How the test stands; renders anew when that changes. */
export function useTestState(): TestState {
  const { session } = useTest();
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

/** Questions that were opened on this device. */
export function useVisited(): ReadonlySet<string> {
  const { visited } = useTest();
  return useSyncExternalStore(visited.subscribe, visited.snapshot);
}
