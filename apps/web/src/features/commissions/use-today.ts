import { dayOf } from '@itog/domain';
import { serverTime } from '../../api/clock.ts';
import { useMe } from '../../api/me.ts';

/** Today in the organisation's zone, by the server's clock. */
export function useToday(): string {
  const { organisation } = useMe();
  return dayOf(new Date(serverTime()), organisation.zone);
}
