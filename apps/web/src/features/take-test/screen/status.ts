import type { TestState } from '../saving/test-state.ts';

export type Status = {
  readonly kind: 'calm' | 'saving' | 'saved' | 'restored' | 'offline' | 'busy' | 'server' | 'signedOut' | 'frozen';
  readonly tone: 'quiet' | 'good' | 'warn' | 'bad';
};

/** What the line of the state says; a trouble outweighs everything, «Сохранено» needs the server's word. */
export function statusOf(state: TestState): Status {
  const { standing, signedOut, trouble, waiting, restored, savedAt } = state;
  if (standing === 'frozen') return { kind: 'frozen', tone: 'warn' };
  if (signedOut) return { kind: 'signedOut', tone: 'bad' };
  if (trouble) return { kind: trouble, tone: trouble === 'server' ? 'bad' : 'warn' };
  if (waiting.length > 0) return { kind: 'saving', tone: 'quiet' };
  if (restored) return { kind: 'restored', tone: 'good' };
  return savedAt ? { kind: 'saved', tone: 'good' } : { kind: 'calm', tone: 'quiet' };
}
