import { checkCommission, type CallOf } from '@itog/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { draftOf, type Composition } from './composition.ts';

const SETTLED_MS = 250;

/** What the Regulation has against a composition (2.4–2.7), asked anew as it changes; nothing before a program is chosen. */
export function useBlockers(composition: Composition) {
  // As text, so that an unchanged composition is the same value on every render.
  const wanted = JSON.stringify(draftOf(composition));
  const [settled] = useDebouncedValue(wanted, SETTLED_MS);
  const body = JSON.parse(settled) as CallOf<typeof checkCommission>['body'];
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [checkCommission.path, {}, body],
    queryFn: ({ signal }) => call(checkCommission, { body }, { signal }),
    enabled: body.programId !== '',
    placeholderData: keepPreviousData,
  });
  return { refusals: data?.refusals, error, stale: isPlaceholderData || settled !== wanted };
}
