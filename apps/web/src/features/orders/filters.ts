import type { CallOf, listOrders } from '@itog/contracts';
import { ORDER_KINDS, ORDER_STATUSES } from '@itog/domain';
import { useSearchParams } from 'react-router';

/** Orders on a page, as the server gives them. */
export const PAGE = 50;

/** The parameters of the address that narrow the list. */
export const FILTERS = ['search', 'kind', 'year', 'status', 'page'];

type Wanted = CallOf<typeof listOrders>['query'];

/** What the address asks for; what makes no sense in it is as if it were not there. */
export function wantedOf(parameters: URLSearchParams): { wanted: Wanted; page: number } {
  const page = Math.max(1, Number.parseInt(parameters.get('page') ?? '1', 10) || 1);
  const year = parameters.get('year') ?? '';
  const wanted: Wanted = {
    search: parameters.get('search')?.trim().slice(0, 200) || undefined,
    kind: ORDER_KINDS.find((kind) => kind === parameters.get('kind')),
    status: ORDER_STATUSES.find((status) => status === parameters.get('status')),
    year: /^(199|20|21)\d{1,2}$/.test(year) && year.length === 4 ? Number(year) : undefined,
    offset: (page - 1) * PAGE,
  };
  return { wanted, page };
}

/** What the address asks for, and how to ask for something else; another selection begins at its first page. */
export function useWanted() {
  const [parameters, setParameters] = useSearchParams();
  const set = (name: string, value: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        if (name !== 'page') after.delete('page');
        return after;
      },
      { replace: name !== 'page', preventScrollReset: name !== 'page' },
    );
  return { ...wantedOf(parameters), set };
}
