import type { Thesis } from '@itog/contracts';

/** What protocol form 3 has a place for, and a defence is not begun without. */
export const THESIS_PARTS = ['topic', 'workForm', 'supervisor', 'pages', 'review', 'averageMark', 'file'] as const;
export type ThesisPart = (typeof THESIS_PARTS)[number];

/** What a thesis still lacks before its defence (form 3); everything while nothing is written of it. */
export function missingParts(thesis: Thesis | null): ThesisPart[] {
  if (!thesis) return [...THESIS_PARTS];
  const isReviewed = thesis.reviewKind !== null && Boolean(thesis.reviewerGenitive);
  return THESIS_PARTS.filter((part) => (part === 'review' ? !isReviewed : thesis[part] === null));
}
