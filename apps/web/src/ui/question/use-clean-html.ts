import { use, useMemo } from 'react';
import { arrange, type Enlarge } from './arrange.ts';
import { isPlain, plainHtml } from './plain-html.ts';

type Cleaner = typeof import('./clean-html.ts');
let cleaner: Promise<Cleaner> | null = null;

function loadCleaner(): Promise<Cleaner> {
  cleaner ??= import('./clean-html.ts').catch((error: unknown) => {
    cleaner = null;
    throw error;
  });
  return cleaner;
}

/** Loads what these texts need to be shown, so that showing them needs no network. */
export async function prepareTexts(texts: readonly string[]): Promise<void> {
  if (!texts.every(isPlain)) await loadCleaner();
}

/** A text of a question as HTML that is safe to show; waits (suspends) for the cleaner where the text needs it. */
export function useCleanHtml(html: string, enlarge?: Enlarge): string {
  const strict = isPlain(html) ? null : use(loadCleaner());
  return useMemo(
    () => (strict ? strict.cleanHtml(html, { enlarge }) : arrange(plainHtml(html), enlarge)),
    [strict, html, enlarge],
  );
}
