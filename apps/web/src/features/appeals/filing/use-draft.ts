import type { AppealAttachment } from '@itog/contracts';
import type { AppealKind } from '@itog/domain';
import { useState } from 'react';

export type Draft = {
  readonly kind: AppealKind | null;
  readonly text: string;
  readonly attachments: readonly AppealAttachment[];
};

const EMPTY: Draft = { kind: null, text: '', attachments: [] };

/** The application as far as it is written: it outlives a reload, but not the tab, since the computer may be another’s. */
export function useDraft(resultId: string) {
  const key = `appeal:${resultId}`;
  const [draft, setDraft] = useState(() => kept(key));
  const change = (part: Partial<Draft> | ((now: Draft) => Partial<Draft>)) =>
    setDraft((now) => {
      const next = { ...now, ...(typeof part === 'function' ? part(now) : part) };
      keep(key, JSON.stringify(next));
      return next;
    });
  return { draft, change, forget: () => keep(key, null) };
}

function kept(key: string): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing: the text lives as long as the page.
  }
}
