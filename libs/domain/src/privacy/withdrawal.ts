import { addDays, type Day } from '../calendar/zoned-day.ts';

/** What was done when a consent was withdrawn: all of it stopped, or it goes on by another ground of the law. */
export const WITHDRAWAL_OUTCOMES = ['stopped', 'other-ground'] as const;
export type WithdrawalOutcome = (typeof WITHDRAWAL_OUTCOMES)[number];

const TERM_DAYS = 30;

/**
 * The last day on which the processing must have ended and, where nothing else requires the data, they must be destroyed: the
 * thirtieth calendar day after the withdrawal came (152-ФЗ, ст. 21 ч. 5).
 */
export function withdrawalDueOn(withdrawnOn: Day): Day {
  return addDays(withdrawnOn, TERM_DAYS);
}
