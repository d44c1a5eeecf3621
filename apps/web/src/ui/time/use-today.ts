import { dayOf } from '@itog/domain';
import { useTimeSetting } from './use-time-setting.ts';

/** The organisation's day now, `YYYY-MM-DD`. */
export function useToday(): string {
  return dayOf(new Date(), useTimeSetting().zone);
}
