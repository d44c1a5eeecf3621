import { dayOf } from '@itog/domain';
import { serverTime } from '../../api/clock.ts';
import { useTimeSetting } from './use-time-setting.ts';

/** Today in the organisation's zone, by the server's clock. */
export function useToday(): string {
  return dayOf(new Date(serverTime()), useTimeSetting().zone);
}
