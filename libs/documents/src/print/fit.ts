/** Type sizes in points by the length of a text in characters: each step holds up to its length. */
export type Steps = readonly [Step, ...Step[]];
type Step = readonly [upTo: number, points: number];

/** The size at which a text of this length keeps to its place: the first step long enough, or the last one. */
export function fitSize(length: number, steps: Steps): number {
  const [, smallest] = steps.at(-1) ?? steps[0];
  return steps.find(([upTo]) => length <= upTo)?.[1] ?? smallest;
}
