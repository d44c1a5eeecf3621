import type { Policy } from '@itog/domain';

/** A number that an organisation may set instead of the Regulation's own; bounds are those of the contract. */
export type NumberField = {
  readonly key: { [Key in keyof Policy]: Policy[Key] extends number ? Key : never }[keyof Policy];
  readonly clause: string;
  /** The key of its unit: `policy.unit.…`. */
  readonly unit: 'minutes' | 'percent' | 'times' | 'days' | 'people' | 'workingDays';
  readonly min: number;
  readonly max: number;
};

export const TEST_FIELDS: readonly NumberField[] = [
  { key: 'timeLimitMinutes', clause: '3.6', unit: 'minutes', min: 5, max: 600 },
  { key: 'passPercent', clause: '3.7', unit: 'percent', min: 1, max: 100 },
  { key: 'retakes', clause: '3.8', unit: 'times', min: 0, max: 5 },
  { key: 'retakeDays', clause: '3.8', unit: 'days', min: 0, max: 365 },
];

export const OTHER_FIELDS: readonly NumberField[] = [
  { key: 'commissionMin', clause: '2.7', unit: 'people', min: 1, max: 15 },
  { key: 'commissionMax', clause: '2.7', unit: 'people', min: 1, max: 15 },
  { key: 'appealWorkingDays', clause: '5.6', unit: 'workingDays', min: 1, max: 30 },
  { key: 'appealNoticeWorkingDays', clause: '5.11', unit: 'workingDays', min: 1, max: 30 },
];

/** Of these values the ones that differ from the Regulation's own: only they are kept. */
export function differing(values: Policy, own: Policy): Partial<Policy> {
  const keys = Object.keys(own) as (keyof Policy)[];
  return Object.fromEntries(keys.flatMap((key) => (values[key] === own[key] ? [] : [[key, values[key]]])));
}
