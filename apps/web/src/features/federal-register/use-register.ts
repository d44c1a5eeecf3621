import { getRegisterPackage, getRegisterQueue, listRegisterPackages } from '@itog/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate } from '../../api/query.ts';

/** After any change here: the queue, the log and the package are asked for again. */
export function useRegisterChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => invalidate(client, [getRegisterQueue, listRegisterPackages, getRegisterPackage]);
}
