import { getMyAttestation, listMyAttestations } from '@itog/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverTime } from '../../../api/clock.ts';
import { invalidate } from '../../../api/query.ts';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';

/** Asks the server anew at an instant that changes what may be done; a little spread, so that a group does not ask at once. */
export function useAskAgainAt(instant: Date): void {
  const client = useQueryClient();
  const [wasAhead] = useState(() => serverTime() < instant.getTime());
  const isReached = useSecondsUntil(instant) === 0 && wasAhead;
  useEffect(() => {
    if (!isReached) return;
    const timers = [0.3, 3].map((seconds) =>
      setTimeout(
        () => void invalidate(client, [getMyAttestation, listMyAttestations]),
        seconds * 1000 * (0.5 + Math.random()),
      ),
    );
    return () => timers.forEach(clearTimeout);
  }, [client, isReached]);
}
