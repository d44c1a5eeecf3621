/** Marks of chapter 4, the best last, so that they compare by their place. */
export const FOUR_POINT_MARKS = ['unsatisfactory', 'satisfactory', 'good', 'excellent'] as const;
export type FourPointMark = (typeof FOUR_POINT_MARKS)[number];

/**
 * The mark that is proposed to the chair from the members’ own (4): their median, rounded down between two marks.
 * @throws RangeError without a single mark
 */
export function proposedMark(marks: readonly FourPointMark[]): FourPointMark {
  if (marks.length === 0) throw new RangeError('nobody has given a mark');
  const places = marks.map((mark) => FOUR_POINT_MARKS.indexOf(mark)).sort((a, b) => a - b);
  const lower = places[Math.floor((places.length - 1) / 2)] ?? 0;
  const upper = places[Math.floor(places.length / 2)] ?? 0;
  return FOUR_POINT_MARKS[Math.floor((lower + upper) / 2)] as FourPointMark;
}

export type SecondTimeRefusal =
  | { readonly code: 'second-time.no-date'; readonly clause: '3.11' }
  | { readonly code: 'second-time.too-early'; readonly clause: '3.11'; readonly from: Date };

/** In retraining the commission sets the dates of the second time; before them it cannot be held (3.11). */
export function secondTimeRefusals({
  from,
  at,
}: {
  readonly from: Date | null;
  readonly at: Date;
}): SecondTimeRefusal[] {
  if (!from) return [{ code: 'second-time.no-date', clause: '3.11' }];
  return at < from ? [{ code: 'second-time.too-early', clause: '3.11', from }] : [];
}
