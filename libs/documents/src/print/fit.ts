/** Type sizes in points by the length of a text in characters: each step holds up to its length. */
export type Steps = readonly [Step, ...Step[]];
type Step = readonly [upTo: number, points: number];

/** The size at which a text of this length keeps to its place: the first step long enough, or the last one. */
export function fitSize(length: number, steps: Steps): number {
  const [, smallest] = steps.at(-1) ?? steps[0];
  return steps.find(([upTo]) => length <= upTo)?.[1] ?? smallest;
}

/** Letters of PT Serif Bold wider than the rest, of which none is wider than 0.72 of the type size. */
const WIDE = /[ЖМФШЩЫЮжмфшщыюӁQWMOwmЊЉѬѪӸӹ@%№—…]/u;

/**
 * The largest size, in half points, at which a line of bold type is surely no wider than its place.
 * @param place width of the place in points
 */
export function fitLine(
  line: string,
  place: number,
  { largest, smallest }: { largest: number; smallest: number },
): number {
  const ems = [...line].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1.07 : 0.72), 0);
  const fitting = Math.floor((place / ems) * 2) / 2;
  return Math.max(smallest, Math.min(largest, fitting));
}
