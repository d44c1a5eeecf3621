/** Marks of chapter 4, the best last, so that they compare by their place. */
export const FOUR_POINT_MARKS = ['unsatisfactory', 'satisfactory', 'good', 'excellent'] as const;
export type FourPointMark = (typeof FOUR_POINT_MARKS)[number];
/** «Не зачтено», «зачтено» (4). */
export const TWO_POINT_MARKS = ['fail', 'pass'] as const;
export type TwoPointMark = (typeof TWO_POINT_MARKS)[number];

export const MARKS = [...TWO_POINT_MARKS, ...FOUR_POINT_MARKS] as const;
export type Mark = (typeof MARKS)[number];

/** The scales that marks of exams and defences are given on (4). */
export const MARK_SCALES = ['two-point', 'four-point'] as const;
export type MarkScale = (typeof MARK_SCALES)[number];

/** The marks of a scale, the best last (4). */
export function marksOf(scale: MarkScale): readonly Mark[] {
  return scale === 'two-point' ? TWO_POINT_MARKS : FOUR_POINT_MARKS;
}

/** Whether the mark gives the document: every mark does but «неудовлетворительно» and «не зачтено» (3.13, 4). */
export function isPass(mark: Mark): boolean {
  return mark !== 'unsatisfactory' && mark !== 'fail';
}

/**
 * The mark that is proposed to the chair from the members’ own (4): their median, rounded down between two marks.
 * @throws RangeError without a single mark, or with one off the scale: both are refused before
 */
export function proposedMark(marks: readonly Mark[], scale: MarkScale = 'four-point'): Mark {
  if (marks.length === 0) throw new RangeError('nobody has given a mark');
  const order = marksOf(scale);
  const places = marks.map((mark) => order.indexOf(mark)).sort((a, b) => a - b);
  if (places[0] === -1) throw new RangeError('a mark is off the scale');
  const lower = places[Math.floor((places.length - 1) / 2)] ?? 0;
  const upper = places[Math.floor(places.length / 2)] ?? 0;
  return order[Math.floor((lower + upper) / 2)] as Mark;
}

export type MarkScaleRefusal = {
  readonly code: 'mark.off-scale';
  readonly clause: '4';
  readonly scale: MarkScale;
  readonly mark: Mark;
};

/** A mark is given on the scale that the policy names, and on no other (4). */
export function scaleRefusals(mark: Mark, { markScale: scale }: { readonly markScale: MarkScale }): MarkScaleRefusal[] {
  return marksOf(scale).includes(mark) ? [] : [{ code: 'mark.off-scale', clause: '4', scale, mark }];
}

export type SecondTimeRefusal =
  | { readonly code: 'second-time.no-date'; readonly clause: '3.11' }
  | { readonly code: 'second-time.too-early'; readonly clause: '3.11'; readonly from: Date }
  | { readonly code: 'second-time.too-late'; readonly clause: '3.11'; readonly until: Date };

/**
 * In retraining the commission sets the dates of the second time; before and after them it cannot be held (3.11).
 *
 * @param from  the first instant of the dates that the commission has set; null when it has set none
 * @param until the first instant after them; null leaves the end open
 */
export function secondTimeRefusals({
  from,
  until = null,
  at,
}: {
  readonly from: Date | null;
  readonly until?: Date | null;
  readonly at: Date;
}): SecondTimeRefusal[] {
  if (!from) return [{ code: 'second-time.no-date', clause: '3.11' }];
  if (at < from) return [{ code: 'second-time.too-early', clause: '3.11', from }];
  return until && at >= until ? [{ code: 'second-time.too-late', clause: '3.11', until }] : [];
}
