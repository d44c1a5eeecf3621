import { lineWidth } from './advances.ts';

/** Type sizes in points by the length of a text in characters: each step holds up to its length. */
export type Steps = readonly [Step, ...Step[]];
type Step = readonly [upTo: number, points: number];

/** The size at which a text of this length keeps to its place: the first step long enough, or the last one. */
export function fitSize(length: number, steps: Steps): number {
  const [, smallest] = steps.at(-1) ?? steps[0];
  return steps.find(([upTo]) => length <= upTo)?.[1] ?? smallest;
}

/**
 * The largest size, in half points, at which a line of bold type is surely no wider than its place.
 * @param place width of the place in points
 */
export function fitLine(
  line: string,
  place: number,
  { largest, smallest }: { largest: number; smallest: number },
): number {
  const fitting = Math.floor((place / lineWidth(line, { bold: true })) * 2) / 2;
  return Math.max(smallest, Math.min(largest, fitting));
}
