import { listDocuments, type RegistryEntry } from '@itog/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { queryOf } from '../../../api/query.ts';
import { isPrinting } from '../../../ui/registry/is-printing.ts';

const PAGE = 50;
const WHILE_PRINTING_MS = 2_000;

const page = (protocolId: string, offset: number) => ({
  ...queryOf(listDocuments, { query: { protocolId, offset } }),
  refetchInterval: ({ state }: { state: { data?: { documents: readonly RegistryEntry[] } | undefined } }) =>
    state.data?.documents.some(isPrinting) ? WHILE_PRINTING_MS : (false as const),
});

/** The documents that have been issued for a protocol, asked anew while some of them are being printed; undefined while they load. */
export function useIssued(protocolId: string) {
  const first = useQuery(page(protocolId, 0));
  const pages = Math.ceil((first.data?.total ?? 0) / PAGE);
  const rest = useQueries({
    queries: Array.from({ length: Math.max(0, pages - 1) }, (_, index) => page(protocolId, (index + 1) * PAGE)),
  });
  const documents = first.data && [first, ...rest].flatMap(({ data }) => data?.documents ?? []);
  return { documents, error: first.error };
}
