import {
  claimWriting,
  finishAttempt,
  flagQuestion,
  getAttempt,
  saveAnswer,
  type AttemptView,
  type Receipt,
} from '@itog/contracts';
import { call } from '../../../api/call.ts';
import type { ServerClock } from '../clock/server-clock.ts';
import type { KeyValue } from '../../../api/delivery/device-store.ts';
import type { Pending } from './outbox.ts';
import { setbackOf } from './setback.ts';
import type { TabNews } from './tab.ts';

/** The calls of a running test. Each may be repeated without harm. */
export type Wire = {
  readonly claim: () => Promise<AttemptView>;
  readonly refresh: () => Promise<AttemptView>;
  readonly save: (choice: Pending) => Promise<{ savedAt: Date | null }>;
  readonly flag: (questionId: string, flagged: boolean) => Promise<void>;
  readonly finish: () => Promise<Receipt>;
};

/** What a running test in one tab is made of. */
export type TestSessionParts = {
  readonly view: AttemptView;
  readonly tabId: string;
  readonly wire: Wire;
  readonly store: KeyValue;
  readonly clock: ServerClock;
  /** Tells the other tabs of this browser. */
  readonly tell: (news: TabNews) => void;
};

/** The calls for one attempt from one tab. */
export function wireOf(attemptId: string, tabId: string): Wire {
  const params = { attemptId };
  return {
    claim: () => call(claimWriting, { params, body: { tabId } }),
    refresh: () => call(getAttempt, { params }),
    save: ({ questionId, optionId, revision, offsetMs }) =>
      call(
        saveAnswer,
        { params: { attemptId, questionId }, body: { optionId, revision, tabId, offsetMs } },
        { keepalive: true },
      ),
    flag: (questionId, flagged) => call(flagQuestion, { params: { attemptId, questionId }, body: { flagged } }),
    finish: () => call(finishAttempt, { params }),
  };
}

/** Opens an attempt for writing in this tab; a finished one is only read. */
export async function openAttempt(wire: Wire): Promise<AttemptView> {
  try {
    return await wire.claim();
  } catch (error) {
    if (setbackOf(error).kind === 'over') return wire.refresh();
    throw error;
  }
}
