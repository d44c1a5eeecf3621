import { previewOrder, type CallOf } from '@itog/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

const SETTLED_MS = 250;

export type OrderDraft = CallOf<typeof previewOrder>['body'];

/** What an order would say and what stands against it, asked anew as the draft changes; nothing while there is none. */
export function useOrderPreview(draft: OrderDraft | null) {
  // As text, so that an unchanged draft is the same value on every render.
  const wanted = JSON.stringify(draft);
  const [settled] = useDebouncedValue(wanted, SETTLED_MS);
  const body = JSON.parse(settled) as OrderDraft | null;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [previewOrder.path, {}, body],
    queryFn: ({ signal }) => call(previewOrder, { body: body as OrderDraft }, { signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return { preview: body ? data : undefined, error, stale: isPlaceholderData || settled !== wanted };
}
