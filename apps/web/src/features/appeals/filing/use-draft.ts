import type { AppealAttachment } from '@itog/contracts';
import type { AppealKind } from '@itog/domain';
import { useState } from 'react';
import { keepInSession, keptInSession } from '../parts/session-kept.ts';

export type Draft = {
  readonly kind: AppealKind | null;
  readonly text: string;
  readonly attachments: readonly AppealAttachment[];
};

const EMPTY: Draft = { kind: null, text: '', attachments: [] };

/** The application as far as it is written: it outlives a reload, but not the tab, since the computer may be another’s. */
export function useDraft(resultId: string) {
  const key = `appeal:${resultId}`;
  const [draft, setDraft] = useState(() => keptInSession(key, EMPTY));
  const change = (part: Partial<Draft> | ((now: Draft) => Partial<Draft>)) =>
    setDraft((now) => {
      const next = { ...now, ...(typeof part === 'function' ? part(now) : part) };
      keepInSession(key, next);
      return next;
    });
  return { draft, change, forget: () => keepInSession(key, null) };
}
